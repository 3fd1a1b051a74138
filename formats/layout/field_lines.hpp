#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "gouji/formats/layout/layout_line.hpp"
#include "gouji/formats/support/east_asian_width.hpp"

/// Lines as fields that blanks keep apart: what fixed-width tables are found in.

namespace gouji {

/// How many columns characters take: Wide and Fullwidth ones two, those of ambiguous width one or
/// two; or each character one, as extractors of page text count.
enum class LineMeasure : unsigned char { Narrow, Wide, Characters };
[[nodiscard]] std::size_t columns_of(char32_t code_point, LineMeasure measure);

/// A piece of a line between two gaps of two or more columns; columns [begin, end).
struct Field {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view text;
};
struct FieldLine {
    LayoutLine line;
    std::vector<Field> fields;
    bool is_rule = false;  ///< "----  -----" or "=====": each run is a field
    bool has_data = false; ///< a value stands behind the first field
};

/// Longer lines are no rows of a table that somebody aligned (bytes).
inline constexpr std::size_t longest_field_line = 2000;

/// "----  -----", "=====", "────": a line between header and body, or around them.
[[nodiscard]] bool is_table_rule(std::string_view line);
/// A rule of several runs, one for each column.
[[nodiscard]] bool draws_columns(std::string_view line);
/// Whether a line has at least two fields. Cheap enough to ask of every line.
[[nodiscard]] bool has_fields(std::string_view line);
[[nodiscard]] FieldLine split_fields(LayoutLine const& line, LineMeasure measure);

/// A number as a table holds it, alone or with signs and units around it (1 000, 2.5%, (12), 3/4),
/// or a sign for "none".
[[nodiscard]] bool is_value_field(std::string_view text);
/// Nothing but one number with its sign, separators and percent.
[[nodiscard]] bool is_number_field(std::string_view text);

} // namespace gouji
