#include "gouji/formats/pdf/read/font_program.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <array>
#include <unordered_map>

#include "gouji/formats/pdf/read/cmap.hpp"
#include "gouji/formats/pdf/read/simple_encoding.hpp"
#include "gouji/formats/support/radicals.hpp"

namespace gouji::pdfread {

namespace {

class FreeTypeProgram final : public FontProgram {
public:
    FreeTypeProgram() = default;
    ~FreeTypeProgram() override {
        if (m_face != nullptr) {
            FT_Done_Face(m_face);
        }
        if (m_library != nullptr) {
            FT_Done_FreeType(m_library);
        }
    }
    FreeTypeProgram(FreeTypeProgram const&) = delete;
    FreeTypeProgram& operator=(FreeTypeProgram const&) = delete;
    FreeTypeProgram(FreeTypeProgram&&) = delete;
    FreeTypeProgram& operator=(FreeTypeProgram&&) = delete;

    bool load(std::string bytes) {
        m_bytes = std::move(bytes);
        if (FT_Init_FreeType(&m_library) != 0) {
            return false;
        }
        auto const* const data =
            static_cast<FT_Byte const*>(static_cast<void const*>(m_bytes.data()));
        return FT_New_Memory_Face(
                   m_library, data, static_cast<FT_Long>(m_bytes.size()), 0, &m_face) == 0;
    }

    std::u32string characters_of_code(unsigned char code) override {
        FT_UInt const glyph = glyph_of_code(code);
        if (glyph == 0) {
            return {};
        }
        if (FT_HAS_GLYPH_NAMES(m_face)) {
            std::array<char, 128> name{};
            if (FT_Get_Glyph_Name(m_face, glyph, name.data(), name.size()) == 0) {
                std::u32string characters = characters_of_glyph_name(name.data());
                if (!characters.empty()) {
                    return characters;
                }
            }
        }
        char32_t const character = character_of_glyph(glyph);
        return character == 0 ? std::u32string() : std::u32string(1, character);
    }

    char32_t character_of_glyph(std::uint32_t glyph) override {
        if (!m_inverted) {
            invert();
        }
        auto const found = m_characters.find(glyph);
        return found == m_characters.end() ? 0 : found->second;
    }

private:
    /// ISO 32000-1, 9.6.6.4 for TrueType: the (3, 0) table at 0xF000, else the (1, 0) table; for
    /// Type 1 and CFF the program's own encoding.
    FT_UInt glyph_of_code(unsigned char code) {
        for (FT_Int i = 0; i < m_face->num_charmaps; ++i) {
            FT_CharMap map = m_face->charmaps[i];
            if (FT_Set_Charmap(m_face, map) != 0) {
                continue;
            }
            FT_UInt glyph = 0;
            if (map->encoding == FT_ENCODING_MS_SYMBOL) {
                glyph = FT_Get_Char_Index(m_face, 0xF000U + code);
                glyph = glyph != 0 ? glyph : FT_Get_Char_Index(m_face, code);
            } else if (map->encoding != FT_ENCODING_UNICODE) {
                glyph = FT_Get_Char_Index(m_face, code);
            }
            if (glyph != 0) {
                return glyph;
            }
        }
        return 0;
    }

    void invert() {
        m_inverted = true;
        if (FT_Select_Charmap(m_face, FT_ENCODING_UNICODE) != 0) {
            return;
        }
        FT_UInt glyph = 0;
        // A character comes after the ones before it, so the walk ends.
        for (FT_ULong code = FT_Get_First_Char(m_face, &glyph); glyph != 0;
             code = FT_Get_Next_Char(m_face, code, &glyph)) {
            auto const character = static_cast<char32_t>(code);
            auto const [entry, is_new] = m_characters.emplace(glyph, character);
            // Of several characters with one glyph the ideograph is meant, not its radical.
            if (!is_new && fold_radical(entry->second) != entry->second) {
                entry->second = character;
            }
        }
    }

    std::string m_bytes;
    FT_Library m_library = nullptr;
    FT_Face m_face = nullptr;
    bool m_inverted = false;
    std::unordered_map<std::uint32_t, char32_t> m_characters;
};

} // namespace

std::unique_ptr<FontProgram> FontProgram::open(std::string bytes) {
    auto program = std::make_unique<FreeTypeProgram>();
    if (bytes.empty() || !program->load(std::move(bytes))) {
        return nullptr;
    }
    return program;
}

} // namespace gouji::pdfread
