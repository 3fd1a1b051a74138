#include "gouji/converters/recovery/cells/odd_cells.hpp"

#include <algorithm>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/recovery/words/line_words.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t longest = 10; // code points of a text where a number is expected

} // namespace

bool is_illegible(StreamCell const& found) {
    constexpr std::string_view marks_of_markup = "<>[]{}&#'\"_\\";
    bool const only_digits =
        !found.key.empty() && std::all_of(found.key.begin(), found.key.end(), [](char32_t c) {
            return c >= U'0' && c <= U'9';
        });
    bool const of_markup = to_utf32(found.text).size() <= longest &&
                           found.text.find_first_of(marks_of_markup) != std::string::npos;
    return only_digits || of_markup;
}

bool is_text_value(StreamCell const& found) {
    return found.key.size() <= longest && to_utf32(found.text).size() <= longest &&
           !is_illegible(found);
}

bool holds_several(StreamCell const& found) {
    constexpr std::size_t longest_word = 6; // code points of a text for one number
    std::u32string const points = to_utf32(found.text);
    std::size_t const note = std::min(points.find_first_of(U"(（"), points.size());
    auto const is_digit = [](char32_t c) {
        return (c >= U'0' && c <= U'9') || c == U'.' || c == U',';
    };
    std::size_t groups = 0;
    bool words = false;
    bool strokes = false;
    for (std::size_t at = 0; at < note; ++at) {
        bool const starts_group = at == 0 || !is_digit(points[at - 1]);
        groups += is_digit(points[at]) && starts_group ? 1U : 0U;
        words |= is_han(points[at]);
        strokes |= is_han(points[at]) && is_stroke(to_utf8(points.substr(at, 1)));
    }
    if (found.kind == CellKind::Value) {
        return words && (groups > 1 || (groups == 1 && strokes));
    }
    bool const same = points.size() > 1 && std::all_of(points.begin(), points.end(), [&](auto c) {
                          return c == points.front();
                      });
    bool const blanks =
        std::any_of(points.begin(), points.end(), [](char32_t c) { return is_blank(c); });
    return found.kind == CellKind::Text &&
           (same || blanks || groups > 0 || points.size() > longest_word ||
            (!words && points.size() > 1));
}

bool is_row_of_strokes(StreamCell const& found, std::size_t columns) {
    std::size_t words = 0;
    for_each_word(found.text, TextMeasure::Columns, [&](LineWord const&) {
        ++words;
        return true;
    });
    return found.kind == CellKind::PageNumber && words == columns;
}

} // namespace gouji
