#include "gouji/converters/recovery/words/noise.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>

#include "gouji/formats/support/readings.hpp"
#include "gouji/model/messages.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// A pinyin letter with a tone mark as its plain letter; 0 for any other character.
char plain_letter(char32_t code_point) {
    struct Letter {
        char plain;
        std::u32string_view toned;
    };
    constexpr std::array<Letter, 8> letters{{
        {'a', U"āáǎàăɑ"},
        {'e', U"ēéěèĕê"},
        {'i', U"īíǐìĭ"},
        {'o', U"ōóǒòŏ"},
        {'u', U"ūúǔùŭ"},
        {'v', U"ǖǘǚǜü"},
        {'n', U"ńňǹ"},
        {'m', U"ḿ"},
    }};
    for (Letter const& letter : letters) {
        if (letter.toned.find(code_point) != std::u32string_view::npos) {
            return letter.plain;
        }
    }
    return 0;
}

constexpr std::size_t longest_syllable = 6; // zhuang
constexpr std::size_t longest_word = 8;     // characters that one gloss may stand behind

/// The glosses behind one character, or behind a word: 公开(gōngkāi).
struct Gloss {
    std::u32string word;        ///< read so far: ends with the character before the gloss
    std::size_t characters = 1; ///< of the word that it reads
    std::size_t begin = 0;      ///< of the first parenthesis
    std::size_t end = 0;
    bool toned = false;
    bool repeated = false; ///< 政(zheng)(zheng)
};

/// The letters of the syllables in one parenthesis.
class Pinyin {
public:
    /// Takes the next character; false when it is no letter of pinyin, and parts no syllables.
    bool add(char32_t c) {
        constexpr std::u32string_view parts = U" '\u2019";
        if (!m_letters.empty() && parts.find(c) != std::u32string_view::npos) {
            return true;
        }
        constexpr char32_t diaeresis = 0x308;
        constexpr std::u32string_view tone_marks = U"\u0300\u0301\u0304\u030C";
        if (c == diaeresis && m_letters.ends_with('u')) {
            m_letters.back() = 'v';
            return true;
        }
        if (tone_marks.find(c) != std::u32string_view::npos) {
            m_toned = true;
            return !m_letters.empty();
        }
        if (c >= U'A' && c <= U'Z') {
            c += U'a' - U'A';
        }
        char const letter = c >= U'a' && c <= U'z' ? static_cast<char>(c) : plain_letter(c);
        m_toned |= letter != static_cast<char>(c) || c > U'z';
        m_letters += letter;
        return letter != 0 && m_letters.size() <= longest_word * longest_syllable;
    }
    [[nodiscard]] std::string const& letters() const { return m_letters; }
    [[nodiscard]] bool toned() const { return m_toned; }

private:
    std::string m_letters;
    bool m_toned = false;
};

/// `letters` are readings of the characters of `word`, one behind the other.
bool reads_as(std::u32string_view word, std::string_view letters) {
    if (word.empty() || letters.empty()) {
        return word.empty() && letters.empty();
    }
    std::size_t const longest = std::min(longest_syllable, letters.size());
    for (std::size_t size = 1; size <= longest; ++size) {
        if (is_reading(word.front(), letters.substr(0, size)) &&
            reads_as(word.substr(1), letters.substr(size))) {
            return true;
        }
    }
    return false;
}

/// How many of the last characters of `word` the letters read; 0 for none.
std::size_t characters_read(std::u32string_view word, std::string_view letters) {
    for (std::size_t size = 1; size <= word.size() && size <= letters.size(); ++size) {
        if (reads_as(word.substr(word.size() - size), letters)) {
            return size;
        }
    }
    return 0;
}

/// Reads one gloss of `gloss.word` at `at`; false when there is none.
bool read_one(std::string_view text, std::size_t at, Gloss& gloss) {
    if (at >= text.size() || (text[at] != '(' && text[at] != '\xEF')) {
        return false;
    }
    char32_t const open = next_code_point(text, at);
    if (open != U'(' && open != U'（') {
        return false;
    }
    char32_t const close = open == U'(' ? U')' : U'）';
    Pinyin pinyin;
    while (at < text.size()) {
        char32_t const c = next_code_point(text, at);
        if (c == close) {
            gloss.end = at;
            gloss.toned |= pinyin.toned();
            gloss.characters = characters_read(gloss.word, pinyin.letters());
            return gloss.characters > 0;
        }
        if (!pinyin.add(c)) {
            return false;
        }
    }
    return false;
}

