#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/converters/forms/form.hpp"

/// A form file as it is written: rows of cells like HTML's, with nothing resolved. Between its two
/// steps, JSON -> FormFile -> Form, `extends` is looked up.

namespace gouji {

struct FormFileCell {
    std::string text;
    std::int32_t rows = 1;
    std::int32_t columns = 1;
    bool is_value = false;
};

struct FormFileColumn {
    std::string name;
    NumberKind kind = NumberKind::Integer;
    std::string unit;
};

/// One line of the grid. Cells take the slots that cells of earlier lines left free, left to right.
struct FormFileLine {
    std::string row; ///< id of the row whose values stand in the line; empty for a line of labels
    std::vector<FormFileCell> cells;
    /// The columns of this line's row and of all below it, until a line says otherwise.
    std::optional<std::vector<FormFileColumn>> columns;
    bool is_array = false; ///< written as an array of cells; for places in messages
};

/// What the file says; a member that is absent keeps what the extended form has.
struct FormFile {
    std::string name; ///< of the file, for messages
    std::string extends;
    std::optional<std::string> id, table, edition, title, citation;
    std::optional<std::vector<std::string>> title_variants;
    std::optional<bool> same_in_all_editions;
    std::optional<std::int32_t> first_year, last_year;
    std::optional<std::int32_t> head_rows;
    std::optional<std::vector<std::int32_t>> part_rows;
    std::vector<FormFileColumn> columns; ///< of all rows, unless a line says otherwise
    std::optional<std::vector<FormFileLine>> grid;
    std::optional<std::vector<FormIdentity>> identities,
        across_years; ///< `over` empty: wherever it applies
    std::optional<std::vector<FormPrior>> priors;
    std::optional<std::vector<FormProse>> prose;
    std::vector<std::pair<std::string, std::vector<std::string>>>
        variants; ///< label -> other wordings
};

/// Code::BadForm with {file} and {reason}; the reason begins with the place in the file.
[[nodiscard]] Error
bad_form(std::string_view file, std::string_view place, std::string_view reason);

/// Reads the JSON. Unknown members, wrong types and sizes out of range are errors.
[[nodiscard]] Result<FormFile> parse_form_file(std::string_view json, std::string const& name);

/// Resolves and validates it: the grid is covered exactly once, every value belongs to a row and a
/// column, identities name rows and columns that exist. `base` is the form that the file extends.
[[nodiscard]] Result<Form> build_form(FormFile file, Form const* base);

/// Lays the lines of a form file out into form.cells, rows, grid_rows and grid_columns.
/// `default_columns` are those of lines before any line states its own.
[[nodiscard]] Status lay_out_grid(
    std::vector<FormFileLine> lines,
    std::vector<FormFileColumn> const& default_columns,
    std::string const& file,
    Form& form);

} // namespace gouji
