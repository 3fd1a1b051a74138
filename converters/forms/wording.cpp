#include "gouji/converters/forms/wording.hpp"

#include <algorithm>
#include <array>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

using View = std::u32string_view;

constexpr std::size_t longest_gap = 24;
constexpr std::size_t longest_wording = 64;
constexpr std::size_t most_gaps = 3;
constexpr char32_t year_sign = U'年';
constexpr View clause_ends = U"，。；：！？,;:!?|";

bool is_digit(char32_t letter) {
    return letter >= U'0' && letter <= U'9';
}

/// The end of the digits at `at`, with their separators.
std::size_t end_of_number(View line, std::size_t at) {
    std::size_t end = at;
    while (end < line.size()) {
        bool const inner = (line[end] == U',' || line[end] == U'.') && end > at &&
                           end + 1 < line.size() && is_digit(line[end + 1]);
        if (!is_digit(line[end]) && !inner) {
            break;
        }
        ++end;
    }
    return end;
}

/// A number in prose.
struct ProseNumber {
    std::string digits; ///< as JSON writes them
    std::int64_t rounded_to = 1;
    std::size_t end = 0; ///< in the line
};

constexpr View han_digits = U"零一二三四五六七八九";
constexpr View han_letters = U"零〇一二两三四五六七八九十百千";
constexpr char32_t ten_thousand = U'万';

/// What 十, 百 and 千 multiply by; 0 for other letters.
std::int64_t han_unit(char32_t letter) {
    return letter == U'十' ? 10 : letter == U'百' ? 100 : letter == U'千' ? 1000 : 0;
}

std::int64_t han_digit(char32_t letter) {
    if (letter == U'〇' || letter == U'两') {
        return letter == U'两' ? 2 : 0;
    }
    return static_cast<std::int64_t>(han_digits.find(letter));
}

/// 三百一十一, 两, 十二: below ten thousand. Nullopt for 二〇二三 and other strings of digits.
std::optional<std::int64_t> parse_han(View letters) {
    std::int64_t sum = 0;
    std::int64_t digit = -1; // that waits for its unit
    std::int64_t below = 10'000;
    for (char32_t const letter : letters) {
        std::int64_t const unit = han_unit(letter);
        if (unit == 0) {
            std::int64_t const next = han_digit(letter);
            if (digit > 0 || (next == 0 && sum == 0 && letters.size() > 1)) {
                return std::nullopt;
            }
            digit = next;
            continue;
        }
        bool const bare_ten = digit < 0 && unit == 10 && sum == 0; // 十二
        if (unit >= below || (digit <= 0 && !bare_ten)) {
            return std::nullopt;
        }
        sum += unit * (bare_ten ? 1 : digit);
        below = unit;
        digit = -1;
    }
    return sum + std::max<std::int64_t>(digit, 0);
}

/// "1.2" of 万 is "12000".
std::string shifted(std::string digits, int places) {
    std::size_t const point = std::min(digits.find('.'), digits.size());
    std::size_t const decimals = digits.size() - std::min(point + 1, digits.size());
    digits.erase(point, 1);
    for (auto missing = decimals; missing < static_cast<std::size_t>(places); ++missing) {
        digits.push_back('0');
    }
    if (decimals > static_cast<std::size_t>(places)) {
        digits.insert(point + static_cast<std::size_t>(places), 1, '.');
    }
    std::size_t const first = digits.find_first_not_of('0');
    std::size_t const last = std::min(digits.find('.'), digits.size()) - 1;
    return digits.substr(std::min(first, last));
}

std::optional<ProseNumber> read_number(View line, std::size_t at) {
    ProseNumber number;
    number.end = end_of_number(line, at);
    if (number.end > at) {
        auto const parsed = parse_number(to_utf8(line.substr(at, number.end - at)));
        if (!parsed) {
            return std::nullopt;
        }
        number.digits = parsed->digits;
    } else {
        number.end = std::min(line.find_first_not_of(han_letters, at), line.size());
        bool const cut = at > 0 && (han_letters.find(line[at - 1]) != View::npos ||
                                    line[at - 1] == U'第' || line[at - 1] == ten_thousand);
        auto const parsed = parse_han(line.substr(at, number.end - at));
        if (number.end == at || cut || !parsed) {
            return std::nullopt;
        }
        number.digits = std::to_string(*parsed);
    }
    return number;
}

/// "1.2万", where 万 follows the number.
std::optional<ProseNumber> in_ten_thousands(View line, ProseNumber number) {
    if (number.end >= line.size() || line[number.end] != ten_thousand) {
        return std::nullopt;
    }
    constexpr int places = 4;
    std::size_t const point = number.digits.find('.');
    std::size_t const decimals = point == std::string::npos ? 0 : number.digits.size() - point - 1;
    for (std::size_t i = decimals; i < places; ++i) {
        number.rounded_to *= 10;
    }
    number.digits = shifted(std::move(number.digits), places);
    ++number.end;
    return number;
}

