#include "gouji/converters/statutory/identity.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace gouji {

namespace {

constexpr std::size_t most_steps = 65'536; ///< additions before an identity is left open

/// One cell in one candidate of its row.
struct Worth {
    Amount amount;
    OpenReason open = OpenReason::None;
    bool is_number = false;
};

Worth worth_of_text(std::string_view text, bool blank_is_unknown) {
    Worth worth;
    if (auto const number = parse_number(text)) {
        worth.amount = number->amount;
        worth.is_number = true;
    } else if (!text.empty() && !is_stroke(text)) {
        worth.open = OpenReason::NotANumber;
    } else if (blank_is_unknown) {
        worth.open = OpenReason::BlankTotal;
    }
    return worth;
}

/// Only an ambiguous cell differs between the candidates of its row.
Worth worth_of(IdentityCell const& cell, std::size_t candidate) {
    Worth worth;
    if (cell.row == nullptr) {
        worth.open = OpenReason::MissingCell;
        return worth;
    }
    ExtractedValue const& value = cell.row->values[cell.column];
    if (value.evidence == Evidence::Missing) {
        worth.open = OpenReason::MissingCell;
    } else if (value.evidence != Evidence::Ambiguous) {
        worth = worth_of_text(value.is_null ? "" : value.value, cell.blank_is_unknown);
    } else if (cell.row->candidates.empty()) {
        worth.open = OpenReason::Ambiguous;
    } else {
        worth = worth_of_text(cell.row->candidates[candidate][cell.column], cell.blank_is_unknown);
        if (worth.open == OpenReason::BlankTotal) {
            worth.open = OpenReason::Ambiguous; // blank in this candidate only
        }
    }
    return worth;
}

/// A term with what it is worth in the candidate that is shown: that is all where its row has no
/// other, and parsing it again for each step would take most of the time.
struct ShownTerm {
    IdentityCell const* cell = nullptr;
    Worth worth;
};

/// The cells of an identity that stand in one row, and what they add to left - right.
struct RowPart {
    std::vector<ShownTerm const*> terms;
    std::vector<Amount> differences; ///< one a candidate; all different, ascending
};

bool is_less(Amount const& l, Amount const& r) {
    return l.less_than(r);
}

void sort_unique(std::vector<Amount>& amounts) {
    std::sort(amounts.begin(), amounts.end(), is_less);
    auto const same = [](Amount const& l, Amount const& r) { return l.equals(r); };
    amounts.erase(std::unique(amounts.begin(), amounts.end(), same), amounts.end());
}

std::vector<RowPart> parts_of(std::span<ShownTerm const> terms) {
    std::vector<RowPart> parts;
    for (ShownTerm const& term : terms) {
        auto part = std::find_if(parts.begin(), parts.end(), [&](RowPart const& known) {
            return known.terms.front()->cell->row == term.cell->row;
        });
        if (part == parts.end()) {
            part = parts.emplace(parts.end());
        }
        part->terms.push_back(&term);
    }
    return parts;
}

Amount signed_amount(IdentityCell const& cell, Amount const& amount) {
    return (cell.sign < 0) == cell.left ? amount.negated() : amount;
}

class Evaluation {
public:
    explicit Evaluation(std::span<IdentityCell const> cells) {
        m_terms.reserve(cells.size());
        for (IdentityCell const& cell : cells) {
            m_terms.push_back({&cell, worth_of(cell, 0)});
        }
    }

    Outcome run() {
        add_sides();
        for (ShownTerm const& term : m_terms) {
            if (term.cell->unit != m_terms.front().cell->unit) {
                return open(OpenReason::UnitsDiffer);
            }
        }
        std::vector<RowPart> parts = parts_of(m_terms);
        for (RowPart& part : parts) {
            enumerate(part);
        }
        bool const only_blank = m_open == OpenReason::None || m_open == OpenReason::BlankTotal;
        if (!m_any_number && only_blank) {
            return open(OpenReason::NothingPrinted);
        }
        if (m_open != OpenReason::None) {
            return open(m_open);
        }
        return decide(parts);
    }

private:
    Outcome open(OpenReason reason) {
        m_outcome.reason = reason;
        return m_outcome;
    }

    Outcome decided(Verdict verdict) {
        m_outcome.verdict = verdict;
        return m_outcome;
    }

