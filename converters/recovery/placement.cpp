#include "gouji/converters/recovery/placement.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "gouji/converters/forms/amount.hpp"

namespace gouji {

namespace {

constexpr std::size_t listed_candidates = 64;
constexpr std::int64_t enumeration_bound = 20'000; ///< placements looked at in one row

using Texts = std::vector<std::string>;

/// An identity along a row, by column indices of one row of the form.
struct RowIdentity {
    FormIdentity const* identity = nullptr;
    std::vector<std::pair<std::size_t, int>> left; ///< column, sign
    std::vector<std::pair<std::size_t, int>> right;
    std::optional<std::size_t> total; ///< the column that states the sum of the others
};

enum class Test : std::uint8_t { Holds, Fails, Unknown };

struct Sum {
    Amount amount;
    bool known = true;
};

Sum sum_of(std::vector<std::pair<std::size_t, int>> const& terms, Texts const& row) {
    Sum sum;
    for (auto const& [column, sign] : terms) {
        std::string const& text = row[column];
        if (text.empty() || is_stroke(text)) {
            continue;
        }
        auto const number = parse_number(text);
        auto const next =
            number ? sum.amount.plus(sign < 0 ? number->amount.negated() : number->amount)
                   : std::nullopt;
        if (!next) {
            sum.known = false;
            return sum;
        }
        sum.amount = *next;
    }
    return sum;
}

/// A blank addend counts 0; a blank total is unknown.
Test test(RowIdentity const& identity, Texts const& row) {
    Sum const left = sum_of(identity.left, row);
    Sum const right = sum_of(identity.right, row);
    bool const blank_total = identity.total && row[*identity.total].empty();
    if (!left.known || !right.known || blank_total) {
        return Test::Unknown;
    }
    return left.amount.equals(right.amount) ? Test::Holds : Test::Fails;
}

std::optional<std::size_t> column_index(FormRow const& row, std::string const& column) {
    auto const found = std::find(row.columns.begin(), row.columns.end(), column);
    if (found == row.columns.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - row.columns.begin());
}

bool resolve(
    FormRow const& row,
    std::vector<FormTerm> const& terms,
    std::vector<std::pair<std::size_t, int>>& out) {
    for (FormTerm const& term : terms) {
        auto const column = column_index(row, term.column);
        if (!column) {
            return false;
        }
        out.emplace_back(*column, term.sign);
    }
    return true;
}

/// The identities of the form that run along `row`.
std::vector<RowIdentity> identities_of(Form const& form, FormRow const& row) {
    std::vector<RowIdentity> out;
    for (FormIdentity const& identity : form.identities) {
        bool const over_row =
            std::find(identity.over.begin(), identity.over.end(), row.id) != identity.over.end();
        RowIdentity resolved{&identity, {}, {}, column_index(row, identity.total_column)};
        if (identity.along == FormIdentity::Along::Row && over_row &&
            resolve(row, identity.left, resolved.left) &&
            resolve(row, identity.right, resolved.right)) {
            out.push_back(std::move(resolved));
        }
    }
    return out;
}

/// The identity says that the row's last column is the sum of all others: then it can be tested on
/// a row with cut blanks, too.
bool is_sum_of_all(RowIdentity const& identity, std::size_t columns) {
    return identity.total && *identity.total + 1 == columns &&
           identity.left.size() + identity.right.size() == columns;
}

Texts texts_of(RowReading const& reading, std::size_t offset, std::size_t count) {
    Texts texts;
    for (std::size_t i = offset; i < offset + count; ++i) {
        texts.push_back(reading.values[i].text);
    }
    return texts;
}

/// Cells that hold something; an empty cell says no more than a cut one does.
Texts filled_texts(RowReading const& reading) {
    Texts texts;
    for (FoundValue const& value : reading.values) {
        if (!value.text.empty()) {
            texts.push_back(value.text);
        }
    }
    return texts;
}

/// A row with cut blanks as if its last value were its last column's.
Texts packed_to_the_right(Texts const& filled, std::size_t columns) {
    Texts row(columns);
    std::copy_backward(filled.begin(), filled.end(), row.end());
    return row;
}

bool all_zero(Texts const& row) {
    return std::all_of(row.begin(), row.end(), [](std::string const& text) {
        auto const number = parse_number(text);
        return !number || number->amount.is_zero();
    });
}

/// Which identities hold wherever they can be tested without the cells in question: at least
/// twice on rows that are not all zero, and never fail.
class Trust {
public:
    Trust(Form const& form, TableReading const& reading) : m_form(form) {
        for (FormIdentity const& identity : form.identities) {
            if (identity.along == FormIdentity::Along::Row && test_all(identity, reading)) {
                m_trusted.push_back(&identity);
            }
        }
    }
    [[nodiscard]] bool operator()(RowIdentity const& identity) const {
        return std::find(m_trusted.begin(), m_trusted.end(), identity.identity) != m_trusted.end();
    }

private:
    bool test_all(FormIdentity const& identity, TableReading const& reading) const {
        std::size_t telling = 0; // tests on rows that are not all zero
        for (std::size_t i = 0; i < m_form.rows.size(); ++i) {
            for (RowIdentity const& resolved : identities_of(m_form, m_form.rows[i])) {
                if (resolved.identity != &identity) {
                    continue;
                }
                Texts row;
                Test const result = test_row(resolved, reading.rows[i], m_form.rows[i].columns.size(), row);
                if (result == Test::Fails) {
                    return false;
                }
                if (result == Test::Holds && !all_zero(row)) {
                    ++telling;
                }
            }
        }
        return telling >= 2;
    }

