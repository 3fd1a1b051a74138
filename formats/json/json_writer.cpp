#include "gouji/model/json_writer.hpp"

#include "gouji/formats/json/json.hpp"
#include "gouji/formats/json/json_names.hpp"
#include "gouji/formats/support/base64.hpp"
#include "gouji/model/codes.hpp"

/// The whole model as JSON (docs/schema/document.schema.json). What has its default is left out.

namespace gouji {

namespace json {
namespace {

class DocumentWriter {
public:
    DocumentWriter(Document const& document, Sink& sink)
        : m_document(document), m_json(sink, JsonWriter::Layout::Indented) {}

    void write() {
        m_json.begin_object();
        m_json.key("gouji").string("document").key("version").number(1);
        write_metadata();
        write_page();
        write_rules();
        write_block_list("header", m_document.header);
        write_block_list("footer", m_document.footer);
        m_json.key("blocks");
        write(m_document.blocks);
        write_furniture();
        write_media();
        write_source();
        m_json.end_object();
    }

private:
    // ------------------------------------------------------------ helpers

    void member(std::string_view key, std::string_view text, std::string_view usual = "") {
        if (text != usual) {
            m_json.key(key).string(text);
        }
    }
    void number_member(std::string_view key, std::int64_t number, std::int64_t usual = 0) {
        if (number != usual) {
            m_json.key(key).number(number);
        }
    }
    void real_member(std::string_view key, float number, float usual = 0) {
        if (number != usual) {
            m_json.key(key).real(number);
        }
    }
    void flag(std::string_view key, bool value) {
        if (value) {
            m_json.key(key).boolean(true);
        }
    }
    template <class Enum> void enum_member(std::string_view key, Enum value, Enum usual) {
        if (value != usual) {
            m_json.key(key).string(name_of(value));
        }
    }
    template <class Enum> void enum_member(std::string_view key, std::optional<Enum> const& value) {
        if (value) {
            m_json.key(key).string(name_of(*value));
        }
    }
    void rule_member(RuleId rule) { member("rule", m_document.rules.name(rule)); }

    void write(std::vector<std::string> const& texts) {
        m_json.begin_array().inline_values();
        for (std::string const& text : texts) {
            m_json.string(text);
        }
        m_json.end_array();
    }

    void lines_member(LineRange const& lines) {
        if (lines == LineRange{}) {
            return;
        }
        m_json.key("lines").begin_object().inline_values();
        m_json.key("first").number(lines.first).key("count").number(lines.count);
        m_json.end_object();
    }

    // ------------------------------------------------------------- blocks

    void write_block_list(std::string_view key, Blocks const& blocks) {
        if (!blocks.empty()) {
            m_json.key(key);
            write(blocks);
        }
    }

    void write(Blocks const& blocks) {
        m_json.begin_array();
        for (Block const& block : blocks) {
            write(block);
        }
        m_json.end_array();
    }

    /// {"paragraph": {…}, "lines": {…}}: one line of output, but a table has a line for each row.
    void write(Block const& block) {
        m_json.begin_object();
        if (!std::holds_alternative<Box<Table>>(block.node)) {
            m_json.inline_values();
        }
        match(
            block,
            [&](Paragraph const& paragraph) { write(paragraph); },
            [&](Heading const& heading) {
                m_json.key("heading").begin_object();
                number_member("level", heading.level, 1);
                children_member(heading.children);
                m_json.end_object();
            },
            [&](List const& list) { write(list); },
            [&](Quote const& quote) {
                m_json.key("quote").begin_object();
                write_block_list("children", quote.children);
                m_json.end_object();
            },
            [&](Verbatim const& verbatim) {
                m_json.key("verbatim").begin_object();
                member("text", verbatim.text);
                m_json.end_object();
            },
            [&](Box<Table> const& table) {
                m_json.key("table");
                write(*table);
            },
            [&](PageBreak const&) { m_json.key("page_break").begin_object().end_object(); });
        lines_member(block.source);
        m_json.end_object();
    }

    void write(Paragraph const& paragraph) {
        m_json.key("paragraph").begin_object();
        enum_member("role", paragraph.role, Role::Body);
        enum_member("align", paragraph.align);
        if (paragraph.first_line_indent) {
            m_json.key("first_line_indent").real(*paragraph.first_line_indent);
        }
        children_member(paragraph.children);
        m_json.end_object();
    }

    void write(List const& list) {
        m_json.key("list").begin_object();
        flag("ordered", list.ordered);
        m_json.key("items").begin_array();
        for (ListItem const& item : list.items) {
            m_json.begin_object();
            member("label", item.label);
            write_block_list("children", item.children);
            m_json.end_object();
        }
        m_json.end_array().end_object();
    }

    // ------------------------------------------------------------ inlines

    void children_member(Inlines const& inlines) {
        if (!inlines.empty()) {
            m_json.key("children");
            write(inlines);
        }
    }

