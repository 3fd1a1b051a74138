#include "gouji/converters/review/review_data.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/converters/review/source_tokens.hpp"
#include "gouji/converters/statutory/extract.hpp"
#include "gouji/converters/statutory/finding_output.hpp"
#include "gouji/converters/statutory/report_parts.hpp"
#include "gouji/model/json_writer.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/table_names.hpp"
#include "gouji/model/text.hpp"
#include "gouji/model/walk.hpp"

namespace gouji {

namespace {

/// A value cell by its names: row id and column path.
using ValueName = std::pair<std::string, std::string>;

/// The lines, and where pages and parts of a package begin among them.
void write_source(JsonWriter& json, SourceMap const& source) {
    json.key("lines").begin_array();
    for (std::uint32_t i = 0; i < source.size(); ++i) {
        json.string(source.text(i));
    }
    json.end_array();
    json.key("places").begin_array();
    LineOrigin last;
    for (std::uint32_t i = 0; i < source.size(); ++i) {
        LineOrigin const origin = source.line(i).origin;
        if (origin.part != last.part || origin.page != last.page) {
            json.begin_object().inline_values();
            json.key("line").number(i);
            if (origin.page != 0) {
                json.key("page").number(origin.page);
            }
            json.key("part").string(source.parts()[origin.part]);
            json.end_object();
        }
        last = origin;
    }
    json.end_array();
}

/// What all tables of a page have in common.
struct PageContext {
    JsonWriter& json;
    Document const& document;
    SourceTokens tokens;
};

class TableWriter {
public:
    /// `named`: the value cells that this table speaks for; of a form drawn in several parts the
    /// others have them. `report`: knows the editions.
    TableWriter(
        PageContext& page,
        Table const& table,
        std::set<GridPosition> const& named,
        Report const& report)
        : m_json(page.json), m_document(page.document), m_tokens(page.tokens), m_table(table),
          m_named(named), m_report(report), m_grid(form_grid(table)), m_names(table) {
        for (Printed const& printed : table.printed) {
            m_printed[printed.slot] = &printed.text;
        }
    }

    void write() {
        m_json.begin_object();
        if (m_table.form) {
            m_json.key("table").string(m_table.form->table);
            m_json.key("edition").string(edition());
            m_json.key("title").string(m_table.form->title);
        }
        m_json.key("caption").string(plain_text(m_table.caption));
        m_json.key("columns").number(m_grid.columns());
        m_json.key("rows").begin_array();
        std::span<TableGrid::Placed const> cells = m_grid.cells();
        for (std::int32_t row = 0; row < m_grid.rows(); ++row) {
            m_json.begin_array().inline_values();
            for (; !cells.empty() && cells.front().row == row; cells = cells.subspan(1)) {
                write_cell(cells.front());
            }
            m_json.end_array();
        }
        m_json.end_array();
        write_doubts();
        m_json.end_object();
    }

private:
    /// A form that is the same in all editions is of the one that the report is of.
    [[nodiscard]] std::string const& edition() const {
        auto const found = std::find_if(
            m_report.tables.begin(), m_report.tables.end(), [&](ExtractedTable const& table) {
                return table.table == m_table.form->table;
            });
        return m_table.form->edition_assumed && found != m_report.tables.end()
                   ? found->edition
                   : m_table.form->edition;
    }

    void write_cell(TableGrid::Placed const& placed) {
        Cell const& cell = *placed.cell;
        GridPosition const slot{placed.row, placed.column};
        std::string const text = plain_text(cell.content);
        m_json.begin_object();
        m_json.key("c").number(placed.column);
        if (placed.row_span != 1) {
            m_json.key("rs").number(placed.row_span);
        }
        if (placed.col_span != 1) {
            m_json.key("cs").number(placed.col_span);
        }
        bool const is_head =
            m_table.rows[static_cast<std::size_t>(placed.stated_row)].group == RowGroup::Head;
        if (is_head || cell.row_header) {
            m_json.key("h").string(is_head ? "col" : "row");
        }
        m_json.key("t").string(text);
        if (cell.evidence != Evidence::Stated) {
            m_json.key("e").string(evidence_name(cell.evidence));
        }
        if (cell.rule != RuleId::None) {
            m_json.key("rule").string(m_document.rules.name(cell.rule));
        }
        auto const printed = m_printed.find(slot);
        if (printed != m_printed.end()) {
            m_json.key("print").string(*printed->second);
        }
        write_place(cell.source, printed == m_printed.end() ? text : *printed->second);
        write_name(slot);
        m_json.end_object();
    }

    void write_place(SourceRef where, std::string const& text) {
        std::optional<SourceToken> const token = m_tokens.find(where, text);
        if (token) {
            m_json.key("at").begin_array();
            m_json.number(token->line);
            if (token->length != 0) {
                m_json.number(static_cast<std::int64_t>(token->begin));
                m_json.number(static_cast<std::int64_t>(token->length));
            }
            m_json.end_array();
        }
    }

