#pragma once
#include <string>
#include <string_view>

#include "gouji/formats/layout/page/page_content.hpp"
#include "gouji/model/document.hpp"

namespace gouji::test {

/// Draws pages by hand. All characters are as wide as the font is high (Han) or half as wide, so
/// that tests can count.
class PageMaker {
public:
    static constexpr float size = 10;

    explicit PageMaker(std::int32_t number = 1);

    /// One run whose baseline is at y; blanks are drawn.
    PageMaker& text(float x, float y, std::string_view utf8, float font_size = size);
    PageMaker& bold(float x, float y, std::string_view utf8, float font_size = size);
    /// The same, ending at x.
    PageMaker& text_right(float x, float y, std::string_view utf8);
    PageMaker& level(float x0, float x1, float y, float thickness = 0.5F);
    PageMaker& upright(float x, float y0, float y1, float thickness = 0.5F);
    PageMaker& frame(float x0, float y0, float x1, float y1);
    PageMaker& fill(float x0, float y0, float x1, float y1, std::uint32_t colour);

    [[nodiscard]] PageContent const& page() const { return m_page; }
    [[nodiscard]] PageContent& page() { return m_page; }

private:
    PageContent m_page;
};

/// Lays the pages out.
[[nodiscard]] Document lay_out(std::vector<PageContent> pages);

/// The cells of the n-th table of a document, a line a row: "a | b{1x2} | c"; header rows begin
/// with "*"; "none" when there is no such table.
[[nodiscard]] std::string table_text(Document const& document, std::size_t n = 0);

/// The blocks, one a line: "p text", "h1 text", "table 2x3", "list a / b", "image".
[[nodiscard]] std::string blocks_text(Document const& document);

} // namespace gouji::test
