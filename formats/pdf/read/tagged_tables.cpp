#include <algorithm>
#include <array>
#include <map>

#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/formats/pdf/read/table_placement.hpp"
#include "gouji/formats/pdf/read/tagged_reader.hpp"
#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"

// Tables (ISO 32000-1, 14.8.4.3.4 and 14.8.5.7).

namespace gouji::pdfread {

struct TaggedReader::TableState {
    /// What the header rules need to know of a row.
    struct RowFacts {
        bool in_group = false;      ///< in THead, TBody or TFoot
        std::size_t headers = 0;    ///< TH
        std::size_t row_scopes = 0; ///< of them with the scope of a row
        std::vector<bool> is_header;
        std::vector<bool> has_row_scope;
        std::vector<bool> is_hole;
        std::int32_t page = 0;
    };
    Table table;
    std::vector<RowFacts> facts;
    std::vector<MarkedCell> marked;
    std::vector<std::string> loose_marks; ///< of slots without a cell
    Blocks behind;                        ///< what stood in the table and is none of it
};

namespace {

constexpr std::int32_t max_span = 65534;

std::int32_t clamp_span(Object const& value) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(value.integer(1), 1, max_span));
}

bool is_empty_cell(Cell const& cell) {
    return is_blank(cell.content);
}

std::vector<std::string> row_texts(Row const& row) {
    std::vector<std::string> texts;
    for (Cell const& cell : row.cells) {
        texts.push_back(plain_text(cell.content));
    }
    return texts;
}

/// The column behind the last cell of each row, as the cells fall into the grid.
std::vector<std::int32_t> row_ends(Table const& table) {
    std::vector<std::int32_t> ends(table.rows.size(), 0);
    std::map<std::int32_t, std::int32_t> open; // column -> rows that a cell above still covers it
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::int32_t column = 0;
        std::map<std::int32_t, std::int32_t> next;
        for (auto const& [at, left] : open) {
            if (left > 1) {
                next[at] = left - 1;
            }
            ends[r] = std::max(ends[r], at + 1);
        }
        for (Cell const& cell : table.rows[r].cells) {
            while (open.contains(column)) {
                ++column;
            }
            constexpr std::int32_t widest = 1000; // as form_grid clamps
            for (std::int32_t i = 0; i < std::min(cell.col_span, widest); ++i, ++column) {
                if (cell.row_span > 1) {
                    next[column] = cell.row_span - 1;
                }
            }
            ends[r] = std::max(ends[r], column);
        }
        open = std::move(next);
    }
    return ends;
}

/// LibreOffice states a row's cells again, empty, before a page break: what sticks out of the
/// width that most rows have is dropped.
void drop_surplus_cells(Table& table) {
    std::vector<std::int32_t> const ends = row_ends(table);
    std::map<std::int32_t, std::size_t> counts;
    for (std::int32_t const end : ends) {
        ++counts[end];
    }
    auto const usual = std::max_element(
        counts.begin(), counts.end(), [](auto a, auto b) { return a.second < b.second; });
    if (usual == counts.end() || usual->second * 2 < ends.size()) {
        return;
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::int32_t over = ends[r] - usual->first;
        std::vector<Cell>& cells = table.rows[r].cells;
        while (over > 0 && !cells.empty() && is_empty_cell(cells.back()) &&
               cells.back().col_span <= over) {
            over -= cells.back().col_span;
            cells.pop_back();
        }
    }
}

} // namespace

void TaggedReader::read_table(StructureElement const& element, Flow& flow) {
    std::size_t const number = m_tables.size();
    bool const outermost = m_table_depth == 0;
    if (outermost) {
        m_tables.emplace_back();
    }
    ++m_table_depth;
    std::int32_t const around =
        outermost ? m_content.set_owner(static_cast<std::int32_t>(number)) : TaggedContent::nobody;
    if (outermost && m_plan != nullptr && m_plan->is_replaced[number]) {
        Flow left(m_join); // regions have all of it
        read_kids(element, left);
    } else {
        read_table_parts(element, number, flow);
    }
    if (outermost) {
        m_content.set_owner(around);
    }
    --m_table_depth;
}

