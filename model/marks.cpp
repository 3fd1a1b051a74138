#include "gouji/model/marks.hpp"

#include <algorithm>
#include <charconv>

/// The grammar of a mark. What marks mean for a table is in table_marks.cpp.

namespace gouji {

namespace {

constexpr std::string_view nothing = "\\e";
constexpr std::string_view blank = "\\s";

bool begins_part(std::string_view text) {
    return text.starts_with("<-") || text.starts_with('=') || text.starts_with("@r") ||
           text.starts_with("by");
}

/// Escapes what is special in every text; false when `character` is not.
bool append_special(std::string& out, char character) {
    switch (character) {
    case '\n':
        out += "\\n";
        return true;
    case '\r':
        out += "\\r";
        return true;
    case '\t':
        out += "\\t";
        return true;
    case '\\':
    case '[':
    case ']':
    case ',':
    case ';':
        out += '\\';
        out += character;
        return true;
    default:
        return false;
    }
}

void append_name(std::string& out, std::string_view name) {
    if (name.empty()) {
        out += nothing;
    }
    for (char const character : name) {
        if (character == ' ') {
            out += blank;
        } else if (!append_special(out, character)) {
            out += character;
        }
    }
}

void append_text(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (append_special(out, text[at])) {
            continue;
        }
        bool const behind_blank = at == 0 || text[at - 1] == ' ';
        if (text[at] == ' ' && (behind_blank || at + 1 == text.size())) {
            out += blank;
            continue;
        }
        if (behind_blank && begins_part(text.substr(at))) {
            out += '\\';
        }
        out += text[at];
    }
}

void append_candidates(std::string& out, std::vector<std::vector<std::string>> const& candidates) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        out += i == 0 ? "" : "; ";
        if (candidates[i].empty() || (candidates[i].size() == 1 && candidates[i][0].empty())) {
            out += nothing;
            continue;
        }
        for (std::size_t slot = 0; slot < candidates[i].size(); ++slot) {
            out += slot == 0 ? "" : ",";
            append_text(out, candidates[i][slot]);
        }
    }
}

void append_slot(std::string& out, GridPosition slot, bool with_row) {
    if (with_row) {
        out += 'r' + std::to_string(std::int64_t{slot.row} + 1);
    }
    out += 'c' + std::to_string(std::int64_t{slot.column} + 1);
}

void append_slots(std::string& out, Mark const& mark) {
    if (mark.slots.empty()) {
        append_slot(out, {mark.grid_row, mark.grid_column}, true);
    }
    for (std::size_t i = 0; i < mark.slots.size(); ++i) {
        out += i == 0 ? "" : ",";
        append_slot(out, mark.slots[i], i == 0 || mark.slots[i - 1].row != mark.slots[i].row);
    }
}

} // namespace

std::string format_mark(Mark const& mark) {
    std::string out{mark_opening};
    for (std::string const* const name : {&mark.table, &mark.row, &mark.column}) {
        append_name(out, *name);
        out += ' ';
    }
    out += evidence_name(mark.evidence);
    if (mark.shown != 0 || mark.count != 0 || mark.bound_reached) {
        out += ' ' + std::to_string(mark.shown) + '/' + std::to_string(mark.count);
        out += mark.bound_reached ? "+" : "";
    }
    out += ':';
    if (!mark.value.empty()) {
        out += ' ';
        append_text(out, mark.value);
    }
    if (!mark.printed.empty()) {
        out += " <- ";
        append_text(out, mark.printed);
    }
    if (!mark.candidates.empty()) {
        out += " = ";
        append_candidates(out, mark.candidates);
    }
    if (mark.grid_row >= 0 && mark.grid_column >= 0) {
        out += " @";
        append_slots(out, mark);
    }
    if (!mark.rule.empty()) {
        out += " by ";
        append_text(out, mark.rule);
    }
    out += ']';
    return out;
}

namespace {

/// Reads one mark from behind its opening. Every function returns false where the text is not of
/// the grammar.
class MarkReader {
public:
    explicit MarkReader(std::string_view text) : m_text(text) {}

    bool read(Mark& mark) {
        return read_name(mark.table) && read_name(mark.row) && read_name(mark.column) &&
               read_evidence(mark) && read_body(mark);
    }
    /// Behind the closing bracket, after read().
    [[nodiscard]] std::size_t position() const { return m_at; }

private:
    [[nodiscard]] bool at_end() const { return m_at >= m_text.size(); }
    [[nodiscard]] std::string_view rest() const { return m_text.substr(m_at); }

    bool take(char expected) {
        if (at_end() || m_text[m_at] != expected) {
            return false;
        }
        ++m_at;
        return true;
    }

    template <class Number> bool read_number(Number& number) {
        char const* const end = m_text.data() + m_text.size();
        auto const [behind, error] = std::from_chars(m_text.data() + m_at, end, number);
        if (error != std::errc{} || number < 0) {
            return false;
        }
        m_at = static_cast<std::size_t>(behind - m_text.data());
        return true;
    }

