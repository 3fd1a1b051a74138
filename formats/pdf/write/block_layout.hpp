#pragma once
#include <string_view>

#include "gouji/formats/pdf/write/line_strips.hpp"
#include "gouji/formats/pdf/write/strip.hpp"
#include "gouji/formats/pdf/write/writer_state.hpp"

namespace gouji::pdf_write {

/// Where blocks are laid out.
struct FlowContext {
    ElementId parent = no_element; ///< an element, or an Artifact
    float width = 0;
    float picture_height = 0;     ///< of pictures, at most
    TextLook look;                ///< of running text
    Align align = Align::Justify; ///< where a paragraph states none
    float turned_width = 0;       ///< of a page turned to landscape format; 0 where none is
    bool is_page = false; ///< the body of the document: paragraphs are indented, pages break
};

/// GB/T 9704-2012, 5.2.3: 22 lines of 28 characters. 15.75 points and not 16, so that 28 fit.
inline constexpr float body_size = 15.75F;
inline constexpr float body_line = 28.9F;

/// Lays blocks out below each other, as kids of context.parent.
void lay_out(
    WriterState& state, StripColumn& column, Blocks const& blocks, FlowContext const& context);
/// One block of the body; `space` is what the block above wants below it. Returns what this one
/// wants.
[[nodiscard]] float lay_out_block(
    WriterState& state,
    StripColumn& column,
    Block const& block,
    FlowContext const& context,
    float space);
/// The same for the content of a container (cell, list body, quote, note), in which one plain
/// paragraph needs no element of its own.
void lay_out_content(
    WriterState& state, StripColumn& column, Blocks const& blocks, FlowContext const& context);
/// A note (index into state.notes) with its mark; pictures in it are at most `picture_height` high.
[[nodiscard]] StripColumn
lay_out_note(WriterState& state, std::size_t note, float width, float picture_height);
/// One line of plain text of `element`, beside the first strip of `body`, which is moved into
/// `column` with the rest, `indent` to the right.
void add_labelled(
    WriterState& state,
    StripColumn& column,
    std::string_view label,
    ElementId element,
    TextLook const& look,
    float indent,
    StripColumn&& body);

} // namespace gouji::pdf_write
