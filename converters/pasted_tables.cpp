#include "gouji/converters/pasted_tables.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/formats/layout/block_parser.hpp"
#include "gouji/formats/layout/field_lines.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/loose_table.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// A document has few of them in a row by chance; a table of values alone, one a line, has more.
constexpr std::size_t least_shaped_lines = 2;
constexpr std::size_t least_value_lines = 4;

bool is_plain(Inlines const& inlines) {
    return std::all_of(inlines.begin(), inlines.end(), [](Inline const& item) {
        return std::holds_alternative<Text>(item.node) ||
               std::holds_alternative<LineBreak>(item.node);
    });
}

bool is_text_only(Inlines const& inlines) {
    return std::all_of(inlines.begin(), inlines.end(), [](Inline const& item) {
        auto const* const styled = std::get_if<Styled>(&item.node);
        return styled != nullptr ? is_text_only(styled->children) : is_plain({item});
    });
}

/// Whether a block is nothing but lines.
bool is_lines(Block const& block) {
    auto const* const paragraph = std::get_if<Paragraph>(&block.node);
    return block.source.known() && (std::holds_alternative<Verbatim>(block.node) ||
                                    (paragraph != nullptr && is_text_only(paragraph->children)));
}

/// Whether the lines that a block keeps may be written anew.
bool may_be_cut(Block const& block) {
    auto const* const paragraph = std::get_if<Paragraph>(&block.node);
    return paragraph == nullptr || is_plain(paragraph->children);
}

/// The lines `range` of `block`, as a block of its kind.
Block cut(Block const& block, SourceMap const& source, LineRange range) {
    Block out = block;
    out.source = range;
    std::string text;
    Inlines children;
    for (std::uint32_t line = range.first; line < range.end(); ++line) {
        if (line != range.first) {
            text += '\n';
            children.push_back({LineBreak{}});
        }
        text += source.text(line);
        children.push_back({Text{std::string(source.text(line))}});
    }
    if (auto* const paragraph = std::get_if<Paragraph>(&out.node)) {
        paragraph->children = std::move(children);
    } else {
        out.node = Verbatim{std::move(text)};
    }
    return out;
}

/// Tabs and blanks in paragraphs are also how people set schedules and forms to sign: who writes in
/// such a format makes a table where he wants one.
bool is_evident_in_paragraphs(Table const& table) {
    return std::all_of(table.rows.begin(), table.rows.end(), [](Row const& row) {
        return row.cells.size() > 2 && !row.cells.front().content.empty();
    });
}

class PastedTables {
public:
    PastedTables(Document& document, Diagnostics& diagnostics)
        : m_document(document), m_source(document.source), m_diagnostics(diagnostics) {}

    void run() {
        Blocks& blocks = m_document.blocks;
        for (std::size_t begin = 0; begin < blocks.size();) {
            std::size_t const end = end_of_run(begin);
            Blocks tables;
            if (end > begin) {
                tables = find_tables({blocks[begin].source.first, lines_of(begin, end)});
                drop_doubtful(
                    tables, {blocks.begin() + static_cast<std::ptrdiff_t>(begin), end - begin});
            }
            replace(begin, std::max(end, begin + 1), tables);
            begin = std::max(end, begin + 1);
        }
        blocks = std::move(m_out);
    }

private:
    /// Behind the blocks from `begin` on whose lines follow each other; `begin` when it has none.
    /// Preformatted lines are a run of their own.
    [[nodiscard]] std::size_t end_of_run(std::size_t begin) const {
        Blocks const& blocks = m_document.blocks;
        auto const goes_on = [&](std::size_t at) {
            bool const preformatted = std::holds_alternative<Verbatim>(blocks[at].node) ||
                                      std::holds_alternative<Verbatim>(blocks[at - 1].node);
            return !preformatted && blocks[at].source.first == blocks[at - 1].source.end();
        };
        std::size_t end = begin;
        while (end < blocks.size() && is_lines(blocks[end]) && (end == begin || goes_on(end))) {
            ++end;
        }
        return end;
    }

    [[nodiscard]] std::uint32_t lines_of(std::size_t begin, std::size_t end) const {
        return m_document.blocks[end - 1].source.end() - m_document.blocks[begin].source.first;
    }

