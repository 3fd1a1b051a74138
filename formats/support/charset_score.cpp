#include "gouji/formats/support/charset_score.hpp"

#include <unicode/ucnv.h>

#include <array>
#include <bitset>
#include <string>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr char32_t first_han = 0x4E00;
constexpr char32_t last_han = 0x9FFF;
using HanSet = std::bitset<last_han - first_han + 1>;

bool is_basic_han(char32_t code_point) {
    return code_point >= first_han && code_point <= last_han;
}

/// Adds the characters of the rectangle of two-byte codes that `charset` maps to Han.
void add_level_one(
    HanSet& set,
    char const* charset,
    unsigned first_lead,
    unsigned last_lead,
    unsigned first_trail) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* const converter = ucnv_open(charset, &status);
    if (U_FAILURE(status) != 0) {
        return;
    }
    for (unsigned lead = first_lead; lead <= last_lead; ++lead) {
        for (unsigned trail = first_trail; trail < 0xFF; ++trail) {
            std::array<char, 2> const code{static_cast<char>(lead), static_cast<char>(trail)};
            std::array<UChar, 4> units{};
            UErrorCode converted = U_ZERO_ERROR;
            std::int32_t const length =
                ucnv_toUChars(converter, units.data(), 4, code.data(), 2, &converted);
            if (U_SUCCESS(converted) != 0 && length == 1 && is_basic_han(units[0])) {
                set.set(units[0] - first_han);
            }
        }
    }
    ucnv_close(converter);
}

/// Level 1 of GB 2312 (rows 16–55) and of Big5 (A440–C67E): what everyday text is made of.
HanSet const& level_one() {
    static HanSet const set = [] {
        HanSet made;
        add_level_one(made, "gb18030", 0xB0, 0xD7, 0xA1);
        add_level_one(made, "Big5-HKSCS", 0xA4, 0xC6, 0x40);
        return made;
    }();
    return set;
}

/// The commonest characters of official prose, simplified and traditional.
constexpr std::string_view common_characters =
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子说产种面方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机"
    "当使点从业本去把性好应开它合还因由其些然前外天政四日社义事平形相全表间样与关各重新线内数正心反"
    "明看原又么利比或但质气第向道命此变条只没结解问意建月公无系统信息府件总局区县市办计报告情况主动"
    "申请收费依据规章许可处罚强制项目保障监督平台管理服务工作单位机关科技企业组织法律公益商其他维持"
    "纠"
    "這個國時來為對會發動產種過經進電裡現實兩體當點從業應開還與關數氣條結問無統總區縣辦計報況請費據"
    "規"
    "許處罰強項監臺務單機組織構門後樣線質變見長東車馬鳥魚書萬們說話語讀寫學習題類頭難";

HanSet const& common() {
    static HanSet const set = [] {
        HanSet made;
        for (std::size_t at = 0; at < common_characters.size();) {
            made.set(next_code_point(common_characters, at) - first_han);
        }
        return made;
    }();
    return set;
}

constexpr std::u32string_view cjk_punctuation =
    U"，。、；：？！“”‘’（）《》〈〉【】「」『』—…·～％￥　〔〕①②③④⑤⑥⑦⑧⑨⑩";

double weight_outside_han(char32_t code_point) {
    if (code_point < 0x80) {
        bool const printable = code_point >= 0x20 && code_point < 0x7F;
        bool const layout = code_point == '\n' || code_point == '\r' || code_point == '\t';
        return printable || layout ? 0.6 : -3;
    }
    if (code_point < 0xA0) {
        return -3;
    }
    bool const full_width = code_point >= 0xFF01 && code_point <= 0xFF5E;
    if (full_width || cjk_punctuation.find(code_point) != std::u32string_view::npos) {
        return 0.6;
    }
    if (code_point >= 0x2190 && code_point < 0x2700) {
        return 0; // arrows, box drawing, geometric shapes
    }
    bool const rare_han = code_point >= 0x3400 && is_han(code_point);
    bool const kana = code_point >= 0x3000 && code_point < 0x3100;
    return rare_han || kana ? -0.7 : -3;
}

double weight(char32_t code_point) {
    if (!is_basic_han(code_point)) {
        return weight_outside_han(code_point);
    }
    if (common().test(code_point - first_han)) {
        return 1.5;
    }
    return level_one().test(code_point - first_han) ? 1 : -0.7;
}

} // namespace

void CharsetScore::add(char32_t code_point) {
    m_sum += weight(code_point);
    m_count += 1;
}

double CharsetScore::value() const {
    return m_count == 0 ? 0 : m_sum / m_count;
}

} // namespace gouji
