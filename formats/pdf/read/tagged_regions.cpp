#include <algorithm>

#include "gouji/formats/layout/page/page_layout.hpp"
#include "gouji/formats/pdf/read/tagged_reader.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

// Regions in place of what the structure tree says (page_regions.hpp).

namespace gouji::pdfread {

namespace {

/// The tags know the headers of a table, also where they do not know its columns: rows at the top
/// that say nothing else.
void mark_headers(Table& table, std::vector<std::string> const& headers) {
    bool head = true;
    for (Row& row : table.rows) {
        bool says_something = false;
        for (Cell const& cell : row.cells) {
            std::string const text = without_blanks(plain_text(cell.content));
            says_something = says_something || !text.empty();
            head = head && (text.empty() ||
                            std::find(headers.begin(), headers.end(), text) != headers.end());
        }
        head = head && says_something;
        row.group = head ? RowGroup::Head : RowGroup::Body;
    }
    if (head) { // all of it: none
        for (Row& row : table.rows) {
            row.group = RowGroup::Body;
        }
    }
}

} // namespace

/// Whether `run` is of a region. Regions that stand here, or behind it, come with the block's end.
bool TaggedReader::is_left_to_region(std::int32_t page, TextRun const& run) {
    if (m_plan == nullptr || page < 0) {
        return false;
    }
    auto const at = static_cast<std::size_t>(page);
    auto const index = static_cast<std::size_t>(&run - m_content.pages()[at].content.runs.data());
    std::int32_t const region = m_plan->of_run[at][index];
    bool const left = region != RegionPlan::none;
    if (left && std::find(m_waiting.begin(), m_waiting.end(), region) == m_waiting.end()) {
        m_waiting.push_back(region);
    }
    if (auto const behind = m_plan->behind.find({at, index}); behind != m_plan->behind.end()) {
        m_waiting.insert(m_waiting.end(), behind->second.begin(), behind->second.end());
    }
    return left;
}

/// Those that wait, unless a table, list or quote is still being read.
void TaggedReader::add_regions(Flow& flow) {
    if (m_plan == nullptr || m_depth != 0 || m_waiting.empty()) {
        return;
    }
    for (std::int32_t const waiting : std::exchange(m_waiting, {})) {
        add_region(m_plan->regions[static_cast<std::size_t>(waiting)], flow);
    }
}

void TaggedReader::add_region(PageRegion& region, Flow& flow) {
    if (region.pages.empty()) {
        return; // is there already
    }
    Place place;
    place.page = region.pages.front().number;
    m_diagnostics.add(Code::TagsIgnored, place, {{"reason", std::string(region.reason)}});
    for (std::size_t i = 0; i < region.pages.size(); ++i) {
        ReadPage const& page = m_content.page(region.pages[i].number - 1);
        for (std::size_t const picture : region.pictures[i]) {
            PagePicture kept = page.content.pictures[picture];
            kept.media = m_media.load(page.picture_objects[picture]);
            region.pages[i].pictures.push_back(std::move(kept));
        }
    }
    Blocks blocks = layout_part(std::exchange(region.pages, {}), m_document, m_diagnostics);
    for (Block& block : blocks) {
        auto* const table = std::get_if<Box<Table>>(&block.node);
        if (table != nullptr && !region.headers.empty()) {
            mark_headers(**table, region.headers);
        }
        flow.blocks.push_back(std::move(block));
    }
}

} // namespace gouji::pdfread
