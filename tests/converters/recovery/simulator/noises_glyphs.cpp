#include <algorithm>
#include <array>
#include <unicode/ucnv.h>

#include "gouji/model/text.hpp"
#include "gouji/tests/converters/recovery/simulator/noises.hpp"

namespace gouji::simulation {

namespace {

struct Glyph {
    char32_t simplified;
    char32_t traditional;
    std::string_view toned; ///< empty where clones leave it alone
    std::string_view plain;
};

/// Characters of the labels and of our prose that differ between the scripts, with their reading.
constexpr std::array glyphs{
    Glyph{U'请', U'請', "", "qing"},       Glyph{U'数', U'數', "shù", "shu"},
    Glyph{U'总', U'總', "zǒng", "zong"},   Glyph{U'计', U'計', "jì", "ji"},
    Glyph{U'业', U'業', "yè", "ye"},       Glyph{U'会', U'會', "huì", "hui"},
    Glyph{U'益', U'益', "", "yi"},         Glyph{U'组', U'組', "zǔ", "zu"},
    Glyph{U'织', U'織', "", "zhi"},        Glyph{U'务', U'務', "wù", "wu"},
    Glyph{U'机', U'機', "jī", "ji"},       Glyph{U'构', U'構', "gòu", "gou"},
    Glyph{U'结', U'結', "jié", "jie"},     Glyph{U'转', U'轉', "zhuǎn", "zhuan"},
    Glyph{U'办', U'辦', "", "ban"},        Glyph{U'开', U'開', "", "kai"},
    Glyph{U'区', U'區', "qū", "qu"},       Glyph{U'处', U'處', "", "chu"},
    Glyph{U'这', U'這', "", "zhe"},        Glyph{U'国', U'國', "guó", "guo"},
    Glyph{U'规', U'規', "guī", "gui"},     Glyph{U'护', U'護', "hù", "hu"},
    Glyph{U'属', U'屬', "", "shu"},        Glyph{U'内', U'內', "", "nei"},
    Glyph{U'过', U'過', "", "guo"},        Glyph{U'执', U'執', "zhí", "zhi"},
    Glyph{U'询', U'詢', "", "xun"},        Glyph{U'项', U'項', "xiàng", "xiang"},
    Glyph{U'无', U'無', "", "wu"},         Glyph{U'关', U'關', "", "guan"},
    Glyph{U'仍', U'仍', "", "reng"},       Glyph{U'确', U'確', "", "que"},
    Glyph{U'诉', U'訴', "", "su"},         Glyph{U'举', U'舉', "jǔ", "ju"},
    Glyph{U'报', U'報', "", "bao"},        Glyph{U'类', U'類', "", "lei"},
    Glyph{U'复', U'復', "fù", "fu"},       Glyph{U'认', U'認', "rèn", "ren"},
    Glyph{U'获', U'獲', "", "huo"},        Glyph{U'费', U'費', "fèi", "fei"},
    Glyph{U'纳', U'納', "", "na"},         Glyph{U'继', U'繼', "jì", "ji"},
    Glyph{U'续', U'續', "xù", "xu"},       Glyph{U'讼', U'訟', "", "song"},
    Glyph{U'维', U'維', "wéi", "wei"},     Glyph{U'纠', U'糾', "", "jiu"},
    Glyph{U'审', U'審', "shěn", "shen"},   Glyph{U'经', U'經', "jīng", "jing"},
    Glyph{U'议', U'議', "yì", "yi"},       Glyph{U'发', U'發', "", "fa"},
    Glyph{U'废', U'廢', "", "fei"},        Glyph{U'现', U'現', "", "xian"},
    Glyph{U'许', U'許', "", "xu"},         Glyph{U'罚', U'罰', "fá", "fa"},
    Glyph{U'强', U'強', "qiáng", "qiang"}, Glyph{U'额', U'額', "", "e"},
    Glyph{U'单', U'單', "", "dan"},        Glyph{U'万', U'萬', "", "wan"},
    Glyph{U'对', U'對', "duì", "dui"},     Glyph{U'条', U'條', "", "tiao"},
    Glyph{U'况', U'況', "", "kuang"},      Glyph{U'决', U'決', "", "jue"},
    Glyph{U'购', U'購', "gòu", "gou"},     Glyph{U'采', U'採', "", "cai"},
    Glyph{U'减', U'減', "", "jian"},       Glyph{U'号', U'號', "", "hao"},
    Glyph{U'公', U'公', "", "gong"},       Glyph{U'政', U'政', "", "zheng"},
    Glyph{U'府', U'府', "", "fu"},         Glyph{U'信', U'信', "", "xin"},
    Glyph{U'息', U'息', "", "xi"},         Glyph{U'申', U'申', "", "shen"},
    Glyph{U'理', U'理', "", "li"},         Glyph{U'行', U'行', "", "xing"}};

Glyph const* find_glyph(char32_t c) {
    auto const* const found = std::find_if(
        glyphs.begin(), glyphs.end(), [c](Glyph const& glyph) { return glyph.simplified == c; });
    return found == glyphs.end() ? nullptr : found;
}

template <class Write> void rewrite(std::string& text, Write write) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        write(out, next_code_point(text, at));
    }
    text = std::move(out);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string convert(char const* to, char const* from, std::string const& bytes) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(bytes.size() * 4 + 16, '\0');
    std::int32_t const length = ucnv_convert(
        to,
        from,
        out.data(),
        static_cast<std::int32_t>(out.size()),
        bytes.data(),
        static_cast<std::int32_t>(bytes.size()),
        &status);
    out.resize(U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0);
    return out;
}

} // namespace

