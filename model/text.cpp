#include "gouji/model/text.hpp"

#include <algorithm>

namespace gouji {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Sequence {
    std::size_t length;
    char32_t bits;
    char32_t lowest; ///< smaller values in so many bytes are overlong
};

Sequence sequence_of(unsigned char lead) {
    if (lead < 0x80) {
        return {1, lead, 0};
    }
    if (lead >= 0xC2 && lead < 0xE0) {
        return {2, lead & 0x1FU, 0x80};
    }
    if (lead >= 0xE0 && lead < 0xF0) {
        return {3, lead & 0x0FU, 0x800};
    }
    if (lead >= 0xF0 && lead < 0xF5) {
        return {4, lead & 0x07U, 0x10000};
    }
    return {0, 0, 0};
}

} // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
    auto const lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    // Nearly all Han characters: three bytes that can be neither overlong nor surrogates.
    if (lead > 0xE0 && lead < 0xED && at + 2 < text.size()) {
        auto const second = static_cast<unsigned char>(text[at + 1]);
        auto const third = static_cast<unsigned char>(text[at + 2]);
        if ((second & 0xC0U) == 0x80U && (third & 0xC0U) == 0x80U) {
            at += 3;
            return ((lead & 0x0FU) << 12U) | ((second & 0x3FU) << 6U) | (third & 0x3FU);
        }
    }
    auto const [length, lead_bits, lowest] = sequence_of(lead);
    if (length == 0 || at + length > text.size()) {
        ++at;
        return replacement;
    }
    char32_t code_point = lead_bits;
    for (std::size_t i = 1; i < length; ++i) {
        auto const byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xC0U) != 0x80U) {
            ++at;
            return replacement;
        }
        code_point = (code_point << 6U) | (byte & 0x3FU);
    }
    bool const surrogate = code_point >= 0xD800 && code_point < 0xE000;
    if (code_point < lowest || surrogate || code_point > 0x10FFFF) {
        ++at;
        return replacement;
    }
    at += length;
    return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
    auto const put = [&out](char32_t bits) { out.push_back(static_cast<char>(bits)); };
    auto const tail = [&](unsigned shift) { put(0x80U | ((code_point >> shift) & 0x3FU)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
        tail(0);
    } else if (code_point < 0x10000) {
        put(0xE0U | (code_point >> 12U));
        tail(6);
        tail(0);
    } else {
        put(0xF0U | (code_point >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        out.push_back(next_code_point(text, at));
    }
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (char32_t const code_point : text) {
        append_utf8(out, code_point);
    }
    return out;
}

bool is_blank(char32_t code_point) {
    if (code_point < 0xA0) {
        return code_point == ' ' || code_point == '\t';
    }
    return code_point == 0xA0 || (code_point >= 0x2000 && code_point <= 0x200B) ||
           code_point == 0x202F || code_point == 0x205F || code_point == 0x3000 ||
           code_point == 0xFEFF;
}

bool is_han(char32_t code_point) {
    return (code_point >= 0x3400 && code_point <= 0x4DBF) ||
           (code_point >= 0x4E00 && code_point <= 0x9FFF) ||
           (code_point >= 0xF900 && code_point <= 0xFAFF) ||
           (code_point >= 0x20000 && code_point <= 0x323AF) || code_point == 0x3007;
}

namespace {

bool is_space(char32_t code_point) {
    return is_blank(code_point) || code_point == '\n' || code_point == '\r' || code_point == '\f' ||
           code_point == '\v';
}

/// ASCII that is no white space: nearly every line of ASCII begins and ends with it.
bool is_plainly_filled(char character) {
    return character > ' ' && character != '\x7F';
}

} // namespace

bool is_blank(std::string_view text) {
    if (!text.empty() && is_plainly_filled(text.front())) {
        return false;
    }
    for (std::size_t at = 0; at < text.size();) {
        if (!is_space(next_code_point(text, at))) {
            return false;
        }
    }
    return true;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && !is_plainly_filled(text.front())) {
        std::size_t next = 0;
        if (!is_space(next_code_point(text, next))) {
            break;
        }
        text.remove_prefix(next);
    }
    // From the end, so that long texts are not read through. A lead byte always begins a character
    // or, where its bytes are not UTF-8, a replacement of its own: both ways part them alike.
    while (!text.empty() && !is_plainly_filled(text.back())) {
        std::size_t begin = text.size() - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
            --begin;
        }
        std::size_t next = begin;
        if (!is_space(next_code_point(text, next)) || next != text.size()) {
            break;
        }
        text.remove_suffix(text.size() - begin);
    }
    return text;
}

