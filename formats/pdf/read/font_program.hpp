#pragma once
#include <cstdint>
#include <memory>
#include <string>

namespace gouji::pdfread {

/// An embedded font program (Type 1, CFF, TrueType), asked for characters where the PDF says
/// nothing of them.
class FontProgram {
public:
    /// Null when `bytes` is none that can be read.
    static std::unique_ptr<FontProgram> open(std::string bytes);

    virtual ~FontProgram() = default;
    FontProgram(FontProgram const&) = delete;
    FontProgram& operator=(FontProgram const&) = delete;
    FontProgram(FontProgram&&) = delete;
    FontProgram& operator=(FontProgram&&) = delete;

    /// The characters of a code of a simple font by the encoding inside the program; empty when it
    /// tells nothing.
    [[nodiscard]] virtual std::u32string characters_of_code(unsigned char code) = 0;
    /// The character that the program's Unicode table gives this glyph; 0 when none.
    [[nodiscard]] virtual char32_t character_of_glyph(std::uint32_t glyph) = 0;

protected:
    FontProgram() = default;
};

} // namespace gouji::pdfread
