#include "gouji/converters/recovery/labels/label_scan.hpp"

#include <algorithm>

#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/formats/support/code_points.hpp"
#include "gouji/formats/support/simplified.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t table_in_cell = 5; ///< labels without a sentence between them
constexpr std::size_t longest_gap = 160; ///< bytes between two of them: 40 characters or more

/// What sentences have between their parts, and labels beside each other have not.
bool is_sentence_mark(char32_t c) {
    constexpr std::u32string_view marks = U"，。；,;";
    return marks.find(c) != std::u32string_view::npos;
}

/// Bars, and what parts the fields of a record.
bool parts_cells(char32_t c) {
    constexpr std::u32string_view signs = U"|｜│┃║，,;";
    return signs.find(c) != std::u32string_view::npos;
}

} // namespace

LabelScan::LabelScan(LabelIndex const& index) {
    for (FormLabels const& form : index.forms()) {
        for (FormLabel const& label : form.labels) {
            for (std::u32string const& key : label.keys) {
                add_word(key, false);
            }
        }
        add_word(label_key(form.form->title), true);
        for (std::string const& variant : form.form->title_variants) {
            add_word(label_key(variant), true);
        }
    }
    index_beginnings();
}

void LabelScan::add_word(std::u32string key, bool is_title) {
    if (!key.empty()) {
        m_words.push_back({std::move(key), is_title});
    }
}

void LabelScan::index_beginnings() {
    // Of equal words the title comes first: it tells more.
    std::sort(m_words.begin(), m_words.end(), [](Word const& left, Word const& right) {
        int const order = left.key.compare(right.key);
        return order < 0 || (order == 0 && left.is_title && !right.is_title);
    });
    for (std::uint32_t i = 0; i < m_words.size(); ++i) {
        char32_t const first = m_words[i].key.front();
        if (m_beginnings.empty() || m_beginnings.back().first != first) {
            m_beginnings.emplace_back(first, Walk{i, i, 1});
            std::u32string const regional = regional_characters(first);
            m_may_begin.insert(first);
            m_may_begin.insert(regional.begin(), regional.end());
        }
        m_beginnings.back().second.last = i + 1;
    }
    for (std::size_t c = 0; c < m_ascii.size(); ++c) {
        char32_t const key = key_character(static_cast<char32_t>(c));
        bool const counts = key != 0;
        bool const tells = parts_cells(static_cast<char32_t>(c)) ||
                           is_sentence_mark(static_cast<char32_t>(c)) ||
                           is_mark_of_loss(static_cast<char32_t>(c)) || c == '\t';
        m_ascii[c] = c == ' '                           ? Ascii::Blank
                     : counts && !may_begin(key)        ? Ascii::Word
                     : counts && !goes_on_in_ascii(key) ? Ascii::WordBeforeWord
                     : counts || tells                  ? Ascii::Other
                                                        : Ascii::Nothing;
    }
}

/// A label has this character first, and then nothing or one of ASCII.
bool LabelScan::goes_on_in_ascii(char32_t first) const {
    return std::any_of(m_words.begin(), m_words.end(), [first](Word const& word) {
        return word.key.front() == first && (word.key.size() == 1 || word.key[1] < 0x80);
    });
}

/// A character of ASCII that no label can begin with, for what it is or for what follows it.
bool LabelScan::may_pass(std::string_view line, std::size_t at) const {
    Ascii const kind = ascii(line[at]);
    if (kind != Ascii::WordBeforeWord) {
        return kind != Ascii::Other;
    }
    // "2023-01-12": only the last figure can be the number of a label.
    for (++at; at < line.size(); ++at) {
        switch (ascii(line[at])) {
        case Ascii::Word:
        case Ascii::WordBeforeWord:
            return true;
        case Ascii::Other:
            return false;
        case Ascii::Blank:
        case Ascii::Nothing:
            break;
        }
    }
    return false; // it may go on with the next line
}

std::size_t LabelScan::labels_on(std::string_view line) {
    begin_line();
    for (std::size_t at = 0; at < line.size();) {
        if (m_walks.empty() && may_pass(line, at)) {
            pass(line[at]);
            ++at;
            continue;
        }
        std::size_t const begin = at;
        char32_t const printed = next_character(line, at);
        char32_t const character = key_character(printed);
        if (character != 0) {
            take(character, begin, at);
            continue;
        }
        if (is_blank_character(printed) || parts_cells(printed)) {
            end_word();
        }
        if (is_sentence_mark(printed)) {
            m_last_mark = at;
        }
        m_whole_words += m_at_word_start && is_mark_of_loss(printed) ? 1U : 0U;
    }
    end_word();
    std::size_t const labels = std::max({m_whole_words, m_chained, std::size_t{m_glued ? 1U : 0U}});
    return m_titled || m_longest_chain >= table_in_cell ? std::max(labels, enough) : labels;
}

