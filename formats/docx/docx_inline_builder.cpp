#include "gouji/formats/docx/docx_inline_builder.hpp"

#include "gouji/model/text.hpp"

namespace gouji::docx::reading {

namespace {

/// Outermost first.
constexpr std::array nesting{
    Style::Strong,
    Style::Emphasis,
    Style::Underline,
    Style::Strike,
    Style::Superscript,
    Style::Subscript,
    Style::Code};

} // namespace

void InlineBuilder::open(Kind kind, Style style, std::string_view target) {
    ++m_depth;
    if (m_depth == m_levels.size()) {
        m_levels.emplace_back();
    }
    Level& level = top();
    level.kind = kind;
    level.style = style;
    level.target = target;
    level.children.clear();
}

void InlineBuilder::close() {
    Level& level = top();
    --m_depth;
    Inlines& out = top().children;
    if (level.children.empty()) {
        return;
    }
    if (level.kind == Kind::Style) {
        out.push_back({Styled{level.style, std::move(level.children)}});
    } else {
        out.push_back({Link{std::move(level.target), std::move(level.children)}});
    }
    level.children = {};
}

void InlineBuilder::set_look(Look look) {
    if (look == m_look) {
        return;
    }
    // Close from inside as far as a level must go, then open what is missing.
    std::size_t keep = m_depth;
    for (std::size_t i = m_depth; m_levels[i].kind == Kind::Style; --i) {
        if ((look & look_of(m_levels[i].style)) == 0) {
            keep = i - 1;
        }
    }
    while (m_depth > keep) {
        m_look = static_cast<Look>(m_look & ~look_of(top().style));
        close();
    }
    for (Style const style : nesting) {
        if ((look & look_of(style)) != 0 && (m_look & look_of(style)) == 0) {
            open(Kind::Style, style, {});
        }
    }
    m_look = look;
}

void InlineBuilder::text(std::string_view text, Look look) {
    if (m_skip_blanks) {
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
            text.remove_prefix(1);
        }
    }
    if (text.empty()) {
        return;
    }
    m_skip_blanks = false;
    set_look(look);
    m_plain += text;
    Inlines& out = top().children;
    if (!out.empty()) {
        if (Text* const last = std::get_if<Text>(&out.back().node)) {
            last->utf8 += text;
            return;
        }
    }
    out.push_back({Text{std::string{text}}});
}

void InlineBuilder::line_break(Look look) {
    set_look(look);
    m_plain += '\n';
    top().children.push_back({LineBreak{}});
}

void InlineBuilder::node(Inline element, Look look) {
    set_look(look);
    m_has_nodes = true;
    top().children.push_back(std::move(element));
}

void InlineBuilder::begin_link(std::string_view target) {
    if (m_links++ > 0) {
        return;
    }
    set_look(0);
    Inlines& out = top().children;
    Box<Link>* const last = out.empty() ? nullptr : std::get_if<Box<Link>>(&out.back().node);
    if (last != nullptr && (*last)->target == target) {
        Inlines children = std::move((*last)->children);
        out.pop_back();
        open(Kind::Link, {}, target);
        top().children = std::move(children);
        return;
    }
    open(Kind::Link, {}, target);
}

void InlineBuilder::end_link() {
    if (m_links == 0 || --m_links > 0) {
        return;
    }
    set_look(0);
    if (top().kind == Kind::Link) {
        close();
    }
}

void InlineBuilder::begin_ruby() {
    set_look(0);
    open(Kind::Ruby, {}, {});
}

void InlineBuilder::end_ruby(std::string reading) {
    set_look(0);
    if (top().kind != Kind::Ruby) {
        return;
    }
    Inlines base = std::move(top().children);
    top().children = {};
    --m_depth;
    if (!base.empty()) {
        top().children.push_back({gouji::Ruby{std::move(base), std::move(reading)}});
    }
}

bool InlineBuilder::is_blank() const {
    return !m_has_nodes && gouji::is_blank(m_plain);
}

Inlines InlineBuilder::take() {
    set_look(0);
    std::string target;
    while (m_depth > 0) {
        if (top().kind == Kind::Ruby) {
            end_ruby({});
            continue;
        }
        target = top().target;
        close();
    }
    Inlines out = std::move(m_levels[0].children);
    m_levels[0].children = {};
    m_plain.clear();
    m_has_nodes = false;
    m_skip_blanks = false;
    if (m_links > 0) {
        open(Kind::Link, {}, target);
    }
    return out;
}

void prepend_text(Inlines& inlines, std::string_view text) {
    if (text.empty()) {
        return;
    }
    if (!inlines.empty()) {
        if (Text* const first = std::get_if<Text>(&inlines.front().node)) {
            first->utf8.insert(0, text);
            return;
        }
    }
    inlines.insert(inlines.begin(), {Text{std::string{text}}});
}

} // namespace gouji::docx::reading
