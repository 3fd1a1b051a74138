#include <algorithm>
#include <cmath>

#include "gouji/formats/pdf/read/font.hpp"
#include "gouji/formats/support/charset_converter.hpp"

namespace gouji::pdfread {

namespace {

/// "ABCDEF+Name" without the tag of a subset (9.6.4).
std::string_view base_name(std::string_view name) {
    return name.size() > 7 && name[6] == '+' ? name.substr(7) : name;
}

class SimpleFont final : public Font {
public:
    SimpleFont(Object const& dictionary, CMapStore& maps)
        : m_dictionary(dictionary), m_descriptor(dictionary.get("FontDescriptor")),
          m_name(base_name(dictionary.get("BaseFont").name())),
          m_is_type3(dictionary.get("Subtype").name() == "Type3"),
          m_to_unicode(load_to_unicode(dictionary, maps)) {
        m_bold = is_bold_font(dictionary, m_descriptor);
        m_shows_gbk = shows_gbk();
        set_encoding();
        set_widths();
        set_extent();
    }

    Glyph const& next(std::string_view bytes, std::size_t& at) override {
        auto const code = static_cast<unsigned char>(bytes[at++]);
        if (m_shows_gbk && code >= 0x81 && at < bytes.size()) {
            if (Glyph const* const pair = gbk_glyph(bytes.substr(at - 1, 2))) {
                ++at;
                return *pair;
            }
        }
        std::optional<Glyph>& glyph = m_glyphs[code];
        if (!glyph) {
            glyph = make_glyph(code);
        }
        return *glyph;
    }

private:
    /// Old Chinese programs write GBK through fonts that they call Latin: one "character" a byte,
    /// and no font in the file.
    [[nodiscard]] bool shows_gbk() const {
        if (m_is_type3 || m_to_unicode.has_unicode() ||
            m_dictionary.get("Encoding").is_dictionary()) {
            return false;
        }
        for (char const* const key : {"FontFile", "FontFile2", "FontFile3"}) {
            if (m_descriptor.get(key).is_stream()) {
                return false;
            }
        }
        for (std::string_view const part :
             {"GB2312", "GBK", "SimSun", "SimHei", "FangSong", "KaiTi"}) {
            if (m_name.find(part) != std::string::npos) {
                return true;
            }
        }
        InvalidInput invalid;
        bool const foreign = std::any_of(m_name.begin(), m_name.end(), [](char byte) {
            return static_cast<unsigned char>(byte) >= 0x80;
        });
        return foreign && !convert_to_utf8(m_name, gouji::Encoding::Gb18030, invalid).empty() &&
               invalid.bytes == 0;
    }

    /// Null where the two bytes are no character.
    Glyph const* gbk_glyph(std::string_view pair) {
        auto const [entry, is_new] = m_pairs.try_emplace(std::string(pair));
        if (is_new) {
            InvalidInput invalid;
            Glyph& glyph = entry->second;
            glyph.text = convert_to_utf8(pair, gouji::Encoding::Gb18030, invalid);
            glyph.is_unknown = invalid.bytes != 0 || glyph.text.size() < 2;
            for (char const byte : pair) {
                glyph.advance += width_of(static_cast<unsigned char>(byte), {});
            }
        }
        return entry->second.is_unknown ? nullptr : &entry->second;
    }

    void set_encoding() {
        Object const encoding = m_dictionary.get("Encoding");
        Object const base = encoding.is_dictionary() ? encoding.get("BaseEncoding") : encoding;
        m_base = find_encoding(base.name());
        if (m_base == nullptr && m_name == "Symbol") {
            m_base = &symbol_encoding_table();
        } else if (m_base == nullptr && m_name == "ZapfDingbats") {
            m_base = &zapf_dingbats_encoding_table();
        }
        Object const differences = encoding.get("Differences");
        std::int64_t code = 0;
        for (std::size_t i = 0; i < differences.size(); ++i) {
            Object const entry = differences.at(i);
            if (entry.kind() == ObjectKind::Number) {
                code = entry.integer(256);
            } else if (code >= 0 && code < 256) {
                m_names[static_cast<std::size_t>(code++)] = entry.name();
            }
        }
    }

