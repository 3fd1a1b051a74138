#include "gouji/formats/layout/hash_headings.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t deepest = 6;
constexpr std::size_t longest_heading = 300; ///< bytes
constexpr std::size_t widest_heading = 100;  ///< columns

bool is_blank_at(LayoutLines lines, std::size_t at) {
    return at >= lines.size() || trim_line(lines[at].text).empty();
}

bool starts_with_any(std::string_view text, std::span<std::string_view const> words) {
    return std::any_of(
        words.begin(), words.end(), [text](auto word) { return text.starts_with(word); });
}

/// "name = value", "command(…);", "import x".
bool is_code(std::string_view line) {
    constexpr std::array<std::string_view, 20> words{
        "import ", "from ",   "def ",  "class ",   "export ", "if ",     "let ",
        "const ",  "return ", "echo ", "set ",     "deb ",    "static ", "local ",
        "use ",    "my ",     "$",     "#include", "@",       "%"};
    std::string_view const text = trim_ascii(line);
    if (text.empty() || line.starts_with("    ") || holds_han(text)) {
        return false;
    }
    std::size_t const name = text.find_first_of(" =:");
    std::string_view const behind = text.substr(std::min(name, text.size()));
    bool const assigns = behind.starts_with("=") || behind.starts_with(" = ") ||
                         behind.starts_with(" := ") || behind.starts_with(": ");
    bool const ends = std::string_view{";{}\\"}.find(text.back()) != std::string_view::npos;
    bool const one_word = text.find(' ') == std::string_view::npos;
    bool const called =
        one_word && (text.ends_with(')') || text.ends_with(']') || text.ends_with(','));
    return assigns || ends || called || starts_with_any(text, words);
}

/// "There are two ways": words of a sentence.
bool begins_sentence(std::string_view line) {
    constexpr std::ptrdiff_t fewest_blanks = 3;
    return !line.empty() && line.front() >= 'A' && line.front() <= 'Z' && !is_code(line) &&
           std::count(line.begin(), line.end(), ' ') >= fewest_blanks;
}

/// What may stand directly below a heading.
bool goes_with_heading(std::string_view line) {
    constexpr std::array<std::string_view, 7> begins{"|", "- ", "* ", "> ", "```", "#", "!["};
    return starts_with_any(trim_ascii(line), begins) || holds_han(line) || begins_sentence(line);
}

/// How the lines of a text that begin with the sign speak for headings, or against them.
class HashJudge {
public:
    explicit HashJudge(LayoutLines lines) : m_lines(lines) {}

    bool run() {
        std::size_t fence = 0; // of the block of code that is open
        for (std::size_t at = 0; at < m_lines.size() && !m_foreign; ++at) {
            std::string_view const line = m_lines[at].text;
            std::size_t const length = fence_length(line);
            if (length >= std::max<std::size_t>(fence, 3)) {
                fence = fence == 0 ? length : 0;
            } else if (fence == 0 && line.starts_with('#')) {
                add(at);
            } else if (fence == 0 && !trim_line(line).empty()) {
                ++m_lines_of_text;
                m_lines_of_code += is_code(line) ? 1U : 0U;
            }
        }
        return !m_foreign && m_headings != 0 && (m_deeper || m_han || is_title()) &&
               m_code * 4 < m_headings && m_apart * 2 >= m_headings &&
               m_lines_of_code * 5 <= m_lines_of_text;
    }

private:
    /// One line alone, at the top of a text that is no program, is its title.
    [[nodiscard]] bool is_title() const {
        std::size_t first = 0;
        while (is_blank_at(m_lines, first) && first < m_lines.size()) {
            ++first;
        }
        auto const title = read_hash_heading(m_lines[first].text);
        return m_headings == 1 && title && is_blank_at(m_lines, first + 1) &&
               title->text.find(':') == std::string_view::npos &&
               m_lines_of_code * 20 <= m_lines_of_text;
    }

    void add(std::size_t at) {
        std::string_view const line = m_lines[at].text;
        auto const heading = read_hash_heading(line);
        if (!heading) {
            std::string_view const behind = line.substr(1, 1);
            bool const letter = behind.empty() || behind == " " || behind == "\t" ||
                                behind == "!" || behind == "\r" ||
                                (static_cast<unsigned char>(behind[0] | 0x20) >= 'a' &&
                                 static_cast<unsigned char>(behind[0] | 0x20) <= 'z');
            m_foreign = letter; // but "#12", "#话题#", "####"
            return;
        }
        std::size_t const next = at + 1;
        auto const below =
            is_blank_at(m_lines, next) ? std::nullopt : read_hash_heading(m_lines[next].text);
        bool const rule_below =
            !is_blank_at(m_lines, next) && m_lines[next].text.starts_with("##") && !below;
        if ((below && below->level == heading->level) || rule_below) {
            m_foreign = true;
            return;
        }
        ++m_headings;
        m_deeper = m_deeper || heading->level > 1;
        m_han = m_han || holds_han(heading->text);
        bool const apart = is_blank_at(m_lines, next) || goes_with_heading(m_lines[next].text);
        m_apart += apart ? 1U : 0U;
        std::size_t follower = next;
        while (follower < m_lines.size() && is_blank_at(m_lines, follower)) {
            ++follower;
        }
        m_code += follower < m_lines.size() && is_code(m_lines[follower].text) ? 1U : 0U;
    }

    LayoutLines m_lines;
    bool m_foreign = false;
    bool m_deeper = false; ///< a heading has a level below the first
    bool m_han = false;
    std::size_t m_lines_of_text = 0; ///< outside headings and fences
    std::size_t m_lines_of_code = 0;
    std::size_t m_headings = 0;
    std::size_t m_apart = 0; ///< of the headings: what follows is parted from it, or goes with it
    std::size_t m_code = 0;  ///< of the headings: a program's line follows
};

} // namespace

std::optional<HashHeading> read_hash_heading(std::string_view line) {
    constexpr std::array<std::string_view, 6> sentence_ends{"。", "；", "，", ";", ",", "."};
    std::size_t const level = std::min(line.find_first_not_of('#'), line.size());
    if (level == 0 || level > deepest || line.size() > longest_heading) {
        return std::nullopt;
    }
    std::string_view const behind = line.substr(level);
    std::string_view text = trim(behind);
    if (text.empty() || text.data() == behind.data()) {
        return std::nullopt;
    }
    // A closing run of signs, parted by a blank, is no text.
    std::size_t const last = text.find_last_not_of('#');
    if (last != std::string_view::npos && last + 1 < text.size() && text[last] == ' ') {
        text = trim(text.substr(0, last));
    }
    bool const sentence = std::any_of(sentence_ends.begin(), sentence_ends.end(), [text](auto end) {
        return text.ends_with(end);
    });
    bool const drawn = text.find_first_not_of("#=-~*+ ") == std::string_view::npos;
    if (text.empty() || sentence || drawn || display_width(text) > widest_heading) {
        return std::nullopt;
    }
    return HashHeading{static_cast<std::int32_t>(level), text};
}

bool has_hash_headings(LayoutLines lines) {
    return HashJudge{lines}.run();
}

} // namespace gouji
