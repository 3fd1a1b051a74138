#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "gouji/converters/registry.hpp"

// Kinds of files that people hand in and that no reader of ours takes: named as what they are.
// Content decides; the name only tells apart what shares a container.

namespace gouji {

namespace {

using namespace std::literals;

constexpr std::string_view as_docx =
    "Save it as .docx, for example with LibreOffice: soffice --headless --convert-to docx FILE";
constexpr std::string_view as_html =
    "Save it as .html, for example with LibreOffice: soffice --headless --convert-to html FILE";
constexpr std::string_view by_ocr =
    "Recognise its text first (OCR), for example: tesseract FILE OUT -l chi_sim; then convert "
    "OUT.txt.";
constexpr std::string_view unpack = "Unpack it and convert the files in it.";

constexpr ForeignFormat doc{"Word 97–2003 document (.doc)", as_docx};
constexpr ForeignFormat wps{"WPS Writer document (.wps)", as_docx};
constexpr ForeignFormat rtf{"rich text document (.rtf)", as_docx};
constexpr ForeignFormat word_xml{"Word document in flat XML (.xml)", as_docx};
constexpr ForeignFormat odt{"text document of OpenOffice or LibreOffice (.odt)", as_docx};
constexpr ForeignFormat xls{"spreadsheet of Excel 97–2003 (.xls)", as_html};
constexpr ForeignFormat et{"spreadsheet of WPS (.et)", as_html};
constexpr ForeignFormat xlsx{"spreadsheet of Excel (.xlsx)", as_html};
constexpr ForeignFormat ods{"spreadsheet of OpenOffice or LibreOffice (.ods)", as_html};
constexpr ForeignFormat ppt{"presentation of PowerPoint 97–2003 (.ppt)", as_html};
constexpr ForeignFormat pptx{"presentation of PowerPoint (.pptx)", as_html};
constexpr ForeignFormat odp{"presentation of OpenOffice or LibreOffice (.odp)", as_html};
constexpr ForeignFormat ofd{
    "fixed-layout document of the standard GB/T 33190 (.ofd)",
    "Open it in an OFD reader and save its text, or export it as .docx."};
constexpr ForeignFormat ceb{
    "fixed-layout document of Founder (.ceb)", "Open it in its reader and save its text."};
constexpr ForeignFormat epub{"book (.epub)", "Convert the .xhtml files in it (it is a zip file)."};
constexpr ForeignFormat mht{
    "web page archive (.mht)", "Open it in a browser or in Word and save it as .html or .docx."};
constexpr ForeignFormat compound{"compound file of an office program", as_docx};
constexpr ForeignFormat zip{"zip archive (.zip)", unpack};
constexpr ForeignFormat seven_zip{"7z archive (.7z)", unpack};
constexpr ForeignFormat rar{"RAR archive (.rar)", unpack};
constexpr ForeignFormat gzip{"gzip file (.gz)", "Unpack it and convert what is in it."};
constexpr ForeignFormat png{"picture (PNG)", by_ocr};
constexpr ForeignFormat jpeg{"picture (JPEG)", by_ocr};
constexpr ForeignFormat gif{"picture (GIF)", by_ocr};
constexpr ForeignFormat bmp{"picture (BMP)", by_ocr};
constexpr ForeignFormat tiff{"picture (TIFF)", by_ocr};
constexpr ForeignFormat webp{"picture (WebP)", by_ocr};

struct Magic {
    std::string_view bytes;
    ForeignFormat const* format;
};
constexpr std::array magics{
    Magic{R"({\rtf)"sv, &rtf},
    Magic{"\x89PNG\r\n\x1a\n"sv, &png},
    Magic{"\xff\xd8\xff"sv, &jpeg},
    Magic{"GIF87a"sv, &gif},
    Magic{"GIF89a"sv, &gif},
    Magic{"II*\0"sv, &tiff},
    Magic{"MM\0*"sv, &tiff},
    Magic{"7z\xbc\xaf\x27\x1c"sv, &seven_zip},
    Magic{"Rar!\x1a\x07"sv, &rar},
    Magic{"\x1f\x8b\x08"sv, &gzip},
    Magic{"Founder CEB"sv, &ceb},
};

std::uint32_t little_endian(Bytes bytes, std::size_t at, std::size_t width) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < width && at + i < bytes.size(); ++i) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return value;
}

