#include "gouji/formats/support/charset_converter.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include <memory>
#include <vector>

#include "gouji/formats/support/utf8_scan.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr char32_t replacement = 0xFFFD;

void note(InvalidInput& invalid, std::size_t offset, std::size_t count) {
    if (invalid.bytes == 0) {
        invalid.first = offset;
    }
    invalid.bytes += count;
}

std::string convert_utf8(std::string_view bytes, InvalidInput& invalid) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t const bad = find_invalid_utf8(bytes, at);
        out.append(bytes.substr(at, bad - at));
        at = bad;
        if (at < bytes.size()) {
            std::size_t const length = ill_formed_length(bytes, at);
            note(invalid, at, length);
            append_utf8(out, replacement);
            at += length;
        }
    }
    return out;
}

std::string convert_utf16(std::string_view bytes, bool little_endian, InvalidInput& invalid) {
    auto const unit_at = [&](std::size_t at) {
        auto const first = static_cast<unsigned char>(bytes[at]);
        auto const second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(little_endian ? first | second << 8U : first << 8U | second);
    };
    std::string out;
    out.reserve(bytes.size() / 2 * 3);
    std::size_t at = 0;
    while (at + 1 < bytes.size()) {
        char32_t const unit = unit_at(at);
        if (!U16_IS_SURROGATE(unit)) {
            append_utf8(out, unit);
            at += 2;
        } else if (U16_IS_LEAD(unit) && at + 3 < bytes.size() && U16_IS_TRAIL(unit_at(at + 2))) {
            append_utf8(out, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(unit, unit_at(at + 2))));
            at += 4;
        } else {
            note(invalid, at, 2);
            append_utf8(out, replacement);
            at += 2;
        }
    }
    if (at < bytes.size()) {
        note(invalid, at, 1);
        append_utf8(out, replacement);
    }
    return out;
}

char const* icu_name(Encoding encoding) {
    switch (encoding) {
    case Encoding::Gb18030:
        return "gb18030";
    case Encoding::Big5:
        return "Big5-HKSCS";
    case Encoding::Windows1252:
        return "windows-1252";
    case Encoding::Utf8:
    case Encoding::Utf16Le:
    case Encoding::Utf16Be:
        break;
    }
    return "UTF-8";
}

struct CallbackContext {
    char const* begin;
    InvalidInput* invalid;
};

/// Puts U+FFFD for what cannot be decoded, and remembers where.
void U_CALLCONV on_undecodable(
    void const* context,
    UConverterToUnicodeArgs* arguments,
    char const* /*code_units*/,
    std::int32_t length,
    UConverterCallbackReason reason,
    UErrorCode* status) {
    if (reason > UCNV_IRREGULAR) {
        return;
    }
    auto const* const known = static_cast<CallbackContext const*>(context);
    auto const consumed = static_cast<std::size_t>(arguments->source - known->begin);
    auto const count = static_cast<std::size_t>(length);
    note(*known->invalid, consumed < count ? 0 : consumed - count, count);
    *status = U_ZERO_ERROR;
    UChar const mark = replacement;
    ucnv_cbToUWriteUChars(arguments, &mark, 1, 0, status);
}

class Utf16Appender {
public:
    explicit Utf16Appender(std::string& out) : m_out(out) {}
    void append(UChar const* begin, UChar const* end) {
        for (; begin != end; ++begin) {
            if (U16_IS_LEAD(*begin)) {
                m_lead = *begin;
            } else if (m_lead != 0 && U16_IS_TRAIL(*begin)) {
                append_utf8(m_out, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(m_lead, *begin)));
                m_lead = 0;
            } else {
                append_utf8(m_out, *begin);
            }
        }
    }

private:
    std::string& m_out;
    UChar m_lead = 0; ///< a pair may be cut by the end of the buffer
};

std::string convert_with_icu(std::string_view bytes, Encoding encoding, InvalidInput& invalid) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> const converter{
        ucnv_open(icu_name(encoding), &status), &ucnv_close};
    CallbackContext const context{bytes.data(), &invalid};
    if (U_SUCCESS(status) != 0) {
        ucnv_setToUCallBack(converter.get(), &on_undecodable, &context, nullptr, nullptr, &status);
    }
    std::string out;
    if (U_FAILURE(status) != 0) { // ICU's data lack the converter: nothing can be read
        note(invalid, 0, bytes.size());
        return out;
    }
    out.reserve(bytes.size() + bytes.size() / 2);
    Utf16Appender appender{out};
    std::vector<UChar> buffer(8192);
    char const* source = bytes.data();
    char const* const source_end = source + bytes.size();
    do {
        status = U_ZERO_ERROR;
        UChar* target = buffer.data();
        ucnv_toUnicode(
            converter.get(),
            &target,
            target + buffer.size(),
            &source,
            source_end,
            nullptr,
            1,
            &status);
        appender.append(buffer.data(), target);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return out;
}

std::u16string to_utf16(std::string_view utf8) {
    std::u16string out;
    for (std::size_t at = 0; at < utf8.size();) {
        auto const c = static_cast<UChar32>(next_code_point(utf8, at));
        if (U_IS_BMP(c)) {
            out += static_cast<char16_t>(c);
        } else {
            out += static_cast<char16_t>(U16_LEAD(c));
            out += static_cast<char16_t>(U16_TRAIL(c));
        }
    }
    return out;
}

} // namespace

std::string convert_from_utf8(std::string_view utf8, Encoding encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> const converter{
        ucnv_open(icu_name(encoding), &status), &ucnv_close};
    if (U_SUCCESS(status) != 0) {
        ucnv_setFromUCallBack(
            converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    }
    if (U_FAILURE(status) != 0) {
        return {};
    }
    std::u16string const units = to_utf16(utf8);
    constexpr std::size_t most_bytes = 4; // of a code unit, in any of the encodings
    std::string out(most_bytes * units.size() + 1, '\0');
    std::int32_t const length = ucnv_fromUChars(
        converter.get(),
        out.data(),
        static_cast<std::int32_t>(out.size()),
        units.data(),
        static_cast<std::int32_t>(units.size()),
        &status);
    out.resize(U_SUCCESS(status) != 0 ? static_cast<std::size_t>(length) : 0);
    return out;
}

std::string convert_to_utf8(std::string_view bytes, Encoding encoding, InvalidInput& invalid) {
    switch (encoding) {
    case Encoding::Utf8:
        return convert_utf8(bytes, invalid);
    case Encoding::Utf16Le:
        return convert_utf16(bytes, true, invalid);
    case Encoding::Utf16Be:
        return convert_utf16(bytes, false, invalid);
    case Encoding::Gb18030:
    case Encoding::Big5:
    case Encoding::Windows1252:
        break;
    }
    return convert_with_icu(bytes, encoding, invalid);
}

} // namespace gouji
