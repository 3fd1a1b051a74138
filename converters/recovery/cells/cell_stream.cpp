#include "gouji/converters/recovery/cells/cell_stream.hpp"

#include <algorithm>
#include <vector>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/converters/recovery/words/line_pieces.hpp"
#include "gouji/converters/recovery/words/line_words.hpp"
#include "gouji/converters/recovery/words/marked_number.hpp"
#include "gouji/converters/recovery/words/value_text.hpp"
#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/layout/comma_records.hpp"
#include "gouji/formats/layout/page_number.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Says what the text of `cell` is.
void set_text(StreamCell& cell, std::string_view trimmed, GlyphContext context) {
    cell.text = trimmed;
    cell.key = label_key(trimmed);
    cell.mended = mended_number(trimmed, context);
    cell.kind = trimmed.empty()                            ? CellKind::Blank
                : cell.mended || looks_like_value(trimmed) ? CellKind::Value
                                                           : CellKind::Text;
}

/// Writes the cells of one line behind each other.
class LineCells {
public:
    LineCells(CellStream& stream, LineContext const& context)
        : m_stream(stream), m_first(stream.size()), m_context(context) {}

    void add(std::string_view text, std::size_t column) {
        std::string_view const trimmed = trim(text);
        StreamCell& cell = push(column);
        set_text(cell, trimmed, {.bars = false, .stray_marks = !cell.starts_line});
    }

    /// Of the cell added last, in columns of text.
    void set_extent(std::size_t left, std::size_t right) {
        m_stream.back().left = static_cast<std::uint32_t>(left);
        m_stream.back().right = static_cast<std::uint32_t>(right);
    }

    void set_close() { m_stream.back().close = true; }

    /// The whole line, whatever it looks like.
    void add_whole(std::string_view line, CellKind kind) {
        StreamCell& cell = push(0);
        cell.text = trim(line);
        cell.kind = kind;
    }

    void add_blank(std::size_t column, bool maybe_pad) {
        StreamCell& cell = push(column);
        cell.kind = CellKind::Blank;
        cell.maybe_pad = maybe_pad;
    }

    void set_row_line(bool row_line) { m_row_line = row_line; }
    void set_marked_off() { m_marked_off = true; }

    /// Bars without anything between them belong to the cell before them, on this line or above.
    void add_pads(std::size_t count) {
        if (!m_stream.empty()) {
            m_stream.back().pads = static_cast<std::uint16_t>(
                std::min<std::size_t>(m_stream.back().pads + count, UINT16_MAX));
        }
    }

private:
    StreamCell& push(std::size_t column) {
        StreamCell cell;
        cell.starts_line = m_stream.size() == m_first;
        cell.blank_lines = cell.starts_line ? m_context.blank_lines : std::uint16_t{0};
        cell.block = m_context.block;
        cell.row_line = m_row_line;
        cell.marked_off = m_marked_off;
        cell.source = {
            m_context.where.line, static_cast<std::uint32_t>(m_context.where.column + column)};
        m_stream.push_back(std::move(cell));
        return m_stream.back();
    }

    CellStream& m_stream;
    std::size_t m_first;
    LineContext m_context;
    bool m_row_line = false;
    bool m_marked_off = false;
};

/// Bars. A blank between two bars is an empty cell; bars that touch at the row's end are padding,
/// and so is the blank that leads to them ("12 | ||": two bars of padding).
void append_bar_cells(LineCells& cells, std::string_view line, bool tight_bars_keep_blanks) {
    std::vector<LinePiece> const pieces = split_at_bars(line);
    std::size_t const last = pieces.size() - 1; // what follows the last bar
    bool const only_bars = std::none_of(pieces.begin(), pieces.end(), is_filled);
    if (only_bars && last == 1) {
        cells.add_blank(0, false); // one bar alone on its line closes an empty cell
        return;
    }
    bool const row_line = last >= 2 && is_blank(pieces[0].text) && is_blank(pieces[last].text);
    cells.set_row_line(row_line);
    std::vector<bool> const within = pieces_within_row(pieces, tight_bars_keep_blanks);
    for (std::size_t i = 0; i <= last; ++i) {
        bool const at_edge = i == 0 || i == last;
        if (is_filled(pieces[i])) {
            cells.add(pieces[i].text, pieces[i].column);
        } else if (at_edge) {
            if (i == 0 && only_bars && pieces[1].text.empty()) {
                cells.add_pads(1);
            }
        } else if (
            !within[i] &&
            (pieces[i].text.empty() || (pieces[i + 1].text.empty() && i + 1 != last))) {
            cells.add_pads(1);
        } else {
            cells.add_blank(pieces[i].column, i + 1 == last);
        }
    }
}

