#include "gouji/formats/pdf/write/page_builder.hpp"

#include <cmath>

#include "gouji/formats/pdf/write/syntax.hpp"

namespace gouji::pdf_write {

namespace {

std::string_view artifact_opening(ElementId artifact) {
    switch (artifact) {
    case artifact_header:
        return "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n";
    case artifact_footer:
        return "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n";
    case artifact_page_number:
        return "/Artifact<</Type/Pagination/Subtype/PageNum>>BDC\n";
    case artifact_table_header:
        return "/Artifact<</Type/Pagination/Subtype/TableHeader>>BDC\n";
    default:
        return "/Artifact BMC\n";
    }
}

/// Thickness of a thickened glyph's outline, in ems.
constexpr float bold_outline = 0.025F;
/// tan(12°)
constexpr double slant = 0.2126;

} // namespace

PageBuilder::PageBuilder(ObjectFile& file, StructureTree& tree)
    : m_file(file), m_tree(tree), m_parent(file.reserve()), m_resources(file.reserve()) {}

void PageBuilder::begin_page(float width, float height) {
    m_page = m_file.reserve();
    m_width = width;
    m_height = height;
}

void PageBuilder::finish_page() {
    end_mark();
    std::string content;
    if (!m_areas.empty()) {
        content += "/Artifact BMC\n" + m_areas + "EMC\n";
    }
    content += m_content;
    if (!m_frames.empty() || !m_lines.empty()) {
        content += "/Artifact BMC\n0.5 w\n" + m_frames + (m_frames.empty() ? "" : "S\n") + m_lines;
        content += "EMC\n";
    }
    int const stream = m_file.reserve();
    m_file.write_stream(stream, "", content);
    std::string body = "<</Type/Page/Parent " + reference(m_parent) + "/MediaBox[0 0 ";
    append_numbers(body, m_width, m_height);
    body += "]/Resources " + reference(m_resources) + "/Contents " + reference(stream);
    body += "/Tabs/S/StructParents " + std::to_string(m_tree.add_page(std::move(m_elements)));
    if (!m_annotations.empty()) {
        body += "/Annots[" + m_annotations + ']';
    }
    m_file.write(m_page, body + ">>");
    m_pages.push_back(m_page);
    m_page = 0;
    m_areas.clear();
    m_content.clear();
    m_frames.clear();
    m_lines.clear();
    m_annotations.clear();
    m_elements.clear();
    m_has_pen = false;
}

int PageBuilder::write_pages(std::string_view resources) {
    m_file.write(m_resources, "<<" + std::string{resources} + ">>");
    std::string kids;
    for (int const page : m_pages) {
        kids += reference(page) + ' ';
    }
    m_file.write(
        m_parent,
        "<</Type/Pages/Count " + std::to_string(m_pages.size()) + "/Kids[" + kids + "]>>");
    return m_parent;
}

// ----------------------------------------------------------------- marks

void PageBuilder::end_mark() {
    end_text();
    if (m_marked != no_element) {
        m_content += "EMC\n";
        m_marked = no_element;
    }
}

void PageBuilder::mark(ElementId element) {
    if (element == m_marked) {
        return;
    }
    end_mark();
    m_marked = element;
    if (is_artifact(element)) {
        m_content += artifact_opening(element);
        return;
    }
    auto const mcid = static_cast<int>(m_elements.size());
    m_elements.push_back(element);
    m_tree.add_content(element, m_page, mcid);
    m_content += name_object(m_tree.type(element)) + "<</MCID " + std::to_string(mcid) + ">>BDC\n";
}

// ------------------------------------------------------------------ text

void PageBuilder::flush_glyphs() {
    if (m_glyphs.empty()) {
        return;
    }
    m_content += '[' + m_glyphs + (m_in_string ? ">" : "") + "]TJ\n";
    m_glyphs.clear();
    m_in_string = false;
}

void PageBuilder::begin_text() {
    if (!m_in_text) {
        m_content += "BT\n";
        m_in_text = true;
        m_has_place = false;
    }
}

void PageBuilder::end_text() {
    flush_glyphs();
    if (m_in_text) {
        m_content += "ET\n";
        m_in_text = false;
        m_has_place = false;
    }
}

void PageBuilder::move_to(float x, float baseline, bool slanted) {
    flush_glyphs();
    append_numbers(m_content, 1, 0, slanted ? slant : 0.0, 1, x, flipped(baseline));
    m_content += "Tm\n";
    m_x = x;
    m_baseline = baseline;
    m_has_place = true;
}

void PageBuilder::show(Pen const& pen, float x, float baseline, std::uint16_t code, float advance) {
    begin_text();
    if (!m_has_pen || !(m_pen == pen)) {
        flush_glyphs();
        if (!m_has_pen || m_pen.font != pen.font || m_pen.size != pen.size) {
            m_content += "/F" + std::to_string(pen.font) + ' ';
            append_numbers(m_content, pen.size);
            m_content += "Tf ";
        }
        if (!m_has_pen ? pen.bold : m_pen.bold != pen.bold) {
            append_numbers(m_content, pen.size * bold_outline);
            m_content += pen.bold ? "w 2 Tr " : "w 0 Tr ";
        }
        m_has_place = m_has_place && m_pen.slanted == pen.slanted;
        m_pen = pen;
        m_has_pen = true;
    }
    if (!m_has_place || m_baseline != baseline) {
        move_to(x, baseline, pen.slanted);
    }
    auto const moved = static_cast<int>(std::lround((x - m_x) * 1000 / pen.size));
    if (moved != 0) {
        m_glyphs += m_in_string ? ">" : "";
        m_glyphs += std::to_string(-moved);
        m_in_string = false;
        m_x += static_cast<float>(moved) * pen.size / 1000;
    }
    m_glyphs += m_in_string ? "" : "<";
    m_in_string = true;
    append_hex16(m_glyphs, code);
    m_x += advance;
}

void PageBuilder::begin_actual_text(std::string_view text, float x, float baseline) {
    // The sequence and the text object must nest (14.6.1).
    begin_text();
    flush_glyphs();
    if (!m_has_place || m_baseline != baseline) {
        move_to(x, baseline, m_has_pen && m_pen.slanted);
    }
    m_content += "/Span<</ActualText" + text_string(text) + ">>BDC\n";
}

void PageBuilder::end_actual_text() {
    flush_glyphs();
    m_content += "EMC\n";
}

// -------------------------------------------------------------- graphics

void PageBuilder::image(std::string_view name, Rect const& box) {
    end_text();
    m_content += "q ";
    append_numbers(m_content, box.x1 - box.x0, 0, 0, box.y1 - box.y0, box.x0, flipped(box.y1));
    m_content += "cm /" + std::string{name} + " Do Q\n";
}

void PageBuilder::frame(Rect const& box) {
    append_numbers(m_frames, box.x0, flipped(box.y1), box.x1 - box.x0, box.y1 - box.y0);
    m_frames += "re\n";
}

void PageBuilder::line(float x0, float y0, float x1, float y1, float width) {
    append_numbers(m_lines, width);
    m_lines += "w ";
    append_numbers(m_lines, x0, flipped(y0));
    m_lines += "m ";
    append_numbers(m_lines, x1, flipped(y1));
    m_lines += "l S\n";
}

void PageBuilder::area(Rect const& box, Shade shade) {
    m_areas += shade == Shade::Doubt ? "1 0.945 0.8 rg " : "0.945 0.945 0.945 rg ";
    append_numbers(m_areas, box.x0, flipped(box.y1), box.x1 - box.x0, box.y1 - box.y0);
    m_areas += "re f 0 g\n";
}

void PageBuilder::annotate(Rect const& box, std::string_view entries, ElementId element) {
    int const id = m_file.reserve();
    std::string body = "<</Type/Annot/F 4/Rect[";
    append_numbers(body, box.x0, flipped(box.y1), box.x1, flipped(box.y0));
    body += "]/P " + reference(m_page) + std::string{entries};
    body += "/StructParent " + std::to_string(m_tree.add_annotation(element, m_page, id));
    m_file.write(id, body + ">>");
    m_annotations += reference(id) + ' ';
}

} // namespace gouji::pdf_write