/// Mirror sites write in traditional script and gloss some characters: 件數(shù).
void gloss_with_tones(std::string& text, Random&) {
    rewrite(text, [](std::string& out, char32_t c) {
        Glyph const* const glyph = find_glyph(c);
        append_utf8(out, glyph == nullptr ? c : glyph->traditional);
        if (glyph != nullptr && !glyph->toned.empty()) {
            out += "(" + std::string{glyph->toned} + ")";
        }
    });
}

void double_pinyin(std::string& text, Random& random) {
    rewrite(text, [&](std::string& out, char32_t c) {
        Glyph const* const glyph = find_glyph(c);
        append_utf8(out, c);
        if (glyph != nullptr && random.percent(70)) {
            std::string const gloss = "(" + std::string{glyph->plain} + ")";
            out += gloss + gloss;
        }
    });
}

void make_traditional(std::string& text, Random&) {
    replace_all(text, "文件", "檔案"); // a wiki's conversion of words
    rewrite(text, [](std::string& out, char32_t c) {
        Glyph const* const glyph = find_glyph(c);
        append_utf8(out, glyph == nullptr ? c : glyph->traditional);
    });
}

void damage_parentheses(std::string& text, Random&) {
    replace_all(text, "（", "??");
    replace_all(text, "）", "??");
}

/// GBK text whose first byte was lost, read on from the second: every character after it is
/// another one, up to the next ASCII character.
void shift_gbk_bytes(std::string& text) {
    std::string bytes = convert("GBK", "UTF-8", "\u3000" + text);
    if (bytes.empty()) {
        return;
    }
    bytes.front() = '?';
    std::string const shifted = convert("UTF-8", "GBK", bytes);
    text = shifted.empty() ? text : shifted;
}

void lose_date_digits(std::string& text, Random& random) {
    for (std::size_t at = text.find("月"); at != std::string::npos; at = text.find("月", at + 3)) {
        if (at >= 1 && is_digit(text[at - 1]) && random.percent(60)) {
            std::size_t const year = text.rfind("年", at);
            if (year != std::string::npos && at - year <= 5) {
                text.erase(year, 3);
                at -= 3;
            }
        }
    }
}

void change_widths(std::string& text, Random& random) {
    bool const narrow = random.percent(60);
    constexpr std::u32string_view wide_marks = U"（）：，；";
    constexpr std::u32string_view narrow_marks = U"():,;";
    rewrite(text, [&](std::string& out, char32_t c) {
        std::size_t const at = (narrow ? wide_marks : narrow_marks).find(c);
        if (at != std::u32string_view::npos) {
            append_utf8(out, (narrow ? narrow_marks : wide_marks)[at]);
        } else if (!narrow && c >= U'0' && c <= U'9') {
            append_utf8(out, c - U'0' + U'０');
        } else {
            append_utf8(out, c);
        }
    });
}

} // namespace gouji::simulation
