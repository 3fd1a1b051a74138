#include <algorithm>
#include <string_view>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/line_structure.hpp"
#include "gouji/formats/support/encoding.hpp"
#include "gouji/formats/text/note_definitions.hpp"
#include "gouji/formats/text/source_lines.hpp"
#include "gouji/formats/text/text.hpp"
#include "gouji/formats/text/text_walk.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// C0 controls other than tab and line ends, and DEL: no other format can hold them. Form feeds
/// that part pages are not in any text.
bool is_control(char character) {
    auto const byte = static_cast<unsigned char>(character);
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

void remove_controls(Blocks& blocks, Diagnostics& diagnostics) {
    std::size_t removed = 0;
    auto const clean = [&removed](std::string& text) {
        removed += std::erase_if(text, is_control);
    };
    for_each_inlines(blocks, [&clean](Inlines& inlines) {
        for (Inline& element : inlines) {
            if (auto* const text = std::get_if<Text>(&element.node)) {
                clean(text->utf8);
            }
        }
    });
    for_each_verbatim(blocks, clean);
    if (removed != 0) {
        diagnostics.add(Code::ControlCharacters, {}, {{"count", std::to_string(removed)}});
    }
}

void take_back_marks(Document& document) {
    for_each_table(document.blocks, [&document](Table& table) {
        if (!table.marks.empty()) {
            apply_marks(table, document.rules);
        }
    });
}

} // namespace

int sniff_text(Bytes head) {
    constexpr std::size_t enough = 65536;
    std::string_view const sample = head.substr(0, enough);
    if (sample.empty()) {
        return 0;
    }
    Encoding const encoding = detect_encoding(sample);
    bool const wide = encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be;
    auto const controls =
        static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), is_control));
    if (!wide && controls * 50 > sample.size()) {
        return 0;
    }
    for (std::string_view const magic : {"%PDF-", "PK\x03\x04", "\xD0\xCF\x11\xE0", "{\\rtf"}) {
        if (sample.starts_with(magic)) {
            return 0;
        }
    }
    return encoding == Encoding::Utf8 ? 30 : 20;
}

Result<Document> read_text(Bytes input, ReadOptions const& options, Diagnostics& diagnostics) {
    if (!options.extra.empty()) {
        return Error{
            Code::UnknownOption,
            {},
            {{"option", options.extra.begin()->first}, {"format", "text"}}};
    }
    if (input.empty()) {
        return Error{Code::EmptyInput, {}, {}};
    }
    if (input.size() > options.limits.input_bytes) {
        return Error{
            Code::LimitExceeded,
            {},
            {{"what", "input"},
             {"limit", std::to_string(options.limits.input_bytes)},
             {"name", "input_bytes"}}};
    }
    Document document;
    bool has_controls = false;
    {
        DecodedText const decoded = decode_text(input, std::nullopt, diagnostics);
        has_controls = std::any_of(decoded.utf8.begin(), decoded.utf8.end(), is_control);
        document.source = source_lines(input, decoded);
    }
    if (document.source.empty()) {
        return document;
    }
    LineRange const all{0, document.source.size()};
    document.blocks = structure_lines(document.source, {&all, 1}, diagnostics);
    take_back_marks(document);
    if (has_controls) {
        remove_controls(document.blocks, diagnostics);
    }
    resolve_notes(document.blocks, document.source);
    return document;
}

} // namespace gouji
