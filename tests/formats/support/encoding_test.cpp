#include "gouji/formats/support/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <random>
#include <vector>

#include "gouji/formats/support/utf8_scan.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

std::string encode(std::string_view utf8, char const* charset) {
    UErrorCode status = U_ZERO_ERROR;
    std::vector<UChar> units(utf8.size() + 1);
    std::int32_t length = 0;
    u_strFromUTF8(
        units.data(),
        static_cast<std::int32_t>(units.size()),
        &length,
        utf8.data(),
        static_cast<std::int32_t>(utf8.size()),
        &status);
    UConverter* const converter = ucnv_open(charset, &status);
    REQUIRE(U_SUCCESS(status));
    std::string bytes(utf8.size() * 4 + 8, '\0');
    std::int32_t const written = ucnv_fromUChars(
        converter,
        bytes.data(),
        static_cast<std::int32_t>(bytes.size()),
        units.data(),
        length,
        &status);
    ucnv_close(converter);
    REQUIRE(U_SUCCESS(status));
    bytes.resize(static_cast<std::size_t>(written));
    return bytes;
}

constexpr std::string_view simplified =
    "去年本镇修好了三座小桥，村民出行方便多了。图书室每周开放五天，借书六百余册；农忙时节夜里也有人"
    "值班。"
    "一、总体情况：全年共接待来访群众128人次，其中咨询住房问题的占四成。（二）部分公开 | 0 | 12 | "
    "3.5 |"
    "春季植树两千株，成活率九成以上。下一步将继续完善台账，做到件件有回音、事事有着落。联系电话：05"
    "16-8123。"
    "雨水冲毁的田埂已经全部补好，水渠清淤十一公里。幼儿园新添玩具和午睡床，家长都说满意。\n"
    "第二十条第（五）项 行政许可 处理决定数量 58 行政处罚 0 行政强制 未发生\n";
constexpr std::string_view traditional =
    "去年本鎮修好了三座小橋，村民出行方便多了。圖書室每週開放五天，借書六百餘冊；農忙時節夜裡也有人"
    "值班。"
    "一、總體情況：全年共接待來訪群眾128人次，其中諮詢住房問題的佔四成。（二）部分公開 | 0 | 12 | "
    "3.5 |"
    "春季植樹兩千株，成活率九成以上。下一步將繼續完善檔案，做到件件有回音、事事有著落。聯絡電話：05"
    "16-8123。"
    "雨水沖毀的田埂已經全部補好，水渠清淤十一公里。幼兒園新添玩具和午睡床，家長都說滿意。\n"
    "第二十條第（五）項 行政許可 處理決定數量 58 行政處罰 0 行政強制 未發生\n";

/// `length` characters of `text` from a place at random.
std::string excerpt(std::u32string const& text, std::size_t length, std::mt19937& random) {
    std::size_t const begin = random() % (text.size() - length);
    return to_utf8(std::u32string_view{text}.substr(begin, length));
}

bool is_ascii(std::string_view text) {
    return find_invalid_utf8(text) == text.size() &&
           std::none_of(text.begin(), text.end(), [](char c) { return (c & '\x80') != 0; });
}

/// In how many of 1,000 excerpts the encoding is told wrongly.
std::size_t
count_errors(std::string_view text, std::size_t length, char const* charset, Encoding encoding) {
    std::u32string const whole = to_utf32(text);
    std::mt19937 random{static_cast<std::uint32_t>(length)};
    std::size_t errors = 0;
    for (std::size_t i = 0; i < 1000; ++i) {
        std::string const part = excerpt(whole, length, random);
        bool const is_wide = encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be;
        bool const undecided = is_ascii(part) && !is_wide;
        errors += !undecided && detect_encoding(encode(part, charset)) != encoding ? 1U : 0U;
    }
    return errors;
}

std::string decode(std::string_view bytes, Diagnostics& diagnostics) {
    return decode_text(bytes, std::nullopt, diagnostics).utf8;
}

} // namespace

TEST_CASE("encodings are told by twenty characters") {
    for (std::size_t const length : {20U, 60U, 120U}) {
        INFO("characters: " << length);
        CHECK(count_errors(simplified, length, "UTF-8", Encoding::Utf8) == 0);
        CHECK(count_errors(simplified, length, "gb18030", Encoding::Gb18030) <= 10);
        CHECK(count_errors(traditional, length, "gb18030", Encoding::Gb18030) <= 10);
        CHECK(count_errors(traditional, length, "Big5-HKSCS", Encoding::Big5) <= 10);
        CHECK(count_errors(simplified, length, "UTF-16LE", Encoding::Utf16Le) <= 10);
        CHECK(count_errors(simplified, length, "UTF-16BE", Encoding::Utf16Be) <= 10);
        CHECK(count_errors(traditional, length, "UTF-16LE", Encoding::Utf16Le) <= 10);
    }
}

TEST_CASE("eight characters are mostly enough") {
    CHECK(count_errors(simplified, 8, "gb18030", Encoding::Gb18030) <= 60);
    CHECK(count_errors(traditional, 8, "Big5-HKSCS", Encoding::Big5) <= 60);
}

TEST_CASE("byte order marks decide") {
    CHECK(detect_encoding("\xEF\xBB\xBFplain") == Encoding::Utf8);
    CHECK(
        detect_encoding(std::string_view{
            "\xFF\xFE"
            "a\0",
            4}) == Encoding::Utf16Le);
    CHECK(
        detect_encoding(std::string_view{
            "\xFE\xFF"
            "\0a",
            4}) == Encoding::Utf16Be);
    Diagnostics diagnostics;
    CHECK(decode("\xEF\xBB\xBF一", diagnostics) == "一");
    CHECK(decode("\xFF\xFE" + encode("一\n", "UTF-16LE"), diagnostics) == "一\n");
    CHECK(decode("\xFE\xFF" + encode("𠮷", "UTF-16BE"), diagnostics) == "𠮷");
    CHECK(diagnostics.all().empty());
}

