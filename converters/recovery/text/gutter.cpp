#include "gouji/converters/recovery/text/gutter.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/words/glyph_digits.hpp"
#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/converters/recovery/words/line_pieces.hpp"
#include "gouji/converters/recovery/words/value_text.hpp"
#include "gouji/formats/layout/bars.hpp"

namespace gouji {

namespace {

constexpr std::size_t least_distance = 30;   ///< columns; narrower reports are none
constexpr std::uint32_t farthest_lines = 40; ///< between a label and its twin: a page, at most
constexpr std::size_t most_recent = 8;       ///< places of a label that are compared
constexpr std::size_t least_labels = 5;      ///< different labels that stand twice

/// Labels that stand twice, and the lines on which they do.
struct Twins {
    std::set<std::u32string> labels;
    std::uint32_t first = UINT32_MAX;
    std::uint32_t last = 0;

    void add(std::u32string const& label, std::uint32_t above, std::uint32_t below) {
        labels.insert(label);
        first = std::min(first, above);
        last = std::max(last, below);
    }
    [[nodiscard]] bool tell() const { return labels.size() >= least_labels; }
};

/// Collects the places of labels.
class TwinFinder {
public:
    void add(std::u32string const& key, std::uint32_t line, std::size_t column) {
        std::vector<Place>& seen = m_places[key];
        for (Place const& other : seen) {
            std::size_t const distance =
                std::max(column, other.column) - std::min(column, other.column);
            if (distance < least_distance || line - other.line > farthest_lines) {
                continue;
            }
            m_by_distance[distance].add(key, other.line, line);
            if (line == other.line) {
                m_on_lines.add(key, line, line);
            }
        }
        seen.push_back({line, column});
        if (seen.size() > most_recent) {
            seen.erase(seen.begin());
        }
    }

    /// Those at one distance, which is set, or else those on their lines, if enough.
    [[nodiscard]] Twins const* find(std::optional<std::size_t>& distance) const {
        auto const best = std::max_element(
            m_by_distance.begin(), m_by_distance.end(), [](auto const& left, auto const& right) {
                return left.second.labels.size() < right.second.labels.size();
            });
        if (best != m_by_distance.end() && best->second.tell()) {
            distance = best->first;
            return &best->second;
        }
        return m_on_lines.tell() ? &m_on_lines : nullptr;
    }

private:
    struct Place {
        std::uint32_t line;
        std::size_t column;
    };