    /// What a value is called, or which row a label names.
    void write_name(GridPosition slot) {
        if (!m_table.form) {
            return;
        }
        FormBinding::Value const* const value = m_names.value(slot);
        FormBinding::Label const* const label = m_names.label(slot);
        if (value != nullptr && m_named.contains(slot)) {
            m_json.key("row").string(m_table.form->rows[value->row].id);
            m_json.key("column").string(m_table.form->columns[value->column]);
        } else if (value == nullptr && label != nullptr) {
            m_json.key("names").string(m_table.form->rows[label->row].id);
        }
    }

    /// Doubts over named value cells of one row.
    void write_doubts() {
        m_json.key("doubts").begin_array();
        for (Doubt const& doubt : m_table.doubts) {
            std::vector<std::string> columns;
            std::string row;
            for (GridPosition const slot : doubt.slots) {
                FormBinding::Value const* const value = m_names.value(slot);
                if (value == nullptr || !m_named.contains(slot)) {
                    break;
                }
                row = m_table.form->rows[value->row].id;
                columns.push_back(m_table.form->columns[value->column]);
            }
            if (!doubt.slots.empty() && columns.size() == doubt.slots.size()) {
                write_doubt(doubt, row, columns);
            }
        }
        m_json.end_array();
    }

    void write_doubt(
        Doubt const& doubt, std::string const& row, std::vector<std::string> const& columns) {
        m_json.begin_object();
        m_json.key("row").string(row);
        m_json.key("columns");
        write_strings(m_json, columns);
        m_json.key("candidates").begin_array().inline_values();
        for (auto const& candidate : doubt.candidates) {
            write_strings(m_json, candidate);
        }
        m_json.end_array();
        m_json.key("count").number(doubt.candidate_count);
        m_json.key("bound").boolean(doubt.bound_reached);
        m_json.end_object();
    }

    JsonWriter& m_json;
    Document const& m_document;
    SourceTokens& m_tokens;
    Table const& m_table;
    std::set<GridPosition> const& m_named;
    Report const& m_report;
    TableGrid m_grid;
    TableNames m_names;
    std::map<GridPosition, std::string const*> m_printed;
};

/// Of each bound table the value cells that it speaks for: where several parts of a form hold one,
/// the first that has not lost it. So do decisions (apply_decisions).
std::vector<std::set<GridPosition>> named_cells(std::span<Table const* const> tables) {
    struct Speaker {
        std::size_t table = 0;
        GridPosition slot;
        bool has_lost = false;
    };
    std::map<std::pair<std::string, ValueName>, Speaker> speakers;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        TableGrid const grid = form_grid(*tables[i]);
        FormBinding const& form = *tables[i]->form;
        for (FormBinding::Value const& value : form.values) {
            TableGrid::Placed const* const placed =
                grid.covering(value.slot.row, value.slot.column);
            if (placed == nullptr) {
                continue;
            }
            Speaker const speaker{
                i, {placed->row, placed->column}, placed->cell->evidence == Evidence::Missing};
            ValueName name{form.rows[value.row].id, form.columns[value.column]};
            auto const [known, is_new] =
                speakers.try_emplace({form.table, std::move(name)}, speaker);
            if (!is_new && known->second.has_lost && !speaker.has_lost) {
                known->second = speaker;
            }
        }
    }
    std::vector<std::set<GridPosition>> named(tables.size());
    for (auto const& [name, speaker] : speakers) {
        named[speaker.table].insert(speaker.slot);
    }
    return named;
}

/// The identities of a report with what was found, and the cells they are made of, so that the page
/// can test them again on what a person decides.
class SumWriter {
public:
    SumWriter(JsonWriter& json, Report const& report) : m_json(json), m_report(report) {}

    void write() {
        m_json.begin_array();
        for (Finding const& finding : m_report.findings) {
            // What compares the table with the prose has no second side.
            bool const has_sides =
                std::any_of(finding.cells.begin(), finding.cells.end(), is_left) &&
                !std::all_of(finding.cells.begin(), finding.cells.end(), is_left);
            if (has_sides) {
                write_sum(finding);
            }
        }
        m_json.end_array();
    }

private:
    static bool is_left(FindingCell const& cell) { return cell.left; }

    void write_sum(Finding const& finding) {
        m_json.begin_object().inline_values();
        m_json.key("rule").string(finding.rule);
        m_json.key("table").string(finding.table);
        m_json.key("rows");
        write_strings(m_json, finding.rows);
        m_json.key("columns");
        write_strings(m_json, finding.columns);
        m_json.key("verdict").string(verdict_name(finding.verdict));
        m_json.key("stated").string(finding.stated);
        m_json.key("computed").string(finding.computed);
        m_json.key("statedLeft").boolean(finding.stated_left);
        m_json.key("left");
        write_side(finding, true);
        m_json.key("right");
        write_side(finding, false);
        m_json.end_object();
    }