void TaggedReader::read_table_parts(
    StructureElement const& element, std::size_t number, Flow& flow) {
    std::uint32_t const first = m_document.source.size();
    TableState state;
    Object const widths = own_attribute(element, pdf_names::widths);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        state.table.column_widths.push_back(static_cast<float>(widths.at(i).number()));
    }
    read_rows(element, RowGroup::Body, state);
    finish_rows(state);
    apply_table_marks(state);
    if (m_table_depth == 1 && !m_own) {
        judge_table(state, m_tables[number]);
    }
    if (m_own || !state.table.rows.empty()) {
        flow.blocks.push_back(
            {Box<Table>{std::move(state.table)}, {first, m_document.source.size() - first}});
    }
    std::move(state.behind.begin(), state.behind.end(), std::back_inserter(flow.blocks));
}

/// Whether text of a table that is in none of its cells stands between them all the same.
bool TaggedReader::has_text_between(TableState const& state) const {
    std::map<std::int32_t, Rect> boxes; // by page
    for (Row const& row : state.table.rows) {
        for (Cell const& cell : row.cells) {
            SourceLine const line = m_document.source.line(cell.source.line);
            if (line.box.x1 > line.box.x0) {
                Rect& box = boxes.try_emplace(line.origin.page, line.box).first->second;
                box = united(box, line.box);
            }
        }
    }
    return std::any_of(state.behind.begin(), state.behind.end(), [&](Block const& block) {
        if (!block.source.known()) {
            return false;
        }
        SourceLine const line = m_document.source.line(block.source.first);
        auto const cells = boxes.find(line.origin.page);
        return cells != boxes.end() && contains_middle(cells->second, line.box);
    });
}

void TaggedReader::judge_table(TableState const& state, TaggedTable& said) const {
    Table const& table = state.table;
    if (std::all_of(table.rows.begin(), table.rows.end(), [](Row const& row) {
            return row.cells.empty();
        })) {
        said.fault = state.behind.empty() ? std::string_view() : "a table has no cells";
        return;
    }
    said.fault = has_text_between(state)
                     ? "a table has text between its cells"
                     : fault_of_table(table, m_document.source, m_content.pages());
    for (Row const& row : table.rows) {
        for (std::string& text : row.group == RowGroup::Head && !said.fault.empty()
                                     ? row_texts(row)
                                     : std::vector<std::string>{}) {
            said.headers.push_back(without_blanks(text));
        }
    }
}

/// What is of a table or a row itself: borders that some producers mark so, or text.
void TaggedReader::read_stray(StructureKid const& kid, TableState& state) {
    Flow stray(m_join);
    if (kid.kind == StructureKid::Kind::Content) {
        read_content(kid, stray);
    }
    end_paragraph(stray);
    std::move(stray.blocks.begin(), stray.blocks.end(), std::back_inserter(state.behind));
}

void TaggedReader::read_rows(StructureElement const& element, RowGroup group, TableState& state) {
    for (StructureKid const& kid : element.kids) {
        if (kid.kind != StructureKid::Kind::Element) {
            read_stray(kid, state);
            continue;
        }
        StructureElement const& part = element_of(kid);
        std::string const& type = part.standard;
        if (type == "TR") {
            read_row(part, group, state);
        } else if (type == "THead") {
            read_rows(part, RowGroup::Head, state);
        } else if (type == "TBody") {
            read_rows(part, RowGroup::Body, state);
        } else if (type == "TFoot") {
            read_rows(part, RowGroup::Foot, state);
        } else if (type == "Caption" && state.table.caption.empty()) {
            Flow caption(m_join);
            read_kids(part, caption);
            end_paragraph(caption);
            for (Block& block : caption.blocks) {
                if (auto* const paragraph = std::get_if<Paragraph>(&block.node)) {
                    std::move(
                        paragraph->children.begin(),
                        paragraph->children.end(),
                        std::back_inserter(state.table.caption));
                }
            }
        } else if (type == "NonStruct" || type == "Div" || type == "Sect" || type.empty()) {
            read_rows(part, group, state); // wrappers
        } else {
            Flow stray(m_join);
            read_element(part, stray);
            end_paragraph(stray);
            std::move(stray.blocks.begin(), stray.blocks.end(), std::back_inserter(state.behind));
        }
    }
}

