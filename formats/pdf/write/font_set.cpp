#include "gouji/formats/pdf/write/font_set.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

#include "gouji/formats/pdf/write/syntax.hpp"

namespace gouji::pdf_write {

namespace {

constexpr std::size_t index_of(FontRole role) {
    return static_cast<std::size_t>(role);
}

using Names = std::span<std::string_view const>;

// By family: the names of Chinese desks, then what Debian has.
constexpr std::array<std::string_view, 7> fangsong{
    "仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong", "方正仿宋_GBK"};
constexpr std::array<std::string_view, 10> song{
    "宋体",
    "SimSun",
    "NSimSun",
    "华文宋体",
    "STSong",
    "Source Han Serif SC",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "AR PL SungtiL GB",
    "AR PL UMing CN"};
constexpr std::array<std::string_view, 9> bold_song{
    "方正小标宋简体",
    "FZXiaoBiaoSong-B05S",
    "方正小标宋_GBK",
    "方正小标宋GBK",
    "华文中宋",
    "STZhongsong",
    "Source Han Serif SC:bold",
    "Noto Serif CJK SC:bold",
    "Noto Serif SC:bold"};
constexpr std::array<std::string_view, 10> hei{
    "黑体",
    "SimHei",
    "华文黑体",
    "STHeiti",
    "Source Han Sans SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback"};
constexpr std::array<std::string_view, 9> kai{
    "楷体_GB2312",
    "KaiTi_GB2312",
    "楷体",
    "KaiTi",
    "华文楷体",
    "STKaiti",
    "LXGW WenKai",
    "AR PL UKai CN",
    "AR PL KaitiM GB"};
constexpr std::array<std::string_view, 4> mono{
    "Noto Sans Mono CJK SC", "LXGW WenKai Mono", "WenQuanYi Zen Hei Mono", "DejaVu Sans Mono"};
/// Fonts with many rare characters, for all roles.
constexpr std::array<std::string_view, 10> wide{
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "LXGW WenKai",
    "AR PL UMing CN",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "HanaMinA",
    "HanaMinB",
    "DejaVu Sans",
    "Noto Sans Symbols2"};

std::vector<Names> families_of(FontRole role) {
    switch (role) {
    case FontRole::Body:
        return {fangsong, song, wide};
    case FontRole::Title:
        return {bold_song, hei, song, wide};
    case FontRole::Heading1:
        return {hei, bold_song, song, wide};
    case FontRole::Heading2:
        return {kai, fangsong, song, wide};
    case FontRole::Table:
        return {song, fangsong, wide};
    case FontRole::Mono:
        return {mono, song, wide};
    }
    return {};
}

bool is_latin(char32_t c) {
    return c > 0x20 && c < 0x250 && c != 0xB7 && c != 0xD7;
}

} // namespace

bool is_private_use(char32_t character) {
    return (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

std::string_view font_role_name(FontRole role) {
    switch (role) {
    case FontRole::Body:
        return "body";
    case FontRole::Title:
        return "title";
    case FontRole::Heading1:
        return "heading1";
    case FontRole::Heading2:
        return "heading2";
    case FontRole::Table:
        return "table";
    case FontRole::Mono:
        return "mono";
    }
    return {};
}

namespace {

/// A name with a slash is a file of its own, perhaps with "#2" for a font of a collection.
bool find_named(std::string_view name, FontFile& file) {
    if (name.find('/') == std::string_view::npos) {
        FontFile const* const found = FontCatalog::installed().find(name);
        file = found == nullptr ? file : *found;
        return found != nullptr;
    }
    std::size_t const mark = name.rfind('#');
    file.path = name.substr(0, mark);
    file.index = 0;
    for (char const c :
         mark == std::string_view::npos ? std::string_view{} : name.substr(mark + 1)) {
        file.index = c >= '0' && c <= '9' && file.index < 1000
                         ? file.index * 10 + static_cast<unsigned>(c - '0')
                         : file.index;
    }
    return true;
}

} // namespace

FontSet::Chain& FontSet::chain(FontRole role) {
    Chain& chain = m_chains.at(index_of(role));
    if (!chain.files.empty()) {
        return chain;
    }
    FontFile file;
    if (std::string const& chosen = m_choices.names.at(index_of(role));
        !chosen.empty() && find_named(chosen, file)) {
        chain.files.push_back(file);
    }
    for (Names const names : families_of(role)) {
        for (std::string_view const name : names) {
            if (FontFile const* const found = FontCatalog::installed().find(name)) {
                chain.files.push_back(*found);
            }
        }
    }
    return chain;
}

int FontSet::open(FontFile const& file) {
    auto const [known, is_new] = m_opened.try_emplace(file, -1);
    if (is_new) {
        if (std::shared_ptr<MappedFont const> font = MappedFont::open(file)) {
            known->second = static_cast<int>(m_faces.size());
            m_faces.push_back(std::make_unique<FontFace>(std::move(font)));
        }
    }
    return known->second;
}

FontGlyph FontSet::glyph_in(std::uint16_t font, char32_t character) const {
    FontFace const& face = *m_faces[font];
    std::uint32_t const glyph = face.glyph(character);
    return {font, glyph, glyph == 0 ? 0 : face.advance(glyph)};
}

FontGlyph FontSet::search(FontRole role, char32_t character) {
    if (!m_choices.latin.empty() && role != FontRole::Mono && is_latin(character)) {
        FontGlyph const found = search_latin(character);
        if (found.glyph != 0) {
            return found;
        }
    }
    bool const only_chosen = is_private_use(character); // glyphs of other fonts would lie
    std::size_t most = SIZE_MAX;
    if (only_chosen) {
        most = m_choices.names.at(index_of(role)).empty() ? 0 : 1;
    }
    FontGlyph found = search_chain(chain(role), character, most);
    if (found.glyph != 0 || only_chosen) {
        return found;
    }
    for (FontFile const* const file : FontCatalog::installed().having(character)) {
        int const font = open(*file);
        found = font < 0 ? FontGlyph{} : glyph_in(static_cast<std::uint16_t>(font), character);
        if (found.glyph != 0) {
            return found;
        }
    }
    return {};
}

FontGlyph FontSet::search_latin(char32_t character) {
    FontFile file;
    if (m_latin < 0 && find_named(m_choices.latin, file)) {
        m_latin = open(file);
    }
    return m_latin < 0 ? FontGlyph{} : glyph_in(static_cast<std::uint16_t>(m_latin), character);
}

/// Looks at the first `most` fonts of a chain; those that are not needed are not opened.
FontGlyph FontSet::search_chain(Chain& fonts, char32_t character, std::size_t most) {
    for (std::size_t i = 0; i < most; ++i) {
        while (i >= fonts.fonts.size() && fonts.opened < fonts.files.size()) {
            int const font = open(fonts.files[fonts.opened++]);
            if (font >= 0) {
                fonts.fonts.push_back(static_cast<std::uint16_t>(font));
            }
        }
        if (i >= fonts.fonts.size()) {
            break;
        }
        FontGlyph const found = glyph_in(fonts.fonts[i], character);
        if (found.glyph != 0) {
            return found;
        }
    }
    return {};
}

FontGlyph FontSet::find(FontRole role, char32_t character) {
    auto& known = m_chains.at(index_of(role)).found;
    auto const found = known.find(character);
    if (found != known.end()) {
        return found->second;
    }
    return known[character] = search(role, character);
}

bool FontSet::has_fonts() {
    return find(FontRole::Body, U'0').glyph != 0;
}

std::vector<std::string> FontSet::unknown_choices() const {
    std::vector<std::string> unknown;
    auto const check = [&](std::string const& name) {
        FontFile file;
        bool const known =
            name.empty() || (find_named(name, file) && MappedFont::open(file) != nullptr);
        if (!known) {
            unknown.push_back(name);
        }
    };
    std::for_each(m_choices.names.begin(), m_choices.names.end(), check);
    check(m_choices.latin);
    return unknown;
}

bool FontSet::embed(ObjectFile& file, std::string& resources) {
    for (std::size_t font = 0; font < m_faces.size(); ++font) {
        if (!m_faces[font]->is_used()) {
            continue;
        }
        int const id = file.reserve();
        resources += "/F" + std::to_string(font) + ' ' + reference(id);
        if (!m_faces[font]->embed(file, id)) {
            return false;
        }
    }
    return true;
}

} // namespace gouji::pdf_write
