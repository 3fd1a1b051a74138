#include "gouji/converters/recovery/tables/placement.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/recovery/rows/glued_digits.hpp"
#include "gouji/converters/recovery/rows/identities.hpp"

namespace gouji {

namespace {

constexpr std::size_t listed_candidates = 64;
/// Placements looked at in the rows of a table: some 5 ms.
constexpr std::int64_t enumeration_bound = 10'000;
/// Ways to part the digits of a row, of which a sum may tell the right one without trying all.
constexpr std::int64_t most_splits = 20'000;

struct Candidate {
    RowTexts row;
    std::int64_t rank = 0; ///< larger is likelier
    bool satisfies = true; ///< every trusted identity holds
    bool violates = false; ///< some trusted identity fails
};

/// Judges placements of one row's texts: thousands of them, of the same few texts.
class RowJudge {
public:
    RowJudge(Form const& form, FormRow const& row, Trust const& trust)
        : m_identities(identities_of(form, row)), m_is_total(row.columns.size(), false) {
        for (RowIdentity const& identity : m_identities) {
            m_trusted.push_back(trust(identity));
            if (identity.total) {
                m_is_total[*identity.total] = true;
            }
        }
        for (FormPrior const& prior : form.priors) {
            add_prior(row, prior);
        }
    }

    [[nodiscard]] std::vector<RowIdentity> const& identities() const { return m_identities; }
    /// A sum of the row is trusted.
    [[nodiscard]] bool has_trusted() const {
        return std::find(m_trusted.begin(), m_trusted.end(), true) != m_trusted.end();
    }

    /// How a row of these texts stands to the sums; its `row` is left to the caller.
    Candidate judge(RowTexts const& row) {
        Candidate candidate;
        m_row.clear();
        m_used.clear();
        for (std::size_t i = 0; i < row.size(); ++i) {
            TextNumber const& number = m_row.emplace_back(known_number(row[i]));
            bool const is_zero = number.amount && number.amount->is_zero();
            if (!m_is_total[i] && !row[i].empty() && !is_zero) {
                m_used.push_back(i);
            }
        }
        for (std::size_t i = 0; i < m_identities.size(); ++i) {
            constexpr std::int64_t identity_weight = 1'000'000;
            Test const result = test(m_identities[i], m_row);
            candidate.rank += result == Test::Holds ? identity_weight : 0;
            candidate.rank -= result == Test::Fails ? identity_weight : 0;
            candidate.satisfies &= !m_trusted[i] || result == Test::Holds;
            candidate.violates |= m_trusted[i] && result == Test::Fails;
        }
        for (auto const& [columns, rank] : m_priors) {
            candidate.rank += columns == m_used ? rank : 0;
        }
        return candidate;
    }

private:
    /// How many rows like this one were measured with values in the same columns.
    void add_prior(FormRow const& row, FormPrior const& prior) {
        std::vector<std::size_t> columns;
        for (std::string const& column : prior.columns) {
            std::optional<std::size_t> const index = column_index(row, column);
            if (!index) {
                return;
            }
            columns.push_back(*index);
        }
        m_priors.emplace_back(std::move(columns), prior.of == 0 ? 0 : 1000 * prior.seen / prior.of);
    }

    TextNumber const& known_number(std::string const& text) {
        auto const [known, is_new] = m_numbers.try_emplace(text);
        if (is_new) {
            known->second = number_of(text);
        }
        return known->second;
    }

    std::vector<RowIdentity> m_identities;
    std::vector<bool> m_trusted;  ///< by identity
    std::vector<bool> m_is_total; ///< by column: a sum of the row states it
    std::vector<std::pair<std::vector<std::size_t>, std::int64_t>> m_priors;
    std::unordered_map<std::string, TextNumber> m_numbers;
    RowNumbers m_row;                ///< of judge(), kept for its memory
    std::vector<std::size_t> m_used; ///< the same: columns that hold more than zero
};

/// Number of ways to choose `chosen` of `from`, or the bound.
std::int64_t choices(std::size_t from, std::size_t chosen) {
    std::int64_t count = 1;
    for (std::size_t i = 1; i <= std::min(chosen, from - chosen); ++i) {
        count = count * static_cast<std::int64_t>(from - i + 1) / static_cast<std::int64_t>(i);
        if (count > enumeration_bound) {
            return enumeration_bound;
        }
    }
    return count;
}

RowPlacement all_of(std::size_t columns, Evidence evidence, std::string rule) {
    RowPlacement out;
    out.values.assign(columns, {"", evidence, {}});
    out.rule = std::move(rule);
    return out;
}

/// A number read from damaged print is known no better than that, wherever it belongs.
void mend(PlacedValue& value, FoundValue const& from) {
    value.printed = from.printed;
    if (!from.printed.empty() && value.evidence != Evidence::Ambiguous) {
        value.evidence = Evidence::Repaired;
    }
}

class RowPlacer {
public:
    /// `budget`: placements that may still be looked at in the table.
    RowPlacer(
        Form const& form,
        FormRow const& row,
        RowReading const& reading,
        Trust const& trust,
        std::int64_t& budget)
        : m_reading(reading), m_judge(form, row, trust), m_identities(m_judge.identities()),
          m_columns(row.columns.size()), m_budget(budget) {
        for (RowIdentity const& identity : m_identities) {
            m_used_identity = trust(identity) ? identity.identity : m_used_identity;
        }
    }

