#include "gouji/formats/pdf/write/font_face.hpp"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "gouji/formats/pdf/write/syntax.hpp"

namespace gouji::pdf_write {

namespace {

hb_tag_t tag_of(char const* name) {
    return hb_tag_from_string(name, 4);
}

/// An hb blob for as long as this lives.
class Blob {
public:
    explicit Blob(hb_blob_t* blob) : m_blob(blob) {}
    Blob(Blob const&) = delete;
    Blob& operator=(Blob const&) = delete;
    ~Blob() { hb_blob_destroy(m_blob); }
    [[nodiscard]] std::string_view bytes() const {
        unsigned length = 0;
        char const* const data = hb_blob_get_data(m_blob, &length);
        return {data, length};
    }

private:
    hb_blob_t* m_blob;
};

struct Subset {
    hb_face_t* face = nullptr;
    std::map<std::uint32_t, std::uint32_t> new_glyphs; ///< by old glyph
};

Subset subset_of(hb_face_t* face, std::vector<std::uint32_t> const& glyphs, bool keep_numbers) {
    hb_subset_input_t* const input = hb_subset_input_create_or_fail();
    if (input == nullptr) {
        return {};
    }
    for (std::uint32_t const glyph : glyphs) {
        hb_set_add(hb_subset_input_glyph_set(input), glyph);
    }
    // Subroutines serve a whole font: a few glyphs are smaller without them.
    unsigned const flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                           HB_SUBSET_FLAGS_DESUBROUTINIZE |
                           (keep_numbers ? unsigned{HB_SUBSET_FLAGS_RETAIN_GIDS} : 0U);
    hb_subset_input_set_flags(input, flags);
    Subset out;
    if (hb_subset_plan_t* const plan = hb_subset_plan_create_or_fail(face, input)) {
        out.face = hb_subset_plan_execute_or_fail(plan);
        hb_map_t const* const numbers = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (std::uint32_t const glyph : glyphs) {
            out.new_glyphs[glyph] = hb_map_get(numbers, glyph);
        }
        hb_subset_plan_destroy(plan);
    }
    hb_subset_input_destroy(input);
    return out;
}

} // namespace

std::uint32_t FontFace::glyph(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(m_font->font(), character, &glyph) != 0 ? glyph : 0;
}

float FontFace::advance(std::uint32_t glyph) const {
    return static_cast<float>(hb_font_get_glyph_h_advance(m_font->font(), glyph)) /
           m_font->units_per_em();
}

std::uint16_t FontFace::use(std::uint32_t glyph, char32_t character, bool& told) {
    auto code = static_cast<std::uint16_t>(glyph);
    if (glyph < m_font->cids().size()) {
        code = m_font->cids()[glyph];
    }
    auto const [found, is_new] = m_used.try_emplace(code, Use{glyph, character});
    told = is_new || found->second.character == character;
    return code;
}

std::string FontFace::postscript_name() const {
    std::array<char, 128> buffer{};
    auto size = static_cast<unsigned>(buffer.size());
    hb_ot_name_get_utf8(
        m_font->face(), HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, buffer.data());
    std::string name;
    for (char const c : std::string_view{buffer.data(), size}) {
        bool const is_plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        name += is_plain ? std::string{c} : std::string{};
    }
    // 9.6.4: a tag of six letters says that it is a subset, and which.
    std::uint32_t hash = 2166136261U;
    for (auto const& [code, use] : m_used) {
        hash = (hash ^ code) * 16777619U;
    }
    std::string tag;
    for (int i = 0; i < 6; ++i, hash /= 26) {
        tag += static_cast<char>('A' + hash % 26);
    }
    constexpr std::size_t longest = 100; // of a name 127 (ISO 19005-2, 6.1.13)
    return tag + '+' + (name.empty() ? "Font" : name.substr(0, longest));
}

/// 9.7.4.3; 1000 is the default width.
std::string FontFace::widths() const {
    std::string out = "[";
    int next = -1;
    for (auto const& [code, use] : m_used) {
        auto const width = std::lround(advance(use.glyph) * 1000);
        if (width == 1000) {
            continue;
        }
        if (code != next) {
            out += (next < 0 ? "" : "]") + std::to_string(code) + '[';
        } else {
            out += ' ';
        }
        out += std::to_string(width);
        next = code + 1;
    }
    return out + (next < 0 ? "]" : "]]");
}

/// 9.10.3
std::string FontFace::to_unicode() const {
    std::string out = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
    constexpr std::size_t most = 100; // of a bfchar block (Adobe Technical Note 5014)
    std::size_t left = m_used.size();
    std::size_t in_block = 0;
    for (auto const& [code, use] : m_used) {
        if (in_block == 0) {
            in_block = std::min(left, most);
            out += std::to_string(in_block) + " beginbfchar\n";
        }
        out += '<';
        append_hex16(out, code);
        out += "><";
        if (use.character < 0x10000) {
            append_hex16(out, use.character);
        } else {
            append_hex16(out, 0xD800U + ((use.character - 0x10000U) >> 10U));
            append_hex16(out, 0xDC00U + ((use.character - 0x10000U) & 0x3FFU));
        }
        out += ">\n";
        --left;
        out += --in_block == 0 ? "endbfchar\n" : "";
    }
    return out + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

std::string
FontFace::descriptor(std::string const& name, std::string_view file_key, int file) const {
    hb_font_extents_t extents{};
    hb_font_get_h_extents(m_font->font(), &extents);
    auto const thousandths = [&](float value) {
        return std::lround(value * 1000 / m_font->units_per_em());
    };
    // OpenType, head: the box of all glyphs at offset 36.
    std::string_view const head = m_font->table("head");
    std::string box;
    for (std::size_t at = 36; at < 44; at += 2) {
        auto const byte = [&](std::size_t i) {
            return head.size() > i ? static_cast<unsigned char>(head[i]) : 0U;
        };
        auto const value = static_cast<std::int16_t>(byte(at) << 8U | byte(at + 1));
        box += std::to_string(thousandths(value)) + ' ';
    }
    constexpr int symbolic = 4; // 9.8.2: its codes are not those of a standard encoding
    std::string out = "<</Type/FontDescriptor/FontName" + name_object(name) + "/Flags " +
                      std::to_string(symbolic) + "/FontBBox[" + box + "]/ItalicAngle 0/Ascent " +
                      std::to_string(thousandths(static_cast<float>(extents.ascender)));
    out += "/Descent " + std::to_string(thousandths(static_cast<float>(extents.descender)));
    out += "/CapHeight 700/StemV 80/" + std::string{file_key} + ' ' + reference(file) + ">>";
    return out;
}

bool FontFace::embed(ObjectFile& file, int id) const {
    std::vector<std::uint32_t> glyphs;
    for (auto const& [code, use] : m_used) {
        glyphs.push_back(use.glyph);
    }
    bool const is_cff = m_font->is_cff();
    Subset const subset = subset_of(m_font->bare_face(), glyphs, is_cff && m_font->cids().empty());
    if (subset.face == nullptr) {
        return false;
    }
    Blob const program{
        is_cff ? hb_face_reference_table(subset.face, tag_of("CFF "))
               : hb_face_reference_blob(subset.face)};
    hb_face_destroy(subset.face);
    int const font_file = file.reserve();
    std::string const length = "/Length1 " + std::to_string(program.bytes().size());
    file.write_stream(font_file, is_cff ? "/Subtype/CIDFontType0C" : length, program.bytes());

    std::string const name = postscript_name();
    int const description =
        file.write(descriptor(name, is_cff ? "FontFile3" : "FontFile2", font_file));
    std::string map;
    if (!is_cff) {
        // 9.7.4.2: two bytes a code; the gaps between codes pack to nothing.
        std::string numbers((std::size_t{m_used.rbegin()->first} + 1) * 2, '\0');
        for (auto const& [code, use] : m_used) {
            std::uint32_t const glyph = subset.new_glyphs.at(use.glyph);
            numbers[std::size_t{code} * 2] = static_cast<char>(glyph >> 8U);
            numbers[std::size_t{code} * 2 + 1] = static_cast<char>(glyph);
        }
        int const map_id = file.reserve();
        file.write_stream(map_id, "", numbers);
        map = "/CIDToGIDMap " + reference(map_id);
    }
    int const descendant = file.write(
        "<</Type/Font/Subtype/" + std::string{is_cff ? "CIDFontType0" : "CIDFontType2"} +
        "/BaseFont" + name_object(name) +
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor " +
        reference(description) + "/DW 1000/W" + widths() + map + ">>");
    int const unicode = file.reserve();
    file.write_stream(unicode, "", to_unicode());
    file.write(
        id,
        "<</Type/Font/Subtype/Type0/BaseFont" + name_object(name) +
            "/Encoding/Identity-H/DescendantFonts[" + reference(descendant) + "]/ToUnicode " +
            reference(unicode) + ">>");
    return true;
}

} // namespace gouji::pdf_write
