#include "gouji/converters/statutory/report_parts.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/converters/statutory/report_text.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// A bound table with the top-level block it stands in.
struct BoundTable {
    Table const* table = nullptr;
    std::size_t block = 0;
};

void collect_bound(
    Blocks const& blocks, std::size_t top_level, bool nested, std::vector<BoundTable>& out) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto const* const boxed = std::get_if<Box<Table>>(&blocks[i].node);
        if (boxed == nullptr) {
            continue;
        }
        std::size_t const block = nested ? top_level : i;
        Table const& table = **boxed;
        if (table.form) {
            out.push_back({&table, block});
        }
        for (Row const& row : table.rows) {
            for (Cell const& cell : row.cells) {
                collect_bound(cell.content, block, true, out);
            }
        }
    }
}

/// The letters of a block that may be a line of a title; empty for any other.
std::u32string letters_of(Block const& block) {
    constexpr std::size_t longest = 600;
    auto const* const paragraph = std::get_if<Paragraph>(&block.node);
    auto const* const heading = std::get_if<Heading>(&block.node);
    std::string const text = paragraph != nullptr ? plain_text(paragraph->children)
                             : heading != nullptr ? plain_text(heading->children)
                                                  : std::string{};
    return text.size() <= longest ? line_letters(text) : std::u32string{};
}

/// The first title among the blocks [begin, end), which may be set in several; empty title and
/// `end` when there is none.
struct FoundTitle {
    std::u32string title;
    std::size_t block = 0;
};
FoundTitle find_title(Blocks const& blocks, std::size_t begin, std::size_t end) {
    std::vector<std::u32string> letters;
    for (std::size_t block = begin; block < end; ++block) {
        letters.push_back(letters_of(blocks[block]));
    }
    std::vector<std::u32string_view> const lines(letters.begin(), letters.end());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::span const from = std::span{lines}.subspan(i);
        std::size_t const count = title_lines(from);
        if (count > 0) {
            FoundTitle found{{}, begin + i};
            for (std::u32string_view const line : from.first(count)) {
                found.title += line;
            }
            return found;
        }
    }
    return {{}, end};
}

/// The rows of which the table has more than the place: what is missing here may stand elsewhere.
std::set<std::string> rows_with_values(Table const& table, SourceMap const& source) {
    Diagnostics unused;
    TableGrid const grid = form_grid(table, source, unused);
    FormBinding const& binding = *table.form;
    std::set<std::string> rows;
    for (FormBinding::Value const& value : binding.values) {
        auto const* const placed = grid.covering(value.slot.row, value.slot.column);
        if (placed != nullptr && placed->cell->evidence != Evidence::Missing) {
            rows.insert(binding.table + '/' + binding.rows[value.row].id);
        }
    }
    return rows;
}

} // namespace

std::vector<ReportPart> split_reports(Document const& document) {
    std::vector<BoundTable> tables;
    collect_bound(document.blocks, 0, false, tables);
    std::vector<ReportPart> parts(1);
    std::set<std::string> seen;
    std::u32string title; // of the report at hand
    std::size_t next_block = 0;
    for (BoundTable const& bound : tables) {
        std::set<std::string> rows = rows_with_values(*bound.table, document.source);
        FoundTitle found = find_title(document.blocks, next_block, bound.block);
        bool const repeats = std::any_of(
            rows.begin(), rows.end(), [&](std::string const& row) { return seen.contains(row); });
        bool const retitled =
            !parts.back().tables.empty() && !found.title.empty() && found.title != title;
        if (repeats || retitled) {
            parts.back().end = found.block;
            parts.push_back({found.block, 0, {}});
            seen.clear();
        }
        if (!found.title.empty()) {
            title = std::move(found.title);
        }
        seen.merge(rows);
        parts.back().tables.push_back(bound.table);
        next_block = bound.block + 1;
    }
    parts.back().end = document.blocks.size();
    return parts;
}

} // namespace gouji
