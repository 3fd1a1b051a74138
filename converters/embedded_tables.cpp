#include "gouji/converters/embedded_tables.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/formats/html/html.hpp"
#include "gouji/formats/support/ascii.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::uint32_t most_lines = 20'000; ///< of one table
constexpr std::string_view page_head = "<!DOCTYPE html><meta charset=utf-8>";

/// How often `what`, in lower case, stands in `line`.
int count_of(std::string_view line, std::string_view what) {
    int count = 0;
    for (std::size_t at = line.find(what); at != std::string_view::npos;
         at = line.find(what, at + 1)) {
        ++count;
    }
    return count;
}

bool begins_table(std::string_view line) {
    return trim(line).starts_with('<') && count_of(lower_case(line), "<table") > 0;
}

/// The lines of the table that begins in `line`.
std::optional<LineRange> table_lines(SourceMap const& source, std::uint32_t line) {
    std::uint32_t const last = std::min(source.size() - line, most_lines) + line;
    int open = 0;
    for (std::uint32_t at = line; at < last; ++at) {
        std::string const text = lower_case(source.text(at));
        open += count_of(text, "<table") - count_of(text, "</table");
        if (open <= 0) {
            return LineRange{line, at + 1 - line};
        }
    }
    return std::nullopt;
}

/// Says of what was read from a page made of lines where it stands among these lines.
class Places {
public:
    Places(SourceMap const& lines, LineRange range, SourceMap const& page)
        : m_lines(lines), m_range(range), m_page(page) {}

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
        if (offset < static_cast<std::int64_t>(page_head.size())) {
            return {m_range.first, 0};
        }
        std::size_t rest = static_cast<std::size_t>(offset) - page_head.size();
        for (std::uint32_t line = m_range.first; line < m_range.end(); ++line) {
            std::size_t const length = m_lines.text(line).size();
            if (rest <= length) {
                return {line, static_cast<std::uint32_t>(rest)};
            }
            rest -= length + 1;
        }
        return {m_range.first, 0};
    }

    SourceMap const& m_lines;
    LineRange m_range;
    SourceMap const& m_page;
};

/// The tables of the lines; nothing where they hold anything else.
Blocks read_tables(SourceMap const& source, LineRange range, Limits const& limits) {
    std::string page(page_head);
    for (std::uint32_t line = range.first; line < range.end(); ++line) {
        page.append(source.text(line)).append("\n");
    }
    Diagnostics unused; // form_grid() says again what is wrong with a table
    ReadOptions options;
    options.limits = limits;
    Result<Document> read = read_html(page, options, unused);
    bool const only_tables =
        read && read->media.empty() &&
        std::all_of(read->blocks.begin(), read->blocks.end(), [](Block const& block) {
            return std::holds_alternative<Box<Table>>(block.node);
        });
    if (!only_tables) {
        return {};
    }
    Places(source, range, read->source).settle(read->blocks);
    return std::move(read->blocks);
}

} // namespace

void read_embedded_tables(Document& document, Limits const& limits) {
    Blocks& blocks = document.blocks;
    Blocks out;
    for (std::size_t i = 0; i < blocks.size();) {
        LineRange const own = blocks[i].source;
        std::optional<LineRange> range;
        if (own.known() && begins_table(document.source.text(own.first))) {
            range = table_lines(document.source, own.first);
        }
        std::size_t behind = i;
        while (range && behind < blocks.size() && blocks[behind].source.known() &&
               blocks[behind].source.end() <= range->end()) {
            ++behind;
        }
        bool const whole = range && behind > i && blocks[behind - 1].source.end() == range->end();
        Blocks tables = whole ? read_tables(document.source, *range, limits) : Blocks{};
        if (tables.empty()) {
            out.push_back(std::move(blocks[i++]));
            continue;
        }
        std::move(tables.begin(), tables.end(), std::back_inserter(out));
        i = behind;
    }
    blocks = std::move(out);
}

} // namespace gouji