void append_comma_cells(LineCells& cells, std::vector<LinePiece> const& pieces) {
    for (LinePiece const& piece : pieces) {
        if (is_filled(piece)) {
            cells.add(piece.text, piece.column);
        } else {
            // An empty field; or a comma opens the row, and one ends it.
            bool const maybe_end = &piece == &pieces.back() && !is_filled(pieces.front());
            cells.add_blank(piece.column, maybe_end);
        }
    }
}

/// A tab separates cells; tabs at the start only indent. A line of tabs alone is one empty cell.
void append_tab_cells(LineCells& cells, std::string_view line) {
    std::size_t at = line.find_first_not_of(" \t");
    if (at == std::string_view::npos || is_blank(line)) {
        cells.add_blank(0, false);
        return;
    }
    while (true) {
        std::size_t const end = std::min(line.find('\t', at), line.size());
        std::string_view const text = line.substr(at, end - at);
        if (end == line.size() && is_blank(text)) {
            cells.add_blank(at, true); // an empty cell, or the tab ends the row
        } else {
            cells.add(text, at);
        }
        if (end == line.size()) {
            return;
        }
        at = end + 1;
    }
}

/// A word that is the whole text of a value cell; no part of a note with blanks in it.
bool is_value_word(std::string_view word) {
    auto const count = [&](std::string_view mark) {
        return word.find(mark) != std::string_view::npos;
    };
    bool const open = (count("(") || count("（")) != (count(")") || count("）"));
    return !open && (looks_like_value(word) || mended_number(word));
}

/// One tab behind a value, or behind a line set in columns, parts nothing; behind a text alone on
/// its line it may part it from an empty cell.
bool only_ends_in_tab(std::string_view line) {
    std::string_view const text = trim(line);
    std::string_view const behind = line.substr(line.find(text) + text.size());
    bool const one_tab = std::count(behind.begin(), behind.end(), '\t') == 1;
    std::size_t const last_blank = text.find_last_of(' ');
    bool const ends_in_value =
        is_value_word(last_blank == std::string_view::npos ? text : text.substr(last_blank + 1));
    return !text.empty() && one_tab && text.find('\t') == std::string_view::npos && ends_in_value;
}

/// "12件", "34（含失效9件）": digits, a unit or a closed note, and nothing else.
bool is_noted_number(std::string_view word) {
    std::size_t const digits = word.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) {
        return false;
    }
    std::string_view const behind = word.substr(digits);
    std::size_t const note = std::min({behind.find("（"), behind.find('('), behind.size()});
    bool const has_unit = note > 0;
    bool const closed = note == behind.size() || behind.ends_with("）") || behind.ends_with(')');
    return closed && is_value_word(word) && (!has_unit || is_unit_text(behind.substr(0, note)));
}

/// "12 件"
bool is_number_with_unit(LineWord const& number, LineWord const& unit) {
    return unit.gap == 1 && is_unit_text(unit.text) &&
           (parse_number(number.text) || mended_number(number.text));
}

/// Where the values at the end of a line begin.
std::size_t first_value_at_end(std::vector<LineWord> const& words) {
    std::size_t first = words.size();
    while (first > 0) {
        bool const with_unit = first > 1 && is_number_with_unit(words[first - 2], words[first - 1]);
        if (!with_unit && !is_value_word(words[first - 1].text)) {
            break;
        }
        first -= with_unit ? 2 : 1;
    }
    return first;
}

/// Columns: two blanks part cells, and one blank does beside a number or a stroke, and
/// between the values at the end of the line.
void append_column_cells(LineCells& cells, std::string_view line, TextMeasure measure) {
    std::vector<LineWord> words;
    for_each_word(line, measure, [&](LineWord const& word) {
        words.push_back(word);
        return true;
    });
    std::size_t const values = first_value_at_end(words);
    auto const is_number = [](LineWord const& word) {
        return parse_number(word.text) || is_stroke(word.text);
    };
    auto const may_be_number = [&](LineWord const& word) {
        return is_number(word) || mended_number(word.text);
    };
    // A glyph that looks like a digit is one beside a number, or beside another one.
    auto const stands_alone = [&](std::size_t i) {
        bool const beside_number = (i > 0 && may_be_number(words[i - 1])) ||
                                   (i + 1 < words.size() && may_be_number(words[i + 1]));
        return is_number(words[i]) || is_noted_number(words[i].text) ||
               (beside_number && mended_number(words[i].text));
    };
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i + 1;
        if (i < values && !stands_alone(i)) {
            while (end < values && words[end].gap < 2 && !stands_alone(end)) {
                ++end;
            }
        }
        if (end == i + 1 && end < words.size() && is_number_with_unit(words[i], words[end])) {
            ++end;
        }
        std::size_t const begin_byte = words[i].byte;
        std::size_t const end_byte = words[end - 1].byte + words[end - 1].text.size();
        cells.add(line.substr(begin_byte, end_byte - begin_byte), begin_byte);
        if (i == 0 || words[i].gap >= 2) {
            cells.set_extent(words[i].left, words[end - 1].right);
        } else {
            cells.set_close();
        }
        i = end;
    }
}

