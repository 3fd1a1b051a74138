#include <algorithm>
#include <cmath>

#include "gouji/formats/pdf/read/font.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdfread {

namespace {

constexpr std::size_t max_cmap_bytes = std::size_t{8} << 20U;
constexpr std::size_t max_map_bytes = std::size_t{1} << 17U; ///< CIDToGIDMap: two bytes a CID
constexpr std::uint32_t max_cid = 0xFFFF;

/// Widths of CIDs in runs (ISO 32000-1, 9.7.4.3).
template <class T> class CidTable {
public:
    void add(std::uint32_t first, std::uint32_t last, T value) {
        if (last >= first && last <= max_cid) {
            m_runs.push_back({first, last, value});
        }
    }
    void sort() {
        std::stable_sort(m_runs.begin(), m_runs.end(), [](Run const& a, Run const& b) {
            return a.first < b.first;
        });
    }
    [[nodiscard]] T const* find(std::uint32_t cid) const {
        auto found = std::upper_bound(
            m_runs.begin(), m_runs.end(), cid, [](std::uint32_t wanted, Run const& run) {
                return wanted < run.first;
            });
        for (int tries = 0; tries < 4 && found != m_runs.begin(); ++tries) {
            --found;
            if (cid <= found->last) {
                return &found->value;
            }
        }
        return nullptr;
    }

private:
    struct Run {
        std::uint32_t first;
        std::uint32_t last;
        T value;
    };
    std::vector<Run> m_runs;
};

struct VerticalMetrics {
    double advance = -1000;
    double x = 0;
    double y = 880;
};

std::uint32_t to_cid(Object const& number) {
    std::int64_t const value = number.integer(-1);
    return value < 0 || value > max_cid ? max_cid + 1 : static_cast<std::uint32_t>(value);
}

CidTable<double> read_widths(Object const& array) {
    CidTable<double> widths;
    for (std::size_t i = 0; i + 1 < array.size();) {
        std::uint32_t const first = to_cid(array.at(i));
        Object const second = array.at(i + 1);
        if (second.is_array()) {
            for (std::size_t k = 0; k < second.size() && k <= max_cid; ++k) {
                auto const cid = first + static_cast<std::uint32_t>(k);
                widths.add(cid, cid, second.at(k).number());
            }
            i += 2;
        } else {
            widths.add(first, to_cid(second), array.at(i + 2).number());
            i += 3;
        }
    }
    widths.sort();
    return widths;
}

CidTable<VerticalMetrics> read_vertical_metrics(Object const& array) {
    CidTable<VerticalMetrics> metrics;
    for (std::size_t i = 0; i + 1 < array.size();) {
        std::uint32_t const first = to_cid(array.at(i));
        Object const second = array.at(i + 1);
        if (second.is_array()) {
            for (std::size_t k = 0; k + 2 < second.size() && k <= std::size_t{3} * max_cid;
                 k += 3) {
                auto const cid = first + static_cast<std::uint32_t>(k / 3);
                metrics.add(
                    cid,
                    cid,
                    {second.at(k).number(), second.at(k + 1).number(), second.at(k + 2).number()});
            }
            i += 2;
        } else {
            metrics.add(
                first,
                to_cid(second),
                {array.at(i + 2).number(), array.at(i + 3).number(), array.at(i + 4).number()});
            i += 5;
        }
    }
    metrics.sort();
    return metrics;
}

/// What the codes of a predefined CMap are themselves.
enum class CodeText : std::uint8_t { None, Utf16, Utf32 };

CodeText code_text(std::string_view cmap) {
    if (cmap.find("UTF16") != std::string_view::npos ||
        cmap.find("UCS2") != std::string_view::npos) {
        return cmap.starts_with("Uni") ? CodeText::Utf16 : CodeText::None;
    }
    return cmap.find("UTF32") != std::string_view::npos ? CodeText::Utf32 : CodeText::None;
}

class CompositeFont final : public Font {
public:
    CompositeFont(Object const& dictionary, CMapStore& maps)
        : m_maps(maps), m_descendant(dictionary.get("DescendantFonts").at(0)),
          m_descriptor(m_descendant.get("FontDescriptor")),
          m_to_unicode(load_to_unicode(dictionary, maps)) {
        m_bold = is_bold_font(dictionary, m_descriptor);
        set_encoding(dictionary.get("Encoding"));
        m_ordering = m_descendant.get("CIDSystemInfo").get("Ordering").text();
        m_default_width = m_descendant.get("DW").number(1000);
        m_widths = read_widths(m_descendant.get("W"));
        if (m_vertical) {
            m_metrics = read_vertical_metrics(m_descendant.get("W2"));
            Object const usual = m_descendant.get("DW2");
            m_default_origin = usual.at(0).number(880);
            m_default_advance = usual.at(1).number(-1000);
        }
        double const ascent = m_descriptor.get("Ascent").number() / 1000;
        double const descent = -std::abs(m_descriptor.get("Descent").number()) / 1000;
        m_ascent = ascent > 0.4 && ascent < 1.3 ? ascent : 0.88;
        m_descent = descent < -0.05 && descent > -0.6 ? descent : -0.12;
    }

