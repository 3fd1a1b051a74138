#include "gouji/formats/layout/page/aligned_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/page/captions.hpp"
#include "gouji/formats/layout/page/line_text.hpp"
#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/formats/layout/page/table_header.hpp"

namespace gouji {

namespace {

/// In parts of the font size: a gap that prose does not have.
constexpr float evident_gap = 0.9F;
/// Lines of a table stand no further apart.
constexpr float widest_spacing = 2.7F;
constexpr float looser = 1.7F; ///< than the lines before
/// Lines without columns between lines with columns: a heading of rows, a wrapped label.
constexpr std::size_t most_plain_lines = 2;
constexpr std::size_t most_head_lines = 8;
constexpr float rule_overlap = 0.6F;
/// In parts of the column of text.
constexpr float prose_width = 0.85F;
constexpr float widest_text_cell = 14.F; ///< em

bool is_tabular(TableLine const& line) {
    for (std::size_t i = 1; i < line.chunks.size(); ++i) {
        if (line.chunks[i].x0 - line.chunks[i - 1].x1 >= evident_gap * line.size) {
            return true;
        }
    }
    return false;
}

/// The number of a page: figures alone, or a small Roman numeral; -1 for anything else.
long page_number_of(std::string_view text) {
    constexpr std::size_t most_digits = 4;
    if (text.empty() || text.size() > most_digits) {
        return -1;
    }
    if (text.find_first_not_of("ivxl") == std::string_view::npos) {
        return 0;
    }
    return text.find_first_not_of("0123456789") == std::string_view::npos
               ? std::strtol(std::string{text}.c_str(), nullptr, 10)
               : -1;
}

class Finder {
public:
    Finder(PageText const& text, std::span<TableLine const> lines, std::span<RowRule const> rules)
        : m_text(text), m_lines(lines), m_rules(rules) {
        for (TableLine const& line : lines) {
            m_left = std::min(m_left, line.box.x0);
            m_right = std::max(m_right, line.box.x1);
        }
    }

    std::vector<AlignedTable> find() {
        for (std::size_t at = 0; at < m_lines.size();) {
            if (!is_tabular(m_lines[at])) {
                ++at;
                continue;
            }
            std::size_t const end = run_end(at);
            try_run(at, end);
            at = end;
        }
        return std::move(m_found);
    }

private:
    [[nodiscard]] float spacing(std::size_t line) const {
        return m_lines[line].baseline - m_lines[line - 1].baseline;
    }
    [[nodiscard]] bool is_near(std::size_t line, float usual) const {
        float const size = std::max(m_lines[line].size, m_lines[line - 1].size);
        return spacing(line) <= std::max(widest_spacing * size, looser * usual);
    }
    [[nodiscard]] bool is_prose(TableLine const& line) const {
        // Chinese has no blanks between its words.
        constexpr std::uint32_t many = 20; // characters
        std::uint32_t glyphs = 0;
        for (std::uint32_t const word : line.words) {
            glyphs += m_text.words[word].glyph_count;
        }
        return line.chunks.size() <= 2 && !is_tabular(line) &&
               width_of(line.box) >= prose_width * (m_right - m_left) &&
               (line.words.size() > 3 || glyphs > many);
    }

    [[nodiscard]] std::size_t run_end(std::size_t begin) const {
        std::size_t end = begin + 1;
        float usual = 0;
        while (end < m_lines.size()) {
            std::size_t next = end;
            while (next < m_lines.size() && next - end <= most_plain_lines &&
                   is_near(next, usual) && !is_tabular(m_lines[next]) && !is_prose(m_lines[next]) &&
                   !is_caption(line_text(m_text, m_lines[next].words))) {
                ++next;
            }
            if (next >= m_lines.size() || next - end > most_plain_lines || !is_near(next, usual) ||
                !is_tabular(m_lines[next])) {
                break;
            }
            for (std::size_t i = end; i <= next; ++i) {
                usual = usual == 0 ? spacing(i) : (usual * 3 + spacing(i)) / 4;
            }
            end = next + 1;
        }
        return end;
    }

