#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gouji/formats/pdf/read/cmap.hpp"
#include "gouji/formats/pdf/read/font_program.hpp"
#include "gouji/formats/pdf/read/matrix.hpp"
#include "gouji/formats/pdf/read/pdf_object.hpp"
#include "gouji/formats/pdf/read/simple_encoding.hpp"

namespace gouji::pdfread {

/// What one character code of a font shows.
struct Glyph {
    std::string text;      ///< UTF-8; U+FFFD where nothing tells
    double advance = 0;    ///< along the line, in text space (1 is the font size)
    Point origin;          ///< of vertical writing: from the horizontal origin (9.7.4.3)
    bool is_space = false; ///< word spacing applies (9.3.3: single-byte code 32)
    bool is_unknown = false;
};

/// A font of a PDF, as far as it tells text and positions.
class Font {
public:
    virtual ~Font() = default;
    Font() = default;
    Font(Font const&) = delete;
    Font& operator=(Font const&) = delete;
    Font(Font&&) = delete;
    Font& operator=(Font&&) = delete;

    /// The glyph of the code at bytes[at], and moves on.
    [[nodiscard]] virtual Glyph const& next(std::string_view bytes, std::size_t& at) = 0;

    [[nodiscard]] bool vertical() const { return m_vertical; }
    [[nodiscard]] bool bold() const { return m_bold; }
    /// Above and below the baseline, in text space; the latter is negative.
    [[nodiscard]] double ascent() const { return m_ascent; }
    [[nodiscard]] double descent() const { return m_descent; }
    /// What the font size has to be multiplied with to be one of letters: Type3 fonts draw in units
    /// of their own.
    [[nodiscard]] double unit() const { return m_unit; }

protected:
    bool m_vertical = false;
    bool m_bold = false;
    double m_ascent = 0.88;
    double m_descent = -0.12;
    double m_unit = 1;
};

/// Makes a font of its dictionary; `maps` must outlive it.
[[nodiscard]] std::unique_ptr<Font> load_font(Object const& dictionary, CMapStore& maps);

// What the kinds of fonts share.

/// The ToUnicode CMap of a font; one without entries where it has none.
[[nodiscard]] CMap load_to_unicode(Object const& font, CMapStore& maps);
/// The text of a code by a ToUnicode CMap; empty where that says nothing or nonsense.
[[nodiscard]] std::u32string text_by_cmap(CMap const& to_unicode, std::uint32_t code);
/// As it goes into a run: radicals folded, controls as blanks.
[[nodiscard]] std::string glyph_text(std::u32string const& characters);
[[nodiscard]] bool is_bold_font(Object const& font, Object const& descriptor);
/// The embedded font program; null where there is none that can be read.
[[nodiscard]] std::unique_ptr<FontProgram> load_program(Object const& descriptor);

std::unique_ptr<Font> load_simple_font(Object const& dictionary, CMapStore& maps);
std::unique_ptr<Font> load_composite_font(Object const& dictionary, CMapStore& maps);

} // namespace gouji::pdfread