void TaggedReader::read_row(StructureElement const& element, RowGroup group, TableState& state) {
    std::string_view const own_group = own_attribute(element, pdf_names::group).name();
    group = own_group == "Head" ? RowGroup::Head : own_group == "Foot" ? RowGroup::Foot : group;
    state.table.rows.emplace_back();
    state.table.rows.back().group = group;
    state.facts.emplace_back();
    state.facts.back().in_group = group != RowGroup::Body;
    read_cells(element, state);
    TableState::RowFacts const& facts = state.facts.back();
    // Nothing but the end of a row can have no cell in the model; other holes become empty cells.
    std::vector<Cell>& cells = state.table.rows.back().cells;
    for (std::size_t i = cells.size(); i > 0 && facts.is_hole[i - 1]; --i) {
        cells.pop_back();
    }
    for (Cell& cell : cells) {
        if (cell.source.line == no_line) {
            std::int32_t const page = facts.page != 0 ? facts.page : m_page;
            cell.source = {m_document.source.add_line({}, {-1, 0, page}), 0};
        }
    }
}

void TaggedReader::read_cells(StructureElement const& element, TableState& state) {
    for (StructureKid const& kid : element.kids) {
        if (kid.kind != StructureKid::Kind::Element) {
            read_stray(kid, state);
            continue;
        }
        StructureElement const& part = element_of(kid);
        if (part.standard == "TD" || part.standard == "TH") {
            read_cell(part, state);
        } else if (
            part.standard == "NonStruct" || part.standard == "Div" || part.standard.empty()) {
            read_cells(part, state); // wrappers
        } else {
            Flow stray(m_join);
            read_element(part, stray);
            end_paragraph(stray);
            std::move(stray.blocks.begin(), stray.blocks.end(), std::back_inserter(state.behind));
        }
    }
}

void TaggedReader::collect_texts(
    StructureElement const& element, std::map<std::int32_t, std::string>& texts) const {
    for (StructureKid const& kid : element.kids) {
        if (kid.kind == StructureKid::Kind::Element) {
            collect_texts(element_of(kid), texts);
        } else if (kid.kind == StructureKid::Kind::Content) {
            texts[kid.page] += m_content.text_of(kid.page, kid.content);
        }
    }
}

/// Chromium draws header rows again on every page and tags them all as the same cells.
void TaggedReader::find_repeated_pages(StructureElement const& cell) {
    std::map<std::int32_t, std::string> texts;
    collect_texts(cell, texts);
    m_repeated_pages.clear();
    for (auto const& [page, text] : texts) {
        if (page != texts.begin()->first && text == texts.begin()->second) {
            m_repeated_pages.push_back(page);
        }
    }
}

void TaggedReader::read_cell(StructureElement const& element, TableState& state) {
    TableState::RowFacts& facts = state.facts.back();
    Row& row = state.table.rows.back();
    Cell cell;
    cell.row_span = clamp_span(m_tree.attribute(element, "Table", "RowSpan"));
    cell.col_span = clamp_span(m_tree.attribute(element, "Table", "ColSpan"));
    cell.source = {m_document.source.size(), 0};
    cell.align = align_of(element);
    std::string_view const block_align =
        m_own ? m_tree.attribute(element, "Layout", "BlockAlign").name() : std::string_view();
    if (block_align == "Before") {
        cell.valign = VAlign::Top;
    } else if (block_align == "Middle") {
        cell.valign = VAlign::Middle;
    } else if (block_align == "After") {
        cell.valign = VAlign::Bottom;
    }
    if (!m_own && element.standard == "TH") {
        find_repeated_pages(element);
    }
    Flow flow(m_join);
    read_kids(element, flow);
    end_paragraph(flow);
    m_repeated_pages.clear();
    cell.content = std::move(flow.blocks);
    if (m_document.source.size() == cell.source.line) {
        cell.source = {}; // an empty cell: its line comes with the row's end
    } else if (facts.page == 0) {
        facts.page = m_document.source.line(cell.source.line).origin.page;
    }
    bool const hole = m_own && element.type == pdf_names::hole;
    for (std::string& marks : flow.marks) {
        if (hole) {
            state.loose_marks.push_back(std::move(marks));
        } else {
            state.marked.push_back(
                {state.table.rows.size() - 1, row.cells.size(), std::move(marks)});
        }
    }
    std::string_view const scope = m_tree.attribute(element, "Table", "Scope").name();
    bool const row_scope = scope == "Row" || scope == "Both";
    bool const header = element.standard == "TH";
    facts.headers += header ? 1 : 0;
    facts.row_scopes += header && row_scope ? 1 : 0;
    facts.is_header.push_back(header);
    facts.has_row_scope.push_back(row_scope);
    facts.is_hole.push_back(hole);
    row.cells.push_back(std::move(cell));
}

