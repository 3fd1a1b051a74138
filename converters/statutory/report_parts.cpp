#include "gouji/converters/statutory/report_parts.hpp"

#include <algorithm>
#include <set>
#include <string>

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

bool is_title_block(Block const& block) {
    auto const* const paragraph = std::get_if<Paragraph>(&block.node);
    auto const* const heading = std::get_if<Heading>(&block.node);
    return (paragraph != nullptr && is_report_title(plain_text(paragraph->children))) ||
           (heading != nullptr && is_report_title(plain_text(heading->children)));
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
    std::size_t last_block = 0;
    for (BoundTable const& bound : tables) {
        std::set<std::string> rows = rows_with_values(*bound.table, document.source);
        bool const repeats = std::any_of(
            rows.begin(), rows.end(), [&](std::string const& row) { return seen.contains(row); });
        if (repeats) {
            std::size_t begin = bound.block;
            for (std::size_t block = last_block + 1; block < bound.block; ++block) {
                if (is_title_block(document.blocks[block])) {
                    begin = block;
                    break;
                }
            }
            parts.back().end = begin;
            parts.push_back({begin, 0, {}});
            seen.clear();
        }
        seen.merge(rows);
        parts.back().tables.push_back(bound.table);
        last_block = bound.block;
    }
    parts.back().end = document.blocks.size();
    return parts;
}

} // namespace gouji
