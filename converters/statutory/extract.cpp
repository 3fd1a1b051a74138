#include "gouji/converters/statutory/extract.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/statutory/findings.hpp"
#include "gouji/converters/statutory/prose.hpp"
#include "gouji/converters/statutory/report_parts.hpp"
#include "gouji/converters/statutory/report_text.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/table_names.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

ExtractedValue read_value(std::string const& text, std::string const& print, Evidence evidence) {
    ExtractedValue value;
    value.raw = print.empty() ? text : print;
    value.evidence = evidence;
    if (is_blank(text)) {
        value.raw = print;
        if (evidence == Evidence::Stated) {
            value.evidence = Evidence::Empty;
        }
        return value;
    }
    if (is_stroke(text)) {
        return value;
    }
    value.is_null = false;
    auto const number = parse_number(text);
    value.is_number = number.has_value();
    value.value = number ? number->digits : text;
    return value;
}

/// A table, and where in it the rows are by their ids.
class RowsOfForm {
public:
    RowsOfForm(FormBinding const& binding, Form const* form) {
        m_table.table = binding.table;
        m_table.form = binding.form;
        m_table.edition = binding.edition;
        m_table.edition_assumed = binding.edition_assumed;
        if (form != nullptr) {
            for (FormRow const& row : form->rows) {
                add(row.id, row.label, row.columns);
            }
        } else {
            add_rows_of(binding);
        }
    }

    [[nodiscard]] ExtractedTable& table() { return m_table; }
    [[nodiscard]] ExtractedRow* find(std::string const& id) {
        auto const found = m_places.find(id);
        return found == m_places.end() ? nullptr : &m_table.rows[found->second];
    }

private:
    /// What is known of a form that is not at hand: the columns of a row are those of its values.
    void add_rows_of(FormBinding const& binding) {
        std::vector<std::set<std::uint16_t>> used(binding.rows.size());
        for (FormBinding::Value const& value : binding.values) {
            used[value.row].insert(value.column);
        }
        for (std::size_t i = 0; i < used.size(); ++i) {
            std::vector<std::string> columns;
            for (std::uint16_t const column : used[i]) {
                columns.push_back(binding.columns[column]);
            }
            add(binding.rows[i].id, binding.rows[i].label, std::move(columns));
        }
    }

    void add(std::string const& id, std::string const& label, std::vector<std::string> columns) {
        m_places.try_emplace(id, m_table.rows.size());
        ExtractedRow& row = m_table.rows.emplace_back();
        row.id = id;
        row.label = label;
        row.values.resize(columns.size());
        row.columns = std::move(columns);
    }

    ExtractedTable m_table;
    std::unordered_map<std::string, std::size_t> m_places; ///< index into its rows
};

/// What the source printed where the text of a cell was mended.
using Prints = std::map<GridPosition, std::string const*>;

Prints prints_of(Table const& table) {
    Prints prints;
    for (Printed const& print : table.printed) {
        prints.try_emplace(print.slot, &print.text);
    }
    return prints;
}

/// Reads the cells of bound tables into the rows of their form.
class TableExtractor {
public:
    TableExtractor(Document const& document, FormLibrary const& forms)
        : m_document(document), m_forms(forms) {}

    void add(Table const& table) {
        FormBinding const& binding = *table.form;
        RowsOfForm& out = entry(binding);
        Diagnostics unused;
        TableGrid const grid = form_grid(table, m_document.source, unused);
        Prints const prints = prints_of(table);
        for (FormBinding::Value const& value : binding.values) {
            ExtractedRow* const row = out.find(binding.rows[value.row].id);
            if (row != nullptr) {
                set_value(*row, binding.columns[value.column], prints, grid, value.slot);
            }
        }
        for (FormBinding::Label const& label : binding.labels) {
            ExtractedRow* const row = out.find(binding.rows[label.row].id);
            if (row != nullptr) {
                std::string const print = printed(prints, label.slot, cell_text(grid, label.slot));
                row->printed = print == row->label ? "" : print;
            }
        }
        if (!table.doubts.empty()) {
            TableNames const names(table);
            for (Doubt const& doubt : table.doubts) {
                add_doubt(out, binding, names, doubt);
            }
        }
        add_extra_rows(out, table, prints, grid);
    }

    std::vector<ExtractedTable> take() {
        std::vector<ExtractedTable> tables;
        for (RowsOfForm& rows : m_tables) {
            tables.push_back(std::move(rows.table()));
        }
        return tables;
    }

private:
    RowsOfForm& entry(FormBinding const& binding) {
        auto const known = std::find_if(m_tables.begin(), m_tables.end(), [&](RowsOfForm& rows) {
            return rows.table().form == binding.form;
        });
        return known != m_tables.end() ? *known
                                       : m_tables.emplace_back(binding, m_forms.find(binding.form));
    }