// ------------------------------------------------------------------- zip

/// What the names of a zip file's entries tell.
struct ZipEntries {
    bool word = false;
    bool excel = false;
    bool powerpoint = false;
    bool content_types = false;
    bool ofd = false;
    std::string_view mimetype; ///< content of the first entry when it is a stored "mimetype"
};

/// Walks the local headers (APPNOTE.TXT 4.3.7) by their signature, so that a cut file, whose
/// directory is gone, is told too.
ZipEntries scan_zip(Bytes input) {
    constexpr std::string_view signature = "PK\x03\x04";
    constexpr std::size_t header_size = 30;
    ZipEntries found;
    for (std::size_t at = input.find(signature); at != Bytes::npos;
         at = input.find(signature, at + header_size)) {
        if (at + header_size > input.size()) {
            break;
        }
        std::size_t const name_length = little_endian(input, at + 26, 2);
        std::size_t const extra_length = little_endian(input, at + 28, 2);
        Bytes const name = input.substr(at + header_size, name_length);
        found.word = found.word || name.starts_with("word/");
        found.excel = found.excel || name.starts_with("xl/");
        found.powerpoint = found.powerpoint || name.starts_with("ppt/");
        found.content_types = found.content_types || name == "[Content_Types].xml";
        found.ofd = found.ofd || name == "OFD.xml";
        bool const stored = little_endian(input, at + 8, 2) == 0;
        std::size_t const content = at + header_size + name_length + extra_length;
        if (name == "mimetype" && stored && content < input.size()) {
            found.mimetype = input.substr(content, little_endian(input, at + 18, 4));
        }
    }
    return found;
}

ForeignFormat const* identify_zip(Bytes input) {
    ZipEntries const entries = scan_zip(input);
    constexpr std::string_view open_document = "application/vnd.oasis.opendocument.";
    if (entries.word) {
        return nullptr;
    }
    if (entries.excel) {
        return &xlsx;
    }
    if (entries.powerpoint) {
        return &pptx;
    }
    if (entries.ofd) {
        return &ofd;
    }
    if (entries.mimetype.starts_with("application/epub+zip")) {
        return &epub;
    }
    if (entries.mimetype.starts_with(open_document)) {
        Bytes const kind = entries.mimetype.substr(open_document.size());
        if (kind.starts_with("spreadsheet")) {
            return &ods;
        }
        return kind.starts_with("presentation") ? &odp : &odt;
    }
    // A package whose document has an unusual place: our reader finds it by its relationships.
    return entries.content_types ? nullptr : &zip;
}

// ------------------------------------------------------- OLE compound file

/// Has the compound file ([MS-CFB]) a stream of this name? Directory entries are 128 bytes, lie at
/// multiples of 128, and begin with the name in UTF-16LE, its length at offset 64.
bool has_stream(Bytes input, std::string_view name) {
    std::string wide;
    for (char const letter : name) {
        wide += letter;
        wide += '\0';
    }
    wide += "\0\0"sv;
    for (std::size_t at = input.find(wide); at != Bytes::npos; at = input.find(wide, at + 1)) {
        if (at % 128 == 0 && little_endian(input, at + 64, 2) == wide.size()) {
            return true;
        }
    }
    return false;
}

ForeignFormat const* identify_compound(Bytes input, std::string const& ending) {
    if (has_stream(input, "EncryptedPackage")) {
        return nullptr; // an encrypted DOCX: its reader says so
    }
    bool const word = has_stream(input, "WordDocument");
    bool const sheet = has_stream(input, "Workbook") || has_stream(input, "Book");
    bool const slides = has_stream(input, "PowerPoint Document");
    // One document may hold another as an object; the name then says which is the outer one.
    if (slides && (!word || ending == "ppt" || ending == "dps")) {
        return &ppt;
    }
    if (sheet && (!word || ending == "xls" || ending == "et")) {
        return ending == "et" ? &et : &xls;
    }
    if (word) {
        return ending == "wps" ? &wps : &doc;
    }
    return &compound;
}

