#include <algorithm>
#include <cmath>

#include "gouji/formats/docx/docx_images.hpp"
#include "gouji/formats/docx/docx_story_writer.hpp"
#include "gouji/formats/docx/docx_style_ids.hpp"
#include "gouji/formats/docx/docx_writer_parts.hpp"
#include "gouji/formats/support/link_target.hpp"
#include "gouji/formats/support/pixel_size.hpp"
#include "gouji/model/text.hpp"

namespace gouji::docx {

namespace {

constexpr RunFormat bit(Style style) {
    return static_cast<RunFormat>(1U << static_cast<unsigned>(style));
}
constexpr bool has(RunFormat format, Style style) {
    return (format & bit(style)) != 0;
}

/// English Metric Units (20.1.2.1).
constexpr double emu_per_millimetre = 36000;
constexpr double emu_per_twip = 635;
constexpr double emu_per_pixel = 9525; // at 96 dots an inch

struct Extent {
    double width = 0;
    double height = 0;
};

Extent fit(Extent extent, Extent room) {
    double const scale = std::min({1.0, room.width / extent.width, room.height / extent.height});
    return {std::max(1.0, extent.width * scale), std::max(1.0, extent.height * scale)};
}

Extent extent_of(Image const& image, std::string_view bytes) {
    std::optional<PixelSize> const pixels = pixel_size(bytes);
    Extent const natural =
        pixels ? Extent{pixels->width * emu_per_pixel, pixels->height * emu_per_pixel}
               : Extent{80 * emu_per_millimetre, 60 * emu_per_millimetre};
    auto const emu_of = [](float side) {
        constexpr float longest = 10'000;
        return side > 0 && side < longest ? side * emu_per_millimetre : 0.0;
    };
    double const width = emu_of(image.width);
    double const height = emu_of(image.height);
    if (width > 0 && height > 0) {
        return {width, height};
    }
    if (width > 0) {
        return {width, natural.height * width / natural.width};
    }
    if (height > 0) {
        return {natural.width * height / natural.height, height};
    }
    return natural;
}

bool has_edge_blank(std::string_view text) {
    return !text.empty() && (text.front() == ' ' || text.back() == ' ');
}

} // namespace

void StoryWriter::inlines(Inlines const& nodes, RunFormat format, Flow const& flow) {
    for (Inline const& node : nodes) {
        inline_node(node, format, flow);
    }
}

void StoryWriter::inline_node(Inline const& element, RunFormat format, Flow const& flow) {
    match(
        element,
        [&](Text const& node) { text_run(node.utf8, format); },
        [&](LineBreak const&) { line_break(format); },
        [&](Styled const& node) {
            inlines(node.children, static_cast<RunFormat>(format | bit(node.style)), flow);
        },
        [&](Box<Link> const& node) { link(*node, format, flow); },
        [&](Box<Image> const& node) { image(*node, format, flow); },
        [&](Box<Ruby> const& node) { ruby(*node, format, flow); },
        [&](Box<Note> const& node) { note(*node, format, flow); });
}

/// In the order of EG_RPrBase (17.3.2.28).
void StoryWriter::run_properties(RunFormat format) {
    if (format == 0) {
        return;
    }
    m_xml.open("w:rPr");
    if (has(format, Style::Code)) {
        m_xml.element("w:rStyle", "w:val", style::code);
    } else if ((format & link_format) != 0) {
        m_xml.element("w:rStyle", "w:val", style::hyperlink);
    }
    if (has(format, Style::Strong)) {
        m_xml.raw("<w:b/><w:bCs/>");
    }
    if (has(format, Style::Emphasis)) {
        m_xml.raw("<w:i/><w:iCs/>");
    }
    if (has(format, Style::Strike)) {
        m_xml.element("w:strike");
    }
    if (has(format, Style::Underline)) {
        m_xml.element("w:u", "w:val", "single");
    }
    if (has(format, Style::Superscript)) {
        m_xml.element("w:vertAlign", "w:val", "superscript");
        if (has(format, Style::Subscript)) {
            m_state.lose("subscripts inside superscripts");
        }
    } else if (has(format, Style::Subscript)) {
        m_xml.element("w:vertAlign", "w:val", "subscript");
    }
    m_xml.close();
}

void StoryWriter::text_run(std::string_view text, RunFormat format) {
    if (text.empty()) {
        return;
    }
    m_xml.open("w:r");
    run_properties(format);
    run_text(text);
    m_xml.close();
}

/// Tabs and line ends are elements of a run (17.3.3); literal ones would be blanks.
void StoryWriter::run_text(std::string_view text) {
    while (!text.empty()) {
        std::size_t const end = std::min(text.find_first_of("\t\n\r"), text.size());
        if (end != 0) {
            std::string_view const piece = text.substr(0, end);
            m_xml.open("w:t");
            if (has_edge_blank(piece)) {
                m_xml.attribute("xml:space", "preserve");
            }
            m_xml.text(piece).close();
        }
        if (end == text.size()) {
            return;
        }
        m_xml.element(text[end] == '\t' ? "w:tab" : "w:br");
        text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
    }
}

void StoryWriter::line_break(RunFormat format) {
    m_xml.open("w:r");
    run_properties(format);
    m_xml.element("w:br").close();
}

// ---------------------------------------------------------------- links

bool StoryWriter::open_link(std::string_view target) {
    if (m_in_link || m_in_ruby) {
        m_state.lose(m_in_link ? "links inside links" : "links inside a ruby text");
        return false;
    }
    LinkTarget const resolved = link_target(target);
    switch (resolved.kind) {
    case LinkTarget::Kind::Refused:
        m_state.lose("link targets of this kind");
        return false;
    case LinkTarget::Kind::Anchor:
        m_xml.open("w:hyperlink").attribute("w:anchor", resolved.text);
        return true;
    case LinkTarget::Kind::External:
        break;
    }
    if (resolved.altered) {
        m_state.lose("link targets that are no valid URI");
    }
    m_xml.open("w:hyperlink");
    m_xml.attribute(
        "r:id",
        m_relationships.add(
            relationship_type("hyperlink"), resolved.text, Relationships::Mode::External));
    return true;
}

void StoryWriter::link(Link const& node, RunFormat format, Flow const& flow) {
    bool const is_open = open_link(node.target);
    if (!is_open) {
        inlines(node.children, format, flow);
        return;
    }
    m_in_link = true;
    inlines(node.children, static_cast<RunFormat>(format | link_format), flow);
    m_in_link = false;
    m_xml.close();
}

// --------------------------------------------------------------- images

std::string StoryWriter::media_part(std::string const& key, Media const& media) {
    auto const [found, is_new] = m_state.media.try_emplace(key);
    if (is_new) {
        found->second = "media/image" + std::to_string(m_state.media.size()) + "." +
                        std::string{image_extension(media.mime)};
    }
    return found->second;
}

void StoryWriter::image(Image const& node, RunFormat format, Flow const& flow) {
    auto const media = m_state.document.media.find(node.media);
    if (node.media.empty() || media == m_state.document.media.end()) {
        m_state.lose("images that are not in the document");
        text_run(node.alt, format);
        return;
    }
    if (!is_shown_by_word(media->second.mime)) {
        m_state.lose("images of the type " + media->second.mime + " so that Word shows them");
    }
    std::string const relationship =
        m_relationships.add(relationship_type("image"), media_part(node.media, media->second));
    m_xml.open("w:r");
    run_properties(format);
    drawing(node, relationship, media->second.mime == "image/svg+xml", flow);
    m_xml.close();
}

void StoryWriter::drawing(
    Image const& node, std::string const& relationship, bool is_svg, Flow const& flow) {
    // Half the page high at most in a table row, which must fit a page with its neighbours.
    double const page_height = twips(m_state.page.height - m_state.page.top - m_state.page.bottom);
    Extent const room{
        std::max(flow.width, 200) * emu_per_twip,
        std::max(page_height, 1000.0) * emu_per_twip * (flow.in_cell ? 0.5 : 0.95)};
    Extent const extent = fit(extent_of(node, m_state.document.media.at(node.media).bytes), room);
    auto const cx = static_cast<std::int64_t>(std::llround(extent.width));
    auto const cy = static_cast<std::int64_t>(std::llround(extent.height));
    int const id = ++m_state.drawings;
    std::string const name = "image " + std::to_string(id);

    m_xml.open("w:drawing").raw(R"(<wp:inline distT="0" distB="0" distL="0" distR="0">)");
    m_xml.open("wp:extent").attribute("cx", cx).attribute("cy", cy).close();
    m_xml.open("wp:docPr").attribute("id", id).attribute("name", name);
    if (!node.alt.empty()) {
        m_xml.attribute("descr", node.alt);
    }
    m_xml.close();
    m_xml.raw(
        R"(<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>)"
        R"(<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">)"
        R"(<pic:pic><pic:nvPicPr>)");
    m_xml.open("pic:cNvPr").attribute("id", id).attribute("name", name).close();
    m_xml.raw("<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>");
    m_xml.open("a:blip").attribute("r:embed", relationship);
    if (is_svg) {
        m_xml.raw(R"(<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">)");
        m_xml.open("asvg:svgBlip");
        m_xml.attribute("xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main");
        m_xml.attribute("r:embed", relationship).close().raw("</a:ext></a:extLst>");
    }
    m_xml.close().raw("<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>");
    m_xml.raw(R"(<a:off x="0" y="0"/>)");
    m_xml.open("a:ext").attribute("cx", cx).attribute("cy", cy).close();
    m_xml.raw(R"(</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>)"
              "</a:graphicData></a:graphic></wp:inline>");
    m_xml.close();
}

