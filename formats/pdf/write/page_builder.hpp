#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/pdf/write/object_file.hpp"
#include "gouji/formats/pdf/write/structure_tree.hpp"
#include "gouji/model/source.hpp"

namespace gouji::pdf_write {

/// What is on a page and not of the text (ISO 32000-1, 14.8.2.2), where content belongs to an
/// element elsewhere.
inline constexpr ElementId artifact_plain = -2;
inline constexpr ElementId artifact_header = -3;
inline constexpr ElementId artifact_footer = -4;
inline constexpr ElementId artifact_page_number = -5;
inline constexpr ElementId artifact_table_header = -6;
[[nodiscard]] constexpr bool is_artifact(ElementId element) {
    return element <= artifact_plain;
}

/// How glyphs are drawn.
struct Pen {
    std::uint16_t font = 0;
    float size = 0; ///< points
    bool slanted = false;
    bool bold = false; ///< thickened, where the font has no bold face
    bool operator==(Pen const&) const = default;
};

/// Builds the pages one after another: each is written when it is finished. Lengths are points,
/// from the top left of the page.
class PageBuilder {
public:
    PageBuilder(ObjectFile& file, StructureTree& tree);

    void begin_page(float width, float height);
    void finish_page();
    [[nodiscard]] bool is_open() const { return m_page != 0; }
    /// The object number of the page that is being built.
    [[nodiscard]] int page() const { return m_page; }
    [[nodiscard]] int page_count() const { return static_cast<int>(m_pages.size()); }
    [[nodiscard]] float height() const { return m_height; }

    /// What is drawn from now on belongs to `element`, or is an artifact.
    void mark(ElementId element);
    /// Ends what mark() began: the next mark is another sequence, even of the same element.
    void end_mark();
    /// Draws a glyph at x on the baseline; `advance` in points.
    void show(Pen const& pen, float x, float baseline, std::uint16_t code, float advance);
    /// Until end_actual_text, what is drawn (maybe nothing) stands for `text`, which stands at x on
    /// the baseline.
    void begin_actual_text(std::string_view text, float x, float baseline);
    void end_actual_text();
    /// An image of the resources, of the element that is marked.
    void image(std::string_view name, Rect const& box);

    // Lines and areas are artifacts: areas lie under everything, lines over it.
    void frame(Rect const& box);
    void line(float x0, float y0, float x1, float y1, float width);
    enum class Shade : std::uint8_t { Doubt, Head };
    void area(Rect const& box, Shade shade);

    /// Adds an annotation of the page; `entries` of its dictionary beside /Rect. It belongs to
    /// `element`.
    void annotate(Rect const& box, std::string_view entries, ElementId element);

    /// Writes the page tree after the last page. `resources` is the content of the dictionary.
    int write_pages(std::string_view resources);

private:
    void begin_text();
    void move_to(float x, float baseline, bool slanted);
    void end_text();
    void flush_glyphs();
    [[nodiscard]] float flipped(float y) const { return m_height - y; }

    ObjectFile& m_file;
    StructureTree& m_tree;
    int m_parent;    ///< the page tree's root
    int m_resources; ///< object of the resources, shared by all pages
    std::vector<int> m_pages;

    int m_page = 0;
    float m_width = 0;
    float m_height = 0;
    std::string m_areas;
    std::string m_content;
    std::string m_frames;
    std::string m_lines;
    std::string m_annotations;
    std::vector<ElementId> m_elements; ///< by mcid
    ElementId m_marked = no_element;

    bool m_in_text = false;
    Pen m_pen;
    bool m_has_pen = false;
    float m_x = 0; ///< where the next glyph would come
    float m_baseline = 0;
    bool m_has_place = false;
    std::string m_glyphs; ///< the operand of a TJ that is being made
    bool m_in_string = false;
};

} // namespace gouji::pdf_write
