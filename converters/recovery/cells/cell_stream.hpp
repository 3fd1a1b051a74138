#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gouji/converters/recovery/words/glyph_digits.hpp"
#include "gouji/converters/recovery/words/text_measure.hpp"
#include "gouji/model/document.hpp"
#include "gouji/model/table_grid.hpp"

/// The cells of a document in reading order, whatever wrote them: lines with bars, tabs or columns,
/// one cell a line, or the cells of tables whose grid cannot be used as it is.

namespace gouji {

enum class CellKind : std::uint8_t {
    Text,       ///< a label, a heading, prose
    Value,      ///< a number, a stroke, or a number with a unit or note
    Blank,      ///< an empty cell that the layout shows
    PageNumber, ///< the foot of a page that the table goes over: no cell
    Torn,       ///< a line that holds some of two reports and cannot be parted: no cell of either
    Copy,       ///< the text of a label once more, in another slot of its span: no cell
};

/// No cell of a table.
[[nodiscard]] constexpr bool is_outside(CellKind kind) {
    return kind == CellKind::PageNumber || kind == CellKind::Torn || kind == CellKind::Copy;
}

struct StreamCell {
    std::string text;   ///< trimmed; line breaks inside a table cell as "\n"
    std::u32string key; ///< label_key(text)
    /// The number that a damaged print stands for, where it is one ("1O"): then a Value.
    std::optional<MendedNumber> mended;
    CellKind kind = CellKind::Text;
    bool starts_line = false;   ///< first cell of its line, or of its table row
    bool maybe_pad = false;     ///< a Blank at a line's end: an empty cell, or no cell
    bool row_line = false;      ///< its line opens and closes with a bar: a row of a table, whole
    bool continues_row = false; ///< its line goes on with the row of the line above
    bool marked_off = false;    ///< bars or tabs stand on its line
    bool whole_line = false;    ///< its line is a row, whole: nothing of that is on the next one
    bool close = false;         ///< one blank alone parts it from the cell before
    bool glossed = false;       ///< its line had glosses: another one with this text may differ
    std::uint32_t left = 0;   ///< columns of text that it takes, [left, right), where a line is set
    std::uint32_t right = 0;  ///< in columns; right 0 elsewhere
    std::uint16_t pads = 0;   ///< bars of padding behind the cell
    std::uint16_t copies = 0; ///< cells beside it that repeat it
    std::uint16_t blank_lines = 0; ///< blank lines before it
    std::uint32_t block = 0;       ///< index into Document::blocks
    SourceRef source;
    GridPosition slot{-1, -1}; ///< of cells of a table
};

/// A run of cells without a whole table, or another block that no form reaches over, between them.
using CellStream = std::vector<StreamCell>;

/// Where the cells of a line are.
struct LineContext {
    std::uint32_t block = 0;
    SourceRef where;
    std::uint16_t blank_lines = 0; ///< that precede it
    TextMeasure measure = TextMeasure::Columns;
    bool tight_bars_keep_blanks = false; ///< keeps_blanks_between_tight_bars() of some line
};

/// Appends the cells of one line.
void append_line_cells(CellStream& stream, std::string_view line, LineContext const& context);

/// Appends a line that cannot be parted, as one cell of kind Torn.
void append_torn_line(CellStream& stream, std::string_view line, LineContext const& context);

/// Appends the cells of a table, row by row, empty ones as Blank.
void append_table_cells(CellStream& stream, TableGrid const& grid, std::uint32_t block);

/// A cell that holds only the part `text` of what `whole` holds, which begins at its byte `at`.
[[nodiscard]] StreamCell part_of(StreamCell const& whole, std::string_view text, std::size_t at);

} // namespace gouji
