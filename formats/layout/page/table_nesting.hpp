#pragma once
#include <vector>

#include "gouji/formats/layout/page/found_table.hpp"

namespace gouji {

/// A table with the tables that stand in its cells.
struct NestedTable {
    struct Inner;
    FoundTable table;
    std::vector<Inner> inner;

    /// Calls visit(index) for every word of it and of the tables in it.
    template <class Visit> void for_each_word(Visit const& visit) const;
};
struct NestedTable::Inner {
    std::size_t cell = 0; ///< index into table.grid.cells
    NestedTable table;
};

template <class Visit> void NestedTable::for_each_word(Visit const& visit) const {
    for (std::vector<std::uint32_t> const& words : table.words) {
        for (std::uint32_t const word : words) {
            visit(word);
        }
    }
    for (Inner const& found : inner) {
        found.table.for_each_word(visit);
    }
}

/// Puts each table into the cell that it stands in; the outer ones come first in `tables`. The
/// words of an inner table are its own.
[[nodiscard]] std::vector<NestedTable> nest_tables(std::vector<FoundTable> tables);

} // namespace gouji
