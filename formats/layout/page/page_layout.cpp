#include "gouji/formats/layout/page/page_layout.hpp"

#include "gouji/formats/layout/page/block_builder.hpp"
#include "gouji/formats/layout/page/furniture.hpp"
#include "gouji/formats/layout/page/page_reader.hpp"
#include "gouji/formats/layout/page/table_continuation.hpp"
#include "gouji/formats/layout/title_blocks.hpp"

namespace gouji {

void layout_pages(std::vector<PageContent> pages, Document& document, Diagnostics& diagnostics) {
    std::vector<ReadPage> read;
    read.reserve(pages.size());
    for (PageContent& page : pages) {
        read.push_back(read_page(std::move(page), document.source));
    }
    take_furniture(read, document, diagnostics);
    join_tables(read);
    Blocks blocks = build_blocks(std::move(read), diagnostics);
    mark_title(blocks);
    mark_signature(blocks);
    std::move(blocks.begin(), blocks.end(), std::back_inserter(document.blocks));
}

} // namespace gouji
