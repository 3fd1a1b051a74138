#include "gouji/formats/html/inline_builder.hpp"

#include <algorithm>

#include "gouji/formats/html/inline_edges.hpp"
#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/text.hpp"

namespace gouji::html {

namespace {

/// "Segment Break Transformation Rules": wide characters other than Hangul on both sides.
bool takes_no_space(char32_t c) {
    bool const hangul = (c >= 0x1100 && c < 0x1200) || (c >= 0xA960 && c < 0xA980) ||
                        (c >= 0xAC00 && c < 0xD800) || (c >= 0x3130 && c < 0x3190);
    return c >= 0x80 && !hangul && display_width(c, AmbiguousWidth::Wide) == 2;
}

char32_t last_code_point(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        --at;
    }
    return next_code_point(text, at);
}

/// Takes the blank off the end of the inlines, and what is empty then.
void take_last_blank(Inlines& inlines) {
    if (inlines.empty()) {
        return;
    }
    bool const gone = match(
        inlines.back(),
        [](Text& text) {
            if (text.utf8.ends_with(' ')) {
                text.utf8.pop_back();
            }
            return text.utf8.empty();
        },
        [](LineBreak&) { return false; },
        [](Styled& styled) {
            take_last_blank(styled.children);
            return styled.children.empty();
        },
        [](Box<Link>& link) {
            take_last_blank(link->children);
            return link->children.empty();
        },
        [](Box<Image>&) { return false; },
        [](Box<Ruby>&) { return false; },
        [](Box<Note>&) { return false; });
    if (gone) {
        inlines.pop_back();
    }
}

} // namespace

void InlineBuilder::append(std::string_view text) {
    if (!here().empty()) {
        if (Text* const last = std::get_if<Text>(&here().back().node)) {
            last->utf8 += text;
            return;
        }
    }
    here().push_back({Text{std::string{text}}});
}

void InlineBuilder::append_word(std::string_view word) {
    if (m_space && m_space_break && takes_no_space(m_last)) {
        std::size_t at = 0;
        if (takes_no_space(next_code_point(word, at))) {
            strip_space();
        }
    }
    append(word);
    m_space = false;
    m_empty = false;
    m_visible = m_visible || !is_blank(word);
    m_last = last_code_point(word);
}

void InlineBuilder::append_space(bool with_break) {
    if (m_space) {
        m_space_break = m_space_break || with_break;
        return;
    }
    if (m_last == 0) {
        return;
    }
    append(" ");
    m_space = true;
    m_space_break = with_break;
}

void InlineBuilder::strip_space() {
    if (!m_space) {
        return;
    }
    m_space = false;
    // The blank ends the innermost frame that has content.
    for (auto frame = m_frames.rbegin(); frame != m_frames.rend(); ++frame) {
        if (!frame->children.empty()) {
            take_last_blank(frame->children);
            return;
        }
    }
}

void InlineBuilder::add_text(std::string_view utf8, std::int64_t offset, WhiteSpace white_space) {
    if (white_space == WhiteSpace::Collapse) {
        add_folded(utf8, offset);
        return;
    }
    while (true) {
        std::size_t const end = utf8.find('\n');
        std::string_view const line = utf8.substr(0, end);
        if (white_space == WhiteSpace::KeepBreaks) {
            add_folded(line, offset);
        } else if (!line.empty()) {
            append_word(line);
        }
        if (end == std::string_view::npos) {
            return;
        }
        add_break();
        utf8.remove_prefix(end + 1);
        offset = -1;
    }
}

void InlineBuilder::add_folded(std::string_view utf8, std::int64_t offset) {
    std::size_t at = 0;
    while (at < utf8.size()) {
        std::size_t const begin = at;
        if (is_html_space(utf8[at])) {
            bool breaks = false;
            for (; at < utf8.size() && is_html_space(utf8[at]); ++at) {
                breaks = breaks || utf8[at] == '\n' || utf8[at] == '\r';
            }
            append_space(breaks);
            continue;
        }
        at = std::min(utf8.find_first_of(" \t\n\f\r", at), utf8.size());
        if (m_offsets.back() < 0 && offset >= 0) {
            m_offsets.back() = offset + static_cast<std::int64_t>(begin);
        }
        append_word(utf8.substr(begin, at - begin));
    }
}

void InlineBuilder::add_break() {
    strip_space();
    here().push_back({LineBreak{}});
    m_offsets.push_back(-1);
    m_last = 0;
    m_empty = false;
}

void InlineBuilder::add(Inline atom) {
    here().push_back(std::move(atom));
    m_space = false;
    m_empty = false;
    m_visible = true;
    m_last = 0xFFFC;
}

void InlineBuilder::open(Style style) {
    m_frames.push_back({style, {}});
}
void InlineBuilder::open_link(std::string target) {
    m_frames.push_back({std::move(target), {}});
}
void InlineBuilder::open_group() {
    m_frames.push_back({Group{}, {}});
}

Inlines InlineBuilder::take_group() {
    Inlines inlines = std::move(m_frames.back().children);
    m_frames.pop_back();
    return inlines;
}

void InlineBuilder::close() {
    close_top();
    m_frames.pop_back();
}

/// Moves what the innermost frame holds into the one around it.
void InlineBuilder::close_top() {
    Frame& top = m_frames.back();
    Inlines& outer = m_frames[m_frames.size() - 2].children;
    if (top.children.empty()) {
        return;
    }
    if (Style const* const style = std::get_if<Style>(&top.wrapper)) {
        outer.push_back({Styled{*style, std::move(top.children)}});
    } else if (std::string const* const target = std::get_if<std::string>(&top.wrapper)) {
        outer.push_back({Box<Link>{Link{*target, std::move(top.children)}}});
    } else {
        std::move(top.children.begin(), top.children.end(), std::back_inserter(outer));
    }
    top.children.clear();
}

InlineBuilder::Content InlineBuilder::take() {
    strip_space();
    std::vector<Frame> open;
    while (m_frames.size() > 1) {
        close_top();
        open.push_back({std::move(m_frames.back().wrapper), {}});
        m_frames.pop_back();
    }
    Content content{std::move(here()), std::move(m_offsets), m_visible};
    if (take_last_break(content.inlines)) {
        content.offsets.pop_back();
    }
    here().clear();
    for (auto frame = open.rbegin(); frame != open.rend(); ++frame) {
        m_frames.push_back(std::move(*frame));
    }
    m_offsets.assign(1, -1);
    m_last = 0;
    m_space = m_space_break = m_visible = false;
    m_empty = true;
    return content;
}

} // namespace gouji::html
