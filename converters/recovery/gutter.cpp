#include "gouji/converters/recovery/gutter.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "gouji/converters/recovery/cell_stream.hpp"
#include "gouji/converters/recovery/glyph_digits.hpp"
#include "gouji/converters/recovery/label_key.hpp"
#include "gouji/converters/recovery/line_pieces.hpp"
#include "gouji/converters/recovery/value_text.hpp"
#include "gouji/formats/layout/bars.hpp"

namespace gouji {

namespace {

constexpr std::size_t least_distance = 30;   ///< columns; narrower reports are none
constexpr std::uint32_t farthest_lines = 40; ///< between a label and its twin: a page, at most
constexpr std::size_t most_recent = 8;       ///< places of a label that are compared
constexpr std::size_t most_bytes = 8;        ///< of a label's word, for each glyph of its key
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

/// The cells of a line, blank ones too, as bars or tabs part them; none where there are neither.
std::vector<LineWord> cells_of(std::string_view line) {
    std::vector<LineWord> cells;
    auto const add = [&](std::string_view piece, std::size_t at) {
        std::string_view const text = trim(piece);
        std::size_t const blanks =
            text.empty() ? 0 : static_cast<std::size_t>(text.data() - piece.data());
        cells.push_back({text, at + blanks, 0, 0, 0});
    };
    if (!has_bar_or_tab(line)) {
        return cells;
    }
    for (LinePiece const& piece : split_at_bars(line)) {
        for (std::size_t at = 0; at <= piece.text.size();) {
            std::size_t const end = std::min(piece.text.find('\t', at), piece.text.size());
            add(piece.text.substr(at, end - at), piece.column + at);
            at = end + 1;
        }
    }
    return cells;
}

bool is_value(LineWord const& cell) {
    return looks_like_value(cell.text) || mended_number(cell.text);
}

/// Whether the first longer word of the line stands on it once more: told much faster than labels.
bool repeats_first_word(std::string_view line) {
    constexpr std::size_t least_bytes = 6; // two ideographs
    constexpr std::string_view marks = " |\t";
    for (std::size_t at = line.find_first_not_of(marks); at < line.size();) {
        std::size_t const end = std::min(line.find_first_of(marks, at), line.size());
        if (end - at >= least_bytes) {
            return line.find(line.substr(at, end - at), end) != std::string_view::npos;
        }
        at = line.find_first_not_of(marks, end);
    }
    return false;
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

/// The place in `line` of a byte of the line without its glosses.
std::size_t with_glosses(std::vector<Glosses::Span> const& glosses, std::size_t byte) {
    for (Glosses::Span const& gloss : glosses) {
        byte += gloss.begin <= byte ? gloss.end - gloss.begin : 0;
    }
    return byte;
}

} // namespace

/// The key of a label that no form has twice; empty for any other word.
std::u32string GutterFinder::unique_label(LineWord const& word) const {
    if (word.text.size() > most_bytes * m_index.longest_key() || !may_be_label(word.text)) {
        return {};
    }
    std::u32string key = label_key(word.text);
    std::set<std::uint16_t> forms;
    auto const uses = m_index.find(key);
    bool const unique = std::all_of(uses.begin(), uses.end(), [&](LabelIndex::Use const& use) {
        return forms.insert(use.form).second;
    });
    return uses.empty() || !unique ? std::u32string{} : key;
}

/// Told by its first character that counts: nearly every word that is no label is.
bool GutterFinder::may_be_label(std::string_view word) const {
    for (std::size_t at = 0; at < word.size();) {
        if (char32_t const first = key_character(next_code_point(word, at)); first != 0) {
            return m_index.may_begin(first);
        }
    }
    return false;
}

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

std::optional<Gutter> GutterFinder::find() const {
    std::optional<Gutter> gutter = find_in_columns();
    return gutter ? gutter : find_in_cells();
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
            std::u32string const key = unique_label(word);
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

std::optional<Gutter> GutterFinder::find_in_cells() const {
    Twins twins;
    for (std::uint32_t line = 0; line < m_source.size(); ++line) {
        std::string_view const text = m_source.text(line);
        if (text.size() < least_distance || !has_bar_or_tab(text) || !repeats_first_word(text)) {
            continue;
        }
        std::string const plain = stripped(line);
        std::u32string label;
        if (find_twin(cells_of(plain), true, label)) {
            twins.add(label, line, line);
        }
    }
    if (!twins.tell()) {
        return std::nullopt;
    }
    // Rows that only one of them has, titles and prose stand beside each other in cells, too.
    auto const in_cells = [&](std::uint32_t line) {
        return is_blank(m_source.text(line)) || cells_of(m_source.text(line)).size() > 1;
    };
    while (twins.first > 0 && in_cells(twins.first - 1)) {
        --twins.first;
    }
    while (twins.last + 1 < m_source.size() && in_cells(twins.last + 1)) {
        ++twins.last;
    }
    return Gutter{std::nullopt, twins.first, twins.last, true};
}

/// The cell with which the right part begins: the first of those without a value, up to the second
/// of two equal labels. `with_values`: a value stands between the two.
std::optional<std::size_t> GutterFinder::find_twin(
    std::vector<LineWord> const& cells, bool with_values, std::u32string& label) const {
    std::vector<std::pair<std::u32string, std::size_t>> seen;
    std::size_t last_value = 0; // no label stands there before it
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::u32string key = unique_label(cells[i]);
        if (key.empty()) {
            last_value = is_value(cells[i]) ? i : last_value;
            continue;
        }
        auto const first = std::find_if(
            seen.begin(), seen.end(), [&](auto const& known) { return known.first == key; });
        if (first == seen.end()) {
            seen.emplace_back(std::move(key), i);
            continue;
        }
        if (with_values && last_value <= first->second) {
            continue;
        }
        std::size_t right = i;
        while (with_values && !cells[right - 1].text.empty() && !is_value(cells[right - 1])) {
            --right;
        }
        label = std::move(key);
        return right;
    }
    return std::nullopt;
}

/// Sure where a label stands twice, or two texts stand beside each other; a line without any value
/// is no row of either.
Cut GutterFinder::cut_in_cells(std::uint32_t line) const {
    std::string_view const text = m_source.text(line);
    std::string const plain = stripped(line);
    std::vector<LineWord> const cells = cells_of(plain);
    bool const has_values = std::any_of(cells.begin(), cells.end(), is_value);
    std::u32string label;
    bool const two_texts = !has_values && cells.size() == 2 && !cells.back().text.empty();
    auto const right =
        two_texts ? std::optional<std::size_t>{1} : find_twin(cells, has_values, label);
    return right ? Cut{with_glosses(m_facts.glosses.find(text), cells[*right].byte), true}
                 : Cut{text.size(), !has_values && cells.size() > 1};
}

Cut GutterFinder::cut(std::uint32_t line, Gutter const& gutter) const {
    if (gutter.in_cells) {
        return cut_in_cells(line);
    }
    std::string const plain = stripped(line);
    std::vector<LineWord> const words = words_of(plain, m_facts.measure);
    bool sure = words.empty();
    std::size_t right =
        gutter.column ? first_right_word(words, *gutter.column, sure) : words.size();
    // The second of two labels begins the right part, or stands in it behind no value.
    std::vector<std::u32string> seen;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::u32string key = unique_label(words[i]);
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
    return right == words.size()
               ? Cut{text.size(), sure}
               : Cut{with_glosses(m_facts.glosses.find(text), words[right].byte), sure};
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
