#include "gouji/formats/layout/cell_groups.hpp"

#include <algorithm>
#include <optional>

#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/layout/field_lines.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/table_notes.hpp"

namespace gouji {

namespace {

/// Longer runs of lines are no rows.
constexpr std::size_t most_cells = 64;
constexpr std::size_t longest_cell_line = 2000;

/// A line of tabs alone is an empty cell; other blank lines part rows or cells.
bool parts(LayoutLine const& line) {
    return trim_line(line.text).empty() && line.text.find('\t') == std::string_view::npos;
}

std::optional<LineCell> tabbed_cell(LayoutLine const& line) {
    std::string_view const text = line.text;
    bool const one = text.starts_with('\t') && text.find('\t', 1) == std::string_view::npos &&
                     text.find('|') == std::string_view::npos && text.size() <= longest_cell_line;
    return one ? std::optional{LineCell{line, trim_line(text)}} : std::nullopt;
}

/// A line that nothing but its neighbours can say anything about.
std::optional<LineCell> bare_cell(LayoutLine const& line) {
    std::string_view const text = line.text;
    if (text.empty() || text.size() > longest_cell_line) {
        return std::nullopt;
    }
    std::string_view const trimmed = trim_line(text);
    bool const marked = text[0] == '\\' || text[0] == '>' || text[0] == '\f' || text == ".." ||
                        is_table_note(text) || is_grid_border(text) || is_box_top(text) ||
                        fence_length(text) != 0 || is_underline(text) || trimmed.ends_with('\\');
    bool const item =
        list_label_length(trimmed) != 0 && (text.starts_with("  ") || !is_value_field(trimmed));
    bool const parted = has_bar_or_tab(text) || has_double_space(trimmed);
    if (marked || item || parted) {
        return std::nullopt;
    }
    return LineCell{line, trimmed};
}

class GroupFinder {
public:
    explicit GroupFinder(LayoutLines lines) : m_lines(lines) {
        bool const tabbed = tabbed_cell(lines[0]).has_value();
        m_found.layout = tabbed ? CellLayout::Tabbed : CellLayout::Bare;
        bool const alone = !tabbed && lines.size() > 1 && parts(lines[1]);
        m_blanks_between_cells = alone ? 1 : 0;
    }

    CellGroups find() {
        std::size_t at = 0;
        while (at < m_lines.size()) {
            std::optional<CellRow> row = take_row(at);
            bool const labels = m_found.rows.empty() && row && is_row_of_labels(*row);
            if (!row || (!labels && !is_row_of_values(*row, m_found.layout))) {
                break;
            }
            m_found.rows.push_back(std::move(*row));
            m_found.lines = m_row_end;
            m_found.searched = searched();
            at = m_next;
        }
        if (m_found.rows.size() < 2) {
            m_found.searched = m_found.rows.empty() ? searched() : m_found.searched;
            m_found.rows.clear();
        }
        return std::move(m_found);
    }

private:
    /// The line that ends the search may begin rows of another layout.
    [[nodiscard]] std::size_t searched() const {
        bool const ended_by_line = m_failed || m_next == m_row_end;
        return std::max<std::size_t>(1, m_row_end - (ended_by_line ? 1 : 0));
    }

    /// A sentence above the first row, or the heading of a chapter, parted as cells are.
    [[nodiscard]] bool is_above_table(std::string_view text) const {
        constexpr std::int32_t deepest_chapter = 2;
        std::int32_t const level = numbered_heading_level(text);
        bool const heading = m_blanks_between_cells != 0 && level != 0 && level <= deepest_chapter;
        return m_found.rows.empty() && (heading || is_wordy_cell(text));
    }

    /// Nothing where a line is no cell.
    std::optional<CellRow> take_row(std::size_t at) {
        CellRow row;
        while (true) {
            auto cell = m_found.layout == CellLayout::Tabbed ? tabbed_cell(m_lines[at])
                                                             : bare_cell(m_lines[at]);
            m_row_end = at + 1;
            if (!cell || row.size() == most_cells || is_above_table(cell->text)) {
                m_failed = true;
                return std::nullopt;
            }
            row.push_back(*cell);
            m_next = m_row_end;
            while (m_next < m_lines.size() && parts(m_lines[m_next])) {
                ++m_next;
            }
            std::size_t const blanks = m_next - m_row_end;
            if (m_next != m_lines.size() && blanks < m_blanks_between_cells) {
                m_failed = true; // less than what parts cells cannot part rows
                return std::nullopt;
            }
            if (m_next == m_lines.size() || blanks != m_blanks_between_cells) {
                return row;
            }
            at = m_next;
        }
    }

    LayoutLines m_lines;
    CellGroups m_found;
    std::size_t m_blanks_between_cells = 0;
    bool m_failed = false;     ///< the last line that was looked at is no cell
    std::size_t m_row_end = 0; ///< behind the last line that was looked at
    std::size_t m_next = 0;    ///< behind the blank lines that follow it
};

} // namespace

CellGroups find_cell_groups(LayoutLines lines) {
    return GroupFinder{lines}.find();
}

} // namespace gouji
