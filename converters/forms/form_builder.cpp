#include <algorithm>
#include <unordered_map>
#include <utility>

#include "gouji/converters/forms/form_file.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

template <class T> void take(T& to, std::optional<T>& from) {
    if (from) {
        to = std::move(*from);
    }
}

std::string item(std::string_view list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

std::string quoted(std::string_view name) {
    return "\"" + std::string(name) + "\"";
}

/// Ids stand in the marks of doubt and in file names, between blanks and brackets.
bool is_id(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char byte) {
        constexpr std::string_view forbidden = "[]/\\:\"";
        return static_cast<unsigned char>(byte) > ' ' && byte != '\x7f' &&
               forbidden.find(byte) == std::string_view::npos;
    });
}

class FormBuilder {
public:
    FormBuilder(FormFile file, Form const* base)
        : m_file(std::move(file)), m_form(base != nullptr ? *base : Form{}), m_base(base) {}

    Result<Form> run() {
        take_head();
        for (auto step :
             {&FormBuilder::check_head,
              &FormBuilder::build_grid,
              &FormBuilder::add_variants,
              &FormBuilder::check_parts,
              &FormBuilder::resolve_identities,
              &FormBuilder::check_priors,
              &FormBuilder::check_prose}) {
            if (auto const status = (this->*step)(); !status) {
                return status.error();
            }
        }
        return std::move(m_form);
    }

private:
    [[nodiscard]] Error wrong(std::string_view place, std::string_view reason) const {
        return bad_form(m_file.name, place, reason);
    }

    void take_head() {
        take(m_form.id, m_file.id);
        take(m_form.table, m_file.table);
        take(m_form.edition, m_file.edition);
        take(m_form.title, m_file.title);
        take(m_form.title_variants, m_file.title_variants);
        take(m_form.citation, m_file.citation);
        take(m_form.same_in_all_editions, m_file.same_in_all_editions);
        take(m_form.first_year, m_file.first_year);
        take(m_form.last_year, m_file.last_year);
        take(m_form.head_rows, m_file.head_rows);
        take(m_form.part_rows, m_file.part_rows);
        take(m_form.identities, m_file.identities);
        take(m_form.across_years, m_file.across_years);
        take(m_form.priors, m_file.priors);
        take(m_form.prose, m_file.prose);
        if (m_form.table.empty()) {
            m_form.table = m_form.id;
        }
        if (m_form.part_rows.empty()) {
            m_form.part_rows = {0};
        }
    }

    Status check_head() {
        if (!is_id(m_form.id)) {
            return wrong("id", "a form needs an id without blanks, brackets, / \\ : and \"");
        }
        if (!is_id(m_form.table)) {
            return wrong("table", "must have no blanks, brackets, / \\ : and \"");
        }
        if (m_form.title.empty()) {
            return wrong("title", "a form needs a title");
        }
        if (!m_file.grid && m_base == nullptr) {
            return wrong("grid", "a form needs a grid");
        }
        if (!m_file.grid && !m_file.columns.empty()) {
            return wrong("columns", "are of use only beside a grid");
        }
        return done();
    }

    Status build_grid() {
        if (!m_file.grid) {
            return done();
        }
        auto const laid_out =
            lay_out_grid(std::move(*m_file.grid), m_file.columns, m_file.name, m_form);
        if (!laid_out) {
            return laid_out.error();
        }
        if (m_form.rows.empty()) {
            return wrong("grid", "has no row with values");
        }
        for (auto const& row : m_form.rows) {
            auto const place = item("grid", static_cast<std::size_t>(row.grid_row));
            if (!is_id(row.id)) {
                return wrong(place + ".row", "must have no blanks, brackets, / \\ : and \"");
            }
            if (auto const* const twice = repeated(row.columns)) {
                return wrong(place, "the column " + quoted(*twice) + " is there twice");
            }
        }
        return done();
    }