/// Header rows are stated by their group; in files of others also by leading rows of TH alone. A TH
/// beside TD, or with the scope of a row, is the header of its row.
void TaggedReader::finish_rows(TableState& state) const {
    std::vector<Row>& rows = state.table.rows;
    if (!m_own) {
        bool const grouped = std::any_of(
            rows.begin(), rows.end(), [](Row const& row) { return row.group != RowGroup::Body; });
        for (std::size_t r = 0; r < rows.size() && !grouped; ++r) {
            TableState::RowFacts const& facts = state.facts[r];
            if (rows[r].cells.empty() || facts.headers != rows[r].cells.size() ||
                facts.row_scopes != 0) {
                break;
            }
            rows[r].group = RowGroup::Head;
        }
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
        TableState::RowFacts const& facts = state.facts[r];
        for (std::size_t c = 0; c < rows[r].cells.size(); ++c) {
            bool const beside =
                facts.headers < rows[r].cells.size() && rows[r].group != RowGroup::Head && !m_own;
            rows[r].cells[c].row_header = facts.is_header[c] && (facts.has_row_scope[c] || beside);
        }
    }
    if (m_own) {
        return;
    }
    drop_surplus_cells(state.table);
    drop_repeated_headers(state);
    // The groups of others need not be in order; ours is head, body, foot.
    std::stable_sort(rows.begin(), rows.end(), [](Row const& a, Row const& b) {
        return (a.group == RowGroup::Foot ? 1 : 0) < (b.group == RowGroup::Foot ? 1 : 0);
    });
}

/// Rows that say what the header rows say, at the top of a further page, were printed again.
void TaggedReader::drop_repeated_headers(TableState& state) {
    std::vector<Row>& rows = state.table.rows;
    std::size_t heads = 0;
    while (heads < rows.size() && rows[heads].group == RowGroup::Head) {
        ++heads;
    }
    if (heads == 0 || heads == rows.size()) {
        return;
    }
    std::vector<std::vector<std::string>> head_texts;
    for (std::size_t r = 0; r < heads; ++r) {
        head_texts.push_back(row_texts(rows[r]));
    }
    std::vector<Row> kept(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(heads));
    for (std::size_t r = heads; r < rows.size();) {
        bool repeated = r + heads <= rows.size() && state.facts[r].page > state.facts[r - 1].page;
        for (std::size_t k = 0; k < heads && repeated; ++k) {
            repeated = row_texts(rows[r + k]) == head_texts[k];
        }
        if (repeated) {
            r += heads;
        } else {
            kept.push_back(std::move(rows[r++]));
        }
    }
    rows = std::move(kept);
}

void TaggedReader::apply_table_marks(TableState& state) {
    Table& table = state.table;
    if (state.marked.empty() && state.loose_marks.empty()) {
        return;
    }
    auto const take = [&](std::string const& text, GridPosition const* where) {
        for (Mark& mark : parse_marks(text)) {
            if (where != nullptr) {
                move_mark(mark, *where);
            }
            table.marks.push_back(std::move(mark));
        }
    };
    {
        TableGrid const grid = form_grid(table);
        // Both lists are in the order of rows and cells.
        auto marked = state.marked.begin();
        for (TableGrid::Placed const& placed : grid.cells()) {
            auto const here = std::pair{
                static_cast<std::size_t>(placed.stated_row),
                static_cast<std::size_t>(placed.stated_cell)};
            while (marked != state.marked.end() && std::pair{marked->row, marked->cell} < here) {
                ++marked;
            }
            while (marked != state.marked.end() && std::pair{marked->row, marked->cell} == here) {
                GridPosition const where{placed.row, placed.column};
                take(marked->marks, &where);
                ++marked;
            }
        }
    }
    for (std::string const& text : state.loose_marks) {
        take(text, nullptr);
    }
    apply_marks(table, m_document.rules);
}

} // namespace gouji::pdfread
