#pragma once
#include <map>
#include <optional>
#include <vector>

#include "gouji/formats/docx/docx_story_writer.hpp"
#include "gouji/model/marks.hpp"
#include "gouji/model/table_grid.hpp"

namespace gouji::docx {

/// The marks of one table, by the cell that carries them (CONTRACT section 7): each such cell gets
/// one comment by "Gouji" with a paragraph a mark and one for the person who reads it.
class TableMarks {
public:
    TableMarks(StoryWriter& story, Table const& table, TableGrid const& grid);

    /// Adds the comment of a cell; nothing when it has no mark.
    [[nodiscard]] std::optional<int> comment(TableGrid::Placed const& placed);
    /// As above, for a slot without a cell.
    [[nodiscard]] std::optional<int> hole(std::int32_t row, std::int32_t column);
    /// What stands in the cell: nothing where it is ambiguous and no mark says so.
    [[nodiscard]] Blocks const& shown(Cell const& cell) const;
    [[nodiscard]] bool is_shaded(Cell const& cell) const;

private:
    [[nodiscard]] std::optional<int> add(GridPosition slot);

    WriterState& m_state;
    std::map<GridPosition, std::vector<Mark>> m_marks;
};

/// The list of doubtful values at the end of the document, so that print shows them.
void write_doubts(StoryWriter& story);

} // namespace gouji::docx