    void set_widths() {
        m_scale = 0.001;
        if (m_is_type3) {
            m_matrix = to_matrix(m_dictionary.get("FontMatrix"));
            m_scale = m_matrix.x_scale();
        }
        std::int64_t const first = m_dictionary.get("FirstChar").integer();
        Object const widths = m_dictionary.get("Widths");
        m_has_widths = widths.size() != 0;
        m_widths.fill(m_descriptor.get("MissingWidth").number());
        for (std::size_t i = 0; i < widths.size() && i < 256; ++i) {
            std::int64_t const code = first + static_cast<std::int64_t>(i);
            if (code >= 0 && code < 256) {
                m_widths[static_cast<std::size_t>(code)] = widths.at(i).number();
            }
        }
    }

    void set_extent() {
        if (m_is_type3) {
            set_type3_extent();
            return;
        }
        double const ascent = m_descriptor.get("Ascent").number() / 1000;
        double const descent = -std::abs(m_descriptor.get("Descent").number()) / 1000;
        m_ascent = ascent > 0.4 && ascent < 1.3 ? ascent : 0.8;
        m_descent = descent < -0.05 && descent > -0.6 ? descent : -0.2;
    }

    /// Glyphs of a Type3 font are drawn in any unit; its box tells how large letters are.
    void set_type3_extent() {
        Object const box = m_dictionary.get("FontBBox");
        double const height =
            std::abs(box.at(3).number() - box.at(1).number()) * m_matrix.y_scale();
        m_unit = height > 4 || (height > 0 && height < 0.3) ? height : 1;
        m_ascent = 0.85 * m_unit;
        m_descent = -0.15 * m_unit;
    }

    [[nodiscard]] double width_of(unsigned char code, std::u32string const& characters) const {
        if (!m_has_widths && !m_is_type3) {
            char32_t const character = characters.empty() ? char32_t{0} : characters.front();
            int const width = standard_width(m_name, character, code);
            if (width >= 0) {
                return width * m_scale;
            }
            return m_widths[code] > 0 ? m_widths[code] * m_scale : 0.6;
        }
        return m_widths[code] * m_scale;
    }

    [[nodiscard]] std::u32string by_name(std::string_view name) const {
        if (name.empty() || name == ".notdef") {
            return {};
        }
        if (m_name == "ZapfDingbats") {
            char32_t const dingbat = character_of_dingbat_name(name);
            if (dingbat != 0) {
                return {dingbat};
            }
        }
        return characters_of_glyph_name(name);
    }

    /// The encoding inside the font program, where the PDF states none: 9.6.6.1, table 114.
    std::u32string by_program(unsigned char code) {
        if (!m_program_tried) {
            m_program_tried = true;
            m_program = load_program(m_descriptor);
        }
        return m_program ? m_program->characters_of_code(code) : std::u32string();
    }

    std::u32string characters_of(unsigned char code) {
        std::u32string characters = text_by_cmap(m_to_unicode, code);
        if (characters.empty()) {
            characters = by_name(m_names[code]);
        }
        if (characters.empty() && m_base != nullptr && m_names[code].empty() &&
            (*m_base)[code] != 0) {
            characters.assign(1, (*m_base)[code]);
        }
        if (characters.empty()) {
            characters = by_program(code);
        }
        if (characters.empty() && m_names[code].empty() && !m_is_type3 &&
            standard_encoding_table()[code] != 0 && !m_program) {
            characters.assign(1, standard_encoding_table()[code]);
        }
        return characters;
    }

    Glyph make_glyph(unsigned char code) {
        std::u32string const characters = characters_of(code);
        Glyph glyph;
        glyph.advance = width_of(code, characters);
        glyph.is_space = code == 32;
        glyph.text = glyph_text(characters);
        if (characters.empty()) {
            // A code that moves nothing, or the blank's own, shows nothing.
            bool const shows = glyph.advance != 0 && code != 32;
            glyph.text = shows ? "\xEF\xBF\xBD" : " ";
            glyph.is_unknown = shows;
        }
        return glyph;
    }

    Object m_dictionary;
    Object m_descriptor;
    std::string m_name;
    bool m_is_type3;
    CMap m_to_unicode;
    Encoding const* m_base = nullptr;
    std::array<std::string, 256> m_names;
    std::array<double, 256> m_widths{};
    bool m_has_widths = false;
    bool m_shows_gbk = false;
    std::unordered_map<std::string, Glyph> m_pairs;
    double m_scale = 0.001;
    Matrix m_matrix;
    bool m_program_tried = false;
    std::unique_ptr<FontProgram> m_program;
    std::array<std::optional<Glyph>, 256> m_glyphs;
};

} // namespace

std::unique_ptr<Font> load_simple_font(Object const& dictionary, CMapStore& maps) {
    return std::make_unique<SimpleFont>(dictionary, maps);
}

} // namespace gouji::pdfread
