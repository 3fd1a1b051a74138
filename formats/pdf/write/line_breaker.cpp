#include "gouji/formats/pdf/write/line_breaker.hpp"

#include <unicode/ubrk.h>

#include <cstddef>

namespace gouji::pdf_write {

namespace {

/// Text as ICU has it.
struct Units {
    std::u16string text;
    std::vector<std::size_t> characters; ///< by unit
};

Units units_of(std::u32string const& text) {
    Units units;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char32_t const c = text[at];
        if (c < 0x10000) {
            units.text += static_cast<char16_t>(c);
        } else {
            units.text += static_cast<char16_t>(0xD800U + ((c - 0x10000U) >> 10U));
            units.text += static_cast<char16_t>(0xDC00U + ((c - 0x10000U) & 0x3FFU));
        }
        units.characters.resize(units.text.size(), at);
    }
    return units;
}

/// Where `iterator`, made when it is needed, stops within the text.
std::vector<bool>
stops(UBreakIterator*& iterator, UBreakIteratorType type, std::u32string const& text) {
    Units const units = units_of(text);
    UErrorCode status = U_ZERO_ERROR;
    auto const length = static_cast<std::int32_t>(units.text.size());
    if (iterator == nullptr) {
        iterator = ubrk_open(type, "zh", units.text.data(), length, &status);
    } else {
        ubrk_setText(iterator, units.text.data(), length, &status);
    }
    bool const failed = U_FAILURE(status) != 0;
    std::vector<bool> found(text.size(), failed);
    if (failed) {
        return found;
    }
    for (std::int32_t at = ubrk_next(iterator); at != UBRK_DONE && at < length;
         at = ubrk_next(iterator)) {
        found[units.characters[static_cast<std::size_t>(at)]] = true;
    }
    return found;
}

} // namespace

LineBreaker::~LineBreaker() {
    ubrk_close(m_lines);
    ubrk_close(m_words);
}

std::vector<bool> LineBreaker::opportunities(std::u32string const& text) {
    return stops(m_lines, UBRK_LINE, text);
}

std::vector<bool> LineBreaker::word_starts(std::u32string const& text) {
    return stops(m_words, UBRK_WORD, text);
}

} // namespace gouji::pdf_write
