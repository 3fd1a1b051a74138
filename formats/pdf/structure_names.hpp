#pragma once
#include <string_view>

/// What our writer says in the structure tree of a PDF, and our reader takes back exactly. Both
/// sides use these names; ISO 32000-1, 14.7 and 14.8 say what structure elements and attributes
/// are. Types that are not of the standard are in the RoleMap, so that other readers see the
/// standard type behind the arrow.
///
/// Text. The text of an element is the text of its kids in order, nothing between them: a line that
/// was wrapped, and a paragraph or cell that goes on on the next page, are further text or further
/// marked-content sequences of the same element. All blanks are there, as glyphs. A line break of
/// the model is an element Br without kids. /ActualText stands on marked-content sequences
/// (/Span <</ActualText …>> BDC … EMC inside the element's own sequence) where the glyphs do not
/// tell the text: tabs, zero-width characters (an empty sequence), a glyph that two characters
/// share, a character that no font has, radicals (U+2E80 … U+2FDF: what ActualText says is never
/// mended), characters for private use. Artifacts (rules, page numbers, repeated header rows,
/// running headers) are no text.
///
///     Document        the whole; kids are blocks. /A Gouji: Page [w h top bottom left right] in mm
///                     where the document states its own
///     P               paragraph of Role::Body. /A Layout: TextAlign (Start Center End Justify)
///     where
///                     stated. /A Gouji: Indent, first line, in characters, where stated
///     Title Subtitle Signature Date CaptionText NoteText -> P
///                     paragraph of that role; the attributes of P
///     H1 … H6, H7 H8 H9 -> H6
///                     heading. Levels follow each other without gaps, as ISO 14289-1, 7.4.2 wants
///                     it; /A Gouji: Level where the document states another. In a Note it is a P
///                     with Level: notes stand outside of the order of headings
///     L > LI > Lbl LBody
///                     list; /A List: ListNumbering is Decimal (ordered) or Disc (not ordered). Lbl
///                     holds the label as it is, LBody blocks
///     BlockQuote      quote; kids are blocks
///     Verbatim -> P   verbatim text; Br between its lines
///     PageBreak -> NonStruct
///                     page break; no kids
///     Table > Caption? (THead | TBody | TFoot)* > TR* > (TH | TD)*
///                     table; one group element for a run of rows of one RowGroup. Where the
///                     groups are not THead? TBody TFoot? (14.8.4.3.4), the rows stand in
///                     Table itself, /A Gouji: Group (Head Foot) on those of no body. The kids of
///                     Caption are inlines. /A Gouji on Table: Widths, the column widths as stated.
///                     TR has no kids where no cell begins. /A Table on cells: RowSpan, ColSpan
///                     where not 1; Scope on TH: Column in THead; Row (Both in THead) is a cell
///                     with row_header. TH in THead that is no row header, TD in THead: the group
///                     alone says that a row is a header row. Headers: for other readers. /A
///                     Layout: TextAlign, BlockAlign (Before Middle After) where stated
///     Hole -> TD      a slot that no cell covers
///     Sect … are not written, but for
///     Doubts -> Sect  the list of doubtful values at the end: to be dropped, with its subtree
///
/// TD, TH, LBody, BlockQuote and Note hold blocks. Inlines directly in them are one P without
/// attributes; an element without kids (Annot aside) has no block; an empty paragraph is a P
/// without kids.
///
/// Inlines:
///
///     Em Strong Underline Strike Sup Sub -> Span, Code
///                     Styled
///     Br -> Span      LineBreak
///     Link            link; OBJR of its annotation(s), one a line and page. The target is /A Gouji
///                     Target where it is there, else the annotation's URI
///     Figure          image, with /Alt where it has a text. /A Gouji: Width, Height in mm where
///     stated;
///                     Target of an image whose bytes the document has not (text in it is not the
///                     document's). The XObject has /GoujiMedia, a stream whose decoded bytes are
///                     the file's own and whose /GoujiMime names its type; without it the bytes of
///                     its DCTDecode stream are the file (image/jpeg)
///     Ruby > RB RT    ruby: base inlines, reading
///     Note            note at its reference. Kids: Lbl (its mark in the text: to be dropped), Lbl
///                     (before the note: to be dropped), blocks. /A Gouji: Kind (Footnote Endnote
///                     Comment), Author where there is one
///     Annot           OBJR of an annotation with /T (Gouji): marks of doubt (model/marks.hpp) of
///                     the cell that it stands in, one a line of /Contents, which ends with a line
///                     for people. An Annot may stand first in a TD, TH, or Hole
///
/// Header and footer of the document are artifacts of every page, /Artifact <</Type/Pagination
/// /Subtype/Header>> BDC and Footer, one sequence a paragraph, Br as a line's end; page numbers
/// have Subtype PageNum, header rows that are repeated Subtype TableHeader, everything else none.

namespace gouji::pdf_names {

/// Owner of our own attribute objects (/O).
inline constexpr std::string_view owner = "Gouji";
/// /T of the annotations that hold marks.
inline constexpr std::string_view author = "Gouji";

// Structure types of our own.
inline constexpr std::string_view title = "Title";
inline constexpr std::string_view subtitle = "Subtitle";
inline constexpr std::string_view signature = "Signature";
inline constexpr std::string_view date = "Date";
inline constexpr std::string_view caption_text = "CaptionText";
inline constexpr std::string_view note_text = "NoteText";
inline constexpr std::string_view verbatim = "Verbatim";
inline constexpr std::string_view page_break = "PageBreak";
inline constexpr std::string_view hole = "Hole";
inline constexpr std::string_view doubts = "Doubts";
inline constexpr std::string_view emphasis = "Em";
inline constexpr std::string_view strong = "Strong";
inline constexpr std::string_view underline = "Underline";
inline constexpr std::string_view strike = "Strike";
inline constexpr std::string_view superscript = "Sup";
inline constexpr std::string_view subscript = "Sub";
inline constexpr std::string_view line_break = "Br";

// Keys of our own attribute objects.
inline constexpr std::string_view page = "Page";
inline constexpr std::string_view indent = "Indent";
inline constexpr std::string_view widths = "Widths";
inline constexpr std::string_view target = "Target";
inline constexpr std::string_view width = "Width";
inline constexpr std::string_view height = "Height";
inline constexpr std::string_view kind = "Kind";
inline constexpr std::string_view note_author = "Author";
inline constexpr std::string_view level = "Level";
inline constexpr std::string_view group = "Group";

// Keys of image XObjects.
inline constexpr std::string_view media = "GoujiMedia";
inline constexpr std::string_view mime = "GoujiMime";

} // namespace gouji::pdf_names
