#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/document.hpp"
#include "gouji/tests/converters/recovery/simulator/drawing.hpp"
#include "gouji/tests/converters/recovery/simulator/random.hpp"

/// What tools make of the tables: one row here for each kind of damage that is known.

namespace gouji::simulation {

/// What of a row's values an output still tells.
enum class Remains : std::uint8_t {
    Exact,      ///< every value and its place
    Candidates, ///< the values and their order; the truth must be among the candidates
    Lost,       ///< less than that; whatever is said without a mark must be true
    Unjudged,   ///< the truth contradicts the axioms of placement (a blank total beside values)
};

/// What becomes of a layout's cells, as far as judging is concerned.
enum class Fate : std::uint8_t {
    BlanksKept,
    BlanksCut,
    LastBlanksUnsure, ///< kept, but a blank first value and a bar of padding look alike
    Glued,            ///< digits of a row run together
    ColumnMajor,      ///< complete columns can be put back, cut ones cannot
    Everything,       ///< all values gone
    NoTables,         ///< no table may be seen in it
};

using Lines = std::vector<std::string>;

struct Layout {
    std::string_view name;        ///< "L7"
    std::string_view description; ///< what the text looks like and what it lost
    Fate fate = Fate::BlanksCut;
    void (*table)(DrawnTable const& table, Random& random, Lines& out) = nullptr;
    /// Paragraphs are parted by blank lines.
    bool blank_lines_in_prose = false;
    /// The blocks of a form may be drawn as tables of their own.
    bool may_part = true;
    /// What happens to the whole text at the end; null for nothing.
    void (*finish)(Lines& lines) = nullptr;
    bool is_document = false;  ///< tables of a model document, not lines
    bool side_by_side = false; ///< two reports in one text
};

[[nodiscard]] std::span<Layout const> all_layouts();
[[nodiscard]] Layout const* find_layout(std::string_view name);

/// What remains of one row of `table` behind `fate`.
[[nodiscard]] Remains remains_of(Fate fate, FilledTable const& table, std::size_t row);

// Rows on lines, with bars (layouts_bars.cpp).
void draw_padded_bars(DrawnTable const& table, Random& random, Lines& out);
void draw_padded_bars_broken_at_blanks(DrawnTable const& table, Random& random, Lines& out);
void draw_bare_bars(DrawnTable const& table, Random& random, Lines& out);
void draw_bars_with_placeholders(DrawnTable const& table, Random& random, Lines& out);
void draw_bars_on_the_grid(DrawnTable const& table, Random& random, Lines& out);
void draw_leading_bars(DrawnTable const& table, Random& random, Lines& out);
void draw_wrapped_rows(DrawnTable const& table, Random& random, Lines& out);
void draw_mini_tables(DrawnTable const& table, Random& random, Lines& out);
void draw_comma_records(DrawnTable const& table, Random& random, Lines& out);
void draw_comma_records_repeating(DrawnTable const& table, Random& random, Lines& out);

// One cell a line (layouts_lines.cpp).
void draw_cell_lines_padded(DrawnTable const& table, Random& random, Lines& out);
void draw_cell_lines_kept(DrawnTable const& table, Random& random, Lines& out);
void draw_tabbed_lines(DrawnTable const& table, Random& random, Lines& out);
void draw_blank_separated(DrawnTable const& table, Random& random, Lines& out);
void draw_bare_lines(DrawnTable const& table, Random& random, Lines& out);
void draw_blanks_as_lines(DrawnTable const& table, Random& random, Lines& out);
void draw_cells_over_lines(DrawnTable const& table, Random& random, Lines& out);
void draw_glued_digits(DrawnTable const& table, Random& random, Lines& out);

// Text of PDF pages (layouts_pages.cpp).
void draw_page_raw(DrawnTable const& table, Random& random, Lines& out);
void draw_page_layout(DrawnTable const& table, Random& random, Lines& out);
void draw_column_major(DrawnTable const& table, Random& random, Lines& out);
void draw_shredded_heads(DrawnTable const& table, Random& random, Lines& out);
void remove_repeated_lines(Lines& lines);

// Tables of a document (layouts_document.cpp).
/// Spans as they are, or with the faults that pages have: a missing row span, sliver columns, extra
/// zeros behind a value.
[[nodiscard]] Table document_table(DrawnTable const& table, bool faults, Random& random);

} // namespace gouji::simulation