    RowPlacement place_cut() {
        RowTexts const filled = filled_texts(m_reading);
        // Wherever it belongs, the row does not add up.
        m_is_alone = filled.size() == 1;
        consider_places(filled, m_columns);
        bool const bound = choices(m_columns, filled.size()) == enumeration_bound;
        return decide("place.order", bound);
    }

    RowPlacement place_choices() {
        RowTexts const filled = filled_texts(m_reading);
        m_sums_prove = filled.size() < 2 || !all_zero(filled);
        for (std::vector<std::size_t> const& choice : m_reading.choices) {
            consider(texts_of(m_reading, choice));
        }
        return decide("place.choice", false);
    }

    RowPlacement place_glued() {
        std::string const& digits = m_reading.values.front().text;
        std::int64_t const splits = count_splits(digits, m_columns, most_splits);
        if (splits == most_splits) {
            return all_of(m_columns, Evidence::Missing, "place.glued-digits");
        }
        if (has_trusted_total()) {
            for_each_split(digits, m_columns, SplitKind::LastIsSum, [this](RowTexts const& split) {
                consider(split);
            });
        }
        if (!m_candidates.empty()) {
            m_looked_at = splits; // the others fail
        } else if (splits <= m_budget) {
            for_each_split(digits, m_columns, SplitKind::Any, [this](RowTexts const& split) {
                consider(split);
            });
        }
        if (m_stopped || is_by_chance()) {
            return all_of(m_columns, Evidence::Missing, "place.glued-digits");
        }
        // Unless a sum tells, some of the row's cells may have been blank before.
        bool const sum_tells = splits == 1 || m_judge.has_trusted();
        if (m_identities.empty()) {
            consider_cut_splits(m_columns - 1);
        }
        // "000000" are no three numbers.
        return m_candidates.empty()
                   ? all_of(m_columns, Evidence::Missing, "place.glued-digits")
                   : decide("place.glued-digits", !m_identities.empty() && !sum_tells);
    }

    /// Digits that ran together after blank cells were cut: a trusted sum tells how many numbers
    /// they are, if anything does.
    RowPlacement place_cut_glued() {
        if (m_identities.empty()) {
            consider_cut_splits(m_columns);
        } else if (has_trusted_total()) {
            auto const splits = split_to_sum(m_reading.values.front().text, m_columns);
            for (RowTexts const& split : splits.value_or(std::vector<RowTexts>{})) {
                consider_places({split.begin(), split.end() - 1}, m_columns - 1, split.back());
            }
        }
        return m_candidates.empty() || m_stopped
                   ? all_of(m_columns, Evidence::Missing, "place.glued-digits")
                   : decide("place.glued-digits", false);
    }

private:
    [[nodiscard]] bool has_trusted_total() const {
        return m_identities.size() == 1 && m_judge.has_trusted() &&
               is_sum_of_all(m_identities.front(), m_columns);
    }

    /// As many digits as columns may be chance where the columns are many: the sums must agree.
    [[nodiscard]] bool is_by_chance() const {
        constexpr std::size_t many_columns = 10;
        return m_looked_at == 1 && m_columns >= many_columns &&
               !all_zero(m_candidates.front().row) && contradicts(m_candidates.front().row);
    }

    /// Every place of `filled` in the first `columns` columns, with `last` in the last one behind
    /// them.
    void
    consider_places(RowTexts const& filled, std::size_t columns, std::string const& last = {}) {
        std::vector<std::size_t> chosen(filled.size());
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
        do {
            RowTexts row(m_columns);
            row.back() = last;
            for (std::size_t i = 0; i < filled.size(); ++i) {
                row[chosen[i]] = filled[i];
            }
            consider(row);
        } while (!m_stopped && advance(chosen, columns));
    }

