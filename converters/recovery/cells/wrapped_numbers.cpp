#include "gouji/converters/recovery/cells/wrapped_numbers.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/converters/recovery/words/value_text.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t most_lines = 4;  ///< of one row, with those of its label between them
constexpr std::size_t least_width = 3; ///< digits that the narrowest column has room for
constexpr std::size_t least_columns = 3;
constexpr std::size_t most_columns = 64; ///< a form has fewer; each number is held against them

/// The cells [begin, end) of the stream that stand on one line.
struct CellLine {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t numbers = 0;
    bool set = false;      ///< without bars or tabs
    bool has_text = false; ///< of a label
};

/// What stands below each other on the lines of one row.
struct Column {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::vector<std::size_t> pieces; ///< cells, from the top
};

/// The digits, narrow ones, of a number without a sign, a unit or a note; else nothing.
std::string digits_of(StreamCell const& cell) {
    std::string_view const text = cell.mended ? std::string_view{cell.mended->digits} : cell.text;
    return narrow_digits(text);
}

/// "3", "03件"
bool begins_with_digit(StreamCell const& cell) {
    std::size_t at = 0;
    char32_t const first = next_code_point(cell.text, at);
    return !digits_of(cell).empty() || (first >= U'0' && first <= U'9');
}

class WrappedNumbers {
public:
    WrappedNumbers(CellStream& stream, std::size_t begin) : m_stream(stream), m_begin(begin) {}

    void run() {
        find_lines();
        for (std::size_t first = 0; first < m_lines.size();) {
            first += std::max<std::size_t>(settle_row(first), 1);
        }
        for (OpenRow const& row : m_open) {
            for (CellLine const& line : std::span{m_lines}.subspan(row.first, row.count)) {
                if (!m_rows.empty() || !row.looks_like_rows) {
                    tear(line);
                }
            }
        }
        if (!m_rows.empty() || !m_dropped.empty()) {
            rebuild();
        }
    }

private:
    using Columns = std::vector<Column>;

    void find_lines() {
        for (std::size_t at = m_begin; at < m_stream.size(); ++at) {
            StreamCell const& cell = m_stream[at];
            if (cell.starts_line || m_lines.empty()) {
                m_lines.push_back({at, at, 0, true, false});
            }
            CellLine& line = m_lines.back();
            line.end = at + 1;
            line.set &= !cell.marked_off && !cell.whole_line && cell.slot.row < 0;
            line.numbers += cell.kind == CellKind::Value ? 1U : 0U;
            line.has_text |= cell.kind == CellKind::Text;
        }
        std::map<std::uint16_t, std::size_t> lines; // by the blank lines before them
        for (CellLine const& line : m_lines) {
            std::uint16_t const spacing = m_stream[line.begin].blank_lines;
            if (line.set && line.numbers > 0 && ++lines[spacing] > lines[m_spacing]) {
                m_spacing = spacing;
            }
        }
    }

    [[nodiscard]] bool follows(std::size_t line) const {
        StreamCell const& here = m_stream[m_lines[line].begin];
        return m_lines[line].set && here.blank_lines == m_spacing;
    }

    /// Joins the numbers of the row that begins on the line `first`; returns how many lines it has,
    /// 0 when it is no wrapped row.
    std::size_t settle_row(std::size_t first) {
        if (!m_lines[first].set || m_lines[first].numbers == 0) {
            return 0;
        }
        if (std::size_t const count = lines_of_row(first); count > 1) {
            settle_lines(first, count);
            return count;
        }
        OpenRow open{first, 0, false};
        for (std::size_t count = 2;
             count <= most_lines && first + count <= m_lines.size() && follows(first + count - 1);
             ++count) {
            std::span const lines = std::span{m_lines}.subspan(first, count);
            if (lines.back().numbers == 0) {
                continue; // of the label alone
            }
            std::optional<Columns> const columns = wrapped_columns(lines);
            bool const rows = columns && (looks_like_rows(lines, columns->size()) ||
                                          has_room(first, lines, *columns));
            bool const sum = columns && adds_up(*columns);
            if (sum && !rows) {
                join(lines, *columns);
                return count;
            }
            if (sum && !are_sums(lines)) {
                open = {first, count, false}; // one row, or two rows of which one is wrong
                break;
            }
            if (columns || is_unset(lines)) {
                open = {first, count, rows};
            }
        }
        if (open.count > 0) {
            m_open.push_back(open);
        }
        return 0;
    }

