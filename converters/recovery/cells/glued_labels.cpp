#include "gouji/converters/recovery/cells/glued_labels.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/converters/recovery/words/line_words.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// [begin, end) of a text, in bytes.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The label_key of a text, and where in the text each character of it is.
struct PlacedKey {
    std::u32string key;
    std::vector<Span> places;
};

PlacedKey placed_key(std::string_view text) {
    PlacedKey out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const begin = at;
        next_code_point(text, at);
        for (char32_t const c : label_key(text.substr(begin, at - begin))) {
            out.key += c;
            out.places.push_back({begin, at});
        }
    }
    return out;
}

/// A label, or the title of a form, in a text.
struct Piece {
    Span span;
    std::u32string_view key;
    bool is_title = false;
    std::uint64_t forms = 0; ///< a bit for each form that has the label
};

/// Labels and titles by their first two characters, longest first.
class Words {
public:
    explicit Words(LabelIndex const& index) {
        for (FormLabels const& form : index.forms()) {
            auto const bit = static_cast<std::size_t>(&form - index.forms().data()) % 64;
            std::uint64_t const forms = std::uint64_t{1} << bit;
            for (FormLabel const& label : form.labels) {
                for (std::u32string const& key : label.keys) {
                    add({key, false, forms});
                }
                for (std::u32string const& key : label.other_editions) {
                    add({key, false, forms});
                }
            }
            add({label_key(form.form->title), true, forms});
        }
        for (auto& [start, words] : m_words) {
            std::stable_sort(words.begin(), words.end(), [](Word const& l, Word const& r) {
                return l.key.size() > r.key.size();
            });
        }
    }

    [[nodiscard]] std::vector<Piece> find_in(PlacedKey const& text) const {
        std::vector<Piece> found;
        std::u32string_view const key = text.key;
        for (std::size_t at = 0; at + 1 < key.size();) {
            auto const words = m_words.find(start_of(key.substr(at)));
            Word const* const word =
                words == m_words.end() ? nullptr : longest(words->second, key.substr(at));
            if (word == nullptr) {
                ++at;
                continue;
            }
            std::size_t const last = at + word->key.size() - 1;
            found.push_back(
                {{text.places[at].begin, text.places[last].end},
                 word->key,
                 word->is_title,
                 word->forms});
            at = last + 1;
        }
        return found;
    }

private:
    struct Word {
        std::u32string key;
        bool is_title = false;
        std::uint64_t forms = 0;
    };

    static std::uint64_t start_of(std::u32string_view key) {
        return std::uint64_t{key[0]} << 32U | std::uint64_t{key[1]};
    }
    static Word const* longest(std::vector<Word> const& words, std::u32string_view text) {
        auto const word = std::find_if(
            words.begin(), words.end(), [&](Word const& w) { return text.starts_with(w.key); });
        return word == words.end() ? nullptr : &*word;
    }
    void add(Word word) {
        if (word.key.size() < 2) {
            return;
        }
        std::vector<Word>& words = m_words[start_of(word.key)];
        auto const known = std::find_if(words.begin(), words.end(), [&](Word const& other) {
            return other.key == word.key && other.is_title == word.is_title;
        });
        if (known != words.end()) {
            known->forms |= word.forms;
        } else {
            words.push_back(std::move(word));
        }
    }

    std::unordered_map<std::uint64_t, std::vector<Word>> m_words;
};

/// A text that may stand between two cells' texts: no sentence.
bool may_part(std::string_view text) {
    constexpr std::u32string_view sentence_marks = U"，。；,;";
    constexpr std::size_t longest = 40; // code points
    std::u32string const points = to_utf32(text);
    return points.size() <= longest && points.find_first_of(sentence_marks) == std::u32string::npos;
}

/// What parts the fields of a record.
bool is_delimiter(std::string_view text) {
    constexpr std::array<std::string_view, 4> delimiters{",", "，", ";", "；"};
    return std::find(delimiters.begin(), delimiters.end(), trim(text)) != delimiters.end();
}

class Parter {
public:
    Parter(StreamCell const& cell, Words const& words)
        : m_model(part_of(cell, {}, 0)), m_pads(cell.pads), m_text(cell.text) {
        for (Piece piece : words.find_in(placed_key(m_text))) {
            take_brackets(piece);
            m_pieces.push_back(piece);
        }
    }

    /// The cells of the text; none when it is one.
    CellStream run() {
        bool const covered = is_covered();
        for (std::size_t first = 0; first < m_pieces.size();) {
            std::size_t end = first + 1;
            while (end < m_pieces.size() &&
                   (may_part(between(end)) || (covered && is_delimiter(between(end))))) {
                ++end;
            }
            if (covered || is_table(first, end)) {
                add_words({m_done, m_pieces[first].span.begin}, !covered && first == 0);
                add_pieces(first, end);
            }
            first = end;
        }
        if (!m_cells.empty()) {
            add_words({m_done, m_text.size()}, !covered);
            m_cells.back().pads = m_pads;
        }
        return std::move(m_cells);
    }

private:
    [[nodiscard]] std::string_view slice(Span span) const {
        return m_text.substr(span.begin, span.end - span.begin);
    }
    /// What stands between the piece before and this one.
    [[nodiscard]] std::string_view between(std::size_t piece) const {
        return slice({m_pieces[piece - 1].span.end, m_pieces[piece].span.begin});
    }

