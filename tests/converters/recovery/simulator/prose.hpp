#pragma once
#include "gouji/tests/converters/recovery/simulator/random.hpp"
#include "gouji/tests/converters/recovery/simulator/report.hpp"

/// The sentences around the tables: our own, with the traps that real ones have (numbers, lists
/// numbered like chapters, the names of rows).

namespace gouji::simulation {

[[nodiscard]] std::string random_organization(Random& random);
[[nodiscard]] std::string title_of(Report const& report);
[[nodiscard]] std::string signature_date(Report const& report);
/// "三、收到和处理…情况" of the table at `index`.
[[nodiscard]] std::string chapter_title(Report const& report, std::size_t index);

/// Fills opening and closing.
void write_prose(Report& report, Random& random);
/// A sentence or note that may stand between a chapter's title and its table.
[[nodiscard]] std::string remark(Report const& report, Random& random);
/// A report of the years before the forms: chapters and sentences with numbers, no table.
[[nodiscard]] std::vector<std::string> free_text_report(Report const& report, Random& random);

} // namespace gouji::simulation
