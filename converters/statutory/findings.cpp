#include "gouji/converters/statutory/findings.hpp"

#include <algorithm>
#include <optional>

#include "gouji/converters/forms/amount.hpp"

namespace gouji {

namespace {

constexpr std::size_t most_sums = 4096; ///< different sums followed before an identity is left open

/// What a cell may be worth, over all its candidates.
struct Worth {
    std::vector<Amount> amounts; ///< all different
    bool maybe_unknown = false;  ///< a text, a missing cell, or a total that may be blank
    bool has_number = false;     ///< in some candidate it is more than blank
};

void add_amount(std::vector<Amount>& amounts, Amount const& amount) {
    bool const known = std::any_of(
        amounts.begin(), amounts.end(), [&](Amount const& other) { return other.equals(amount); });
    if (!known) {
        amounts.push_back(amount);
    }
}

void add_text(Worth& worth, std::string const& text, bool blank_is_unknown) {
    auto const number = parse_number(text);
    bool const is_blank_cell = text.empty() || is_stroke(text);
    if (number) {
        add_amount(worth.amounts, number->amount);
        worth.has_number = true;
    } else if (is_blank_cell && !blank_is_unknown) {
        add_amount(worth.amounts, Amount{});
    } else {
        worth.maybe_unknown = true;
    }
}

/// All sums of one side, when each term takes any of its amounts.
struct Side {
    std::vector<Amount> sums{Amount{}};
    bool maybe_unknown = false;
    bool has_number = false;

    void add(Worth const& worth, int sign) {
        maybe_unknown |= worth.maybe_unknown;
        has_number |= worth.has_number;
        std::vector<Amount> next;
        for (Amount const& sum : sums) {
            for (Amount const& amount : worth.amounts) {
                auto const total = sum.plus(sign < 0 ? amount.negated() : amount);
                if (!total || next.size() > most_sums) {
                    maybe_unknown = true;
                } else {
                    add_amount(next, *total);
                }
            }
        }
        sums = std::move(next);
    }
};

Verdict compare_sides(Side const& left, Side const& right) {
    bool any_equal = false;
    bool all_equal = true;
    for (Amount const& l : left.sums) {
        for (Amount const& r : right.sums) {
            bool const equal = l.equals(r);
            any_equal |= equal;
            all_equal &= equal;
        }
    }
    bool const open = left.maybe_unknown || right.maybe_unknown || left.sums.empty() ||
                      right.sums.empty() || !(left.has_number || right.has_number);
    if (open) {
        return Verdict::CannotCheck;
    }
    return !any_equal ? Verdict::Fails : all_equal ? Verdict::Holds : Verdict::CannotCheck;
}

class Checker {
public:
    Checker(Form const& form, ExtractedTable const& table) : m_form(form), m_table(table) {}

    std::vector<Finding> run() {
        for (FormIdentity const& identity : m_form.identities) {
            for (std::string const& place : identity.over) {
                if (identity.along == FormIdentity::Along::Row) {
                    check_row(identity, place);
                } else {
                    check_column(identity, place);
                }
            }
        }
        return std::move(m_findings);
    }

private:
    [[nodiscard]] ExtractedRow const* row(std::string const& id) const {
        auto const found = std::find_if(
            m_table.rows.begin(), m_table.rows.end(), [&](auto const& r) { return r.id == id; });
        return found == m_table.rows.end() ? nullptr : &*found;
    }

    static std::optional<std::size_t> column(ExtractedRow const& row, std::string const& path) {
        auto const found = std::find(row.columns.begin(), row.columns.end(), path);
        return found == row.columns.end()
                   ? std::nullopt
                   : std::optional{static_cast<std::size_t>(found - row.columns.begin())};
    }

    /// A blank total is unknown, a blank addend counts 0. Some identities' addend is another's
    /// total.
    [[nodiscard]] bool is_total(FormIdentity const& of, FormTerm const& term) const {
        return std::any_of(
            m_form.identities.begin(), m_form.identities.end(), [&](FormIdentity const& identity) {
                return identity.along == of.along &&
                       (of.along == FormIdentity::Along::Row ? identity.total_column == term.column
                                                             : identity.total_row == term.row);
            });
    }

    static std::string shown(ExtractedValue const& value) {
        return value.is_null ? "" : value.value;
    }

