#include "gouji/tests/converters/recovery/simulator/scenario.hpp"

#include <algorithm>

#include "gouji/model/text.hpp"
#include "gouji/tests/converters/recovery/simulator/prose.hpp"
#include "gouji/tests/converters/recovery/simulator/random_report.hpp"

namespace gouji::simulation {

namespace {

class Composer {
public:
    Composer(Layout const& layout, Noise const* noise, Random& random)
        : m_layout(layout), m_noise(noise), m_random(random) {}

    Lines text_of(Report const& report) {
        if (m_layout.fate == Fate::NoTables && m_layout.name == "L21") {
            return free_text_report(report, m_random);
        }
        m_lines = {};
        add_prose(title_of(report));
        add_prose("一、总体情况");
        add_all(report.opening);
        for (std::size_t i = 0; i < report.tables.size(); ++i) {
            add_prose(chapter_title(report, i));
            add_all(report.before_table[i]);
            if (m_layout.table != nullptr) {
                for (DrawnTable const& table : drawn(report.tables[i])) {
                    m_layout.table(table, m_random, m_lines);
                }
            }
        }
        add_all(report.closing);
        add_prose(report.organization);
        add_prose(signature_date(report));
        return std::move(m_lines);
    }

    Document document_of(Report const& report) {
        Document document;
        auto const add = [&](std::string text) {
            document.blocks.push_back(make_paragraph(noisy(std::move(text))));
        };
        add(title_of(report));
        for (std::string const& text : report.opening) {
            add(text);
        }
        for (std::size_t i = 0; i < report.tables.size(); ++i) {
            add(chapter_title(report, i));
            for (std::string const& text : report.before_table[i]) {
                add(text);
            }
            for (DrawnTable& table : drawn(report.tables[i])) {
                for (auto& row : table.rows) {
                    for (DrawnCell& cell : row) {
                        cell.text = noisy(std::move(cell.text));
                    }
                }
                bool const faults = m_layout.name == "L4b";
                document.blocks.push_back(
                    {Box<Table>{document_table(table, faults, m_random)}, {}});
            }
        }
        for (std::string const& text : report.closing) {
            add(text);
        }
        add(report.organization);
        add(signature_date(report));
        return document;
    }

    std::string noisy(std::string text) {
        if (m_noise != nullptr && m_noise->on_text != nullptr) {
            m_noise->on_text(text, m_random);
        }
        return text;
    }

private:
    void add_prose(std::string const& text) {
        if (m_layout.blank_lines_in_prose && !m_lines.empty() && !m_lines.back().empty()) {
            m_lines.emplace_back();
        }
        m_lines.push_back(text);
        if (m_layout.blank_lines_in_prose) {
            m_lines.emplace_back();
        }
    }

    void add_all(std::vector<std::string> const& texts) {
        for (std::string const& text : texts) {
            add_prose(text);
        }
    }

    std::vector<DrawnTable> drawn(FilledTable const& table) {
        bool const part = m_layout.may_part && m_random.percent(30);
        std::vector<DrawnTable> tables = part ? in_parts(draw(table)) : std::vector{draw(table)};
        if (m_noise != nullptr && m_noise->on_table != nullptr) {
            for (DrawnTable& one : tables) {
                m_noise->on_table(one, m_random);
            }
        }
        return tables;
    }

    Layout const& m_layout;
    Noise const* m_noise;
    Random& m_random;
    Lines m_lines;
};

/// Two pages as one: the lines of the second behind those of the first.
Lines side_by_side(Lines const& left, Lines const& right) {
    std::size_t width = 0;
    for (std::string const& line : left) {
        width = std::max(width, display_width(line));
    }
    Lines out;
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        std::string line = i < left.size() ? left[i] : "";
        if (i < right.size() && !right[i].empty()) {
            line += std::string(width + 4 - display_width(line), ' ') + right[i];
        }
        out.push_back(line);
    }
    return out;
}

ReportOptions options_for(Layout const& layout, Noise const* noise, Random& random) {
    ReportOptions options;
    bool const glued = layout.fate == Fate::Glued;
    options.text_values = !glued && (noise == nullptr || !noise->changes_words);
    options.breaks = random.percent(25) ? 1 + random.below(2) : 0;
    options.unknown_totals = layout.fate == Fate::BlanksKept;
    return options;
}

/// The second report of a page is on the same forms, so that its tables stand beside the first's.
Report companion(
    FormLibrary const& forms, ReportOptions const& options, Report const& first, Random& random) {
    for (int attempt = 0; attempt < 400; ++attempt) {
        Report report = random_report(forms, options, random);
        bool same = report.opening.size() == first.opening.size();
        for (std::size_t i = 0; i < report.tables.size(); ++i) {
            same &= report.tables[i].form == first.tables[i].form;
        }
        if (same) {
            return report;
        }
    }
    return first;
}

} // namespace

Scenario make_scenario(
    FormLibrary const& forms, Layout const& layout, Noise const* noise, std::uint64_t seed) {
    Random random(seed);
    Scenario scenario;
    scenario.fate = layout.fate;
    ReportOptions const options = options_for(layout, noise, random);
    scenario.reports.push_back(random_report(forms, options, random));
    if (layout.side_by_side) {
        scenario.reports.push_back(companion(forms, options, scenario.reports.front(), random));
    }
    if (noise != nullptr && noise->on_report != nullptr) {
        for (Report& report : scenario.reports) {
            noise->on_report(report, random);
        }
    }
    Composer composer(layout, noise, random);
    if (layout.is_document) {
        scenario.document = composer.document_of(scenario.reports.front());
        return scenario;
    }
    Lines lines = composer.text_of(scenario.reports.front());
    if (layout.side_by_side) {
        lines = side_by_side(lines, composer.text_of(scenario.reports.back()));
    }
    if (layout.finish != nullptr) {
        layout.finish(lines);
    }
    for (std::string& line : lines) {
        line = composer.noisy(std::move(line));
    }
    if (noise != nullptr && noise->on_lines != nullptr) {
        noise->on_lines(lines, scenario.reports.front(), random);
    }
    for (std::string const& line : lines) {
        scenario.text += line + "\n";
    }
    return scenario;
}

} // namespace gouji::simulation
