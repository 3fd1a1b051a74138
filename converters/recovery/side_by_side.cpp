#include "gouji/converters/recovery/side_by_side.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "gouji/converters/recovery/label_key.hpp"
#include "gouji/converters/recovery/line_words.hpp"
#include "gouji/formats/layout/line_structure.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t least_distance = 30;   ///< columns; narrower reports are none
constexpr std::uint32_t farthest_lines = 40; ///< between a label and its twin: a page, at most
constexpr std::size_t most_recent = 8;       ///< places of a label that are compared
constexpr std::size_t most_bytes = 8;        ///< of a label's word, for each glyph of its key
constexpr std::size_t least_labels = 5;      ///< different labels that stand twice

/// The words of a line, as two blanks part them.
std::vector<LineWord> words_of(std::string_view line) {
    std::vector<LineWord> words;
    for_each_word(line, [&](LineWord const& word) {
        if (words.empty() || word.gap >= 2) {
            words.push_back(word);
        } else {
            LineWord& last = words.back();
            last.text = line.substr(last.byte, word.byte + word.text.size() - last.byte);
            last.right = word.right;
        }
        return true;
    });
    return words;
}

bool has_cells(std::string_view line) {
    return line.find_first_of("|\t") != std::string_view::npos;
}

std::string_view without_end_blanks(std::string_view text) {
    std::size_t const end = text.find_last_not_of(' ');
    return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

/// Where the right report begins, and on which lines.
struct Gutter {
    std::size_t column = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// Finds labels that stand twice at the same distance.
class TwinFinder {
public:
    TwinFinder(SourceMap const& source, LabelIndex const& index) {
        for (std::uint32_t line = 0; line < source.size(); ++line) {
            std::string_view const text = source.text(line);
            if (has_cells(text) || text.size() < least_distance) {
                continue;
            }
            for (LineWord const& word : words_of(text)) {
                if (word.text.size() > most_bytes * index.longest_key()) {
                    continue;
                }
                std::u32string const key = label_key(word.text);
                if (!index.find(key).empty()) {
                    add(key, {line, word.left});
                }
            }
        }
    }

    [[nodiscard]] std::optional<Gutter> gutter() const {
        auto const best = std::max_element(
            m_twins.begin(), m_twins.end(), [](auto const& left, auto const& right) {
                return left.second.labels.size() < right.second.labels.size();
            });
        if (best == m_twins.end() || best->second.labels.size() < least_labels) {
            return std::nullopt;
        }
        return Gutter{best->first, best->second.first, best->second.last};
    }

private:
    struct Place {
        std::uint32_t line;
        std::size_t column;
    };
    struct Twins {
        std::set<std::u32string> labels;
        std::uint32_t first = UINT32_MAX;
        std::uint32_t last = 0;
    };

    void add(std::u32string const& key, Place place) {
        std::vector<Place>& seen = m_places[key];
        for (Place const& other : seen) {
            std::size_t const distance =
                std::max(place.column, other.column) - std::min(place.column, other.column);
            if (distance >= least_distance && place.line - other.line <= farthest_lines) {
                Twins& twins = m_twins[distance];
                twins.labels.insert(key);
                twins.first = std::min(twins.first, other.line);
                twins.last = std::max(twins.last, place.line);
            }
        }
        seen.push_back(place);
        if (seen.size() > most_recent) {
            seen.erase(seen.begin());
        }
    }

    std::unordered_map<std::u32string, std::vector<Place>> m_places;
    std::map<std::size_t, Twins> m_twins; ///< by distance
};

/// The byte at which the right half of a line begins; its size when there is none, nullopt when a
/// word lies across the gutter.
std::optional<std::size_t> split_point(std::string_view line, std::size_t gutter) {
    std::size_t column = 0;
    bool after_blank = true;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t const here = at;
        char32_t const c = next_code_point(line, at);
        bool const blank = is_blank(c);
        if (column >= gutter && !blank) {
            return after_blank ? std::optional{here} : std::nullopt;
        }
        after_blank = blank;
        column += display_width(c);
    }
    return line.size();
}

class Parting {
public:
    Parting(Document& document, Gutter gutter, Diagnostics& diagnostics)
        : m_document(document), m_gutter(gutter), m_diagnostics(diagnostics) {}

    void run() {
        extend();
        std::size_t const begin = first_block();
        std::size_t const end = last_block();
        if (begin >= end) {
            return;
        }
        Blocks& blocks = m_document.blocks;
        auto const first = blocks.begin() + static_cast<std::ptrdiff_t>(begin);
        auto const last = blocks.begin() + static_cast<std::ptrdiff_t>(end);
        Blocks parted = structure(Half::Left);
        Blocks right = structure(Half::Right);
        std::move(right.begin(), right.end(), std::back_inserter(parted));
        auto const at = blocks.erase(first, last);
        blocks.insert(
            at, std::make_move_iterator(parted.begin()), std::make_move_iterator(parted.end()));
    }

private:
    enum class Half : std::uint8_t { Left, Right };

    [[nodiscard]] bool can_part(std::uint32_t line) const {
        std::string_view const text = m_document.source.text(line);
        return !has_cells(text) && split_point(text, m_gutter.column).has_value();
    }

    /// Titles and prose beside each other belong to it, too, as far as the gutter goes through.
    void extend() {
        m_lines = m_document.source.size();
        while (m_gutter.first > 0 && can_part(m_gutter.first - 1)) {
            --m_gutter.first;
        }
        while (m_gutter.last + 1 < m_lines && can_part(m_gutter.last + 1)) {
            ++m_gutter.last;
        }
    }

    [[nodiscard]] bool is_inside(Block const& block) const {
        return block.source.known() && block.source.first >= m_gutter.first &&
               block.source.end() <= m_gutter.last + 1;
    }
    [[nodiscard]] std::size_t first_block() const {
        Blocks const& blocks = m_document.blocks;
        auto const found = std::find_if(
            blocks.begin(), blocks.end(), [&](Block const& block) { return is_inside(block); });
        return static_cast<std::size_t>(found - blocks.begin());
    }
    [[nodiscard]] std::size_t last_block() const {
        Blocks const& blocks = m_document.blocks;
        auto const found = std::find_if(
            blocks.rbegin(), blocks.rend(), [&](Block const& block) { return is_inside(block); });
        return static_cast<std::size_t>(blocks.rend() - found);
    }

    Blocks structure(Half half) {
        SourceMap& source = m_document.source;
        LineRange added{source.size(), 0};
        for (std::uint32_t line = m_gutter.first; line <= m_gutter.last; ++line) {
            SourceLine const whole = source.line(line);
            std::string const text{whole.text}; // adding a line moves the others
            std::size_t const point = split_point(text, m_gutter.column).value_or(text.size());
            LineOrigin origin = whole.origin;
            origin.number = origin.number == 0 ? line + 1 : origin.number;
            if (half == Half::Left) {
                source.add_line(
                    without_end_blanks(std::string_view{text}.substr(0, point)), origin);
            } else {
                std::size_t const indent = right_indent(text, point);
                origin.offset += origin.offset < 0 ? 0 : static_cast<std::int64_t>(point);
                source.add_line(std::string(indent, ' ') + text.substr(point), origin);
            }
            ++added.count;
        }
        return structure_lines(source, {&added, 1}, m_diagnostics);
    }

    /// What the right half keeps of its blanks, so that its columns stay what they are.
    [[nodiscard]] std::size_t right_indent(std::string_view text, std::size_t point) const {
        return point == text.size() ? 0 : display_width(text.substr(0, point)) - m_gutter.column;
    }

    Document& m_document;
    Gutter m_gutter;
    Diagnostics& m_diagnostics;
    std::uint32_t m_lines = 0;
};

} // namespace

void part_side_by_side(Document& document, LabelIndex const& index, Diagnostics& diagnostics) {
    std::optional<Gutter> const gutter = TwinFinder(document.source, index).gutter();
    if (gutter) {
        Parting(document, *gutter, diagnostics).run();
    }
}

} // namespace gouji