    /// No sum tells how many of the row's cells were blank before its digits ran together.
    void consider_cut_splits(std::size_t most_filled) {
        constexpr std::size_t most_columns = 4; // rows without sums are narrow
        for (std::size_t filled = most_filled; filled > 0 && m_columns <= most_columns; --filled) {
            for_each_split(
                m_reading.values.front().text,
                filled,
                SplitKind::Any,
                [this](RowTexts const& split) { consider_places(split, m_columns); });
        }
    }

    [[nodiscard]] bool contradicts(RowTexts const& row) const {
        return std::any_of(
            m_identities.begin(), m_identities.end(), [&](RowIdentity const& identity) {
                return test(identity, row) == Test::Fails;
            });
    }

    /// How far the trusted identities allow it.
    [[nodiscard]] int standing(Candidate const& candidate) const {
        if (!m_sums_prove) {
            return candidate.violates ? 0 : 2;
        }
        return candidate.satisfies ? 2 : candidate.violates && !m_is_alone ? 0 : 1;
    }

    /// Keeps what the trusted identities allow: where they can hold they must.
    void consider(RowTexts const& row) {
        if (m_budget == 0) {
            m_stopped = true;
            return;
        }
        --m_budget;
        ++m_looked_at;
        Candidate candidate = m_judge.judge(row);
        if (standing(candidate) > m_standing) {
            m_standing = standing(candidate);
            m_candidates.clear();
        }
        if (standing(candidate) == m_standing) {
            candidate.row = row;
            m_candidates.push_back(std::move(candidate));
        }
    }

    /// The next choice of `columns` columns in lexicographic order, leftmost first.
    static bool advance(std::vector<std::size_t>& chosen, std::size_t columns) {
        for (std::size_t i = chosen.size(); i-- > 0;) {
            if (chosen[i] + (chosen.size() - i) < columns) {
                ++chosen[i];
                for (std::size_t j = i + 1; j < chosen.size(); ++j) {
                    chosen[j] = chosen[j - 1] + 1;
                }
                return true;
            }
        }
        return false;
    }

    RowPlacement decide(std::string rule, bool bound) {
        if (m_candidates.empty()) { // the table's budget was spent before
            return all_of(m_columns, Evidence::Missing, std::move(rule));
        }
        if (static_cast<std::int64_t>(m_candidates.size()) == m_looked_at) {
            m_used_identity = nullptr; // it left out none
        }
        std::stable_sort(
            m_candidates.begin(), m_candidates.end(), [](Candidate const& l, Candidate const& r) {
                return l.rank > r.rank;
            });
        // Equal rows (two equal values side by side) are one candidate.
        std::vector<Candidate> unique;
        for (Candidate& candidate : m_candidates) {
            bool const known = unique.size() < listed_candidates &&
                               std::any_of(unique.begin(), unique.end(), [&](Candidate const& c) {
                                   return c.row == candidate.row;
                               });
            if (!known) {
                unique.push_back(std::move(candidate));
            }
        }
        RowPlacement out;
        out.rule = m_used_identity == nullptr ? std::move(rule) : "place." + m_used_identity->rule;
        out.candidate_count = static_cast<std::int64_t>(unique.size());
        out.bound_reached = bound || m_stopped;
        fill_values(out, unique);
        if (unique.size() > 1) {
            unique.resize(std::min(unique.size(), listed_candidates));
            for (Candidate& candidate : unique) {
                out.candidates.push_back(std::move(candidate.row));
            }
        } else {
            out.candidate_count = 0;
        }
        return out;
    }

    void fill_values(RowPlacement& out, std::vector<Candidate> const& candidates) const {
        RowTexts const& shown = candidates.front().row;
        std::size_t next = 0; // values keep their order, so each takes the next source
        for (std::size_t column = 0; column < m_columns; ++column) {
            bool const certain =
                !out.bound_reached &&
                std::all_of(candidates.begin(), candidates.end(), [&](Candidate const& candidate) {
                    return candidate.row[column] == shown[column];
                });
            PlacedValue value;
            value.text = shown[column];
            value.evidence = !certain             ? Evidence::Ambiguous
                             : value.text.empty() ? Evidence::Empty
                                                  : Evidence::Inferred;
            if (!value.text.empty() && m_reading.glued) {
                value.source = m_reading.values.front().source;
            } else if (!value.text.empty()) {
                while (next < m_reading.values.size() &&
                       m_reading.values[next].text != value.text) {
                    ++next;
                }
                if (next < m_reading.values.size()) {
                    FoundValue const& from = m_reading.values[next++];
                    value.source = from.source;
                    mend(value, from);
                }
            }
            out.values.push_back(std::move(value));
        }
    }

