#include "gouji/converters/statutory/findings.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "gouji/converters/statutory/identity.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

using Along = FormIdentity::Along;

/// A table with its form.
struct Side {
    Form const* form = nullptr;
    ExtractedTable const* table = nullptr;
};

/// One term at one place.
struct Term {
    std::string_view row;
    std::string_view column;
    FormTerm const* of = nullptr;
    bool left = false;
};

/// Finds one item after another in a list. Terms mostly follow each other in the form's order, so
/// the place of the last one and the place behind it are looked at first.
class NearSearch {
public:
    template <class Items, class IsIt>
    [[nodiscard]] std::optional<std::size_t> find(Items const& items, IsIt const& is_it) {
        for (std::size_t const at : {m_last, m_last + 1}) {
            if (at < items.size() && is_it(items[at])) {
                m_last = at;
                return at;
            }
        }
        auto const found = std::find_if(items.begin(), items.end(), is_it);
        if (found == items.end()) {
            return std::nullopt;
        }
        m_last = static_cast<std::size_t>(found - items.begin());
        return m_last;
    }

private:
    std::size_t m_last = 0;
};

/// Finds the cells of terms in a form, or in a table read with it.
class CellSearch {
public:
    struct Found {
        std::size_t row;
        std::size_t column;
    };
    template <class Rows>
    [[nodiscard]] std::optional<Found> find(Rows const& rows, Term const& term) {
        auto const row =
            m_row.find(rows, [&](auto const& candidate) { return candidate.id == term.row; });
        if (!row) {
            return std::nullopt;
        }
        auto const column = m_column.find(
            rows[*row].columns, [&](auto const& candidate) { return candidate == term.column; });
        return column ? std::optional{Found{*row, *column}} : std::nullopt;
    }

private:
    NearSearch m_row;
    NearSearch m_column;
};

class Checker {
public:
    /// `before` has no table where nothing looks back.
    Checker(Side now, Side before, Verdicts wanted)
        : m_now(now), m_before(before), m_wanted(wanted) {}

    std::vector<Finding> run(std::vector<FormIdentity> const& identities) {
        for (FormIdentity const& identity : identities) {
            for (std::string const& place : identity.over) {
                check(identity, place);
            }
        }
        return std::move(m_findings);
    }

private:
    [[nodiscard]] Side const& side_of(FormTerm const& term) const {
        return term.year < 0 ? m_before : m_now;
    }

    void check(FormIdentity const& identity, std::string const& place) {
        std::vector<Term> const terms = terms_at(identity, place);
        std::vector<IdentityCell> cells;
        cells.reserve(terms.size());
        for (Term const& term : terms) {
            auto const& rows = side_of(*term.of).form->rows;
            auto const found = m_form_search.find(rows, term);
            if (!found) {
                return; // the edition of the year before has no such cell
            }
            cells.push_back(cell_of(identity, term, rows[found->row].units[found->column]));
        }
        Outcome const outcome = evaluate(cells);
        if (m_wanted == Verdicts::Fails && outcome.verdict != Verdict::Fails) {
            return;
        }
        Finding finding;
        finding.rule = identity.rule;
        finding.verdict = outcome.verdict;
        finding.reason = outcome.reason;
        finding.table = m_now.table->table;
        name_place(finding, identity, place);
        add_cells(finding, terms, cells);
        add_sums(finding, identity, outcome);
        m_findings.push_back(std::move(finding));
    }

    static std::vector<Term> terms_at(FormIdentity const& identity, std::string const& place) {
        bool const along_row = identity.along == Along::Row;
        std::vector<Term> terms;
        terms.reserve(identity.left.size() + identity.right.size());
        for (auto const* const side : {&identity.left, &identity.right}) {
            for (FormTerm const& term : *side) {
                terms.push_back(
                    {term.row.empty() && along_row ? std::string_view{place} : term.row,
                     term.column.empty() && !along_row ? std::string_view{place} : term.column,
                     &term,
                     side == &identity.left});
            }
        }
        return terms;
    }

    [[nodiscard]] IdentityCell
    cell_of(FormIdentity const& identity, Term const& term, std::string_view unit) {
        IdentityCell cell;
        cell.sign = term.of->sign;
        cell.left = term.left;
        cell.unit = unit;
        cell.blank_is_unknown = is_total(identity, *term.of);
        auto const& rows = side_of(*term.of).table->rows;
        if (auto const found = m_table_search.find(rows, term)) {
            cell.row = &rows[found->row];
            cell.column = found->column;
            cell.blank_is_unknown |= identity.along == Along::Column &&
                                     cell.row->values[cell.column].is_null &&
                                     sums_up_its_row(*cell.row, term, *term.of);
        }
        return cell;
    }

    /// The cell is its row's total, and there is something to sum up: blank, it states nothing in
    /// its column, either.
    [[nodiscard]] bool
    sums_up_its_row(ExtractedRow const& row, Term const& term, FormTerm const& of) const {
        auto const is_filled = [&](FormTerm const& addend) {
            auto const found = std::find(row.columns.begin(), row.columns.end(), addend.column);
            if (found == row.columns.end()) {
                return false;
            }
            auto const& value = row.values[static_cast<std::size_t>(found - row.columns.begin())];
            return !value.is_null;
        };
        auto const& identities = side_of(of).form->identities;
        return std::any_of(identities.begin(), identities.end(), [&](FormIdentity const& identity) {
            return identity.along == Along::Row && identity.total_column == term.column &&
                   std::any_of(identity.left.begin(), identity.left.end(), is_filled);
        });
    }

