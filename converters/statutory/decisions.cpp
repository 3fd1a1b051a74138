#include "gouji/converters/statutory/decisions.hpp"

#include <map>
#include <utility>

#include "gouji/converters/statutory/report_parts.hpp"
#include "gouji/converters/statutory/table_decisions.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

void collect_tables(Blocks& blocks, std::map<Table const*, Table*>& out) {
    for (Block& block : blocks) {
        auto* const boxed = std::get_if<Box<Table>>(&block.node);
        if (boxed == nullptr) {
            continue;
        }
        Table& table = **boxed;
        out[&table] = &table;
        for (Row& row : table.rows) {
            for (Cell& cell : row.cells) {
                collect_tables(cell.content, out);
            }
        }
    }
}

class DocumentDecisions {
public:
    DocumentDecisions(Document& document, Decisions const& decisions)
        : m_document(document), m_decisions(decisions) {
        std::map<Table const*, Table*> tables;
        collect_tables(document.blocks, tables);
        for (ReportPart const& part : split_reports(document)) {
            std::vector<TableDecisions>& report = m_reports.emplace_back();
            for (Table const* const table : part.tables) {
                report.emplace_back(*tables.at(table), document.rules);
            }
        }
    }

    /// Finds the cell of each decision; the document is not changed.
    Status resolve() {
        for (Decision const& decision : m_decisions.decisions) {
            std::string wrong = resolve(decision);
            if (!wrong.empty()) {
                return Error{
                    Code::BadDecisions,
                    {},
                    {{"file", m_decisions.file}, {"reason", std::move(wrong)}}};
            }
        }
        return done();
    }

    void apply(Diagnostics& diagnostics) {
        for (std::vector<TableDecisions>& report : m_reports) {
            for (TableDecisions& table : report) {
                table.apply(m_document.source, diagnostics);
            }
        }
    }

private:
    /// What is wrong with it; empty when nothing is.
    std::string resolve(Decision const& decision) {
        auto const index = static_cast<std::size_t>(decision.report) - 1;
        if (decision.report < 1 || index >= m_reports.size()) {
            return "there is no report " + std::to_string(decision.report) + "; the input holds " +
                   std::to_string(m_reports.size());
        }
        TableDecisions* table = nullptr;
        GridPosition slot;
        for (TableDecisions& item : m_reports[index]) {
            GridPosition const* const found =
                item.name() == decision.table ? item.find(decision) : nullptr;
            // A form drawn in several parts: a row that is lost in one may stand in another.
            if (found != nullptr &&
                (table == nullptr || (table->is_missing(slot) && !item.is_missing(*found)))) {
                table = &item;
                slot = *found;
            }
        }
        if (table == nullptr) {
            return unknown(decision, m_reports[index]);
        }
        Decision const* const other = table->decide(slot, decision);
        if (other != nullptr && !same_value(other->value, decision.value)) {
            return "it decides row " + decision.row + ", column " + decision.column +
                   " of the table " + decision.table + " twice: “" + other->value + "” and “" +
                   decision.value + "”";
        }
        return {};
    }

    static std::string
    unknown(Decision const& decision, std::vector<TableDecisions> const& tables) {
        std::string names;
        bool has_table = false;
        bool has_row = false;
        for (TableDecisions const& table : tables) {
            names += (names.empty() ? "" : ", ") + table.name();
            has_table |= table.name() == decision.table;
            has_row |= table.name() == decision.table && table.has_row(decision.row);
        }
        std::string const report = "report " + std::to_string(decision.report);
        if (!has_table) {
            return report + " has no table " + decision.table +
                   (names.empty() ? "; it has no statutory table" : "; it has " + names);
        }
        std::string const table = "the table " + decision.table + " of " + report;
        return has_row
                   ? "row " + decision.row + " of " + table + " has no column " + decision.column
                   : table + " has no row " + decision.row;
    }

    Document& m_document;
    Decisions const& m_decisions;
    std::vector<std::vector<TableDecisions>> m_reports;
};

} // namespace

Status apply_decisions(Document& document, Decisions const& decisions, Diagnostics& diagnostics) {
    DocumentDecisions application(document, decisions);
    Status resolved = application.resolve();
    if (resolved) {
        application.apply(diagnostics);
    }
    return resolved;
}

} // namespace gouji