/// The ideographs right before byte `at`; `before` precedes the text.
std::u32string word_before(std::string_view text, std::size_t at, char32_t before) {
    std::size_t begin = at;
    std::size_t characters = 0;
    while (begin > 0 && characters < longest_word) {
        std::size_t previous = begin;
        while (previous > 0 && (static_cast<unsigned char>(text[--previous]) & 0xC0U) == 0x80U) {
        }
        std::size_t behind = previous;
        if (!is_han(next_code_point(text, behind))) {
            break;
        }
        begin = previous;
        ++characters;
    }
    std::u32string const word = to_utf32(text.substr(begin, at - begin));
    return begin == 0 && is_han(before) ? before + word : word;
}

/// The glosses at `at`, behind `character`, or nullopt. `before` precedes the text.
std::optional<Gloss>
read_gloss(std::string_view text, std::size_t at, char32_t character, char32_t before) {
    bool const opens = at < text.size() && (text[at] == '(' || text[at] == '\xEF');
    if (!opens || !is_han(character)) {
        return std::nullopt;
    }
    Gloss gloss{word_before(text, at, before), 1, at, at, false, false};
    if (!read_one(text, at, gloss)) {
        return std::nullopt;
    }
    for (Gloss next = gloss; read_one(text, gloss.end, next); gloss = next) {
        next.repeated = true;
    }
    return gloss;
}

/// Where the next parenthesis opens from `at` on; the text's size for none.
std::size_t next_parenthesis(std::string_view text, std::size_t at) {
    constexpr std::string_view full_width = "（";
    while (at < text.size() && text[at] != '(' &&
           (text[at] != full_width.front() || !text.substr(at).starts_with(full_width))) {
        ++at;
    }
    return at;
}

char32_t last_code_point(std::string_view text, char32_t before) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0U) == 0x80U) {
    }
    return text.empty() ? before : next_code_point(text, at);
}

/// Calls `take` with each gloss of a text that follows the character `before`.
template <class Take>
void for_each_gloss(std::string_view text, char32_t before, Take const& take) {
    std::size_t behind_gloss = 0;
    for (std::size_t at = next_parenthesis(text, 0); at < text.size();
         at = next_parenthesis(text, at)) {
        std::string_view const between = text.substr(behind_gloss, at - behind_gloss);
        char32_t const character = last_code_point(between, behind_gloss == 0 ? before : 0);
        if (auto const gloss = read_gloss(text, at, character, before)) {
            take(*gloss);
            at = gloss->end;
            behind_gloss = at;
        } else {
            next_code_point(text, at);
        }
    }
}

/// Calls `visit` with every text of a document and the character that it follows.
class Texts {
public:
    using Visit = std::function<void(std::string& text, char32_t before)>;
    explicit Texts(Visit visit) : m_visit(std::move(visit)) {}

    void walk(Blocks& blocks) {
        for (Block& block : blocks) {
            match(
                block,
                [&](Paragraph& paragraph) { start(paragraph.children); },
                [&](Heading& heading) { start(heading.children); },
                [&](List& list) {
                    for (ListItem& item : list.items) {
                        walk(item.children);
                    }
                },
                [&](Quote& quote) { walk(quote.children); },
                [&](Verbatim& verbatim) { m_visit(verbatim.text, 0); },
                [&](Box<Table>& table) { walk(*table); },
                [](PageBreak&) {});
        }
    }

private:
    void start(Inlines& inlines) {
        m_before = 0;
        walk(inlines);
    }

    void walk(std::string& text) {
        char32_t const last = last_code_point(text, m_before);
        m_visit(text, m_before);
        m_before = last;
    }

