#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "gouji/formats/pdf/write/font_catalog.hpp"

struct hb_blob_t;
struct hb_face_t;
struct hb_font_t;

namespace gouji::pdf_write {

/// A font of a file, mapped into memory. Never changes, so that documents can share it.
class MappedFont {
public:
    /// Null when the file is no font whose outlines can be embedded, or one that forbids it. A font
    /// is mapped once and stays so: pages that one document has touched are there for the next.
    [[nodiscard]] static std::shared_ptr<MappedFont const> open(FontFile const& file);
    MappedFont(MappedFont const&) = delete;
    MappedFont& operator=(MappedFont const&) = delete;
    ~MappedFont();

    [[nodiscard]] hb_face_t* face() const { return m_face; }
    /// The face with no more tables than a PDF takes.
    [[nodiscard]] hb_face_t* bare_face() const { return m_bare; }
    [[nodiscard]] hb_font_t* font() const { return m_font; }
    [[nodiscard]] float units_per_em() const { return m_units; }
    [[nodiscard]] bool is_cff() const { return m_is_cff; }
    /// CID-keyed CFF: by glyph; empty for other fonts.
    [[nodiscard]] std::vector<std::uint16_t> const& cids() const { return m_cids; }
    [[nodiscard]] std::string_view table(char const* tag) const;

private:
    MappedFont(hb_blob_t* blob, hb_face_t* face);
    [[nodiscard]] static std::shared_ptr<MappedFont const> map(FontFile const& file);
    [[nodiscard]] bool may_embed() const;

    hb_blob_t* m_blob;
    hb_face_t* m_face;
    hb_face_t* m_bare;
    hb_font_t* m_font;
    float m_units = 1000;
    bool m_is_cff = false;
    std::vector<std::uint16_t> m_cids;
};

} // namespace gouji::pdf_write
