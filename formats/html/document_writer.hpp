#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/format.hpp"
#include "gouji/model/table_grid.hpp"

namespace gouji::html {

/// Writes the parts of one document, in order.
class DocumentWriter {
public:
    DocumentWriter(
        Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics)
        : m_document{document}, m_options{options}, m_sink{sink}, m_diagnostics{diagnostics} {}

    void write();

private:
    /// A note whose reference is written and whose text is still to come.
    struct PendingNote {
        Note const* note;
        std::size_t number; ///< among its like; as shown
        std::size_t id;     ///< among all notes
        bool written = false;
    };
    /// The attribute that carries the marks of a cell, by the cell's top left slot; those that have
    /// no slot are under (-1, -1).
    using CellMarks = std::map<GridPosition, std::vector<Mark>>;

    // document_writer.cpp
    void write_head();
    void write_metadata();
    void write_page_part(std::string_view tag, std::string_view name, Blocks const& blocks);
    std::size_t write_notes(std::string_view name, std::string_view title, bool comments);
    void report();
    [[nodiscard]] std::string title() const;

    // block_writer.cpp
    void write_blocks(Blocks const& blocks);
    /// The content of a cell, an item or a note: a single plain paragraph needs no element.
    void write_content(Blocks const& blocks);
    void write_block(Block const& block);
    void write_paragraph(Paragraph const& paragraph);
    void write_heading(Heading const& heading);
    void write_list(List const& list);
    void write_verbatim(Verbatim const& verbatim);

    // inline_writer.cpp
    void write_line(Inlines const& inlines);
    void write_inlines(Inlines const& inlines);
    void write_styled(Styled const& styled);
    void write_link(Link const& link);
    void write_image(Image const& image);
    void write_ruby(Ruby const& ruby);
    void write_note_reference(Note const& note);

    // table_writer.cpp
    void write_table(Table const& table);
    void write_columns(Table const& table, std::int32_t columns);
    void write_rows(Table const& table, TableGrid const& grid, CellMarks const& marks);
    void
    write_row(Table const& table, TableGrid const& grid, std::int32_t row, CellMarks const& marks);
    void write_cell(TableGrid::Placed const& placed, bool in_head, std::vector<Mark> const* marks);
    [[nodiscard]] CellMarks cell_marks(Table const& table, TableGrid const& grid) const;

    // doubt_section.cpp
    void write_doubts();

    void put(std::string_view markup);
    void text(std::string_view text);
    void attribute(std::string_view name, std::string_view value);
    void lose(std::string_view what) { ++m_losses[what]; }

    Document const& m_document;
    WriteOptions const& m_options;
    Sink& m_sink;
    Diagnostics& m_diagnostics;
    std::string m_out;
    std::map<std::string_view, std::size_t> m_losses;
    std::vector<PendingNote> m_notes;
    std::size_t m_footnotes = 0;
    std::size_t m_comments = 0;
    std::size_t m_dropped_controls = 0;
    std::int32_t m_list_depth = 0;
    std::int32_t m_table_depth = 0;
    bool m_in_link = false;
};

/// The style sheet of every page we write; `page` gives the paper.
[[nodiscard]] std::string style_sheet(PageSetup const& page);
/// What a mark means, in words for people; empty where there is nothing to say.
[[nodiscard]] std::string explain(Mark const& mark);
/// The class that shows an evidence; empty for stated and empty cells.
[[nodiscard]] std::string_view evidence_class(Evidence evidence);

} // namespace gouji::html
