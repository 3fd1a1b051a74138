#include "gouji/converters/recovery/broken_notes.hpp"

#include <string_view>
#include <utility>

#include "gouji/converters/recovery/value_text.hpp"
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

/// The cell below goes on in the note of the value, to its end.
bool closes_note(StreamCell const& value, StreamCell const& below) {
    return value.kind == CellKind::Value && value.pads == 0 && below.starts_line &&
           below.blank_lines == 0 && below.kind == CellKind::Text && value.slot.row < 0 &&
           below.slot.row < 0 && open_parentheses(value.text) == 1 &&
           open_parentheses(below.text) == -1 && looks_like_value(value.text + below.text);
}

} // namespace

void join_broken_notes(CellStream& stream, std::size_t begin) {
    std::size_t kept = begin; // where the next cell goes
    for (std::size_t at = begin; at < stream.size(); ++at) {
        if (kept > begin && closes_note(stream[kept - 1], stream[at])) {
            StreamCell& value = stream[kept - 1];
            std::uint16_t const pads = stream[at].pads;
            value = part_of(value, value.text + stream[at].text, 0);
            value.pads = pads;
            continue;
        }
        if (kept != at) {
            stream[kept] = std::move(stream[at]);
        }
        ++kept;
    }
    stream.resize(kept);
}

} // namespace gouji
