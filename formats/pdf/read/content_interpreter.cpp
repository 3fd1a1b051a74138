#include "gouji/formats/pdf/read/content_interpreter.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/formats/pdf/read/operator_code.hpp"
#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdfread {

namespace {

constexpr std::size_t max_saved_states = 512;
constexpr std::size_t max_operands = 200'000;
constexpr int max_form_depth = 16;

/// Operators that show that an array's end was forgotten.
bool ends_array(std::string_view name) {
    constexpr std::array<std::string_view, 9> words{
        "TJ", "BT", "ET", "q", "Q", "BMC", "BDC", "EMC", "Do"};
    return std::find(words.begin(), words.end(), name) != words.end();
}

/// Gray, RGB or CMYK (8.6.4) as the distance from white, eight bits a component.
std::uint32_t color_value(std::array<double, 4> const& parts, std::size_t count) {
    auto const byte = [](double darkness) {
        constexpr double invisible = 0.015;
        return darkness < invisible ? 0U : static_cast<std::uint32_t>(std::lround(darkness * 255));
    };
    switch (count) {
    case 1:
        return byte(1 - parts[0]) * 0x010101U;
    case 3:
        return byte(1 - parts[0]) << 16U | byte(1 - parts[1]) << 8U | byte(1 - parts[2]);
    case 4: {
        auto const dark = [&](std::size_t i) { return byte(1 - (1 - parts[i]) * (1 - parts[3])); };
        return dark(0) << 16U | dark(1) << 8U | dark(2);
    }
    default:
        return PaintColor::black;
    }
}

} // namespace

ContentInterpreter::ContentInterpreter(
    DocumentResources& document, ReadPage& page, Matrix const& base, Rect const& clip)
    : m_document(document), m_page(page), m_glyphs_left(document.glyphs_per_page) {
    m_state.matrix = base;
    m_state.clip = clip;
}

void ContentInterpreter::run(std::string_view content, Object const& resources) {
    Object const outer = m_resources;
    m_resources = resources;
    std::size_t const depth = m_saved.size();
    std::size_t const marked_depth = m_marked.size();
    m_operands.clear();
    Lexer lexer(content);
    while (m_document.operators_left != 0 && lexer.next(m_operands.next())) {
        Token const& token = m_operands.next();
        if (token.kind != TokenKind::Keyword) {
            if (m_operands.size() < max_operands) {
                m_operands.keep();
            }
            continue;
        }
        --m_document.operators_left;
        std::string const name = token.text;
        if (m_operands.in_array() && !ends_array(name)) {
            continue; // no operator stands between the brackets of TJ
        }
        execute(name, lexer);
        m_operands.clear();
    }
    // Unbalanced content must not change what follows.
    while (m_marked.size() > marked_depth) {
        end_marked();
    }
    if (m_saved.size() > depth) {
        m_state = m_saved[depth];
        m_saved.resize(depth);
    }
    m_resources = outer;
}

void ContentInterpreter::execute(std::string_view name, Lexer& lexer) {
    std::uint32_t const code = operator_code(name);
    switch (code) {
    case operator_code("BT"):
        m_text_matrix = m_line_matrix = {};
        return;
    case operator_code("ET"):
        return;
    case operator_code("BMC"):
        begin_marked(false);
        return;
    case operator_code("BDC"):
        begin_marked(true);
        return;
    case operator_code("EMC"):
        end_marked();
        return;
    case operator_code("Do"):
        draw_object();
        return;
    case operator_code("ID"):
        skip_inline_image(lexer);
        return;
    default:
        break;
    }
    if (!execute_text(code) && !execute_text_state(code) && !execute_path(code) &&
        !execute_graphics(code)) {
        execute_color(code);
    }
}

/// ISO 32000-1, 8.4.4.
bool ContentInterpreter::execute_graphics(std::uint32_t code) {
    std::array<double, 6> m{};
    switch (code) {
    case operator_code("q"):
        if (m_saved.size() < max_saved_states) {
            m_saved.push_back(m_state);
        }
        return true;
    case operator_code("Q"):
        if (!m_saved.empty()) {
            m_state = m_saved.back();
            m_saved.pop_back();
        }
        return true;
    case operator_code("cm"):
        if (m_operands.numbers(m)) {
            m_state.matrix = then({m[0], m[1], m[2], m[3], m[4], m[5]}, m_state.matrix);
        }
        return true;
    case operator_code("w"):
        m_state.line_width = std::abs(m_operands.number(1));
        return true;
    case operator_code("gs"):
        set_graphics_parameters(m_resources.get("ExtGState").get(m_operands.name()));
        return true;
    default:
        return false;
    }
}