    void write(Inlines const& inlines) {
        m_json.begin_array().inline_values();
        for (Inline const& element : inlines) {
            match(
                element,
                [&](Text const& text) { m_json.string(text.utf8); },
                [&](LineBreak const&) {
                    m_json.begin_object().key("line_break").begin_object().end_object();
                    m_json.end_object();
                },
                [&](Styled const& styled) {
                    m_json.begin_object().key("styled").begin_object();
                    enum_member("style", styled.style, Style::Emphasis);
                    children_member(styled.children);
                    m_json.end_object().end_object();
                },
                [&](Box<Link> const& link) {
                    m_json.begin_object().key("link").begin_object();
                    member("target", link->target);
                    children_member(link->children);
                    m_json.end_object().end_object();
                },
                [&](Box<Image> const& image) { write(*image); },
                [&](Box<Ruby> const& ruby) {
                    m_json.begin_object().key("ruby").begin_object();
                    m_json.key("base");
                    write(ruby->base);
                    member("reading", ruby->reading);
                    m_json.end_object().end_object();
                },
                [&](Box<Note> const& note) { write(*note); });
        }
        m_json.end_array();
    }

    void write(Image const& image) {
        m_json.begin_object().key("image").begin_object();
        member("media", image.media);
        member("target", image.target);
        member("alt", image.alt);
        real_member("width", image.width);
        real_member("height", image.height);
        m_json.end_object().end_object();
    }

    void write(Note const& note) {
        m_json.begin_object().key("note").begin_object();
        enum_member("kind", note.kind, NoteKind::Footnote);
        member("author", note.author);
        write_block_list("children", note.children);
        m_json.end_object().end_object();
    }

    // ------------------------------------------------------------- tables

    void write(Table const& table) {
        m_json.begin_object();
        if (!table.caption.empty()) {
            m_json.key("caption");
            write(table.caption);
        }
        if (!table.column_widths.empty()) {
            m_json.key("column_widths").begin_array().inline_values();
            for (float const width : table.column_widths) {
                m_json.real(width);
            }
            m_json.end_array();
        }
        m_json.key("rows").begin_array();
        for (Row const& row : table.rows) {
            write(row);
        }
        m_json.end_array();
        write_list("doubts", table.doubts);
        write_list("printed", table.printed);
        write_list("marks", table.marks);
        if (table.form) {
            write(*table.form);
        }
        m_json.end_object();
    }

    /// Each of `values` on its own line; nothing when there are none.
    template <class Value> void write_list(std::string_view key, std::vector<Value> const& values) {
        if (values.empty()) {
            return;
        }
        m_json.key(key).begin_array();
        for (Value const& value : values) {
            m_json.begin_object().inline_values();
            write_members(value);
            m_json.end_object();
        }
        m_json.end_array();
    }

    void write(Row const& row) {
        m_json.begin_object().inline_values();
        enum_member("group", row.group, RowGroup::Body);
        m_json.key("cells").begin_array();
        for (Cell const& cell : row.cells) {
            write(cell);
        }
        m_json.end_array().end_object();
    }

    void write(Cell const& cell) {
        m_json.begin_object();
        number_member("row_span", cell.row_span, 1);
        number_member("col_span", cell.col_span, 1);
        flag("row_header", cell.row_header);
        enum_member("align", cell.align);
        enum_member("valign", cell.valign);
        enum_member("evidence", cell.evidence, Evidence::Stated);
        rule_member(cell.rule);
        write_block_list("content", cell.content);
        if (cell.source != SourceRef{}) {
            m_json.key("source").begin_object();
            m_json.key("line").number(cell.source.line);
            number_member("column", cell.source.column);
            m_json.end_object();
        }
        m_json.end_object();
    }

    void write(GridPosition slot) {
        m_json.begin_object().inline_values();
        slot_members(slot);
        m_json.end_object();
    }
    void slot_members(GridPosition slot) {
        m_json.key("r").number(slot.row).key("c").number(slot.column);
    }

    void write(std::vector<GridPosition> const& slots) {
        m_json.begin_array();
        for (GridPosition const slot : slots) {
            write(slot);
        }
        m_json.end_array();
    }

    void candidates_member(std::vector<std::vector<std::string>> const& candidates) {
        if (candidates.empty()) {
            return;
        }
        m_json.key("candidates").begin_array();
        for (std::vector<std::string> const& candidate : candidates) {
            write(candidate);
        }
        m_json.end_array();
    }

    void write_members(Doubt const& doubt) {
        m_json.key("slots");
        write(doubt.slots);
        candidates_member(doubt.candidates);
        m_json.key("candidate_count").number(doubt.candidate_count);
        flag("candidate_bound", doubt.bound_reached);
        rule_member(doubt.rule);
    }

    void write_members(Printed const& printed) {
        slot_members(printed.slot);
        m_json.key("text").string(printed.text);
    }

