#include "gouji/formats/layout/page/line_text.hpp"

#include <algorithm>

#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// A gap of this part of the font size is no blank between words: it keeps them apart.
constexpr float wide_gap = 1.0F;
/// A blank is about half as wide as the font is high.
constexpr float blank_width = 0.5F;
constexpr std::size_t most_blanks = 80;

bool may_not_begin_line(char32_t code_point) {
    constexpr std::u32string_view marks = U"，。、；：！？）》」』】〕”’,.;:!?)]}%％";
    return marks.find(code_point) != std::u32string_view::npos;
}

bool is_lower(char32_t code_point) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 0xDF && code_point <= 0xFF);
}
bool is_letter(char32_t code_point) {
    return is_lower(code_point) || (code_point >= 'A' && code_point <= 'Z') ||
           (code_point >= 0xC0 && code_point < 0xDF);
}

/// The end of the words that stand on the same visual line as the one at `begin`.
std::size_t line_end(PageText const& text, WordIndices words, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < words.size() && text.words[words[end]].line == text.words[words[begin]].line) {
        ++end;
    }
    return end;
}

char32_t last_code_point(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) {
        --at;
    }
    at -= at > 0 ? 1 : 0;
    return text.empty() ? 0 : next_code_point(text, at);
}

/// How far the text of a cell keeps from its sides: as its nearest line does, but no more than
/// programs leave there (points); centred text has room beside it.
constexpr float widest_padding = 6.5F;
float padding_of(PageText const& text, WordIndices words, Rect const& box) {
    float left = width_of(box);
    float right = width_of(box);
    for (std::uint32_t const index : words) {
        left = std::min(left, text.words[index].box.x0 - box.x0);
        right = std::min(right, box.x1 - text.words[index].box.x1);
    }
    return std::clamp(std::min(left, right), 0.F, widest_padding);
}

/// A cell of hardly two characters, in parts of the font size.
constexpr float narrow_cell = 1.3F;

/// Whether the end of a line cut a word: not one more character had room, in a cell so narrow that
/// words are cut. Figures one above the other in a wider cell are several.
bool cuts_word(PageText const& text, PageWord const& next, float free, float room) {
    PageGlyph const& glyph = text.glyphs[next.first_glyph];
    return next.upright && free < glyph.x1 - glyph.x0 && room < narrow_cell * next.size;
}

} // namespace

std::string line_text(PageText const& text, WordIndices words) {
    std::string out;
    for (std::uint32_t const index : words) {
        PageWord const& word = text.words[index];
        out += !out.empty() && word.blank_before ? " " : "";
        out += text_of(text, word);
    }
    return out;
}

std::string cell_line_text(PageText const& text, WordIndices words) {
    std::string out;
    for (std::uint32_t const index : words) {
        PageWord const& word = text.words[index];
        if (!word.leader) {
            out += !out.empty() && word.blank_before ? " " : "";
            out += text_of(text, word);
        }
    }
    return out;
}

std::string
spaced_line_text(PageText const& text, WordIndices words, std::vector<std::uint32_t>& columns) {
    std::string out;
    PageWord const* last = nullptr;
    for (std::uint32_t const index : words) {
        PageWord const& word = text.words[index];
        if (last != nullptr) {
            float const size = std::max(last->size, word.size);
            float const gap = word.box.x0 - last->box.x1;
            if (gap > wide_gap * size) {
                auto const blanks = static_cast<std::size_t>(gap / (blank_width * size));
                out.append(std::clamp(blanks, std::size_t{2}, most_blanks), ' ');
            } else if (word.blank_before) {
                out += ' ';
            }
        }
        columns.push_back(static_cast<std::uint32_t>(out.size()));
        out += text_of(text, word);
        last = &word;
    }
    return out;
}

float first_token_width(PageText const& text, PageWord const& word) {
    if (!is_unspaced(text.first_char(word))) {
        return width_of(word.box);
    }
    float const begin = text.glyphs[word.first_glyph].x0;
    float end = text.glyphs[word.first_glyph].x1;
    for (std::uint32_t i = 1; i < word.glyph_count; ++i) {
        PageGlyph const& glyph = text.glyphs[word.first_glyph + i];
        if (!may_not_begin_line(glyph.code_point)) {
            break;
        }
        end = glyph.x1;
    }
    return end - begin;
}

void append_wrapped_line(std::string& text, std::string_view line) {
    constexpr std::string_view soft_hyphen = "\xC2\xAD";
    std::size_t at = 0;
    char32_t const next = line.empty() ? 0 : next_code_point(line, at);
    if (text.empty() || line.empty()) {
        text += line;
        return;
    }
    if (text.ends_with(soft_hyphen)) {
        text.resize(text.size() - soft_hyphen.size());
        text += line;
        return;
    }
    if (text.back() == '-' && is_lower(next) && text.size() > 1 &&
        is_letter(last_code_point(std::string_view{text}.substr(0, text.size() - 1)))) {
        text.pop_back();
        text += line;
        return;
    }
    if (!is_unspaced(next) && !is_unspaced(last_code_point(text))) {
        text += ' ';
    }
    text += line;
}

std::string cell_text(PageText const& text, WordIndices words, Rect const& box) {
    std::string out;
    float const room = width_of(box) - 2 * padding_of(text, words, box);
    float free = 0;
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t const end = line_end(text, words, begin);
        PageWord const& first = text.words[words[begin]];
        PageWord const& last = text.words[words[end - 1]];
        std::string const line = cell_line_text(text, words.subspan(begin, end - begin));
        float const blank = blank_width * first.size;
        if (begin > 0 && first.upright && free > first_token_width(text, first) + blank) {
            out += '\n';
            out += line;
        } else if (begin > 0 && cuts_word(text, first, free, room)) {
            out += line;
        } else {
            append_wrapped_line(out, line);
        }
        free = room - (last.box.x1 - first.box.x0);
        begin = end;
    }
    return out;
}

std::string wrapped_cell_text(PageText const& text, WordIndices words) {
    std::string out;
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t const end = line_end(text, words, begin);
        append_wrapped_line(out, cell_line_text(text, words.subspan(begin, end - begin)));
        begin = end;
    }
    return out;
}

bool is_cut_cell(PageText const& text, WordIndices words, Rect const& box) {
    if (words.empty()) {
        return false;
    }
    PageWord const& last = text.words[words.back()];
    float const room = width_of(box) - 2 * padding_of(text, words, box);
    PageGlyph const& glyph = text.glyphs[last.first_glyph];
    return last.upright && room < narrow_cell * last.size &&
           room - width_of(last.box) < glyph.x1 - glyph.x0;
}

} // namespace gouji
