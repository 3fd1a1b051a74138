#include "gouji/formats/layout/page/found_table.hpp"

#include <algorithm>

#include "gouji/formats/layout/page/page_geometry.hpp"

namespace gouji {

namespace {

/// The slot between ascending borders in which `at` lies.
std::size_t slot_of(std::vector<float> const& borders, float at) {
    auto const above = std::upper_bound(borders.begin() + 1, borders.end() - 1, at);
    return static_cast<std::size_t>(above - borders.begin()) - 1;
}

/// Which cell each slot is of.
class SlotOwners {
public:
    explicit SlotOwners(RuledGrid const& grid)
        : m_columns(static_cast<std::size_t>(grid.columns())),
          m_owner(static_cast<std::size_t>(grid.rows()) * m_columns) {
        for (std::uint32_t index = 0; index < grid.cells.size(); ++index) {
            mark(grid.cells[index], index);
        }
    }
    [[nodiscard]] std::uint32_t at(std::size_t row, std::size_t column) const {
        return m_owner[row * m_columns + column];
    }

private:
    void mark(GridCell const& cell, std::uint32_t index) {
        auto const column = static_cast<std::size_t>(cell.column);
        auto const columns = static_cast<std::size_t>(cell.col_span);
        auto const end =
            static_cast<std::size_t>(cell.row) + static_cast<std::size_t>(cell.row_span);
        for (auto row = static_cast<std::size_t>(cell.row); row < end; ++row) {
            auto const begin =
                m_owner.begin() + static_cast<std::ptrdiff_t>(row * m_columns + column);
            std::fill_n(begin, columns, index);
        }
    }

    std::size_t m_columns;
    std::vector<std::uint32_t> m_owner;
};

} // namespace

WordsByHeight::WordsByHeight(PageText const& text) : m_text(&text) {
    m_baselines.resize(text.lines);
    m_first_word.resize(text.lines + std::size_t{1});
    float lowest = 0;
    std::uint32_t next_line = 0;
    for (std::uint32_t i = 0; i < text.words.size(); ++i) {
        PageWord const& word = text.words[i];
        while (next_line <= word.line) {
            m_first_word[next_line++] = i;
        }
        // Ascending, whatever raised letters a line holds.
        lowest = std::max(lowest, word.upright ? word.baseline : word.box.y1);
        m_baselines[word.line] = lowest;
    }
    while (next_line <= text.lines) {
        m_first_word[next_line++] = static_cast<std::uint32_t>(text.words.size());
    }
}

std::size_t WordsByHeight::first_line(float y) const {
    auto const at = std::lower_bound(m_baselines.begin(), m_baselines.end(), y);
    return static_cast<std::size_t>(at - m_baselines.begin());
}

std::vector<WordCut>
assign_words(FoundTable& table, PageText const& text, WordsByHeight const& by_height) {
    RuledGrid const& grid = table.grid;
    SlotOwners const owners{grid};
    table.words.assign(grid.cells.size(), {});
    std::vector<WordCut> cuts;
    by_height.in_box(grid.box(), [&](std::uint32_t index) {
        PageWord const& word = text.words[index];
        std::size_t const row = slot_of(grid.ys, middle_y(word.box));
        std::size_t const last = slot_of(grid.xs, word.box.x1);
        for (std::size_t column = slot_of(grid.xs, word.box.x0); column < last; ++column) {
            if (owners.at(row, column) != owners.at(row, column + 1)) {
                if (auto const glyph = find_cut(text, word, grid.xs[column + 1])) {
                    cuts.push_back({index, *glyph});
                }
            }
        }
        std::size_t const column = slot_of(grid.xs, middle_x(word.box));
        table.words[owners.at(row, column)].push_back(index);
    });
    return cuts;
}

} // namespace gouji