// -------------------------------------------------------------- text-like

ForeignFormat const* identify_marked_up(Bytes input) {
    Bytes head = input.substr(0, 4096);
    if (head.starts_with("\xef\xbb\xbf")) {
        head.remove_prefix(3);
    }
    std::size_t const begin = head.find_first_not_of(" \t\r\n");
    if (begin == Bytes::npos) {
        return nullptr;
    }
    head.remove_prefix(begin);
    if (head.starts_with("<?xml") &&
        (head.find("<pkg:package") != Bytes::npos || head.find("<w:wordDocument") != Bytes::npos)) {
        return &word_xml;
    }
    bool const mime = head.starts_with("MIME-Version:") || head.starts_with("From: ");
    if (mime && head.find("multipart/related") != Bytes::npos) {
        return &mht;
    }
    return nullptr;
}

/// A code unit as it occurs in documents: ASCII that prints, Latin, punctuation, CJK.
bool is_plausible_unit(std::uint32_t unit) {
    return (unit >= 0x20 && unit < 0x7f) || unit == '\n' || unit == '\r' || unit == '\t' ||
           (unit >= 0xa0 && unit < 0x250) || (unit >= 0x2000 && unit < 0x2800) ||
           (unit >= 0x3000 && unit < 0xa000) || (unit >= 0xf900 && unit < 0xfb00) ||
           (unit >= 0xfe30 && unit < 0xfff0) || unit == 0xfeff;
}

bool is_utf16(Bytes head, bool big_endian) {
    std::size_t units = 0;
    std::size_t plausible = 0;
    for (std::size_t at = 0; at + 1 < head.size(); at += 2, ++units) {
        std::uint32_t unit = little_endian(head, at, 2);
        if (big_endian) {
            unit = (unit >> 8U) | ((unit & 0xffU) << 8U);
        }
        plausible += is_plausible_unit(unit) ? 1U : 0U;
    }
    return units > 0 && plausible * 20 >= units * 19;
}

} // namespace

bool is_binary(Bytes input) {
    Bytes const head = input.substr(0, std::size_t{64} << 10U);
    // Form feeds, escapes and a stray ^Z occur in old text files.
    auto const is_control = [](char byte) {
        auto const value = static_cast<unsigned char>(byte);
        return value < 0x20 && (value < '\t' || value > '\r') && value != 0x1a && value != 0x1b;
    };
    auto const controls =
        static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control));
    bool const has_nul = head.find('\0') != Bytes::npos;
    if (!has_nul && controls * 50 <= head.size()) {
        return false;
    }
    // A few lost bytes in a long text do not make it binary.
    if (has_nul && controls * 1000 <= head.size()) {
        return false;
    }
    return !is_utf16(head, false) && !is_utf16(head, true);
}

ForeignFormat const* identify_foreign(Bytes input, std::string_view file_name) {
    std::string const ending = name_ending(file_name);
    for (Magic const& magic : magics) {
        if (input.starts_with(magic.bytes)) {
            return magic.format;
        }
    }
    if (input.starts_with("RIFF") && input.substr(8).starts_with("WEBP")) {
        return &webp;
    }
    // "BM", the size of the file, and zeros (BITMAPFILEHEADER): two letters alone begin texts.
    if (input.starts_with("BM") && input.size() > 14 && little_endian(input, 6, 4) == 0) {
        return &bmp;
    }
    if (input.starts_with("PK\x03\x04") || input.starts_with("PK\x05\x06")) {
        return identify_zip(input);
    }
    if (input.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
        return identify_compound(input, ending);
    }
    if (ending == "ceb" && is_binary(input)) {
        return &ceb;
    }
    return identify_marked_up(input);
}

} // namespace gouji