    /// [row, column, sign, a blank is unknown]: of a blank addend the value is 0.
    void write_side(Finding const& finding, bool left) {
        m_json.begin_array();
        for (FindingCell const& cell : finding.cells) {
            if (cell.left == left) {
                m_json.begin_array();
                m_json.string(cell.row);
                m_json.string(cell.column);
                m_json.number(cell.sign);
                m_json.boolean(cell.blank_is_unknown);
                m_json.end_array();
            }
        }
        m_json.end_array();
    }

    JsonWriter& m_json;
    Report const& m_report;
};

/// What the text says otherwise than the tables: nothing to decide, but worth a look.
void write_hints(JsonWriter& json, Report const& report) {
    json.begin_array();
    for (Finding const& finding : report.findings) {
        if (finding.reason != OpenReason::Hint) {
            continue;
        }
        json.begin_object().inline_values();
        json.key("table").string(finding.table);
        json.key("stated").string(finding.stated);
        json.key("computed").string(finding.computed);
        json.key("quote").string(finding.quote);
        if (finding.quote_source.line != no_line) {
            json.key("line").number(finding.quote_source.line);
        }
        json.key("cells").begin_array();
        for (FindingCell const& cell : finding.cells) {
            json.begin_array();
            json.string(cell.row);
            json.string(cell.column);
            json.end_array();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

/// The tables of the document by reports: a table of no form belongs to the report of the bound one
/// before it.
std::vector<std::vector<Table const*>>
tables_by_report(Document const& document, std::span<ReportPart const> parts) {
    std::map<Table const*, std::size_t> report_of;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (Table const* const table : parts[i].tables) {
            report_of[table] = i;
        }
    }
    std::vector<std::vector<Table const*>> tables(parts.size());
    std::size_t report = 0;
    for (TableInDocument const& item : tables_of(document)) {
        auto const known = report_of.find(item.table);
        report = known == report_of.end() ? report : known->second;
        tables[report].push_back(item.table);
    }
    return tables;
}

/// The row ids and labels of a report's forms, in their order.
void write_row_names(JsonWriter& json, Report const& report) {
    json.begin_object();
    for (ExtractedTable const& table : report.tables) {
        json.key(table.table).begin_array().inline_values();
        for (ExtractedRow const& row : table.rows) {
            json.begin_array().string(row.id).string(row.label).end_array();
        }
        json.end_array();
    }
    json.end_object();
}

void write_report(
    PageContext& page,
    Report const& report,
    ReportPart const& part,
    std::span<Table const* const> tables) {
    JsonWriter& json = page.json;
    json.begin_object();
    json.key("report").number(report.number);
    json.key("year");
    report.year ? json.number(*report.year) : json.null();
    json.key("organization");
    report.organization ? json.string(*report.organization) : json.null();
    json.key("names");
    write_row_names(json, report);
    std::vector<std::set<GridPosition>> const named = named_cells(part.tables);
    std::set<GridPosition> const none;
    json.key("tables").begin_array();
    for (Table const* const table : tables) {
        auto const bound = std::find(part.tables.begin(), part.tables.end(), table);
        bool const is_bound = bound != part.tables.end();
        TableWriter(
            page,
            *table,
            is_bound ? named[static_cast<std::size_t>(bound - part.tables.begin())] : none,
            report)
            .write();
    }
    json.end_array();
    json.key("sums");
    SumWriter(json, report).write();
    json.key("hints");
    write_hints(json, report);
    json.end_object();
}

void write_decisions(JsonWriter& json, Decisions const* decisions) {
    json.begin_array();
    for (Decision const& decision :
         decisions == nullptr ? std::vector<Decision>{} : decisions->decisions) {
        json.begin_object().inline_values();
        json.key("report").number(decision.report);
        json.key("table").string(decision.table);
        json.key("row").string(decision.row);
        json.key("column").string(decision.column);
        json.key("value").string(decision.value);
        json.end_object();
    }
    json.end_array();
}

} // namespace

void write_review_data(
    Document const& document,
    FormLibrary const& forms,
    ReviewRequest const& request,
    Sink& sink,
    Diagnostics& diagnostics) {
    std::vector<ReportPart> const parts = split_reports(document);
    std::vector<Report> const reports = extract_reports(document, forms, diagnostics);
    auto const tables = tables_by_report(document, parts);
    JsonWriter json(sink, JsonWriter::Layout::Indented);
    json.begin_object();
    json.key("source").string(request.source);
    json.key("sha256").string(request.sha256);
    write_source(json, document.source);
    json.key("reports").begin_array();
    PageContext page{json, document, SourceTokens(document.source)};
    for (std::size_t i = 0; i < reports.size() && i < parts.size(); ++i) {
        write_report(page, reports[i], parts[i], tables[i]);
    }
    json.end_array();
    json.key("decisions");
    write_decisions(json, request.decisions);
    json.end_object();
}

} // namespace gouji
