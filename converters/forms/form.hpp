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
    /// Official wording; empty for a value cell.
    std::string text;
    /// Other wordings met for the same label: typos, shortenings, other editions' words.
    std::vector<std::string> variants;
    bool is_value = false;
    /// Index into Form::rows of a value cell and of the label that names exactly one row (its
    /// innermost); -1 for labels of groups, heads and columns.
    std::int32_t row = -1;
    /// Value cells: index into the row's columns.
    std::int32_t column = -1;
};

/// A row of values. `columns`, `cells`, `kinds` and `units` are of equal length.
struct FormRow {
    std::string id;    ///< "3.4.2"; unique in the form
    std::string label; ///< innermost label, official wording; empty where label_cell is -1
    std::int32_t grid_row = 0;
    std::vector<std::string> columns; ///< path of each value: "自然人", "行政复议/结果维持"
    std::vector<std::int32_t> cells; ///< index into Form::cells of each value cell
    std::int32_t label_cell = -1;    ///< index into Form::cells; -1: no label (review)
    std::vector<NumberKind> kinds;
    std::vector<std::string> units; ///< "万元"; "" when the form states none
};

/// One addend of an identity: a row, a column, or one cell; with its sign.
struct FormTerm {
    std::string row;    ///< row id; "" in identities that run along a row
    std::string column; ///< column path; "" in identities that run down a column
    int sign = 1;
    int year = 0; ///< -1: the value in the report of the year before (Form::across_years)
};

/// left = right, to be tested on each row or on each column. All rows and columns exist in the
/// form.
struct FormIdentity {
    enum class Along : std::uint8_t {
        Row,    ///< terms name columns; tested on every row in `over`
        Column, ///< terms name rows; tested on every column in `over`
    };
    std::string rule; ///< "balance", "row-total", "column-total", "review-total", a form's own
    Along along = Along::Row;
    std::vector<FormTerm> left;
    std::vector<FormTerm> right;
    std::vector<std::string> over; ///< row ids or column paths; never empty
    /// The total that the finding is named after; both empty: it is named after all terms.
    std::string total_row;
    std::string total_column;
    bool official = false; ///< printed in the form itself, not derived from its meaning
};

/// Of `of` measured rows with as many applicant values as `columns` names, `seen` held these.
struct FormPrior {
    std::vector<std::string> columns;
    std::int64_t seen = 0;
    std::int64_t of = 0;
};

/// A number of the table that reports like to repeat in their prose: the sum of `cells` (row and
/// column each). The wordings are those of wording.hpp.
struct FormProse {
    std::vector<FormTerm> cells;
    std::vector<std::string> says;      ///< with # for the number: "收到*申请#件"
    std::vector<std::string> says_none; ///< without: "未收到*申请"
    /// Where other things are counted in the same words: what the text must have spoken of by then.
    std::vector<std::string> subject;
};

struct Form {
    std::string id;       ///< "applications-2021"
    std::string table;    ///< "applications"
    std::string edition;  ///< "2021"
    std::string title;    ///< "收到和处理政府信息公开申请情况"
    std::string citation; ///< "国办公开办函〔2021〕30号"
    /// Other wordings met for the title of the form's chapter.
    std::vector<std::string> title_variants;
    /// The edition follows from the tables beside it (review).
    bool same_in_all_editions = false;
    /// The years for which the edition is prescribed: to break ties only.
    std::int32_t first_year = 0;
    std::int32_t last_year = 9999;
    std::int32_t head_rows = 0;
    std::int32_t grid_rows = 0;
    std::int32_t grid_columns = 0;
    /// Cover the grid exactly once; in row order. Without the values: the form's label sequence.
    std::vector<FormCell> cells;
    std::vector<FormRow> rows; ///< in grid order; never empty
    /// Within one report.
    std::vector<FormIdentity> identities;
    /// With terms of the year before, in the same `table` of whatever edition.
    std::vector<FormIdentity> across_years;
    std::vector<FormPrior> priors;
    std::vector<FormProse> prose;
    /// Where the form may be drawn as several tables: first grid row of each part; {0} for one
    /// part.
    std::vector<std::int32_t> part_rows;
};

/// All forms known to a run, built-in ones first.
class FormLibrary {
public:
    /// The embedded forms. Parsed on the first call that needs them.
    [[nodiscard]] static Result<FormLibrary> built_in();
    /// Adds every *.json of a folder, in whatever order they extend each other. A form of a known
    /// id replaces it; one with "extends" and no id of its own adds to it. A bad file is
    /// Code::BadForm with its name, the place in it and the reason, and leaves the library as it
    /// was.
    [[nodiscard]] Status add_folder(std::string const& path);
    /// Adds one form file; `name` is for messages.
    [[nodiscard]] Status add_json(std::string_view json, std::string const& name);

    [[nodiscard]] std::span<Form const> all() const { return m_forms; }
    [[nodiscard]] Form const* find(std::string_view id) const;

private:
    std::vector<Form> m_forms;
};

} // namespace gouji
