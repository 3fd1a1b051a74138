#include "gouji/formats/layout/page/table_nesting.hpp"

#include <algorithm>
#include <optional>

#include "gouji/formats/layout/page/page_geometry.hpp"

namespace gouji {

namespace {

/// The borders of an inner table may lie on those of its cell.
constexpr float slack = 2.0F;

std::optional<std::size_t> cell_around(FoundTable const& table, Rect const& box) {
    if (!contains(table.grid.box(), box, slack)) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < table.grid.cells.size(); ++i) {
        if (contains(table.grid.box_of(table.grid.cells[i]), box, slack)) {
            return i;
        }
    }
    return std::nullopt;
}

void take_words(std::vector<std::uint32_t>& from, FoundTable const& inner) {
    std::vector<std::uint32_t> taken;
    for (std::vector<std::uint32_t> const& words : inner.words) {
        taken.insert(taken.end(), words.begin(), words.end());
    }
    std::sort(taken.begin(), taken.end());
    std::erase_if(from, [&](std::uint32_t word) {
        return std::binary_search(taken.begin(), taken.end(), word);
    });
}

/// False when it stands in no cell of `outer`.
bool put_into(NestedTable& outer, FoundTable& table) {
    std::optional<std::size_t> const cell = cell_around(outer.table, table.grid.box());
    if (!cell) {
        return false;
    }
    take_words(outer.table.words[*cell], table);
    for (NestedTable::Inner& inner : outer.inner) {
        if (inner.cell == *cell && put_into(inner.table, table)) {
            return true;
        }
    }
    outer.inner.push_back({*cell, {std::move(table), {}}});
    return true;
}

} // namespace

std::vector<NestedTable> nest_tables(std::vector<FoundTable> tables) {
    std::vector<NestedTable> found;
    for (FoundTable& table : tables) {
        bool const inside = std::any_of(
            found.begin(), found.end(), [&](NestedTable& outer) { return put_into(outer, table); });
        if (!inside) {
            found.push_back({std::move(table), {}});
        }
    }
    return found;
}

} // namespace gouji
