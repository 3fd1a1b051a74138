#pragma once
#include <cstddef>
#include <string_view>

#include "gouji/converters/recovery/words/text_measure.hpp"
#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/support/code_points.hpp"

namespace gouji {

/// A word of a line: what stands between two blanks.
struct LineWord {
    std::string_view text;
    std::size_t byte = 0; ///< of the line, where it begins
    std::size_t left = 0; ///< columns of text that it takes, [left, right)
    std::size_t right = 0;
    std::size_t gap = 0; ///< blanks before it
};

/// Calls `take` with each word of the line, until it returns false.
template <class Take> void for_each_word(std::string_view line, TextMeasure measure, Take take) {
    LineWord word;
    std::size_t column = 0;
    bool in_word = false;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t const here = at;
        char32_t const c = next_character(line, at);
        bool const blank = is_blank_character(c);
        if (blank && in_word) {
            word.text = line.substr(word.byte, here - word.byte);
            word.right = column;
            if (!take(word)) {
                return;
            }
            word.gap = 0;
        }
        if (!blank && !in_word) {
            word.byte = here;
            word.left = column;
        }
        bool const is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ';
        column += is_letter ? 1 : width_in(measure, c); // these need no look-up
        word.gap += blank ? 1 : 0;
        in_word = !blank;
    }
    if (in_word) {
        word.text = line.substr(word.byte);
        word.right = column;
        take(word);
    }
}

/// Calls `take` with each stretch of the line that two blanks part from the others.
template <class Take>
void for_each_column_word(std::string_view line, TextMeasure measure, Take take) {
    LineWord stretch;
    for_each_word(line, measure, [&](LineWord const& word) {
        if (stretch.text.empty()) {
            stretch = word;
        } else if (word.gap >= 2) {
            take(stretch);
            stretch = word;
        } else {
            stretch.text = line.substr(stretch.byte, word.byte + word.text.size() - stretch.byte);
            stretch.right = word.right;
        }
        return true;
    });
    if (!stretch.text.empty()) {
        take(stretch);
    }
}

/// Two blanks stand beside each other, so that the line may be more than one stretch.
inline bool has_two_blanks(std::string_view line) {
    // Only these bytes begin a character that is_blank() knows: U+0020, U+00A0, U+2000 …, U+3000
    // and U+FEFF. The others need no decoding, and this is asked of every line.
    auto const may_begin_blank = [](char c) {
        return c == ' ' || c == '\t' || c == '\xC2' || c == '\xE2' || c == '\xE3' || c == '\xEF';
    };
    std::size_t behind_blank = std::string_view::npos;
    for (std::size_t at = 0; at < line.size();) {
        if (!may_begin_blank(line[at])) {
            ++at;
            continue;
        }
        std::size_t const here = at;
        if (is_blank(next_code_point(line, at))) {
            if (here == behind_blank) {
                return true;
            }
            behind_blank = at;
        }
    }
    return false;
}

/// The line has neither bars nor tabs, which part cells whatever their columns.
inline bool may_have_columns(std::string_view line) {
    return !has_bar_or_tab(line);
}

} // namespace gouji
