#include "gouji/formats/html/table_parts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "gouji/formats/html/tag_scanner.hpp"

namespace gouji::html {

namespace {

struct NamedPart {
    std::string_view name;
    TableRole part;
};

/// https://www.w3.org/TR/wai-aria-1.2/#role_definitions
constexpr std::array roles{
    NamedPart{"table", TableRole::Table},
    NamedPart{"grid", TableRole::Table},
    NamedPart{"treegrid", TableRole::Table},
    NamedPart{"caption", TableRole::Caption},
    NamedPart{"rowgroup", TableRole::Body},
    NamedPart{"row", TableRole::Row},
    NamedPart{"cell", TableRole::Cell},
    NamedPart{"gridcell", TableRole::Cell},
    NamedPart{"columnheader", TableRole::HeaderCell},
    NamedPart{"rowheader", TableRole::HeaderCell}};

constexpr std::array displays{
    NamedPart{"table", TableRole::Table},
    NamedPart{"inline-table", TableRole::Table},
    NamedPart{"table-caption", TableRole::Caption},
    NamedPart{"table-header-group", TableRole::Head},
    NamedPart{"table-row-group", TableRole::Body},
    NamedPart{"table-footer-group", TableRole::Foot},
    NamedPart{"table-row", TableRole::Row},
    NamedPart{"table-cell", TableRole::Cell}};

template <std::size_t N>
TableRole find_part(std::array<NamedPart, N> const& parts, std::string_view name) {
    auto const found = std::find_if(parts.begin(), parts.end(), [name](NamedPart const& part) {
        return equals_ignoring_case(part.name, name);
    });
    return found == parts.end() ? TableRole::None : found->part;
}

TableRole part_by_name(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_TABLE:
        return TableRole::Table;
    case GUMBO_TAG_CAPTION:
        return TableRole::Caption;
    case GUMBO_TAG_COL:
    case GUMBO_TAG_COLGROUP:
        return TableRole::Column;
    case GUMBO_TAG_THEAD:
        return TableRole::Head;
    case GUMBO_TAG_TBODY:
        return TableRole::Body;
    case GUMBO_TAG_TFOOT:
        return TableRole::Foot;
    case GUMBO_TAG_TR:
        return TableRole::Row;
    case GUMBO_TAG_TD:
        return TableRole::Cell;
    case GUMBO_TAG_TH:
        return TableRole::HeaderCell;
    default:
        return TableRole::None;
    }
}

TableRole part_by_look(Node const& element, std::string_view display) {
    TableRole const part = find_part(roles, trim_html(attribute(element, "role")));
    return part == TableRole::None ? find_part(displays, display) : part;
}

bool is_cell(TableRole part) {
    return part == TableRole::Cell || part == TableRole::HeaderCell;
}

std::size_t rows_of_cells(Node const& parent) {
    std::size_t rows = 0;
    for (Node const* const child : children_of(parent)) {
        TableRole const part = part_of(*child);
        if (part == TableRole::Row) {
            auto const cells = children_of(*child);
            auto const count = std::count_if(cells.begin(), cells.end(), [](Node const* cell) {
                return is_cell(part_of(*cell));
            });
            rows += count > 1 ? 1U : 0U;
        } else if (part >= TableRole::Head && part <= TableRole::Foot) {
            rows += rows_of_cells(*child);
        }
    }
    return rows;
}

} // namespace

TableRole part_of(Node const& element) {
    if (!is_element(element)) {
        return TableRole::None;
    }
    TableRole const part = part_by_name(tag_of(element));
    return part == TableRole::None ? part_by_look(element, style_of(element).display) : part;
}

bool is_drawn_table(Node const& element, ElementStyle const& style) {
    return part_by_name(tag_of(element)) == TableRole::None &&
           part_by_look(element, style.display) == TableRole::Table && rows_of_cells(element) > 1;
}

} // namespace gouji::html
