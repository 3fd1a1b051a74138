#include "gouji/tests/converters/recovery/simulator/judge.hpp"

#include <algorithm>
#include <set>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/recovery/recover.hpp"
#include "gouji/converters/statutory/extract.hpp"
#include "gouji/formats/text/text.hpp"
#include "gouji/model/text.hpp"

namespace gouji::simulation {

namespace {

/// Equal for texts that say the same: blank cells and strokes, 1,000 and 1000, line breaks aside.
std::string canonical(std::string const& text) {
    if (is_blank(text) || is_stroke(text)) {
        return "";
    }
    auto const number = parse_number(text);
    return number ? number->digits : without_blanks(text);
}

std::vector<std::string> canonical(std::vector<std::string> const& texts) {
    std::vector<std::string> out;
    out.reserve(texts.size());
    for (std::string const& text : texts) {
        out.push_back(canonical(text));
    }
    return out;
}

class Judge {
public:
    Judge(Scenario const& scenario, std::vector<gouji::Report> const& found)
        : m_scenario(scenario), m_found(found) {}

    Judgement run() {
        bool const no_tables = m_scenario.fate == Fate::NoTables;
        std::size_t const expected = no_tables ? 0 : m_scenario.reports.size();
        for (std::size_t i = 0; i < std::max(expected, m_found.size()); ++i) {
            if (i >= expected) {
                invented(m_found[i]);
            } else {
                judge_report(m_scenario.reports[i], i < m_found.size() ? &m_found[i] : nullptr);
            }
        }
        // The worst kinds are written in capitals.
        std::stable_partition(m_out.faults.begin(), m_out.faults.end(), [](auto const& text) {
            return text[0] >= 'A' && text[0] <= 'Z';
        });
        return std::move(m_out);
    }

private:
    void fault(std::string text) {
        constexpr std::size_t most = 200;
        if (m_out.faults.size() < most) {
            m_out.faults.push_back(std::move(text));
        }
    }

    void invented(gouji::Report const& found) {
        for (ExtractedTable const& table : found.tables) {
            ++m_out.tally.tables_invented;
            fault("INVENTED table " + table.form);
        }
    }

    void judge_report(Report const& truth, gouji::Report const* found) {
        std::size_t const before = m_out.tally.right;
        std::size_t cells = 0;
        for (FilledTable const& table : truth.tables) {
            ExtractedTable const* match = nullptr;
            if (found != nullptr) {
                auto const at = std::find_if(
                    found->tables.begin(), found->tables.end(), [&](ExtractedTable const& t) {
                        return t.table == table.form->table;
                    });
                match = at == found->tables.end() ? nullptr : &*at;
            }
            for (auto const& values : table.values) {
                cells += values.size();
            }
            judge_table(table, match);
        }
        bool const all_right = m_out.tally.right - before == cells;
        judge_findings(truth, found, all_right);
    }

    void judge_table(FilledTable const& truth, ExtractedTable const* found) {
        if (found == nullptr) {
            // Of a text that lost all values a table may be gone altogether.
            std::size_t cells = 0;
            for (auto const& values : truth.values) {
                cells += values.size();
            }
            m_out.tally.lost += cells;
            ++m_out.tally.tables_lost;
            fault("lost table " + truth.form->id);
            return;
        }
        if (found->edition != truth.form->edition && !truth.form->same_in_all_editions) {
            ++m_out.tally.editions_wrong;
            fault("edition of " + truth.form->id + " read as " + found->edition);
        }
        for (std::size_t i = 0; i < truth.form->rows.size(); ++i) {
            FormRow const& row = truth.form->rows[i];
            auto const at =
                std::find_if(found->rows.begin(), found->rows.end(), [&](auto const& r) {
                    return r.id == row.id;
                });
            judge_row(truth, i, at == found->rows.end() ? nullptr : &*at);
        }
        for (ExtractedRow const& row : found->rows) {
            bool const known = std::any_of(
                truth.form->rows.begin(), truth.form->rows.end(), [&](FormRow const& r) {
                    return r.id == row.id;
                });
            for (std::size_t i = 0; !known && i < row.values.size(); ++i) {
                bool const marked = row.values[i].evidence == Evidence::Ambiguous ||
                                    row.values[i].evidence == Evidence::Repaired;
                if (!row.values[i].is_null && !marked) {
                    ++m_out.tally.wrong;
                    fault(
                        truth.form->table + " " + row.id + ": no such row, yet " +
                        row.values[i].value);
                }
            }
        }
    }

    void judge_row(FilledTable const& truth, std::size_t index, ExtractedRow const* found) {
        FormRow const& row = truth.form->rows[index];
        std::vector<std::string> const texts = canonical(truth.values[index]);
        Remains const remains = remains_of(m_scenario.fate, truth, index);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            ExtractedValue const* value = nullptr;
            for (std::size_t j = 0; found != nullptr && j < found->columns.size(); ++j) {
                value = found->columns[j] == row.columns[i] ? &found->values[j] : value;
            }
            if (value == nullptr) {
                ++(remains == Remains::Exact ? m_out.tally.abstained : m_out.tally.flagged);
                continue;
            }
            std::size_t Tally::*const outcome = judge_cell(*value, *found, texts, i, remains);
            ++(m_out.tally.*outcome);
            describe(outcome, truth, index, i, *value, *found);
        }
    }

