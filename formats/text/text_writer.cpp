#include "gouji/formats/text/block_lines.hpp"
#include "gouji/formats/text/text.hpp"
#include "gouji/formats/text/writer_state.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

Error unknown_option(std::string option) {
    return {Code::UnknownOption, {}, {{"option", std::move(option)}, {"format", "text"}}};
}

Result<AmbiguousWidth> ambiguous_width(FormatOptions const& options) {
    AmbiguousWidth width = AmbiguousWidth::Narrow;
    for (auto const& [key, value] : options) {
        if (key != "ambiguous") {
            return unknown_option(key);
        }
        if (value != "narrow" && value != "wide") {
            return unknown_option(std::string{key}.append("=").append(value));
        }
        width = value == "wide" ? AmbiguousWidth::Wide : AmbiguousWidth::Narrow;
    }
    return width;
}

void write_lines(Lines const& lines, Sink& sink) {
    constexpr std::size_t enough = 65536;
    std::string bytes;
    for (std::string const& line : lines) {
        bytes += line;
        bytes += '\n';
        if (bytes.size() >= enough) {
            sink.write(bytes);
            bytes.clear();
        }
    }
    sink.write(bytes);
}

} // namespace

Status write_text(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics) {
    auto const ambiguous = ambiguous_width(options.extra);
    if (!ambiguous) {
        return ambiguous.error();
    }
    WriterState state{document, options.marks, *ambiguous};
    Lines lines = lines_of(document.blocks, state);
    for (std::string& definition : state.note_definitions()) {
        lines.emplace_back();
        lines.push_back(std::move(definition));
    }
    // A text of no paragraphs is not an empty file.
    write_lines(lines.empty() ? Lines{""} : lines, sink);
    state.lose(
        "page headers and footers",
        (document.header.empty() ? 0U : 1U) + (document.footer.empty() ? 0U : 1U));
    state.report(diagnostics);
    if (!sink.good()) {
        return Error{Code::CannotWrite, {}, {{"file", "text"}}};
    }
    return done();
}

} // namespace gouji
