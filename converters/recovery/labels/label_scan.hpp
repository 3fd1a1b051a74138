#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/converters/recovery/labels/form_labels.hpp"
#include "gouji/converters/recovery/words/character_set.hpp"

namespace gouji {

/// Counts the labels of the forms in running text without making cells of it: many times faster,
/// and blind to where cells end. It finds no fewer than the cells would hold once they are parted;
/// it may find more.
class LabelScan {
public:
    /// So many labels make a table.
    static constexpr std::size_t enough = 3;

    explicit LabelScan(LabelIndex const& index);

    /// How many labels end on the next line of the text, which may begin on the lines before it;
    /// `enough` or more where the line holds the title of a form.
    [[nodiscard]] std::size_t labels_on(std::string_view line);

private:
    struct Word {
        std::u32string key;
        bool is_title = false;
    };
    /// The words that begin as the text does since `begin`: [first, last) of m_words.
    struct Walk {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::size_t depth = 0;   ///< characters that they have in common with the text
        std::size_t begin = 0;   ///< byte of the line
        std::size_t mark = 0;    ///< byte behind the sentence mark before it
        std::size_t han = 0;     ///< ideographs of the line before it
        bool opens_word = false; ///< a blank, a bar or nothing stands before it
    };
    /// Labels on one line without a sentence's mark between them.
    struct Chain {
        std::size_t labels = 0;
        std::size_t end = 0;  ///< byte of the line
        std::size_t han = 0;  ///< ideographs of the line before its end
        bool is_cell = false; ///< it opens a word, and has no words between the labels
    };

    /// What a byte can be outside of all labels.
    enum class Ascii : std::uint8_t {
        Other,
        Nothing,       ///< does not count, and parts nothing
        Blank,         ///< a space
        Word,          ///< counts, and begins no label
        WordBeforeWord ///< counts, and begins none where another one of ASCII follows
    };

    void add_word(std::u32string key, bool is_title);
    void index_beginnings();
    void begin_line();
    void pass(char character);
    void take(char32_t character, std::size_t begin, std::size_t end);
    void begin_walk(char32_t character, std::size_t begin);
    void go_on(char32_t character);
    void end_label(Walk const& walk, std::size_t end);
    void end_word();
    [[nodiscard]] bool is_whole(Walk const& walk) const {
        return m_words[walk.first].key.size() == walk.depth;
    }
    [[nodiscard]] bool may_begin(char32_t character) const {
        return m_may_begin.contains(character);
    }

    [[nodiscard]] bool goes_on_in_ascii(char32_t first) const;
    [[nodiscard]] bool may_pass(std::string_view line, std::size_t at) const;
    [[nodiscard]] Ascii ascii(char byte) const {
        auto const character = static_cast<unsigned char>(byte);
        return character < m_ascii.size() ? m_ascii[character] : Ascii::Other;
    }

    std::vector<Word> m_words; ///< sorted
    /// By the first character of words: where in m_words they are.
    std::vector<std::pair<char32_t, Walk>> m_beginnings;
    CharacterSet m_may_begin; ///< words begin with it, or with what it stands for

    std::array<Ascii, 128> m_ascii{}; ///< by character

    std::vector<Walk> m_walks;
    std::vector<Walk> m_next; ///< of take(), kept for its memory
    bool m_at_word_start = true;

    // Of the line:
    Chain m_chain;
    std::size_t m_last_mark = 0;     ///< byte behind its last sentence mark
    std::size_t m_han = 0;           ///< ideographs so far
    std::size_t m_whole_words = 0;   ///< labels with blanks around them
    std::size_t m_chained = 0;       ///< labels in chains of several that are a cell
    std::size_t m_longest_chain = 0; ///< labels
    bool m_behind_label = false;     ///< the last character ends a label that opens a word
    bool m_glued = false;            ///< a label runs on into another one or into a number
    bool m_titled = false;
};

} // namespace gouji
