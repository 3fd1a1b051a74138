#include <algorithm>
#include <array>

#include "gouji/formats/html/document_writer.hpp"
#include "gouji/formats/html/escape.hpp"
#include "gouji/formats/html/inline_edges.hpp"
#include "gouji/formats/html/list_markers.hpp"
#include "gouji/formats/html/own_markup.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/text.hpp"

// The part of DocumentWriter that writes blocks.

namespace gouji::html {

namespace {

std::string_view css_align(Align align) {
    switch (align) {
    case Align::Start:
        return "left";
    case Align::Center:
        return "center";
    case Align::End:
        return "right";
    case Align::Justify:
        return "justify";
    }
    return "left";
}

bool is_list(Block const& block) {
    return std::holds_alternative<List>(block.node);
}

/// Whether the reader finds the paragraph without an element of its own around it.
bool is_bare(Block const& block) {
    auto const* const paragraph = std::get_if<Paragraph>(&block.node);
    return paragraph != nullptr && paragraph->role == Role::Body && !paragraph->align &&
           !paragraph->first_line_indent && is_visible(paragraph->children) &&
           !begins_with_break(paragraph->children) && !ends_with_break(paragraph->children);
}

/// A paragraph that brings its own indent as blanks is not indented again.
bool begins_with_blank(Inlines const& inlines) {
    std::string const text = plain_text(inlines);
    std::size_t at = 0;
    return !text.empty() && is_blank(next_code_point(text, at));
}

/// How the labels of a list are said in HTML.
struct ListMarkup {
    std::string style;                 ///< list-style-type of the whole list; empty for none
    std::vector<std::int64_t> numbers; ///< of each item; empty where labels are strings
};

ListMarkup plan_list(List const& list, std::int32_t depth) {
    if (!list.ordered) {
        for (std::string_view const style : {"disc", "circle", "square"}) {
            bool const all =
                std::all_of(list.items.begin(), list.items.end(), [&](auto const& item) {
                    return item.label == marker(style, 1);
                });
            if (all) {
                return {style == bullet_style(depth) ? std::string{} : std::string{style}, {}};
            }
        }
        return {"string", {}};
    }
    // Roman before letters: "i." begins a Roman list, unless the next is "j.".
    ListMarkup best;
    std::size_t fewest_jumps = list.items.size();
    for (std::string_view const style :
         {"decimal", "lower-roman", "upper-roman", "lower-alpha", "upper-alpha"}) {
        std::vector<std::int64_t> numbers;
        std::size_t jumps = 0;
        for (ListItem const& item : list.items) {
            auto const number = marker_number(style, item.label);
            if (!number) {
                break;
            }
            jumps += !numbers.empty() && *number != numbers.back() + 1 ? 1U : 0U;
            numbers.push_back(*number);
        }
        if (numbers.size() == list.items.size() && jumps < fewest_jumps) {
            fewest_jumps = jumps;
            best = {std::string{style}, std::move(numbers)};
        }
    }
    return best.numbers.empty() ? ListMarkup{"string", {}} : best;
}

/// Room for the longest label left of the text, in characters.
double label_room(List const& list) {
    std::size_t widest = 0;
    for (ListItem const& item : list.items) {
        widest = std::max(widest, display_width(item.label, AmbiguousWidth::Wide));
    }
    return std::max(2.2, std::min(static_cast<double>(widest), 24.0) / 2 + 0.6);
}

std::string_view type_of_style(std::string_view style) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> types{{
        {"lower-alpha", "a"},
        {"upper-alpha", "A"},
        {"lower-roman", "i"},
        {"upper-roman", "I"},
    }};
    for (auto const& [name, type] : types) {
        if (name == style) {
            return type;
        }
    }
    return {};
}

} // namespace

void DocumentWriter::write_blocks(Blocks const& blocks) {
    for (Block const& block : blocks) {
        write_block(block);
    }
}

