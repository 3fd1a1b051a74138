#include "gouji/formats/pdf/write/writer_state.hpp"

#include "gouji/formats/pdf/write/syntax.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdf_write {

void WriterState::lose(std::string_view what, std::size_t times) {
    m_losses[std::string{what}] += times;
}

void WriterState::miss(char32_t character) {
    is_archival = false; // the page does not show what the text says
    Missing& missing = m_missing[character];
    if (missing.count++ == 0) {
        missing.place = place_of(document.source, {source.first, 0});
    }
}

void WriterState::report() const {
    for (auto const& [what, times] : m_losses) {
        diagnostics.add_many(
            Code::Loss,
            times,
            {},
            {{"format", "PDF"}, {"what", what}, {"count", std::to_string(times)}});
    }
    for (auto const& [character, missing] : m_missing) {
        std::string shown;
        append_utf8(shown, character);
        std::string code;
        append_hex16(code, character >> 16U);
        append_hex16(code, character & 0xFFFFU);
        diagnostics.add_many(
            Code::GlyphMissing,
            missing.count,
            missing.place,
            {{"character", shown},
             {"code", "U+" + code.substr(std::min(code.find_first_not_of('0'), std::size_t{4}))},
             {"count", std::to_string(missing.count)}});
    }
}

} // namespace gouji::pdf_write
