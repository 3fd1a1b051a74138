#include "gouji/converters/statutory/check.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "gouji/converters/statutory/findings.hpp"

namespace gouji {

namespace {

/// A report by its place among the inputs.
struct ReportIndex {
    std::size_t input = 0;
    std::size_t report = 0;
};

using Years = std::map<std::int32_t, std::vector<ReportIndex>>;

/// Reports without a year can be compared with no other; neither can those without a name, unless
/// they are said to belong together.
std::map<std::string, Years>
by_organization(std::span<ExtractedInput const> inputs, Together together) {
    std::map<std::string, Years> groups;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        for (std::size_t r = 0; r < inputs[i].reports.size(); ++r) {
            Report const& report = inputs[i].reports[r];
            bool const all = together == Together::All;
            if (report.year && (all || report.organization)) {
                groups[all ? "" : *report.organization][*report.year].push_back({i, r});
            }
        }
    }
    return groups;
}

/// Every value under its name.
std::map<std::string, std::string> values_of(Report const& report) {
    std::map<std::string, std::string> values;
    for (ExtractedTable const& table : report.tables) {
        for (ExtractedRow const& row : table.rows) {
            for (std::size_t i = 0; i < row.values.size(); ++i) {
                values[table.table + ' ' + row.id + ' ' + row.columns[i]] =
                    row.values[i].is_null ? "-" : row.values[i].value;
            }
        }
    }
    return values;
}

/// The first value in which two reports differ; empty where they say the same.
std::string difference(Report const& first, Report const& second) {
    auto const left = values_of(first);
    auto const right = values_of(second);
    for (auto const& [name, value] : left) {
        auto const other = right.find(name);
        std::string const shown = other == right.end() ? "-" : other->second;
        if (shown != value) {
            return std::string(name).append(": ").append(value).append(", ").append(shown);
        }
    }
    for (auto const& [name, value] : right) {
        if (value != "-" && !left.contains(name)) {
            return std::string(name).append(": -, ").append(value);
        }
    }
    return {};
}

class YearChecker {
public:
    YearChecker(std::span<ExtractedInput> inputs, FormLibrary const& forms)
        : m_inputs(inputs), m_forms(forms) {}

    std::vector<RepeatedReport> run(Together together) {
        for (auto const& [name, years] : by_organization(m_inputs, together)) {
            for (auto const& [year, reports] : years) {
                find_repeated(reports);
                auto const before = years.find(year - 1);
                if (before != years.end()) {
                    compare(reports.front(), before->second.front());
                }
            }
        }
        return std::move(m_repeated);
    }

private:
    [[nodiscard]] Report& report(ReportIndex at) const {
        return m_inputs[at.input].reports[at.report];
    }

    void find_repeated(std::vector<ReportIndex> const& reports) {
        ReportIndex const first = reports.front();
        for (ReportIndex const other : std::span{reports}.subspan(1)) {
            std::string differs = difference(report(first), report(other));
            if (!differs.empty()) {
                m_repeated.push_back(
                    {other.input, other.report, first.input, first.report, std::move(differs)});
            }
        }
    }

    void compare(ReportIndex at, ReportIndex at_before) {
        Report& now = report(at);
        Report const& before = report(at_before);
        for (ExtractedTable const& table : now.tables) {
            auto const other = std::find_if(
                before.tables.begin(), before.tables.end(), [&](ExtractedTable const& candidate) {
                    return candidate.table == table.table;
                });
            Form const* const form = m_forms.find(table.form);
            Form const* const form_before =
                other == before.tables.end() ? nullptr : m_forms.find(other->form);
            if (form == nullptr || form_before == nullptr) {
                continue;
            }
            for (Finding& finding : check_years(*form, table, *form_before, *other)) {
                finding.before = Finding::Before{
                    m_inputs[at_before.input].source, before.number, before.year.value_or(0)};
                now.findings.push_back(std::move(finding));
            }
        }
    }

    std::span<ExtractedInput> m_inputs;
    FormLibrary const& m_forms;
    std::vector<RepeatedReport> m_repeated;
};

} // namespace

std::vector<RepeatedReport>
check_across_years(std::span<ExtractedInput> inputs, FormLibrary const& forms, Together together) {
    return YearChecker(inputs, forms).run(together);
}

CheckSummary count_verdicts(std::span<Finding const> findings) {
    auto const count = [&](Verdict verdict) {
        return static_cast<std::size_t>(
            std::count_if(findings.begin(), findings.end(), [&](Finding const& finding) {
                return finding.verdict == verdict;
            }));
    };
    return {count(Verdict::Holds), count(Verdict::Fails), count(Verdict::CannotCheck)};
}

CheckSummary count_verdicts(std::span<ExtractedInput const> inputs) {
    CheckSummary summary;
    for (ExtractedInput const& input : inputs) {
        for (Report const& report : input.reports) {
            CheckSummary const more = count_verdicts(report.findings);
            summary.holds += more.holds;
            summary.fails += more.fails;
            summary.cannot_check += more.cannot_check;
        }
    }
    return summary;
}

} // namespace gouji
