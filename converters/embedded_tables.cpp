#include "gouji/converters/embedded_tables.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/formats/html/html.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/support/ascii.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::string_view page_head = "<!DOCTYPE html><meta charset=utf-8>";

/// From each line of markup in which a table begins to the line in which all are ended that have
/// begun since; in order, and nested as the tables are. One pass, however many do not end.
std::vector<LineRange> table_lines(SourceMap const& source) {
    struct Open {
        std::size_t index; ///< into `found`
        std::size_t depth; ///< of tables before the line
    };
    std::vector<LineRange> found; ///< count 0: does not end
    std::vector<Open> open;
    std::size_t depth = 0;
    for (std::uint32_t line = 0; line < source.size(); ++line) {
        std::string_view const raw = source.text(line);
        if (raw.find('<') == std::string_view::npos) {
            continue;
        }
        std::string const text = lower_case(raw);
        std::size_t const begun = count_of(text, "<table");
        if (begun > 0 && trim(text).starts_with('<')) {
            open.push_back({found.size(), depth});
            found.push_back({line, 0});
        }
        depth = depth + begun - std::min(depth + begun, count_of(text, "</table"));
        for (; !open.empty() && depth <= open.back().depth; open.pop_back()) {
            LineRange& table = found[open.back().index];
            table.count = line + 1 - table.first;
        }
    }
    return found;
}

/// Says of what was read from a page made of lines where it stands among these lines.
class Places {
public:
    Places(SourceMap const& lines, LineRange range, SourceMap const& page)
        : m_range(range), m_page(page) {
        std::size_t begin = page_head.size();
        for (std::uint32_t line = range.first; line < range.end(); ++line) {
            m_begins.push_back(static_cast<std::int64_t>(begin));
            begin += lines.text(line).size() + 1;
        }
    }

    void settle(Blocks& blocks) const {
        for (Block& block : blocks) {
            block.source = m_range;
            match(
                block,
                [](Paragraph&) {},
                [](Heading&) {},
                [this](List& list) {
                    for (ListItem& item : list.items) {
                        settle(item.children);
                    }
                },
                [this](Quote& quote) { settle(quote.children); },
                [](Verbatim&) {},
                [this](Box<Table>& table) { settle(*table); },
                [](PageBreak&) {});
        }
    }

    void settle(Table& table) const {
        for (Row& row : table.rows) {
            for (Cell& cell : row.cells) {
                cell.source = place(cell.source);
                settle(cell.content);
            }
        }
    }

private:
    [[nodiscard]] SourceRef place(SourceRef in_page) const {
        std::int64_t const offset =
            in_page.line == no_line ? -1 : m_page.line(in_page.line).origin.offset;
        auto const behind = std::upper_bound(m_begins.begin(), m_begins.end(), offset);
        if (behind == m_begins.begin()) {
            return {m_range.first, 0};
        }
        return {
            m_range.first + static_cast<std::uint32_t>(behind - m_begins.begin()) - 1,
            static_cast<std::uint32_t>(offset - *(behind - 1))};
    }

    LineRange m_range;
    SourceMap const& m_page;
    std::vector<std::int64_t> m_begins; ///< of each line, in the page
};

/// The tables of the lines; nothing where they hold anything else.
Blocks read_tables(
    SourceMap const& source, LineRange range, Limits const& limits, Diagnostics& diagnostics) {
    std::string page(page_head);
    for (std::uint32_t line = range.first; line < range.end(); ++line) {
        page.append(source.text(line)).append("\n");
    }
    Diagnostics said;
    ReadOptions options;
    options.limits = limits;
    Result<Document> read = read_html(page, options, said);
    bool const only_tables =
        read && read->media.empty() && read->furniture.empty() &&
        std::all_of(read->blocks.begin(), read->blocks.end(), [](Block const& block) {
            return std::holds_alternative<Box<Table>>(block.node);
        });
    if (!only_tables) {
        return {};
    }
    for (Diagnostic const& diagnostic : said.all()) {
        diagnostics.add(diagnostic.code, place_of(source, {range.first, 0}), diagnostic.data);
    }
    Places(source, range, read->source).settle(read->blocks);
    return std::move(read->blocks);
}

/// The block behind those from `begin` on that hold the lines of `range`, no others, and all of
/// them; `begin` when there are none.
std::size_t end_of_blocks(Blocks const& blocks, std::size_t begin, LineRange range) {
    std::size_t end = begin;
    while (end < blocks.size() && blocks[end].source.known() &&
           blocks[end].source.end() <= range.end()) {
        ++end;
    }
    return end > begin && blocks[end - 1].source.end() == range.end() ? end : begin;
}

} // namespace

void read_embedded_tables(Document& document, Limits const& limits, Diagnostics& diagnostics) {
    Blocks& blocks = document.blocks;
    std::vector<LineRange> const ranges = table_lines(document.source);
    if (ranges.empty()) {
        return; // as in most texts
    }
    auto range = ranges.begin();
    std::uint32_t tried = 0; // the lines before were read, or are no table as a whole
    Blocks out;
    for (std::size_t i = 0; i < blocks.size();) {
        std::uint32_t const line = blocks[i].source.first;
        bool const known = blocks[i].source.known();
        while (known && range != ranges.end() && range->first < line) {
            ++range;
        }
        Blocks tables;
        std::size_t end = i;
        if (known && range != ranges.end() && range->first == line && range->known() &&
            line >= tried) {
            tried = range->end();
            end = end_of_blocks(blocks, i, *range);
            tables = end > i ? read_tables(document.source, *range, limits, diagnostics) : Blocks{};
        }
        if (tables.empty()) {
            out.push_back(std::move(blocks[i++]));
            continue;
        }
        std::move(tables.begin(), tables.end(), std::back_inserter(out));
        i = end;
    }
    blocks = std::move(out);
}

} // namespace gouji
