#include "gouji/formats/docx/docx_story_reader.hpp"

#include <algorithm>

#include "gouji/model/codes.hpp"

/// Links, fields and formulas of StoryReader.

namespace gouji::docx::reading {

// ------------------------------------------------------- links and fields

void StoryReader::start_link(Attributes const& attributes) {
    std::string_view const id = attributes.get(Name::RId);
    std::string target;
    if (!id.empty()) {
        if (Relation const* const relation = m_relations.by_id(id)) {
            target = relation->target;
        } else {
            m_context.diagnostics.add(
                Code::BadReference,
                {0, 0, m_xml->element_offset(), m_part},
                {{"what", "A hyperlink"}, {"target", std::string{id}}});
        }
    }
    if (std::string_view const anchor = attributes.get(Name::WAnchor); !anchor.empty()) {
        target += '#';
        target += anchor;
    }
    accepts_inline();
    push(Kind::Link, !target.empty());
    if (!target.empty()) {
        ++m_links;
        paragraph().inlines.begin_link(target);
    }
}

void StoryReader::start_simple_field(Attributes const& attributes) {
    FieldCode const code = parse_field(attributes.get(Name::WInstr));
    accepts_inline();
    bool const link = code.kind == FieldCode::Kind::Hyperlink && !code.text.empty();
    push(Kind::Link, link);
    if (link) {
        ++m_links;
        paragraph().inlines.begin_link(code.text);
    } else if (code.kind == FieldCode::Kind::PageNumber) {
        paragraph().page_number = true;
    }
}

/// 17.16.18: begin, instruction, separate, result, end; in any number of runs and paragraphs.
void StoryReader::field_char(Attributes const& attributes) {
    std::string_view const type = attributes.get(Name::WFldCharType);
    if (type == "begin") {
        Field& field = m_fields.emplace_back();
        field.paragraph = m_paragraph_count;
        ++m_instructions;
        return;
    }
    if (m_fields.size() <= container().fields) {
        return;
    }
    if (type == "end") {
        end_field();
        return;
    }
    Field& field = m_fields.back();
    if (type != "separate" || field.result) {
        return;
    }
    field.result = true;
    --m_instructions;
    field.code = parse_field(field.instruction);
    if (field.code.kind == FieldCode::Kind::Hyperlink && !field.code.text.empty()) {
        ++m_links;
        paragraph().inlines.begin_link(field.code.text);
    } else if (field.code.kind == FieldCode::Kind::PageNumber) {
        paragraph().page_number = true;
    }
}

void StoryReader::end_field() {
    Field field = std::move(m_fields.back());
    m_fields.pop_back();
    if (!field.result) {
        --m_instructions;
        field.code = parse_field(field.instruction);
        show_field(field);
    } else if (field.code.kind == FieldCode::Kind::Hyperlink && !field.code.text.empty()) {
        --m_links;
        paragraph().inlines.end_link();
    } else if (field.is_form_choice() && !field.has_text) {
        show_field(field);
    }
}

/// A field without stored result: some show what their instruction says.
void StoryReader::show_field(Field const& field) {
    switch (field.code.kind) {
    case FieldCode::Kind::Symbol:
    case FieldCode::Kind::Equation:
        add_text(field.code.text);
        break;
    case FieldCode::Kind::Ruby:
        if (m_instructions == 0 && (m_look & hidden_look) == 0 && container().paragraph_open) {
            paragraph().inlines.begin_ruby();
            paragraph().inlines.text(field.code.text, look());
            paragraph().inlines.end_ruby(field.code.reading);
        }
        break;
    case FieldCode::Kind::CheckBox:
        add_text(field.checked ? "☒" : "☐");
        break;
    case FieldCode::Kind::DropDown: {
        auto const chosen = static_cast<std::size_t>(std::max(field.entry.value_or(0), 0L));
        if (chosen < field.entries.size()) {
            add_text(field.entries[chosen]);
        }
        break;
    }
    case FieldCode::Kind::PageNumber:
        paragraph().page_number = true;
        break;
    case FieldCode::Kind::Hyperlink:
    case FieldCode::Kind::Other:
        break;
    }
}

// --------------------------------------------------------------- formulas

/// The text of a formula, read from left to right (22.1).
bool StoryReader::start_math(Name name, Attributes const& attributes) {
    switch (name) {
    case Name::MOMath:
    case Name::MOMathPara:
        accepts_inline();
        return true;
    case Name::MR:
        push(Kind::MathRun);
        m_look = 0;
        return true;
    case Name::MT:
        push(Kind::Text, true);
        m_text.clear();
        return true;
    case Name::MRPr:
    case Name::MDeg:
        skip();
        return true;
    case Name::MSup:
    case Name::MSub:
        push(Kind::MathScript);
        m_math_look = look_of(name == Name::MSup ? Style::Superscript : Style::Subscript);
        return true;
    case Name::MDen:
        add_text("/");
        return true;
    case Name::MRad:
        add_text("√");
        return true;
    case Name::MD:
        push(Kind::MathDelimiters);
        m_delimiters.emplace_back();
        return true;
    case Name::MBegChr:
    case Name::MEndChr:
    case Name::MSepChr:
        if (in(Kind::MathDelimiters)) {
            Delimiters& delimiters = m_delimiters.back();
            std::string& character = name == Name::MBegChr   ? delimiters.begin
                                     : name == Name::MEndChr ? delimiters.end
                                                             : delimiters.separator;
            character = attributes.get(Name::MVal);
        }
        return true;
    case Name::ME:
        if (in(Kind::MathDelimiters)) {
            Delimiters& delimiters = m_delimiters.back();
            add_text(
                std::exchange(delimiters.begun, true) ? delimiters.separator : delimiters.begin);
        }
        return true;
    case Name::MNary:
        m_in_nary = true;
        return true;
    case Name::MChr:
        // Other characters of this kind are accents, which stand on what follows.
        if (std::exchange(m_in_nary, false)) {
            add_text(attributes.get(Name::MVal));
        }
        return true;
    default:
        return false;
    }
}

} // namespace gouji::docx::reading
