#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// A rebuilt table and the cells it was rebuilt from.
struct Claim {
    std::size_t begin = 0; ///< cells of the stream, [begin, end)
    std::size_t end = 0;
    std::vector<std::size_t> leftovers;   ///< texts among them that are no part of the table
    std::vector<std::size_t> label_rests; ///< leftovers that are pieces of the form's labels
    Table table;
};

/// Puts the claims of one stream in place of the blocks that their cells came from. What such a
/// block holds beside the table is kept before or behind it: the block itself where the table took
/// nothing of it, else its lines, structured anew. `running_heads`: lines that have no cells; those
/// of replaced blocks become furniture.
void apply_claims(
    Document& document,
    CellStream const& stream,
    std::vector<Claim> claims,
    std::span<std::uint32_t const> running_heads,
    Diagnostics& diagnostics);

} // namespace gouji
