#pragma once
#include <functional>
#include <string>

#include "gouji/formats/text/writer_state.hpp"

namespace gouji {

/// Blocks as lines of Gouji's text notation (docs/formats.md), a blank line between two blocks.
/// Reading the lines gives the same blocks.
[[nodiscard]] Lines lines_of(Blocks const& blocks, WriterState& state);

/// The same, line by line as they are made: a text of many blocks is never there as a whole.
void write_blocks(
    Blocks const& blocks, WriterState& state, std::function<void(std::string line)> const& take);

/// The content of a cell: a line a line, a blank line between paragraphs. What a cell cannot hold
/// as a block of its own (headings, lists, …) becomes paragraphs of the same text, reported as
/// loss.
[[nodiscard]] Lines cell_lines_of(Blocks const& blocks, WriterState& state);

/// A table with the notes above it and the marks below it.
[[nodiscard]] Lines table_lines_of(Table const& table, WriterState& state);

} // namespace gouji