    static std::string const* repeated(std::vector<std::string> const& names) {
        std::unordered_map<std::string_view, bool> seen;
        for (auto const& name : names) {
            if (!seen.emplace(name, true).second) {
                return &name;
            }
        }
        return nullptr;
    }

    /// A new grid keeps the extended form's variants where it keeps the label.
    Status add_variants() {
        std::unordered_multimap<std::string_view, FormCell*> labels;
        for (auto& cell : m_form.cells) {
            if (!cell.is_value && !cell.text.empty()) {
                labels.emplace(cell.text, &cell);
            }
        }
        if (m_file.grid && m_base != nullptr) {
            for (auto const& cell : m_base->cells) {
                auto const [first, last] = labels.equal_range(cell.text);
                std::for_each(first, last, [&](auto& label) { add(*label.second, cell.variants); });
            }
        }
        for (auto const& [text, wordings] : m_file.variants) {
            auto [label, last] = labels.equal_range(text);
            if (label == last) {
                return wrong("variants", "the grid has no label " + quoted(text));
            }
            for (; label != last; ++label) {
                add(*label->second, wordings);
            }
        }
        return done();
    }

    static void add(FormCell& label, std::vector<std::string> const& wordings) {
        for (auto const& wording : wordings) {
            if (wording != label.text && std::ranges::count(label.variants, wording) == 0) {
                label.variants.push_back(wording);
            }
        }
    }

    Status check_parts() {
        auto const& parts = m_form.part_rows;
        if (parts.front() != 0 || !std::ranges::is_sorted(parts, std::less_equal<>{}) ||
            parts.back() >= m_form.grid_rows) {
            return wrong("part_rows", "must begin with 0, grow, and stay within the grid");
        }
        for (auto const row : parts) {
            if (is_spanned(row)) {
                return wrong(
                    "part_rows",
                    "a cell spans from the part above into line " + std::to_string(row));
            }
        }
        if (m_form.head_rows > m_form.grid_rows || is_spanned(m_form.head_rows)) {
            return wrong("head_rows", "a cell spans from the head into the body");
        }
        auto const in_head = [&](FormRow const& row) { return row.grid_row < m_form.head_rows; };
        if (std::ranges::any_of(m_form.rows, in_head)) {
            return wrong("head_rows", "the head holds a row of values");
        }
        return done();
    }

    /// Whether some cell begins above `row` and reaches into it.
    [[nodiscard]] bool is_spanned(std::int32_t row) const {
        return std::ranges::any_of(m_form.cells, [row](FormCell const& cell) {
            return cell.slot.row < row && cell.slot.row + cell.row_span > row;
        });
    }

    Status resolve_identities() {
        for (auto const& row : m_form.rows) {
            m_rows.emplace(row.id, &row);
        }
        auto const within = resolve_all(m_form.identities, "identities", false);
        return within ? resolve_all(m_form.across_years, "across_years", true) : within;
    }

    Status resolve_all(std::vector<FormIdentity>& list, std::string_view name, bool across_years) {
        for (std::size_t index = 0; index < list.size(); ++index) {
            auto& identity = list[index];
            auto const place = item(name, index);
            auto const back = [](FormTerm const& term) { return term.year != 0; };
            auto const looks_back = std::ranges::any_of(identity.left, back) ||
                                    std::ranges::any_of(identity.right, back);
            if (looks_back != across_years) {
                return wrong(
                    place,
                    across_years ? "needs a term with \"year\": -1"
                                 : "terms of another year belong under \"across_years\"");
            }
            if (auto resolved = resolve(identity, place); !resolved) {
                return resolved;
            }
        }
        return done();
    }

