#include "gouji/formats/layout/paged_table.hpp"

#include <algorithm>
#include <utility>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/page_number.hpp"

namespace gouji {

namespace {

/// Longer tables are not read again for each of their pages.
constexpr std::size_t most_lines = 4000;

bool is_blank_or_form_feed(std::string_view line) {
    return trim_line(line).empty() || trim_line(line) == "\f";
}

/// "|---|---|", "---- ----": a header stands above it, so a table of its own begins there.
bool is_rule(std::string_view line) {
    return line.find("--") != std::string_view::npos &&
           line.find_first_not_of("|-:=+ \t") == std::string_view::npos;
}

/// The same words, however far apart: a page that repeats the header begins a table that has one.
bool are_same_words(std::string_view left, std::string_view right) {
    auto const next_word = [](std::string_view& text) {
        constexpr std::string_view blanks = " \t\f|";
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        std::string_view const word = text.substr(0, text.find_first_of(blanks));
        text.remove_prefix(word.size());
        return word;
    };
    while (!left.empty() || !right.empty()) {
        if (next_word(left) != next_word(right)) {
            return false;
        }
    }
    return true;
}

/// Behind the blank lines and the numbers of pages from `at` on; `at` when there is no number.
std::size_t
behind_page_number(LayoutLines lines, std::size_t at, std::vector<LayoutLine>& numbers) {
    std::size_t const before = numbers.size();
    std::size_t end = at;
    for (; end < lines.size(); ++end) {
        if (is_page_number(lines[end].text)) {
            numbers.push_back(lines[end]);
        } else if (!is_blank_or_form_feed(lines[end].text)) {
            break;
        }
    }
    return numbers.size() == before ? at : end;
}

} // namespace

LooseTable read_loose_table(LayoutLines lines) {
    if (begins_with_bars(lines)) {
        return read_pipe_table(lines);
    }
    if (lines[0].text.find('\t') != std::string_view::npos) {
        return read_tab_table(lines);
    }
    LooseTable found = read_multiline_table(lines);
    if (!found.table) {
        found = read_fixed_width_table(lines);
    }
    return found.lines != 0 ? std::move(found) : read_word_table(lines);
}

PagedTable join_pages(LayoutLines lines, Table table, std::size_t count) {
    PagedTable paged{std::move(table), count, {}};
    std::vector<LayoutLine> rows; // of all pages
    while (paged.lines <= most_lines) {
        std::vector<LayoutLine> numbers = paged.page_numbers;
        std::size_t const next = behind_page_number(lines, paged.lines, numbers);
        bool const apart = next == paged.lines || next == lines.size() ||
                           is_rule(lines[next].text) ||
                           are_same_words(lines[0].text, lines[next].text) ||
                           (next + 1 < lines.size() && is_rule(lines[next + 1].text));
        if (apart) {
            break;
        }
        if (rows.empty()) {
            rows.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count));
        }
        std::size_t const before = rows.size();
        for (std::size_t i = next; i < lines.size() && !is_blank_or_form_feed(lines[i].text); ++i) {
            bool const new_page = i == next && lines[i].text.starts_with('\f');
            rows.push_back(new_page ? drop_prefix(lines[i], 1) : lines[i]);
        }
        LooseTable longer = read_loose_table(rows);
        if (!longer.table || longer.lines <= before ||
            longer.table->rows.size() <= paged.table.rows.size()) {
            break;
        }
        rows.resize(longer.lines);
        paged = {std::move(*longer.table), next + longer.lines - before, std::move(numbers)};
    }
    return paged;
}

} // namespace gouji
