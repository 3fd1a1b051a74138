#pragma once
#include <cstdint>
#include <vector>

#include "gouji/formats/layout/page/page_words.hpp"
#include "gouji/formats/layout/page/ruled_grid.hpp"

namespace gouji {

/// A table on one page: its grid, and which words of the page are in which cell.
struct FoundTable {
    RuledGrid grid;
    /// One entry a cell: indices into PageText::words, ascending, and so in reading order.
    std::vector<std::vector<std::uint32_t>> words;
    /// Rows at the top that a rule or the layout sets apart as the header; 0 when unknown.
    std::int32_t head_rows = 0;
    bool ruled = true; ///< its columns are drawn, not guessed from the words

    [[nodiscard]] bool is_filled(std::size_t cell) const { return !words[cell].empty(); }
};

/// Whose words the tables take.
inline constexpr std::uint32_t no_table = UINT32_MAX;

/// The words of a page by height, to find those in a box without looking at all.
class WordsByHeight {
public:
    explicit WordsByHeight(PageText const& text);
    /// Calls `visit(index)` for each word whose middle lies in `box`, in reading order.
    template <class Visit> void in_box(Rect const& box, Visit const& visit) const {
        for (std::size_t line = first_line(box.y0); line < m_baselines.size(); ++line) {
            if (m_baselines[line] > box.y1 + slack) {
                break;
            }
            visit_line(line, box, visit);
        }
    }

private:
    /// The middle of a word lies less than this above its line's baseline.
    static constexpr float slack = 40.F;
    [[nodiscard]] std::size_t first_line(float y) const;
    template <class Visit>
    void visit_line(std::size_t line, Rect const& box, Visit const& visit) const {
        for (std::uint32_t i = m_first_word[line]; i < m_first_word[line + 1]; ++i) {
            Rect const& word = m_text->words[i].box;
            float const x = (word.x0 + word.x1) / 2;
            float const y = (word.y0 + word.y1) / 2;
            if (x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1) {
                visit(i);
            }
        }
    }

    PageText const* m_text;
    std::vector<float> m_baselines;          ///< one a line, ascending
    std::vector<std::uint32_t> m_first_word; ///< one a line, and the end
};

/// Puts the words that lie in the grid into its cells, by their middles. Returns where words reach
/// over a border and can be cut there: text of two cells that was drawn in one piece.
std::vector<WordCut>
assign_words(FoundTable& table, PageText const& text, WordsByHeight const& by_height);

} // namespace gouji
