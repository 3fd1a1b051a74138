#include "gouji/converters/recovery/cells/broken_notes.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "gouji/converters/recovery/words/value_text.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Opening parentheses of the text less its closing ones; -1 once one closes that none opened.
int open_parentheses(std::string_view text) {
    int open = 0;
    for (std::size_t at = 0; at < text.size() && open >= 0;) {
        char32_t const c = next_code_point(text, at);
        open += c == U'（' || c == U'(' ? 1 : 0;
        open -= c == U'）' || c == U')' ? 1 : 0;
    }
    return open;
}

/// The cells [begin, end) are one value with a note that a line end or a blank breaks: "22（其中
/// 16", "件）".
struct BrokenNote {
    std::string text;
    std::size_t end = 0;
};

/// The cell goes on in the note before it: at the beginning of the next line, or behind a blank.
bool goes_on(StreamCell const& cell) {
    return cell.slot.row < 0 && !cell.marked_off && !is_outside(cell.kind) &&
           cell.kind != CellKind::Blank && (cell.starts_line ? cell.blank_lines == 0 : cell.close);
}

/// The note that the value opens, when cells behind it close it and nothing else.
std::optional<BrokenNote> broken_note(CellStream const& stream, std::size_t begin) {
    constexpr std::size_t most_cells = 5;
    StreamCell const& value = stream[begin];
    if (value.kind != CellKind::Value || value.pads > 0 || value.slot.row >= 0 ||
        open_parentheses(value.text) != 1) {
        return std::nullopt;
    }
    BrokenNote note{value.text, begin + 1};
    while (note.end < stream.size() && note.end < begin + most_cells && goes_on(stream[note.end])) {
        note.text += stream[note.end++].text;
        int const open = open_parentheses(note.text);
        if (open != 1) {
            bool const whole = open == 0 && looks_like_value(note.text);
            return whole ? std::optional{std::move(note)} : std::nullopt;
        }
        if (stream[note.end - 1].pads > 0) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace

void join_broken_notes(CellStream& stream, std::size_t begin) {
    std::size_t kept = begin; // where the next cell goes
    for (std::size_t at = begin; at < stream.size();) {
        std::size_t end = at + 1;
        if (std::optional<BrokenNote> const note = broken_note(stream, at)) {
            std::uint16_t const pads = stream[note->end - 1].pads;
            stream[at] = part_of(stream[at], note->text, 0);
            stream[at].pads = pads;
            end = note->end;
        }
        if (kept != at) {
            stream[kept] = std::move(stream[at]);
        }
        ++kept;
        at = end;
    }
    stream.resize(kept);
}

} // namespace gouji
