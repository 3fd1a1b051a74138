#include "gouji/converters/inspect.hpp"

#include <optional>

#include "gouji/cli/options.hpp"
#include "gouji/cli/session.hpp"
#include "gouji/converters/registry.hpp"
#include "gouji/model/outline.hpp"

namespace gouji::cli {

namespace {

Result<std::string>
view_of(Document const& document, InspectOptions const& options, Diagnostics& diagnostics) {
    switch (options.view) {
    case InspectOptions::View::Tables: {
        StringSink sink;
        write_tables_json(document, options.split_pages, sink, diagnostics);
        return sink.take();
    }
    case InspectOptions::View::Json:
        return render(document, *find_format("json"), {}, diagnostics);
    case InspectOptions::View::Outline:
        break;
    }
    return outline(document);
}

} // namespace

Exit inspect(InspectOptions const& options) {
    Session session(options.common);
    std::optional<Document> const document = session.read(options.input);
    if (!document) {
        session.report();
        return session.close(Exit::Failed);
    }
    Result<std::string> const text = view_of(*document, options, session.entry().diagnostics);
    if (!text) {
        session.entry().error = text.error();
        session.report();
        return session.close(Exit::Failed);
    }
    session.report();
    return session.close(print_output(*text, options.common.quiet));
}

} // namespace gouji::cli
