#include "gouji/formats/docx/docx_number_format.hpp"

#include <algorithm>
#include <array>

#include "gouji/model/text.hpp"

namespace gouji::docx::reading {

namespace {

std::string nothing(std::int64_t) {
    return {};
}

std::string decimal(std::int64_t number) {
    return std::to_string(number);
}

std::string decimal_zero(std::int64_t number) {
    return (number >= 0 && number < 10 ? "0" : "") + decimal(number);
}

std::string dashed(std::int64_t number) {
    return "- " + decimal(number) + " -";
}

std::string hex(std::int64_t number) {
    std::string out;
    for (; number > 0; number /= 16) {
        out += "0123456789ABCDEF"[number % 16];
    }
    std::reverse(out.begin(), out.end());
    return out;
}

/// Decimal places, each digit by its character.
std::string positional(std::int64_t number, std::u32string_view digits) {
    std::string out;
    for (char const digit : decimal(number)) {
        if (digit == '-') {
            return decimal(number);
        }
        append_utf8(out, digits[static_cast<std::size_t>(digit - '0')]);
    }
    return out;
}

/// One character a number, counting from 1; decimal beyond the last one.
std::string listed(std::int64_t number, std::u32string_view characters) {
    if (number < 1 || number > static_cast<std::int64_t>(characters.size())) {
        return decimal(number);
    }
    std::string out;
    append_utf8(out, characters[static_cast<std::size_t>(number - 1)]);
    return out;
}

/// One character again and again: z is followed by aa, bb, … (17.18.59, lowerLetter).
std::string repeated(std::int64_t number, std::u32string_view characters) {
    auto const count = static_cast<std::int64_t>(characters.size());
    if (number < 1 || number > count * 30) {
        return decimal(number);
    }
    std::string out;
    for (std::int64_t i = 0; i <= (number - 1) / count; ++i) {
        append_utf8(out, characters[static_cast<std::size_t>((number - 1) % count)]);
    }
    return out;
}

std::string roman(std::int64_t number, std::string_view digits) {
    if (number < 1 || number > 32'767) {
        return decimal(number);
    }
    // digits: one, five, ten, fifty, …
    constexpr std::array<std::int64_t, 4> powers{1000, 100, 10, 1};
    std::string out;
    for (std::size_t i = 0; i < powers.size(); ++i) {
        auto const digit = static_cast<std::size_t>(number / powers.at(i));
        number %= powers.at(i);
        std::size_t const one = 2 * (3 - i);
        if (i == 0) {
            out.append(digit, digits[one]);
        } else if (digit == 9 || digit == 4) {
            out += digits[one];
            out += digits[one + (digit == 9 ? 2 : 1)];
        } else {
            out.append(digit >= 5 ? 1 : 0, digits[one + 1]);
            out.append(digit % 5, digits[one]);
        }
    }
    return out;
}

/// The words of a counting system: 一百零一.
struct Counting {
    std::u32string_view digits; ///< from zero
    std::u32string_view units;  ///< ten, hundred, thousand
    char32_t myriad;
    bool one_before_ten;     ///< 一十 instead of 十 at the start
    bool one_before_hundred; ///< 一百 instead of 百
    bool zero_between;       ///< 一百零一 instead of 百一
};

/// Below ten thousand.
std::string counted_small(std::int64_t number, Counting const& system, bool leading) {
    std::string out;
    bool gap = false;
    for (int power = 3; power >= 0; --power) {
        constexpr std::array<std::int64_t, 4> powers{1, 10, 100, 1000};
        auto const digit =
            static_cast<std::size_t>(number / powers.at(static_cast<std::size_t>(power)) % 10);
        if (digit == 0) {
            gap = !out.empty();
            continue;
        }
        if (gap && system.zero_between) {
            append_utf8(out, system.digits[0]);
        }
        gap = false;
        bool const bare_ten = power == 1 && !system.one_before_ten && out.empty() && leading;
        bool const bare_unit = power >= 1 && !system.one_before_hundred;
        if (digit != 1 || power == 0 || !(bare_ten || bare_unit)) {
            append_utf8(out, system.digits[digit]);
        }
        if (power > 0) {
            append_utf8(out, system.units[static_cast<std::size_t>(power - 1)]);
        }
    }
    return out;
}

std::string counted(std::int64_t number, Counting const& system) {
    if (number < 0 || number > 99'999'999) {
        return decimal(number);
    }
    std::string out;
    if (number == 0) {
        append_utf8(out, system.digits[0]);
        return out;
    }
    if (number >= 10'000) {
        out = counted_small(number / 10'000, system, true);
        append_utf8(out, system.myriad);
        if (number % 10'000 < 1'000 && number % 10'000 != 0 && system.zero_between) {
            append_utf8(out, system.digits[0]);
        }
    }
    return out + counted_small(number % 10'000, system, number < 10'000);
}

constexpr Counting chinese{U"零一二三四五六七八九", U"十百千", U'万', false, true, true};
constexpr Counting taiwanese{U"零一二三四五六七八九", U"十百千", U'萬', false, true, true};
constexpr Counting legal_simplified{U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟", U'萬', true, true, true};
constexpr Counting legal_traditional{U"零壹貳參肆伍陸柒捌玖", U"拾佰仟", U'萬', true, true, true};
constexpr Counting japanese{U"〇一二三四五六七八九", U"十百千", U'万', false, false, false};
constexpr Counting japanese_legal{U"零壱弐参四伍六七八九", U"拾百阡", U'萬', true, true, false};
constexpr std::u32string_view chinese_places = U"○一二三四五六七八九";
constexpr std::u32string_view ideograph_places = U"〇一二三四五六七八九";

/// Words below a hundred, places from there on: 九十九, 一○○ (17.18.59, chineseCounting).
std::string short_counted(std::int64_t number) {
    return number < 100 ? counted(number, chinese) : positional(number, chinese_places);
}

std::string circled(std::int64_t number) {
    std::string out;
    if (number == 0) {
        append_utf8(out, U'⓪');
    } else if (number >= 1 && number <= 20) {
        append_utf8(out, U'①' + static_cast<char32_t>(number - 1));
    } else if (number >= 21 && number <= 35) {
        append_utf8(out, U'㉑' + static_cast<char32_t>(number - 21));
    } else if (number >= 36 && number <= 50) {
        append_utf8(out, U'㊱' + static_cast<char32_t>(number - 36));
    } else {
        return decimal(number);
    }
    return out;
}

std::string in_block(std::int64_t number, char32_t first, std::int64_t count) {
    std::string out;
    if (number < 1 || number > count) {
        return decimal(number);
    }
    append_utf8(out, first + static_cast<char32_t>(number - 1));
    return out;
}

std::string ordinal(std::int64_t number) {
    bool const teen = number % 100 >= 11 && number % 100 <= 13;
    constexpr std::array endings{"th", "st", "nd", "rd"};
    std::int64_t const last = number % 10;
    return decimal(number) +
           (teen || last > 3 || last < 0 ? "th" : endings.at(static_cast<std::size_t>(last)));
}

constexpr std::array<std::string_view, 20> words{
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> tens{
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

std::string in_words(std::int64_t number) {
    struct Scale {
        std::int64_t value;
        std::string_view name;
    };
    if (number < 0 || number > 999'999) {
        return decimal(number);
    }
    std::string out;
    for (Scale const& scale : {Scale{1000, "thousand"}, Scale{100, "hundred"}}) {
        if (number >= scale.value) {
            out += (out.empty() ? "" : " ") + in_words(number / scale.value) + " ";
            out += scale.name;
            number %= scale.value;
        }
    }
    if (number == 0 && !out.empty()) {
        return out;
    }
    auto const n = static_cast<std::size_t>(number);
    out += out.empty() ? "" : " ";
    out += n < 20 ? words.at(n) : tens.at(n / 10);
    if (n >= 20 && n % 10 != 0) {
        out += '-';
        out += words.at(n % 10);
    }
    return out;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 32);
    }
    return text;
}

std::string ordinal_words(std::int64_t number) {
    struct Irregular {
        std::string_view cardinal;
        std::string_view ordinal;
    };
    constexpr std::array irregular{
        Irregular{"one", "first"},
        Irregular{"two", "second"},
        Irregular{"three", "third"},
        Irregular{"five", "fifth"},
        Irregular{"eight", "eighth"},
        Irregular{"nine", "ninth"},
        Irregular{"twelve", "twelfth"}};
    std::string out = in_words(number);
    for (Irregular const& item : irregular) {
        if (out.ends_with(item.cardinal)) {
            return out.replace(
                out.size() - item.cardinal.size(), item.cardinal.size(), item.ordinal);
        }
    }
    if (out.ends_with('y')) {
        out.replace(out.size() - 1, 1, "ie");
    }
    return out + "th";
}

constexpr std::u32string_view stems = U"甲乙丙丁戊己庚辛壬癸";
constexpr std::u32string_view branches = U"子丑寅卯辰巳午未申酉戌亥";

std::string stem_and_branch(std::int64_t number) {
    if (number < 1) {
        return decimal(number);
    }
    auto const at = static_cast<std::size_t>((number - 1) % 60);
    return to_utf8(std::u32string{stems[at % 10], branches[at % 12]});
}

struct Format {
    std::string_view name;
    NumberWriter write;
};
using Number = std::int64_t;

constexpr std::array formats{
    Format{"none", nothing},
    Format{"bullet", nothing},
    Format{"decimal", decimal},
    Format{"decimalHalfWidth", decimal},
    Format{"decimalZero", decimal_zero},
    Format{"decimalFullWidth", [](Number n) { return positional(n, U"０１２３４５６７８９"); }},
    Format{"decimalFullWidth2", [](Number n) { return positional(n, U"０１２３４５６７８９"); }},
    Format{"decimalEnclosedCircle", circled},
    Format{"decimalEnclosedCircleChinese", circled},
    Format{"decimalEnclosedFullstop", [](Number n) { return in_block(n, U'⒈', 20); }},
    Format{"decimalEnclosedParen", [](Number n) { return in_block(n, U'⑴', 20); }},
    Format{"ideographEnclosedCircle", [](Number n) { return in_block(n, U'㊀', 10); }},
    Format{"upperRoman", [](Number n) { return roman(n, "IVXLCDM"); }},
    Format{"lowerRoman", [](Number n) { return roman(n, "ivxlcdm"); }},
    Format{"upperLetter", [](Number n) { return repeated(n, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ"); }},
    Format{"lowerLetter", [](Number n) { return repeated(n, U"abcdefghijklmnopqrstuvwxyz"); }},
    Format{"russianUpper", [](Number n) { return repeated(n, U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"); }},
    Format{"russianLower", [](Number n) { return repeated(n, U"абвгдежзиклмнопрстуфхцчшщыэюя"); }},
    Format{"chineseCounting", short_counted},
    Format{"taiwaneseCounting", short_counted},
    Format{"chineseCountingThousand", [](Number n) { return counted(n, chinese); }},
    Format{"taiwaneseCountingThousand", [](Number n) { return counted(n, taiwanese); }},
    Format{"chineseLegalSimplified", [](Number n) { return counted(n, legal_simplified); }},
    Format{"ideographLegalTraditional", [](Number n) { return counted(n, legal_traditional); }},
    Format{"japaneseCounting", [](Number n) { return counted(n, japanese); }},
    Format{"japaneseLegal", [](Number n) { return counted(n, japanese_legal); }},
    Format{"koreanDigital2", [](Number n) { return positional(n, U"零一二三四五六七八九"); }},
    Format{"koreanDigital", [](Number n) { return positional(n, U"영일이삼사오육칠팔구"); }},
    Format{
        "koreanCounting",
        [](Number n) {
            return counted(n, {U"영일이삼사오육칠팔구", U"십백천", U'만', false, false, false});
        }},
    Format{"ideographDigital", [](Number n) { return positional(n, ideograph_places); }},
    Format{"japaneseDigitalTenThousand", [](Number n) { return positional(n, ideograph_places); }},
    Format{"taiwaneseDigital", [](Number n) { return positional(n, chinese_places); }},
    Format{"thaiNumbers", [](Number n) { return positional(n, U"๐๑๒๓๔๕๖๗๘๙"); }},
    Format{"hindiNumbers", [](Number n) { return positional(n, U"०१२३४५६७८९"); }},
    Format{"ideographTraditional", [](Number n) { return listed(n, stems); }},
    Format{"ideographZodiac", [](Number n) { return listed(n, branches); }},
    Format{"ideographZodiacTraditional", stem_and_branch},
    Format{"ganada", [](Number n) { return repeated(n, U"가나다라마바사아자차카타파하"); }},
    Format{"chosung", [](Number n) { return repeated(n, U"ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"); }},
    Format{
        "aiueoFullWidth",
        [](Number n) {
            return listed(
                n,
                U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリ"
                U"ルレロワヲン");
        }},
    Format{
        "irohaFullWidth",
        [](Number n) {
            return listed(
                n,
                U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメ"
                U"ミシヱヒモセス");
        }},
    Format{"ordinal", ordinal},
    Format{"cardinalText", [](Number n) { return capitalised(in_words(n)); }},
    Format{"ordinalText", [](Number n) { return capitalised(ordinal_words(n)); }},
    Format{"numberInDash", dashed},
    Format{"hex", hex},
};

} // namespace

NumberWriter number_writer(std::string_view format) {
    auto const* const found = std::find_if(
        formats.begin(), formats.end(), [&](Format const& item) { return item.name == format; });
    return found == formats.end() ? decimal : found->write;
}

} // namespace gouji::docx::reading
