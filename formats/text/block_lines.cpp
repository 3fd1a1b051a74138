#include "gouji/formats/text/block_lines.hpp"

#include <algorithm>
#include <utility>

#include "gouji/formats/layout/escaped_lines.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

void append(Lines& lines, Lines const& more, std::string_view indent = {}) {
    for (std::string const& line : more) {
        lines.push_back(line.empty() ? std::string{} : std::string{indent} + line);
    }
}

template <class IsPlain> Lines text_lines(std::string_view text, IsPlain const& is_plain) {
    Lines lines;
    while (true) {
        std::size_t const end = text.find('\n');
        std::string_view const line = text.substr(0, end);
        lines.push_back(escape_line(line, is_plain(line), end != std::string_view::npos));
        if (end == std::string_view::npos) {
            return lines;
        }
        text.remove_prefix(end + 1);
    }
}

Lines paragraph_lines(std::string_view text) {
    return text_lines(text, reads_as_plain);
}

/// Whether the heading's own number says that it is one, and of which level.
bool tells_itself(std::string_view text, std::int32_t level) {
    return text.find('\n') == std::string_view::npos && numbered_heading_level(text) == level &&
           trim(text).size() == text.size() && reads_as_plain_in_cell(text) && text.back() != '\\';
}

Lines underlined(std::string_view text, std::int32_t level) {
    Lines lines = text_lines(text, [](std::string_view line) {
        bool const numbered = numbered_heading_level(line) != 0 && reads_as_plain_in_cell(line);
        return numbered || reads_as_plain(line);
    });
    std::size_t width = 4;
    for (std::string const& line : lines) {
        width = std::max(width, display_width(line));
    }
    lines.emplace_back(width, underline_character(level));
    return lines;
}

Lines verbatim_lines(std::string_view text) {
    Lines lines{""};
    std::size_t fence = 3;
    while (true) {
        std::size_t const end = text.find('\n');
        std::string_view const line = text.substr(0, end);
        fence = std::max(fence, fence_length(line) + 1);
        lines.emplace_back(line);
        if (end == std::string_view::npos) {
            break;
        }
        text.remove_prefix(end + 1);
    }
    lines.front().assign(fence, '`');
    lines.emplace_back(fence, '`');
    return lines;
}

/// "2." as it is, "Step 2" between backslashes.
std::string label_text(std::string_view label, WriterState& state) {
    if (list_label_length(label) == label.size()) {
        return std::string{label};
    }
    std::string clean{label};
    if (std::erase_if(clean, [](char c) { return c == '\\' || c == '\n' || c == '\r'; }) != 0) {
        state.lose("list labels");
    }
    return '\\' + clean + '\\';
}

Lines list_lines(List const& list, WriterState& state) {
    Lines lines;
    for (ListItem const& item : list.items) {
        std::string head = "  " + label_text(item.label, state);
        Lines content = lines_of(item.children, state);
        bool const begins_with_text =
            !item.children.empty() && std::holds_alternative<Paragraph>(item.children[0].node);
        if (begins_with_text) {
            head += ' ' + content.front();
            content.erase(content.begin());
        }
        lines.push_back(std::move(head));
        append(lines, content, "    ");
    }
    return lines;
}

Lines quote_lines(Quote const& quote, WriterState& state) {
    Lines lines;
    for (std::string const& line : lines_of(quote.children, state)) {
        lines.push_back(line.empty() ? ">" : "> " + line);
    }
    return lines.empty() ? Lines{">"} : lines;
}

/// The lines of one block. A heading is drawn without its underline where that may do; `underline`
/// is set to the lines with it.
Lines block_lines(Block const& block, WriterState& state, Lines& underline) {
    return match(
        block,
        [&](Paragraph const& paragraph) {
            return paragraph_lines(text_of(paragraph.children, state));
        },
        [&](Heading const& heading) {
            std::string const text = text_of(heading.children, state);
            Lines with_underline = underlined(text, heading.level);
            if (!tells_itself(text, heading.level)) {
                return with_underline;
            }
            underline = std::move(with_underline);
            return Lines{text};
        },
        [&](List const& list) { return list_lines(list, state); },
        [&](Quote const& quote) { return quote_lines(quote, state); },
        [&](Verbatim const& verbatim) {
            return verbatim_lines(text_of({{Text{verbatim.text}}}, state));
        },
        [&](Box<Table> const& table) { return table_lines_of(*table, state); },
        [](PageBreak const&) { return Lines{"\f"}; });
}

struct Rendered {
    Lines lines;
    Lines underline; ///< a numbered heading with its underline; else empty
    bool is_list = false;
};

} // namespace

void write_blocks(
    Blocks const& blocks, WriterState& state, std::function<void(std::string line)> const& take) {
    auto const render = [&](std::size_t i) {
        Rendered rendered;
        if (i < blocks.size()) {
            rendered.lines = block_lines(blocks[i], state, rendered.underline);
            rendered.is_list = std::holds_alternative<List>(blocks[i].node);
        }
        return rendered;
    };
    bool first = true;
    bool after_list = false;
    bool after_values = false; // the last line is one of values
    Rendered current = render(0);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Rendered next = render(i + 1);
        // Beside a line of values a numbered line is the label of a broken table's row.
        bool const near_values =
            !current.underline.empty() &&
            (after_values || (!next.lines.empty() && is_value_line(next.lines.front())));
        if (near_values) {
            current.lines = std::move(current.underline);
        }
        if (!current.lines.empty()) {
            if (!first) {
                take({});
            }
            if (after_list && current.is_list) {
                take("..");
                take({});
            }
            first = false;
            after_list = current.is_list;
            after_values = is_value_line(current.lines.back());
            for (std::string& line : current.lines) {
                take(std::move(line));
            }
        }
        current = std::move(next);
    }
}

Lines lines_of(Blocks const& blocks, WriterState& state) {
    Lines lines;
    write_blocks(blocks, state, [&](std::string line) { lines.push_back(std::move(line)); });
    return lines;
}

} // namespace gouji
