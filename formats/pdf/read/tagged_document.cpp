#include "gouji/formats/pdf/read/tagged_document.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "gouji/formats/pdf/read/structure_tree.hpp"
#include "gouji/formats/pdf/read/tagged_content.hpp"
#include "gouji/formats/pdf/read/tagged_reader.hpp"
#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"
#include "gouji/model/walk.hpp"

namespace gouji::pdfread {

namespace {

/// Where the cells of a table stand against its rows and columns.
class PlacementCheck {
public:
    PlacementCheck(SourceMap const& source, std::vector<ReadPage> const& pages)
        : m_source(source), m_pages(pages) {}

    void look_at(Table const& table) {
        TableGrid const grid = form_grid(table);
        m_has_holes = m_has_holes || grid.defects() != 0;
        m_lost_columns = m_lost_columns || shows_more_columns(grid);
        Row row;
        float last_right = 0;
        std::int32_t last_page = 0;
        for (TableGrid::Placed const& placed : grid.cells()) {
            if (placed.row != row.number) {
                end_row(row);
                row = {placed.row, 0, 1e9F, -1e9F};
                last_page = 0;
            }
            if (placed.cell->source.line == no_line || is_blank(placed.cell->content)) {
                continue;
            }
            SourceLine const line = m_source.line(placed.cell->source.line);
            if (line.box.x1 <= line.box.x0) {
                continue;
            }
            if (last_page == line.origin.page) {
                ++m_checks;
                m_faults += line.box.x1 < last_right ? 1 : 0;
            }
            last_page = line.origin.page;
            last_right = line.box.x0;
            if (placed.row_span == 1 && (row.page == 0 || row.page == line.origin.page)) {
                float const middle = (line.box.y0 + line.box.y1) / 2;
                row.page = line.origin.page;
                row.top = std::min(row.top, middle);
                row.bottom = std::max(row.bottom, middle);
            }
        }
        end_row(row);
        m_above = {};
    }

    /// What is wrong; null when nothing is.
    [[nodiscard]] char const* fault() const {
        if (m_has_holes) {
            return "tables lack cells";
        }
        if (m_lost_columns) {
            return "the pages show more rows or columns";
        }
        return m_faults * 20 > m_checks ? "cells stand elsewhere than their rows and columns say"
                                        : nullptr;
    }

private:
    /// The middles of the cells that stand in one row only.
    struct Row {
        std::int32_t number = -1;
        std::int32_t page = 0;
        float top = 1e9F;
        float bottom = -1e9F;
    };
    void end_row(Row const& row) {
        if (row.page == 0) {
            return;
        }
        if (m_above.page == row.page) {
            ++m_checks;
            m_faults += row.top + 1 < m_above.bottom ? 1 : 0;
        }
        m_above = row;
    }

    /// Lines across most of the table part it into rows and columns. Chromium leaves empty cells
    /// out of its tags, and with them whole empty rows and columns.
    [[nodiscard]] bool shows_more_columns(TableGrid const& grid) const {
        std::map<std::int32_t, Rect> boxes; // by page
        bool nests = false;
        for (TableGrid::Placed const& placed : grid.cells()) {
            for (Block const& block : placed.cell->content) {
                nests = nests || std::holds_alternative<Box<Table>>(block.node);
            }
            if (placed.cell->source.line == no_line) {
                continue;
            }
            SourceLine const line = m_source.line(placed.cell->source.line);
            if (line.box.x1 > line.box.x0) {
                auto const [entry, is_new] = boxes.try_emplace(line.origin.page, line.box);
                Rect& box = entry->second;
                box = {
                    std::min(box.x0, line.box.x0),
                    std::min(box.y0, line.box.y0),
                    std::max(box.x1, line.box.x1),
                    std::max(box.y1, line.box.y1)};
            }
        }
        if (nests) {
            return false;
        }
        bool const alone = boxes.size() == 1;
        return std::any_of(boxes.begin(), boxes.end(), [&](auto const& entry) {
            PageContent const& content = m_pages[static_cast<std::size_t>(entry.first - 1)].content;
            return count_lines(content, entry.second, true) > grid.columns() - 1 ||
                   (alone && count_lines(content, entry.second, false) > grid.rows() - 1);
        });
    }