    static Test test_row(
        RowIdentity const& identity, RowReading const& reading, std::size_t columns, Texts& row) {
        if (reading.exact) {
            row = texts_of(reading, 0, reading.values.size());
            return test(identity, row);
        }
        Texts const filled = filled_texts(reading);
        // One value alone is no sum of others.
        if (!reading.offsets.empty() || filled.size() < 2 || filled.size() > columns ||
            !is_sum_of_all(identity, columns)) {
            return Test::Unknown;
        }
        row = packed_to_the_right(filled, columns);
        return test(identity, row);
    }

    Form const& m_form;
    std::vector<FormIdentity const*> m_trusted;
};

struct Candidate {
    Texts row;
    std::int64_t rank = 0; ///< larger is likelier
    bool satisfies = true; ///< every trusted identity holds
    bool violates = false; ///< some trusted identity fails
};

/// How many rows like this one were measured with values in the same columns, and how few violate
/// an identity that may only rank.
std::int64_t rank_of(
    Form const& form,
    FormRow const& row,
    std::vector<RowIdentity> const& identities,
    Texts const& texts) {
    std::vector<std::string> used;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        bool const is_total =
            std::any_of(identities.begin(), identities.end(), [i](auto const& identity) {
                return identity.total == i;
            });
        auto const number = parse_number(texts[i]);
        if (!is_total && !texts[i].empty() && !(number && number->amount.is_zero())) {
            used.push_back(row.columns[i]);
        }
    }
    std::int64_t rank = 0;
    for (RowIdentity const& identity : identities) {
        constexpr std::int64_t identity_weight = 1'000'000;
        Test const result = test(identity, texts);
        rank += result == Test::Holds ? identity_weight : 0;
        rank -= result == Test::Fails ? identity_weight : 0;
    }
    for (FormPrior const& prior : form.priors) {
        if (prior.columns == used) {
            rank += prior.of == 0 ? 0 : 1000 * prior.seen / prior.of;
        }
    }
    return rank;
}

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

class RowPlacer {
public:
    RowPlacer(Form const& form, FormRow const& row, RowReading const& reading, Trust const& trust)
        : m_form(form), m_row(row), m_reading(reading), m_trust(trust),
          m_identities(identities_of(form, row)), m_columns(row.columns.size()) {}

    RowPlacement place_cut() {
        Texts const filled = filled_texts(m_reading);
        std::vector<std::size_t> chosen(filled.size());
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
        std::int64_t looked_at = 0;
        do {
            Texts row(m_columns);
            for (std::size_t i = 0; i < filled.size(); ++i) {
                row[chosen[i]] = filled[i];
            }
            consider(std::move(row));
        } while (++looked_at < enumeration_bound && advance(chosen));
        bool const bound = looked_at == enumeration_bound &&
                           choices(m_columns, filled.size()) == enumeration_bound;
        return decide("place.order", bound);
    }

