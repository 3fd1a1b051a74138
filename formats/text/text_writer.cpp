#include <string>
#include <string_view>

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

/// Hands lines on in large pieces.
class LineSink {
public:
    explicit LineSink(Sink& sink) : m_sink(sink) {}

    void add(std::string_view line) {
        constexpr std::size_t enough = 65536;
        m_bytes += line;
        m_bytes += '\n';
        m_empty = false;
        if (m_bytes.size() >= enough) {
            m_sink.write(m_bytes);
            m_bytes.clear();
        }
    }
    void finish() {
        if (m_empty) {
            add({}); // a text of no paragraphs is not an empty file
        }
        m_sink.write(m_bytes);
    }

private:
    Sink& m_sink;
    std::string m_bytes;
    bool m_empty = true;
};

} // namespace

Status write_text(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics) {
    auto const ambiguous = ambiguous_width(options.extra);
    if (!ambiguous) {
        return ambiguous.error();
    }
    WriterState state{document, options.marks, *ambiguous};
    LineSink lines(sink);
    write_blocks(document.blocks, state, [&](std::string const& line) { lines.add(line); });
    for (std::string const& definition : state.note_definitions()) {
        lines.add({});
        lines.add(definition);
    }
    lines.finish();
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