void ContentInterpreter::set_graphics_parameters(Object const& parameters) {
    m_state.line_width = parameters.get("LW").number(m_state.line_width);
    Object const font = parameters.get("Font");
    if (font.size() >= 2) {
        m_state.font = m_document.font(font.at(0));
        m_state.size = font.at(1).number();
    }
}

/// ISO 32000-1, 8.5.2 and 8.5.3.
bool ContentInterpreter::execute_path(std::uint32_t code) {
    std::array<double, 2> p{};
    std::array<double, 4> r{};
    Matrix const& m = m_state.matrix;
    switch (code) {
    case operator_code("m"):
        if (m_operands.numbers(p)) {
            m_rules.move_to(m.apply(p[0], p[1]));
        }
        return true;
    case operator_code("l"):
        if (m_operands.numbers(p)) {
            m_rules.line_to(m.apply(p[0], p[1]));
        }
        return true;
    case operator_code("c"):
    case operator_code("v"):
    case operator_code("y"):
        if (m_operands.numbers(p)) {
            m_rules.curve_to(m.apply(p[0], p[1]));
        }
        return true;
    case operator_code("h"):
        m_rules.close();
        return true;
    case operator_code("re"):
        if (m_operands.numbers(r)) {
            m_rules.rectangle(
                m.apply(r[0], r[1]),
                m.apply(r[0] + r[2], r[1]),
                m.apply(r[0] + r[2], r[1] + r[3]),
                m.apply(r[0], r[1] + r[3]));
        }
        return true;
    case operator_code("S"):
        paint(false, true, false);
        return true;
    case operator_code("s"):
        paint(false, true, true);
        return true;
    case operator_code("f"):
    case operator_code("F"):
    case operator_code("f*"):
        paint(true, false, false);
        return true;
    case operator_code("B"):
    case operator_code("B*"):
        paint(true, true, false);
        return true;
    case operator_code("b"):
    case operator_code("b*"):
        paint(true, true, true);
        return true;
    case operator_code("n"):
        paint(false, false, false);
        return true;
    case operator_code("W"):
    case operator_code("W*"):
        m_clip_pending = true;
        return true;
    default:
        return false;
    }
}

void ContentInterpreter::paint(bool fill, bool stroke, bool closes) {
    if (closes) {
        m_rules.close();
    }
    if (!marked().hidden) {
        if (fill) {
            m_rules.fill(m_state.fill.value, m_state.clip);
        }
        if (stroke) {
            double const scale = std::sqrt(std::abs(
                m_state.matrix.a * m_state.matrix.d - m_state.matrix.b * m_state.matrix.c));
            m_rules.stroke(m_state.line_width * scale, m_state.stroke.value, m_state.clip);
        }
    }
    if (m_clip_pending) {
        m_state.clip = m_rules.has_path() ? intersect(m_state.clip, m_rules.path_box()) : Rect{};
        m_clip_pending = false;
    }
    m_rules.end_path();
}

/// ISO 32000-1, 8.6.8.
bool ContentInterpreter::execute_color(std::uint32_t code) {
    switch (code) {
    case operator_code("g"):
    case operator_code("rg"):
    case operator_code("k"):
        m_state.fill.plain_space = true;
        [[fallthrough]];
    case operator_code("sc"):
    case operator_code("scn"):
        set_color(m_state.fill);
        return true;
    case operator_code("G"):
    case operator_code("RG"):
    case operator_code("K"):
        m_state.stroke.plain_space = true;
        [[fallthrough]];
    case operator_code("SC"):
    case operator_code("SCN"):
        set_color(m_state.stroke);
        return true;
    case operator_code("cs"):
        set_color_space(m_state.fill);
        return true;
    case operator_code("CS"):
        set_color_space(m_state.stroke);
        return true;
    default:
        return false;
    }
}