    void write_members(Mark const& mark) {
        member("table", mark.table);
        member("row", mark.row);
        member("column", mark.column);
        m_json.key("evidence").string(name_of(mark.evidence));
        number_member("shown", mark.shown);
        number_member("candidate_count", mark.count);
        flag("candidate_bound", mark.bound_reached);
        member("value", mark.value);
        member("printed", mark.printed);
        candidates_member(mark.candidates);
        member("rule", mark.rule);
        number_member("grid_row", mark.grid_row, -1);
        number_member("grid_column", mark.grid_column, -1);
        if (!mark.slots.empty()) {
            m_json.key("slots");
            write(mark.slots);
        }
    }

    // -------------------------------------------------------------- forms

    void write(FormBinding const& form) {
        m_json.key("form").begin_object();
        member("form", form.form);
        member("table", form.table);
        member("edition", form.edition);
        flag("edition_assumed", form.edition_assumed);
        member("title", form.title);
        write_list("rows", form.rows);
        m_json.key("columns");
        write(form.columns);
        write_list("values", form.values);
        write_list("labels", form.labels);
        write_list("extra_rows", form.extra_rows);
        m_json.end_object();
    }

    void write_members(FormBinding::RowName const& row) {
        m_json.key("id").string(row.id).key("label").string(row.label);
    }

    void write_members(FormBinding::Value const& value) {
        slot_members(value.slot);
        m_json.key("row").number(value.row).key("column").number(value.column);
    }

    void write_members(FormBinding::Label const& label) {
        slot_members(label.slot);
        m_json.key("row").number(label.row);
    }

    void write_members(FormBinding::ExtraRow const& row) {
        member("after", row.after);
        m_json.key("label");
        write(row.label);
        m_json.key("values");
        write(row.values);
    }

    // ----------------------------------------------------------- document

    void write_metadata() {
        if (m_document.metadata.empty()) {
            return;
        }
        m_json.key("metadata").begin_object();
        for (auto const& [name, value] : m_document.metadata) {
            m_json.key(name).string(value);
        }
        m_json.end_object();
    }

    void write_page() {
        if (!m_document.page) {
            return;
        }
        PageSetup const& page = *m_document.page;
        m_json.key("page").begin_object().inline_values();
        m_json.key("width").real(page.width).key("height").real(page.height);
        m_json.key("top").real(page.top).key("bottom").real(page.bottom);
        m_json.key("left").real(page.left).key("right").real(page.right);
        m_json.end_object();
    }

    void write_rules() {
        if (m_document.rules.size() <= 1) {
            return;
        }
        m_json.key("rules").begin_array().inline_values();
        for (std::size_t i = 1; i < m_document.rules.size(); ++i) {
            m_json.string(m_document.rules.name(static_cast<RuleId>(i)));
        }
        m_json.end_array();
    }

    void write_furniture() {
        if (m_document.furniture.empty()) {
            return;
        }
        m_json.key("furniture").begin_array();
        for (Furniture const& piece : m_document.furniture) {
            m_json.begin_object().inline_values();
            m_json.key("kind").string(name_of(piece.kind));
            member("text", piece.text);
            lines_member(piece.source);
            m_json.end_object();
        }
        m_json.end_array();
    }

    void write_media() {
        if (m_document.media.empty()) {
            return;
        }
        m_json.key("media").begin_object();
        for (auto const& [name, media] : m_document.media) {
            m_json.key(name).begin_object().inline_values();
            member("mime", media.mime);
            m_json.key("base64").string(base64_encoded(media.bytes));
            m_json.end_object();
        }
        m_json.end_object();
    }

    void write_source() {
        SourceMap const& source = m_document.source;
        if (source.empty() && source.parts().size() == 1) {
            return;
        }
        m_json.key("source").begin_object();
        if (source.parts().size() > 1) {
            m_json.key("parts").begin_array().inline_values();
            for (std::size_t i = 1; i < source.parts().size(); ++i) {
                m_json.string(source.parts()[i]);
            }
            m_json.end_array();
        }
        m_json.key("lines").begin_array();
        for (std::uint32_t i = 0; i < source.size(); ++i) {
            write(source.line(i));
        }
        m_json.end_array().end_object();
    }

    void write(SourceLine const& line) {
        m_json.begin_object().inline_values();
        m_json.key("text").string(line.text);
        number_member("offset", line.origin.offset, -1);
        number_member("part", line.origin.part);
        number_member("page", line.origin.page);
        number_member("number", line.origin.number);
        Rect const& box = line.box;
        if (box.x0 != 0 || box.y0 != 0 || box.x1 != 0 || box.y1 != 0) {
            m_json.key("box").begin_array();
            m_json.real(box.x0).real(box.y0).real(box.x1).real(box.y1);
            m_json.end_array();
        }
        m_json.end_object();
    }

    Document const& m_document;
    JsonWriter m_json;
};

} // namespace
} // namespace json

Status write_json(
    Document const& document,
    WriteOptions const& options,
    Sink& sink,
    Diagnostics& /*diagnostics*/) {
    if (!options.extra.empty()) {
        return Error{
            Code::UnknownOption,
            {},
            {{"option", options.extra.begin()->first}, {"format", "json"}}};
    }
    json::DocumentWriter{document, sink}.write();
    sink.write("\n");
    return done();
}

} // namespace gouji
