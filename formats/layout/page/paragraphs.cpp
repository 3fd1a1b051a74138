#include "gouji/formats/layout/page/paragraphs.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/page/line_text.hpp"
#include "gouji/formats/layout/page/page_geometry.hpp"

namespace gouji {

namespace {

constexpr float size_slack = 0.08F;
/// In parts of the font size.
constexpr float indent = 0.9F;
constexpr float same_left = 0.5F;
constexpr float blank = 0.4F;
/// A label may hang this far before its text.
constexpr float longest_hang = 8.0F;
/// Of the usual distance of lines.
constexpr float wider_spacing = 1.3F;

bool begins_with_label(std::string_view text) {
    return list_label_length(text) > 0 || numbered_heading_level(text) > 0;
}

/// The usual distance between the baselines of a page's lines.
float usual_spacing(ReadPage const& page) {
    std::vector<float> distances;
    LineItem const* last = nullptr;
    for (PageItem const& item : page.items) {
        auto const* const line = std::get_if<LineItem>(&item.node);
        if (line != nullptr && last != nullptr && line->baseline > last->baseline &&
            line->left == last->left) {
            distances.push_back(line->baseline - last->baseline);
        }
        last = line;
    }
    if (distances.empty()) {
        return 0;
    }
    // The lower third: within paragraphs rather than between them.
    auto const third = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 3);
    std::nth_element(distances.begin(), third, distances.end());
    return *third;
}

class LineJoiner {
public:
    std::vector<FlowItem> join(std::vector<ReadPage> pages) {
        for (ReadPage& page : pages) {
            m_spacing = usual_spacing(page);
            for (std::size_t i = 0; i < page.items.size(); ++i) {
                LineItem const* const after = i + 1 < page.items.size()
                                                  ? std::get_if<LineItem>(&page.items[i + 1].node)
                                                  : nullptr;
                add(page.items[i], after);
            }
        }
        return std::move(m_flow);
    }

private:
    void add(PageItem& item, LineItem const* after) {
        if (auto* const line = std::get_if<LineItem>(&item.node)) {
            add(*line, item.page, after);
        } else if (auto* const table = std::get_if<TableItem>(&item.node)) {
            m_flow.push_back({std::move(*table), item.page});
            m_open = false;
        } else {
            m_flow.push_back({std::get<PagePicture>(item.node), item.page});
            m_open = false;
        }
    }

    void add(LineItem& line, std::int32_t page, LineItem const* after) {
        if (m_open && continues(line, page, after)) {
            auto& paragraph = std::get<ParagraphItem>(m_flow.back().node);
            append_wrapped_line(paragraph.text, line.text);
            paragraph.source.count = line.source_line + 1 - paragraph.source.first;
            paragraph.bold = paragraph.bold && line.bold;
            ++paragraph.lines;
        } else {
            m_flow.push_back(
                {ParagraphItem{
                     line.text,
                     {line.source_line, 1},
                     line.box,
                     line.size,
                     line.left,
                     line.right,
                     1,
                     line.bold},
                 page});
        }
        m_open = true;
        m_last = std::move(line);
        m_page = page;
    }

    [[nodiscard]] bool
    continues(LineItem const& line, std::int32_t page, LineItem const* after) const {
        auto const& paragraph = std::get<ParagraphItem>(m_flow.back().node);
        float const size = m_last.size;
        bool const had_room = m_last.right - m_last.box.x1 > line.first_token_width + blank * size;
        if (had_room || m_last.gaps || line.gaps || m_last.bold != line.bold ||
            std::abs(line.size - size) > size_slack * size || begins_with_label(line.text)) {
            return false;
        }
        bool const jumps = page != m_page || line.baseline < m_last.baseline;
        if (jumps) {
            return !ends_sentence(m_last.text) && paragraph.lines > 1 &&
                   line.box.x0 - line.left < indent * size;
        }
        float const distance = line.baseline - m_last.baseline;
        if (m_spacing > 0 && distance > wider_spacing * std::max(m_spacing, size)) {
            return false;
        }
        return !is_indented(line, paragraph, after);
    }

    /// Whether `line` begins further right than the paragraph goes on.
    [[nodiscard]] bool
    is_indented(LineItem const& line, ParagraphItem const& paragraph, LineItem const* after) const {
        float const size = m_last.size;
        float const step = line.box.x0 - m_last.box.x0;
        if (step > indent * size) {
            bool const hangs = paragraph.lines == 1 && begins_with_label(paragraph.text) &&
                               step < longest_hang * size;
            return !hangs;
        }
        // Two first lines, both indented, or the lines of an indented paragraph? The next one
        // tells.
        bool const both = paragraph.lines == 1 && std::abs(step) < same_left * size &&
                          line.box.x0 - line.left > indent * size;
        return both && after != nullptr && line.box.x0 - after->box.x0 > indent * size;
    }

    std::vector<FlowItem> m_flow;
    LineItem m_last;
    std::int32_t m_page = 0;
    float m_spacing = 0;
    bool m_open = false;
};

} // namespace

std::vector<FlowItem> join_lines(std::vector<ReadPage> pages) {
    return LineJoiner{}.join(std::move(pages));
}

} // namespace gouji