/// 共计12件, 的有12件
constexpr std::array<View, 18> lead_words{
    U"共计",
    U"合计",
    U"总计",
    U"总共",
    U"一共",
    U"累计",
    U"总数",
    U"数量",
    U"共",
    U"计",
    U"的",
    U"有",
    U"了",
    U"为",
    U"达到",
    U"达",
    U"：",
    U":"};
constexpr std::size_t most_lead_words = 3;

std::size_t skip_lead_words(View line, std::size_t at) {
    for (std::size_t i = 0; i < most_lead_words; ++i) {
        auto const* const word = std::find_if(lead_words.begin(), lead_words.end(), [&](View lead) {
            return line.substr(at).starts_with(lead);
        });
        if (word == lead_words.end()) {
            break;
        }
        at += word->size();
    }
    return at;
}

/// Matches from one place after the other; the shortest gaps are tried first. A gap that failed at
/// a place is not tried there again, so that a line of nothing but beginnings costs its length.
class Matcher {
public:
    explicit Matcher(View line) : m_line(line) {}

    bool match(View wording, std::size_t at) {
        if (wording.empty()) {
            m_end = at;
            return true;
        }
        switch (wording.front()) {
        case U'*':
            return match_gap(wording.substr(1), at);
        case U'#':
            return match_number(wording.substr(1), at);
        case U'[': {
            std::size_t const close = wording.find(U']');
            return at < m_line.size() &&
                   wording.substr(1, close - 1).find(m_line[at]) != View::npos &&
                   match(wording.substr(close + 1), at + 1);
        }
        default:
            return at < m_line.size() && m_line[at] == wording.front() &&
                   match(wording.substr(1), at + 1);
        }
    }

    [[nodiscard]] std::size_t end() const { return m_end; }
    [[nodiscard]] ProseNumber const& number() const { return m_number; }

private:
    bool match_gap(View rest, std::size_t at) {
        auto const gap = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), U'*'));
        std::size_t& failed = m_failed[gap][at % recent];
        if (failed == at + 1) {
            return false;
        }
        if (reach_over_gap(rest, at)) {
            return true;
        }
        failed = at + 1;
        return false;
    }

    bool reach_over_gap(View rest, std::size_t at) {
        std::size_t const limit = std::min(m_line.size(), at + longest_gap);
        while (!match(rest, at)) {
            if (at >= limit || clause_ends.find(m_line[at]) != View::npos) {
                return false;
            }
            if (is_digit(m_line[at])) {
                at = end_of_number(m_line, at);
                if (at >= m_line.size() || m_line[at] != year_sign) {
                    return false;
                }
            }
            ++at;
        }
        return true;
    }

    bool match_number(View rest, std::size_t at) {
        auto number = read_number(m_line, skip_lead_words(m_line, at));
        if (!number) {
            return false;
        }
        // The wording may have the 万 itself: "收费#万元".
        auto const large = in_ten_thousands(m_line, *number);
        if (large && match(rest, large->end)) {
            m_number = *large;
            return true;
        }
        if (!match(rest, number->end)) {
            return false;
        }
        m_number = *std::move(number);
        return true;
    }

    /// More than the gaps of a wording reach over.
    static constexpr std::size_t recent = 128;

    View m_line;
    std::size_t m_end = 0;
    /// By the gaps left behind it, the places, plus one, where a gap failed lately.
    std::array<std::array<std::size_t, recent>, most_gaps> m_failed{};
    ProseNumber m_number;
};

} // namespace

std::optional<WordingMatch> find_wording(View wording, View line, std::size_t from) {
    std::size_t at = line.find(wording.front(), from);
    if (at == View::npos) {
        return std::nullopt;
    }
    Matcher matcher(line);
    for (; at != View::npos; at = line.find(wording.front(), at + 1)) {
        if (matcher.match(wording, at)) {
            ProseNumber const& number = matcher.number();
            return WordingMatch{at, matcher.end(), number.digits, number.rounded_to};
        }
    }
    return std::nullopt;
}

std::string_view wrong_with_wording(std::string_view wording, bool with_number) {
    std::u32string const letters = to_utf32(wording);
    constexpr View special = U"*#[]";
    if (letters.empty() || letters.size() > longest_wording ||
        special.find(letters.front()) != View::npos) {
        return "a wording begins with a letter and has at most 64";
    }
    if (std::count(letters.begin(), letters.end(), U'*') > static_cast<std::ptrdiff_t>(most_gaps)) {
        return "a wording has at most three *";
    }
    if (std::count(letters.begin(), letters.end(), U'#') != (with_number ? 1 : 0)) {
        return with_number ? "a wording that says a number has one #"
                           : "a wording that says none has no #";
    }
    bool open = false;
    for (char32_t const letter : letters) {
        bool const bracket = letter == U'[' || letter == U']';
        if ((bracket && open != (letter == U']')) || (open && (letter == U'*' || letter == U'#'))) {
            return "a wording's brackets hold letters, and are closed";
        }
        open = bracket ? letter == U'[' : open;
    }
    return open ? "a wording's brackets hold letters, and are closed" : "";
}

} // namespace gouji
