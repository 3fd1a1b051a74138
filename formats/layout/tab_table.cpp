#include <algorithm>
#include <vector>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/loose_cells.hpp"
#include "gouji/formats/layout/loose_table.hpp"

namespace gouji {

LooseTable read_tab_table(LayoutLines lines) {
    auto const tabs_of = [](LayoutLine const& line) {
        return static_cast<std::size_t>(std::count(line.text.begin(), line.text.end(), '\t'));
    };
    LooseTable found;
    std::size_t named = 0;
    std::size_t filled = 0;
    bool even = true;
    for (LayoutLine const& line : lines) {
        std::size_t const tabs = tabs_of(line);
        if (tabs == 0) {
            break;
        }
        even = even && tabs == tabs_of(lines[0]);
        named += line.text.front() == '\t' ? 0U : 1U;
        filled += line.text.back() == '\t' ? 0U : 1U;
        ++found.lines;
    }
    found.looks_like_one = found.lines >= 3;
    if (found.lines < 2 || !even || named * 2 <= found.lines) {
        return found;
    }
    std::size_t const columns = tabs_of(lines[0]) + 1;
    // Two texts side by side, each announcing something, are a form to sign.
    auto const announces = [](LayoutLine const& line) {
        return line.text.find(':') != std::string_view::npos ||
               line.text.find("：") != std::string_view::npos;
    };
    auto const announcing = static_cast<std::size_t>(std::count_if(
        lines.begin(), lines.begin() + std::ssize(lines.first(found.lines)), announces));
    bool const narrow_evident =
        found.lines > 2 && filled * 2 > found.lines && announcing * 2 < found.lines;
    bool const evident = columns > 2 || narrow_evident;
    if (!evident) {
        return found;
    }
    Table table;
    for (LayoutLine const& line : lines.first(found.lines)) {
        Row row;
        std::string_view rest = line.text;
        for (std::size_t i = 0; i < columns; ++i) {
            std::size_t const end = rest.find('\t');
            row.cells.push_back(make_loose_cell(line, trim_line(trim_ascii(rest.substr(0, end)))));
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
        table.rows.push_back(std::move(row));
    }
    found.table = std::move(table);
    return found;
}

} // namespace gouji
