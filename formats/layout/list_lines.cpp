#include "gouji/formats/layout/list_lines.hpp"

#include <algorithm>

#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/layout/line_kinds.hpp"

namespace gouji {

namespace {

constexpr std::size_t item_indent = 2;
constexpr std::size_t content_indent = 4;

std::size_t indent_of(std::string_view text) {
    return std::min(text.find_first_not_of(' '), text.size());
}
/// A label and what stands behind it on its line.
struct ItemHead {
    std::string label;
    LayoutLine rest;
};

/// "LABEL text"; a label that is not of a known shape stands between backslashes: "\Step 1\ text".
std::optional<ItemHead> read_head(LayoutLine const& line) {
    std::size_t length = 0;
    std::string_view label;
    if (line.text.starts_with('\\')) {
        std::size_t const end = line.text.find('\\', 1);
        bool const closed = end != std::string_view::npos && end > 1 &&
                            (end + 1 == line.text.size() || line.text[end + 1] == ' ');
        label = closed ? line.text.substr(1, end - 1) : std::string_view{};
        length = closed ? end + 1 : 0;
    } else {
        length = list_label_length(line.text);
        label = line.text.substr(0, length);
    }
    if (length == 0) {
        return std::nullopt;
    }
    bool const blank_follows = length < line.text.size();
    return ItemHead{std::string{label}, drop_prefix(line, length + (blank_follows ? 1 : 0))};
}

/// Appends the lines from `at` on that are indented by `indent` or more, and returns where they
/// end.
std::size_t take_indented(
    LayoutLines lines, std::size_t at, std::size_t indent, std::vector<LayoutLine>& taken) {
    std::size_t end = at;
    for (std::size_t i = at; i < lines.size(); ++i) {
        std::size_t const blanks = indent_of(lines[i].text);
        bool const blank = is_blank_line(lines[i].text);
        if (!blank && blanks < indent) {
            break;
        }
        taken.push_back(drop_prefix(lines[i], std::min(blanks, indent)));
        end = blank ? end : i + 1;
    }
    while (!taken.empty() && is_blank_line(taken.back().text)) {
        taken.pop_back();
    }
    return end;
}

std::optional<ItemHead> indented_head(LayoutLine const& line) {
    if (indent_of(line.text) != item_indent || line.text.size() == item_indent) {
        return std::nullopt;
    }
    return read_head(drop_prefix(line, item_indent));
}

std::size_t skip_blank(LayoutLines lines, std::size_t at) {
    while (at < lines.size() && is_blank_line(lines[at].text)) {
        ++at;
    }
    return at;
}

void add_item(ListLines& list, ItemHead head, LayoutLines lines, std::size_t indent) {
    ItemLines item{std::move(head.label), {}};
    if (!head.rest.text.empty()) {
        item.lines.push_back(head.rest);
    }
    list.lines = take_indented(lines, list.lines + 1, indent, item.lines);
    list.items.push_back(std::move(item));
}

/// "- 5 -": the number of a page.
bool is_page_number(std::string_view text) {
    return is_value_line(text);
}

std::optional<ItemHead> margin_head(LayoutLine const& line) {
    if (line.text.starts_with(' ') || line.text.starts_with('\\')) {
        return std::nullopt;
    }
    auto head = read_head(line);
    bool const words = head && !trim_line(head->rest.text).empty() &&
                       !is_page_number(head->rest.text) && !has_bar_or_tab(head->rest.text);
    return words ? std::move(head) : std::nullopt;
}

std::optional<ListLines> find_bullets(LayoutLines lines, std::size_t depth) {
    ListLines list;
    std::string label;
    for (std::size_t at = 0; at < lines.size(); at = skip_blank(lines, list.lines)) {
        auto head = margin_head(lines[at]);
        if (!head || !is_bullet(head->label) || (!label.empty() && head->label != label)) {
            break;
        }
        label = head->label;
        list.lines = at;
        add_item(list, std::move(*head), lines, item_indent);
    }
    // One dash may be anything; one bullet is a list.
    bool const weak = label.size() == 1 || label == "–" || label == "—";
    if (list.items.empty() || (weak && depth == 0 && list.items.size() < 2)) {
        return std::nullopt;
    }
    return list;
}

/// Figures that count up, line by line: "1. …" over "2. …".
std::optional<ListLines> find_numbers(LayoutLines lines) {
    ListLines list;
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < lines.size(); at = list.lines) {
        auto head = margin_head(lines[at]);
        std::uint32_t const next = head ? label_number(head->label) : 0;
        if (next == 0 || (number != 0 && next != number + 1)) {
            break;
        }
        number = next;
        add_item(list, std::move(*head), lines, item_indent);
    }
    return list.items.size() < 2 ? std::nullopt : std::optional{std::move(list)};
}

std::optional<ListLines> find_indented(LayoutLines lines) {
    ListLines list;
    for (std::size_t at = 0; at < lines.size(); at = skip_blank(lines, list.lines)) {
        auto head = indented_head(lines[at]);
        if (!head) {
            break;
        }
        list.lines = at;
        add_item(list, std::move(*head), lines, content_indent);
    }
    return list.items.empty() ? std::nullopt : std::optional{std::move(list)};
}

} // namespace

std::optional<ListLines> find_list(LayoutLines lines, std::size_t depth) {
    if (lines[0].text.starts_with("  ")) {
        return find_indented(lines);
    }
    std::size_t const length = list_label_length(lines[0].text);
    if (length == 0) {
        return std::nullopt;
    }
    return is_bullet(lines[0].text.substr(0, length)) ? find_bullets(lines, depth)
                                                      : find_numbers(lines);
}

} // namespace gouji
