#include <algorithm>
#include <vector>

#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/layout/cell_types.hpp"
#include "gouji/formats/layout/field_lines.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/loose_cells.hpp"
#include "gouji/formats/layout/loose_table.hpp"
#include "gouji/model/text.hpp"

/// Rows whose cells single blanks part, as extractors set the text of pages: a name, then numbers.

namespace gouji {

namespace {

constexpr std::size_t longest_line = 400;
constexpr std::size_t fewest_rows = 3; ///< below the header
constexpr std::size_t most_words = 40;

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    while (!line.empty()) {
        std::size_t const begin = std::min(line.find_first_not_of(' '), line.size());
        line.remove_prefix(begin);
        std::size_t const end = std::min(line.find(' '), line.size());
        if (end != 0) {
            words.push_back(line.substr(0, end));
        }
        line.remove_prefix(end);
    }
    return words;
}

bool may_be_row(std::string_view line) {
    return line.size() <= longest_line && !line.empty() && line.front() != ' ' &&
           line.find('\t') == std::string_view::npos && !has_double_space(line);
}

bool is_number_word(std::string_view word) {
    return is_number_field(word) || word == "-" || word == "/" || word == "—";
}

/// How many words at the end of a line are numbers.
std::size_t count_numbers(std::vector<std::string_view> const& words) {
    auto const text = std::find_if_not(words.rbegin(), words.rend(), is_number_word);
    return static_cast<std::size_t>(text - words.rbegin());
}

/// A name, and behind it as many numbers as columns; nothing when the line is no such row.
std::vector<std::string_view> split_row(LayoutLine const& line, std::size_t numbers) {
    if (!may_be_row(line.text)) {
        return {};
    }
    std::string_view const text = trim_line(line.text);
    std::vector<std::string_view> words = words_of(text);
    if (count_numbers(words) != numbers || words.size() == numbers) {
        return {};
    }
    std::vector<std::string_view> cells(
        words.end() - static_cast<std::ptrdiff_t>(numbers), words.end());
    auto const length = static_cast<std::size_t>(cells.front().data() - text.data());
    std::string_view const name = trim_line(text.substr(0, length));
    if (is_wordy_cell(name) || is_typed_cell(name)) {
        return {};
    }
    cells.insert(cells.begin(), name);
    return cells;
}

Row make_row(LayoutLine const& line, std::vector<std::string_view> const& cells, RowGroup group) {
    Row row;
    row.group = group;
    for (std::string_view const cell : cells) {
        row.cells.push_back(make_loose_cell(line, cell));
    }
    return row;
}

} // namespace

LooseTable read_word_table(LayoutLines lines) {
    LooseTable found;
    if (lines.size() <= fewest_rows || !may_be_row(lines[0].text) || !may_be_row(lines[1].text) ||
        std::string_view{"0123456789%-/"}.find(lines[1].text.back()) == std::string_view::npos) {
        return found;
    }
    std::vector<std::string_view> const header = words_of(trim_line(lines[0].text));
    bool const labels = header.size() >= 3 && header.size() <= most_words &&
                        std::all_of(header.begin(), header.end(), is_label_cell);
    if (!labels) {
        return found;
    }
    Table table;
    table.rows.push_back(make_row(lines[0], header, RowGroup::Head));
    for (LayoutLine const& line : lines.subspan(1)) {
        auto const cells = split_row(line, header.size() - 1);
        if (cells.empty()) {
            break;
        }
        table.rows.push_back(make_row(line, cells, RowGroup::Body));
    }
    // A row that has other numbers goes on with the table: some cells of it are blank.
    std::size_t const taken = table.rows.size();
    bool const ragged =
        taken < lines.size() && count_numbers(words_of(trim_line(lines[taken].text))) > 1;
    found.looks_like_one = taken > fewest_rows;
    if (found.looks_like_one) {
        found.lines = taken;
        if (!ragged) {
            found.table = std::move(table);
        }
    }
    return found;
}

} // namespace gouji
