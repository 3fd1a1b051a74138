#include "gouji/model/doubt_text.hpp"

#include <algorithm>
#include <utility>

namespace gouji {

namespace {

std::string count_text(Mark const& mark) {
    return std::to_string(mark.count) + (mark.bound_reached ? " 种以上" : " 种");
}

} // namespace

std::string explain_mark(Mark const& mark) {
    switch (mark.evidence) {
    case Evidence::Ambiguous:
        return mark.count > 0 ? "此值的位置有 " + count_text(mark) + "可能，请核对。"
                              : "此值的位置不能确定，请核对。";
    case Evidence::Missing:
        return "原文此值已丢失，请补填。";
    case Evidence::Repaired:
        return mark.printed.empty() ? "此处按规则作了修复，请核对。"
                                    : "原文印作“" + mark.printed + "”，请核对。";
    case Evidence::Inferred:
        return "此值由其他数据推得。";
    case Evidence::Decided:
        return "此值由人工裁定。";
    case Evidence::Stated:
    case Evidence::Empty:
        break;
    }
    return {};
}

std::string doubt_line(DoubtEntry const& entry) {
    std::string line;
    for (std::string const& part : {entry.table, entry.row, entry.column}) {
        if (!part.empty()) {
            line += (line.empty() ? "" : "　") + part;
        }
    }
    line += "：" + (entry.value.empty() ? std::string{"（空）"} : entry.value) + "　";
    line += explain_mark(entry.mark);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

std::map<GridPosition, std::vector<Mark>> by_cell(std::vector<Mark> marks, TableGrid const& grid) {
    std::map<GridPosition, std::vector<Mark>> out;
    for (Mark& mark : marks) {
        GridPosition slot{std::max(mark.grid_row, 0), std::max(mark.grid_column, 0)};
        bool const is_inside = slot.row < grid.rows() && slot.column < grid.columns();
        slot = is_inside ? slot : GridPosition{};
        if (TableGrid::Placed const* const placed =
                is_inside ? grid.covering(slot.row, slot.column) : nullptr) {
            slot = {placed->row, placed->column};
        }
        out[slot].push_back(std::move(mark));
    }
    return out;
}

} // namespace gouji
