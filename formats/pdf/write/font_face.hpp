#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/pdf/write/font_catalog.hpp"
#include "gouji/formats/pdf/write/object_file.hpp"

struct hb_blob_t;
struct hb_face_t;
struct hb_font_t;

namespace gouji::pdf_write {

/// One font of a file, mapped into memory, and what of it a document uses.
class FontFace {
public:
    /// Null when the file is no font whose outlines can be embedded, or one that forbids it.
    [[nodiscard]] static std::unique_ptr<FontFace> open(FontFile const& file);
    FontFace(FontFace const&) = delete;
    FontFace& operator=(FontFace const&) = delete;
    ~FontFace();

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
    FontFace(hb_blob_t* blob, hb_face_t* face);
    [[nodiscard]] std::string postscript_name() const;
    [[nodiscard]] std::string widths() const;
    [[nodiscard]] std::string to_unicode() const;
    [[nodiscard]] std::string
    descriptor(std::string const& name, std::string_view file_key, int file) const;
    [[nodiscard]] std::string_view table(char const* tag) const;

    hb_blob_t* m_blob;
    hb_face_t* m_face;
    hb_font_t* m_font;
    float m_units = 1000;
    bool m_is_cff = false;
    bool m_has_cids = false;             ///< CID-keyed CFF: codes are CIDs of m_cids
    std::vector<std::uint16_t> m_cids;   ///< by glyph; empty: the same number
    std::map<std::uint16_t, Use> m_used; ///< by code
};

} // namespace gouji::pdf_write
