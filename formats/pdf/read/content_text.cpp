#include <cmath>

#include "gouji/formats/pdf/read/content_interpreter.hpp"
#include "gouji/formats/pdf/read/operator_code.hpp"
#include "gouji/model/text.hpp"

// Text and marked content (ISO 32000-1, 9 and 14.6).

namespace gouji::pdfread {

/// Table 105.
bool ContentInterpreter::execute_text_state(std::uint32_t code) {
    switch (code) {
    case operator_code("Tc"):
        m_state.character_spacing = m_operands.number();
        return true;
    case operator_code("Tw"):
        m_state.word_spacing = m_operands.number();
        return true;
    case operator_code("Tz"):
        m_state.horizontal_scale = m_operands.number(100) / 100;
        return true;
    case operator_code("TL"):
        m_state.leading = m_operands.number();
        return true;
    case operator_code("Ts"):
        m_state.rise = m_operands.number();
        return true;
    case operator_code("Tr"):
        m_state.render_mode = static_cast<int>(m_operands.number());
        return true;
    case operator_code("Tf"):
        select_font();
        return true;
    default:
        return false;
    }
}

void ContentInterpreter::select_font() {
    std::size_t const count = m_operands.size();
    if (count < 2 || m_operands.at(count - 2).kind != TokenKind::Name) {
        return;
    }
    m_state.size = m_operands.number();
    Object const font = m_resources.get("Font").get(m_operands.at(count - 2).text);
    m_state.font = font.is_dictionary() ? m_document.font(font) : nullptr;
}

/// Tables 108 and 109.
bool ContentInterpreter::execute_text(std::uint32_t code) {
    std::array<double, 2> p{};
    std::array<double, 6> m{};
    std::size_t const count = m_operands.size();
    switch (code) {
    case operator_code("Td"):
        if (m_operands.numbers(p)) {
            move_text(p[0], p[1]);
        }
        return true;
    case operator_code("TD"):
        if (m_operands.numbers(p)) {
            m_state.leading = -p[1];
            move_text(p[0], p[1]);
        }
        return true;
    case operator_code("Tm"):
        if (m_operands.numbers(m)) {
            m_text_matrix = m_line_matrix = {m[0], m[1], m[2], m[3], m[4], m[5]};
        }
        return true;
    case operator_code("T*"):
        next_line();
        return true;
    case operator_code("TJ"):
        show_array();
        return true;
    case operator_code("\""):
        if (count >= 3) {
            m_state.word_spacing = m_operands.at(count - 3).number;
            m_state.character_spacing = m_operands.at(count - 2).number;
        }
        [[fallthrough]];
    case operator_code("'"):
        next_line();
        [[fallthrough]];
    case operator_code("Tj"):
        if (count != 0 && m_operands.at(count - 1).kind == TokenKind::String) {
            show(m_operands.at(count - 1).text);
        }
        return true;
    default:
        return false;
    }
}

void ContentInterpreter::move_text(double x, double y) {
    m_line_matrix = then({1, 0, 0, 1, x, y}, m_line_matrix);
    m_text_matrix = m_line_matrix;
}

void ContentInterpreter::advance(double amount) {
    bool const vertical = m_state.font != nullptr && m_state.font->vertical();
    Matrix const step = vertical ? Matrix{1, 0, 0, 1, 0, amount} : Matrix{1, 0, 0, 1, amount, 0};
    m_text_matrix = then(step, m_text_matrix);
}

void ContentInterpreter::show_array() {
    bool const vertical = m_state.font != nullptr && m_state.font->vertical();
    double const scale = vertical ? 1 : m_state.horizontal_scale;
    for (std::size_t i = 0; i < m_operands.size(); ++i) {
        Token const& token = m_operands.at(i);
        if (token.kind == TokenKind::Number) {
            advance(-token.number / 1000 * m_state.size * scale);
        } else if (token.kind == TokenKind::String) {
            show(token.text);
        }
    }
}

void ContentInterpreter::show(std::string_view bytes) {
    if (m_state.font == nullptr) {
        return;
    }
    if (marked().hidden) {
        ++m_document.hidden_pieces;
        return;
    }
    for (std::size_t at = 0; at < bytes.size() && m_glyphs_left != 0; --m_glyphs_left) {
        show_glyph(m_state.font->next(bytes, at));
    }
    m_document.cut = m_document.cut || m_glyphs_left == 0;
}

/// 9.4.4: the text rendering matrix, and the displacement after the glyph.
void ContentInterpreter::show_glyph(Glyph const& glyph) {
    Font const& font = *m_state.font;
    bool const vertical = font.vertical();
    double const horizontal = m_state.size * m_state.horizontal_scale;
    Matrix const scaled{horizontal, 0, 0, m_state.size, 0, m_state.rise};
    PlacedGlyph placed;
    placed.text = glyph.text;
    placed.matrix = then(then(scaled, m_text_matrix), m_state.matrix);
    placed.advance = glyph.advance;
    placed.ascent = font.ascent();
    placed.descent = font.descent();
    placed.unit = font.unit();
    placed.traits = traits();
    if (glyph.is_unknown) {
        ++m_document.unknown_glyphs;
        if (m_document.unknown_page == 0) {
            m_document.unknown_page = m_page.content.number;
        }
    }
    m_text.add(placed);
    double const spacing = m_state.character_spacing + (glyph.is_space ? m_state.word_spacing : 0);
    advance(
        vertical ? glyph.advance * m_state.size + spacing
                 : glyph.advance * horizontal + spacing * m_state.horizontal_scale);
}

RunTraits ContentInterpreter::traits() const {
    RunTraits traits;
    traits.marked_content = marked().content;
    traits.artifact = marked().artifact;
    traits.bold = m_state.font != nullptr && m_state.font->bold();
    traits.vertical = m_state.font != nullptr && m_state.font->vertical();
    constexpr int invisible = 3; // table 106
    constexpr int clips_only = 7;
    traits.invisible = m_state.render_mode == invisible || m_state.render_mode == clips_only;
    return traits;
}

/// The property list of BDC where it is named in the resources (14.6.2).
Object ContentInterpreter::property_list() const {
    std::string_view const name = m_operands.name();
    return name.empty() ? Object() : m_resources.get("Properties").get(name);
}

void ContentInterpreter::begin_marked(bool has_properties) {
    constexpr std::size_t max_depth = 1000;
    MarkedContent content = marked();
    content.replacing = false;
    content.artifact_index = no_artifact;
    if (m_marked.size() > max_depth || m_operands.size() == 0) {
        m_marked.push_back(content);
        return;
    }
    std::string const tag = m_operands.at(0).text;
    Object const named = has_properties && m_operands.size() == 2 ? property_list() : Object();
    Token const* const mcid = has_properties ? m_operands.find("MCID") : nullptr;
    std::int64_t const number =
        mcid != nullptr ? static_cast<std::int64_t>(mcid->number) : named.get("MCID").integer(-1);
    if (tag == "OC") {
        content.hidden = content.hidden || !m_document.optional_content.is_shown(named);
    } else if (tag == "Artifact") {
        content.artifact = true;
        content.content = -1;
        content.artifact_index = m_page.artifacts.size();
        Token const* const subtype = m_operands.find("Subtype");
        ArtifactSequence sequence;
        sequence.subtype =
            subtype != nullptr ? subtype->text : std::string(named.get("Subtype").name());
        sequence.first_run = static_cast<std::uint32_t>(m_text.runs().size());
        m_page.artifacts.push_back(std::move(sequence));
        m_text.break_run();
    }
    if (number >= 0 && number <= max_mcid) {
        content.content = m_form << form_shift | static_cast<std::int32_t>(number);
        m_text.break_run();
    }
    Token const* const actual = has_properties ? m_operands.find("ActualText") : nullptr;
    bool const replaces = actual != nullptr || named.get("ActualText").kind() == ObjectKind::String;
    m_marked.push_back(content);
    if (replaces && !m_replacing && !content.hidden) {
        m_marked.back().replacing = true;
        m_replacing = true;
        std::string text =
            actual != nullptr ? decode_text_string(actual->text) : named.get("ActualText").text();
        m_text.begin_replacement(std::move(text), traits());
    }
}

void ContentInterpreter::end_marked() {
    if (m_marked.size() == 1) {
        return;
    }
    MarkedContent const ended = m_marked.back();
    m_marked.pop_back();
    if (ended.replacing) {
        m_text.end_replacement();
        m_replacing = false;
    }
    if (ended.artifact_index != no_artifact) {
        m_page.artifacts[ended.artifact_index].last_run =
            static_cast<std::uint32_t>(m_text.runs().size());
        m_text.break_run();
    }
}

} // namespace gouji::pdfread
