#pragma once
#include <cstdint>
#include <optional>

#include "gouji/formats/docx/docx_names.hpp"
#include "gouji/formats/docx/docx_symbols.hpp"
#include "gouji/model/document.hpp"

/// What w:pPr and w:rPr say, in documents, styles and numbering alike.

namespace gouji::docx::reading {

/// What w:pPr says; what it leaves open, the style says.
struct ParagraphFormat {
    std::optional<int> outline; ///< 0 … 8 for headings, 9 for body text
    std::optional<int> number;  ///< w:numId; 0 takes the numbering away
    std::optional<int> level;   ///< w:ilvl
    std::optional<Align> align;
    std::optional<int> indent_chars; ///< first line, in hundredths of a character
    std::optional<int> indent_twips; ///< first line
    bool page_break_before = false;

    /// What `over` says goes before.
    void apply(ParagraphFormat const& over);
    /// In characters of a text of `half_points`.
    [[nodiscard]] std::optional<float> first_line_indent(int half_points) const;
};

/// Bits of a run's look: those of Style, and hidden text.
using Look = std::uint16_t;
[[nodiscard]] constexpr Look look_of(Style style) {
    return static_cast<Look>(1U << static_cast<unsigned>(style));
}
inline constexpr Look hidden_look = 1U << 8U;
inline constexpr Look style_looks = hidden_look - 1;

/// What w:rPr says.
struct RunFormat {
    Look stated = 0; ///< which bits are said to be on or off
    Look on = 0;
    std::optional<SymbolFont> font;
    std::optional<int> half_points;
    bool ornate = false; ///< fonts, colours and the like, which nothing keeps
    void set(Look look, bool is_on);
    void apply(RunFormat const& over);
};

/// Takes a child of w:pPr (or of w:numPr in it); false when it is none that matters.
bool read_property(ParagraphFormat& format, Name name, Attributes const& attributes);
/// Takes a child of w:rPr, but for w:rStyle.
bool read_property(RunFormat& format, Name name, Attributes const& attributes);

} // namespace gouji::docx::reading