    static std::size_t Tally::*judge_cell(
        ExtractedValue const& value,
        ExtractedRow const& found,
        std::vector<std::string> const& truth,
        std::size_t column,
        Remains remains) {
        if (remains == Remains::Unjudged) {
            return &Tally::open;
        }
        bool const exact = remains == Remains::Exact;
        switch (value.evidence) {
        case Evidence::Ambiguous: {
            bool const listed = std::any_of(
                found.candidates.begin(), found.candidates.end(), [&](auto const& candidate) {
                    return canonical(candidate) == truth;
                });
            bool const all_listed =
                !found.bound_reached &&
                found.candidate_count <= static_cast<std::int64_t>(found.candidates.size());
            return !listed && all_listed ? &Tally::excluded
                   : exact               ? &Tally::unsure
                                         : &Tally::flagged;
        }
        case Evidence::Missing:
            return exact ? &Tally::abstained : &Tally::flagged;
        case Evidence::Repaired:
            return canonical(value.value) == truth[column] ? &Tally::right
                   : exact                                 ? &Tally::abstained
                                                           : &Tally::flagged;
        case Evidence::Stated:
        case Evidence::Inferred:
        case Evidence::Empty:
        case Evidence::Decided:
            return canonical(value.value) == truth[column] ? &Tally::right : &Tally::wrong;
        }
        return &Tally::wrong;
    }

    void describe(
        std::size_t Tally::*outcome,
        FilledTable const& truth,
        std::size_t row,
        std::size_t column,
        ExtractedValue const& value,
        ExtractedRow const& found) {
        char const* const kind = outcome == &Tally::wrong       ? "WRONG"
                                 : outcome == &Tally::excluded  ? "EXCLUDED"
                                 : outcome == &Tally::abstained ? "abstained"
                                 : outcome == &Tally::unsure    ? "unsure"
                                                                : nullptr;
        if (kind == nullptr) {
            return;
        }
        std::string shown = "[";
        for (ExtractedValue const& one : found.values) {
            shown += (shown.size() > 1 ? "|" : "") + one.value;
        }
        fault(
            std::string{kind} + " " + truth.form->id + " " + truth.form->rows[row].id + " " +
            truth.form->rows[row].columns[column] + ": truth \"" + truth.values[row][column] +
            "\", got \"" + value.value + "\" (" + std::string{evidence_name(value.evidence)} +
            "); row [" + join(truth.values[row], "|") + "] read as " + shown + "] " +
            std::to_string(found.candidate_count) + " candidates");
    }

    void judge_findings(Report const& truth, gouji::Report const* found, bool all_right) {
        std::set<BrokenIdentity> broken;
        for (FilledTable const& table : truth.tables) {
            for (BrokenIdentity& one : broken_identities(table)) {
                broken.insert(std::move(one));
            }
        }
        std::set<BrokenIdentity> reported;
        for (std::size_t i = 0; found != nullptr && i < found->findings.size(); ++i) {
            Finding const& finding = found->findings[i];
            if (finding.verdict == Verdict::Fails) {
                reported.insert({finding.rule, finding.table, finding.rows, finding.columns});
            }
        }
        for (BrokenIdentity const& one : reported) {
            if (!broken.contains(one)) {
                ++m_out.tally.false_alarms;
                fault(
                    "FALSE ALARM " + one.rule + " " + join(one.rows, "+") + " " +
                    join(one.columns, "+"));
            }
        }
        for (BrokenIdentity const& one : broken) {
            if (all_right) {
                ++m_out.tally.breaks;
                if (!reported.contains(one)) {
                    ++m_out.tally.breaks_missed;
                    fault(
                        "missed " + one.rule + " " + join(one.rows, "+") + " " +
                        join(one.columns, "+"));
                }
            }
        }
    }

    Scenario const& m_scenario;
    std::vector<gouji::Report> const& m_found;
    Judgement m_out;
};

} // namespace

void Tally::add(Tally const& other) {
    for (auto const member :
         {&Tally::right,
          &Tally::flagged,
          &Tally::unsure,
          &Tally::abstained,
          &Tally::wrong,
          &Tally::excluded,
          &Tally::lost,
          &Tally::open,
          &Tally::tables_lost,
          &Tally::tables_invented,
          &Tally::editions_wrong,
          &Tally::breaks,
          &Tally::breaks_missed,
          &Tally::false_alarms}) {
        this->*member += other.*member;
    }
}

Judgement judge(Scenario const& scenario, FormLibrary const& forms) {
    Diagnostics diagnostics;
    Document document;
    if (scenario.document) {
        document = *scenario.document;
    } else {
        Result<Document> read = read_text(scenario.text, {}, diagnostics);
        if (!read) {
            Judgement failed;
            failed.faults.emplace_back("not read");
            return failed;
        }
        document = std::move(*read);
    }
    recover(document, forms, diagnostics);
    std::vector<gouji::Report> const found = extract_reports(document, forms, diagnostics);
    return Judge(scenario, found).run();
}

} // namespace gouji::simulation
