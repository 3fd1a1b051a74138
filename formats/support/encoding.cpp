#include "gouji/formats/support/encoding.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/support/ascii.hpp"
#include "gouji/formats/support/charset_converter.hpp"
#include "gouji/formats/support/charset_score.hpp"
#include "gouji/formats/support/utf8_scan.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

struct Label {
    std::string_view name;
    Encoding encoding;
};
// https://encoding.spec.whatwg.org/#names-and-labels, those that mean one of ours.
constexpr std::array labels{
    Label{"utf-8", Encoding::Utf8},
    Label{"utf8", Encoding::Utf8},
    Label{"unicode-1-1-utf-8", Encoding::Utf8},
    Label{"unicode11utf8", Encoding::Utf8},
    Label{"unicode20utf8", Encoding::Utf8},
    Label{"x-unicode20utf8", Encoding::Utf8},
    Label{"utf-16", Encoding::Utf16Le},
    Label{"utf-16le", Encoding::Utf16Le},
    Label{"unicode", Encoding::Utf16Le},
    Label{"ucs-2", Encoding::Utf16Le},
    Label{"iso-10646-ucs-2", Encoding::Utf16Le},
    Label{"csunicode", Encoding::Utf16Le},
    Label{"unicodefeff", Encoding::Utf16Le},
    Label{"utf-16be", Encoding::Utf16Be},
    Label{"unicodefffe", Encoding::Utf16Be},
    Label{"gb18030", Encoding::Gb18030},
    Label{"gbk", Encoding::Gb18030},
    Label{"x-gbk", Encoding::Gb18030},
    Label{"gb2312", Encoding::Gb18030},
    Label{"gb_2312", Encoding::Gb18030},
    Label{"gb_2312-80", Encoding::Gb18030},
    Label{"chinese", Encoding::Gb18030},
    Label{"csgb2312", Encoding::Gb18030},
    Label{"csiso58gb231280", Encoding::Gb18030},
    Label{"iso-ir-58", Encoding::Gb18030},
    Label{"cp936", Encoding::Gb18030},
    Label{"big5", Encoding::Big5},
    Label{"big5-hkscs", Encoding::Big5},
    Label{"big5hkscs", Encoding::Big5},
    Label{"cn-big5", Encoding::Big5},
    Label{"csbig5", Encoding::Big5},
    Label{"x-x-big5", Encoding::Big5},
    Label{"cp950", Encoding::Big5},
    Label{"windows-1252", Encoding::Windows1252},
    Label{"x-cp1252", Encoding::Windows1252},
    Label{"cp1252", Encoding::Windows1252},
    Label{"iso-8859-1", Encoding::Windows1252},
    Label{"iso8859-1", Encoding::Windows1252},
    Label{"iso88591", Encoding::Windows1252},
    Label{"iso_8859-1", Encoding::Windows1252},
    Label{"latin1", Encoding::Windows1252},
    Label{"l1", Encoding::Windows1252},
    Label{"us-ascii", Encoding::Windows1252},
    Label{"ascii", Encoding::Windows1252},
};

struct Bom {
    std::string_view bytes;
    Encoding encoding;
};
constexpr std::array boms{
    Bom{"\xEF\xBB\xBF", Encoding::Utf8},
    Bom{"\xFF\xFE", Encoding::Utf16Le},
    Bom{"\xFE\xFF", Encoding::Utf16Be},
    Bom{"\x84\x31\x95\x33", Encoding::Gb18030},
};
Bom const* find_bom(std::string_view bytes) {
    auto const* const found = std::find_if(
        boms.begin(), boms.end(), [&](Bom const& bom) { return bytes.starts_with(bom.bytes); });
    return found == boms.end() ? nullptr : found;
}

bool is_high(char byte) {
    return static_cast<unsigned char>(byte) >= 0x80;
}

/// Enough to judge by: some text from just before the first byte that is not ASCII.
constexpr std::size_t sample_size = 32768;
std::string_view sample_of(std::string_view bytes) {
    auto const high =
        static_cast<std::size_t>(std::find_if(bytes.begin(), bytes.end(), is_high) - bytes.begin());
    std::size_t const begin = (high < 256 ? 0 : high - 256) & ~std::size_t{1};
    return bytes.substr(std::min(begin, bytes.size()), sample_size);
}

// ------------------------------------------------------------------ UTF-8

