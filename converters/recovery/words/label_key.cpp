#include "gouji/converters/recovery/words/label_key.hpp"

#include <algorithm>
#include <vector>

#include "gouji/formats/support/radicals.hpp"
#include "gouji/formats/support/simplified.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

bool counts(char32_t code_point) {
    return (code_point >= '0' && code_point <= '9') || (code_point >= 'a' && code_point <= 'z') ||
           is_han(code_point);
}

/// Levenshtein distance, one row at a time.
std::size_t edit_distance(std::u32string_view left, std::u32string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            std::size_t const change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

char32_t key_character(char32_t code_point) {
    char32_t character = simplified(fold_radical(half_width(code_point)));
    if (character >= 'A' && character <= 'Z') {
        character += 'a' - 'A';
    }
    return counts(character) ? character : 0;
}

std::u32string label_key(std::string_view text) {
    std::u32string key;
    key.reserve(text.size() / 3); // labels are ideographs of three bytes
    for (std::size_t at = 0; at < text.size();) {
        if (char32_t const character = key_character(next_code_point(text, at)); character != 0) {
            key.push_back(character);
        }
    }
    unify_regional_words(key);
    return key;
}

double key_similarity(std::u32string_view label, std::u32string_view found) {
    if (label == found) {
        return 1;
    }
    if (label.empty() || found.empty()) {
        return 0;
    }
    std::size_t const longer = std::max(label.size(), found.size());
    std::size_t const shorter = std::min(label.size(), found.size());
    double const distance = longer > 3 * shorter ? static_cast<double>(longer)
                                                 : static_cast<double>(edit_distance(label, found));
    double const alike = 1 - distance / static_cast<double>(longer);
    // A label that lost its second line is worth more than its edits say.
    constexpr double truncated = 0.7;
    bool const is_truncated =
        found.size() >= 2 && 3 * found.size() >= label.size() && label.starts_with(found);
    return is_truncated ? std::max(alike, truncated) : alike;
}

bool is_label_marks(std::string_view text) {
    constexpr std::u32string_view marks = U"（）()“”\"‘’、，,。.．：:；;";
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        if (!is_blank(c) && marks.find(c) == std::u32string_view::npos) {
            return false;
        }
    }
    return true;
}

} // namespace gouji