    /// A blank total is unknown, a blank addend counts 0. An addend of one identity may be the
    /// total of another that runs the same way.
    [[nodiscard]] bool is_total(FormIdentity const& of, FormTerm const& term) const {
        auto const names_it = [&](FormIdentity const& identity) {
            return identity.along == of.along &&
                   (of.along == Along::Row ? identity.total_column == term.column
                                           : identity.total_row == term.row);
        };
        auto const& identities = side_of(term).form->identities;
        return names_it(of) || std::any_of(identities.begin(), identities.end(), names_it);
    }

    /// After its total, where it has one; else after all its terms.
    static void
    name_place(Finding& finding, FormIdentity const& identity, std::string const& place) {
        bool const along_row = identity.along == Along::Row;
        auto& across = along_row ? finding.rows : finding.columns;
        auto& along = along_row ? finding.columns : finding.rows;
        across = {place};
        std::string const& total = along_row ? identity.total_column : identity.total_row;
        if (!total.empty()) {
            along = {total};
            return;
        }
        for (auto const* const side : {&identity.left, &identity.right}) {
            for (FormTerm const& term : *side) {
                along.push_back(along_row ? term.column : term.row);
            }
        }
    }

    static void add_cells(
        Finding& finding, std::vector<Term> const& terms, std::vector<IdentityCell> const& cells) {
        finding.cells.reserve(terms.size());
        for (std::size_t i = 0; i < terms.size(); ++i) {
            FindingCell& out = finding.cells.emplace_back();
            out.row = terms[i].row;
            out.column = terms[i].column;
            out.sign = terms[i].of->sign;
            out.left = terms[i].left;
            out.blank_is_unknown = cells[i].blank_is_unknown;
            out.year_before = terms[i].of->year < 0;
            if (cells[i].row != nullptr) {
                ExtractedValue const& value = cells[i].row->values[cells[i].column];
                out.value = value.is_number ? value.value : "";
                out.place = value.place;
                note_origin(value, out, finding);
            }
        }
    }

    /// The side with the total is what the table states; of two sums the left one is.
    static void add_sums(Finding& finding, FormIdentity const& identity, Outcome const& outcome) {
        auto const is_the_total = [&](FormTerm const& term) {
            return identity.along == Along::Row ? term.column == identity.total_column
                                                : term.row == identity.total_row;
        };
        finding.stated_left = !(identity.right.size() == 1 && is_the_total(identity.right.front()));
        auto const& stated = finding.stated_left ? outcome.left : outcome.right;
        auto const& computed = finding.stated_left ? outcome.right : outcome.left;
        bool const printed = finding.stated_left ? outcome.left_printed : outcome.right_printed;
        finding.stated = stated && printed ? stated->to_string() : "";
        finding.computed = computed ? computed->to_string() : "";
    }

    Side m_now;
    Side m_before;
    Verdicts m_wanted;
    CellSearch m_form_search;
    CellSearch m_table_search;
    std::vector<Finding> m_findings;
};

} // namespace

void note_origin(ExtractedValue const& value, FindingCell& cell, Finding& finding) {
    if (value.evidence == Evidence::Repaired || value.evidence == Evidence::Decided) {
        finding.from_recovery = true;
        cell.ours = value.evidence;
        cell.print = value.raw;
    }
}

std::string_view verdict_name(Verdict verdict) {
    constexpr std::array<std::string_view, 3> names{"holds", "fails", "cannot-check"};
    return names.at(static_cast<std::size_t>(verdict));
}

std::string_view reason_name(OpenReason reason) {
    constexpr std::array<std::string_view, 9> names{
        "",
        "nothing-printed",
        "blank-total",
        "missing-cell",
        "not-a-number",
        "ambiguous",
        "too-many",
        "units-differ",
        "hint"};
    return names.at(static_cast<std::size_t>(reason));
}

std::vector<Finding> check_table(Form const& form, ExtractedTable const& table, Verdicts wanted) {
    return Checker({&form, &table}, {}, wanted).run(form.identities);
}

std::vector<Finding> check_years(
    Form const& form,
    ExtractedTable const& table,
    Form const& form_before,
    ExtractedTable const& table_before) {
    return Checker({&form, &table}, {&form_before, &table_before}, Verdicts::All)
        .run(form.across_years);
}

Place finding_place(Finding const& finding) {
    if (!finding.quote.empty()) {
        return finding.quote_place;
    }
    FindingCell const* found = nullptr;
    for (FindingCell const& cell : finding.cells) {
        bool const better = found == nullptr || (cell.left == finding.stated_left &&
                                                 found->left != finding.stated_left);
        found = !cell.year_before && better ? &cell : found;
    }
    return found == nullptr ? Place{} : found->place;
}

void report_failing(Finding const& finding, Diagnostics& diagnostics) {
    auto const joined = [](std::vector<std::string> const& names) {
        std::string out;
        for (std::string const& name : names) {
            out += (out.empty() ? "" : ", ") + name;
        }
        return out;
    };
    diagnostics.add(
        Code::SumFails,
        finding_place(finding),
        {{"rule", finding.rule},
         {"table", finding.table},
         {"rows", joined(finding.rows)},
         {"columns", joined(finding.columns)},
         {"stated", finding.stated},
         {"computed", finding.computed}});
}

} // namespace gouji