    struct Extent {
        float x0 = 0;
        float x1 = 0;
    };
    [[nodiscard]] Extent extent_of(std::size_t begin, std::size_t end) const {
        Extent extent{m_lines[begin].box.x0, m_lines[begin].box.x1};
        for (std::size_t i = begin; i < end; ++i) {
            extent.x0 = std::min(extent.x0, m_lines[i].box.x0);
            extent.x1 = std::max(extent.x1, m_lines[i].box.x1);
        }
        return extent;
    }
    [[nodiscard]] static bool is_full(RowRule const& rule, Extent extent) {
        return overlap(rule.x0, rule.x1, extent.x0, extent.x1) >=
               rule_overlap * (extent.x1 - extent.x0);
    }
    /// Whether a rule as wide as the lines [begin, end) stands above line `line`, below the one
    /// before it.
    [[nodiscard]] bool ruled_above(std::size_t line, Extent extent) const {
        float const low = line < m_lines.size()
                              ? m_lines[line].baseline
                              : m_lines[line - 1].baseline + 3 * m_lines[line - 1].size;
        float const high = line == 0 ? low - 4 * m_lines[line].size
                                     : m_lines[line - 1].baseline - m_lines[line - 1].size / 4;
        std::span<RowRule const> const rules = rules_between(high, low);
        return std::any_of(
            rules.begin(), rules.end(), [&](RowRule const& rule) { return is_full(rule, extent); });
    }
    [[nodiscard]] std::span<RowRule const> rules_between(float top, float bottom) const {
        auto const by_height = [](RowRule const& rule, float y) { return rule.y < y; };
        auto const first = std::lower_bound(m_rules.begin(), m_rules.end(), top, by_height);
        return {first, std::lower_bound(first, m_rules.end(), bottom, by_height)};
    }

    /// Takes the header lines above into the run: up to the rule above them, or those that stand
    /// over columns only.
    [[nodiscard]] std::size_t with_header(std::size_t begin, std::size_t end) const {
        Extent const extent = extent_of(begin, end);
        std::size_t const least = m_found.empty() ? 0 : m_found.back().end;
        std::size_t top = begin;
        for (std::size_t at = begin; begin - at < most_head_lines; --at) {
            if (ruled_above(at, extent)) {
                return at;
            }
            if (at == least || is_prose(m_lines[at - 1]) || !is_near(at, 0) ||
                is_caption(line_text(m_text, m_lines[at - 1].words))) {
                break;
            }
            bool const over_columns =
                m_lines[at - 1].box.x0 > m_lines[begin].chunks.front().x1 - m_lines[begin].size;
            top = over_columns && top == at ? at - 1 : top;
        }
        return top;
    }

    /// Leaves out what stands below the last rule and is no row.
    [[nodiscard]] std::size_t without_notes(std::size_t begin, std::size_t end) const {
        Extent const extent = extent_of(begin, end);
        // Below the last rule there are notes; what stands on it is a row, or a line of a chart.
        if (ruled_above(end, extent) && m_lines[end - 1].chunks.size() > 2) {
            return end;
        }
        for (std::size_t at = end - 1; at > begin + 1 && end - at <= 4; --at) {
            if (ruled_above(at, extent)) {
                bool const rows = std::all_of(
                    m_lines.begin() + static_cast<std::ptrdiff_t>(at),
                    m_lines.begin() + static_cast<std::ptrdiff_t>(end),
                    [&](TableLine const& line) { return count_figures(line) > 0; });
                return rows ? end : at;
            }
        }
        return end;
    }

    [[nodiscard]] std::size_t count_figures(TableLine const& line) const {
        std::size_t count = 0;
        for (std::size_t i = 1; i < line.chunks.size(); ++i) {
            count += is_value_text(line_text(m_text, line.words_of(line.chunks[i]))) ? 1U : 0U;
        }
        return count;
    }

