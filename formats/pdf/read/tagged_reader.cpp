#include "gouji/formats/pdf/read/tagged_reader.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdfread {

TaggedReader::TaggedReader(
    StructureTree const& tree,
    TaggedContent& content,
    MediaLoader& media,
    Document& document,
    Diagnostics& diagnostics,
    RunJoin join,
    std::size_t depth_limit)
    : m_tree(tree), m_content(content), m_media(media), m_document(document),
      m_diagnostics(diagnostics), m_depth_limit(depth_limit), m_join(join), m_own(tree.is_own()) {}

void TaggedReader::read() {
    Flow flow(m_join);
    read_kids(m_tree.root(), flow);
    end_paragraph(flow);
    m_document.blocks = std::move(flow.blocks);
}

TaggedReader::Meaning TaggedReader::meaning_of(StructureElement const& element) const {
    struct Entry {
        std::string_view type;
        Meaning meaning;
    };
    static constexpr Meaning paragraph{Kind::Paragraph, Role::Body, Style::Emphasis, 0};
    auto const role = [](Role of) { return Meaning{Kind::Paragraph, of, Style::Emphasis, 0}; };
    auto const style = [](Style of) { return Meaning{Kind::Styled, Role::Body, of, 0}; };
    auto const plain = [](Kind of) { return Meaning{of, Role::Body, Style::Emphasis, 0}; };
    auto const level = [](std::int32_t of) {
        return Meaning{Kind::Heading, Role::Body, Style::Emphasis, of};
    };
    // Ours, where the tree is ours.
    static std::array const own_types{
        Entry{pdf_names::subtitle, role(Role::Subtitle)},
        Entry{pdf_names::signature, role(Role::Signature)},
        Entry{pdf_names::date, role(Role::Date)},
        Entry{pdf_names::caption_text, role(Role::Caption)},
        Entry{pdf_names::note_text, role(Role::Note)},
        Entry{pdf_names::verbatim, plain(Kind::Verbatim)},
        Entry{pdf_names::page_break, plain(Kind::PageBreak)},
        Entry{pdf_names::doubts, plain(Kind::Skipped)},
        Entry{pdf_names::underline, style(Style::Underline)},
        Entry{pdf_names::strike, style(Style::Strike)},
        Entry{pdf_names::superscript, style(Style::Superscript)},
        Entry{pdf_names::subscript, style(Style::Subscript)},
        Entry{pdf_names::line_break, plain(Kind::LineBreak)},
        Entry{"H7", level(7)},
        Entry{"H8", level(8)},
        Entry{"H9", level(9)},
    };
    static std::array const types{
        Entry{"P", paragraph},
        Entry{"Title", role(Role::Title)},
        Entry{"Caption", role(Role::Caption)},
        Entry{"H", level(1)},
        Entry{"H1", level(1)},
        Entry{"H2", level(2)},
        Entry{"H3", level(3)},
        Entry{"H4", level(4)},
        Entry{"H5", level(5)},
        Entry{"H6", level(6)},
        Entry{"Table", plain(Kind::Table)},
        Entry{"L", plain(Kind::List)},
        Entry{"BlockQuote", plain(Kind::Quote)},
        Entry{"Em", style(Style::Emphasis)},
        Entry{"Strong", style(Style::Strong)},
        Entry{"Code", style(Style::Code)},
        Entry{"Link", plain(Kind::Link)},
        Entry{"Figure", plain(Kind::Figure)},
        Entry{"Formula", plain(Kind::Figure)},
        Entry{"Ruby", plain(Kind::Ruby)},
        Entry{"Note", plain(Kind::Note)},
        Entry{"FENote", plain(Kind::Note)},
        Entry{"Artifact", plain(Kind::Skipped)},
        Entry{"Document", plain(Kind::Group)},
        Entry{"DocumentFragment", plain(Kind::Group)},
        Entry{"Part", plain(Kind::Group)},
        Entry{"Art", plain(Kind::Group)},
        Entry{"Sect", plain(Kind::Group)},
        Entry{"Div", plain(Kind::Group)},
        Entry{"Aside", plain(Kind::Group)},
        Entry{"TOC", plain(Kind::Group)},
        Entry{"TOCI", plain(Kind::Group)},
        Entry{"Index", plain(Kind::Group)},
        // Parts of lists and tables where they do not belong.
        Entry{"LI", plain(Kind::Group)},
        Entry{"LBody", plain(Kind::Group)},
        Entry{"TR", plain(Kind::Group)},
        Entry{"TH", plain(Kind::Group)},
        Entry{"TD", plain(Kind::Group)},
    };
    auto const find = [](auto const& entries, std::string_view type) -> Meaning const* {
        auto const found = std::find_if(
            entries.begin(), entries.end(), [&](Entry const& entry) { return entry.type == type; });
        return found == entries.end() ? nullptr : &found->meaning;
    };
    if (Meaning const* const own = m_own ? find(own_types, element.type) : nullptr) {
        return *own;
    }
    Meaning const* const found = find(types, element.standard);
    return found != nullptr ? *found : Meaning{};
}