    /// Lines inside `box` over most of its height, or of its width.
    static std::int32_t count_lines(PageContent const& page, Rect const& box, bool upright) {
        std::vector<float> places;
        for (RuleLine const& rule : page.rules) {
            Rect const& r = rule.box;
            bool const is_upright = r.y1 - r.y0 > r.x1 - r.x0;
            float const from = upright ? std::max(r.y0, box.y0) : std::max(r.x0, box.x0);
            float const to = upright ? std::min(r.y1, box.y1) : std::min(r.x1, box.x1);
            float const extent = upright ? box.y1 - box.y0 : box.x1 - box.x0;
            float const place = upright ? (r.x0 + r.x1) / 2 : (r.y0 + r.y1) / 2;
            bool const inside =
                upright ? place > box.x0 && place < box.x1 : place > box.y0 && place < box.y1;
            if (is_upright == upright && inside && to - from > 0.6F * extent) {
                places.push_back(place);
            }
        }
        std::sort(places.begin(), places.end());
        std::int32_t count = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            constexpr float same = 3; // double lines
            count += i == 0 || places[i] - places[i - 1] > same ? 1 : 0;
        }
        return count;
    }

    SourceMap const& m_source;
    std::vector<ReadPage> const& m_pages;
    bool m_has_holes = false;
    bool m_lost_columns = false;
    Row m_above;
    std::size_t m_checks = 0;
    std::size_t m_faults = 0;
};

/// What is wrong with the tables; null when nothing is.
char const* fault_of_tables(Document const& document, std::vector<ReadPage> const& pages) {
    PlacementCheck check(document.source, pages);
    for (TableInDocument const& item : tables_of(document)) {
        check.look_at(*item.table);
    }
    return check.fault();
}

/// Many producers draw the blank that a line broke at; others leave it out.
RunJoin choose_join(StructureTree const& tree, ReadDocument const& read) {
    if (tree.is_own()) {
        return RunJoin::Exact;
    }
    std::string const producer = read.file->trailer().get("Info").get("Producer").text();
    for (std::string_view const name : {"LibreOffice", "Microsoft", "WPS"}) {
        if (producer.find(name) != std::string::npos) {
            return RunJoin::Drawn;
        }
    }
    for (ReadPage const& page : read.pages) {
        TextRun const* last = nullptr;
        for (TextRun const& run : page.content.runs) {
            bool const wraps = last != nullptr && last->marked_content == run.marked_content &&
                               run.marked_content >= 0 && run.baseline > last->baseline + 1;
            if (wraps && last->text.ends_with(' ')) {
                return RunJoin::Drawn;
            }
            last = &run;
        }
    }
    return RunJoin::Split;
}

/// Lines of a sequence of furniture.
Blocks sequence_paragraph(PageContent const& page, ArtifactSequence const& sequence) {
    Paragraph paragraph;
    float baseline = 0;
    for (TextRun const& run : page.runs) {
        if (run.order < sequence.first_run || run.order >= sequence.last_run) {
            continue;
        }
        bool const wraps = !paragraph.children.empty() && std::abs(run.baseline - baseline) > 1;
        if (wraps) {
            paragraph.children.push_back({LineBreak{}});
        }
        if (paragraph.children.empty() || wraps) {
            paragraph.children.push_back({Text{}});
        }
        std::get<Text>(paragraph.children.back().node).utf8 += run.text;
        baseline = run.baseline;
    }
    Blocks blocks;
    blocks.push_back({std::move(paragraph), {}});
    return blocks;
}

/// Our header and footer stand on every page alike.
void take_header_and_footer(std::vector<ReadPage> const& pages, Document& document) {
    auto const take = [&](std::string_view subtype, Blocks& into) {
        for (ReadPage const& page : pages) {
            for (ArtifactSequence const& sequence : page.artifacts) {
                if (sequence.subtype == subtype) {
                    Blocks blocks = sequence_paragraph(page.content, sequence);
                    std::move(blocks.begin(), blocks.end(), std::back_inserter(into));
                }
            }
            if (!into.empty()) {
                return;
            }
        }
    };
    take("Header", document.header);
    take("Footer", document.footer);
}

FurnitureKind
furniture_kind(std::string_view subtype, TextRun const& run, PageContent const& page) {
    bool const digits =
        run.text.find_first_of("0123456789") != std::string::npos && run.stops.size() <= 12;
    if (subtype == "PageNum" || (subtype.empty() && digits)) {
        return FurnitureKind::PageNumber;
    }
    bool const above = run.baseline < page.height / 2;
    return subtype == "Header" || (subtype != "Footer" && above) ? FurnitureKind::Header
                                                                 : FurnitureKind::Footer;
}

/// What others marked as furniture, a line a piece.
void take_furniture(
    std::vector<ReadPage> const& pages, Document& document, Diagnostics& diagnostics) {
    for (ReadPage const& page : pages) {
        TextRun const* last = nullptr;
        auto sequence = page.artifacts.begin();
        for (TextRun const& run : page.content.runs) {
            if (!run.artifact || is_blank(run.text)) {
                continue;
            }
            while (sequence != page.artifacts.end() && sequence->last_run <= run.order) {
                ++sequence;
            }
            bool const goes_on = last != nullptr && std::abs(last->baseline - run.baseline) < 1;
            if (goes_on) {
                document.furniture.back().text += run.text;
            } else {
                std::string_view const subtype =
                    sequence != page.artifacts.end() ? sequence->subtype : std::string_view();
                document.furniture.push_back(
                    {furniture_kind(subtype, run, page.content), run.text, {}});
            }
            last = &run;
        }
    }
    if (!document.furniture.empty()) {
        diagnostics.add(
            Code::FurnitureRemoved,
            {},
            {{"count", std::to_string(document.furniture.size())},
             {"example", std::string(trim(document.furniture.front().text))}});
    }
}

void take_page_setup(StructureTree const& tree, Document& document) {
    for (StructureElement const& element : tree.elements()) {
        if (element.standard != "Document") {
            continue;
        }
        Object const values = tree.attribute(element, pdf_names::owner, pdf_names::page);
        if (values.size() == 6) {
            auto const value = [&](std::size_t i) {
                return static_cast<float>(values.at(i).number());
            };
            document.page = PageSetup{value(0), value(1), value(2), value(3), value(4), value(5)};
        }
        return;
    }
}

bool ignore_tags(char const* reason, Diagnostics& diagnostics) {
    diagnostics.add(Code::TagsIgnored, {}, {{"reason", reason}});
    return false;
}

} // namespace

