#include <algorithm>
#include <optional>
#include <vector>

#include "gouji/formats/layout/cell_groups.hpp"
#include "gouji/formats/layout/cell_types.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/loose_cells.hpp"
#include "gouji/formats/layout/loose_table.hpp"

namespace gouji {

namespace {

constexpr std::size_t fewest_rows = 3;

Table make_table(std::span<CellRow const> rows) {
    Table table;
    for (CellRow const& cells : rows) {
        Row row;
        for (LineCell const& cell : cells) {
            row.cells.push_back(make_loose_cell(cell.line, cell.text));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// "text |", "text | |||", "|", "||||": at most one cell, and bars of padding behind it.
struct BarredLine {
    LineCell cell;
    bool has_cell = false;
    std::size_t pads = 0;
};

std::optional<BarredLine> split_barred(LayoutLine const& line) {
    std::string_view const text = trim_line(line.text);
    std::size_t const bar = text.find('|');
    if (bar == std::string_view::npos || text.starts_with('\\') ||
        text.find_first_not_of(" \t|", bar) != std::string_view::npos) {
        return std::nullopt;
    }
    BarredLine split;
    split.cell = {line, trim_ascii(text.substr(0, bar))};
    auto const bars = static_cast<std::size_t>(std::count(text.begin(), text.end(), '|'));
    split.has_cell = !split.cell.text.empty() || bars == 1;
    split.pads = bars - (split.has_cell ? 1 : 0);
    return split;
}

/// A run of barred lines: its cells, cut where padding ends a row.
struct BarredRun {
    CellRows rows;
    std::vector<std::size_t> pads; ///< of each row; 0: none
    std::size_t lines = 0;
};

BarredRun take_barred(LayoutLines lines) {
    BarredRun run;
    bool open = false;
    for (LayoutLine const& line : lines) {
        std::optional<BarredLine> const split = split_barred(line);
        if (!split) {
            break;
        }
        ++run.lines;
        if (!open && split->has_cell) {
            run.rows.emplace_back();
            run.pads.push_back(0);
        }
        if (split->has_cell) {
            run.rows.back().push_back(split->cell);
        }
        if (!run.pads.empty()) {
            run.pads.back() += split->pads;
        }
        open = split->has_cell && split->pads == 0;
    }
    return run;
}

/// The padding is the same behind each row; the last one may have none.
bool ends_alike(BarredRun const& run) {
    std::size_t const columns = run.rows[0].size();
    for (std::size_t i = 0; i < run.rows.size(); ++i) {
        bool const last = i + 1 == run.rows.size();
        if (run.rows[i].size() != columns ||
            (run.pads[i] != run.pads[0] && !(last && run.pads[i] == 0))) {
            return false;
        }
    }
    return columns >= 2 && run.rows.size() >= fewest_rows;
}

/// Cells without any row ends, cut so that labels stand above columns of texts and values. Only one
/// length can do: longer ones have values among the labels.
CellRows cut_below_labels(CellRow const& cells) {
    constexpr std::size_t most_columns = 64;
    std::size_t labels = 0; // the header's, and that of the first row
    while (labels <= most_columns && labels < cells.size() && is_label_cell(cells[labels].text)) {
        ++labels;
    }
    // The first column holds texts: the labels of its rows say where they begin. The first row has
    // fewer labels than the header, because other columns hold values.
    for (std::size_t columns = labels / 2 + 1; columns < labels; ++columns) {
        if (cells.size() % columns != 0 || cells.size() / columns < fewest_rows) {
            continue;
        }
        CellRows rows;
        for (std::size_t at = 0; at < cells.size(); at += columns) {
            auto const first = cells.begin() + static_cast<std::ptrdiff_t>(at);
            rows.emplace_back(first, first + static_cast<std::ptrdiff_t>(columns));
        }
        bool const labelled = std::none_of(rows.begin(), rows.end(), [](CellRow const& row) {
            return row[0].text.empty() || is_typed_cell(row[0].text);
        });
        if (labelled && are_evident_rows(rows, CellLayout::Bare)) {
            return rows;
        }
    }
    return {};
}

LooseTable read_barred(LayoutLines lines) {
    BarredRun run = take_barred(lines);
    LooseTable found;
    found.lines = run.lines;
    if (run.rows.size() == 1 && run.pads[0] == 0) {
        run.rows = cut_below_labels(run.rows[0]);
        if (!run.rows.empty()) {
            found.table = make_table(run.rows);
        }
    } else if (!run.rows.empty() && ends_alike(run)) {
        found.table = make_table(run.rows);
    }
    return found;
}

LooseTable read_groups(LayoutLines lines) {
    constexpr std::size_t fewest_columns = 3; ///< of what is worth a word
    CellGroups const groups = find_cell_groups(lines);
    LooseTable found;
    found.lines = groups.rows.empty() ? groups.searched : groups.lines;
    if (groups.rows.empty()) {
        return found;
    }
    if (are_evident_rows(groups.rows, groups.layout)) {
        found.table = make_table(groups.rows);
        return found;
    }
    bool const pairs =
        groups.rows.size() > fewest_rows &&
        std::all_of(groups.rows.begin(), groups.rows.end(), [](CellRow const& row) {
            return row.size() == 2 && is_label_cell(row[0].text) && is_typed_cell(row[1].text);
        });
    auto const wide = std::count_if(groups.rows.begin(), groups.rows.end(), [](CellRow const& row) {
        return row.size() >= fewest_columns;
    });
    found.looks_like_one = pairs || static_cast<std::size_t>(wide) >= fewest_rows;
    return found;
}

} // namespace

LooseTable read_cell_lines(LayoutLines lines) {
    return split_barred(lines[0]) ? read_barred(lines) : read_groups(lines);
}

} // namespace gouji
