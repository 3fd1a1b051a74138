#pragma once
#include <vector>

#include "gouji/formats/layout/page/page_content.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Structure from what pages show: appends to `document`
///
/// - its SourceMap: a line a visual line, in reading order, with page and box; words that a gap
///   keeps apart are kept apart by two blanks or more;
/// - its blocks: headings, paragraphs, lists, pictures, and the tables that ruling lines or the
///   alignment of words show. A cell refers to the line its text begins in, and so to its page. A
///   table that goes on over pages is one table;
/// - its furniture: running heads and feet, page numbers, and what its producer marked as such
///   (FurnitureRemoved).
///
/// Everything else of `document` (metadata, media) stays. Pages come in the order of reading. What
/// looks like a table and is not evident is left as lines of text, for those who know its form.
void layout_pages(std::vector<PageContent> pages, Document& document, Diagnostics& diagnostics);

/// The same for a part of a document: its blocks, in the order of reading. Takes nothing for
/// furniture; only the SourceMap of `document` grows.
[[nodiscard]] Blocks
layout_part(std::vector<PageContent> pages, Document& document, Diagnostics& diagnostics);

/// Where tables of two rows and two columns at least stand on a page, in the order of reading.
[[nodiscard]] std::vector<Rect> find_tables(PageContent page);

/// Takes the runs that are page furniture by their place and words (as layout_pages does) off
/// `pages` into the furniture of `document`; says nothing.
void take_furniture_runs(std::vector<PageContent>& pages, Document& document);

} // namespace gouji