bool read_tagged(
    ReadDocument& read, ReadOptions const& options, Document& document, Diagnostics& diagnostics) {
    std::optional<StructureTree> const tree =
        StructureTree::read(*read.file, read.list, *read.resources, options.limits.depth);
    if (!tree) {
        return false;
    }
    Document tagged;
    Diagnostics said;
    TaggedContent content(read.pages);
    MediaLoader media(tagged);
    TaggedReader reader(
        *tree, content, media, tagged, said, choose_join(*tree, read), options.limits.depth);
    reader.read();
    auto const [outside, all] = content.count_outside();
    constexpr std::size_t few = 10; // a stamp, a page number that nobody marked
    if (outside == all && all != 0) {
        return false; // a tree in name only
    }
    if (outside > few && outside * 100 > all) {
        return ignore_tags("text stands outside of them", diagnostics);
    }
    if (!tree->is_own()) {
        if (char const* const fault = fault_of_tables(tagged, read.pages)) {
            return ignore_tags(fault, diagnostics);
        }
    }
    for (Diagnostic const& one : said.all()) {
        diagnostics.add(one.code, one.place, one.data);
    }
    if (tree->is_own()) {
        take_header_and_footer(read.pages, tagged);
        take_page_setup(*tree, tagged);
    } else {
        take_furniture(read.pages, tagged, diagnostics);
    }
    tagged.metadata = std::move(document.metadata);
    document = std::move(tagged);
    return true;
}

} // namespace gouji::pdfread
