#include "gouji/tests/formats/layout/page/page_maker.hpp"

#include "gouji/formats/layout/page/page_layout.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"
#include "gouji/model/walk.hpp"

namespace gouji::test {

namespace {

float width_of(char32_t code_point, float font_size) {
    return static_cast<float>(display_width(code_point)) * font_size / 2;
}

TextRun make_run(float x, float y, std::string_view utf8, float font_size) {
    TextRun run;
    run.text = utf8;
    run.size = font_size;
    run.baseline = y;
    float at_x = x;
    for (std::size_t at = 0; at < utf8.size();) {
        at_x += width_of(next_code_point(utf8, at), font_size);
        run.stops.push_back(at_x);
    }
    run.box = {x, y - 0.8F * font_size, at_x, y + 0.2F * font_size};
    return run;
}

std::string spans(TableGrid::Placed const& placed) {
    if (placed.row_span == 1 && placed.col_span == 1) {
        return {};
    }
    return "{" + std::to_string(placed.row_span) + "x" + std::to_string(placed.col_span) + "}";
}

std::string shown(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) {
        text.replace(at, 1, "/");
    }
    return text;
}

} // namespace

PageMaker::PageMaker(std::int32_t number) {
    m_page.number = number;
    m_page.width = 595;
    m_page.height = 842;
}

PageMaker& PageMaker::text(float x, float y, std::string_view utf8, float font_size) {
    TextRun run = make_run(x, y, utf8, font_size);
    run.order = static_cast<std::uint32_t>(m_page.runs.size());
    m_page.runs.push_back(std::move(run));
    return *this;
}

PageMaker& PageMaker::bold(float x, float y, std::string_view utf8, float font_size) {
    text(x, y, utf8, font_size);
    m_page.runs.back().bold = true;
    return *this;
}

PageMaker& PageMaker::text_right(float x, float y, std::string_view utf8) {
    return text(x - make_run(0, 0, utf8, size).box.x1, y, utf8);
}

PageMaker& PageMaker::level(float x0, float x1, float y, float thickness) {
    m_page.rules.push_back({{x0, y - thickness / 2, x1, y + thickness / 2}});
    return *this;
}

PageMaker& PageMaker::upright(float x, float y0, float y1, float thickness) {
    m_page.rules.push_back({{x - thickness / 2, y0, x + thickness / 2, y1}});
    return *this;
}

PageMaker& PageMaker::frame(float x0, float y0, float x1, float y1) {
    return level(x0, x1, y0).level(x0, x1, y1).upright(x0, y0, y1).upright(x1, y0, y1);
}

PageMaker& PageMaker::fill(float x0, float y0, float x1, float y1, std::uint32_t colour) {
    m_page.fills.push_back({{x0, y0, x1, y1}, colour});
    return *this;
}

Document lay_out(std::vector<PageContent> pages) {
    Document document;
    Diagnostics diagnostics;
    layout_pages(std::move(pages), document, diagnostics);
    return document;
}

std::string table_text(Document const& document, std::size_t n) {
    std::vector<TableInDocument> const tables = tables_of(document);
    if (n >= tables.size()) {
        return "none";
    }
    Table const& table = *tables[n].table;
    TableGrid const grid = form_grid(table);
    std::string out;
    std::int32_t row = -1;
    for (TableGrid::Placed const& placed : grid.cells()) {
        bool const fresh = placed.row != row;
        bool const head = table.rows[static_cast<std::size_t>(placed.row)].group == RowGroup::Head;
        out += fresh && row >= 0 ? "\n" : "";
        out += fresh ? (head ? "*" : "") : " | ";
        out += shown(plain_text(placed.cell->content)) + spans(placed);
        row = placed.row;
    }
    return out;
}

std::string blocks_text(Document const& document) {
    std::string out;
    for (Block const& block : document.blocks) {
        out += out.empty() ? "" : "\n";
        out += match(
            block,
            [](Paragraph const& paragraph) { return "p " + shown(plain_text(paragraph.children)); },
            [](Heading const& heading) {
                return "h" + std::to_string(heading.level) + " " + plain_text(heading.children);
            },
            [](List const& list) {
                std::string items = "list";
                for (ListItem const& item : list.items) {
                    items += " " + item.label + " " + plain_text(item.children) + " /";
                }
                return items;
            },
            [](Quote const&) { return std::string{"quote"}; },
            [](Verbatim const&) { return std::string{"verbatim"}; },
            [](Box<Table> const& table) {
                TableGrid const grid = form_grid(*table);
                return "table " + std::to_string(grid.rows()) + "x" +
                       std::to_string(grid.columns());
            },
            [](PageBreak const&) { return std::string{"page break"}; });
    }
    return out;
}

} // namespace gouji::test
