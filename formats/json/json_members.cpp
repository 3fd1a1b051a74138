#include <algorithm>
#include <charconv>
#include <type_traits>

#include "gouji/formats/json/json_context.hpp"
#include "gouji/formats/json/json_names.hpp"
#include "gouji/formats/support/base64.hpp"

/// Which key of the schema is which member of the model. The order of keys does not matter.

namespace gouji::json {

// ---------------------------------------------------------------- scalars

bool assign(std::string& target, std::string& text, Context&) {
    target = std::move(text);
    return true;
}

bool assign(bool& target, bool value, Context&) {
    target = value;
    return true;
}

template <class Value>
concept PlainNumber = std::is_arithmetic_v<Value> && !std::is_same_v<Value, bool>;
template <class Enum>
concept Named = !names<Enum>.empty();

/// False for what the type cannot hold exactly, 1.5 for a whole number among them.
template <PlainNumber Value> bool assign(Value& target, Number number, Context&) {
    char const* const end = number.digits.data() + number.digits.size();
    auto const [behind, error] = std::from_chars(number.digits.data(), end, target);
    return error == std::errc{} && behind == end;
}

template <Named Enum> bool assign(Enum& target, std::string& text, Context&) {
    auto const* const found = std::find(names<Enum>.begin(), names<Enum>.end(), text);
    if (found == names<Enum>.end()) {
        return false;
    }
    target = static_cast<Enum>(found - names<Enum>.begin());
    return true;
}

bool assign(RuleId& target, std::string& text, Context& context) {
    target = context.document.rules.intern(text);
    return true;
}

// ----------------------------------------------------------------- places

Slot member(LineRange& range, std::string_view key, Context&) {
    return choose(key, {{"first", slot(range.first)}, {"count", slot(range.count)}});
}

Slot member(SourceRef& source, std::string_view key, Context&) {
    return choose(key, {{"line", slot(source.line)}, {"column", slot(source.column)}});
}

Slot member(GridPosition& position, std::string_view key, Context&) {
    return choose(key, {{"r", slot(position.row)}, {"c", slot(position.column)}});
}

// ---------------------------------------------------------------- inlines

template <class Kind, class Node> Slot slot_of_kind(Node& node) {
    if constexpr (requires { node.node = Box<Kind>{}; }) {
        node.node = Box<Kind>{};
        return slot(std::get<Box<Kind>>(node.node));
    } else {
        node.node = Kind{};
        return slot(std::get<Kind>(node.node));
    }
}

bool assign(Inline& element, std::string& text, Context&) {
    element.node = Text{std::move(text)};
    return true;
}

Slot member(Inline& element, std::string_view key, Context& context) {
    if (key == "line_break") {
        return slot_of_kind<LineBreak>(element);
    }
    if (key == "styled") {
        return slot_of_kind<Styled>(element);
    }
    if (key == "link") {
        return slot_of_kind<Link>(element);
    }
    if (key == "image") {
        return slot_of_kind<Image>(element);
    }
    if (key == "ruby") {
        return slot_of_kind<Ruby>(element);
    }
    if (key == "note") {
        return slot_of_kind<Note>(element);
    }
    ++context.unknown_kinds;
    return {};
}

Slot member(LineBreak&, std::string_view, Context&) {
    return {};
}

Slot member(Styled& styled, std::string_view key, Context&) {
    return choose(key, {{"style", slot(styled.style)}, {"children", slot(styled.children)}});
}

Slot member(Link& link, std::string_view key, Context&) {
    return choose(key, {{"target", slot(link.target)}, {"children", slot(link.children)}});
}

Slot member(Image& image, std::string_view key, Context&) {
    return choose(
        key,
        {{"media", slot(image.media)},
         {"target", slot(image.target)},
         {"alt", slot(image.alt)},
         {"width", slot(image.width)},
         {"height", slot(image.height)}});
}

Slot member(Ruby& ruby, std::string_view key, Context&) {
    return choose(key, {{"base", slot(ruby.base)}, {"reading", slot(ruby.reading)}});
}

Slot member(Note& note, std::string_view key, Context&) {
    return choose(
        key,
        {{"kind", slot(note.kind)},
         {"author", slot(note.author)},
         {"children", slot(note.children)}});
}

// ----------------------------------------------------------------- blocks

Slot member(Block& block, std::string_view key, Context& context) {
    if (key == "lines") {
        return slot(block.source);
    }
    if (key == "paragraph") {
        return slot_of_kind<Paragraph>(block);
    }
    if (key == "heading") {
        return slot_of_kind<Heading>(block);
    }
    if (key == "list") {
        return slot_of_kind<List>(block);
    }
    if (key == "quote") {
        return slot_of_kind<Quote>(block);
    }
    if (key == "verbatim") {
        return slot_of_kind<Verbatim>(block);
    }
    if (key == "table") {
        return slot_of_kind<Table>(block);
    }
    if (key == "page_break") {
        return slot_of_kind<PageBreak>(block);
    }
    ++context.unknown_kinds;
    return {};
}

Slot member(Paragraph& paragraph, std::string_view key, Context&) {
    return choose(
        key,
        {{"role", slot(paragraph.role)},
         {"align", slot(paragraph.align)},
         {"first_line_indent", slot(paragraph.first_line_indent)},
         {"children", slot(paragraph.children)}});
}

Slot member(Heading& heading, std::string_view key, Context&) {
    return choose(key, {{"level", slot(heading.level)}, {"children", slot(heading.children)}});
}

Slot member(ListItem& item, std::string_view key, Context&) {
    return choose(key, {{"label", slot(item.label)}, {"children", slot(item.children)}});
}

Slot member(List& list, std::string_view key, Context&) {
    return choose(key, {{"ordered", slot(list.ordered)}, {"items", slot(list.items)}});
}

Slot member(Quote& quote, std::string_view key, Context&) {
    return choose(key, {{"children", slot(quote.children)}});
}

Slot member(Verbatim& verbatim, std::string_view key, Context&) {
    return choose(key, {{"text", slot(verbatim.text)}});
}

Slot member(PageBreak&, std::string_view, Context&) {
    return {};
}

// ----------------------------------------------------------------- tables

Slot member(Cell& cell, std::string_view key, Context&) {
    return choose(
        key,
        {{"row_span", slot(cell.row_span)},
         {"col_span", slot(cell.col_span)},
         {"row_header", slot(cell.row_header)},
         {"align", slot(cell.align)},
         {"valign", slot(cell.valign)},
         {"evidence", slot(cell.evidence)},
         {"rule", slot(cell.rule)},
         {"content", slot(cell.content)},
         {"source", slot(cell.source)}});
}

Slot member(Row& row, std::string_view key, Context&) {
    return choose(key, {{"group", slot(row.group)}, {"cells", slot(row.cells)}});
}

Slot member(Doubt& doubt, std::string_view key, Context&) {
    return choose(
        key,
        {{"slots", slot(doubt.slots)},
         {"candidates", slot(doubt.candidates)},
         {"candidate_count", slot(doubt.candidate_count)},
         {"candidate_bound", slot(doubt.bound_reached)},
         {"rule", slot(doubt.rule)}});
}

Slot member(Printed& printed, std::string_view key, Context&) {
    return choose(
        key,
        {{"r", slot(printed.slot.row)},
         {"c", slot(printed.slot.column)},
         {"text", slot(printed.text)}});
}

Slot member(Mark& mark, std::string_view key, Context&) {
    return choose(
        key,
        {{"table", slot(mark.table)},
         {"row", slot(mark.row)},
         {"column", slot(mark.column)},
         {"evidence", slot(mark.evidence)},
         {"shown", slot(mark.shown)},
         {"candidate_count", slot(mark.count)},
         {"candidate_bound", slot(mark.bound_reached)},
         {"value", slot(mark.value)},
         {"printed", slot(mark.printed)},
         {"candidates", slot(mark.candidates)},
         {"rule", slot(mark.rule)},
         {"grid_row", slot(mark.grid_row)},
         {"grid_column", slot(mark.grid_column)},
         {"slots", slot(mark.slots)}});
}

Slot member(FormBinding::RowName& row, std::string_view key, Context&) {
    return choose(key, {{"id", slot(row.id)}, {"label", slot(row.label)}});
}

Slot member(FormBinding::Value& value, std::string_view key, Context&) {
    return choose(
        key,
        {{"r", slot(value.slot.row)},
         {"c", slot(value.slot.column)},
         {"row", slot(value.row)},
         {"column", slot(value.column)}});
}

Slot member(FormBinding::Label& label, std::string_view key, Context&) {
    return choose(
        key,
        {{"r", slot(label.slot.row)}, {"c", slot(label.slot.column)}, {"row", slot(label.row)}});
}

Slot member(FormBinding::ExtraRow& row, std::string_view key, Context&) {
    return choose(
        key,
        {{"after", slot(row.after)}, {"label", slot(row.label)}, {"values", slot(row.values)}});
}

Slot member(FormBinding& form, std::string_view key, Context&) {
    return choose(
        key,
        {{"form", slot(form.form)},
         {"table", slot(form.table)},
         {"edition", slot(form.edition)},
         {"edition_assumed", slot(form.edition_assumed)},
         {"title", slot(form.title)},
         {"rows", slot(form.rows)},
         {"columns", slot(form.columns)},
         {"values", slot(form.values)},
         {"labels", slot(form.labels)},
         {"extra_rows", slot(form.extra_rows)}});
}

Slot member(Table& table, std::string_view key, Context&) {
    return choose(
        key,
        {{"caption", slot(table.caption)},
         {"column_widths", slot(table.column_widths)},
         {"rows", slot(table.rows)},
         {"doubts", slot(table.doubts)},
         {"printed", slot(table.printed)},
         {"marks", slot(table.marks)},
         {"form", slot(table.form)}});
}

// --------------------------------------------------------------- document

Slot member(PageSetup& page, std::string_view key, Context&) {
    return choose(
        key,
        {{"width", slot(page.width)},
         {"height", slot(page.height)},
         {"top", slot(page.top)},
         {"bottom", slot(page.bottom)},
         {"left", slot(page.left)},
         {"right", slot(page.right)}});
}

Slot member(Furniture& piece, std::string_view key, Context&) {
    return choose(
        key,
        {{"kind", slot(piece.kind)}, {"text", slot(piece.text)}, {"lines", slot(piece.source)}});
}

/// A string of bytes that stands in base64.
Slot base64_slot(std::string& bytes) {
    static constexpr SlotType type = [] {
        SlotType made{};
        made.string = [](void* target, std::string& text, Context&) {
            auto& decoded = *static_cast<std::string*>(target);
            decoded.clear();
            return decode_base64(text, decoded);
        };
        return made;
    }();
    return {&bytes, &type};
}

Slot member(Media& media, std::string_view key, Context&) {
    return choose(key, {{"mime", slot(media.mime)}, {"base64", base64_slot(media.bytes)}});
}

Slot member(LineOrigin& origin, std::string_view key, Context&) {
    return choose(
        key,
        {{"offset", slot(origin.offset)},
         {"part", slot(origin.part)},
         {"page", slot(origin.page)},
         {"number", slot(origin.number)}});
}

Slot member(PendingLine& line, std::string_view key, Context& context) {
    Slot const of_origin = member(line.origin, key, context);
    return of_origin.target != nullptr
               ? of_origin
               : choose(key, {{"text", slot(line.text)}, {"box", slot(line.box)}});
}

void finish(PendingLine& line, Context& context) {
    Rect box;
    if (line.box.size() == 4) {
        box = {line.box[0], line.box[1], line.box[2], line.box[3]};
    }
    context.document.source.add_line(line.text, line.origin, box);
}

/// An array whose elements are read into `Staging` of the context, one after the other.
template <auto Staging> Slot staged_array(Context& context) {
    static constexpr SlotType type = [] {
        SlotType made{};
        made.element = [](void*, Context& of) {
            of.*Staging = {};
            return slot(of.*Staging);
        };
        return made;
    }();
    return {&context, &type};
}

bool assign(PartName&, std::string& text, Context& context) {
    context.document.source.add_part(std::move(text));
    return true;
}

Slot member(SourceMap&, std::string_view key, Context& context) {
    return choose(
        key,
        {{"parts", staged_array<&Context::part>(context)},
         {"lines", staged_array<&Context::line>(context)}});
}

Slot member(Context& context, std::string_view key, Context&) {
    Document& document = context.document;
    return choose(
        key,
        {{"gouji", slot(context.gouji)},
         {"version", slot(context.version)},
         {"metadata", slot(document.metadata)},
         {"page", slot(document.page)},
         {"rules", staged_array<&Context::rule>(context)},
         {"header", slot(document.header)},
         {"footer", slot(document.footer)},
         {"blocks", slot(document.blocks)},
         {"furniture", slot(document.furniture)},
         {"media", slot(document.media)},
         {"source", slot(document.source)}});
}

Slot root_slot(Context& context) {
    return slot(context);
}

} // namespace gouji::json
