#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "gouji/formats/pdf/write/mapped_font.hpp"
#include "gouji/formats/pdf/write/object_file.hpp"

namespace gouji::pdf_write {

/// A font, and what of it a document uses.
class FontFace {
public:
    explicit FontFace(std::shared_ptr<MappedFont const> font) : m_font(std::move(font)) {}

    /// The glyph of a character; 0 when the font has none.
    [[nodiscard]] std::uint32_t glyph(char32_t character) const;
    /// In ems.
    [[nodiscard]] float advance(std::uint32_t glyph) const;

    /// Notes that `character` is shown by `glyph` and returns the code that shows it in a content
    /// stream. `told` becomes false where that code stands for another character already, so that
    /// the text must be told by ActualText.
    std::uint16_t use(std::uint32_t glyph, char32_t character, bool& told);
    [[nodiscard]] bool is_used() const { return !m_used.empty(); }

    /// Embeds the glyphs that were used as a Type 0 font with the number `id` (ISO 32000-1, 9.7).
    /// False when the font's tables are damaged.
    [[nodiscard]] bool embed(ObjectFile& file, int id) const;

private:
    struct Use {
        std::uint32_t glyph = 0;
        char32_t character = 0;
    };
    [[nodiscard]] std::string postscript_name() const;
    [[nodiscard]] std::string widths() const;
    [[nodiscard]] std::string to_unicode() const;
    [[nodiscard]] std::string
    descriptor(std::string const& name, std::string_view file_key, int file) const;

    std::shared_ptr<MappedFont const> m_font; ///< never null
    std::map<std::uint16_t, Use> m_used;      ///< by code
};

} // namespace gouji::pdf_write