    /// Spares plain prose the search.
    static bool may_hold_table(LayoutLines lines) {
        std::size_t shaped = 0;
        std::size_t values = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::string_view const text = lines[i].text;
            shaped += text.find('\t') != std::string_view::npos || has_fields(text) ||
                              begins_with_bars(lines.subspan(i, 1))
                          ? 1U
                          : 0U;
            values += is_value_line(text) ? 1U : 0U;
        }
        return shaped >= least_shaped_lines || values >= least_value_lines;
    }

    Blocks find_tables(LineRange range) {
        std::vector<LayoutLine> const lines = lines_in(range);
        Blocks tables;
        if (!may_hold_table(lines)) {
            return tables;
        }
        ParseNotes notes;
        for (Block& block : parse_blocks(lines, 0, notes)) {
            if (std::holds_alternative<Box<Table>>(block.node) && block.source.known()) {
                tables.push_back(std::move(block));
            }
        }
        for (LineRange const unsure : notes.unsure_tables) {
            m_diagnostics.add(
                Code::TableUnsure,
                place_of(m_source, {unsure.first, 0}),
                {{"lines", std::to_string(unsure.count)}});
        }
        return tables;
    }

    void drop_doubtful(Blocks& tables, std::span<Block const> run) const {
        std::erase_if(tables, [&](Block const& table) {
            LineRange const lines = table.source;
            auto const holder = std::find_if(run.begin(), run.end(), [&](Block const& block) {
                return lines.first < block.source.end();
            });
            return std::holds_alternative<Paragraph>(holder->node) &&
                   !begins_with_bars(lines_in({lines.first, 1})) &&
                   !is_evident_in_paragraphs(*std::get<Box<Table>>(table.node));
        });
    }

    [[nodiscard]] std::vector<LayoutLine> lines_in(LineRange range) const {
        std::vector<LayoutLine> lines;
        for (std::uint32_t line = range.first; line < range.end(); ++line) {
            lines.push_back({m_source.text(line), line, 0});
        }
        return lines;
    }

    /// Moves the blocks [begin, end) out, with `tables`, in order, in place of their lines.
    void replace(std::size_t begin, std::size_t end, std::span<Block> tables) {
        Blocks& blocks = m_document.blocks;
        std::size_t at = begin;
        for (Block& table : tables) {
            while (at < end && blocks[at].source.end() <= table.source.first) {
                m_out.push_back(std::move(blocks[at++]));
            }
            std::size_t behind = at;
            while (behind < end && blocks[behind].source.first < table.source.end()) {
                ++behind;
            }
            at = put_table(at, behind, std::move(table));
        }
        std::move(
            blocks.begin() + static_cast<std::ptrdiff_t>(at),
            blocks.begin() + static_cast<std::ptrdiff_t>(end),
            std::back_inserter(m_out));
    }

    /// `table` in place of its lines in the blocks [begin, end), which hold all of them. The first
    /// block that is still to be moved out: `end`, or the last one when lines of it are left.
    std::size_t put_table(std::size_t begin, std::size_t end, Block table) {
        Block& first = m_document.blocks[begin];
        Block& last = m_document.blocks[end - 1];
        LineRange const lines = table.source;
        LineRange const before{first.source.first, lines.first - first.source.first};
        LineRange const after{lines.end(), last.source.end() - lines.end()};
        if ((before.known() && !may_be_cut(first)) || (after.known() && !may_be_cut(last))) {
            return begin;
        }
        if (holds_text(before)) {
            m_out.push_back(cut(first, m_source, before));
        }
        m_out.push_back(std::move(table));
        if (!holds_text(after)) {
            return end;
        }
        last = cut(last, m_source, after);
        return end - 1;
    }

    [[nodiscard]] bool holds_text(LineRange range) const {
        for (std::uint32_t line = range.first; range.known() && line < range.end(); ++line) {
            if (!is_blank(m_source.text(line))) {
                return true;
            }
        }
        return false;
    }

    Document& m_document;
    SourceMap const& m_source;
    Diagnostics& m_diagnostics;
    Blocks m_out;
};

} // namespace

void find_pasted_tables(Document& document, Diagnostics& diagnostics) {
    PastedTables(document, diagnostics).run();
}

} // namespace gouji
