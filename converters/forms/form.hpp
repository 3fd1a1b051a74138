#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

/// A statutory form as data: its grid, the paths of its labels, its value slots, units, sum rules
/// and priors. The files are *.json beside this header (schema: docs/schema/form.schema.json),
/// embedded at build time; more come from --forms DIR. Code that uses forms knows no form by name.

namespace gouji {

enum class NumberKind : std::uint8_t { Integer, Decimal, Signed };

/// One cell of the form's grid.
struct FormCell {
    GridPosition slot;
    std::int32_t row_span = 1;
    std::int32_t col_span = 1;
    std::string text;                  ///< official wording; empty for a value cell
    std::vector<std::string> variants; ///< other wordings met for the same label (typos,
                                       ///< shortenings, other editions' words)
    bool is_value = false;
    std::int32_t row =
        -1; ///< value cells: index into Form::rows; labels of one row: likewise; else -1
    std::int32_t column = -1; ///< value cells: index into the row's columns
};

/// A row of values.
struct FormRow {
    std::string id;    ///< "3.4.2"
    std::string label; ///< innermost label, official wording
    std::int32_t grid_row = 0;
    std::vector<std::string> columns; ///< path of each value column: "自然人", "行政复议/结果维持"
    std::vector<std::int32_t> cells; ///< index into Form::cells of each value cell
    std::int32_t label_cell =
        -1; ///< index into Form::cells; -1 where the row has no label (review)
    std::vector<NumberKind> kinds;  ///< one a column
    std::vector<std::string> units; ///< one a column: "件", "万元"; "" when the form states none
};

/// One addend of an identity: a row, a column, or one cell; with its sign.
struct FormTerm {
    std::string row;    ///< row id; "" in identities that run along a row
    std::string column; ///< column path; "" in identities that run down a column
    int sign = 1;
    int year = 0; ///< -1: the value in the report of the year before (Form::across_years)
};

/// left = right, to be tested on each row or on each column.
struct FormIdentity {
    enum class Along : std::uint8_t {
        Row,    ///< terms name columns; tested on every row in `over`
        Column, ///< terms name rows; tested on every column in `over`
    };
    std::string rule; ///< "balance", "row-total", "column-total", "review-total" or a form's own
    Along along = Along::Row;
    std::vector<FormTerm> left;
    std::vector<FormTerm> right;
    std::vector<std::string> over; ///< row ids or column paths; never empty
    std::string total_row; ///< the total that the finding is named after; empty: all its terms
    std::string total_column;
    bool official = false; ///< printed in the form itself, not derived from its meaning
};

/// How often, of measured rows with `present` applicant values, these columns held them.
struct FormPrior {
    std::vector<std::string> columns;
    std::int64_t seen = 0;
    std::int64_t of = 0;
};

struct Form {
    std::string id;                          ///< "applications-2021"
    std::string table;                       ///< "applications"
    std::string edition;                     ///< "2021"
    std::string title;                       ///< "收到和处理政府信息公开申请情况"
    std::vector<std::string> title_variants; ///< other wordings met for the title of its chapter
    std::string citation;                    ///< "国办公开办函〔2021〕30号"
    bool same_in_all_editions = false; ///< the edition follows from the tables beside it (review)
    std::int32_t first_year =
        0; ///< the years for which the edition is prescribed, to break ties only
    std::int32_t last_year = 9999;
    std::int32_t head_rows = 0;
    std::int32_t grid_rows = 0;
    std::int32_t grid_columns = 0;
    std::vector<FormCell>
        cells; ///< in row order: the form's label sequence is this without the values
    std::vector<FormRow> rows;
    std::vector<FormIdentity> identities; ///< within one report
    std::vector<FormIdentity>
        across_years; ///< with terms of the year before, of the same `table` in any edition
    std::vector<FormPrior> priors;
    /// Where the form may be drawn as several tables: first grid row of each part; {0} for one
    /// part.
    std::vector<std::int32_t> part_rows;
};

/// All forms known to a run, built-in ones first.
class FormLibrary {
public:
    /// The embedded forms. Parsed on the first call that needs them.
    [[nodiscard]] static Result<FormLibrary> built_in();
    /// Adds every *.json of a folder; a form of a known id replaces it, one with "extends" adds to
    /// it.
    [[nodiscard]] Status add_folder(std::string const& path);
    [[nodiscard]] Status add_json(std::string_view json, std::string const& name);

    [[nodiscard]] std::span<Form const> all() const { return m_forms; }
    [[nodiscard]] Form const* find(std::string_view id) const;

private:
    std::vector<Form> m_forms;
};

} // namespace gouji
