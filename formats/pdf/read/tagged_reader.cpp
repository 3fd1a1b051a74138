#include "gouji/formats/pdf/read/tagged_reader.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdfread {

namespace {

/// What an element of a type makes.
struct TypeMeaning {
    std::string_view type;
    ElementMeaning meaning;
};

constexpr ElementMeaning role(Role of) {
    return {ElementKind::Paragraph, of, Style::Emphasis, 0};
}
constexpr ElementMeaning style(Style of) {
    return {ElementKind::Styled, Role::Body, of, 0};
}
constexpr ElementMeaning plain(ElementKind of) {
    return {of, Role::Body, Style::Emphasis, 0};
}
constexpr ElementMeaning level(std::int32_t of) {
    return {ElementKind::Heading, Role::Body, Style::Emphasis, of};
}

/// Ours, where the tree is ours.
constexpr std::array own_types{
    TypeMeaning{pdf_names::subtitle, role(Role::Subtitle)},
    TypeMeaning{pdf_names::signature, role(Role::Signature)},
    TypeMeaning{pdf_names::date, role(Role::Date)},
    TypeMeaning{pdf_names::caption_text, role(Role::Caption)},
    TypeMeaning{pdf_names::note_text, role(Role::Note)},
    TypeMeaning{pdf_names::verbatim, plain(ElementKind::Verbatim)},
    TypeMeaning{pdf_names::page_break, plain(ElementKind::PageBreak)},
    TypeMeaning{pdf_names::doubts, plain(ElementKind::Skipped)},
    TypeMeaning{pdf_names::underline, style(Style::Underline)},
    TypeMeaning{pdf_names::strike, style(Style::Strike)},
    TypeMeaning{pdf_names::superscript, style(Style::Superscript)},
    TypeMeaning{pdf_names::subscript, style(Style::Subscript)},
    TypeMeaning{pdf_names::line_break, plain(ElementKind::LineBreak)},
    TypeMeaning{"H7", level(7)},
    TypeMeaning{"H8", level(8)},
    TypeMeaning{"H9", level(9)},
};

constexpr std::array types{
    TypeMeaning{"P", role(Role::Body)},
    TypeMeaning{"Title", role(Role::Title)},
    TypeMeaning{"Caption", role(Role::Caption)},
    TypeMeaning{"H", level(1)},
    TypeMeaning{"H1", level(1)},
    TypeMeaning{"H2", level(2)},
    TypeMeaning{"H3", level(3)},
    TypeMeaning{"H4", level(4)},
    TypeMeaning{"H5", level(5)},
    TypeMeaning{"H6", level(6)},
    TypeMeaning{"Table", plain(ElementKind::Table)},
    TypeMeaning{"L", plain(ElementKind::List)},
    TypeMeaning{"BlockQuote", plain(ElementKind::Quote)},
    TypeMeaning{"Em", style(Style::Emphasis)},
    TypeMeaning{"Strong", style(Style::Strong)},
    TypeMeaning{"Code", style(Style::Code)},
    TypeMeaning{"Link", plain(ElementKind::Link)},
    TypeMeaning{"Figure", plain(ElementKind::Figure)},
    TypeMeaning{"Formula", plain(ElementKind::Figure)},
    TypeMeaning{"Ruby", plain(ElementKind::Ruby)},
    TypeMeaning{"Note", plain(ElementKind::Note)},
    TypeMeaning{"FENote", plain(ElementKind::Note)},
    TypeMeaning{"Artifact", plain(ElementKind::Skipped)},
    TypeMeaning{"Document", plain(ElementKind::Group)},
    TypeMeaning{"DocumentFragment", plain(ElementKind::Group)},
    TypeMeaning{"Part", plain(ElementKind::Group)},
    TypeMeaning{"Art", plain(ElementKind::Group)},
    TypeMeaning{"Sect", plain(ElementKind::Group)},
    TypeMeaning{"Div", plain(ElementKind::Group)},
    TypeMeaning{"Aside", plain(ElementKind::Group)},
    TypeMeaning{"TOC", plain(ElementKind::Group)},
    TypeMeaning{"TOCI", plain(ElementKind::Group)},
    TypeMeaning{"Index", plain(ElementKind::Group)},
    // Parts of lists and tables where they do not belong.
    TypeMeaning{"LI", plain(ElementKind::Group)},
    TypeMeaning{"LBody", plain(ElementKind::Group)},
    TypeMeaning{"TR", plain(ElementKind::Group)},
    TypeMeaning{"TH", plain(ElementKind::Group)},
    TypeMeaning{"TD", plain(ElementKind::Group)},
};

template <std::size_t N>
ElementMeaning const*
find_meaning(std::array<TypeMeaning, N> const& entries, std::string_view type) {
    auto const* const found = std::find_if(
        entries.begin(), entries.end(), [&](auto const& entry) { return entry.type == type; });
    return found == entries.end() ? nullptr : &found->meaning;
}

/// What stands side by side in these is no table all the same.
bool is_fixed(ElementKind kind) {
    return kind == ElementKind::List || kind == ElementKind::Figure || kind == ElementKind::Ruby ||
           kind == ElementKind::Note || kind == ElementKind::Verbatim ||
           kind == ElementKind::Skipped;
}

} // namespace

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
    if (m_plan != nullptr) {
        m_waiting = m_plan->at_start;
        add_regions(flow);
    }
    read_kids(m_tree.root(), flow);
    end_paragraph(flow);
    add_regions(flow);
    m_document.blocks = std::move(flow.blocks);
}

void TaggedReader::read(RegionPlan& plan) {
    m_plan = &plan;
    read();
}

TaggedReader::Meaning TaggedReader::meaning_of(StructureElement const& element) const {
    if (m_own) {
        if (Meaning const* const own = find_meaning(own_types, element.type)) {
            return *own;
        }
    }
    Meaning const* const found = find_meaning(types, element.standard);
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
        if (!is_left_to_region(kid.page, *run)) {
            flow.text.add_run(*run, m_page);
        }
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
    bool const fixes = m_table_depth == 0 && (is_fixed(meaning.kind) || element.standard == "TOC");
    if (!fixes) {
        read_meaning(element, meaning, flow);
        return;
    }
    std::int32_t const around = m_content.set_owner(TaggedContent::fixed);
    read_meaning(element, meaning, flow);
    m_content.set_owner(around);
}

void TaggedReader::read_meaning(
    StructureElement const& element, Meaning const& meaning, Flow& flow) {
    switch (meaning.kind) {
    case Kind::Group:
        end_paragraph(flow);
        add_regions(flow);
        read_kids(element, flow);
        end_paragraph(flow);
        add_regions(flow);
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
    add_regions(flow);
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
    auto const level = static_cast<std::int32_t>(std::clamp<std::int64_t>(
        own_attribute(element, pdf_names::level).integer(meaning.level), 0, 9));
    for (std::size_t i = first; i < flow.blocks.size(); ++i) {
        auto* const paragraph = std::get_if<Paragraph>(&flow.blocks[i].node);
        if (paragraph == nullptr || paragraph->role != Role::Body) {
            continue;
        }
        if (level > 0) {
            flow.blocks[i].node = Heading{std::move(paragraph->children), level};
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
