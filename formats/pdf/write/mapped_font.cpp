#include "gouji/formats/pdf/write/mapped_font.hpp"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "gouji/formats/pdf/write/cff_charset.hpp"

namespace gouji::pdf_write {

namespace {

hb_tag_t tag_of(char const* name) {
    return hb_tag_from_string(name, 4);
}

/// What a font in a PDF is made of: text comes from the content stream as glyphs.
constexpr std::array<char const*, 7> embedded_tables{
    "CFF ", "glyf", "head", "hhea", "hmtx", "loca", "maxp"};

/// A table of the face behind a bare one.
hb_blob_t* reference_embedded(hb_face_t* /*bare*/, hb_tag_t tag, void* whole) {
    bool const is_kept =
        std::any_of(embedded_tables.begin(), embedded_tables.end(), [tag](char const* name) {
            return tag_of(name) == tag;
        });
    return is_kept ? hb_face_reference_table(static_cast<hb_face_t*>(whole), tag) : nullptr;
}

/// The fonts that were opened in this process. Only a memory of files that do not change: no result
/// depends on what is in it.
struct OpenedFonts {
    std::mutex mutex;
    std::map<FontFile, std::shared_ptr<MappedFont const>> fonts;
};

} // namespace

std::shared_ptr<MappedFont const> MappedFont::open(FontFile const& file) {
    static OpenedFonts opened;
    std::lock_guard const lock{opened.mutex};
    auto const [known, is_new] = opened.fonts.try_emplace(file);
    if (is_new) {
        known->second = map(file);
    }
    return known->second;
}

std::shared_ptr<MappedFont const> MappedFont::map(FontFile const& file) {
    hb_blob_t* const blob = hb_blob_create_from_file_or_fail(file.path.c_str());
    if (blob == nullptr || file.index >= hb_face_count(blob)) {
        hb_blob_destroy(blob);
        return nullptr;
    }
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the constructor is private
    std::shared_ptr<MappedFont> font{new MappedFont(blob, hb_face_create(blob, file.index))};
    unsigned const glyphs = hb_face_get_glyph_count(font->m_face);
    std::string_view const cff = font->table("CFF ");
    font->m_is_cff = !cff.empty();
    if (glyphs == 0 || !font->may_embed() || (cff.empty() && font->table("glyf").empty())) {
        return nullptr;
    }
    if (font->m_is_cff) {
        std::optional<CffCharset> charset = read_cff_charset(cff, glyphs);
        if (!charset) {
            return nullptr;
        }
        font->m_cids = std::move(charset->cids);
    }
    return font;
}

MappedFont::MappedFont(hb_blob_t* blob, hb_face_t* face)
    : m_blob(blob), m_face(face),
      // Subsetting looks through all characters and features of a face, even to drop them, which
      // takes longer than the rest of it.
      m_bare(hb_face_create_for_tables(reference_embedded, face, nullptr)),
      m_font(hb_font_create(face)), m_units(static_cast<float>(hb_face_get_upem(face))) {
    hb_face_make_immutable(m_face);
    hb_face_make_immutable(m_bare);
    hb_font_make_immutable(m_font);
}

MappedFont::~MappedFont() {
    hb_font_destroy(m_font);
    hb_face_destroy(m_bare);
    hb_face_destroy(m_face);
    hb_blob_destroy(m_blob);
}

/// OpenType, OS/2: fsType bit 1 forbids embedding, bit 9 outlines.
bool MappedFont::may_embed() const {
    std::string_view const os2 = table("OS/2");
    return os2.size() <= 9 || ((static_cast<unsigned char>(os2[9]) & 0x0FU) != 0x02U &&
                               (static_cast<unsigned char>(os2[8]) & 0x02U) == 0);
}

std::string_view MappedFont::table(char const* tag) const {
    hb_blob_t* const blob = hb_face_reference_table(m_face, tag_of(tag));
    unsigned length = 0;
    char const* const data = hb_blob_get_data(blob, &length);
    // The bytes are the file's, which stays mapped.
    hb_blob_destroy(blob);
    return {data, length};
}

} // namespace gouji::pdf_write
