#include <algorithm>
#include <string>
#include <vector>

#include "gouji/converters/statutory/check.hpp"
#include "gouji/converters/statutory/finding_words.hpp"
#include "gouji/converters/statutory/findings.hpp"
#include "gouji/model/place.hpp"

namespace gouji {

namespace {

constexpr std::size_t names_shown = 8; ///< of places that cannot be checked for one reason

/// What cannot be checked for the same reason is one line.
struct OpenGroup {
    Finding const* first = nullptr;
    std::vector<Finding const*> findings;
};

std::string total_row(Finding const& finding) {
    return finding.rows.size() == 1 ? finding.rows.front() : "";
}

std::string total_column(Finding const& finding) {
    return finding.columns.size() == 1 ? finding.columns.front() : "";
}

/// The names that tell the findings of a group apart: rows, columns, or both.
std::string names_of(OpenGroup const& group, Language language) {
    auto const same = [&](auto name) {
        return std::all_of(group.findings.begin(), group.findings.end(), [&](auto const* finding) {
            return name(*finding) == name(*group.first);
        });
    };
    bool const same_row = same(total_row);
    bool const same_column = same(total_column);
    std::string out;
    for (std::size_t i = 0; i < std::min(names_shown, group.findings.size()); ++i) {
        Finding const& finding = *group.findings[i];
        std::string const row = same_row && !same_column ? "" : total_row(finding);
        std::string const column = same_column && !same_row ? "" : total_column(finding);
        out.append(i == 0 ? "" : ", ").append(row);
        out.append(row.empty() || column.empty() ? "" : " ").append(column);
    }
    if (group.findings.size() > names_shown) {
        out += ", " + phrase(
                          Phrase::AndMore,
                          {{"count", std::to_string(group.findings.size() - names_shown)}},
                          language);
    }
    return out;
}

class CheckText {
public:
    CheckText(Language language, Sink& sink) : m_language(language), m_sink(sink) {}

    void write(std::span<ExtractedInput const> inputs) {
        std::size_t reports = 0;
        for (ExtractedInput const& input : inputs) {
            for (Report const& report : input.reports) {
                write_report(input, report);
                ++reports;
            }
        }
        if (reports != 1) {
            line(say(
                Phrase::Total,
                {{"count", std::to_string(reports)}, {"counts", counts(count_verdicts(inputs))}}));
        }
    }

private:
    [[nodiscard]] std::string say(Phrase which, DiagnosticData const& data = {}) const {
        return phrase(which, data, m_language);
    }

    /// Names and quotes come from outside; a terminal must not obey them.
    void line(std::string const& text) {
        std::string out = text;
        for (char& letter : out) {
            auto const byte = static_cast<unsigned char>(letter);
            if (byte < 0x20 || byte == 0x7f) {
                letter = letter == '\n' || letter == '\t' ? ' ' : '?';
            }
        }
        m_sink.write(out + '\n');
    }

    [[nodiscard]] std::string counts(CheckSummary const& summary) const {
        return say(
            Phrase::Counts,
            {{"holds", std::to_string(summary.holds)},
             {"fails", std::to_string(summary.fails)},
             {"open", std::to_string(summary.cannot_check)}});
    }

    void write_report(ExtractedInput const& input, Report const& report) {
        std::string const name =
            input.reports.size() == 1
                ? input.source
                : say(Phrase::NumberedReport,
                      {{"source", input.source}, {"number", std::to_string(report.number)}});
        line(
            name + ": " + report.organization.value_or(say(Phrase::UnknownOrganization)) + ", " +
            (report.year ? std::to_string(*report.year) : say(Phrase::UnknownYear)));
        if (report.tables.empty()) {
            line("  " + say(Phrase::NoTables));
            line("");
            return;
        }
        write_compared(input, report, Phrase::SomeFail, [](Finding const& finding) {
            return finding.verdict == Verdict::Fails;
        });
        write_compared(input, report, Phrase::SomeHints, [](Finding const& finding) {
            return finding.reason == OpenReason::Hint;
        });
        write_open(report);
        line("  " + counts(count_verdicts(report.findings)));
        line("");
    }

    static ExtractedTable const* table_of(Report const& report, Finding const& finding) {
        auto const table =
            std::find_if(report.tables.begin(), report.tables.end(), [&](auto const& candidate) {
                return candidate.table == finding.table;
            });
        return table == report.tables.end() ? nullptr : &*table;
    }

    template <class Wanted>
    void
    write_compared(ExtractedInput const& input, Report const& report, Phrase title, Wanted wanted) {
        auto const count = std::count_if(report.findings.begin(), report.findings.end(), wanted);
        if (count == 0) {
            return;
        }
        line("  " + say(title, {{"count", std::to_string(count)}}));
        for (Finding const& finding : report.findings) {
            if (!wanted(finding)) {
                continue;
            }
            line(
                "    " + place_text(input.source, finding_place(finding)) + ": " + finding.rule +
                ": " + finding_sentence(finding, table_of(report, finding), m_language));
            std::string const sums = finding_sums(finding);
            if (!sums.empty()) {
                line("        " + sums);
            }
            std::string const ours = finding_ours(finding, m_language);
            if (!ours.empty()) {
                line("        " + ours);
            }
        }
    }

    void write_open(Report const& report) {
        std::vector<OpenGroup> groups;
        std::size_t count = 0;
        for (Finding const& finding : report.findings) {
            if (finding.verdict != Verdict::CannotCheck || finding.reason == OpenReason::Hint) {
                continue;
            }
            ++count;
            auto group = std::find_if(groups.begin(), groups.end(), [&](OpenGroup const& known) {
                return known.first->rule == finding.rule && known.first->table == finding.table &&
                       known.first->reason == finding.reason;
            });
            if (group == groups.end()) {
                group = groups.insert(groups.end(), OpenGroup{&finding, {}});
            }
            group->findings.push_back(&finding);
        }
        if (count != 0) {
            line("  " + say(Phrase::SomeOpen, {{"count", std::to_string(count)}}));
        }
        for (OpenGroup const& group : groups) {
            line(
                "    " + group.first->rule + ", " + finding_reason(*group.first, m_language) +
                ": " + names_of(group, m_language));
        }
    }

    Language m_language;
    Sink& m_sink;
};

} // namespace

void write_check_text(std::span<ExtractedInput const> inputs, Language language, Sink& sink) {
    CheckText(language, sink).write(inputs);
}

} // namespace gouji
