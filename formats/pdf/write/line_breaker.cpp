#include "gouji/formats/pdf/write/line_breaker.hpp"

#include <unicode/ubrk.h>

namespace gouji::pdf_write {

LineBreaker::~LineBreaker() {
    ubrk_close(m_iterator);
}

std::vector<bool> LineBreaker::opportunities(std::u32string const& text) {
    std::u16string units;
    std::vector<std::size_t> characters; // by unit
    for (std::size_t at = 0; at < text.size(); ++at) {
        char32_t const c = text[at];
        if (c < 0x10000) {
            units += static_cast<char16_t>(c);
        } else {
            units += static_cast<char16_t>(0xD800U + ((c - 0x10000U) >> 10U));
            units += static_cast<char16_t>(0xDC00U + ((c - 0x10000U) & 0x3FFU));
        }
        characters.resize(units.size(), at);
    }
    UErrorCode status = U_ZERO_ERROR;
    auto const length = static_cast<std::int32_t>(units.size());
    if (m_iterator == nullptr) {
        m_iterator = ubrk_open(UBRK_LINE, "zh", units.data(), length, &status);
    } else {
        ubrk_setText(m_iterator, units.data(), length, &status);
    }
    bool const failed = U_FAILURE(status) != 0;
    std::vector<bool> allowed(text.size(), failed);
    if (failed) {
        return allowed;
    }
    for (std::int32_t at = ubrk_next(m_iterator); at != UBRK_DONE && at < length;
         at = ubrk_next(m_iterator)) {
        allowed[characters[static_cast<std::size_t>(at)]] = true;
    }
    return allowed;
}

} // namespace gouji::pdf_write
