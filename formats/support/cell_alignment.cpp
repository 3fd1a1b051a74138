#include "gouji/formats/support/cell_alignment.hpp"

#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

bool is_digit(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

/// "1.", "（一）", "三、": a label of a level, which stands at the left so that levels are seen.
bool starts_numbered(std::string_view text) {
    constexpr std::u32string_view numerals = U"一二三四五六七八九十";
    std::u32string const start = to_utf32(text.substr(0, 24));
    std::size_t at = 0;
    bool const is_open = !start.empty() && (start[0] == U'（' || start[0] == U'(');
    at += is_open ? 1 : 0;
    std::size_t const first = at;
    while (at < start.size() &&
           (is_digit(start[at]) || numerals.find(start[at]) != std::u32string_view::npos)) {
        ++at;
    }
    constexpr std::u32string_view ends = U"）)、.．";
    return at > first && at < start.size() && ends.find(start[at]) != std::u32string_view::npos &&
           !(at + 1 < start.size() && start[at] == U'.' && is_digit(start[at + 1]));
}

} // namespace

bool is_full_width(TableGrid::Placed const& placed, int columns) {
    return placed.col_span == columns && columns > 1;
}

bool is_centered(
    std::string_view text, TableGrid::Placed const& placed, bool in_head, int columns) {
    constexpr std::size_t short_name = 16;
    constexpr std::size_t short_phrase = 28;
    if (in_head) {
        return true;
    }
    std::size_t const room = placed.col_span > 1 ? short_phrase : short_name;
    return !is_full_width(placed, columns) && text.find('\n') == std::string_view::npos &&
           display_width(text) <= room && !starts_numbered(text);
}

} // namespace gouji