    /// The character behind a backslash.
    bool read_escaped(std::string& out) {
        if (at_end()) {
            return false;
        }
        char const character = m_text[m_at++];
        switch (character) {
        case 'n':
            out += '\n';
            break;
        case 'r':
            out += '\r';
            break;
        case 't':
            out += '\t';
            break;
        case 's':
            out += ' ';
            break;
        case 'e':
            break;
        default:
            out += character;
        }
        return true;
    }

    /// A name and the blank behind it.
    bool read_name(std::string& name) {
        std::size_t const begin = m_at;
        while (!at_end() && m_text[m_at] != ']') {
            char const character = m_text[m_at++];
            if (character == ' ') {
                return m_at - 1 > begin;
            }
            if (character != '\\') {
                name += character;
            } else if (!read_escaped(name)) {
                return false;
            }
        }
        return false;
    }

    bool read_evidence(Mark& mark) {
        std::size_t const end = std::min(m_text.find_first_of(" :", m_at), m_text.size());
        if (!parse_evidence(m_text.substr(m_at, end - m_at), mark.evidence)) {
            return false;
        }
        m_at = end;
        if (take(' ')) {
            if (!read_number(mark.shown) || !take('/') || !read_number(mark.count)) {
                return false;
            }
            mark.bound_reached = take('+');
        }
        return take(':');
    }

    /// Value and optional parts up to the closing bracket.
    bool read_body(Mark& mark) {
        bool open = read_text(mark.value);
        while (open && !take(']')) {
            if (at_end()) {
                return false;
            }
            if (std::size_t const length = slots_length(); length != 0) {
                read_slots(mark);
            } else if (skip(" <- ")) {
                open = read_text(mark.printed);
            } else if (skip(" by ")) {
                open = read_text(mark.rule);
            } else if (skip(" = ")) {
                open = read_candidates(mark.candidates);
            } else {
                // Behind the slots stands something that is no part.
                return false;
            }
        }
        return open;
    }

    bool skip(std::string_view part) {
        if (!rest().starts_with(part)) {
            return false;
        }
        m_at += part.size();
        return true;
    }

    [[nodiscard]] bool at_part() {
        return rest().starts_with(" <- ") || rest().starts_with(" = ") ||
               rest().starts_with(" by ") || slots_length() != 0;
    }

    /// A text up to the next part, the closing bracket, or one of `separators`.
    bool read_text(std::string& text, std::string_view separators = {}) {
        text.clear();
        bool leading = true;
        while (!at_end() && m_text[m_at] != ']') {
            char const character = m_text[m_at];
            if (separators.find(character) != std::string_view::npos ||
                (character == ' ' && at_part())) {
                return true;
            }
            ++m_at;
            if (character == '\\') {
                if (!read_escaped(text)) {
                    return false;
                }
            } else if (character != ' ' || !leading) {
                text += character;
            }
            leading = leading && character == ' ';
        }
        return !at_end();
    }

    bool read_candidates(std::vector<std::vector<std::string>>& candidates) {
        candidates.assign(1, {});
        while (true) {
            std::string text;
            if (!read_text(text, ",;")) {
                return false;
            }
            candidates.back().push_back(std::move(text));
            if (take(';')) {
                candidates.emplace_back();
            } else if (!take(',')) {
                return true;
            }
        }
    }

    /// How long the slots are that begin here with " @r"; 0 when none do.
    std::size_t slots_length() {
        if (!rest().starts_with(" @r")) {
            return 0;
        }
        std::size_t const begin = m_at;
        Mark ignored;
        bool const good = read_slots(ignored);
        std::size_t const length = good ? m_at - begin : 0;
        m_at = begin;
        return length;
    }

    bool read_slots(Mark& mark) {
        m_at += 2;
        GridPosition slot;
        mark.slots.clear();
        do {
            if (take('r') && (!read_number(slot.row) || slot.row < 1)) {
                return false;
            }
            if (!take('c') || !read_number(slot.column) || slot.column < 1) {
                return false;
            }
            mark.slots.push_back({slot.row - 1, slot.column - 1});
        } while (take(','));
        mark.grid_row = mark.slots.front().row;
        mark.grid_column = mark.slots.front().column;
        if (mark.slots.size() == 1) {
            mark.slots.clear();
        }
        return !at_end() && (m_text[m_at] == ' ' || m_text[m_at] == ']');
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::vector<Mark> parse_marks(std::string_view text) {
    std::vector<Mark> marks;
    std::size_t begin = text.find(mark_opening);
    while (begin != std::string_view::npos) {
        begin += mark_opening.size();
        // A well-formed mark escapes brackets, so it ends before the next opening: no character is
        // looked at by more than one mark.
        std::size_t const next = text.find(mark_opening, begin);
        MarkReader reader{text.substr(begin, next == std::string_view::npos ? next : next - begin)};
        Mark mark;
        if (reader.read(mark)) {
            marks.push_back(std::move(mark));
        }
        begin = next;
    }
    return marks;
}

void move_mark(Mark& mark, GridPosition to) {
    GridPosition const by{to.row - mark.grid_row, to.column - mark.grid_column};
    for (GridPosition& slot : mark.slots) {
        slot.row += by.row;
        slot.column += by.column;
    }
    mark.grid_row = to.row;
    mark.grid_column = to.column;
}

} // namespace gouji