std::string without_blanks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const begin = at;
        if (!is_space(next_code_point(text, at))) {
            out += text.substr(begin, at - begin);
        }
    }
    return out;
}

namespace {

void append_plain(std::string& out, Inlines const& inlines) {
    for (Inline const& element : inlines) {
        match(
            element,
            [&](Text const& text) { out += text.utf8; },
            [&](LineBreak const&) { out += '\n'; },
            [&](Styled const& styled) { append_plain(out, styled.children); },
            [&](Box<Link> const& link) { append_plain(out, link->children); },
            [](Box<Image> const&) {},
            [&](Box<Ruby> const& ruby) { append_plain(out, ruby->base); },
            [](Box<Note> const&) {});
    }
}

/// Appends the text of `blocks`; `first` is whether nothing was appended before (no separator yet).
void append_plain(std::string& out, Blocks const& blocks, ListLabels labels, bool& first) {
    auto const separate = [&] {
        if (!first) {
            out += '\n';
        }
        first = false;
    };
    for (Block const& block : blocks) {
        match(
            block,
            [&](Paragraph const& paragraph) {
                separate();
                append_plain(out, paragraph.children);
            },
            [&](Heading const& heading) {
                separate();
                append_plain(out, heading.children);
            },
            [&](List const& list) {
                for (ListItem const& item : list.items) {
                    separate();
                    out += labels == ListLabels::Shown ? item.label + ' ' : std::string{};
                    bool first_of_item = true;
                    append_plain(out, item.children, labels, first_of_item);
                }
            },
            [&](Quote const& quote) { append_plain(out, quote.children, labels, first); },
            [&](Verbatim const& verbatim) {
                separate();
                out += verbatim.text;
            },
            [](Box<Table> const&) {},
            [](PageBreak const&) {});
    }
}

} // namespace

std::string plain_text(Inlines const& inlines) {
    std::string out;
    append_plain(out, inlines);
    return out;
}

std::string plain_text(Blocks const& blocks, ListLabels labels) {
    std::string out;
    bool first = true;
    append_plain(out, blocks, labels, first);
    return out;
}

namespace {

bool is_blank_inline(Inline const& element) {
    auto const blank = [](Inlines const& inlines) {
        return std::all_of(inlines.begin(), inlines.end(), is_blank_inline);
    };
    return match(
        element,
        [](Text const& text) { return is_blank(text.utf8); },
        [](LineBreak const&) { return true; },
        [&](Styled const& styled) { return blank(styled.children); },
        [&](Box<Link> const& link) { return blank(link->children); },
        [](Box<Image> const&) { return false; },
        [&](Box<Ruby> const& ruby) { return blank(ruby->base) && is_blank(ruby->reading); },
        [](Box<Note> const&) { return false; });
}

bool is_blank_block(Block const& block) {
    auto const blank = [](Inlines const& inlines) {
        return std::all_of(inlines.begin(), inlines.end(), is_blank_inline);
    };
    return match(
        block,
        [&](Paragraph const& paragraph) { return blank(paragraph.children); },
        [&](Heading const& heading) { return blank(heading.children); },
        [](List const& list) { return list.items.empty(); },
        [](Quote const& quote) { return is_blank(quote.children); },
        [](Verbatim const& verbatim) { return is_blank(verbatim.text); },
        [](Box<Table> const&) { return false; },
        [](PageBreak const&) { return true; });
}

} // namespace

bool is_blank(Blocks const& blocks) {
    return std::all_of(blocks.begin(), blocks.end(), is_blank_block);
}

Inlines make_inlines(std::string_view text) {
    Inlines inlines;
    while (true) {
        std::size_t const end = text.find('\n');
        if (end != 0 && !text.empty()) {
            inlines.push_back({Text{std::string{text.substr(0, end)}}});
        }
        if (end == std::string_view::npos) {
            return inlines;
        }
        inlines.push_back({LineBreak{}});
        text.remove_prefix(end + 1);
    }
}

Block make_paragraph(std::string_view text) {
    return {Paragraph{make_inlines(text), {}, {}, Role::Body}, {}};
}

Blocks make_cell_content(std::string_view text) {
    Blocks blocks;
    if (!text.empty()) {
        blocks.push_back(make_paragraph(text));
    }
    return blocks;
}

} // namespace gouji