    /// Takes in what goes on from the cells of the last row, but from the first: lines as close as
    /// wrapped ones that begin where cells do.
    [[nodiscard]] std::size_t with_wrapped(std::size_t begin, std::size_t end) const {
        constexpr float leading = 1.35F; // of the font size
        constexpr float same = 3;        // points
        auto const begins_cell = [&](float x) {
            std::vector<LineChunk> const& cells = m_lines[end - 1].chunks;
            return std::any_of(cells.begin() + 1, cells.end(), [&](LineChunk const& cell) {
                return std::abs(cell.x0 - x) < same;
            });
        };
        std::size_t at = end;
        for (; end - begin > 2 && at < m_lines.size(); ++at) {
            TableLine const& line = m_lines[at];
            bool const goes_on =
                spacing(at) < leading * line.size &&
                std::all_of(line.chunks.begin(), line.chunks.end(), [&](LineChunk const& chunk) {
                    return begins_cell(chunk.x0);
                });
            if (!goes_on) {
                break;
            }
        }
        return at;
    }

    void try_run(std::size_t begin, std::size_t end) {
        end = with_wrapped(begin, without_notes(begin, end));
        begin = with_header(begin, end);
        // Wrapped labels and totals between the last row and the rule below it.
        Extent const extent = extent_of(begin, end);
        for (std::size_t at = end; at < m_lines.size() && at <= end + most_plain_lines; ++at) {
            if (ruled_above(at + 1, extent) && !ruled_above(end, extent) && is_near(at, 0) &&
                !is_prose(m_lines[at])) {
                end = at + 1;
                break;
            }
        }
        auto const lines = m_lines.subspan(begin, end - begin);
        std::vector<float> const borders = find_columns(lines);
        if (borders.empty() || add_neighbours(begin, end)) {
            return;
        }
        std::vector<RowRule> rules;
        for (RowRule const& rule : rules_between(lines.front().box.y0, lines.back().box.y1)) {
            if (rule.x1 > extent.x0 && rule.x0 < extent.x1) {
                rules.push_back(rule);
            }
        }
        std::size_t full_rules = 0;
        for (std::size_t at = begin; at <= end; ++at) {
            full_rules += ruled_above(at, extent) ? 1U : 0U;
        }
        RowGroups const groups = group_rows(m_text, lines, borders, rules);
        if (is_table(lines, borders, groups, full_rules)) {
            FoundTable table = make_aligned_table(m_text, groups, borders);
            m_found.push_back({begin, end, std::move(table)});
        }
    }

    /// Two tables beside each other: each has its own rules, and none goes over the gap. They are
    /// added where both are tables on all these lines.
    bool add_neighbours(std::size_t begin, std::size_t end) {
        std::optional<float> const gap = gap_between_rules(begin, end);
        if (!gap) {
            return false;
        }
        std::array<std::vector<TableLine>, 2> sides;
        for (std::size_t i = begin; i < end; ++i) {
            std::array<std::vector<std::uint32_t>, 2> words;
            for (std::uint32_t const word : m_lines[i].words) {
                bool const left = middle_x(m_text.words[word].box) < *gap;
                words.at(left ? 0 : 1).push_back(word);
            }
            if (words[0].empty() || words[1].empty()) {
                return false;
            }
            sides[0].push_back(make_table_line(m_text, std::move(words[0])));
            sides[1].push_back(make_table_line(m_text, std::move(words[1])));
        }
        std::vector<AlignedTable> left = Finder{m_text, sides[0], m_rules}.find();
        std::vector<AlignedTable> right = Finder{m_text, sides[1], m_rules}.find();
        auto const is_whole = [&](std::vector<AlignedTable> const& tables) {
            return tables.size() == 1 && tables[0].begin == 0 && tables[0].end == end - begin;
        };
        if (!is_whole(left) || !is_whole(right)) {
            return false;
        }
        m_found.push_back({begin, end, std::move(left[0].table)});
        m_found.push_back({end, end, std::move(right[0].table)});
        return true;
    }

    /// The middle of the first gap that no rule crosses, with two rules at least on each side.
    [[nodiscard]] std::optional<float> gap_between_rules(std::size_t begin, std::size_t end) const {
        constexpr float least_gap = 4; // points
        float const top = m_lines[begin].box.y0 - m_lines[begin].size;
        float const bottom = m_lines[end - 1].box.y1 + m_lines[end - 1].size;
        std::span<RowRule const> const near = rules_between(top, bottom);
        std::vector<RowRule> rules{near.begin(), near.end()};
        std::sort(rules.begin(), rules.end(), [](RowRule const& a, RowRule const& b) {
            return a.x0 < b.x0;
        });
        float reached = m_left;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (i >= 2 && rules.size() - i >= 2 && rules[i].x0 > reached + least_gap) {
                return (reached + rules[i].x0) / 2;
            }
            reached = std::max(reached, rules[i].x1);
        }
        return std::nullopt;
    }

