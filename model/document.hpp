#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gouji/model/box.hpp"
#include "gouji/model/marks.hpp"
#include "gouji/model/source.hpp"

/// What a document is: plain values, no format. All text is UTF-8.
///
/// Every kind of block and inline is one arm of a variant; code that visits them names each arm
/// (see match), so that a new kind fails to compile where it is not handled.

namespace gouji {

struct Block;
struct Inline;
using Blocks = std::vector<Block>;
using Inlines = std::vector<Inline>;

// ---------------------------------------------------------------- inlines

/// Text without line breaks.
struct Text {
    std::string utf8;
};
/// A break inside a paragraph.
struct LineBreak {};
enum class Style : std::uint8_t {
    Emphasis,
    Strong,
    Underline,
    Strike,
    Superscript,
    Subscript,
    Code,
};
struct Styled {
    Style style = Style::Emphasis;
    Inlines children;
};
/// A hyperlink. `target` is inert text: nothing ever follows it.
struct Link {
    std::string target;
    Inlines children;
};
/// `media` is a key of Document::media, or empty for an image that the input only refers to;
/// `target` is then where it pointed (inert).
struct Image {
    std::string media;
    std::string target;
    std::string alt;
    float width = 0;  ///< millimetres; 0 when unknown
    float height = 0; ///< millimetres; 0 when unknown
};
/// A base text with its reading above it.
struct Ruby {
    Inlines base;
    std::string reading;
};
enum class NoteKind : std::uint8_t { Footnote, Endnote, Comment };
/// Stands where its reference stands.
struct Note {
    NoteKind kind = NoteKind::Footnote;
    std::string author; ///< comments only
    Blocks children;
};

struct Inline {
    std::variant<Text, LineBreak, Styled, Box<Link>, Box<Image>, Box<Ruby>, Box<Note>> node;
};

// ----------------------------------------------------------------- tables

enum class Align : std::uint8_t { Start, Center, End, Justify };
enum class VAlign : std::uint8_t { Top, Middle, Bottom };

/// What is in one cell of a table as the source states it.
struct Cell {
    Blocks content; ///< empty vector: an empty cell ("no cell" is a hole in the grid instead)
    std::int32_t row_span = 1;
    std::int32_t col_span = 1;
    SourceRef source;
    RuleId rule = RuleId::None; ///< what made the evidence, in Document::rules
    Evidence evidence =
        Evidence::Stated;    ///< of an empty cell too: Stated unless somebody knows better
    bool row_header = false; ///< a header of its row (th beside td, scope=row)
    std::optional<Align> align;
    std::optional<VAlign> valign;
};

enum class RowGroup : std::uint8_t { Head, Body, Foot };
struct Row {
    std::vector<Cell> cells; ///< left to right; a slot that a row span covers has no cell here
    RowGroup group = RowGroup::Body; ///< Head: all its cells are column headers
};

/// A choice that the input leaves open: the same cells, filled in each of several ways.
struct Doubt {
    std::vector<GridPosition> slots; ///< top-left slots of the cells, in row order
    std::vector<std::vector<std::string>>
        candidates;                   ///< likeliest first, one text a slot; "" is blank
    std::int64_t candidate_count = 0; ///< may exceed candidates.size()
    bool bound_reached = false;       ///< candidate_count is where counting stopped
    RuleId rule = RuleId::None;
};

/// What the source printed where a cell's text was mended.
struct Printed {
    GridPosition slot;
    std::string text;
};

/// Which form a table is, and which slot is which value of it. A table may hold a part of its form
/// (the blocks of one form are often drawn as several tables).
struct FormBinding {
    struct RowName {
        std::string id;    ///< "3.4.2"
        std::string label; ///< the form's own wording
    };
    struct Value {
        GridPosition slot;
        std::uint16_t row = 0;    ///< index into rows
        std::uint16_t column = 0; ///< index into columns
    };
    /// The cell that names a row (its innermost label).
    struct Label {
        GridPosition slot;
        std::uint16_t row = 0; ///< index into rows
    };
    /// A row of the table that the form does not know.
    struct ExtraRow {
        std::string after; ///< id of the form row above it; empty at the top
        GridPosition label;
        std::vector<GridPosition> values;
    };
    std::string form;             ///< "applications-2021"
    std::string table;            ///< "applications"
    std::string edition;          ///< "2021"
    std::string title;            ///< what the form is called in print; may be empty
    bool edition_assumed = false; ///< nothing in the table tells its edition
    std::vector<RowName> rows;    ///< the rows that this table has, in the form's order
    std::vector<std::string> columns; ///< paths of the value columns: "自然人", "行政复议/结果维持"
    std::vector<Value> values;
    std::vector<Label> labels;
    std::vector<ExtraRow> extra_rows;
};

/// A table as its source states it: spans may overlap, stick out or leave holes.
/// form_grid() (table_grid.hpp) decides what each slot holds and reports every such defect.
struct Table {
    Inlines caption;
    std::vector<Row> rows;
    std::vector<float> column_widths; ///< relative; empty when unknown
    std::vector<Doubt> doubts;
    std::vector<Printed> printed;
    std::vector<Mark> marks; ///< read back, not yet applied to cells (apply_marks)
    std::optional<FormBinding> form;
};

// ----------------------------------------------------------------- blocks

enum class Role : std::uint8_t { Body, Title, Subtitle, Signature, Date, Caption, Note };
struct Paragraph {
    Inlines children;
    std::optional<float> first_line_indent; ///< in characters
    std::optional<Align> align;
    Role role = Role::Body;
};
/// The heading's own number ("一、", "1.2") is part of its text.
struct Heading {
    Inlines children;
    std::int32_t level = 1; ///< 1 … 9
};
struct ListItem {
    std::string label; ///< as shown: "1.", "（一）", "•"; never empty
    Blocks children;
};
struct List {
    std::vector<ListItem> items;
    bool ordered = false;
};
struct Quote {
    Blocks children;
};
/// Text that keeps its lines and blanks; lines end with "\n" between them.
struct Verbatim {
    std::string text;
};
struct PageBreak {};

struct Block {
    std::variant<Paragraph, Heading, List, Quote, Verbatim, Box<Table>, PageBreak> node;
    LineRange source;
};

// --------------------------------------------------------------- document

enum class FurnitureKind : std::uint8_t { Header, Footer, PageNumber, SiteChrome, Gloss };
/// What is on the page but not of the text, kept apart with the reason.
struct Furniture {
    FurnitureKind kind = FurnitureKind::SiteChrome;
    std::string text;
    LineRange source;
};

/// Millimetres. The defaults are GB/T 9704-2012, section 5.
struct PageSetup {
    float width = 210;
    float height = 297;
    float top = 37;
    float bottom = 35;
    float left = 28;
    float right = 26;
};

struct Media {
    std::string mime; ///< "image/png"
    std::string bytes;
};

struct Document {
    std::map<std::string, std::string> metadata; ///< title, author, language, created, …
    std::optional<PageSetup> page;
    Blocks header; ///< of every page; empty when none
    Blocks footer;
    Blocks blocks;
    std::vector<Furniture> furniture;
    std::map<std::string, Media> media;
    SourceMap source;
    RuleNames rules;
};

// --------------------------------------------------------------- visiting

template <class... F> struct Overloaded : F... { using F::operator()...; };
template <class... F> Overloaded(F...) -> Overloaded<F...>;

/// std::visit with one lambda per kind. Leave out the `auto` arm: a new kind must fail to compile.
/// Boxed kinds are seen as Box<Table> and the like.
template <class Node, class... F> decltype(auto) match(Node& node, F... arms) {
    return std::visit(Overloaded{std::move(arms)...}, node.node);
}

} // namespace gouji
