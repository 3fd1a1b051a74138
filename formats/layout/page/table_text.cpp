#include "gouji/formats/layout/page/table_text.hpp"

#include <algorithm>

#include "gouji/formats/layout/page/page_geometry.hpp"

namespace gouji {

namespace {

/// Fills the colours that the cells of rows show at their texts.
void find_colours(
    PageText const& text,
    FoundTable const& table,
    std::span<FilledBox const> fills,
    std::vector<CellItem>& cells) {
    constexpr std::size_t most = 4'000'000; // cells times fills: no table needs so many
    if (fills.size() * cells.size() > most) {
        return;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        Rect const box = table.words[i].empty() ? table.grid.box_of(cells[i].slot)
                                                : text.words[table.words[i].front()].box;
        for (FilledBox const& fill : fills) {
            cells[i].colour = contains_middle(fill.box, box) ? fill.colour : cells[i].colour;
        }
    }
}

TableItem texts_of(PageText const& text, NestedTable const& nested, SourceLines const& source) {
    FoundTable const& table = nested.table;
    TableItem item;
    item.box = table.grid.box();
    item.xs = table.grid.xs;
    item.rows = table.grid.rows();
    item.head_rows = table.head_rows;
    item.ruled = table.ruled;
    for (std::size_t i = 0; i < table.grid.cells.size(); ++i) {
        std::vector<std::uint32_t> const& words = table.words[i];
        CellItem cell;
        cell.slot = table.grid.cells[i];
        cell.text = table.ruled ? cell_text(text, words, table.grid.box_of(cell.slot))
                                : wrapped_cell_text(text, words);
        cell.cut = is_cut_cell(text, words, table.grid.box_of(cell.slot));
        cell.bold =
            !words.empty() && std::all_of(words.begin(), words.end(), [&](std::uint32_t word) {
                return text.words[word].bold;
            });
        if (!words.empty()) {
            cell.source = source.of(words.front());
        }
        item.cells.push_back(std::move(cell));
    }
    find_colours(text, table, source.page().fills, item.cells);
    for (NestedTable::Inner const& inner : nested.inner) {
        item.cells[inner.cell].nested.push_back(texts_of(text, inner.table, source));
    }
    return item;
}

} // namespace

std::uint32_t SourceLines::add_line(WordIndices words) {
    std::vector<std::uint32_t> columns;
    std::string const line = spaced_line_text(m_text, words, columns);
    Rect box = m_text.words[words.front()].box;
    for (std::uint32_t const word : words) {
        box = united(box, m_text.words[word].box);
    }
    std::uint32_t const index =
        m_source.add_line(line, {-1, 0, m_page.number}, turn_back(box, m_turn, m_page));
    m_refs.resize(m_text.words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        m_refs[words[i]] = {index, columns[i]};
    }
    return index;
}

TableFragment
read_fragment(PageText const& text, FoundTable const& table, SourceLines const& source) {
    NestedTable const nested{table, {}};
    TableFragment fragment{texts_of(text, nested, source), {}};
    std::vector<std::uint32_t>& lines = fragment.source_lines;
    nested.for_each_word([&](std::uint32_t word) { lines.push_back(source.of(word).line); });
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    fragment.table.lines = {lines.front(), lines.back() - lines.front() + 1};
    return fragment;
}

TableItem read_table(PageText const& text, NestedTable const& table, SourceLines& source) {
    std::vector<std::uint32_t> words;
    table.for_each_word([&](std::uint32_t word) { words.push_back(word); });
    std::sort(words.begin(), words.end());
    LineRange lines{source.next_line(), 0};
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin + 1;
        while (end < words.size() && text.words[words[end]].line == text.words[words[begin]].line) {
            ++end;
        }
        source.add_line(WordIndices{words}.subspan(begin, end - begin));
        ++lines.count;
        begin = end;
    }
    TableItem item = texts_of(text, table, source);
    item.lines = lines;
    return item;
}

} // namespace gouji