    struct Facts {
        std::size_t rows = 0;   ///< with text in several columns
        std::size_t filled = 0; ///< cells behind the first column
        std::size_t values = 0; ///< of these
        std::size_t spanning = 0;
        std::size_t names = 0;  ///< first cells that are no value
        std::size_t labels = 0; ///< first cells that are the label of a list's item
        std::size_t leaders = 0;
        std::size_t pages = 0;  ///< last cells that are page numbers, none before the one above it
        std::size_t rising = 0; ///< of these, greater than the one above
        long last_page = 0;
        std::size_t wide = 0; ///< cells too wide for a cell of words
    };
    [[nodiscard]] Facts facts_of(RowGroups const& groups) const {
        Facts facts;
        for (std::size_t i = 0; i < groups.rows.size(); ++i) {
            bool const in_body = static_cast<std::int32_t>(i) >= groups.head_rows;
            facts.rows += groups.rows[i].cells.size() > 1 ? 1U : 0U;
            for (RowCell const& cell : groups.rows[i].cells) {
                std::string const text = cell_line_text(m_text, cell.words);
                if (cell.column == 0) {
                    look_at_label(facts, cell, text);
                } else {
                    look_at_value(facts, cell, text, in_body);
                }
            }
        }
        return facts;
    }
    void look_at_label(Facts& facts, RowCell const& cell, std::string const& text) const {
        bool const led = std::any_of(cell.words.begin(), cell.words.end(), [&](std::uint32_t word) {
            return m_text.words[word].leader;
        });
        facts.leaders += led ? 1U : 0U;
        facts.names += is_value_text(text) ? 0U : 1U;
        std::size_t const label = list_label_length(text);
        facts.labels += label > 0 && label == text.size() ? 1U : 0U;
    }
    void
    look_at_value(Facts& facts, RowCell const& cell, std::string const& text, bool in_body) const {
        long const number = page_number_of(text);
        facts.pages += number >= facts.last_page ? 1U : 0U;
        facts.rising += number > facts.last_page ? 1U : 0U;
        facts.last_page = std::max(facts.last_page, number);
        ++facts.filled;
        facts.values += is_value_text(text) ? 1U : 0U;
        facts.spanning += in_body && cell.col_span > 1 ? 1U : 0U;
        PageWord const& first = m_text.words[cell.words.front()];
        PageWord const& last = m_text.words[cell.words.back()];
        facts.wide += last.box.x1 - first.box.x0 > widest_text_cell * first.size ? 1U : 0U;
    }

    [[nodiscard]] bool is_table(
        std::span<TableLine const> lines,
        std::vector<float> const& borders,
        RowGroups const& groups,
        std::size_t full_rules) const {
        Facts const facts = facts_of(groups);
        std::size_t const columns = borders.size() - 1;
        std::size_t const body_rows = groups.rows.size();
        // Titles with page numbers; leaders make it sure, lines that count up likely.
        bool const led = facts.leaders * 3 > facts.rows && facts.pages * 10 >= facts.filled * 8;
        bool const rises = full_rules < 2 && facts.rising * 10 >= facts.filled * 9;
        bool const is_contents = columns == 2 && (led || rises);
        if (facts.rows < 2 || is_contents || facts.spanning * 4 > facts.filled ||
            facts.rows * 2 < body_rows || lines.size() < 2) {
            return false;
        }
        // A list: nothing but labels before texts.
        if (columns == 2 && facts.labels * 2 >= facts.rows) {
            return false;
        }
        // The scales of two drawings side by side.
        if (columns == 2 && full_rules < 2 && facts.names * 2 < facts.rows) {
            return false;
        }
        // Most slots are filled.
        bool const dense = facts.filled * 10 >= facts.rows * (columns - 1) * 5;
        bool const figures = facts.values * 2 >= facts.filled;
        bool const some_figures = facts.values * 4 >= facts.filled;
        if (full_rules >= 2) {
            return dense && (columns > 2 || some_figures || facts.rows > 2);
        }
        if (figures) {
            return dense && (facts.rows >= 3 || (columns > 2 && full_rules > 0)) &&
                   (columns > 2 || facts.rows >= 4);
        }
        return columns > 2 && dense && facts.rows >= 4 && facts.wide * 4 < facts.filled;
    }

