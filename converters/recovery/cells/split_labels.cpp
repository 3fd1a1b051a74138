#include "gouji/converters/recovery/cells/split_labels.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/converters/recovery/words/line_words.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t most_words = 24;
constexpr std::size_t longest_shred = 2; ///< glyphs of a piece of a shredded label

/// None when there are too many for a line of labels.
std::vector<LineWord> words_of(std::string_view text) {
    std::vector<LineWord> words;
    for_each_word(text, TextMeasure::Columns, [&](LineWord const& word) {
        words.push_back(word);
        return words.size() <= most_words;
    });
    return words.size() <= most_words ? words : std::vector<LineWord>{};
}

bool are_labels(std::vector<LineWord> const& words, LabelIndex const& index) {
    std::size_t labels = 0;
    for (LineWord const& word : words) {
        std::u32string const key = label_key(word.text);
        bool const is_label = !index.find(key).empty();
        if (!is_label && key.size() > longest_shred) {
            return false;
        }
        labels += is_label ? 1U : 0U;
    }
    return labels >= 2;
}

/// How many words from the first on are a label together, when the few that follow may be values.
std::size_t leading_label(std::vector<LineWord> const& words, LabelIndex const& index) {
    constexpr std::size_t most_values = 3;
    constexpr std::size_t shortest_label = 4;
    std::u32string key;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        key += label_key(words[i].text);
        bool const is_label = key.size() >= shortest_label && !index.find(key).empty();
        if (is_label && words.size() - i - 1 <= most_values) {
            return i + 1;
        }
    }
    return 0;
}

/// The first `count` words as one.
std::vector<LineWord>
joined(std::vector<LineWord> words, std::size_t count, std::string_view text) {
    LineWord const& last = words[count - 1];
    words.front().text =
        text.substr(words.front().byte, last.byte + last.text.size() - words.front().byte);
    words.erase(words.begin() + 1, words.begin() + static_cast<std::ptrdiff_t>(count));
    return words;
}

/// The words that become cells of their own; none where the cell stays one.
std::vector<LineWord> parts_of(StreamCell const& cell, LabelIndex const& index) {
    bool const may_hold_several = cell.kind == CellKind::Text &&
                                  cell.text.find('\n') == std::string::npos &&
                                  index.find(cell.key).empty();
    std::vector<LineWord> words = may_hold_several ? words_of(cell.text) : std::vector<LineWord>{};
    if (std::size_t const label = leading_label(words, index); label > 0) {
        return joined(std::move(words), label, cell.text);
    }
    return are_labels(words, index) ? words : std::vector<LineWord>{};
}

void append_parts(CellStream& out, StreamCell const& cell, std::vector<LineWord> const& words) {
    for (LineWord const& word : words) {
        StreamCell part = part_of(cell, word.text, word.byte);
        bool const first = &word == &words.front();
        part.starts_line = cell.starts_line && first;
        part.blank_lines = first ? cell.blank_lines : std::uint16_t{0};
        part.pads = &word == &words.back() ? cell.pads : std::uint16_t{0};
        out.push_back(std::move(part));
    }
}

} // namespace

void split_labels(CellStream& stream, std::size_t begin, LabelIndex const& index) {
    CellStream out; // the cells from the first one on that is split; mostly there is none
    std::size_t kept = stream.size();
    for (std::size_t at = begin; at < stream.size(); ++at) {
        std::vector<LineWord> const words = parts_of(stream[at], index);
        if (!words.empty()) {
            kept = std::min(kept, at);
            append_parts(out, stream[at], words);
        } else if (kept < at) {
            out.push_back(std::move(stream[at]));
        }
    }
    stream.resize(kept);
    std::move(out.begin(), out.end(), std::back_inserter(stream));
}

} // namespace gouji
