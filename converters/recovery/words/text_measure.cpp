#include "gouji/converters/recovery/words/text_measure.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/converters/recovery/words/line_words.hpp"
#include "gouji/formats/support/east_asian_width.hpp"

namespace gouji {

namespace {

constexpr std::array measures{
    TextMeasure::Columns, TextMeasure::Characters, TextMeasure::UnifiedColumns};
// So much better is no chance.
constexpr double clearly = 1.03;
constexpr double least_pairs = 20;

/// How many words begin in each column.
class Beginnings {
public:
    void add(std::size_t column) {
        constexpr std::size_t widest = 1000; // columns; words further on are not looked at
        if (column < widest) {
            m_count.resize(std::max(m_count.size(), column + 1));
            ++m_count[column];
        }
    }
    /// A word that so many blanks set in.
    void add_indented(std::size_t column) {
        if (column >= 2) {
            add(column);
        }
    }
    /// Pairs of words that begin in one column.
    [[nodiscard]] double pairs() const {
        double sum = 0;
        for (double const count : m_count) {
            sum += count * (count - 1);
        }
        return sum;
    }

private:
    std::vector<std::uint32_t> m_count;
};

constexpr std::u32string_view marks_of_two_widths = U"():,;（）：，；";

/// As wide in each measure.
bool is_one_width(std::string_view line) {
    return std::all_of(line.begin(), line.end(), [](char c) {
        bool const mark = c == '(' || c == ')' || c == ':' || c == ',' || c == ';';
        return c >= 0x20 && c < 0x7F && !mark;
    });
}

/// The indent of a line that is one stretch behind blanks of ASCII, as wide in each measure; npos
/// for any other line.
std::size_t indent_of_stretch(std::string_view line) {
    std::size_t const indent = std::min(line.find_first_not_of(' '), line.size());
    std::size_t at = indent;
    bool const is_stretch = indent < line.size() && !is_blank_character(next_character(line, at)) &&
                            !has_two_blanks(line.substr(indent));
    return is_stretch ? indent : std::string_view::npos;
}

/// By measure.
using AllBeginnings = std::array<Beginnings, measures.size()>;

void add_words(std::string_view line, TextMeasure measure, std::span<Beginnings> to) {
    for_each_column_word(line, measure, [to](LineWord const& word) {
        if (word.gap >= 2 && word.byte > 0) {
            std::for_each(
                to.begin(), to.end(), [&](Beginnings& beginnings) { beginnings.add(word.left); });
        }
    });
}

void add_line(std::string_view line, AllBeginnings& found) {
    std::size_t const indent = indent_of_stretch(line);
    if (indent != std::string_view::npos) {
        for (Beginnings& beginnings : found) {
            beginnings.add_indented(indent);
        }
    } else if (is_one_width(line)) {
        add_words(line, measures.front(), found);
    } else if (is_ascii(line)) { // each character is one column, if not a mark
        add_words(line, measures.front(), std::span{found}.first(2));
        add_words(line, measures.back(), std::span{found}.last(1));
    } else {
        for (std::size_t m = 0; m < measures.size(); ++m) {
            add_words(line, measures[m], std::span{found}.subspan(m, 1));
        }
    }
}

} // namespace

std::size_t width_in(TextMeasure measure, char32_t code_point) {
    std::size_t const shown = display_width(code_point);
    switch (measure) {
    case TextMeasure::Columns:
        return shown;
    case TextMeasure::Characters:
        return std::min<std::size_t>(shown, 1);
    case TextMeasure::UnifiedColumns:
        if (code_point >= U'０' && code_point <= U'９') {
            return 1;
        }
        return marks_of_two_widths.find(code_point) == std::u32string_view::npos ? shown : 2;
    }
    return shown;
}

TextMeasure measure_of(SourceMap const& source, Glosses const& glosses) {
    AllBeginnings found;
    std::string stripped;
    for (std::uint32_t i = 0; i < source.size(); ++i) {
        std::string_view line = source.text(i);
        if (!may_have_columns(line) || !has_two_blanks(line)) {
            continue;
        }
        if (glosses.are_noise()) {
            stripped = glosses.strip(line);
            line = stripped;
        }
        add_line(line, found);
    }
    std::size_t best = 0;
    for (std::size_t m = 1; m < measures.size(); ++m) {
        double const rival = found[best].pairs();
        bool const better =
            best == 0 ? found[m].pairs() > clearly * rival + least_pairs : found[m].pairs() > rival;
        best = better ? m : best;
    }
    return measures[best];
}

} // namespace gouji
