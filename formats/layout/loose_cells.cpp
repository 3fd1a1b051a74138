#include "gouji/formats/layout/loose_cells.hpp"

#include "gouji/model/text.hpp"

namespace gouji {

Cell make_loose_cell(LayoutLine const& line, std::string_view piece) {
    return make_loose_cell(line, piece, piece);
}

Cell make_loose_cell(LayoutLine const& line, std::string_view piece, std::string_view text) {
    Cell cell;
    cell.source = {line.line, line.column};
    if (!piece.empty()) {
        cell.source.column += static_cast<std::uint32_t>(piece.data() - line.text.data());
    }
    cell.content = make_cell_content(text);
    return cell;
}

} // namespace gouji
