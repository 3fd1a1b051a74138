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

/// The cells of an identity that stand in one row, and what they add to left - right.
struct RowPart {
    std::vector<IdentityCell const*> cells;
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

std::vector<RowPart> parts_of(std::span<IdentityCell const> cells) {
    std::vector<RowPart> parts;
    for (IdentityCell const& cell : cells) {
        auto part = std::find_if(parts.begin(), parts.end(), [&](RowPart const& known) {
            return known.cells.front()->row == cell.row;
        });
        if (part == parts.end()) {
            part = parts.emplace(parts.end());
        }
        part->cells.push_back(&cell);
    }
    return parts;
}

Amount signed_amount(IdentityCell const& cell, Amount const& amount) {
    return (cell.sign < 0) == cell.left ? amount.negated() : amount;
}

class Evaluation {
public:
    explicit Evaluation(std::span<IdentityCell const> cells) : m_cells(cells) {}

    Outcome run() {
        add_sides();
        for (IdentityCell const& cell : m_cells) {
            if (cell.unit != m_cells.front().unit) {
                return open(OpenReason::UnitsDiffer);
            }
        }
        std::vector<RowPart> parts = parts_of(m_cells);
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
        for (IdentityCell const& cell : m_cells) {
            Worth const worth = worth_of(cell, 0);
            auto& sum = cell.left ? m_outcome.left : m_outcome.right;
            (cell.left ? m_outcome.left_printed : m_outcome.right_printed) |= worth.is_number;
            bool const known = sum && worth.open == OpenReason::None;
            sum = known ? sum->plus(cell.sign < 0 ? worth.amount.negated() : worth.amount)
                        : std::nullopt;
        }
    }

    void enumerate(RowPart& part) {
        ExtractedRow const* const row = part.cells.front()->row;
        bool const varies =
            row != nullptr && std::any_of(part.cells.begin(), part.cells.end(), [](auto const* c) {
                return c->row->values[c->column].evidence == Evidence::Ambiguous;
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
        for (IdentityCell const* const cell : part.cells) {
            Worth const worth = worth_of(*cell, candidate);
            m_any_number |= worth.is_number;
            auto const sum = difference.plus(signed_amount(*cell, worth.amount));
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

    std::span<IdentityCell const> m_cells;
    Outcome m_outcome;
    OpenReason m_open = OpenReason::None;
    bool m_any_number = false;
};

} // namespace

Outcome evaluate(std::span<IdentityCell const> cells) {
    return Evaluation(cells).run();
}

} // namespace gouji