    /// The cell's worth in candidate `candidate` of its row, or over all of them.
    Worth worth(
        ExtractedRow const& in_row,
        std::size_t at,
        bool blank_is_unknown,
        std::optional<std::size_t> candidate) {
        ExtractedValue const& value = in_row.values[at];
        m_from_recovery |=
            value.evidence == Evidence::Repaired || value.evidence == Evidence::Decided;
        Worth out;
        if (value.evidence == Evidence::Missing) {
            out.maybe_unknown = true;
        } else if (in_row.candidates.empty()) {
            add_text(out, shown(value), blank_is_unknown);
        } else if (candidate) {
            add_text(out, in_row.candidates[*candidate][at], blank_is_unknown);
        } else {
            for (auto const& texts : in_row.candidates) {
                add_text(out, texts[at], blank_is_unknown);
            }
            out.maybe_unknown |= more_candidates_than_listed(in_row);
        }
        return out;
    }

    static bool more_candidates_than_listed(ExtractedRow const& row) {
        return row.bound_reached ||
               row.candidate_count > static_cast<std::int64_t>(row.candidates.size());
    }

    void check_column(FormIdentity const& identity, std::string const& path) {
        m_from_recovery = false;
        auto const side = [&](std::vector<FormTerm> const& terms, Side& out) {
            for (FormTerm const& term : terms) {
                ExtractedRow const* const in_row = row(term.row);
                auto const at = in_row == nullptr ? std::nullopt : column(*in_row, path);
                Worth unknown;
                unknown.maybe_unknown = true;
                out.add(
                    at ? worth(*in_row, *at, is_total(identity, term), std::nullopt) : unknown,
                    term.sign);
            }
        };
        Side left;
        Side right;
        side(identity.left, left);
        side(identity.right, right);
        Finding finding = start(identity, compare_sides(left, right));
        finding.columns = {path};
        if (identity.total_row.empty()) {
            for (auto const* const terms : {&identity.left, &identity.right}) {
                for (FormTerm const& term : *terms) {
                    finding.rows.push_back(term.row);
                }
            }
        } else {
            finding.rows = {identity.total_row};
        }
        finish(std::move(finding), identity, left, right);
    }

    void check_row(FormIdentity const& identity, std::string const& id) {
        ExtractedRow const* const in_row = row(id);
        if (in_row == nullptr) {
            return;
        }
        m_from_recovery = false;
        std::size_t const candidates = std::max<std::size_t>(in_row->candidates.size(), 1);
        std::size_t holding = 0;
        std::size_t failing = 0;
        Side left;
        Side right;
        for (std::size_t i = candidates; i-- > 0;) { // the shown one last: its sums are reported
            left = side_of_row(identity, identity.left, *in_row, i);
            right = side_of_row(identity, identity.right, *in_row, i);
            Verdict const verdict = compare_sides(left, right);
            holding += verdict == Verdict::Holds ? 1U : 0U;
            failing += verdict == Verdict::Fails ? 1U : 0U;
        }
        bool const open = more_candidates_than_listed(*in_row);
        Finding finding = start(
            identity,
            failing == candidates && !open   ? Verdict::Fails
            : holding == candidates && !open ? Verdict::Holds
                                             : Verdict::CannotCheck);
        finding.rows = {id};
        finding.columns = {identity.total_column};
        finish(std::move(finding), identity, left, right);
    }

    Side side_of_row(
        FormIdentity const& identity,
        std::vector<FormTerm> const& terms,
        ExtractedRow const& in_row,
        std::size_t candidate) {
        Side side;
        for (FormTerm const& term : terms) {
            auto const at = column(in_row, term.column);
            if (at) {
                side.add(worth(in_row, *at, is_total(identity, term), candidate), term.sign);
            } else {
                side.maybe_unknown = true;
            }
        }
        return side;
    }

    [[nodiscard]] Finding start(FormIdentity const& identity, Verdict verdict) const {
        Finding finding;
        finding.rule = identity.rule;
        finding.verdict = verdict;
        finding.table = m_table.table;
        finding.from_recovery = m_from_recovery;
        return finding;
    }

    /// The side with the total is what the table states; of two sums the left one is.
    void
    finish(Finding finding, FormIdentity const& identity, Side const& left, Side const& right) {
        auto const is_the_total = [&](FormTerm const& term) {
            return identity.along == FormIdentity::Along::Row ? term.column == identity.total_column
                                                              : term.row == identity.total_row;
        };
        bool const total_right = identity.right.size() == 1 && is_the_total(identity.right.front());
        Side const& stated = total_right ? right : left;
        Side const& computed = total_right ? left : right;
        if (!stated.sums.empty() && stated.has_number) {
            finding.stated = stated.sums.front().to_string();
        }
        if (!computed.sums.empty()) {
            finding.computed = computed.sums.front().to_string();
        }
        m_findings.push_back(std::move(finding));
    }

    Form const& m_form;
    ExtractedTable const& m_table;
    std::vector<Finding> m_findings;
    bool m_from_recovery = false;
};

} // namespace

std::vector<Finding> check_table(Form const& form, ExtractedTable const& table) {
    return Checker(form, table).run();
}

} // namespace gouji
