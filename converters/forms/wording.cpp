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
    [[nodiscard]] std::string const& number() const { return m_number; }

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
        std::size_t const end = end_of_number(m_line, at);
        auto const number = parse_number(to_utf8(m_line.substr(at, end - at)));
        if (!number || !match(rest, end)) {
            return false;
        }
        m_number = number->digits;
        return true;
    }

    /// More than the gaps of a wording reach over.
    static constexpr std::size_t recent = 128;

    View m_line;
    std::size_t m_end = 0;
    /// By the gaps left behind it, the places, plus one, where a gap failed lately.
    std::array<std::array<std::size_t, recent>, most_gaps> m_failed{};
    std::string m_number;
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
            return WordingMatch{at, matcher.end(), matcher.number()};
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