    RowPlacement place_windows() {
        for (std::size_t const offset : m_reading.offsets) {
            consider(texts_of(m_reading, offset, m_columns));
        }
        return decide("place.window", false);
    }

private:
    void consider(Texts row) {
        Candidate candidate;
        candidate.rank = rank_of(m_form, m_row, m_identities, row);
        for (RowIdentity const& identity : m_identities) {
            if (m_trust(identity)) {
                Test const result = test(identity, row);
                candidate.satisfies &= result == Test::Holds;
                candidate.violates |= result == Test::Fails;
                m_used_identity = identity.identity;
            }
        }
        candidate.row = std::move(row);
        m_candidates.push_back(std::move(candidate));
    }

    /// The next choice of columns in lexicographic order, leftmost first.
    bool advance(std::vector<std::size_t>& chosen) const {
        for (std::size_t i = chosen.size(); i-- > 0;) {
            if (chosen[i] + (chosen.size() - i) < m_columns) {
                ++chosen[i];
                for (std::size_t j = i + 1; j < chosen.size(); ++j) {
                    chosen[j] = chosen[j - 1] + 1;
                }
                return true;
            }
        }
        return false;
    }

    /// Keeps what the trusted identities allow: where they can hold they must.
    void filter() {
        auto const keep_if = [this](auto const& wanted) {
            if (std::any_of(m_candidates.begin(), m_candidates.end(), wanted)) {
                std::erase_if(m_candidates, [&](Candidate const& c) { return !wanted(c); });
                return true;
            }
            return false;
        };
        std::size_t const before = m_candidates.size();
        keep_if([](Candidate const& c) { return c.satisfies; }) ||
            keep_if([](Candidate const& c) { return !c.violates; });
        if (m_candidates.size() == before) {
            m_used_identity = nullptr;
        }
    }

    RowPlacement decide(std::string rule, bool bound) {
        filter();
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
        out.bound_reached = bound;
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
        Texts const& shown = candidates.front().row;
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
            if (!value.text.empty()) {
                while (next < m_reading.values.size() &&
                       m_reading.values[next].text != value.text) {
                    ++next;
                }
                if (next < m_reading.values.size()) {
                    value.source = m_reading.values[next++].source;
                }
            }
            out.values.push_back(std::move(value));
        }
    }

    Form const& m_form;
    FormRow const& m_row;
    RowReading const& m_reading;
    Trust const& m_trust;
    std::vector<RowIdentity> m_identities;
    std::size_t m_columns;
    std::vector<Candidate> m_candidates;
    FormIdentity const* m_used_identity = nullptr;
};

RowPlacement all_of(std::size_t columns, Evidence evidence, std::string rule) {
    RowPlacement out;
    out.values.assign(columns, {"", evidence, {}});
    out.rule = std::move(rule);
    return out;
}

RowPlacement as_stated(RowReading const& reading) {
    RowPlacement out;
    for (FoundValue const& value : reading.values) {
        Evidence const evidence = value.text.empty() ? Evidence::Empty : Evidence::Stated;
        out.values.push_back({value.text, evidence, value.source});
    }
    return out;
}

RowPlacement place_row(
    Form const& form,
    FormRow const& row,
    RowReading const& reading,
    Trust const& trust,
    bool table_has_values) {
    if (!reading.present) {
        return all_of(row.columns.size(), Evidence::Missing, "place.no-label");
    }
    if (reading.exact) {
        return as_stated(reading);
    }
    RowPlacer placer(form, row, reading, trust);
    if (!reading.offsets.empty()) {
        return placer.place_windows();
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

} // namespace

std::vector<RowPlacement> place(Form const& form, TableReading const& reading) {
    Trust const trust(form, reading);
    std::vector<RowPlacement> out;
    for (std::size_t i = 0; i < form.rows.size(); ++i) {
        out.push_back(place_row(form, form.rows[i], reading.rows[i], trust, reading.has_values));
    }
    return out;
}

} // namespace gouji
