#include "gouji/converters/recovery/rows/titled_row.hpp"

#include <algorithm>

#include "gouji/converters/recovery/words/label_key.hpp"

namespace gouji {

namespace {

constexpr std::size_t longest_head = 60; ///< cells between the title and the values

bool is_value(StreamCell const& cell) {
    return cell.kind == CellKind::Value || cell.kind == CellKind::Blank;
}

/// [begin, end) of the stream.
struct Run {
    std::size_t begin;
    std::size_t end;
};

/// The first values behind `begin`, when they are exactly `columns`.
std::optional<Run>
find_row(CellStream const& stream, std::size_t begin, std::size_t end, std::size_t columns) {
    for (std::size_t cell = begin; cell < end;) {
        if (!is_value(stream[cell])) {
            ++cell;
            continue;
        }
        Run run{cell, cell};
        bool blank = true;
        for (; run.end < stream.size() && is_value(stream[run.end]); ++run.end) {
            blank &= stream[run.end].kind == CellKind::Blank;
        }
        if (run.end - run.begin == columns) {
            return run;
        }
        if (!blank) {
            return std::nullopt;
        }
        cell = run.end;
    }
    return std::nullopt;
}

} // namespace

std::vector<std::size_t>
find_titles(FormLabels const& form, CellStream const& stream, std::size_t begin, std::size_t end) {
    std::vector<std::u32string> titles{label_key(form.form->title)};
    for (std::string const& variant : form.form->title_variants) {
        titles.push_back(label_key(variant));
    }
    std::vector<std::size_t> found;
    for (std::size_t cell = begin; cell < end; ++cell) {
        bool const is_title = std::any_of(titles.begin(), titles.end(), [&](auto const& title) {
            constexpr std::size_t longest_number = 3; // "第四章" before the title
            return stream[cell].kind == CellKind::Text && stream[cell].key.ends_with(title) &&
                   stream[cell].key.size() <= title.size() + longest_number;
        });
        if (is_title) {
            found.push_back(cell);
        }
    }
    return found;
}

std::optional<TitledRow> read_titled_row(
    FormLabels const& form, CellStream const& stream, std::size_t title, std::size_t limit) {
    std::vector<FormRow> const& rows = form.form->rows;
    if (rows.size() != 1 || rows.front().label_cell >= 0) {
        return std::nullopt;
    }
    std::optional<Run> const run = find_row(
        stream, title + 1, std::min(limit, title + 1 + longest_head), rows.front().columns.size());
    if (!run) {
        return std::nullopt;
    }
    TitledRow out;
    out.alignment.form = &form;
    RowReading row;
    row.present = true;
    row.exact = true;
    row.rule = "order.title";
    for (std::size_t cell = run->begin; cell < run->end; ++cell) {
        row.values.push_back(found_value(stream, cell));
    }
    out.reading.rows.push_back(std::move(row));
    out.reading.begin = title + 1;
    out.reading.end = run->end;
    out.reading.has_values = true;
    for (std::size_t cell = title + 1; cell < run->begin; ++cell) {
        out.reading.leftovers.push_back(cell);
    }
    return out;
}

} // namespace gouji