TEST_CASE("English in UTF-16 is told by its NUL bytes") {
    CHECK(detect_encoding(encode("total: 12 items\n", "UTF-16LE")) == Encoding::Utf16Le);
    CHECK(detect_encoding(encode("total: 12 items\n", "UTF-16BE")) == Encoding::Utf16Be);
}

TEST_CASE("characters of every length decode") {
    Diagnostics diagnostics;
    std::string const text = "县里的㐂、𠀀、𪚥和镕字都在，没有一个丢失。" + std::string{simplified};
    CHECK(decode(encode(text, "gb18030"), diagnostics) == text);
    CHECK(decode(encode(traditional, "Big5-HKSCS"), diagnostics) == traditional);
    CHECK(diagnostics.count(Code::InvalidBytes) == 0);
    CHECK(diagnostics.count(Code::EncodingAssumed) == 2);
}

TEST_CASE("a few bad bytes do not make UTF-8 something else") {
    Diagnostics diagnostics;
    std::string bytes{simplified};
    std::size_t const at = bytes.find("春季");
    bytes.insert(at, "\xFF\xC0");
    CHECK(detect_encoding(bytes) == Encoding::Utf8);
    std::string const text = decode(bytes, diagnostics);
    CHECK(text.find("\xEF\xBF\xBD\xEF\xBF\xBD春季") != std::string::npos);
    REQUIRE(diagnostics.count(Code::InvalidBytes) == 1);
    CHECK(diagnostics.all()[0].place.offset == static_cast<std::int64_t>(at));
    CHECK(diagnostics.all()[0].data[0].second == "2");
}

TEST_CASE("UTF-8 cut within a character") {
    Diagnostics diagnostics;
    std::string const text = "政府信息公开";
    CHECK(detect_encoding(text.substr(0, text.size() - 1)) == Encoding::Utf8);
    CHECK(decode(text.substr(0, text.size() - 1), diagnostics) == "政府信息公\xEF\xBF\xBD");
}

TEST_CASE("bad bytes in GB18030 are counted and located") {
    Diagnostics diagnostics;
    std::string bytes = encode(simplified, "gb18030");
    bytes.insert(0, "\xFF");
    std::string const text = decode(bytes, diagnostics);
    CHECK(text == "\xEF\xBF\xBD" + std::string{simplified});
    REQUIRE(diagnostics.count(Code::InvalidBytes) == 1);
    for (Diagnostic const& diagnostic : diagnostics.all()) {
        if (diagnostic.code == Code::InvalidBytes) {
            CHECK(diagnostic.place.offset == 0);
        }
    }
}

TEST_CASE("western text is not Chinese") {
    CHECK(
        detect_encoding("Le caf\xE9 est tr\xE8s cher, dit-il \xE0 la gar\xE7onne.") ==
        Encoding::Windows1252);
    Diagnostics diagnostics;
    CHECK(
        decode("Le caf\xE9 est tr\xE8s cher, \x93oui\x94", diagnostics) ==
        "Le café est très cher, “oui”");
}

TEST_CASE("what the document states wins where it fits") {
    std::string const gb = encode("政府信息公开工作年度报告", "gb18030");
    CHECK(detect_encoding(gb, Encoding::Gb18030) == Encoding::Gb18030);
    CHECK(detect_encoding(gb, Encoding::Utf8) == Encoding::Gb18030);
    CHECK(detect_encoding(gb, Encoding::Windows1252) == Encoding::Gb18030);
    CHECK(detect_encoding(gb, Encoding::Big5) == Encoding::Gb18030);
    CHECK(detect_encoding("政府信息公开", Encoding::Gb18030) == Encoding::Utf8);
    CHECK(detect_encoding("plain", Encoding::Gb18030) == Encoding::Gb18030);
    CHECK(detect_encoding("caf\xE9", Encoding::Windows1252) == Encoding::Windows1252);
    Diagnostics diagnostics;
    (void)decode_text(gb, Encoding::Utf8, diagnostics);
    CHECK(diagnostics.count(Code::EncodingConflict) == 1);
    Diagnostics calm;
    (void)decode_text("plain", Encoding::Gb18030, calm);
    CHECK(calm.all().empty());
}

TEST_CASE("labels") {
    CHECK(find_encoding(" GB2312 ") == Encoding::Gb18030);
    CHECK(find_encoding("x-gbk") == Encoding::Gb18030);
    CHECK(find_encoding("UTF-8") == Encoding::Utf8);
    CHECK(find_encoding("big5") == Encoding::Big5);
    CHECK(find_encoding("iso-8859-1") == Encoding::Windows1252);
    CHECK_FALSE(find_encoding("klingon").has_value());
}

TEST_CASE("well-formed UTF-8 is told as Unicode tells it") {
    for (std::string_view const bad :
         {"\x80",
          "\xC1\x81",
          "\xE0\x9F\xBF",
          "\xED\xA0\x80",
          "\xF0\x8F\xBF\xBF",
          "\xF4\x90\x80\x80",
          "\xF5",
          "\xE4\xB8",
          "a\xE4"}) {
        std::string const padded = "一二三四五六七八" + std::string{bad};
        CHECK(find_invalid_utf8(padded) >= 24);
        CHECK(find_invalid_utf8(padded) < padded.size());
    }
    std::string every;
    for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 7) {
        if (c < 0xD800 || c > 0xDFFF) {
            append_utf8(every, c);
        }
    }
    CHECK(find_invalid_utf8(every) == every.size());
}
