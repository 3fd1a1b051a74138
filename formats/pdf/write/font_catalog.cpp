#include "gouji/formats/pdf/write/font_catalog.hpp"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>

#include "gouji/formats/support/ascii.hpp"

namespace gouji::pdf_write {

namespace {

std::string string_of(FcPattern const* pattern, char const* key, int which = 0) {
    FcChar8* value = nullptr;
    if (FcPatternGetString(pattern, key, which, &value) != FcResultMatch) {
        return {};
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): FcChar8 is unsigned char
    return reinterpret_cast<char const*>(value);
}

int integer_of(FcPattern const* pattern, char const* key, int otherwise) {
    int value = otherwise;
    (void)FcPatternGetInteger(pattern, key, 0, &value);
    return value;
}

/// Variable fonts list one pattern a named instance, and one for all: their outlines need more
/// than a subset. Only TrueType and CFF outlines can be embedded as they are.
bool is_usable(FcPattern const* pattern) {
    FcBool variable = FcFalse;
    FcBool color = FcFalse;
    FcBool scalable = FcFalse;
    (void)FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
    (void)FcPatternGetBool(pattern, FC_COLOR, 0, &color);
    (void)FcPatternGetBool(pattern, FC_SCALABLE, 0, &scalable);
    std::string const format = string_of(pattern, FC_FONTFORMAT);
    bool const is_instance = integer_of(pattern, FC_INDEX, 0) > 0xFFFF;
    return scalable == FcTrue && color == FcFalse && variable == FcFalse && !is_instance &&
           (format == "TrueType" || format == "CFF");
}

} // namespace

FontCatalog const& FontCatalog::installed() {
    static FontCatalog const catalog;
    return catalog;
}

FontCatalog::FontCatalog() {
    FcConfig* const config = FcInitLoadConfigAndFonts();
    m_config = config;
    FcFontSet* const fonts = config == nullptr ? nullptr : FcConfigGetFonts(config, FcSetSystem);
    for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
        FcPattern const* const pattern = fonts->fonts[i];
        if (!is_usable(pattern)) {
            continue;
        }
        Entry entry;
        for (char const* const key : {FC_FAMILY, FC_FULLNAME}) {
            for (int which = 0;; ++which) {
                std::string name = lower_case(string_of(pattern, key, which));
                if (name.empty()) {
                    break;
                }
                entry.names.push_back(std::move(name));
            }
        }
        entry.file = {
            string_of(pattern, FC_FILE), static_cast<unsigned>(integer_of(pattern, FC_INDEX, 0))};
        entry.weight = static_cast<int>(
            std::lround(FcWeightToOpenTypeDouble(integer_of(pattern, FC_WEIGHT, 80))));
        entry.upright = integer_of(pattern, FC_SLANT, FC_SLANT_ROMAN) == FC_SLANT_ROMAN;
        FcCharSet* characters = nullptr;
        if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch) {
            entry.characters = characters;
        }
        if (!entry.names.empty()) {
            m_entries.push_back(std::move(entry));
        }
    }
    std::sort(m_entries.begin(), m_entries.end(), [](Entry const& a, Entry const& b) {
        return std::tie(a.names.front(), a.weight, a.file) <
               std::tie(b.names.front(), b.weight, b.file);
    });
}

FontFile const* FontCatalog::find(std::string_view name) const {
    constexpr std::string_view bold = ":bold";
    bool const is_bold = name.ends_with(bold);
    name.remove_suffix(is_bold ? bold.size() : 0);
    int const wanted = is_bold ? 700 : 400;
    std::string const key = lower_case(name);
    Entry const* best = nullptr;
    auto const distance = [&](Entry const& entry) {
        return std::abs(entry.weight - wanted) + (entry.upright ? 0 : 1000);
    };
    for (Entry const& entry : m_entries) {
        bool const is_it =
            std::find(entry.names.begin(), entry.names.end(), key) != entry.names.end();
        if (is_it && (best == nullptr || distance(entry) < distance(*best))) {
            best = &entry;
        }
    }
    // A family without a bold face is no bold font.
    return best == nullptr || (is_bold && best->weight < 600) ? nullptr : &best->file;
}

std::vector<FontFile const*> FontCatalog::having(char32_t character) const {
    std::vector<FontFile const*> found;
    for (Entry const& entry : m_entries) {
        auto const* const characters = static_cast<FcCharSet const*>(entry.characters);
        if (entry.upright && characters != nullptr &&
            FcCharSetHasChar(characters, character) == FcTrue) {
            found.push_back(&entry.file);
        }
    }
    return found;
}

} // namespace gouji::pdf_write
