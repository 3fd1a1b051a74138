#include "gouji/formats/layout/page/block_builder.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/page/captions.hpp"
#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/formats/layout/page/paragraphs.hpp"
#include "gouji/formats/layout/page/table_block.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr float heading_growth = 1.12F;
constexpr float same_size = 0.6F; ///< points
constexpr std::size_t most_heading_lines = 3;
constexpr std::size_t longest_heading = 240; ///< bytes
constexpr std::int32_t deepest_heading = 9;
constexpr float millimetres_per_point = 25.4F / 72.F;
constexpr float centre_slack = 1.5F; ///< of the font size

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        if (is_han(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0) {
            return true;
        }
    }
    return false;
}

/// The sizes of text in a document.
class TextSizes {
public:
    explicit TextSizes(std::vector<FlowItem> const& flow) {
        std::map<int, std::size_t> weights; // half points
        for (FlowItem const& item : flow) {
            if (auto const* const paragraph = std::get_if<ParagraphItem>(&item.node)) {
                weights[static_cast<int>(std::lround(paragraph->size * 2))] +=
                    paragraph->text.size();
            }
        }
        auto const most =
            std::max_element(weights.begin(), weights.end(), [](auto const& a, auto const& b) {
                return a.second < b.second;
            });
        m_body = most == weights.end() ? 0 : static_cast<float>(most->first) / 2;
        for (FlowItem const& item : flow) {
            auto const* const paragraph = std::get_if<ParagraphItem>(&item.node);
            if (paragraph != nullptr && is_large(*paragraph)) {
                m_larger.push_back(paragraph->size);
            }
        }
        std::sort(m_larger.begin(), m_larger.end(), std::greater<>{});
        auto const alike = [](float a, float b) { return a - b < same_size; };
        m_larger.erase(std::unique(m_larger.begin(), m_larger.end(), alike), m_larger.end());
    }

    [[nodiscard]] bool is_large(ParagraphItem const& paragraph) const {
        return paragraph.size >= heading_growth * m_body && looks_like_heading(paragraph);
    }
    /// 1 for the largest; body text is one deeper than the smallest that is larger.
    [[nodiscard]] std::int32_t level_of(float size) const {
        std::int32_t level = 1;
        for (float const larger : m_larger) {
            level += larger >= size + same_size ? 1 : 0;
        }
        return std::min(level, deepest_heading);
    }
    [[nodiscard]] static bool looks_like_heading(ParagraphItem const& paragraph) {
        return paragraph.lines <= most_heading_lines && paragraph.text.size() <= longest_heading &&
               has_letter(paragraph.text) && !paragraph.text.ends_with('.') &&
               !paragraph.text.ends_with("。") && !paragraph.text.ends_with("；") &&
               !paragraph.text.ends_with(';') && !paragraph.text.ends_with(',') &&
               !is_caption(paragraph.text);
    }

private:
    float m_body = 0;
    std::vector<float> m_larger;
};

class Builder {
public:
    explicit Builder(std::vector<FlowItem> flow) : m_flow(std::move(flow)), m_sizes(m_flow) {}

    Blocks build() {
        while (m_at < m_flow.size()) {
            if (!add_list()) {
                add(m_flow[m_at++]);
            }
        }
        return std::move(m_blocks);
    }

private:
    void add(FlowItem& item) {
        if (auto* const paragraph = std::get_if<ParagraphItem>(&item.node)) {
            add(*paragraph, item.page);
        } else if (auto* const table = std::get_if<TableItem>(&item.node)) {
            LineRange const lines = table->lines;
            m_blocks.push_back({Box<Table>{make_table(std::move(*table))}, lines});
        } else {
            add(std::get<PagePicture>(item.node));
        }
    }

    void add(PagePicture const& picture) {
        if (picture.media.empty()) {
            return;
        }
        Image image;
        image.media = picture.media;
        image.width = width_of(picture.box) * millimetres_per_point;
        image.height = height_of(picture.box) * millimetres_per_point;
        Paragraph paragraph;
        paragraph.children.push_back({Box<Image>{std::move(image)}});
        m_blocks.push_back({std::move(paragraph), {}});
    }

