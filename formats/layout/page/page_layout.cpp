#include "gouji/formats/layout/page/page_layout.hpp"

#include <algorithm>

#include "gouji/formats/layout/page/block_builder.hpp"
#include "gouji/formats/layout/page/furniture.hpp"
#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/formats/layout/page/page_reader.hpp"
#include "gouji/formats/layout/page/page_turn.hpp"
#include "gouji/formats/layout/page/table_continuation.hpp"
#include "gouji/formats/layout/title_blocks.hpp"

namespace gouji {

namespace {

Rect united_lines(SourceMap const& source, LineRange lines) {
    Rect box = source.line(lines.first).box;
    for (std::uint32_t line = lines.first + 1; line < lines.end(); ++line) {
        box = united(box, source.line(line).box);
    }
    return box;
}

std::vector<ReadPage> read_pages(std::vector<PageContent> pages, SourceMap& source) {
    std::vector<ReadPage> read;
    read.reserve(pages.size());
    for (PageContent& page : pages) {
        read.push_back(read_page(std::move(page), source));
    }
    return read;
}

} // namespace

void layout_pages(std::vector<PageContent> pages, Document& document, Diagnostics& diagnostics) {
    std::vector<ReadPage> read = read_pages(std::move(pages), document.source);
    take_furniture(read, document, diagnostics);
    join_tables(read);
    Blocks blocks = build_blocks(std::move(read), diagnostics);
    mark_title(blocks);
    mark_signature(blocks);
    std::move(blocks.begin(), blocks.end(), std::back_inserter(document.blocks));
}

Blocks layout_part(std::vector<PageContent> pages, Document& document, Diagnostics& diagnostics) {
    std::vector<ReadPage> read = read_pages(std::move(pages), document.source);
    join_tables(read);
    return build_blocks(std::move(read), diagnostics);
}

std::vector<Rect> find_tables(PageContent page) {
    SourceMap source;
    PageContent turned = page;
    bool const upright = turn_upright(turned) == PageTurn::None;
    std::vector<Rect> boxes;
    for (PageItem const& item : read_page(std::move(page), source).items) {
        auto const* const table = std::get_if<TableItem>(&item.node);
        if (table != nullptr && table->rows > 1 && table->columns() > 1 && table->lines.known()) {
            Rect const words = united_lines(source, table->lines);
            boxes.push_back(upright ? united(words, table->box) : words);
        }
    }
    return boxes;
}

void take_furniture_runs(std::vector<PageContent>& pages, Document& document) {
    SourceMap source;
    std::vector<ReadPage> read = read_pages(pages, source);
    Document scratch;
    Diagnostics unsaid;
    take_furniture(read, scratch, unsaid);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        std::vector<Rect> kept;
        for (PageItem const& item : read[i].items) {
            if (auto const* const line = std::get_if<LineItem>(&item.node)) {
                kept.push_back(source.line(line->source_line).box);
            } else if (auto const* const table = std::get_if<TableItem>(&item.node)) {
                kept.push_back(united_lines(source, table->lines));
            }
        }
        std::erase_if(pages[i].runs, [&](TextRun const& run) {
            return std::none_of(kept.begin(), kept.end(), [&](Rect const& box) {
                return contains_middle(box, run.box);
            });
        });
    }
    for (Furniture& furniture : scratch.furniture) {
        document.furniture.push_back({furniture.kind, std::move(furniture.text), {}});
    }
}

} // namespace gouji