void ContentInterpreter::set_color(PaintColor& color) {
    std::array<double, 4> parts{};
    std::size_t const count = std::min<std::size_t>(m_operands.size(), parts.size());
    std::uint32_t hash = 0;
    bool numbers = count != 0;
    for (std::size_t i = 0; i < count; ++i) {
        Token const& operand = m_operands.at(i);
        numbers = numbers && operand.kind == TokenKind::Number;
        parts[i] = std::clamp(operand.number, 0.0, 1.0);
        hash = hash * 31 + static_cast<std::uint32_t>(parts[i] * 255);
    }
    if (color.plain_space && numbers) {
        color.value = color_value(parts, count);
        return;
    }
    // A pattern, a spot colour: not white, and another one where it is named otherwise.
    for (char const letter : m_operands.name()) {
        hash = hash * 31 + static_cast<unsigned char>(letter);
    }
    color.value = hash | (PaintColor::black + 1);
}

void ContentInterpreter::set_color_space(PaintColor& color) {
    std::string_view name = m_operands.name();
    Object const space = m_resources.get("ColorSpace").get(name);
    if (space.size() != 0) {
        name = space.at(0).name();
    } else if (!space.name().empty()) {
        name = space.name();
    }
    color.plain_space = name.starts_with("Device") || name.starts_with("Cal") || name == "ICCBased";
    color.value = PaintColor::black; // the initial colour is black (8.6.5.2)
}

void ContentInterpreter::draw_object() {
    std::string const name(m_operands.name());
    Object const object = m_resources.get("XObject").get(name);
    if (!object.is_stream() || marked().hidden ||
        !m_document.optional_content.is_shown(object.get("OC"))) {
        return;
    }
    std::string_view const subtype = object.get("Subtype").name();
    if (subtype == "Image") {
        draw_picture(object);
    } else if (subtype == "Form") {
        if (object.get(pdf_names::media).is_stream()) {
            draw_picture(object);
        }
        run_form(object, m_resources, {});
    }
}

void ContentInterpreter::run_form(
    Object const& form, Object const& outer_resources, Matrix const& placement) {
    if (m_form_depth >= max_form_depth || m_document.bytes_left == 0) {
        return;
    }
    std::string const content = form.data(std::min(m_document.page_bytes, m_document.bytes_left));
    m_document.bytes_left -= std::min(content.size(), m_document.bytes_left);
    GraphicsState const before = m_state;
    Matrix const text_before = m_text_matrix;
    Matrix const line_before = m_line_matrix;
    std::int32_t const form_before = m_form;
    m_state.matrix = then(then(to_matrix(form.get("Matrix")), placement), m_state.matrix);
    Object const box = form.get("BBox");
    if (box.size() >= 4) {
        m_state.clip = intersect(
            m_state.clip,
            bounds(
                m_state.matrix,
                box.at(0).number(),
                box.at(1).number(),
                box.at(2).number(),
                box.at(3).number()));
    }
    if (!form.get("StructParents").is_null()) {
        m_form = m_document.form_number(form);
    }
    Object const own = form.get("Resources");
    ++m_form_depth;
    Operands operands;
    std::swap(operands, m_operands);
    std::vector<GraphicsState> saved;
    std::swap(saved, m_saved); // a form cannot restore what its caller saved
    run(content, own.is_dictionary() ? own : outer_resources);
    std::swap(saved, m_saved);
    std::swap(operands, m_operands);
    --m_form_depth;
    m_form = form_before;
    m_text_matrix = text_before;
    m_line_matrix = line_before;
    m_state = before;
}

/// An image fills the unit square (8.9.5).
void ContentInterpreter::draw_picture(Object const& image) {
    Rect const box = bounds(m_state.matrix, 0, 0, 1, 1);
    m_rules.add_thin_picture(box, m_state.clip);
    Rect const shown = intersect(box, m_state.clip);
    constexpr float smallest = 3;
    if (marked().hidden || shown.x1 - shown.x0 < smallest || shown.y1 - shown.y0 < smallest) {
        return;
    }
    if (image.get("ImageMask").boolean() && m_state.fill.value == 0) {
        return;
    }
    m_page.content.pictures.push_back({shown, {}});
    m_page.picture_content.push_back(marked().content);
    m_page.picture_objects.push_back(image);
}

void ContentInterpreter::skip_inline_image(Lexer& lexer) {
    // Without a filter the length follows from the entries; the lexer searches the end otherwise.
    lexer.skip_inline_image(0);
    draw_picture({});
}

} // namespace gouji::pdfread