Object TaggedReader::own_attribute(StructureElement const& element, std::string_view key) const {
    return m_own ? m_tree.attribute(element, pdf_names::owner, key) : Object();
}

/// Only of our own files: others state how text happens to stand.
std::optional<Align> TaggedReader::align_of(StructureElement const& element) const {
    std::string_view const name =
        m_own ? m_tree.attribute(element, "Layout", "TextAlign").name() : std::string_view();
    if (name == "Start") {
        return Align::Start;
    }
    if (name == "Center") {
        return Align::Center;
    }
    if (name == "End") {
        return Align::End;
    }
    return name == "Justify" ? std::optional(Align::Justify) : std::nullopt;
}

void TaggedReader::read_kids(StructureElement const& element, Flow& flow) {
    for (StructureKid const& kid : element.kids) {
        switch (kid.kind) {
        case StructureKid::Kind::Element:
            read_element(element_of(kid), flow);
            break;
        case StructureKid::Kind::Content:
            read_content(kid, flow);
            break;
        case StructureKid::Kind::ObjectReference:
            read_annotation(kid, flow);
            break;
        }
    }
}

void TaggedReader::read_content(StructureKid const& kid, Flow& flow) {
    TaggedContent::Found const found = m_content.take(kid.page, kid.content);
    if (std::find(m_repeated_pages.begin(), m_repeated_pages.end(), kid.page) !=
        m_repeated_pages.end()) {
        return;
    }
    if (kid.page >= 0) {
        m_page = kid.page + 1;
    }
    for (TextRun const* const run : found.runs) {
        flow.text.add_run(*run, m_page);
    }
}

/// /ActualText of an element stands for all that it shows (14.9.4).
bool TaggedReader::read_replacement(StructureElement const& element, Flow& flow) {
    Object const actual = element.dictionary.get("ActualText");
    bool const leaf =
        std::none_of(element.kids.begin(), element.kids.end(), [](StructureKid const& kid) {
            return kid.kind == StructureKid::Kind::Element;
        });
    if (actual.kind() != ObjectKind::String || !leaf) {
        return false;
    }
    Rect box;
    for (StructureKid const& kid : element.kids) {
        TaggedContent::Found const found = m_content.take(kid.page, kid.content);
        m_page = kid.page >= 0 ? kid.page + 1 : m_page;
        if (!found.runs.empty()) {
            box = found.runs.front()->box;
        }
    }
    flow.text.add_text(actual.text(), m_page, box);
    return true;
}

void TaggedReader::skip(StructureElement const& element) {
    for (StructureKid const& kid : element.kids) {
        if (kid.kind == StructureKid::Kind::Element) {
            skip(element_of(kid));
        } else if (kid.kind == StructureKid::Kind::Content) {
            static_cast<void>(m_content.take(kid.page, kid.content));
        }
    }
}

void TaggedReader::read_element(StructureElement const& element, Flow& flow) {
    Meaning const meaning = meaning_of(element);
    switch (meaning.kind) {
    case Kind::Group:
        end_paragraph(flow);
        read_kids(element, flow);
        end_paragraph(flow);
        return;
    case Kind::Transparent:
        if (!read_replacement(element, flow)) {
            read_kids(element, flow);
        }
        return;
    case Kind::Skipped:
        skip(element);
        return;
    case Kind::Paragraph:
    case Kind::Heading:
    case Kind::Table:
    case Kind::List:
    case Kind::Quote:
    case Kind::Verbatim:
    case Kind::PageBreak:
        read_block(element, meaning, flow);
        return;
    case Kind::Styled:
    case Kind::LineBreak:
    case Kind::Link:
    case Kind::Figure:
    case Kind::Ruby:
    case Kind::Note:
        read_inline(element, meaning, flow);
        return;
    }
}

void TaggedReader::read_block(StructureElement const& element, Meaning const& meaning, Flow& flow) {
    end_paragraph(flow);
    bool const nests =
        meaning.kind == Kind::Table || meaning.kind == Kind::List || meaning.kind == Kind::Quote;
    if (nests && m_depth >= m_depth_limit) {
        if (!m_flattened) {
            m_flattened = true;
            m_diagnostics.add(Code::DepthFlattened, {}, {{"limit", std::to_string(m_depth_limit)}});
        }
        read_kids(element, flow);
        end_paragraph(flow);
        return;
    }
    m_depth += nests ? 1 : 0;
    if (meaning.kind == Kind::Table) {
        read_table(element, flow);
    } else if (meaning.kind == Kind::List) {
        read_list(element, flow);
    } else if (meaning.kind == Kind::Quote) {
        std::uint32_t const first = m_document.source.size();
        Quote quote{read_blocks(element)};
        if (m_own || !quote.children.empty()) {
            flow.blocks.push_back({std::move(quote), {first, m_document.source.size() - first}});
        }
    } else if (meaning.kind == Kind::Verbatim) {
        read_verbatim(element, flow);
    } else if (meaning.kind == Kind::PageBreak) {
        flow.blocks.push_back({PageBreak{}, {}});
    } else {
        read_paragraph(element, meaning, flow);
    }
    m_depth -= nests ? 1 : 0;
}