    static std::string cell_text(TableGrid const& grid, GridPosition slot) {
        auto const* const placed = grid.covering(slot.row, slot.column);
        return placed == nullptr ? std::string{} : plain_text(placed->cell->content);
    }

    static std::string printed(Prints const& prints, GridPosition slot, std::string const& text) {
        auto const found = prints.find(slot);
        return found == prints.end() ? text : *found->second;
    }

    void set_value(
        ExtractedRow& row,
        std::string const& column,
        Prints const& prints,
        TableGrid const& grid,
        GridPosition slot) const {
        auto const at = std::find(row.columns.begin(), row.columns.end(), column);
        auto const* const placed = grid.covering(slot.row, slot.column);
        if (at == row.columns.end() || placed == nullptr) {
            return;
        }
        ExtractedValue& value = row.values[static_cast<std::size_t>(at - row.columns.begin())];
        bool const known = value.evidence != Evidence::Missing;
        if (placed->cell->evidence == Evidence::Missing && known) {
            return;
        }
        std::string const text{trim(plain_text(placed->cell->content))};
        value = read_value(text, printed(prints, slot, text), placed->cell->evidence);
        value.place = place_of(m_document.source, placed->cell->source);
    }

    /// A doubt over slots of one row; the slots it leaves out are the same in all candidates. One
    /// that names other cells, as a file may, is none.
    static void add_doubt(
        RowsOfForm& out, FormBinding const& binding, TableNames const& names, Doubt const& doubt) {
        ExtractedRow* row = nullptr;
        std::vector<std::size_t> columns;
        for (GridPosition const& slot : doubt.slots) {
            FormBinding::Value const* const value = names.value(slot);
            ExtractedRow* const of =
                value == nullptr ? nullptr : out.find(binding.rows[value->row].id);
            if (of == nullptr || (row != nullptr && row != of)) {
                return;
            }
            row = of;
            auto const at =
                std::find(row->columns.begin(), row->columns.end(), binding.columns[value->column]);
            if (at == row->columns.end()) {
                return;
            }
            columns.push_back(static_cast<std::size_t>(at - row->columns.begin()));
        }
        if (row == nullptr) {
            return;
        }
        for (auto const& candidate : doubt.candidates) {
            std::vector<std::string> texts;
            for (ExtractedValue const& value : row->values) {
                texts.push_back(value.is_null ? "" : value.value);
            }
            for (std::size_t i = 0; i < columns.size() && i < candidate.size(); ++i) {
                texts[columns[i]] = candidate[i];
            }
            row->candidates.push_back(std::move(texts));
        }
        row->candidate_count = doubt.candidate_count;
        row->bound_reached = doubt.bound_reached;
    }

    static void add_extra_rows(
        RowsOfForm& out, Table const& table, Prints const& prints, TableGrid const& grid) {
        for (FormBinding::ExtraRow const& extra : table.form->extra_rows) {
            ExtractedRow row;
            row.label = cell_text(grid, extra.label);
            row.after = extra.after;
            ExtractedRow const* const above = out.find(extra.after);
            for (std::size_t i = 0; i < extra.values.size(); ++i) {
                row.columns.push_back(
                    above != nullptr && i < above->columns.size() ? above->columns[i]
                                                                  : std::to_string(i + 1));
                auto const* const placed =
                    grid.covering(extra.values[i].row, extra.values[i].column);
                std::string const text{
                    placed == nullptr ? "" : trim(plain_text(placed->cell->content))};
                row.values.push_back(read_value(
                    text,
                    printed(prints, extra.values[i], text),
                    placed == nullptr ? Evidence::Missing : placed->cell->evidence));
            }
            out.table().extra_rows.push_back(std::move(row));
        }
    }

    Document const& m_document;
    FormLibrary const& m_forms;
    std::vector<RowsOfForm> m_tables;
};

/// A form that is the same in all editions takes the edition of the tables beside it, else that of
/// the year.
void settle_editions(Report& report, FormLibrary const& forms) {
    auto const stated = std::find_if(report.tables.begin(), report.tables.end(), [](auto const& t) {
        return !t.edition_assumed;
    });
    for (ExtractedTable& table : report.tables) {
        if (!table.edition_assumed) {
            continue;
        }
        for (Form const& form : forms.all()) {
            bool const by_table = stated != report.tables.end() && form.edition == stated->edition;
            bool const by_year = stated == report.tables.end() && report.year &&
                                 form.first_year <= *report.year && *report.year <= form.last_year;
            if (form.table == table.table && (by_table || by_year)) {
                table.form = form.id;
                table.edition = form.edition;
                break;
            }
        }
    }
}

