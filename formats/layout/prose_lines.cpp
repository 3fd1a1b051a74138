#include "gouji/formats/layout/prose_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/table_notes.hpp"
#include "gouji/formats/support/east_asian_width.hpp"

namespace gouji {

namespace {

/// Wider blocks were not wrapped by hand or to a page.
constexpr std::size_t widest_wrapped = 160;
constexpr std::size_t narrowest_wrapped = 30;
/// Two Han characters and a punctuation mark that may not begin a line.
constexpr std::size_t slack = 5;
constexpr std::size_t fewest_lines = 3;

bool begins_indented(std::string_view line) {
    constexpr std::string_view ideographic_space = "\xE3\x80\x80";
    return line.starts_with("  ") || line.starts_with('\t') || line.starts_with(ideographic_space);
}

/// How wide lines are; nothing where these cannot be wrapped ones.
struct Measured {
    std::vector<std::uint16_t> widths;
    std::size_t widest = 0;
};

Measured measure(LayoutLines lines) {
    Measured measured;
    if (lines.size() < fewest_lines) {
        return measured;
    }
    measured.widths.reserve(lines.size());
    for (LayoutLine const& line : lines) {
        // Long lines are not wrapped ones; their exact width does not matter.
        bool const huge = line.text.size() > 4 * widest_wrapped;
        std::size_t const width = huge ? widest_wrapped + 1 : display_width(trim_line(line.text));
        measured.widest = std::max(measured.widest, width);
        if (measured.widest > widest_wrapped) {
            return {};
        }
        measured.widths.push_back(static_cast<std::uint16_t>(width));
    }
    return measured;
}

bool is_wrapped(LayoutLines lines, Measured const& measured) {
    if (measured.widths.empty() || measured.widest < narrowest_wrapped) {
        return false;
    }
    std::size_t full = 0;
    std::size_t open = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        bool const is_full = measured.widths[i] + slack >= measured.widest;
        full += is_full ? 1U : 0U;
        open += is_full && !ends_sentence(lines[i].text) ? 1U : 0U;
    }
    return full * 2 >= lines.size() && open >= 2;
}

bool is_latin(char character) {
    return static_cast<unsigned char>(character) < 0x80;
}

void append_line(std::string& text, std::string_view line) {
    bool const blank = !text.empty() && is_latin(text.back()) && is_latin(line.front());
    text += blank ? " " : "";
    text += line;
}

} // namespace

bool is_prose_line(LayoutLine const& line) {
    std::string_view const text = line.text;
    std::string_view const trimmed = trim_line(text);
    if (trimmed.empty() || has_bar_or_tab(text) || has_double_space(trimmed) ||
        trimmed.ends_with('\\')) {
        return false;
    }
    bool const marked = text[0] == '\\' || text[0] == '>' || text[0] == '\f' || text == ".." ||
                        is_table_note(text) || is_grid_border(text) || is_box_top(text);
    return !marked && fence_length(text) == 0 && list_label_length(trimmed) == 0 &&
           numbered_heading_level(trimmed) == 0;
}

void join_prose(
    LayoutLines lines,
    std::function<void(std::string_view paragraph, std::size_t lines)> const& take) {
    Measured const measured = measure(lines);
    if (!is_wrapped(lines, measured)) {
        for (LayoutLine const& line : lines) {
            take(trim_line(line.text), 1);
        }
        return;
    }
    std::string paragraph;
    std::size_t count = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string_view const line = trim_line(lines[i].text);
        append_line(paragraph, line);
        ++count;
        bool const is_full = measured.widths[i] + slack >= measured.widest;
        bool const goes_on = is_full && !ends_sentence(line) && i + 1 < lines.size() &&
                             !begins_indented(lines[i + 1].text);
        if (!goes_on) {
            take(paragraph, count);
            paragraph.clear();
            count = 0;
        }
    }
}

} // namespace gouji