void DocumentWriter::write_content(Blocks const& blocks) {
    bool const bare =
        !blocks.empty() && is_bare(blocks.front()) && (blocks.size() == 1 || is_list(blocks[1]));
    if (!bare) {
        write_blocks(blocks);
        return;
    }
    write_line(std::get<Paragraph>(blocks.front().node).children);
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        write_block(blocks[i]);
    }
}

void DocumentWriter::write_block(Block const& block) {
    match(
        block,
        [&](Paragraph const& paragraph) { write_paragraph(paragraph); },
        [&](Heading const& heading) { write_heading(heading); },
        [&](List const& list) { write_list(list); },
        [&](Quote const& quote) {
            put("<blockquote>\n");
            write_blocks(quote.children);
            put("</blockquote>\n");
        },
        [&](Verbatim const& verbatim) { write_verbatim(verbatim); },
        [&](Box<Table> const& table) { write_table(*table); },
        [&](PageBreak const&) { put("<hr class=\"page-break\">\n"); });
}

void DocumentWriter::write_paragraph(Paragraph const& paragraph) {
    std::string classes{own::class_of(paragraph.role)};
    auto const add_class = [&classes](std::string_view name) {
        classes += (classes.empty() ? "" : " ") + std::string{name};
    };
    if (!is_visible(paragraph.children)) {
        add_class(own::blank);
    } else if (begins_with_blank(paragraph.children)) {
        add_class("flush");
    }
    std::string style;
    if (paragraph.align) {
        style += "text-align:" + std::string{css_align(*paragraph.align)};
    }
    if (paragraph.first_line_indent) {
        style += (style.empty() ? "" : ";") + std::string{"text-indent:"} +
                 format_number(*paragraph.first_line_indent) + "em";
    }
    // A title is the first heading to everybody but our own reader.
    std::string_view const tag = paragraph.role == Role::Title ? "h1" : "p";
    put("<");
    put(tag);
    if (!classes.empty()) {
        attribute("class", classes);
    }
    if (!style.empty()) {
        attribute("style", style);
    }
    put(">");
    write_line(paragraph.children);
    put("</");
    put(tag);
    put(">\n");
}

void DocumentWriter::write_heading(Heading const& heading) {
    std::int32_t const level = std::clamp(heading.level, 1, 9);
    std::string const number = std::to_string(level);
    if (level <= 6) {
        put("<h" + number + ">");
        write_line(heading.children);
        put("</h" + number + ">\n");
        return;
    }
    put("<div role=\"heading\"");
    attribute("aria-level", number);
    put(">");
    write_line(heading.children);
    put("</div>\n");
}

void DocumentWriter::write_list(List const& list) {
    ListMarkup const markup = plan_list(list, m_list_depth);
    std::string_view const tag = list.ordered ? "ol" : "ul";
    put("<");
    put(tag);
    if (!markup.numbers.empty()) {
        if (std::string_view const type = type_of_style(markup.style); !type.empty()) {
            attribute("type", type);
        }
        if (markup.numbers.front() != 1) {
            attribute("start", std::to_string(markup.numbers.front()));
        }
    } else if (!markup.style.empty() && markup.style != "string") {
        attribute("style", "list-style-type:" + markup.style);
    } else if (markup.style == "string") {
        attribute("style", "padding-left:" + format_number(label_room(list)) + "em");
    }
    put(">\n");
    ++m_list_depth;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        put("<li");
        if (markup.style == "string") {
            attribute("style", "list-style-type:" + css_string(list.items[i].label + ' '));
        } else if (
            i > 0 && !markup.numbers.empty() && markup.numbers[i] != markup.numbers[i - 1] + 1) {
            attribute("value", std::to_string(markup.numbers[i]));
        }
        put(">");
        write_content(list.items[i].children);
        put("</li>\n");
    }
    --m_list_depth;
    put("</");
    put(tag);
    put(">\n");
}

/// The parser drops a line end behind <pre>, and our reader one at the end.
void DocumentWriter::write_verbatim(Verbatim const& verbatim) {
    put("<pre>\n");
    text(verbatim.text);
    put(verbatim.text.ends_with('\n') ? "\n</pre>\n" : "</pre>\n");
}

} // namespace gouji::html
