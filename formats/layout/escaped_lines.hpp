#pragma once
#include <string>
#include <string_view>

namespace gouji {

/// One line of a paragraph in Gouji's text notation. A leading backslash says "this is text"; it is
/// taken off, and then one backslash at the end too, which guards blanks (or a backslash) there. A
/// backslash at the end of a line that is not the last of its paragraph is a line break.
struct LineOfText {
    std::string text;
    bool breaks = false; ///< the paragraph goes on in the next line
};

/// `line` without blanks at its right. `may_break`: a line follows that can continue the paragraph.
[[nodiscard]] LineOfText unescape_line(std::string_view line, bool may_break);

/// The inverse. `plain`: the text needs no leading backslash; `breaks`: another line of the
/// paragraph follows (never in cells, where each line is one anyway).
[[nodiscard]] std::string escape_line(std::string_view text, bool plain, bool breaks);

} // namespace gouji