    /// How many lines the row has that begins on the line `first`, where its label tells.
    [[nodiscard]] std::size_t lines_of_row(std::size_t first) const {
        std::size_t end = first + 1;
        while (end < m_lines.size() && m_lines[end].set &&
               m_stream[m_lines[end].begin].continues_row) {
            ++end;
        }
        return end - first;
    }

    /// The lines are one row: its numbers are joined, or no row takes them.
    void settle_lines(std::size_t first, std::size_t count) {
        std::span const lines = std::span{m_lines}.subspan(first, count);
        std::optional<Columns> const columns = wrapped_columns(lines);
        if (columns && adds_up(*columns)) {
            join(lines, *columns);
        } else {
            m_open.push_back({first, count, false});
        }
    }

    /// The columns of the lines, if they may be those of one row that has numbers too long for
    /// them; nullopt when they are lines of several rows.
    [[nodiscard]] std::optional<Columns> wrapped_columns(std::span<CellLine const> lines) const {
        Columns columns;
        for (CellLine const& line : lines) {
            if (!add_line(columns, line)) {
                return std::nullopt;
            }
        }
        std::size_t const width = width_of(columns);
        bool const wrapped = columns.size() >= least_columns && width >= least_width &&
                             std::all_of(columns.begin(), columns.end(), [&](Column const& column) {
                                 return fits(column, width);
                             });
        std::sort(columns.begin(), columns.end(), [](Column const& left, Column const& right) {
            return left.left < right.left;
        });
        return wrapped ? std::optional{std::move(columns)} : std::nullopt;
    }

    /// False when the numbers of the line stand in no columns, or in none with those above.
    bool add_line(Columns& columns, CellLine const& line) const {
        for (std::size_t at = line.begin; at < line.end; ++at) {
            StreamCell const& cell = m_stream[at];
            if (cell.kind != CellKind::Value) {
                continue;
            }
            if (cell.right == 0) {
                return false;
            }
            Column* below = nullptr;
            for (Column& column : columns) {
                if (cell.left < column.right && column.left < cell.right) {
                    if (below != nullptr || column.pieces.back() >= line.begin) {
                        return false;
                    }
                    below = &column;
                }
            }
            if (below == nullptr) {
                if (columns.size() == most_columns) {
                    return false;
                }
                columns.push_back({cell.left, cell.right, {}});
                below = &columns.back();
            }
            below->left = std::min(below->left, cell.left);
            below->right = std::max(below->right, cell.right);
            below->pieces.push_back(at);
        }
        return true;
    }

    /// Each number of the line by itself, whether it is set in columns or not.
    [[nodiscard]] Columns columns_of(CellLine const& line) const {
        Columns columns;
        for (std::size_t at = line.begin; at < line.end; ++at) {
            if (m_stream[at].kind == CellKind::Value) {
                columns.push_back({m_stream[at].left, m_stream[at].right, {at}});
            }
        }
        return columns;
    }

    /// Most digits of a piece that goes on below it.
    [[nodiscard]] std::size_t width_of(Columns const& columns) const {
        std::size_t width = 0;
        for (Column const& column : columns) {
            for (std::size_t i = 0; i + 1 < column.pieces.size(); ++i) {
                width = std::max(width, digits_of(m_stream[column.pieces[i]]).size());
            }
        }
        return width;
    }

    /// Up to a blank or two.
    static bool fills(std::size_t digits, std::size_t width) {
        constexpr std::size_t slack = 2;
        return digits >= least_width && digits + slack >= width;
    }

    /// All pieces but the last fill the column, and nothing is wider.
    [[nodiscard]] bool fits(Column const& column, std::size_t width) const {
        std::span const pieces{column.pieces};
        bool const filled = std::all_of(pieces.begin(), pieces.end() - 1, [&](std::size_t cell) {
            return fills(digits_of(m_stream[cell]).size(), width);
        });
        StreamCell const& last = m_stream[pieces.back()];
        return filled && (pieces.size() == 1 || begins_with_digit(last)) &&
               digits_of(last).size() <= width;
    }