// ------------------------------------------------------- ruby and notes

void StoryWriter::ruby(Ruby const& node, RunFormat format, Flow const& flow) {
    if (m_in_ruby) {
        m_state.lose("ruby inside a ruby text");
        inlines(node.base, format, flow);
        text_run("（" + node.reading + "）", format);
        return;
    }
    m_xml.open("w:r").raw(
        R"(<w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="16"/>)"
        R"(<w:hpsRaise w:val="30"/><w:hpsBaseText w:val="32"/><w:lid w:val="zh-CN"/></w:rubyPr><w:rt>)");
    m_xml.open("w:r").raw(R"(<w:rPr><w:sz w:val="16"/></w:rPr>)");
    run_text(node.reading);
    m_xml.close().raw("</w:rt><w:rubyBase>");
    m_in_ruby = true;
    inlines(node.base, format, flow);
    m_in_ruby = false;
    m_xml.raw("</w:rubyBase></w:ruby>").close();
}

/// A note where the format has no place for one: its text in parentheses.
void StoryWriter::inline_note(Note const& node, RunFormat format) {
    m_state.lose("notes inside notes, headers, footers or ruby texts");
    text_run("（" + plain_text(node.children) + "）", format);
}

void StoryWriter::note(Note const& node, RunFormat format, Flow const&) {
    bool const is_comment = node.kind == NoteKind::Comment;
    bool const in_note = m_kind == StoryKind::Footnote || m_kind == StoryKind::Endnote;
    bool const has_place = m_kind == StoryKind::Body || (is_comment && in_note);
    if (!has_place || m_in_ruby) {
        inline_note(node, format);
        return;
    }
    if (is_comment) {
        int const id = add_comment(m_state, node.author, node.children);
        m_xml.raw(R"(<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>)");
        m_xml.element("w:commentReference", "w:id", id).raw("</w:r>");
        return;
    }
    bool const is_footnote = node.kind == NoteKind::Footnote;
    int const id =
        add_note(m_state, is_footnote ? StoryKind::Footnote : StoryKind::Endnote, node.children);
    m_xml.open("w:r").open("w:rPr");
    m_xml.element("w:rStyle", "w:val", is_footnote ? "FootnoteReference" : "EndnoteReference");
    m_xml.close();
    m_xml.element(is_footnote ? "w:footnoteReference" : "w:endnoteReference", "w:id", id).close();
}

} // namespace gouji::docx