    PageText const& m_text;
    std::span<TableLine const> m_lines;
    std::span<RowRule const> m_rules;
    std::vector<AlignedTable> m_found;
    float m_left = 1e9F;
    float m_right = 0;
};

} // namespace

namespace {

/// The baseline of what a row has outside of `column`; nothing where it has nothing.
std::optional<float>
baseline_of(PageText const& text, FoundTable const& table, std::int32_t row, std::int32_t column) {
    for (std::size_t i = 0; i < table.grid.cells.size(); ++i) {
        GridCell const& cell = table.grid.cells[i];
        if (cell.row == row && cell.column != column && table.is_filled(i)) {
            return text.words[table.words[i].front()].baseline;
        }
    }
    return std::nullopt;
}

/// A column's heading that stands between the first and the last line of the header, beside
/// headings over several columns, is all of the header in its column.
void span_header_rows(PageText const& text, FoundTable& table) {
    std::vector<GridCell>& cells = table.grid.cells;
    std::int32_t const last = table.head_rows - 1;
    for (std::int32_t column = 0; column < table.grid.columns() && last > 0; ++column) {
        std::vector<std::size_t> in_column;
        std::optional<std::size_t> filled;
        bool single = true;
        for (std::size_t i = 0; i < cells.size() && cells[i].row <= last; ++i) {
            if (cells[i].column <= column && column < cells[i].column + cells[i].col_span) {
                in_column.push_back(i);
                single = single && cells[i].col_span == 1 && !(table.is_filled(i) && filled);
                filled = table.is_filled(i) ? std::optional(i) : filled;
            }
        }
        std::optional<float> const top = baseline_of(text, table, 0, column);
        std::optional<float> const bottom = baseline_of(text, table, last, column);
        if (!single || !filled || !top || !bottom) {
            continue;
        }
        PageWord const& word = text.words[table.words[*filled].front()];
        float const apart = word.size / 4;
        if (word.baseline < *top + apart || word.baseline > *bottom - apart) {
            continue;
        }
        std::swap(table.words[in_column.front()], table.words[*filled]);
        cells[in_column.front()].row_span = table.head_rows;
        for (std::size_t k = in_column.size(); k-- > 1;) {
            auto const at = static_cast<std::ptrdiff_t>(in_column[k]);
            cells.erase(cells.begin() + at);
            table.words.erase(table.words.begin() + at);
        }
    }
}

} // namespace

FoundTable
make_aligned_table(PageText const& text, RowGroups const& groups, std::vector<float> borders) {
    FoundTable table;
    table.ruled = false;
    table.head_rows = groups.head_rows;
    table.grid.xs = std::move(borders);
    table.grid.ys.push_back(groups.rows.front().top);
    for (std::size_t row = 0; row < groups.rows.size(); ++row) {
        bool const last = row + 1 == groups.rows.size();
        float const bottom = groups.rows[row].bottom;
        table.grid.ys.push_back(last ? bottom : (bottom + groups.rows[row + 1].top) / 2);
        std::int32_t column = 0;
        auto const add = [&](std::int32_t begin, std::int32_t span) {
            table.grid.cells.push_back({static_cast<std::int32_t>(row), begin, 1, span});
            table.words.emplace_back();
        };
        for (RowCell const& cell : groups.rows[row].cells) {
            for (; column < cell.column; ++column) {
                add(column, 1);
            }
            add(cell.column, cell.col_span);
            table.words.back() = cell.words;
            std::sort(table.words.back().begin(), table.words.back().end());
            column = cell.column + cell.col_span;
        }
        for (; column < table.grid.columns(); ++column) {
            add(column, 1);
        }
    }
    span_header_rows(text, table);
    return table;
}

std::vector<AlignedTable> find_aligned_tables(
    PageText const& text, std::span<TableLine const> lines, std::span<RowRule const> rules) {
    return Finder{text, lines, rules}.find();
}

} // namespace gouji
