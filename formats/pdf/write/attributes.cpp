#include "gouji/formats/pdf/write/attributes.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/formats/pdf/write/syntax.hpp"
#include "gouji/formats/support/link_target.hpp"

namespace gouji::pdf_write {

namespace {

/// Attribute objects, gathered and then written as one /A.
class Attributes {
public:
    Attributes& owner(std::string_view name) {
        m_owner = name_object(name);
        m_is_open = false;
        return *this;
    }
    Attributes& add(std::string_view key, std::string_view value) {
        if (!m_is_open) {
            m_out += (m_count++ == 0 ? "<</O" : ">><</O") + m_owner;
            m_is_open = true;
        }
        m_out += name_object(key);
        bool const delimited = !value.empty() && std::string_view{"/[(<"}.find(value.front()) !=
                                                     std::string_view::npos;
        m_out += delimited ? "" : " ";
        m_out += value;
        return *this;
    }
    [[nodiscard]] std::string str() const { return m_count == 0 ? "" : "/A[" + m_out + ">>]"; }

private:
    std::string m_out;
    std::string m_owner;
    bool m_is_open = false;
    int m_count = 0;
};

std::string number(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

/// 14.8.5.4.2
std::string_view align_name(Align align) {
    switch (align) {
    case Align::Start:
        return "/Start";
    case Align::Center:
        return "/Center";
    case Align::End:
        return "/End";
    case Align::Justify:
        return "/Justify";
    }
    return "/Start";
}

std::string_view valign_name(VAlign align) {
    switch (align) {
    case VAlign::Top:
        return "/Before";
    case VAlign::Middle:
        return "/Middle";
    case VAlign::Bottom:
        return "/After";
    }
    return "/Before";
}

std::string_view kind_name(NoteKind kind) {
    switch (kind) {
    case NoteKind::Footnote:
        return "/Footnote";
    case NoteKind::Endnote:
        return "/Endnote";
    case NoteKind::Comment:
        return "/Comment";
    }
    return "/Footnote";
}

} // namespace

std::string document_entries(Document const& document) {
    if (!document.page) {
        return {};
    }
    PageSetup const& page = *document.page;
    std::string box = "[";
    append_numbers(box, page.width, page.height, page.top, page.bottom, page.left, page.right);
    box.back() = ']';
    return Attributes{}.owner(pdf_names::owner).add(pdf_names::page, box).str();
}

std::string paragraph_entries(Paragraph const& paragraph) {
    Attributes attributes;
    if (paragraph.align) {
        attributes.owner("Layout").add("TextAlign", align_name(*paragraph.align));
    }
    if (paragraph.first_line_indent) {
        attributes.owner(pdf_names::owner)
            .add(pdf_names::indent, number(*paragraph.first_line_indent));
    }
    return attributes.str();
}

std::string heading_entries(int level, int written) {
    return level == written ? std::string{}
                            : Attributes{}
                                  .owner(pdf_names::owner)
                                  .add(pdf_names::level, std::to_string(level))
                                  .str();
}

std::string list_entries(List const& list) {
    return Attributes{}
        .owner("List")
        .add("ListNumbering", list.ordered ? "/Decimal" : "/Disc")
        .str();
}

std::optional<std::string> uri_of(Link const& link) {
    LinkTarget target = link_target(link.target);
    if (target.kind != LinkTarget::Kind::External) {
        return std::nullopt;
    }
    // A URI action takes 7-bit ASCII (12.6.4.7).
    std::string out;
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (char const c : target.text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 0xFU];
        }
    }
    return out;
}

namespace {

/// Something to click that belongs to no link inside.
bool has_own_content(Inlines const& children) {
    return std::any_of(children.begin(), children.end(), [](Inline const& child) {
        return match(
            child,
            [](Text const& text) { return !text.utf8.empty(); },
            [](LineBreak const&) { return false; },
            [](Styled const& styled) { return has_own_content(styled.children); },
            [](Box<Link> const&) { return false; },
            [](Box<Image> const&) { return true; },
            [](Box<Ruby> const&) { return true; },
            [](Box<Note> const&) { return true; });
    });
}

} // namespace

std::string link_entries(Link const& link) {
    std::optional<std::string> const uri = uri_of(link);
    if (uri && *uri == link.target && has_own_content(link.children)) {
        return {};
    }
    return Attributes{}
        .owner(pdf_names::owner)
        .add(pdf_names::target, text_string(link.target))
        .str();
}

std::string figure_entries(Image const& image, ImageStore::Stored const* stored) {
    Attributes attributes;
    attributes.owner(pdf_names::owner);
    if (image.width > 0) {
        attributes.add(pdf_names::width, number(image.width));
    }
    if (image.height > 0) {
        attributes.add(pdf_names::height, number(image.height));
    }
    if (stored == nullptr || !image.target.empty()) {
        attributes.add(pdf_names::target, text_string(image.target));
    }
    return attributes.str() + (image.alt.empty() ? "" : "/Alt" + text_string(image.alt));
}

std::string note_entries(Note const& note, std::size_t number_of_note) {
    Attributes attributes;
    attributes.owner(pdf_names::owner).add(pdf_names::kind, kind_name(note.kind));
    if (!note.author.empty()) {
        attributes.add(pdf_names::note_author, text_string(note.author));
    }
    return attributes.str() + "/ID(n" + std::to_string(number_of_note + 1) + ')';
}

std::string table_entries(Table const& table) {
    bool const usable =
        !table.column_widths.empty() &&
        std::all_of(table.column_widths.begin(), table.column_widths.end(), [](float width) {
            return std::isfinite(width);
        });
    if (!usable) {
        return {};
    }
    std::string widths = "[";
    for (float const width : table.column_widths) {
        append_numbers(widths, width);
    }
    widths.back() = ']';
    return Attributes{}.owner(pdf_names::owner).add(pdf_names::widths, widths).str();
}

std::string row_entries(RowGroup group) {
    return group == RowGroup::Body
               ? std::string{}
               : Attributes{}
                     .owner(pdf_names::owner)
                     .add(pdf_names::group, group == RowGroup::Head ? "/Head" : "/Foot")
                     .str();
}

std::string cell_entries(
    TableGrid::Placed const& placed,
    bool in_head,
    std::string const& id,
    std::string const& headers) {
    Cell const& cell = *placed.cell;
    Attributes attributes;
    attributes.owner("Table");
    if (placed.row_span > 1) {
        attributes.add("RowSpan", std::to_string(placed.row_span));
    }
    if (placed.col_span > 1) {
        attributes.add("ColSpan", std::to_string(placed.col_span));
    }
    if (in_head || cell.row_header) {
        attributes.add("Scope", !cell.row_header ? "/Column" : in_head ? "/Both" : "/Row");
    }
    if (!headers.empty()) {
        attributes.add("Headers", '[' + headers + ']');
    }
    attributes.owner("Layout");
    if (cell.align) {
        attributes.add("TextAlign", align_name(*cell.align));
    }
    if (cell.valign) {
        attributes.add("BlockAlign", valign_name(*cell.valign));
    }
    return attributes.str() + (id.empty() ? "" : "/ID" + literal_string(id));
}

} // namespace gouji::pdf_write