    /// The brackets and numerals around a label or title are its own.
    void take_brackets(Piece& piece) const {
        constexpr std::u32string_view opening = U"（(“\"";
        constexpr std::u32string_view numbering = U"、（(";
        constexpr std::u32string_view closing = U"）)”\"";
        std::size_t const begin = m_pieces.empty() ? 0 : m_pieces.back().span.end;
        std::u32string_view const before = piece.is_title ? numbering : opening;
        while (piece.span.begin > begin) {
            std::size_t previous = piece.span.begin - 1;
            while (previous > begin && (static_cast<unsigned char>(m_text[previous]) >> 6U) == 2U) {
                --previous;
            }
            std::size_t at = previous;
            char32_t const c = next_code_point(m_text, at);
            bool const numeral = piece.is_title && is_han_numeral(c);
            if (!numeral && before.find(c) == std::u32string_view::npos) {
                break;
            }
            piece.span.begin = previous;
        }
        while (piece.span.end < m_text.size()) {
            std::size_t at = piece.span.end;
            if (closing.find(next_code_point(m_text, at)) == std::u32string_view::npos) {
                break;
            }
            piece.span.end = at;
        }
    }

    /// Labels and numbers are all there is, and more than one of them.
    [[nodiscard]] bool is_covered() const {
        if (m_pieces.empty() || m_pieces.front().is_title || m_pieces.front().span.begin > 0) {
            return false;
        }
        bool numbers = false;
        for (std::size_t i = 1; i <= m_pieces.size(); ++i) {
            std::string_view const gap =
                i < m_pieces.size() ? between(i) : m_text.substr(m_pieces.back().span.end);
            bool const parts = may_part(gap) || (i < m_pieces.size() && is_delimiter(gap));
            if (holds_han(gap) || !parts) {
                return false;
            }
            numbers = numbers || gap.find_first_of("0123456789") != std::string_view::npos;
        }
        constexpr std::size_t telling = 2;
        // Two words may be one that the forms do not know: "其他" and "规范性文件".
        std::uint64_t const forms = std::accumulate(
            m_pieces.begin(),
            m_pieces.end(),
            ~std::uint64_t{0},
            [](auto common, Piece const& piece) { return common & piece.forms; });
        return numbers || m_pieces.size() > telling || (m_pieces.size() == telling && forms != 0);
    }

    /// So many labels without a sentence between them are no chance.
    [[nodiscard]] bool is_table(std::size_t first, std::size_t end) const {
        constexpr std::size_t telling_labels = 5;
        std::set<std::u32string_view> different;
        for (std::size_t i = first; i < end; ++i) {
            if (!m_pieces[i].is_title) {
                different.insert(m_pieces[i].key);
            }
        }
        return different.size() >= telling_labels;
    }

    void add_pieces(std::size_t first, std::size_t end) {
        for (std::size_t i = first; i < end; ++i) {
            if (i > first) {
                add_words({m_done, m_pieces[i].span.begin}, false);
            }
            add(m_pieces[i].span);
            m_done = m_pieces[i].span.end;
        }
    }

    /// What stands between labels, a cell a word; or in one cell, the text around the table.
    void add_words(Span span, bool whole) {
        if (whole) {
            add(span);
            return;
        }
        if (is_delimiter(slice(span))) {
            return;
        }
        for_each_word(slice(span), TextMeasure::Columns, [&](LineWord const& word) {
            std::size_t const begin = span.begin + word.byte;
            add({begin, begin + word.text.size()});
            return true;
        });
    }

    void add(Span span) {
        std::string_view const text = trim(slice(span));
        if (text.empty()) {
            return;
        }
        m_cells.push_back(part_of(m_model, text, span.begin));
        if (m_cells.size() > 1) {
            m_cells.back().starts_line = false;
            m_cells.back().blank_lines = 0;
        }
    }

    StreamCell m_model; ///< the cell without its text, which may be as long as its parts are many
    std::uint16_t m_pads;
    std::string_view m_text;
    std::vector<Piece> m_pieces;
    CellStream m_cells;
    std::size_t m_done = 0; ///< bytes of the text that are in cells
};

/// A label with a digit behind it, or several labels, have this many characters.
constexpr std::size_t shortest = 3;

} // namespace

void part_glued_labels(CellStream& stream, std::size_t begin, LabelIndex const& index) {
    Words const words(index);
    CellStream out;
    for (std::size_t at = begin; at < stream.size(); ++at) {
        StreamCell& cell = stream[at];
        bool const may_hold_several = cell.kind == CellKind::Text && cell.key.size() >= shortest &&
                                      index.find(cell.key).empty();
        CellStream parts = may_hold_several ? Parter(cell, words).run() : CellStream{};
        if (parts.size() < 2) {
            out.push_back(std::move(cell));
        } else {
            std::move(parts.begin(), parts.end(), std::back_inserter(out));
        }
    }
    stream.resize(begin);
    std::move(out.begin(), out.end(), std::back_inserter(stream));
}

} // namespace gouji
