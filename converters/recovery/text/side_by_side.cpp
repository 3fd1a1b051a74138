#include "gouji/converters/recovery/text/side_by_side.hpp"

#include <algorithm>
#include <utility>

#include "gouji/converters/recovery/text/gutter.hpp"
#include "gouji/formats/layout/line_structure.hpp"

namespace gouji {

namespace {

std::string_view without_end_blanks(std::string_view text) {
    std::size_t const end = text.find_last_not_of(' ');
    return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

class Parting {
public:
    Parting(
        Document& document,
        GutterFinder& finder,
        Gutter const& gutter,
        LineFacts& facts,
        Diagnostics& diagnostics)
        : m_document(document), m_finder(finder), m_gutter(gutter), m_facts(facts),
          m_diagnostics(diagnostics) {}

    SideBySide run() {
        extend();
        std::size_t const begin = first_block();
        std::size_t const end = last_block();
        if (begin >= end) {
            return {};
        }
        SideBySide out{{m_gutter.first, m_gutter.last - m_gutter.first + 1}, {}, {}};
        Blocks parted = structure(Half::Left, out.left);
        Blocks right = structure(Half::Right, out.right);
        std::move(right.begin(), right.end(), std::back_inserter(parted));
        Blocks& blocks = m_document.blocks;
        auto const at = blocks.erase(
            blocks.begin() + static_cast<std::ptrdiff_t>(begin),
            blocks.begin() + static_cast<std::ptrdiff_t>(end));
        blocks.insert(
            at, std::make_move_iterator(parted.begin()), std::make_move_iterator(parted.end()));
        return out;
    }

private:
    enum class Half : std::uint8_t { Left, Right };

    /// Nothing lies across the gutter, or there is something on both sides of it.
    [[nodiscard]] bool may_part(std::uint32_t line) {
        std::string_view const text = m_document.source.text(line);
        if (!may_have_columns(text)) {
            return false;
        }
        Cut const cut = m_finder.cut(line, m_gutter);
        return cut.sure || (!is_blank(text.substr(0, cut.byte)) && cut.byte < text.size());
    }

    /// Titles and prose beside each other belong to it, too, as far as the gutter goes through.
    void extend() {
        if (!m_gutter.separator.empty()) {
            return; // there are no columns to go by
        }
        while (m_gutter.first > 0 && may_part(m_gutter.first - 1)) {
            --m_gutter.first;
        }
        while (m_gutter.last + 1 < m_document.source.size() && may_part(m_gutter.last + 1)) {
            ++m_gutter.last;
        }
    }

    [[nodiscard]] bool is_inside(Block const& block) const {
        return block.source.known() && block.source.first >= m_gutter.first &&
               block.source.end() <= m_gutter.last + 1;
    }
    [[nodiscard]] std::size_t first_block() const {
        Blocks const& blocks = m_document.blocks;
        auto const found = std::find_if(
            blocks.begin(), blocks.end(), [&](Block const& block) { return is_inside(block); });
        return static_cast<std::size_t>(found - blocks.begin());
    }
    [[nodiscard]] std::size_t last_block() const {
        Blocks const& blocks = m_document.blocks;
        auto const found = std::find_if(
            blocks.rbegin(), blocks.rend(), [&](Block const& block) { return is_inside(block); });
        return static_cast<std::size_t>(blocks.rend() - found);
    }

    Blocks structure(Half half, LineRange& added) {
        SourceMap& source = m_document.source;
        added = {source.size(), m_gutter.last - m_gutter.first + 1};
        for (std::uint32_t line = m_gutter.first; line <= m_gutter.last; ++line) {
            add_half(line, half);
        }
        Blocks blocks = structure_lines(source, {&added, 1}, m_diagnostics);
        m_facts.glosses.strip(blocks);
        return blocks;
    }

    void add_half(std::uint32_t line, Half half) {
        SourceMap& source = m_document.source;
        SourceLine const whole = source.line(line);
        std::string const text{whole.text}; // adding a line moves the others
        Cut cut = m_finder.cut(line, m_gutter);
        LineOrigin origin = whole.origin;
        origin.number = origin.number == 0 ? line + 1 : origin.number;
        if (!cut.sure) {
            m_facts.torn.push_back(source.size());
            // A half without a text would not be seen.
            bool const one_half = is_blank(std::string_view{text}.substr(0, cut.byte)) ||
                                  is_blank(std::string_view{text}.substr(cut.byte));
            cut = one_half ? Cut{half == Half::Left ? text.size() : 0, false, text.size()} : cut;
        }
        if (half == Half::Left) {
            source.add_line(
                without_end_blanks(std::string_view{text}.substr(0, cut.left_end)), origin);
        } else {
            // What it keeps of its blanks, so that its columns stay what they are.
            std::size_t const indent = m_finder.indent(line, cut, m_gutter);
            origin.offset += origin.offset < 0 ? 0 : static_cast<std::int64_t>(cut.byte);
            source.add_line(std::string(indent, ' ') + text.substr(cut.byte), origin);
        }
    }

    Document& m_document;
    GutterFinder& m_finder;
    Gutter m_gutter;
    LineFacts& m_facts;
    Diagnostics& m_diagnostics;
};

} // namespace

SideBySide part_side_by_side(
    Document& document, LabelIndex const& index, LineFacts& facts, Diagnostics& diagnostics) {
    GutterFinder finder(document.source, index, facts);
    std::optional<Gutter> const gutter = finder.find();
    return gutter ? Parting(document, finder, *gutter, facts, diagnostics).run() : SideBySide{};
}

} // namespace gouji