    void add(ParagraphItem const& item, std::int32_t page) {
        std::int32_t const level = heading_level(item, page);
        if (level > 0) {
            m_blocks.push_back({Heading{make_inlines(item.text), level}, item.source});
            return;
        }
        Paragraph paragraph;
        paragraph.children = make_inlines(item.text);
        paragraph.role =
            is_caption(item.text) && item.lines <= most_heading_lines ? Role::Caption : Role::Body;
        if (is_centred(item)) {
            paragraph.align = Align::Center;
        }
        m_blocks.push_back({std::move(paragraph), item.source});
    }

    static bool is_centred(ParagraphItem const& item) {
        float const left = item.first_line.x0 - item.column_left;
        float const right = item.column_right - item.first_line.x1;
        return item.lines == 1 && left > 3 * item.size &&
               std::abs(left - right) < centre_slack * item.size;
    }

    [[nodiscard]] std::int32_t heading_level(ParagraphItem const& item, std::int32_t page) const {
        bool const han = holds_han(item.text);
        if (han && item.lines <= most_heading_lines) {
            if (std::int32_t const level = numbered_heading_level(item.text); level > 0) {
                return level;
            }
        }
        // The title of an official document is told by its words (mark_title).
        if (han && page == 1 && (is_title_line(item.text) || is_organization_line(item.text))) {
            return 0;
        }
        if (m_sizes.is_large(item)) {
            return m_sizes.level_of(item.size);
        }
        return is_bold_heading(item) ? m_sizes.level_of(item.size) : 0;
    }

    /// Bold on its own above text that is not.
    [[nodiscard]] bool is_bold_heading(ParagraphItem const& item) const {
        if (!item.bold || item.lines > 2 || !TextSizes::looks_like_heading(item) ||
            m_at >= m_flow.size()) {
            return false;
        }
        auto const* const next = std::get_if<ParagraphItem>(&m_flow[m_at].node);
        return next == nullptr || !next->bold || next->lines > 1;
    }

    [[nodiscard]] ParagraphItem const* paragraph_at(std::size_t index) const {
        return index < m_flow.size() ? std::get_if<ParagraphItem>(&m_flow[index].node) : nullptr;
    }

    /// Bullets, or numbers that count up with a blank behind them (as lists of plain text).
    bool add_list() {
        ParagraphItem const* item = paragraph_at(m_at);
        if (item == nullptr || list_label_length(item->text) == 0 || m_sizes.is_large(*item)) {
            return false;
        }
        std::string_view const first =
            std::string_view{item->text}.substr(0, list_label_length(item->text));
        bool const bullets = is_bullet(first);
        List list;
        list.ordered = !bullets;
        LineRange source = item->source;
        std::size_t end = m_at;
        std::uint32_t number = label_number(first);
        for (; (item = paragraph_at(end)) != nullptr; ++end, ++number) {
            std::size_t const length = list_label_length(item->text);
            std::string_view const label = std::string_view{item->text}.substr(0, length);
            bool const fits =
                length > 0 &&
                (bullets ? label == first : label_number(label) == number && !is_bullet(label)) &&
                (!holds_han(item->text) || numbered_heading_level(item->text) == 0);
            if (!fits) {
                break;
            }
            std::string_view const text = trim(std::string_view{item->text}.substr(length));
            ListItem entry{std::string{label}, {}};
            if (!text.empty()) {
                Block block = make_paragraph(text);
                block.source = item->source;
                entry.children.push_back(std::move(block));
            }
            list.items.push_back(std::move(entry));
            source.count = item->source.end() - source.first;
        }
        bool const is_list = !list.items.empty() && (bullets || list.items.size() > 1);
        if (is_list) {
            m_blocks.push_back({std::move(list), source});
            m_at = end;
        }
        return is_list;
    }

    std::vector<FlowItem> m_flow;
    TextSizes m_sizes;
    std::size_t m_at = 0;
    Blocks m_blocks;
};

void report_joined(std::vector<FlowItem> const& flow, Diagnostics& diagnostics) {
    std::size_t joined = 0;
    for (FlowItem const& item : flow) {
        if (auto const* const paragraph = std::get_if<ParagraphItem>(&item.node)) {
            joined += paragraph->lines - 1;
        }
    }
    if (joined > 0) {
        diagnostics.add(Code::LinesJoined, {}, {{"count", std::to_string(joined)}});
    }
}

} // namespace

Blocks build_blocks(std::vector<ReadPage> pages, Diagnostics& diagnostics) {
    std::vector<FlowItem> flow = join_lines(std::move(pages));
    report_joined(flow, diagnostics);
    return Builder{std::move(flow)}.build();
}

} // namespace gouji