    RowReading const& m_reading;
    RowJudge m_judge;
    std::vector<RowIdentity> const& m_identities;
    std::size_t m_columns;
    std::int64_t& m_budget;
    std::int64_t m_looked_at = 0; ///< placements
    bool m_stopped = false;       ///< there are more of them
    bool m_is_alone = false;      ///< the row's value is its only one
    bool m_sums_prove = true;     ///< else the row's total may be a blank beside its zeros
    int m_standing = 0;           ///< of the candidates
    std::vector<Candidate> m_candidates;
    FormIdentity const* m_used_identity = nullptr; ///< the last one that is trusted
};

RowPlacement as_stated(RowReading const& reading) {
    RowPlacement out;
    out.rule = reading.rule;
    Evidence const filled = reading.rule.empty() ? Evidence::Stated : Evidence::Inferred;
    for (FoundValue const& value : reading.values) {
        PlacedValue placed{value.text, value.text.empty() ? Evidence::Empty : filled, value.source};
        mend(placed, value);
        out.values.push_back(std::move(placed));
    }
    return out;
}

RowPlacement place_row(
    Form const& form,
    FormRow const& row,
    RowReading const& reading,
    Trust const& trust,
    bool table_has_values,
    std::int64_t& budget) {
    if (!reading.present) {
        return all_of(row.columns.size(), Evidence::Missing, "place.no-label");
    }
    if (reading.lost) {
        return all_of(row.columns.size(), Evidence::Missing, "place.order-lost");
    }
    if (reading.exact) {
        return as_stated(reading);
    }
    RowPlacer placer(form, row, reading, trust, budget);
    if (reading.glued) {
        return reading.cut ? placer.place_cut_glued() : placer.place_glued();
    }
    if (!reading.choices.empty()) {
        return placer.place_choices();
    }
    if (filled_texts(reading).empty()) {
        // A cut cell is blank; but where no value of the table is left, they are lost.
        bool const blank = reading.blanks_shown || table_has_values;
        return all_of(
            row.columns.size(),
            blank ? Evidence::Empty : Evidence::Missing,
            blank ? "place.cut-blank" : "place.no-values");
    }
    return placer.place_cut();
}

/// How a sum along a column stands to the rows as placed; it fails, too, where one of them is lost
/// and cannot bear it out.
Test test_column(
    Form const& form,
    RowIdentity const& identity,
    std::string const& column,
    std::vector<RowPlacement> const& placed) {
    RowTexts texts(form.rows.size());
    bool known = true;
    for (auto const* const terms : {&identity.left, &identity.right}) {
        for (auto const& [row, sign] : *terms) {
            auto const at = column_index(form.rows[row], column);
            if (!at) {
                return Test::Unknown;
            }
            PlacedValue const& value = placed[row].values[*at];
            if (value.evidence == Evidence::Missing) {
                return Test::Fails;
            }
            known &= value.evidence != Evidence::Ambiguous;
            texts[row] = value.text;
        }
    }
    return known ? test(identity, texts) : Test::Unknown;
}

/// A row that adds up only in the way its digits were parted, and not with the rows above and
/// below, may have been parted wrongly: it is lost.
void lose_contradicted_splits(
    Form const& form, TableReading const& reading, std::vector<RowPlacement>& placed) {
    std::vector<std::size_t> lost;
    auto const doubt = [&](std::vector<std::pair<std::size_t, int>> const& terms) {
        for (auto const& [row, sign] : terms) {
            RowReading const& found = reading.rows[row];
            if (found.cut && found.values.front().text.size() != form.rows[row].columns.size()) {
                lost.push_back(row);
            }
        }
    };
    for (RowIdentity const& identity : column_identities_of(form)) {
        for (std::string const& column : identity.identity->over) {
            if (test_column(form, identity, column, placed) == Test::Fails) {
                doubt(identity.left);
                doubt(identity.right);
            }
        }
    }
    for (std::size_t const row : lost) {
        placed[row] =
            all_of(form.rows[row].columns.size(), Evidence::Missing, "place.glued-digits");
    }
}

} // namespace

std::vector<RowPlacement> place(Form const& form, TableReading const& reading) {
    Trust const trust(form, reading);
    std::int64_t budget = enumeration_bound;
    std::vector<RowPlacement> out;
    for (std::size_t i = 0; i < form.rows.size(); ++i) {
        out.push_back(
            place_row(form, form.rows[i], reading.rows[i], trust, reading.has_values, budget));
    }
    if (std::any_of(reading.rows.begin(), reading.rows.end(), [](RowReading const& row) {
            return row.cut;
        })) {
        lose_contradicted_splits(form, reading, out);
    }
    return out;
}

} // namespace gouji
