#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/pdf/read/content_state.hpp"
#include "gouji/formats/pdf/read/page_reader.hpp"
#include "gouji/formats/pdf/read/rule_collector.hpp"
#include "gouji/formats/pdf/read/run_builder.hpp"

namespace gouji::pdfread {

/// Runs content streams (ISO 32000-1, 8.2 and annex A) for the text, lines and pictures they show.
/// What is wrong in them is passed over as viewers do.
class ContentInterpreter {
public:
    ContentInterpreter(
        DocumentResources& document, ReadPage& page, Matrix const& base, Rect const& clip);

    void run(std::string_view content, Object const& resources);
    /// A form XObject; `placement` comes before the current matrix, for appearances.
    void run_form(Object const& form, Object const& outer_resources, Matrix const& placement);

    [[nodiscard]] RunBuilder& text() { return m_text; }
    [[nodiscard]] RuleCollector& rules() { return m_rules; }

private:
    static constexpr std::size_t no_artifact = SIZE_MAX;
    /// One level of BMC or BDC.
    struct MarkedContent {
        std::int32_t content = -1;
        bool artifact = false;
        bool hidden = false;
        bool replacing = false;                   ///< began a replacement text
        std::size_t artifact_index = no_artifact; ///< of the sequence that it began
    };

    void execute(std::string_view name, Lexer& lexer);
    bool execute_graphics(std::uint32_t code);
    bool execute_path(std::uint32_t code);
    bool execute_color(std::uint32_t code);
    bool execute_text_state(std::uint32_t code);
    bool execute_text(std::uint32_t code);
    void set_graphics_parameters(Object const& parameters);
    void select_font();

    void move_text(double x, double y);
    void next_line() { move_text(0, -m_state.leading); }
    void show_array();
    void show(std::string_view bytes);
    void show_glyph(Glyph const& glyph);
    void advance(double amount);

    void paint(bool fill, bool stroke, bool closes);
    void set_color(PaintColor& color);
    void set_color_space(PaintColor& color);

    void begin_marked(bool has_properties);
    void end_marked();
    [[nodiscard]] MarkedContent const& marked() const { return m_marked.back(); }
    [[nodiscard]] RunTraits traits() const;
    [[nodiscard]] Object property_list() const;

    void draw_object();
    void draw_picture(Object const& image);
    void skip_inline_image(Lexer& lexer);

    DocumentResources& m_document;
    ReadPage& m_page;
    GraphicsState m_state;
    std::vector<GraphicsState> m_saved;
    Matrix m_text_matrix;
    Matrix m_line_matrix;
    Operands m_operands;
    Object m_resources;
    std::vector<MarkedContent> m_marked{{}};
    bool m_replacing = false;
    std::int32_t m_form = 0; ///< of the form that marked content belongs to; 0: the page
    int m_form_depth = 0;
    bool m_clip_pending = false;
    std::size_t m_glyphs_left;
    RunBuilder m_text;
    RuleCollector m_rules;
};

} // namespace gouji::pdfread
