#include <algorithm>
#include <numeric>

#include "gouji/formats/docx/docx_marks_writer.hpp"
#include "gouji/formats/docx/docx_story_writer.hpp"
#include "gouji/formats/docx/docx_style_ids.hpp"
#include "gouji/formats/docx/docx_writer_parts.hpp"
#include "gouji/formats/support/cell_alignment.hpp"
#include "gouji/formats/support/column_widths.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"

namespace gouji::docx {

namespace {

/// Word opens no table of more columns.
constexpr std::int32_t most_columns = 63;
/// The margins of a cell in the style GoujiGrid, both sides.
constexpr int cell_margins = 114;
/// For the widths; the size itself is known when the last table is written (styles_part).
constexpr int typical_half_points = 20;

bool has_table(Blocks const& blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](Block const& block) {
        return std::holds_alternative<Box<Table>>(block.node);
    });
}

/// Whether a paragraph among `blocks` gets the style that the cell gives to its running text.
bool has_running_text(Blocks const& blocks) {
    auto const is_running = [](Block const& block) {
        auto const* const paragraph = std::get_if<Paragraph>(&block.node);
        return paragraph != nullptr && paragraph->role == Role::Body;
    };
    return blocks.empty() || std::any_of(blocks.begin(), blocks.end(), is_running);
}

/// One w:tc: a cell, a piece of one that a row span or the column limit cuts off, or a hole.
struct Piece {
    TableGrid::Placed const* placed = nullptr; ///< null: a hole
    std::int32_t first = 0;
    std::int32_t last = 0; ///< behind the last column
    bool is_origin = false;
    std::string text;
};

class TableWriter {
public:
    TableWriter(StoryWriter& story, Table const& table, Flow const& flow)
        : m_story(story), m_xml(story.xml()), m_table(table), m_flow(flow),
          m_grid(form_grid(table, story.state().document.source, story.state().diagnostics)),
          m_marks(story, table, m_grid) {}

    void run() {
        if (m_grid.rows() == 0 || m_grid.columns() == 0) {
            m_story.state().lose("tables without cells");
            return;
        }
        count();
        count_holes();
        int const pieces = (m_grid.columns() + most_columns - 1) / most_columns;
        m_widths = column_widths(m_table, m_grid, m_flow.width * pieces, typical_half_points);
        if (m_grid.columns() > most_columns) {
            m_story.state().lose("tables of more than 63 columns in one piece");
        }
        for (std::int32_t first = 0; first < m_grid.columns(); first += most_columns) {
            m_story.separate_tables();
            write_piece(first, std::min(first + most_columns, m_grid.columns()));
        }
    }

private:
    void count() {
        auto const is_head = [](Row const& row) { return row.group == RowGroup::Head; };
        auto const behind_head =
            std::find_if_not(m_table.rows.begin(), m_table.rows.end(), is_head);
        m_head_rows = static_cast<std::int32_t>(behind_head - m_table.rows.begin());
        WriterState& state = m_story.state();
        state.widest_table = std::max(state.widest_table, std::min(m_grid.columns(), most_columns));
        if (auto const later = std::count_if(behind_head, m_table.rows.end(), is_head)) {
            state.lose("header rows below other rows", static_cast<std::size_t>(later));
        }
        if (std::any_of(m_table.rows.begin(), m_table.rows.end(), [](Row const& row) {
                return row.group == RowGroup::Foot;
            })) {
            state.lose("the foot of a table as such");
        }
    }

    void count_holes() {
        auto holes = static_cast<std::int64_t>(m_grid.rows()) * m_grid.columns();
        for (TableGrid::Placed const& placed : m_grid.cells()) {
            holes -= static_cast<std::int64_t>(placed.row_span) * placed.col_span;
        }
        if (holes > 0) {
            m_story.state().lose(
                "slots without a cell (they became empty cells)", static_cast<std::size_t>(holes));
        }
    }

    void write_piece(std::int32_t first, std::int32_t last) {
        m_first = first;
        m_last = last;
        m_xml.open("w:tbl");
        properties();
        m_xml.open("w:tblGrid");
        for (std::int32_t column = first; column < last; ++column) {
            m_xml.element("w:gridCol", "w:w", width(column, column + 1));
        }
        m_xml.close();
        for (std::int32_t row = 0; row < m_grid.rows(); ++row) {
            write_row(row);
        }
        m_xml.close();
        m_story.table_ended();
    }

    [[nodiscard]] int width(std::int32_t first, std::int32_t last) const {
        return std::accumulate(m_widths.begin() + first, m_widths.begin() + last, 0);
    }

    /// In the order of CT_TblPr (17.4.60).
    void properties() {
        m_xml.open("w:tblPr").element("w:tblStyle", "w:val", "GoujiGrid");
        m_xml.open("w:tblW").attribute("w:w", width(m_first, m_last));
        m_xml.attribute("w:type", "dxa").close();
        m_xml.element("w:jc", "w:val", "center");
        m_xml.element("w:tblLayout", "w:type", "fixed");
        // Without a header row the first row must not be told as one: other readers would believe
        // it.
        bool const has_head = m_head_rows > 0;
        m_xml.open("w:tblLook").attribute("w:val", has_head ? "0620" : "0600");
        m_xml.attribute("w:firstRow", has_head ? 1 : 0).attribute("w:lastRow", 0);
        m_xml.attribute("w:firstColumn", 0).attribute("w:lastColumn", 0);
        m_xml.attribute("w:noHBand", 1).attribute("w:noVBand", 1).close().close();
    }

