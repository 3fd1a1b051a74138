#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "gouji/formats/pdf/write/font_face.hpp"

namespace gouji::pdf_write {

/// What a text is, as far as it decides its font (GB/T 9704-2012, section 7).
enum class FontRole : std::uint8_t { Body, Title, Heading1, Heading2, Table, Mono };
inline constexpr std::size_t font_roles = 6;
/// "body", "title", …: the names of the option font.ROLE, and "latin", which has no role.
[[nodiscard]] std::string_view font_role_name(FontRole role);

/// What --font says, by role; empty where it says nothing.
struct FontChoices {
    std::array<std::string, font_roles> names;
    std::string latin; ///< for ASCII and Latin letters of all roles but Mono
};

/// What such a character means, only the font of the source knew.
[[nodiscard]] bool is_private_use(char32_t character);

/// Where a character is shown from.
struct FontGlyph {
    std::uint16_t font = 0;  ///< index into the set
    std::uint32_t glyph = 0; ///< 0: no font has the character
    float advance = 0;       ///< ems
};

/// The fonts of a document: of each role a chain, in which each character takes the first font that
/// has it; behind the chains all fonts that are installed.
class FontSet {
public:
    explicit FontSet(FontChoices choices) : m_choices(std::move(choices)) {}

    [[nodiscard]] FontGlyph find(FontRole role, char32_t character);
    [[nodiscard]] FontFace& face(std::uint16_t font) { return *m_faces[font]; }
    /// False when no font can be opened at all.
    [[nodiscard]] bool has_fonts();
    /// Names given by --font that no installed font has.
    [[nodiscard]] std::vector<std::string> unknown_choices() const;

    /// Writes the fonts that were used; returns the content of a /Font resource dictionary, in
    /// which font n is /Fn. False when a font's tables are damaged.
    [[nodiscard]] bool embed(ObjectFile& file, std::string& resources);

private:
    struct Chain {
        std::vector<FontFile> files;
        std::size_t opened = 0; ///< files before it are in `fonts`, or cannot be opened
        std::vector<std::uint16_t> fonts;
        std::unordered_map<char32_t, FontGlyph> found;
    };
    [[nodiscard]] Chain& chain(FontRole role);
    [[nodiscard]] FontGlyph search(FontRole role, char32_t character);
    [[nodiscard]] FontGlyph search_latin(char32_t character);
    [[nodiscard]] FontGlyph search_chain(Chain& fonts, char32_t character, std::size_t most);
    /// -1 when it cannot be opened.
    [[nodiscard]] int open(FontFile const& file);
    [[nodiscard]] FontGlyph glyph_in(std::uint16_t font, char32_t character) const;

    FontChoices m_choices;
    std::array<Chain, font_roles> m_chains;
    std::vector<std::unique_ptr<FontFace>> m_faces;
    std::map<FontFile, int> m_opened;
    int m_latin = -1;
};

} // namespace gouji::pdf_write