void LabelScan::begin_line() {
    // A label that the line's end cuts off goes on with the first words of the next line.
    std::erase_if(m_walks, [](Walk const& walk) { return !walk.opens_word; });
    for (Walk& walk : m_walks) {
        walk.begin = 0;
        walk.mark = 0;
        walk.han = 0;
    }
    m_chain = {};
    m_last_mark = 0;
    m_han = 0;
    m_whole_words = 0;
    m_chained = 0;
    m_longest_chain = 0;
    m_behind_label = false;
    m_glued = false;
    m_titled = false;
}

/// Takes a character that may_pass(), outside of all labels: nearly every one of a text in Latin
/// script.
void LabelScan::pass(char character) {
    Ascii const kind = ascii(character);
    if (kind == Ascii::Blank) {
        end_word();
    } else if (kind != Ascii::Nothing) {
        m_glued = m_glued || m_behind_label;
        m_behind_label = false;
        m_at_word_start = false;
    }
}

/// The next character of the line that counts; it has the bytes [begin, end).
void LabelScan::take(char32_t character, std::size_t begin, std::size_t end) {
    // "自然人12", "自然人法人", but not "自然人的申请".
    m_glued = m_glued || (m_behind_label && (!is_han(character) || may_begin(character)));
    m_behind_label = false;
    m_han += is_han(character) ? 1U : 0U;
    if (m_walks.empty() && !may_begin(character)) {
        m_at_word_start = false; // nearly every character of a text
        return;
    }
    m_next.clear();
    begin_walk(character, begin);
    go_on(character);
    for (char32_t const other : mainland_characters(character)) {
        begin_walk(other, begin);
        go_on(other);
    }
    std::swap(m_walks, m_next);
    m_at_word_start = false;
    for (Walk const& walk : m_walks) {
        if (is_whole(walk)) {
            end_label(walk, end);
        }
    }
}

void LabelScan::begin_walk(char32_t character, std::size_t begin) {
    auto const found = std::lower_bound(
        m_beginnings.begin(), m_beginnings.end(), character, [](auto const& beginning, char32_t c) {
            return beginning.first < c;
        });
    if (found != m_beginnings.end() && found->first == character) {
        Walk walk = found->second;
        walk.begin = begin;
        walk.mark = m_last_mark;
        walk.han = m_han - (is_han(character) ? 1U : 0U);
        walk.opens_word = m_at_word_start;
        m_next.push_back(walk);
    }
}

void LabelScan::go_on(char32_t character) {
    for (Walk walk : m_walks) {
        // The words of a walk are sorted by what follows; the one that ends there comes first.
        auto const next = [&walk](Word const& word) {
            return word.key.size() > walk.depth ? word.key[walk.depth] : U'\0';
        };
        auto const begin = m_words.begin() + walk.first;
        auto const end = m_words.begin() + walk.last;
        auto const first = std::partition_point(
            begin, end, [&](Word const& word) { return next(word) < character; });
        auto const last = std::partition_point(
            first, end, [&](Word const& word) { return next(word) == character; });
        if (first != last) {
            walk.first = static_cast<std::uint32_t>(first - m_words.begin());
            walk.last = static_cast<std::uint32_t>(last - m_words.begin());
            ++walk.depth;
            m_next.push_back(walk);
        }
    }
}

void LabelScan::end_label(Walk const& walk, std::size_t end) {
    m_behind_label = m_behind_label || walk.opens_word;
    bool const goes_on =
        m_chain.labels > 0 && walk.mark <= m_chain.end && walk.begin <= m_chain.end + longest_gap;
    if (!goes_on) {
        m_chain = {1, end, m_han, walk.opens_word};
    } else if (walk.begin >= m_chain.end) {
        ++m_chain.labels;
        m_longest_chain = std::max(m_longest_chain, m_chain.labels);
        m_chain.is_cell = m_chain.is_cell && walk.han == m_chain.han;
        std::size_t const counted = m_chain.labels == 2 ? 2 : 1; // the second counts the first, too
        m_chained += m_chain.is_cell ? counted : 0;
    }
    m_chain.end = end;
    m_chain.han = m_han;
}

/// At a blank, a bar or the line's end.
void LabelScan::end_word() {
    if (m_at_word_start) {
        return;
    }
    bool is_label = false;
    for (Walk const& walk : m_walks) {
        is_label = is_label || (walk.opens_word && is_whole(walk));
        m_titled = m_titled || (is_whole(walk) && m_words[walk.first].is_title);
    }
    m_whole_words += is_label ? 1U : 0U;
    m_at_word_start = true;
    m_behind_label = false;
}

} // namespace gouji
