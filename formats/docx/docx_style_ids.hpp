#pragma once
#include <array>
#include <string_view>

/// Ids of the paragraph and character styles that tell what a paragraph is: the writer sets them,
/// the reader takes the meaning back from them. Word keeps the ids when a person edits the file.

namespace gouji::docx::style {

inline constexpr std::string_view title = "Title";
inline constexpr std::string_view subtitle = "Subtitle";
inline constexpr std::string_view signature = "GoujiSignature";
inline constexpr std::string_view date = "GoujiDate";
inline constexpr std::string_view note = "GoujiNote";
inline constexpr std::string_view caption = "Caption";

/// A body paragraph that has the two characters of indent Chinese text starts with, because its
/// style says so and not because the source did.
inline constexpr std::string_view indented_body = "BodyTextFirstIndent";
/// The caption of the table that follows.
inline constexpr std::string_view table_caption = "GoujiTableCaption";
/// A paragraph that stands only because the format wants one: between two tables, and after a
/// table at the end of a cell. It is no block.
inline constexpr std::string_view separator = "GoujiSeparator";
inline constexpr std::string_view quote = "Quote";
/// One paragraph is one Verbatim block; its lines are line breaks.
inline constexpr std::string_view verbatim = "GoujiVerbatim";

/// Paragraphs of cells; the centred one is our layout, not an alignment that the source states.
inline constexpr std::string_view cell = "GoujiTable";
inline constexpr std::string_view cell_centered = "GoujiTableCenter";
/// A cell with a paragraph of this style is a header of its row (Cell::row_header).
inline constexpr std::string_view row_header = "GoujiRowHeader";

inline constexpr std::string_view list_item = "ListParagraph";
/// A further paragraph of a list item, by the number of lists around it.
inline constexpr std::array<std::string_view, 9> list_continue{
    "ListContinue",
    "ListContinue2",
    "ListContinue3",
    "ListContinue4",
    "ListContinue5",
    "ListContinue6",
    "ListContinue7",
    "ListContinue8",
    "ListContinue9"};

inline constexpr std::string_view footnote_text = "FootnoteText";
inline constexpr std::string_view endnote_text = "EndnoteText";
inline constexpr std::string_view comment_text = "CommentText";

/// The list of doubtful values at the end: heading and lines. Readers drop both.
inline constexpr std::string_view doubts_heading = "GoujiDoubtsHeading";
inline constexpr std::string_view doubts = "GoujiDoubts";

/// Character styles.
inline constexpr std::string_view code = "GoujiCode";
inline constexpr std::string_view hyperlink = "Hyperlink";

} // namespace gouji::docx::style