    Status resolve(FormIdentity& identity, std::string const& place) {
        auto const is_row = identity.along == FormIdentity::Along::Row;
        if (!identity.over.empty()) {
            for (auto const& over : identity.over) {
                if (auto const missing = find_missing(identity, over); !missing.empty()) {
                    return wrong(place, missing);
                }
            }
            return done();
        }
        identity.over = is_row ? all_row_ids() : all_columns();
        std::erase_if(identity.over, [&](std::string const& over) {
            return !find_missing(identity, over).empty();
        });
        return identity.over.empty() ? wrong(place, why_nowhere(identity)) : done();
    }

    [[nodiscard]] std::vector<std::string> all_row_ids() const {
        std::vector<std::string> ids;
        for (auto const& row : m_form.rows) {
            ids.push_back(row.id);
        }
        return ids;
    }

    [[nodiscard]] std::vector<std::string> all_columns() const {
        std::vector<std::string> columns;
        std::unordered_map<std::string_view, bool> seen;
        for (auto const& row : m_form.rows) {
            for (auto const& column : row.columns) {
                if (seen.emplace(column, true).second) {
                    columns.push_back(column);
                }
            }
        }
        return columns;
    }

    /// What keeps the identity from being tested on the row or column `over`; empty if nothing.
    [[nodiscard]] std::string
    find_missing(FormIdentity const& identity, std::string const& over) const {
        auto const is_row = identity.along == FormIdentity::Along::Row;
        auto const cell = [&](std::string const& row, std::string const& column) {
            return find_missing_cell(
                is_row && row.empty() ? over : row, !is_row && column.empty() ? over : column);
        };
        for (auto const* side : {&identity.left, &identity.right}) {
            for (auto const& term : *side) {
                if (auto missing = cell(term.row, term.column); !missing.empty()) {
                    return missing;
                }
            }
        }
        auto const& total = is_row ? identity.total_column : identity.total_row;
        return total.empty() ? "" : cell(identity.total_row, identity.total_column);
    }

    [[nodiscard]] std::string
    find_missing_cell(std::string const& row, std::string const& column) const {
        auto const found = m_rows.find(row);
        if (found == m_rows.end()) {
            return "the grid has no row " + quoted(row);
        }
        if (std::ranges::count(found->second->columns, column) == 0) {
            return "the row " + quoted(row) + " has no column " + quoted(column);
        }
        return {};
    }

    /// The identity names no row or column that the grid lacks: then no single one has all terms.
    [[nodiscard]] std::string why_nowhere(FormIdentity const& identity) const {
        auto const columns = all_columns();
        for (auto const* side : {&identity.left, &identity.right}) {
            for (auto const& term : *side) {
                if (!term.row.empty() && !m_rows.contains(term.row)) {
                    return "the grid has no row " + quoted(term.row);
                }
                if (!term.column.empty() && std::ranges::count(columns, term.column) == 0) {
                    return "the grid has no column " + quoted(term.column);
                }
            }
        }
        return identity.along == FormIdentity::Along::Row
                   ? "no row has all of its columns"
                   : "its rows have no column in common, or lack the total";
    }

    Status check_priors() {
        auto const columns = all_columns();
        for (std::size_t index = 0; index < m_form.priors.size(); ++index) {
            for (auto const& column : m_form.priors[index].columns) {
                if (std::ranges::count(columns, column) == 0) {
                    return wrong(item("priors", index), "the grid has no column " + quoted(column));
                }
            }
        }
        return done();
    }

    Status check_prose() {
        for (std::size_t index = 0; index < m_form.prose.size(); ++index) {
            for (auto const& term : m_form.prose[index].cells) {
                auto const missing = find_missing_cell(term.row, term.column);
                if (!missing.empty() || term.year != 0) {
                    return wrong(
                        item("prose", index),
                        missing.empty() ? "is about the report's own year" : missing);
                }
            }
        }
        return done();
    }

    FormFile m_file;
    Form m_form;
    Form const* m_base;
    std::unordered_map<std::string_view, FormRow const*> m_rows;
};

} // namespace

Result<Form> build_form(FormFile file, Form const* base) {
    return FormBuilder(std::move(file), base).run();
}

} // namespace gouji
