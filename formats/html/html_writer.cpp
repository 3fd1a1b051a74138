#include "gouji/formats/html/document_writer.hpp"
#include "gouji/formats/html/html.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

Status write_html(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics) {
    if (!options.extra.empty()) {
        return Error{
            Code::UnknownOption,
            {},
            {{"option", options.extra.begin()->first}, {"format", "html"}}};
    }
    html::DocumentWriter{document, options, sink, diagnostics}.write();
    if (!sink.good()) {
        return Error{Code::CannotWrite, {}, {{"file", "HTML"}, {"reason", "the output failed"}}};
    }
    return done();
}

} // namespace gouji