/// The numbers that programs write beside the rows of a data frame (from 0 on) or of a sheet (from
/// 1 on), and often above its columns (a sheet's are letters): they count, and are no values.
class FrameNumbers {
public:
    explicit FrameNumbers(TableGrid const& grid) : m_grid(grid) {
        constexpr std::int32_t fewest = 3;
        if (grid.rows() < fewest) {
            return;
        }
        bool const blank_corner = text_at(0, 0).empty();
        // A blank corner stands above the first number; without one each row has its number.
        std::int32_t const top = blank_corner ? 1 : 0;
        m_beside_rows = (blank_corner && counts_rows(top, 0)) || counts_rows(top, 1);
        if (m_beside_rows && blank_corner && grid.columns() >= fewest) {
            m_above_columns =
                names_columns([](std::int32_t column) { return std::to_string(column - 1); });
            m_above_columns |= names_columns([](std::int32_t column) { return letters(column); });
        }
    }

    [[nodiscard]] bool covers(TableGrid::Placed const& placed) const {
        return (m_beside_rows && placed.column == 0) || (m_above_columns && placed.row == 0);
    }

private:
    [[nodiscard]] std::string text_at(std::int32_t row, std::int32_t column) const {
        TableGrid::Placed const* const placed = m_grid.covering(row, column);
        return placed == nullptr ? std::string{} : plain_text(placed->cell->content);
    }

    [[nodiscard]] bool counts_rows(std::int32_t row, std::int32_t number) const {
        for (; row < m_grid.rows(); ++row, ++number) {
            if (text_at(row, 0) != std::to_string(number)) {
                return false;
            }
        }
        return true;
    }

    template <class Name> [[nodiscard]] bool names_columns(Name name) const {
        for (std::int32_t column = 1; column < m_grid.columns(); ++column) {
            if (text_at(0, column) != name(column)) {
                return false;
            }
        }
        return true;
    }

    /// A to Z, then AA, as sheets name their columns from 1 on.
    static std::string letters(std::int32_t column) {
        constexpr std::int32_t alphabet = 26;
        std::string name;
        for (; column > 0; column = (column - 1) / alphabet) {
            name.insert(name.begin(), static_cast<char>('A' + (column - 1) % alphabet));
        }
        return name;
    }

    TableGrid const& m_grid;
    bool m_beside_rows = false;
    bool m_above_columns = false;
};

} // namespace

void append_line_cells(CellStream& stream, std::string_view line, LineContext const& context) {
    // A new page begins with a form feed: it is no cell, and takes no column.
    LineContext behind = context;
    while (line.starts_with('\f')) {
        line.remove_prefix(1);
        ++behind.where.column;
    }
    LineCells cells(stream, behind);
    if (is_page_number(line)) {
        cells.add_whole(line, CellKind::PageNumber);
    } else if (has_bar(line)) {
        cells.set_marked_off();
        append_bar_cells(cells, line, context.tight_bars_keep_blanks);
    } else if (line.find('\t') != std::string_view::npos && !only_ends_in_tab(line)) {
        cells.set_marked_off();
        append_tab_cells(cells, line);
    } else if (auto const fields = split_at_commas(line); !fields.empty()) {
        append_comma_cells(cells, fields);
    } else {
        append_column_cells(cells, line, context.measure);
    }
}

void append_torn_line(CellStream& stream, std::string_view line, LineContext const& context) {
    LineCells(stream, context).add_whole(line, CellKind::Torn);
}

StreamCell part_of(StreamCell const& whole, std::string_view text, std::size_t at) {
    StreamCell part = whole;
    set_text(part, trim(text), {.bars = false, .stray_marks = true});
    part.source.column += static_cast<std::uint32_t>(at);
    part.pads = 0;
    part.left = 0; // it is not set in columns
    part.right = 0;
    return part;
}

void append_table_cells(CellStream& stream, TableGrid const& grid, std::uint32_t block) {
    FrameNumbers const numbers(grid);
    std::int32_t row = -1;
    for (TableGrid::Placed const& placed : grid.cells()) {
        if (numbers.covers(placed)) {
            continue;
        }
        StreamCell cell;
        cell.starts_line = placed.row != row;
        Blocks const& content = framed_content(placed.cell->content);
        std::string const text = plain_text(content);
        std::string_view const trimmed = is_unnamed_column(text) ? std::string_view{} : trim(text);
        set_text(cell, trimmed, {.bars = true, .stray_marks = !cell.starts_line});
        if (auto number = number_among_marks(placed.cell->content)) {
            cell.mended = MendedNumber{std::move(*number), false};
            cell.kind = CellKind::Value;
        }
        cell.block = block;
        cell.source = placed.cell->source;
        cell.slot = {placed.row, placed.column};
        stream.push_back(std::move(cell));
        row = placed.row;
    }
}

} // namespace gouji