    /// The first of several reasons in the order of the terms is told.
    void note(OpenReason reason) {
        if (m_open == OpenReason::None) {
            m_open = reason;
        }
    }

    /// What the candidate that is shown says of each side.
    void add_sides() {
        m_outcome.left.emplace();
        m_outcome.right.emplace();
        for (auto const& [term, worth] : m_terms) {
            IdentityCell const& cell = *term;
            auto& sum = cell.left ? m_outcome.left : m_outcome.right;
            (cell.left ? m_outcome.left_printed : m_outcome.right_printed) |= worth.is_number;
            bool const known = sum && worth.open == OpenReason::None;
            sum = known ? sum->plus(cell.sign < 0 ? worth.amount.negated() : worth.amount)
                        : std::nullopt;
        }
    }

    void enumerate(RowPart& part) {
        ExtractedRow const* const row = part.terms.front()->cell->row;
        bool const varies =
            row != nullptr && std::any_of(part.terms.begin(), part.terms.end(), [&](auto const* t) {
                return row->values[t->cell->column].evidence == Evidence::Ambiguous;
            });
        std::size_t const candidates =
            varies ? std::max<std::size_t>(row->candidates.size(), 1) : 1;
        for (std::size_t i = 0; i < candidates; ++i) {
            add_candidate(part, i);
        }
        if (varies && (row->bound_reached ||
                       row->candidate_count > static_cast<std::int64_t>(row->candidates.size()))) {
            note(OpenReason::TooMany);
        }
        sort_unique(part.differences);
    }

    void add_candidate(RowPart& part, std::size_t candidate) {
        Amount difference;
        for (ShownTerm const* const term : part.terms) {
            Worth const worth = candidate == 0 ? term->worth : worth_of(*term->cell, candidate);
            m_any_number |= worth.is_number;
            auto const sum = difference.plus(signed_amount(*term->cell, worth.amount));
            if (worth.open != OpenReason::None || !sum) {
                return note(sum ? worth.open : OpenReason::TooMany);
            }
            difference = *sum;
        }
        part.differences.push_back(difference);
    }

    /// left = right in every combination only when the least and the greatest difference are 0, and
    /// in none when 0 is not among the sums.
    Outcome decide(std::vector<RowPart> const& parts) {
        std::vector<Amount> least(parts.size() + 1);    // of the parts from here on
        std::vector<Amount> greatest(parts.size() + 1); // the same
        for (std::size_t i = parts.size(); i-- > 0;) {
            auto const low = least[i + 1].plus(parts[i].differences.front());
            auto const high = greatest[i + 1].plus(parts[i].differences.back());
            if (!low || !high) {
                return open(OpenReason::TooMany);
            }
            least[i] = *low;
            greatest[i] = *high;
        }
        if (least[0].is_zero() && greatest[0].is_zero()) {
            return decided(Verdict::Holds);
        }
        std::vector<Amount> sums{Amount{}};
        std::size_t steps = 0;
        for (std::size_t i = 0; i < parts.size() && !sums.empty(); ++i) {
            steps += sums.size() * parts[i].differences.size();
            if (steps > most_steps || !add_part(sums, parts[i], least[i + 1], greatest[i + 1])) {
                return open(OpenReason::TooMany);
            }
        }
        return sums.empty() ? decided(Verdict::Fails) : open(OpenReason::Ambiguous);
    }

    /// Keeps the sums that the remaining parts can still bring to 0.
    static bool add_part(
        std::vector<Amount>& sums,
        RowPart const& part,
        Amount const& least_rest,
        Amount const& greatest_rest) {
        std::vector<Amount> next;
        for (Amount const& sum : sums) {
            for (Amount const& difference : part.differences) {
                auto const total = sum.plus(difference);
                auto const low = total ? total->plus(least_rest) : std::nullopt;
                auto const high = total ? total->plus(greatest_rest) : std::nullopt;
                if (!low || !high) {
                    return false;
                }
                if (!Amount{}.less_than(*low) && !high->less_than(Amount{})) {
                    next.push_back(*total);
                }
            }
        }
        sort_unique(next);
        sums = std::move(next);
        return true;
    }

    std::vector<ShownTerm> m_terms;
    Outcome m_outcome;
    OpenReason m_open = OpenReason::None;
    bool m_any_number = false;
};

} // namespace

Outcome evaluate(std::span<IdentityCell const> cells) {
    return Evaluation(cells).run();
}

} // namespace gouji
