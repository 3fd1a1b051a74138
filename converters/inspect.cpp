#include "gouji/converters/inspect.hpp"

#include <algorithm>
#include <set>

#include "gouji/model/json_writer.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"
#include "gouji/model/walk.hpp"

namespace gouji {

namespace {

/// Rows of a table that are shown as one object.
struct Section {
    std::int32_t begin = 0;
    std::int32_t end = 0;
    std::set<std::int32_t> pages;
    [[nodiscard]] std::int32_t first_page() const { return pages.empty() ? 0 : *pages.begin(); }
};

class TablesWriter {
public:
    TablesWriter(Document const& document, Sink& sink, Diagnostics& diagnostics)
        : m_document(document), m_json(sink, JsonWriter::Layout::Indented),
          m_diagnostics(diagnostics) {}

    void write(bool split_pages) {
        m_json.begin_array();
        for (TableInDocument const& found : tables_of(m_document)) {
            TableGrid const grid = form_grid(*found.table, m_document.source, m_diagnostics);
            std::vector<Section> const sections = sections_of(grid, split_pages);
            for (Section const& section : sections) {
                write(found, grid, section, &section != &sections.front());
            }
        }
        m_json.end_array();
    }

private:
    /// The page of the cell's source; 0 when it has none.
    [[nodiscard]] std::int32_t page_of(Cell const& cell) const {
        std::uint32_t const line = cell.source.line;
        return line < m_document.source.size() ? m_document.source.line(line).origin.page : 0;
    }

    /// The whole table, or its runs of rows on one page each. A row is on the page of its first
    /// cell that knows one, or on that of the row above.
    [[nodiscard]] std::vector<Section> sections_of(TableGrid const& grid, bool split_pages) const {
        std::vector<Section> sections(1);
        auto cell = grid.cells().begin();
        for (std::int32_t row = 0; row < grid.rows(); ++row) {
            std::set<std::int32_t> pages;
            for (; cell != grid.cells().end() && cell->row == row; ++cell) {
                if (std::int32_t const page = page_of(*cell->cell); page != 0) {
                    pages.insert(page);
                }
            }
            bool const turns = split_pages && !pages.empty() && sections.back().first_page() != 0 &&
                               sections.back().first_page() != *pages.begin();
            if (turns) {
                sections.push_back({row, row, {}});
            }
            sections.back().pages.insert(pages.begin(), pages.end());
            sections.back().end = row + 1;
        }
        return sections;
    }

    void write(
        TableInDocument const& found,
        TableGrid const& grid,
        Section const& section,
        bool continues) {
        m_json.begin_object().inline_values();
        m_json.key("rows").number(section.end - section.begin).key("cols").number(grid.columns());
        m_json.key("depth").number(found.depth);
        m_json.key("page").begin_array();
        for (std::int32_t const page : section.pages) {
            m_json.number(page);
        }
        m_json.end_array();
        m_json.key("form").string(found.table->form ? found.table->form->form : "");
        if (continues) {
            m_json.key("continues").boolean(true);
        }
        m_json.key("cells").begin_array();
        if (continues) {
            write_cells_from_above(*found.table, grid, section);
        }
        auto const is_above = [](TableGrid::Placed const& placed, std::int32_t row) {
            return placed.row < row;
        };
        auto const begin =
            std::lower_bound(grid.cells().begin(), grid.cells().end(), section.begin, is_above);
        auto const end =
            std::lower_bound(grid.cells().begin(), grid.cells().end(), section.end, is_above);
        std::for_each(begin, end, [&](TableGrid::Placed const& placed) {
            write(*found.table, placed, section);
        });
        m_json.end_array().end_object();
    }

    /// The cells that reach into the section's first row from the rows before it.
    void write_cells_from_above(Table const& table, TableGrid const& grid, Section const& section) {
        for (std::int32_t column = 0; column < grid.columns();) {
            TableGrid::Placed const* const placed = grid.covering(section.begin, column);
            if (placed != nullptr && placed->row < section.begin) {
                write(table, *placed, section);
            }
            column += placed == nullptr ? 1 : placed->col_span;
        }
    }

    void write(Table const& table, TableGrid::Placed const& placed, Section const& section) {
        Cell const& cell = *placed.cell;
        bool const goes_on = placed.row < section.begin;
        std::int32_t const first_row = std::max(placed.row, section.begin);
        std::int32_t const end_row = std::min(placed.row + placed.row_span, section.end);
        m_json.begin_object();
        m_json.key("r").number(first_row - section.begin).key("c").number(placed.column);
        m_json.key("rs").number(end_row - first_row).key("cs").number(placed.col_span);
        m_json.key("h").boolean(
            table.rows[static_cast<std::size_t>(placed.row)].group == RowGroup::Head);
        m_json.key("rh").boolean(cell.row_header);
        m_json.key("text").string(
            goes_on ? std::string{} : plain_text(cell.content, ListLabels::LeftOut));
        m_json.key("evidence").string(evidence_name(shown_evidence(cell)));
        m_json.key("rule").string(m_document.rules.name(cell.rule));
        m_json.end_object();
    }

    /// Readers state a blank cell without judging it; for the world it is "empty" (CONTRACT
    /// section 5).
    static Evidence shown_evidence(Cell const& cell) {
        return cell.evidence == Evidence::Stated && is_blank(cell.content) ? Evidence::Empty
                                                                           : cell.evidence;
    }

    Document const& m_document;
    JsonWriter m_json;
    Diagnostics& m_diagnostics;
};

} // namespace

void write_tables_json(
    Document const& document, bool split_pages, Sink& sink, Diagnostics& diagnostics) {
    TablesWriter{document, sink, diagnostics}.write(split_pages);
    sink.write("\n");
}

void write_tables_json(Document const& document, Sink& sink, Diagnostics& diagnostics) {
    write_tables_json(document, false, sink, diagnostics);
}

} // namespace gouji