    std::unordered_map<std::u32string, std::vector<Place>> m_places;
    std::map<std::size_t, Twins> m_by_distance;
    Twins m_on_lines;
};

/// The words of a line, as two blanks part them.
std::vector<LineWord> words_of(std::string_view line, TextMeasure measure) {
    std::vector<LineWord> words;
    for_each_column_word(line, measure, [&](LineWord const& word) { words.push_back(word); });
    return words;
}

/// The word with which the right part begins, as the gutter tells; the number of words for none.
/// `sure`: no word lies across the gutter.
std::size_t first_right_word(std::vector<LineWord> const& words, std::size_t gutter, bool& sure) {
    auto const found = std::find_if(
        words.begin(), words.end(), [&](LineWord const& word) { return word.right > gutter; });
    sure = found == words.end() || found->left >= gutter;
    bool const more_on_the_left = !sure && gutter - found->left > found->right - gutter;
    return static_cast<std::size_t>(found - words.begin()) + (more_on_the_left ? 1 : 0);
}

} // namespace

/// A line that may hold a label and its twin, or one of them.
bool GutterFinder::may_hold_twin(std::uint32_t line) const {
    std::string_view const text = m_source.text(line);
    return text.size() >= least_distance && may_have_columns(text);
}

/// Only blanks set a word far to the right.
bool GutterFinder::has_words_apart() const {
    for (std::uint32_t line = 0; line < m_source.size(); ++line) {
        if (may_hold_twin(line) && has_two_blanks(m_source.text(line))) {
            return true;
        }
    }
    return false;
}

std::optional<Gutter> GutterFinder::find() {
    auto const at_cells = [](CellLines const& lines) {
        return Gutter{std::nullopt, lines.first, lines.last, lines.separator};
    };
    if (auto const lines = m_cells.find_between_bars()) {
        return at_cells(*lines);
    }
    std::optional<Gutter> const gutter = find_in_columns();
    if (gutter && gutter->column) {
        return gutter;
    }
    auto const lines = m_cells.find_elsewhere();
    return lines ? std::optional{at_cells(*lines)} : gutter;
}

std::optional<Gutter> GutterFinder::find_in_columns() const {
    if (!has_words_apart()) {
        return std::nullopt; // as in most documents, and told much faster
    }
    TwinFinder finder;
    for (std::uint32_t line = 0; line < m_source.size(); ++line) {
        if (!may_hold_twin(line)) {
            continue;
        }
        std::string const without_glosses =
            m_facts.glosses.are_noise() ? stripped(line) : std::string{};
        std::string_view const plain =
            m_facts.glosses.are_noise() ? without_glosses : m_source.text(line);
        for_each_column_word(plain, m_facts.measure, [&](LineWord const& word) {
            std::u32string const key = m_labels.unique_label(word.text);
            if (!key.empty()) {
                finder.add(key, line, word.left);
            }
        });
    }
    Gutter gutter;
    Twins const* const twins = finder.find(gutter.column);
    if (twins == nullptr) {
        return std::nullopt;
    }
    gutter.first = twins->first;
    gutter.last = twins->last;
    if (gutter.column) {
        *gutter.column += left_margin(gutter.first, gutter.last);
    }
    return gutter;
}

/// Blank columns to the left of both reports.
std::size_t GutterFinder::left_margin(std::uint32_t first, std::uint32_t last) const {
    std::size_t margin = SIZE_MAX;
    for (std::uint32_t line = first; line <= last; ++line) {
        for_each_word(m_source.text(line), m_facts.measure, [&](LineWord const& word) {
            margin = std::min(margin, word.left);
            return false;
        });
    }
    return margin;
}

Cut GutterFinder::cut(std::uint32_t line, Gutter const& gutter) {
    return gutter.separator.empty() ? cut_in_columns(line, gutter) : m_cells.cut(line);
}

Cut GutterFinder::cut_in_columns(std::uint32_t line, Gutter const& gutter) const {
    std::string const plain = stripped(line);
    std::vector<LineWord> const words = words_of(plain, m_facts.measure);
    bool sure = words.empty();
    std::size_t right =
        gutter.column ? first_right_word(words, *gutter.column, sure) : words.size();
    // The second of two labels begins the right part, or stands in it behind no value.
    std::vector<std::u32string> seen;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::u32string key = m_labels.unique_label(words[i].text);
        if (key.empty()) {
            continue;
        }
        if (std::find(seen.begin(), seen.end(), key) != seen.end()) {
            auto const first = words.begin() + static_cast<std::ptrdiff_t>(std::min(right, i));
            bool const value_before = std::any_of(
                first, words.begin() + static_cast<std::ptrdiff_t>(i), [](LineWord const& word) {
                    return looks_like_value(word.text);
                });
            right = right > i || value_before || !sure ? i : right;
            sure = true;
            break;
        }
        seen.push_back(std::move(key));
    }
    std::string_view const text = m_source.text(line);
    std::size_t const byte = right == words.size()
                                 ? text.size()
                                 : with_glosses(m_facts.glosses.find(text), words[right].byte);
    return {byte, sure, byte};
}

std::size_t GutterFinder::indent(std::uint32_t line, Cut cut, Gutter const& gutter) const {
    std::size_t column = 0;
    std::string const left = m_facts.glosses.strip(m_source.text(line).substr(0, cut.byte));
    for (std::size_t at = 0; at < left.size();) {
        column += width_in(m_facts.measure, next_code_point(left, at));
    }
    return gutter.column && column > *gutter.column ? column - *gutter.column : 0;
}

} // namespace gouji
