#include "gouji/formats/docx/docx_symbols.hpp"

#include <algorithm>
#include <array>

#include "gouji/model/text.hpp"

namespace gouji::docx::reading {

namespace {

/// Adobe's Symbol encoding (unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt); blanks are gaps.
constexpr std::u32string_view symbol_low =
    U" !∀#∃%&∋()∗+,−./"
    U"0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
constexpr std::u32string_view symbol_high = U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™"
                                            U"∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";
static_assert(symbol_low.size() == 0x7F - 0x20);
static_assert(symbol_high.size() == 0xFF - 0xA0);

struct Pair {
    unsigned char byte;
    char32_t character;
};

/// Of Wingdings what stands in documents (Unicode 7.0, "Wingdings and Webdings", has them all).
constexpr std::array wingdings{
    Pair{0x21, U'✏'}, Pair{0x22, U'✂'}, Pair{0x23, U'✁'}, Pair{0x28, U'☎'}, Pair{0x29, U'✆'},
    Pair{0x2A, U'✉'}, Pair{0x36, U'⌛'}, Pair{0x37, U'⌨'}, Pair{0x3F, U'✍'}, Pair{0x41, U'✌'},
    Pair{0x45, U'☜'}, Pair{0x46, U'☞'}, Pair{0x47, U'☝'}, Pair{0x48, U'☟'}, Pair{0x4A, U'☺'},
    Pair{0x4C, U'☹'}, Pair{0x4E, U'☠'}, Pair{0x51, U'✈'}, Pair{0x52, U'☼'}, Pair{0x54, U'❄'},
    Pair{0x56, U'✞'}, Pair{0x58, U'✠'}, Pair{0x59, U'✡'}, Pair{0x5A, U'☪'}, Pair{0x5B, U'☯'},
    Pair{0x6C, U'●'}, Pair{0x6D, U'❍'}, Pair{0x6E, U'■'}, Pair{0x6F, U'□'}, Pair{0x70, U'□'},
    Pair{0x71, U'❑'}, Pair{0x72, U'❒'}, Pair{0x73, U'⬧'}, Pair{0x74, U'⧫'}, Pair{0x75, U'◆'},
    Pair{0x76, U'❖'}, Pair{0x77, U'⬥'}, Pair{0x78, U'⌧'}, Pair{0x79, U'⍓'}, Pair{0x7A, U'⌘'},
    Pair{0x7B, U'❀'}, Pair{0x7C, U'✿'}, Pair{0x7D, U'❝'}, Pair{0x7E, U'❞'}, Pair{0x80, U'⓪'},
    Pair{0x81, U'①'}, Pair{0x82, U'②'}, Pair{0x83, U'③'}, Pair{0x84, U'④'}, Pair{0x85, U'⑤'},
    Pair{0x86, U'⑥'}, Pair{0x87, U'⑦'}, Pair{0x88, U'⑧'}, Pair{0x89, U'⑨'}, Pair{0x8A, U'⑩'},
    Pair{0x8B, U'⓿'}, Pair{0x8C, U'❶'}, Pair{0x8D, U'❷'}, Pair{0x8E, U'❸'}, Pair{0x8F, U'❹'},
    Pair{0x90, U'❺'}, Pair{0x91, U'❻'}, Pair{0x92, U'❼'}, Pair{0x93, U'❽'}, Pair{0x94, U'❾'},
    Pair{0x95, U'❿'}, Pair{0x9E, U'·'}, Pair{0x9F, U'•'}, Pair{0xA1, U'○'}, Pair{0xA4, U'◉'},
    Pair{0xA5, U'◎'}, Pair{0xA7, U'▪'}, Pair{0xA8, U'□'}, Pair{0xAA, U'✦'}, Pair{0xAB, U'★'},
    Pair{0xAC, U'✶'}, Pair{0xAD, U'✴'}, Pair{0xAE, U'✹'}, Pair{0xAF, U'✵'}, Pair{0xB2, U'⟡'},
    Pair{0xB5, U'✪'}, Pair{0xB6, U'✰'}, Pair{0xD5, U'⌫'}, Pair{0xD6, U'⌦'}, Pair{0xD8, U'➢'},
    Pair{0xDC, U'➲'}, Pair{0xDF, U'←'}, Pair{0xE0, U'→'}, Pair{0xE1, U'↑'}, Pair{0xE2, U'↓'},
    Pair{0xE3, U'↖'}, Pair{0xE4, U'↗'}, Pair{0xE5, U'↙'}, Pair{0xE6, U'↘'}, Pair{0xE8, U'➔'},
    Pair{0xEF, U'⇦'}, Pair{0xF0, U'⇨'}, Pair{0xF1, U'⇧'}, Pair{0xF2, U'⇩'}, Pair{0xF3, U'⬄'},
    Pair{0xF4, U'⇳'}, Pair{0xFB, U'✗'}, Pair{0xFC, U'✓'}, Pair{0xFD, U'☒'}, Pair{0xFE, U'☑'},
};
constexpr std::array wingdings2{
    Pair{0x4F, U'✗'},
    Pair{0x50, U'✓'},
    Pair{0x51, U'☒'},
    Pair{0x52, U'☑'},
    Pair{0x53, U'☒'},
    Pair{0x54, U'☒'},
    Pair{0x97, U'●'},
    Pair{0xA3, U'☐'},
};
constexpr std::array wingdings3{
    Pair{0x70, U'▲'},
    Pair{0x71, U'▼'},
    Pair{0x72, U'△'},
    Pair{0x73, U'▽'},
    Pair{0x74, U'◀'},
    Pair{0x75, U'▶'},
    Pair{0x76, U'◁'},
    Pair{0x77, U'▷'},
    Pair{0x7D, U'▶'},
};
constexpr std::array webdings{
    Pair{0x34, U'▶'},
    Pair{0x35, U'▲'},
    Pair{0x36, U'▼'},
    Pair{0x33, U'◀'},
    Pair{0x61, U'✔'},
    Pair{0x63, U'□'},
    Pair{0x67, U'■'},
    Pair{0x6E, U'●'},
    Pair{0x72, U'✖'},
    Pair{0xFE, U'✔'},
};

template <std::size_t Size> char32_t find_pair(std::array<Pair, Size> const& pairs, unsigned byte) {
    auto const* const found = std::find_if(
        pairs.begin(), pairs.end(), [&](Pair const& pair) { return pair.byte == byte; });
    return found == pairs.end() ? U' ' : found->character;
}

char32_t find_symbol(unsigned byte) {
    if (byte >= 0x20 && byte < 0x7F) {
        return symbol_low[byte - 0x20];
    }
    return byte >= 0xA0 && byte < 0xFF ? symbol_high[byte - 0xA0] : U' ';
}

bool is_private_use(char32_t character) {
    return character >= 0xF000 && character <= 0xF0FF;
}

} // namespace

SymbolFont find_symbol_font(std::string_view font_name) {
    struct Font {
        std::string_view name;
        SymbolFont font;
    };
    constexpr std::array fonts{
        Font{"Symbol", SymbolFont::Symbol},
        Font{"Wingdings", SymbolFont::Wingdings},
        Font{"Wingdings 2", SymbolFont::Wingdings2},
        Font{"Wingdings 3", SymbolFont::Wingdings3},
        Font{"Webdings", SymbolFont::Webdings},
    };
    auto const* const found = std::find_if(
        fonts.begin(), fonts.end(), [&](Font const& font) { return font.name == font_name; });
    return found == fonts.end() ? SymbolFont::None : found->font;
}

char32_t symbol(SymbolFont font, char32_t character) {
    bool const coded = is_private_use(character) || character < 0x100;
    if (font == SymbolFont::None || !coded) {
        return character;
    }
    auto const byte = static_cast<unsigned>(character & 0xFFU);
    char32_t found = U' ';
    switch (font) {
    case SymbolFont::Symbol:
        found = find_symbol(byte);
        break;
    case SymbolFont::Wingdings:
        found = find_pair(wingdings, byte);
        break;
    case SymbolFont::Wingdings2:
        found = find_pair(wingdings2, byte);
        break;
    case SymbolFont::Wingdings3:
        found = find_pair(wingdings3, byte);
        break;
    case SymbolFont::Webdings:
        found = find_pair(webdings, byte);
        break;
    case SymbolFont::None:
        break;
    }
    return found == U' ' && byte != 0x20 ? character : found;
}

bool has_private_use(std::string_view text) {
    // U+F000 … U+F0FF are EF 80 80 … EF 83 BF.
    for (std::size_t at = text.find('\xEF'); at != std::string_view::npos;
         at = text.find('\xEF', at + 1)) {
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) <= 0x83) {
            return true;
        }
    }
    return false;
}

std::string replace_symbols(SymbolFont font, std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const character = next_code_point(text, at);
        bool const private_use = is_private_use(character);
        SymbolFont const shown = font == SymbolFont::None ? SymbolFont::Symbol : font;
        append_utf8(out, private_use ? symbol(shown, character) : character);
    }
    return out;
}

char32_t bullet(SymbolFont font, char32_t character) {
    char32_t const found = symbol(font, character);
    if (is_private_use(found)) {
        return U'•';
    }
    // Word's hollow bullet is an "o" of Courier New.
    return found == U'o' ? U'◦' : found;
}

} // namespace gouji::docx::reading