    [[nodiscard]] std::string text_of(Column const& column) const {
        return std::accumulate(
            column.pieces.begin(),
            column.pieces.end(),
            std::string(),
            [&](std::string const& text, std::size_t cell) {
                StreamCell const& piece = m_stream[cell];
                std::string const digits = digits_of(piece);
                return text + (digits.empty() ? piece.text : digits);
            });
    }

    /// The last number of each group is the sum of the others in it.
    [[nodiscard]] bool adds_up(Columns const& columns) const {
        std::vector<Amount> numbers;
        for (Column const& column : columns) {
            auto const number = parse_number(text_of(column));
            if (!number && column.pieces.size() > 1) {
                return false; // no stroke goes on below its line
            }
            numbers.push_back(number ? number->amount : Amount{});
        }
        std::size_t const least = std::min(least_columns, numbers.size());
        for (std::size_t size = std::max<std::size_t>(least, 2); size <= numbers.size(); ++size) {
            if (numbers.size() % size == 0 && groups_add_up(numbers, size)) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] static bool groups_add_up(std::span<Amount const> numbers, std::size_t size) {
        for (; !numbers.empty(); numbers = numbers.subspan(size)) {
            std::optional<Amount> sum = Amount{};
            for (Amount const& addend : numbers.first(size - 1)) {
                sum = sum ? sum->plus(addend) : sum;
            }
            if (!sum || !sum->equals(numbers[size - 1])) {
                return false;
            }
        }
        return true;
    }

    /// Each line may be a row by itself, as far as its labels and numbers tell.
    [[nodiscard]] bool looks_like_rows(std::span<CellLine const> lines, std::size_t columns) const {
        bool const whole = std::all_of(lines.begin(), lines.end(), [&](CellLine const& line) {
            return line.has_text && line.numbers == columns;
        });
        return whole || are_sums(lines);
    }

    /// Each line with numbers has a label, or as many numbers as any, as where its label is gone,
    /// and they add up; so does a total of zero alone.
    [[nodiscard]] bool are_sums(std::span<CellLine const> lines) const {
        std::size_t const most = fullest(lines).numbers;
        return std::all_of(lines.begin(), lines.end(), [&](CellLine const& line) {
            bool const is_row = line.has_text || line.numbers == most;
            Columns const numbers = columns_of(line);
            bool const is_zero = numbers.size() == 1 && text_of(numbers.front()) == "0";
            return line.numbers == 0 || (is_row && (is_zero || adds_up(numbers)));
        });
    }

    static CellLine const& fullest(std::span<CellLine const> lines) {
        return *std::max_element(
            lines.begin(), lines.end(), [](auto const& left, auto const& right) {
                return left.numbers < right.numbers;
            });
    }

    /// A number goes on below though a longer one stands whole in its column, on another line with
    /// as many numbers. `first`: the first of the lines.
    [[nodiscard]] bool
    has_room(std::size_t first, std::span<CellLine const> lines, Columns const& columns) const {
        constexpr std::size_t most_looked_at = 64; // lines above, and below
        std::size_t const numbers = fullest(lines).numbers;
        std::size_t const begin = first - std::min(first, most_looked_at);
        std::size_t const end = std::min(m_lines.size(), first + lines.size() + most_looked_at);
        for (std::size_t i = begin; i < end; ++i) {
            bool const other = i < first || i >= first + lines.size();
            if (other && m_lines[i].set && m_lines[i].numbers == numbers &&
                holds_longer(m_lines[i], columns)) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool holds_longer(CellLine const& line, Columns const& columns) const {
        Columns const numbers = columns_of(line);
        return std::any_of(columns.begin(), columns.end(), [&](Column const& column) {
            std::size_t const width = width_of({column});
            return width > 0 &&
                   std::any_of(numbers.begin(), numbers.end(), [&](Column const& number) {
                       bool const below = number.left < column.right && column.left < number.right;
                       return below && digits_of(m_stream[number.pieces.front()]).size() > width;
                   });
        });
    }

    /// No more numbers than those above that are as long as the longest there: what is left of
    /// them, where the blanks before the line are gone. A label beside them may also be a row's,
    /// unless the numbers above add up to nothing.
    [[nodiscard]] bool is_unset(std::span<CellLine const> lines) const {
        CellLine const& above = lines.front();
        CellLine const& below = lines.back();
        bool const is_row =
            below.has_text && (above.numbers <= least_columns || adds_up(columns_of(above)));
        if (lines.size() != 2 || is_row || below.numbers > above.numbers ||
            above.numbers < least_columns) {
            return false;
        }
        std::vector<std::size_t> lengths;
        for (std::size_t at = above.begin; at < above.end; ++at) {
            if (m_stream[at].kind == CellKind::Value) {
                lengths.push_back(digits_of(m_stream[at]).size());
            }
        }
        std::size_t const width = *std::max_element(lengths.begin(), lengths.end());
        auto const longest = std::count_if(lengths.begin(), lengths.end(), [&](std::size_t digits) {
            return fills(digits, width);
        });
        return static_cast<std::size_t>(longest) >= below.numbers;
    }

    /// Puts the joined numbers on the line with most of them.
    void join(std::span<CellLine const> lines, Columns const& columns) {
        CellLine const& main = fullest(lines);
        for (CellLine const& line : lines) {
            drop_numbers(line);
        }
        std::vector<StreamCell>& row = m_rows[main.end];
        for (Column const& column : columns) {
            row.push_back(joined(column, m_stream[main.begin].source.line));
        }
        row.front().starts_line = m_stream[main.begin].kind == CellKind::Value;
    }

    void drop_numbers(CellLine const& line) {
        for (std::size_t at = line.begin; at < line.end; ++at) {
            if (m_stream[at].kind == CellKind::Value) {
                m_dropped.insert(at);
            }
        }
    }

    /// The number of the column, on the line `line` with the others of its row.
    [[nodiscard]] StreamCell joined(Column const& column, std::uint32_t line) const {
        StreamCell cell = m_stream[column.pieces.front()];
        cell.source.line = line;
        cell.starts_line = false;
        cell.blank_lines = 0;
        if (column.pieces.size() > 1) {
            std::string print;
            for (std::size_t const piece : column.pieces) {
                print += (print.empty() ? "" : " ") + m_stream[piece].text;
            }
            cell.text = std::move(print);
            cell.mended = MendedNumber{text_of(column), false};
            cell.key = label_key(cell.mended->digits);
            cell.left = column.left;
            cell.right = column.right;
        }
        return cell;
    }

    /// Of the numbers on the line stays one cell that is of no row.
    void tear(CellLine const& line) {
        if (line.numbers == 0 || m_dropped.contains(line.begin)) {
            return;
        }
        bool first = true;
        for (std::size_t at = line.begin; at < line.end; ++at) {
            if (m_stream[at].kind != CellKind::Value || m_dropped.contains(at)) {
                continue;
            }
            if (first) {
                m_stream[at].kind = CellKind::Torn;
                m_stream[at].mended.reset();
                first = false;
            } else {
                m_dropped.insert(at);
            }
        }
    }

    void rebuild() {
        std::vector<StreamCell> cells;
        bool starts_line = false; // the cell that did so is gone
        for (std::size_t at = m_begin; at <= m_stream.size(); ++at) {
            if (auto const row = m_rows.find(at); row != m_rows.end()) {
                std::move(row->second.begin(), row->second.end(), std::back_inserter(cells));
                starts_line = false;
            }
            if (at == m_stream.size()) {
                break;
            }
            starts_line |= m_stream[at].starts_line;
            if (!m_dropped.contains(at)) {
                cells.push_back(std::move(m_stream[at]));
                cells.back().starts_line = starts_line;
                starts_line = false;
            }
        }
        m_stream.resize(m_begin);
        std::move(cells.begin(), cells.end(), std::back_inserter(m_stream));
    }

    /// Lines that may be one row and add up to nothing.
    struct OpenRow {
        std::size_t first = 0;
        std::size_t count = 0;
        bool looks_like_rows = false;
    };

    CellStream& m_stream;
    std::size_t m_begin;
    std::vector<CellLine> m_lines;
    std::uint16_t m_spacing = 0; ///< blank lines before most lines with numbers
    std::vector<OpenRow> m_open;
    std::set<std::size_t> m_dropped;                       ///< cells
    std::map<std::size_t, std::vector<StreamCell>> m_rows; ///< by the cell they stand before
};

} // namespace

void join_wrapped_numbers(CellStream& stream, std::size_t begin) {
    WrappedNumbers(stream, begin).run();
}

} // namespace gouji