    void walk(Inlines& inlines) {
        for (Inline& element : inlines) {
            match(
                element,
                [&](Text& text) { walk(text.utf8); },
                [&](LineBreak&) { m_before = 0; },
                [&](Styled& styled) { walk(styled.children); },
                [&](Box<Link>& link) { walk(link->children); },
                [&](Box<Image>&) { m_before = 0; },
                [&](Box<Ruby>& ruby) { walk(ruby->base); },
                [&](Box<Note>& note) {
                    char32_t const before = m_before;
                    walk(note->children);
                    m_before = before;
                });
        }
    }

    void walk(Table& table) {
        start(table.caption);
        for (Row& row : table.rows) {
            for (Cell& cell : row.cells) {
                walk(cell.content);
            }
        }
    }

    Visit m_visit;
    char32_t m_before = 0;
};

/// What a document's glosses look like.
class GlossSurvey {
public:
    void add(std::string_view text, char32_t before) {
        m_bytes += text.size();
        for_each_gloss(text, before, [this](Gloss const& gloss) { count(gloss); });
    }

    [[nodiscard]] Glosses::Kinds noise() const {
        constexpr std::size_t least = 3;
        constexpr std::size_t least_plain = 10; // "(a)" may stand behind a character by chance
        std::size_t const characters = m_bytes / 3;
        bool const again = m_toned > m_characters.size();
        Glosses::Kinds noise;
        noise.toned = m_toned >= least && (again || 50 * m_toned >= characters);
        noise.plain = m_repeated >= least || (m_plain >= least_plain && 20 * m_plain >= characters);
        return noise;
    }

private:
    void count(Gloss const& gloss) {
        if (gloss.toned) {
            ++m_toned;
            m_characters.insert(gloss.word.back());
        } else {
            ++m_plain;
            m_repeated += gloss.repeated ? 1U : 0U;
        }
    }

    std::size_t m_bytes = 0;
    std::size_t m_toned = 0;
    std::size_t m_plain = 0;
    std::size_t m_repeated = 0;
    std::set<char32_t> m_characters; ///< that have a gloss with a tone
};

} // namespace

std::vector<Glosses::Span> Glosses::find(std::string_view text, char32_t before) const {
    std::vector<Span> spans;
    if (are_noise()) {
        for_each_gloss(text, before, [&](Gloss const& gloss) {
            if (gloss.toned ? m_noise.toned : m_noise.plain) {
                std::size_t const first = gloss.word.size() - gloss.characters;
                spans.push_back({gloss.begin, gloss.end, gloss.word.substr(first)});
            }
        });
    }
    return spans;
}

std::string Glosses::strip(std::string_view text) const {
    std::vector<std::string> removed;
    return strip(text, removed);
}

std::string
Glosses::strip(std::string_view text, std::vector<std::string>& removed, char32_t before) const {
    std::string out;
    std::size_t kept = 0; // everything before is in `out` or stripped
    for (Span const& span : find(text, before)) {
        out += text.substr(kept, span.begin - kept);
        std::string& taken = removed.emplace_back(to_utf8(span.word));
        taken += text.substr(span.begin, span.end - span.begin);
        kept = span.end;
    }
    out += text.substr(kept);
    return out;
}

void Glosses::strip(Blocks& blocks) const {
    if (are_noise()) {
        std::vector<std::string> removed;
        Texts([&](std::string& text, char32_t before) {
            text = strip(text, removed, before);
        }).walk(blocks);
    }
}

Glosses remove_glosses(Document& document, Diagnostics& diagnostics) {
    GlossSurvey survey;
    Texts([&](std::string& text, char32_t before) {
        survey.add(text, before);
    }).walk(document.blocks);
    Glosses const glosses(survey.noise());
    if (!glosses.are_noise()) {
        return glosses;
    }
    std::vector<std::string> removed;
    Texts([&](std::string& text, char32_t before) {
        text = glosses.strip(text, removed, before);
    }).walk(document.blocks);
    diagnostics.add_many(
        Code::GlossRemoved,
        removed.size(),
        {},
        {{"count", std::to_string(removed.size())}, {"example", removed.front()}});
    for (std::string& gloss : removed) {
        document.furniture.push_back({FurnitureKind::Gloss, std::move(gloss), {}});
    }
    return glosses;
}

} // namespace gouji