/// What stands directly in the flow is a paragraph.
void TaggedReader::end_paragraph(Flow& flow) {
    if (flow.text.is_empty()) {
        return;
    }
    LineRange const lines = flow.text.add_lines(m_document.source, m_page);
    Paragraph paragraph;
    paragraph.children = flow.text.take();
    if (!paragraph.children.empty()) {
        flow.blocks.push_back({std::move(paragraph), lines});
    }
}

void TaggedReader::read_paragraph(
    StructureElement const& element, Meaning const& meaning, Flow& flow) {
    std::size_t const first = flow.blocks.size();
    if (!read_replacement(element, flow)) {
        read_kids(element, flow);
    }
    if (m_own && flow.text.is_empty() && flow.blocks.size() == first) {
        LineRange const lines = flow.text.add_lines(m_document.source, m_page);
        flow.blocks.push_back({Paragraph{}, lines});
    }
    end_paragraph(flow);
    std::optional<double> const indent = own_attribute(element, pdf_names::indent).maybe_number();
    for (std::size_t i = first; i < flow.blocks.size(); ++i) {
        auto* const paragraph = std::get_if<Paragraph>(&flow.blocks[i].node);
        if (paragraph == nullptr || paragraph->role != Role::Body) {
            continue;
        }
        if (meaning.kind == Kind::Heading) {
            flow.blocks[i].node = Heading{std::move(paragraph->children), meaning.level};
            continue;
        }
        paragraph->role = meaning.role;
        paragraph->align = align_of(element);
        if (indent) {
            paragraph->first_line_indent = static_cast<float>(*indent);
        }
    }
}

Blocks TaggedReader::read_blocks(StructureElement const& element) {
    Flow flow(m_join);
    read_kids(element, flow);
    end_paragraph(flow);
    return std::move(flow.blocks);
}

void TaggedReader::read_verbatim(StructureElement const& element, Flow& flow) {
    Flow inner(m_join);
    read_kids(element, inner);
    LineRange const lines = inner.text.add_lines(m_document.source, m_page);
    flow.blocks.push_back({Verbatim{plain_text(inner.text.take())}, lines});
}

void TaggedReader::read_list(StructureElement const& element, Flow& flow) {
    std::uint32_t const first = m_document.source.size();
    std::string_view const numbering = m_tree.attribute(element, "List", "ListNumbering").name();
    List list;
    list.ordered = numbering == "Decimal" || numbering == "Ordered" ||
                   numbering.ends_with("Roman") || numbering.ends_with("Alpha");
    for (StructureKid const& kid : element.kids) {
        if (kid.kind != StructureKid::Kind::Element) {
            continue;
        }
        StructureElement const& item = element_of(kid);
        if (item.standard == "LI") {
            read_item(item, list);
        } else if (item.standard == "L" && !list.items.empty()) {
            Flow nested(m_join); // as some producers nest lists
            read_element(item, nested);
            Blocks& body = list.items.back().children;
            std::move(nested.blocks.begin(), nested.blocks.end(), std::back_inserter(body));
        } else {
            read_element(item, flow);
        }
    }
    if (!list.items.empty()) {
        flow.blocks.push_back({std::move(list), {first, m_document.source.size() - first}});
    }
}

void TaggedReader::read_item(StructureElement const& element, List& list) {
    ListItem item;
    Flow body(m_join);
    for (StructureKid const& kid : element.kids) {
        StructureElement const* const part =
            kid.kind == StructureKid::Kind::Element ? &element_of(kid) : nullptr;
        if (part != nullptr && part->standard == "Lbl" && item.label.empty()) {
            Flow label(m_join);
            read_kids(*part, label);
            std::string const text = plain_text(label.text.take());
            item.label = m_own ? text : std::string(trim(text));
        } else if (part != nullptr && part->standard == "LBody") {
            read_kids(*part, body);
        } else if (part != nullptr) {
            read_element(*part, body);
        } else if (kid.kind == StructureKid::Kind::Content) {
            read_content(kid, body);
        }
    }
    end_paragraph(body);
    item.children = std::move(body.blocks);
    if (item.label.empty()) {
        item.label = list.ordered ? std::to_string(list.items.size() + 1) + "." : "•";
    } else if (list.items.empty() && !list.ordered && !m_own) {
        list.ordered = item.label.find_first_of("0123456789") != std::string::npos;
    }
    list.items.push_back(std::move(item));
}

} // namespace gouji::pdfread
