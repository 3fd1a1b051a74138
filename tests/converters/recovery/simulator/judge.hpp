#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "gouji/converters/forms/form.hpp"
#include "gouji/tests/converters/recovery/simulator/scenario.hpp"

/// Reads a damaged report back and compares every cell with the truth.

namespace gouji::simulation {

struct Tally {
    // Cells.
    std::size_t right = 0;     ///< the truth, and said to be so
    std::size_t flagged = 0;   ///< in doubt where the input leaves a doubt, the truth a candidate
    std::size_t unsure = 0;    ///< in doubt, the truth a candidate, although the input decides it
    std::size_t abstained = 0; ///< missing, although the input decides it
    std::size_t wrong = 0;     ///< not the truth and not marked
    std::size_t excluded = 0;  ///< in doubt, and the truth is no candidate
    std::size_t lost = 0;      ///< cells of tables that were not found
    std::size_t open = 0;      ///< not judged: the truth contradicts the axioms
    // Tables and reports.
    std::size_t tables_lost = 0;
    std::size_t tables_invented = 0;
    std::size_t editions_wrong = 0;
    // Findings.
    std::size_t breaks = 0; ///< broken identities all of whose report's cells are right
    std::size_t breaks_missed = 0;
    std::size_t false_alarms = 0;

    void add(Tally const& other);
    /// What must not happen in a supported layout.
    [[nodiscard]] std::size_t defects() const {
        return wrong + excluded + false_alarms + tables_invented;
    }
};

struct Judgement {
    Tally tally;
    std::vector<std::string> faults; ///< one line each, the first 200, the worst first
};

[[nodiscard]] Judgement judge(Scenario const& scenario, FormLibrary const& forms);

} // namespace gouji::simulation