/// Tables in the library's order: that of the chapters.
void sort_tables(std::vector<ExtractedTable>& tables, FormLibrary const& forms) {
    auto const rank = [&](ExtractedTable const& table) {
        auto const all = forms.all();
        return std::find_if(
                   all.begin(), all.end(), [&](Form const& f) { return f.table == table.table; }) -
               all.begin();
    };
    std::stable_sort(tables.begin(), tables.end(), [&](auto const& l, auto const& r) {
        return rank(l) < rank(r);
    });
}

/// Reads the reports of a document, one after the other.
class ReportReader {
public:
    ReportReader(Document const& document, FormLibrary const& forms, Verdicts wanted)
        : m_document(document), m_forms(forms), m_wanted(wanted), m_parts(split_reports(document)) {
    }

    /// Nullopt behind the last one. Failing sums are said.
    std::optional<Report> next(Diagnostics& diagnostics) {
        if (m_number == m_parts.size()) {
            return std::nullopt;
        }
        ReportPart const& part = m_parts[m_number++];
        Report report;
        report.number = static_cast<std::int32_t>(m_number);
        auto const blocks = std::span{m_document.blocks}.subspan(part.begin, part.end - part.begin);
        // A summary asks of the text only what settles a table's edition.
        bool const asks_text = m_wanted == Verdicts::All || !part.tables.empty();
        std::vector<TextLine> const lines =
            asks_text ? text_lines(blocks) : std::vector<TextLine>{};
        ReportText const text{lines, report_facts(lines)};
        report.year = text.facts.year;
        report.organization = text.facts.organization;
        TableExtractor extractor(m_document, m_forms);
        for (Table const* const table : part.tables) {
            extractor.add(*table);
        }
        report.tables = extractor.take();
        sort_tables(report.tables, m_forms);
        settle_editions(report, m_forms);
        check_tables(report, text);
        for (Finding const& finding : report.findings) {
            if (finding.verdict == Verdict::Fails) {
                report_failing(finding, diagnostics);
            }
        }
        return report;
    }

private:
    /// The sums of each table, then what the prose says of it, which never makes a sum fail.
    void check_tables(Report& report, ReportText const& text) const {
        auto const add = [&](std::vector<Finding> findings) {
            std::move(findings.begin(), findings.end(), std::back_inserter(report.findings));
        };
        for (ExtractedTable const& table : report.tables) {
            Form const* const form = m_forms.find(table.form);
            if (form == nullptr) {
                continue;
            }
            add(check_table(*form, table, m_wanted));
            if (m_wanted == Verdicts::All) {
                add(check_prose(*form, table, text, m_document.source));
            }
        }
    }

    Document const& m_document;
    FormLibrary const& m_forms;
    Verdicts m_wanted;
    std::vector<ReportPart> m_parts;
    std::size_t m_number = 0; ///< reports read
};

void count_values(ExtractedTable const& table, ValueSummary& summary) {
    for (ExtractedRow const& row : table.rows) {
        summary.values += row.values.size();
        auto const is_doubtful = [](ExtractedValue const& value) {
            return value.evidence == Evidence::Ambiguous || value.evidence == Evidence::Missing ||
                   value.evidence == Evidence::Repaired;
        };
        summary.doubtful += static_cast<std::size_t>(
            std::count_if(row.values.begin(), row.values.end(), is_doubtful));
    }
}

} // namespace

std::vector<Report>
extract_reports(Document const& document, FormLibrary const& forms, Diagnostics& diagnostics) {
    std::vector<Report> reports;
    ReportReader reader(document, forms, Verdicts::All);
    while (auto report = reader.next(diagnostics)) {
        reports.push_back(*std::move(report));
    }
    return reports;
}

ValueSummary
summarize(Document const& document, FormLibrary const& forms, Diagnostics& diagnostics) {
    ValueSummary summary;
    ReportReader reader(document, forms, Verdicts::Fails);
    while (auto const report = reader.next(diagnostics)) {
        summary.tables += report->tables.size();
        summary.failing += report->findings.size();
        for (ExtractedTable const& table : report->tables) {
            count_values(table, summary);
        }
    }
    return summary;
}

} // namespace gouji
