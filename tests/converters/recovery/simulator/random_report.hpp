#pragma once
#include "gouji/tests/converters/recovery/simulator/random.hpp"
#include "gouji/tests/converters/recovery/simulator/report.hpp"

namespace gouji::simulation {

/// How an author fills a table in.
struct ReportOptions {
    std::size_t breaks = 0;     ///< printed totals to change against their sums
    bool text_values = true;    ///< strokes and words where numbers are expected
    bool unknown_totals = true; ///< now and then a total is left blank beside its addends
};

/// A report on one edition of each table of the library: sparse, full, or with many blanks, sums
/// consistent but for the breaks asked for. Everything follows from the forms' data.
[[nodiscard]] Report
random_report(FormLibrary const& forms, ReportOptions const& options, Random& random);

} // namespace gouji::simulation