/// Whether text that breaks the rules of UTF-8 at `bad` is UTF-8 all the same: the characters of
/// several bytes are far more than the faults. In GB18030 text only one pair in seven looks like
/// UTF-8 by accident.
bool is_nearly_utf8(std::string_view bytes, std::size_t bad) {
    std::size_t at = bad < sample_size ? 0 : bad - sample_size;
    while (at < bad && (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U) {
        ++at;
    }
    std::string_view const window = bytes.substr(at, 2 * sample_size);
    std::size_t good = 0;
    std::size_t faults = 0;
    for (std::size_t i = 0; i < window.size();) {
        if (!is_high(window[i])) {
            ++i;
            continue;
        }
        std::size_t const length = ill_formed_length(window, i);
        bool const well_formed = find_invalid_utf8(window.substr(i, length)) == length;
        bool const cut_off = !well_formed && i + length == window.size();
        good += well_formed ? 1 : 0;
        faults += well_formed || cut_off ? 0 : 1;
        i += length;
    }
    return good != 0 && good >= 3 * faults;
}

// ----------------------------------------------------------------- scores

struct Guess {
    Encoding encoding = Encoding::Gb18030;
    double score = -10;        ///< of all characters
    double beyond_ascii = -10; ///< of those that are not ASCII
    bool strict = false;       ///< nothing was ill-formed
};

Guess guess(std::string_view sample, bool cut, Encoding encoding) {
    InvalidInput invalid;
    std::string const text = convert_to_utf8(sample, encoding, invalid);
    CharsetScore all;
    CharsetScore beyond_ascii;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const code_point = next_code_point(text, at);
        bool const cut_character = cut && at == text.size() && code_point == 0xFFFD;
        if (cut_character) {
            continue;
        }
        all.add(code_point);
        if (code_point >= 0x80) {
            beyond_ascii.add(code_point);
        }
    }
    return {encoding, all.value(), beyond_ascii.value(), invalid.bytes == 0};
}

/// Text has no NUL characters, so NUL bytes are halves of characters of UTF-16: of ASCII, or of 一
/// (U+4E00). Which half is whose, the scores tell.
std::optional<Encoding> utf16_by_nul_bytes(std::string_view sample) {
    auto const nuls = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), '\0'));
    if (nuls * 50 < sample.size()) {
        return std::nullopt;
    }
    Guess const little = guess(sample, true, Encoding::Utf16Le);
    Guess const big = guess(sample, true, Encoding::Utf16Be);
    Guess const& best = big.score > little.score ? big : little;
    return best.score > 0.2 ? std::optional{best.encoding} : std::nullopt;
}

std::size_t count_printable_ascii(std::string_view sample) {
    auto const printable = [](char byte) {
        return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\r' || byte == '\t';
    };
    return static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), printable));
}

/// Three of four bytes are ASCII: of Chinese in UTF-16 about half are.
bool is_mostly_ascii(std::string_view sample) {
    return count_printable_ascii(sample) * 4 >= sample.size() * 3;
}

bool looks_western(std::string_view sample, Guess const& best) {
    return best.beyond_ascii < 0 && count_printable_ascii(sample) * 2 > sample.size();
}

Guess best_guess(std::string_view bytes) {
    std::string_view const sample = sample_of(bytes);
    bool const cut = sample.data() + sample.size() != bytes.data() + bytes.size();
    Guess best = guess(sample, cut, Encoding::Gb18030);
    auto const consider = [&](Encoding encoding) {
        Guess const other = guess(sample, cut, encoding);
        if (other.score > best.score) {
            best = other;
        }
    };
    consider(Encoding::Big5);
    if (bytes.size() % 2 == 0 && !is_mostly_ascii(sample)) {
        consider(Encoding::Utf16Le);
        consider(Encoding::Utf16Be);
    }
    bool const eight_bit = best.encoding == Encoding::Gb18030 || best.encoding == Encoding::Big5;
    if (eight_bit && looks_western(sample, best)) {
        best.encoding = Encoding::Windows1252;
    }
    return best;
}

bool is_utf16(Encoding encoding) {
    return encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be;
}

/// Bytes that are well-formed UTF-8 are UTF-8, unless the encoding that the document names makes
/// better text of them (a few short words can be both).
Encoding among_valid_utf8(std::string_view bytes, std::optional<Encoding> stated) {
    if (!stated || *stated == Encoding::Utf8 || is_utf16(*stated)) {
        return Encoding::Utf8;
    }
    if (std::none_of(bytes.begin(), bytes.end(), is_high)) {
        return *stated;
    }
    if (*stated == Encoding::Windows1252) {
        return Encoding::Utf8;
    }
    std::string_view const sample = sample_of(bytes);
    Guess const as_stated = guess(sample, true, *stated);
    Guess const as_utf8 = guess(sample, true, Encoding::Utf8);
    return as_stated.strict && as_stated.beyond_ascii > as_utf8.beyond_ascii ? *stated
                                                                             : Encoding::Utf8;
}

