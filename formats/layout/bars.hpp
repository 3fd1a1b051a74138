#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace gouji {

/// Bytes of the bar that `text` begins with: | or one that is drawn or full width; 0 for none.
inline std::size_t bar_length(std::string_view text) {
    constexpr std::array<std::string_view, 4> drawn{"｜", "│", "┃", "║"};
    if (text.starts_with('|')) {
        return 1;
    }
    for (std::string_view const bar : drawn) {
        if (text.starts_with(bar)) {
            return bar.size();
        }
    }
    return 0;
}

/// Where the first bar of `text` begins; npos where it has none.
inline std::size_t find_bar(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        // The first bytes of all bars: this is asked of every line.
        bool const may_begin = text[at] == '|' || text[at] == '\xE2' || text[at] == '\xEF';
        if (may_begin && bar_length(text.substr(at)) > 0) {
            return at;
        }
    }
    return std::string_view::npos;
}

inline bool has_bar(std::string_view text) {
    return find_bar(text) != std::string_view::npos;
}

/// | or a tab: these part cells wherever they stand. Asked of every line: a search for each is far
/// faster than one for either.
inline bool has_bar_or_tab(std::string_view text) {
    return text.find('|') != std::string_view::npos || text.find('\t') != std::string_view::npos;
}

/// Two spaces on end: what parts fields of a line. Every second byte tells; a search for the string
/// would stop at every space.
inline bool has_double_space(std::string_view text) {
    for (std::size_t at = 1; at < text.size(); at += 2) {
        if (text[at] == ' ' &&
            (text[at - 1] == ' ' || (at + 1 < text.size() && text[at + 1] == ' '))) {
            return true;
        }
    }
    return false;
}

} // namespace gouji