    [[nodiscard]] std::vector<Piece> pieces_of(std::int32_t row) const {
        std::vector<Piece> pieces;
        for (std::int32_t column = m_first; column < m_last;) {
            Piece piece{m_grid.covering(row, column), column, column + 1, false, {}};
            if (piece.placed != nullptr) {
                piece.last = std::min(piece.placed->column + piece.placed->col_span, m_last);
                piece.is_origin = piece.placed->row == row && piece.placed->column == column;
                piece.text = piece.is_origin ? plain_text(piece.placed->cell->content) : "";
            }
            column = piece.last;
            pieces.push_back(std::move(piece));
        }
        return pieces;
    }

    void write_row(std::int32_t row) {
        std::vector<Piece> const pieces = pieces_of(row);
        // A row taller than a page must be allowed to break.
        constexpr std::size_t long_text = 1500;
        bool const stays_whole = std::none_of(pieces.begin(), pieces.end(), [](Piece const& piece) {
            return piece.text.size() > long_text ||
                   (piece.is_origin && has_table(piece.placed->cell->content));
        });
        m_xml.open("w:tr");
        if (stays_whole || row < m_head_rows) {
            m_xml.open("w:trPr");
            if (stays_whole) {
                m_xml.element("w:cantSplit");
            }
            if (row < m_head_rows) {
                m_xml.element("w:tblHeader");
            }
            m_xml.close();
        }
        for (Piece const& piece : pieces) {
            write_cell(row, piece);
        }
        m_xml.close();
    }

    /// In the order of CT_TcPr (17.4.70).
    void cell_properties(std::int32_t row, Piece const& piece) {
        m_xml.open("w:tcPr").open("w:tcW").attribute("w:w", width(piece.first, piece.last));
        m_xml.attribute("w:type", "dxa").close();
        if (piece.last - piece.first > 1) {
            m_xml.element("w:gridSpan", "w:val", piece.last - piece.first);
        }
        if (piece.placed != nullptr && piece.placed->row_span > 1) {
            m_xml.open("w:vMerge");
            if (piece.placed->row == row) {
                m_xml.attribute("w:val", "restart");
            }
            m_xml.close();
        }
        if (piece.placed != nullptr && m_marks.is_shaded(*piece.placed->cell)) {
            m_xml.raw(R"(<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>)");
        }
        if (piece.placed != nullptr && piece.placed->cell->valign) {
            m_xml.element("w:vAlign", "w:val", valign_name(*piece.placed->cell->valign));
        }
        m_xml.close();
    }

    static std::string_view valign_name(VAlign align) {
        switch (align) {
        case VAlign::Top:
            return "top";
        case VAlign::Middle:
            return "center";
        case VAlign::Bottom:
            return "bottom";
        }
        return "top";
    }

    void write_cell(std::int32_t row, Piece const& piece) {
        m_xml.open("w:tc");
        cell_properties(row, piece);
        Flow flow;
        flow.in_cell = true;
        flow.width = std::max(width(piece.first, piece.last) - cell_margins, 200);
        flow.body_style = style::cell;
        if (!piece.is_origin) {
            static Blocks const nothing;
            m_story.set_comment(
                piece.placed == nullptr ? m_marks.hole(row, piece.first) : std::nullopt);
            m_story.container(nothing, flow);
        } else {
            Cell const& cell = *piece.placed->cell;
            flow.align = cell.align;
            flow.keep_next = is_full_width(*piece.placed, m_grid.columns()) &&
                             row + piece.placed->row_span < m_grid.rows();
            if (cell.row_header) {
                flow.body_style = style::row_header;
            } else if (is_centered(
                           piece.text, *piece.placed, row < m_head_rows, m_grid.columns())) {
                flow.body_style = style::cell_centered;
            }
            m_story.set_comment(m_marks.comment(*piece.placed));
            write_content(m_marks.shown(cell), flow);
        }
        m_xml.close();
    }

    /// The style of a paragraph says that the cell is a row header: a cell of other blocks gets an
    /// empty one at its end.
    void write_content(Blocks const& content, Flow const& flow) {
        if (flow.body_style == style::row_header && !has_running_text(content)) {
            m_story.blocks(content, flow);
            m_story.plain_paragraph(style::row_header, "");
        } else {
            m_story.container(content, flow);
        }
    }

    StoryWriter& m_story;
    XmlWriter& m_xml;
    Table const& m_table;
    Flow const& m_flow;
    TableGrid m_grid;
    TableMarks m_marks;
    std::vector<int> m_widths;
    std::int32_t m_head_rows = 0;
    std::int32_t m_first = 0;
    std::int32_t m_last = 0;
};

} // namespace

void write_table(StoryWriter& story, Table const& table, Flow const& flow) {
    // A comment that waits belongs to the cell around this table.
    std::optional<int> const waiting = story.set_comment(std::nullopt);
    if (!table.caption.empty()) {
        story.begin_paragraph({style::table_caption, 0, 0, {}, {}, false});
        story.inlines(table.caption, 0, flow);
        story.end_paragraph();
    }
    TableWriter{story, table, flow}.run();
    story.set_comment(waiting);
}

} // namespace gouji::docx