Encoding by_score(std::string_view bytes, std::optional<Encoding> stated) {
    Guess const best = best_guess(bytes);
    if (!stated || *stated == Encoding::Utf8 || *stated == best.encoding) {
        return best.encoding;
    }
    if (*stated == Encoding::Windows1252) {
        return best.beyond_ascii > 0.3 ? best.encoding : *stated;
    }
    std::string_view const sample = sample_of(bytes);
    Guess const as_stated = guess(sample, true, *stated);
    bool const fits = as_stated.strict && as_stated.score + 0.3 > best.score;
    return fits ? *stated : best.encoding;
}

void report_encoding(
    std::string_view bytes,
    std::optional<Encoding> stated,
    Encoding encoding,
    Diagnostics& diagnostics) {
    std::string const name{encoding_name(encoding)};
    if (stated && *stated != encoding && !(is_utf16(*stated) && encoding == Encoding::Utf8)) {
        diagnostics.add(
            Code::EncodingConflict,
            {},
            {{"stated", std::string{encoding_name(*stated)}}, {"encoding", name}});
    } else if (!stated && encoding != Encoding::Utf8 && find_bom(bytes) == nullptr) {
        diagnostics.add(Code::EncodingAssumed, {}, {{"encoding", name}});
    }
}

void report_invalid(
    std::string_view bytes,
    std::size_t skipped,
    InvalidInput const& invalid,
    Encoding encoding,
    Diagnostics& diagnostics) {
    if (invalid.bytes == 0) {
        return;
    }
    Place place;
    place.offset = static_cast<std::int64_t>(skipped + invalid.first);
    auto const before = bytes.substr(0, skipped + invalid.first);
    place.line = static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
    diagnostics.add(
        Code::InvalidBytes,
        place,
        {{"count", std::to_string(invalid.bytes)},
         {"encoding", std::string{encoding_name(encoding)}}});
}

} // namespace

std::string_view encoding_name(Encoding encoding) {
    switch (encoding) {
    case Encoding::Utf8:
        return "UTF-8";
    case Encoding::Utf16Le:
        return "UTF-16LE";
    case Encoding::Utf16Be:
        return "UTF-16BE";
    case Encoding::Gb18030:
        return "GB18030";
    case Encoding::Big5:
        return "Big5-HKSCS";
    case Encoding::Windows1252:
        return "windows-1252";
    }
    return "";
}

std::optional<Encoding> find_encoding(std::string_view label) {
    std::string const name = lower_case(trim(label));
    auto const* const found = std::find_if(
        labels.begin(), labels.end(), [&](Label const& known) { return known.name == name; });
    return found == labels.end() ? std::nullopt : std::optional{found->encoding};
}

Encoding detect_encoding(std::string_view bytes, std::optional<Encoding> stated) {
    if (Bom const* const bom = find_bom(bytes)) {
        return bom->encoding;
    }
    std::string_view const head = bytes.substr(0, sample_size);
    if (head.find('\0') != std::string_view::npos) {
        if (auto const utf16 = utf16_by_nul_bytes(head)) {
            return *utf16;
        }
    }
    std::size_t const bad = find_invalid_utf8(bytes);
    if (bad == bytes.size()) {
        return among_valid_utf8(bytes, stated);
    }
    if (is_nearly_utf8(bytes, bad)) {
        return Encoding::Utf8;
    }
    return by_score(bytes, stated);
}

DecodedText
decode_text(std::string_view bytes, std::optional<Encoding> stated, Diagnostics& diagnostics) {
    Encoding const encoding = detect_encoding(bytes, stated);
    report_encoding(bytes, stated, encoding, diagnostics);
    Bom const* const bom = find_bom(bytes);
    std::size_t const skipped = bom == nullptr ? 0 : bom->bytes.size();
    InvalidInput invalid;
    std::string text = convert_to_utf8(bytes.substr(skipped), encoding, invalid);
    report_invalid(bytes, skipped, invalid, encoding, diagnostics);
    return {std::move(text), encoding};
}

} // namespace gouji
