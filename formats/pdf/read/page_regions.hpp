#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/formats/pdf/read/tagged_content.hpp"
#include "gouji/model/document.hpp"

/// Where the structure tree does not say what the pages show, the pages are read instead: tables
/// that it has as mere paragraphs, tables whose cells stand elsewhere, text that it has not at all.

namespace gouji::pdfread {

/// What the tags say of a table that is in no other.
struct TaggedTable {
    std::string_view fault;           ///< empty when its cells stand where they should
    std::vector<std::string> headers; ///< texts of its header rows' cells, without blanks
};

/// A part of the pages that is read as they show it.
struct PageRegion {
    std::vector<PageContent> pages; ///< only what belongs to it; pictures without their bytes
    /// Of each of `pages` its pictures, by their number on the whole page.
    std::vector<std::vector<std::size_t>> pictures;
    std::vector<std::string> headers; ///< as of TaggedTable
    std::string_view reason;          ///< what is wrong with the tags
};

struct RegionPlan {
    static constexpr std::int32_t none = -1;

    std::vector<PageRegion> regions;
    std::vector<std::vector<std::int32_t>> of_run; ///< by page and run: its region, or none
    std::vector<bool> is_replaced;                 ///< by number of the table: a region has it all
    /// Regions that no element leads to, by the page and run that they stand behind.
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::int32_t>> behind;
    std::vector<std::int32_t> at_start;
    bool nothing_fits = false; ///< no page is left whose tags are believed

    [[nodiscard]] bool is_empty() const { return regions.empty(); }
};

/// `content` was asked for all that the tree has; `tables` as they came. The tree has all tables of
/// files of our `own`. Text of no element that is furniture by its look goes to `document`.
[[nodiscard]] RegionPlan plan_regions(
    TaggedContent const& content,
    std::vector<TaggedTable> const& tables,
    bool own,
    Document& document);

} // namespace gouji::pdfread
