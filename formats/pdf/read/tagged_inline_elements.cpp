#include <algorithm>

#include "gouji/formats/pdf/read/tagged_reader.hpp"
#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/model/text.hpp"

// Links, pictures, notes and the like (ISO 32000-1, 14.8.4.4).

namespace gouji::pdfread {

void TaggedReader::read_inline(
    StructureElement const& element, Meaning const& meaning, Flow& flow) {
    switch (meaning.kind) {
    case Kind::Styled: {
        flow.text.open();
        read_kids(element, flow);
        Inlines children = flow.text.close();
        flow.text.add_inline({Styled{meaning.style, std::move(children)}});
        return;
    }
    case Kind::LineBreak:
        flow.text.line_break();
        return;
    case Kind::Link:
        read_link(element, flow);
        return;
    case Kind::Figure:
        read_figure(element, flow);
        return;
    case Kind::Ruby:
        read_ruby(element, flow);
        return;
    case Kind::Note:
        read_note(element, flow);
        return;
    case Kind::Group:
    case Kind::Transparent:
    case Kind::Paragraph:
    case Kind::Heading:
    case Kind::Table:
    case Kind::List:
    case Kind::Quote:
    case Kind::Verbatim:
    case Kind::PageBreak:
    case Kind::Skipped:
        return;
    }
}

/// The target is that of the annotation; links within the document have none here.
void TaggedReader::read_link(StructureElement const& element, Flow& flow) {
    std::string target = own_attribute(element, pdf_names::target).text();
    for (StructureKid const& kid : element.kids) {
        if (kid.kind == StructureKid::Kind::ObjectReference && target.empty()) {
            target = kid.object.get("A").get("URI").bytes();
        }
    }
    if (target.empty() && !m_own) {
        read_kids(element, flow);
        return;
    }
    flow.text.open();
    read_kids(element, flow);
    Inlines children = flow.text.close();
    if (m_own || !children.empty()) {
        flow.text.add_inline({Box<Link>{Link{std::move(target), std::move(children)}}});
    }
}

void TaggedReader::read_figure(StructureElement const& element, Flow& flow) {
    Image image;
    image.alt = element.dictionary.get("Alt").text();
    image.target = own_attribute(element, pdf_names::target).text();
    auto const millimetres = [&](std::string_view key) {
        return static_cast<float>(own_attribute(element, key).number());
    };
    image.width = millimetres(pdf_names::width);
    image.height = millimetres(pdf_names::height);
    bool found_picture = m_own;
    for (StructureKid const& kid : element.kids) {
        if (kid.kind != StructureKid::Kind::Content) {
            continue;
        }
        TaggedContent::Found const found = m_content.take(kid.page, kid.content);
        m_page = kid.page >= 0 ? kid.page + 1 : m_page;
        for (std::size_t const index : found.pictures) {
            ReadPage const& page = m_content.page(kid.page);
            Rect const& box = page.content.pictures[index].box;
            found_picture = true;
            image.media = m_media.load(page.picture_objects[index]);
            if (!m_own) {
                constexpr float millimetres_a_point = 25.4F / 72;
                image.width = (box.x1 - box.x0) * millimetres_a_point;
                image.height = (box.y1 - box.y0) * millimetres_a_point;
            }
        }
        // Charts and text boxes hold text that is the document's; ours stand for lost pictures.
        for (TextRun const* const run : found.runs) {
            if (!m_own) {
                flow.text.add_run(*run, m_page);
            }
        }
    }
    if (found_picture && (m_own || !image.media.empty() || !image.alt.empty())) {
        flow.text.add_inline({Box<Image>{std::move(image)}});
    }
    for (StructureKid const& kid : element.kids) {
        if (kid.kind == StructureKid::Kind::Element) {
            m_own ? skip(element_of(kid)) : read_element(element_of(kid), flow);
        }
    }
}

void TaggedReader::read_ruby(StructureElement const& element, Flow& flow) {
    Ruby ruby;
    for (StructureKid const& kid : element.kids) {
        if (kid.kind != StructureKid::Kind::Element) {
            continue;
        }
        StructureElement const& part = element_of(kid);
        if (part.standard == "RB") {
            flow.text.open();
            read_kids(part, flow);
            ruby.base = flow.text.close();
        } else {
            Flow other(m_join);
            read_kids(part, other);
            if (part.standard == "RT") {
                ruby.reading = plain_text(other.text.take());
            }
        }
    }
    flow.text.add_inline({Box<Ruby>{std::move(ruby)}});
}

/// The note's marks, in the text and before it, are Lbl: they are made anew.
void TaggedReader::read_note(StructureElement const& element, Flow& flow) {
    Note note;
    std::string_view const kind = own_attribute(element, pdf_names::kind).name();
    if (kind == "Endnote") {
        note.kind = NoteKind::Endnote;
    } else if (kind == "Comment") {
        note.kind = NoteKind::Comment;
    }
    note.author = own_attribute(element, pdf_names::note_author).text();
    Flow inner(m_join);
    for (StructureKid const& kid : element.kids) {
        if (kid.kind == StructureKid::Kind::Content) {
            read_content(kid, inner);
        } else if (kid.kind == StructureKid::Kind::Element) {
            StructureElement const& part = element_of(kid);
            part.standard == "Lbl" ? skip(part) : read_element(part, inner);
        }
    }
    end_paragraph(inner);
    note.children = std::move(inner.blocks);
    if (m_own || !note.children.empty()) {
        flow.text.add_inline({Box<Note>{std::move(note)}});
    }
}

/// Our marks of doubt; other annotations are their element's matter.
void TaggedReader::read_annotation(StructureKid const& kid, Flow& flow) {
    if (kid.object.get("T").text() == pdf_names::author) {
        flow.marks.push_back(kid.object.get("Contents").text());
    }
}

} // namespace gouji::pdfread
