#include "gouji/formats/pdf/read/tagged_inlines.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/model/text.hpp"

namespace gouji::pdfread {

namespace {

bool same_line(TextRun const& a, TextRun const& b) {
    return a.upright == b.upright &&
           std::abs(a.baseline - b.baseline) <= 0.45F * std::max(a.size, b.size);
}

char32_t last_code_point(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) {
        --at;
    }
    at -= at > 0 ? 1U : 0U;
    return text.empty() ? U' ' : next_code_point(text, at);
}
char32_t first_code_point(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? U' ' : next_code_point(text, at);
}

/// Written without blanks between words: ideographs, kana, their punctuation, full-width forms.
bool is_wide(char32_t character) {
    return character >= 0x2E80 && !(character >= 0xAC00 && character < 0xD7B0);
}

Rect join(Rect const& a, Rect const& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

constexpr std::string_view soft_hyphen = "\xC2\xAD";

} // namespace

void InlineCollector::add_run(TextRun const& run, std::int32_t page) {
    m_pending.push_back({&run, page});
}

void InlineCollector::add_text(std::string_view text, std::int32_t page, Rect const& box) {
    flush();
    place(page, box);
    push_text(text);
}

void InlineCollector::add_inline(Inline element) {
    flush();
    m_open.back().push_back(std::move(element));
    m_has_content = true;
}

void InlineCollector::line_break() {
    add_inline(Inline{LineBreak{}});
    m_lines.emplace_back();
    m_last = {nullptr, 0};
}

void InlineCollector::open() {
    flush();
    m_open.emplace_back();
}

Inlines InlineCollector::close() {
    flush();
    Inlines inlines = std::move(m_open.back());
    m_open.pop_back();
    return inlines;
}

/// Runs of one line stand from left to right, whatever order their producer drew them in.
void InlineCollector::order_lines() {
    for (std::size_t first = 0; first < m_pending.size();) {
        std::size_t last = first + 1;
        while (last < m_pending.size() && m_pending[last].page == m_pending[first].page &&
               same_line(*m_pending[last].run, *m_pending[last - 1].run)) {
            ++last;
        }
        if (m_pending[first].run->upright) {
            std::stable_sort(
                m_pending.begin() + static_cast<std::ptrdiff_t>(first),
                m_pending.begin() + static_cast<std::ptrdiff_t>(last),
                [](Placed const& a, Placed const& b) { return a.run->box.x0 < b.run->box.x0; });
        }
        first = last;
    }
}

bool InlineCollector::needs_blank(Placed const& next) const {
    if (m_last.run == nullptr || m_lines.back().text.empty()) {
        return false;
    }
    char32_t const before = last_code_point(m_lines.back().text);
    char32_t const after = first_code_point(next.run->text);
    if (is_blank(before) || is_blank(after) || is_wide(before) || is_wide(after)) {
        return false;
    }
    if (m_last.page == next.page && same_line(*m_last.run, *next.run)) {
        return next.run->box.x0 - m_last.run->box.x1 > 0.2F * next.run->size;
    }
    return m_join == RunJoin::Split && before != U'-' && before != 0xAD;
}

void InlineCollector::flush() {
    if (m_pending.empty()) {
        return;
    }
    if (m_join != RunJoin::Exact) {
        order_lines();
    }
    std::string text;
    for (Placed const& placed : m_pending) {
        std::string_view piece = placed.run->text;
        if (m_join != RunJoin::Exact) {
            if (piece.ends_with(soft_hyphen)) {
                piece.remove_suffix(soft_hyphen.size());
            }
            if (needs_blank(placed)) {
                push_text(" ");
            }
        }
        place(placed.page, placed.run->box);
        push_text(piece);
        m_last = placed;
    }
    m_pending.clear();
}

void InlineCollector::place(std::int32_t page, Rect const& box) {
    Line& line = m_lines.back();
    if (line.page == 0) {
        line.page = page;
        line.box = box;
    } else if (line.page == page) {
        line.box = join(line.box, box);
    }
}

void InlineCollector::push_text(std::string_view text) {
    if (text.empty()) {
        return;
    }
    m_has_content = true;
    m_lines.back().text += text;
    Inlines& inlines = m_open.back();
    auto* const last = inlines.empty() ? nullptr : std::get_if<Text>(&inlines.back().node);
    if (last != nullptr) {
        last->utf8 += text;
    } else {
        inlines.push_back({Text{std::string(text)}});
    }
}

LineRange InlineCollector::add_lines(SourceMap& source, std::int32_t page) {
    flush();
    LineRange const range{source.size(), static_cast<std::uint32_t>(m_lines.size())};
    for (Line const& line : m_lines) {
        page = line.page != 0 ? line.page : page;
        source.add_line(
            m_join == RunJoin::Exact ? std::string_view(line.text) : trim(line.text),
            {-1, 0, page},
            line.box);
    }
    return range;
}

Inlines InlineCollector::take() {
    flush();
    Inlines inlines = std::move(m_open.front());
    if (m_join != RunJoin::Exact) {
        trim_inlines(inlines);
    }
    *this = InlineCollector(m_join);
    return inlines;
}

void trim_inlines(Inlines& inlines) {
    while (!inlines.empty()) {
        auto* const text = std::get_if<Text>(&inlines.front().node);
        if (text == nullptr) {
            break;
        }
        std::string_view const inner = trim(text->utf8);
        if (!inner.empty()) {
            text->utf8.erase(0, static_cast<std::size_t>(inner.data() - text->utf8.data()));
            break;
        }
        inlines.erase(inlines.begin());
    }
    while (!inlines.empty()) {
        auto* const text = std::get_if<Text>(&inlines.back().node);
        if (text == nullptr) {
            break;
        }
        std::string_view const inner = trim(text->utf8);
        if (!inner.empty()) {
            text->utf8.resize(
                static_cast<std::size_t>(inner.data() - text->utf8.data()) + inner.size());
            break;
        }
        inlines.pop_back();
    }
}

} // namespace gouji::pdfread
