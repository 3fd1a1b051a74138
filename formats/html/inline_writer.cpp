#include <array>

#include "gouji/formats/html/document_writer.hpp"
#include "gouji/formats/html/escape.hpp"
#include "gouji/formats/html/inline_edges.hpp"
#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/formats/support/base64.hpp"

// The part of DocumentWriter that writes inlines.

namespace gouji::html {

namespace {

std::string_view tag_of_style(Style style) {
    switch (style) {
    case Style::Emphasis:
        return "em";
    case Style::Strong:
        return "strong";
    case Style::Underline:
        return "u";
    case Style::Strike:
        return "s";
    case Style::Superscript:
        return "sup";
    case Style::Subscript:
        return "sub";
    case Style::Code:
        return "code";
    }
    return "span";
}

/// Looks for white space that a browser would fold: at the ends of a line, runs of it, tabs.
class FoldingCheck {
public:
    /// True when the line has such white space.
    bool run(Inlines const& inlines) {
        see(inlines);
        return m_folds || m_after_space;
    }

private:
    void see(Inlines const& inlines) {
        for (Inline const& item : inlines) {
            match(
                item,
                [&](Text const& text) { see(text.utf8); },
                [&](LineBreak const&) { end_line(); },
                [&](Styled const& styled) { see(styled.children); },
                [&](Box<Link> const& link) { see(link->children); },
                [&](Box<Image> const&) { see_atom(); },
                [&](Box<Ruby> const&) { see_atom(); },
                [&](Box<Note> const&) { see_atom(); });
        }
    }
    void see(std::string_view text) {
        for (char const c : text) {
            bool const space = is_html_space(c);
            m_folds = m_folds || (space && (c != ' ' || m_after_space || m_at_start));
            m_after_space = space;
            m_at_start = false;
        }
    }
    void see_atom() { m_after_space = m_at_start = false; }
    void end_line() {
        m_folds = m_folds || m_after_space;
        m_after_space = false;
        m_at_start = true;
    }

    bool m_folds = false;
    bool m_after_space = false;
    bool m_at_start = true;
};

bool is_image_type(std::string_view mime) {
    return mime.starts_with("image/") &&
           mime.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  "+-./_") == std::string_view::npos;
}

} // namespace

/// The inlines of one paragraph, so that they read back exactly.
void DocumentWriter::write_line(Inlines const& inlines) {
    bool const keep = FoldingCheck{}.run(inlines);
    if (keep) {
        put("<span style=\"white-space:pre-wrap\">");
    }
    write_inlines(inlines);
    // A break at the end of a block ends its last line; to show an empty one takes two.
    if (ends_with_break(inlines)) {
        put("<br>");
    }
    if (keep) {
        put("</span>");
    }
}

void DocumentWriter::write_inlines(Inlines const& inlines) {
    for (Inline const& item : inlines) {
        match(
            item,
            [&](Text const& part) { text(part.utf8); },
            [&](LineBreak const&) { put("<br>"); },
            [&](Styled const& styled) { write_styled(styled); },
            [&](Box<Link> const& link) { write_link(*link); },
            [&](Box<Image> const& image) { write_image(*image); },
            [&](Box<Ruby> const& ruby) { write_ruby(*ruby); },
            [&](Box<Note> const& note) { write_note_reference(*note); });
    }
}

void DocumentWriter::write_styled(Styled const& styled) {
    std::string const tag{tag_of_style(styled.style)};
    put("<" + tag + ">");
    write_inlines(styled.children);
    put("</" + tag + ">");
}

void DocumentWriter::write_link(Link const& link) {
    bool const safe = is_safe_url(link.target);
    if (!safe || m_in_link) {
        lose(safe ? "links in links" : "link targets that are not safe to open");
        write_inlines(link.children);
        return;
    }
    put("<a");
    attribute("href", link.target);
    put(" rel=\"noopener noreferrer\">");
    m_in_link = true;
    write_inlines(link.children);
    m_in_link = false;
    put("</a>");
}

/// An image that the input only refers to keeps its address out of src: opening the page must not
/// fetch it.
void DocumentWriter::write_image(Image const& image) {
    auto const media = m_document.media.find(image.media);
    bool const embedded = media != m_document.media.end() && is_image_type(media->second.mime);
    if (!image.media.empty() && !embedded) {
        lose("media that are no images");
    }
    put("<img");
    if (embedded) {
        put(" src=\"data:");
        put(media->second.mime);
        put(";base64,");
        put(base64_encoded(media->second.bytes));
        put("\"");
    } else if (!image.target.empty()) {
        attribute("data-src", image.target);
    }
    attribute("alt", image.alt);
    std::string style;
    if (image.width > 0) {
        style += "width:" + format_number(image.width) + "mm";
    }
    if (image.height > 0) {
        style += (style.empty() ? "" : ";") + std::string{"height:"} + format_number(image.height) +
                 "mm";
    }
    if (!style.empty()) {
        attribute("style", style);
    }
    put(">");
}

void DocumentWriter::write_ruby(Ruby const& ruby) {
    put("<ruby>");
    write_inlines(ruby.base);
    put("<rp>(</rp><rt>");
    text(ruby.reading);
    put("</rt><rp>)</rp></ruby>");
}

void DocumentWriter::write_note_reference(Note const& note) {
    bool const comment = note.kind == NoteKind::Comment;
    std::size_t const number = comment ? ++m_comments : ++m_footnotes;
    m_notes.push_back({&note, number, m_notes.size() + 1});
    std::string const id = std::to_string(m_notes.size());
    // A link cannot stand in a link.
    put(m_in_link ? "<span" : "<a");
    attribute("role", "doc-noteref");
    attribute("id", "note-ref-" + id);
    attribute(m_in_link ? "data-note" : "href", m_in_link ? "note-" + id : "#note-" + id);
    put(">");
    text((comment ? "批" : "") + std::to_string(number));
    put(m_in_link ? "</span>" : "</a>");
}

} // namespace gouji::html
