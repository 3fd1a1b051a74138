#include "gouji/formats/layout/escaped_lines.hpp"

#include "gouji/formats/layout/line_kinds.hpp"

namespace gouji {

LineOfText unescape_line(std::string_view line, bool may_break) {
    bool const escaped = line.starts_with('\\');
    line.remove_prefix(escaped ? 1 : 0);
    bool const marked = line.ends_with('\\');
    bool const breaks = marked && may_break;
    line.remove_suffix(breaks || (marked && escaped) ? 1 : 0);
    return {std::string{line}, breaks};
}

std::string escape_line(std::string_view text, bool plain, bool breaks) {
    std::string line;
    line.reserve(text.size() + 2);
    if (!plain) {
        line += '\\';
    }
    line += text;
    std::string_view const trimmed = trim_line(text);
    bool const ends_blank =
        trimmed.empty() || trimmed.data() + trimmed.size() != text.data() + text.size();
    bool const open_end = !text.empty() && (text.back() == '\\' || ends_blank);
    if (breaks || (!plain && open_end)) {
        line += '\\';
    }
    return line;
}

} // namespace gouji