    Glyph const& next(std::string_view bytes, std::size_t& at) override {
        CharacterCode const code = m_encoding->next_code(bytes, at);
        std::uint64_t const key = std::uint64_t{code.length} << 32U | code.value;
        auto const [entry, is_new] = m_glyphs.try_emplace(key);
        if (is_new) {
            entry->second = make_glyph(code);
        }
        return entry->second;
    }

private:
    void set_encoding(Object const& encoding) {
        if (encoding.is_stream()) {
            CMap map = parse_cmap(encoding.data(max_cmap_bytes), [&](std::string_view name) {
                return m_maps.find(name);
            });
            m_vertical = map.vertical() || encoding.get("WMode").integer() == 1;
            m_encoding = std::make_shared<CMap const>(std::move(map));
            m_code_text = code_text(encoding.get("CMapName").name());
            return;
        }
        std::string_view const name = encoding.name();
        m_encoding = m_maps.find(name);
        m_vertical = name.ends_with("-V") || name == "V";
        m_code_text = code_text(name);
        if (!m_encoding) {
            m_encoding = std::make_shared<CMap const>(CMap::identity(m_vertical));
            m_is_lost = m_code_text == CodeText::None;
        }
    }

    std::u32string by_code(CharacterCode code) const {
        std::uint32_t value = code.value;
        if (m_code_text == CodeText::None) {
            return {};
        }
        if (m_code_text == CodeText::Utf16 && code.length == 4) {
            value = 0x10000 + (((value >> 16U) - 0xD800) << 10U) + ((value & 0xFFFFU) - 0xDC00);
        }
        bool const valid = value != 0 && value < 0x110000 && (value < 0xD800 || value >= 0xE000);
        return valid ? std::u32string(1, value) : std::u32string();
    }

    /// The Unicode table of an embedded TrueType font, by way of the glyph.
    char32_t by_program(std::uint32_t cid) {
        if (!m_program_tried) {
            m_program_tried = true;
            m_program = load_program(m_descriptor);
            Object const map = m_descendant.get("CIDToGIDMap");
            if (map.is_stream()) {
                m_glyph_of_cid = map.data(max_map_bytes);
            }
        }
        std::uint32_t glyph = cid;
        if (!m_glyph_of_cid.empty()) {
            std::size_t const at = std::size_t{cid} * 2;
            if (at + 1 >= m_glyph_of_cid.size()) {
                return 0;
            }
            auto const high = static_cast<unsigned char>(m_glyph_of_cid[at]);
            auto const low = static_cast<unsigned char>(m_glyph_of_cid[at + 1]);
            glyph = static_cast<std::uint32_t>(high << 8U | low);
        }
        return m_program ? m_program->character_of_glyph(glyph) : 0;
    }

    std::u32string characters_of(CharacterCode code, std::uint32_t cid) {
        std::u32string characters = text_by_cmap(m_to_unicode, code.value);
        if (characters.empty()) {
            characters = by_code(code);
        }
        if (characters.empty() && m_ordering != "Identity" && !m_is_lost) {
            char32_t const character = m_maps.unicode_of_cid(m_ordering, cid);
            characters.assign(character != 0 ? 1 : 0, character);
        }
        if (characters.empty()) {
            char32_t const character = by_program(cid);
            characters.assign(character != 0 ? 1 : 0, character);
        }
        return characters;
    }

    Glyph make_glyph(CharacterCode code) {
        std::uint32_t const cid = m_encoding->cid(code).value_or(0);
        std::u32string const characters = characters_of(code, cid);
        Glyph glyph;
        glyph.text = glyph_text(characters);
        glyph.is_space = code.length == 1 && code.value == 32;
        double const* const width = m_widths.find(cid);
        glyph.advance = (width != nullptr ? *width : m_default_width) / 1000;
        if (m_vertical) {
            VerticalMetrics const* const metrics = m_metrics.find(cid);
            glyph.origin = metrics != nullptr ? Point{metrics->x / 1000, metrics->y / 1000}
                                              : Point{glyph.advance / 2, m_default_origin / 1000};
            glyph.advance = (metrics != nullptr ? metrics->advance : m_default_advance) / 1000;
        }
        if (characters.empty()) {
            glyph.is_unknown = true;
            glyph.text = "\xEF\xBF\xBD";
        }
        return glyph;
    }

    CMapStore& m_maps;
    Object m_descendant;
    Object m_descriptor;
    CMap m_to_unicode;
    std::shared_ptr<CMap const> m_encoding;
    CodeText m_code_text = CodeText::None;
    bool m_is_lost = false; ///< the CMap is not there: CIDs cannot be told
    std::string m_ordering;
    double m_default_width = 1000;
    double m_default_origin = 880;
    double m_default_advance = -1000;
    CidTable<double> m_widths;
    CidTable<VerticalMetrics> m_metrics;
    bool m_program_tried = false;
    std::unique_ptr<FontProgram> m_program;
    std::string m_glyph_of_cid;
    std::unordered_map<std::uint64_t, Glyph> m_glyphs;
};

} // namespace

std::unique_ptr<Font> load_composite_font(Object const& dictionary, CMapStore& maps) {
    return std::make_unique<CompositeFont>(dictionary, maps);
}

} // namespace gouji::pdfread
