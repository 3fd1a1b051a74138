#include "gouji/converters/review/review.hpp"

#include <optional>

#include "gouji/cli/options.hpp"
#include "gouji/cli/session.hpp"

namespace gouji::cli {

namespace {

Status write_page(ReviewOptions const& options, Session& session) {
    ReviewRequest request;
    std::optional<Document> const document = session.read_undecided(options.input, request.sha256);
    if (!document) {
        return *session.entry().error;
    }
    Result<Decisions const*> const decisions = session.decisions();
    if (!decisions) {
        return decisions.error();
    }
    Result<FormLibrary const*> const forms = session.forms();
    if (!forms) {
        return forms.error();
    }
    // Without its folder: the page may be sent to others, and is the same wherever it was made.
    std::string const& input = session.entry().input;
    request.source = input.substr(input.rfind('/') + 1);
    request.decisions = *decisions;
    Result<std::string> const page =
        review_page(*document, **forms, request, session.entry().diagnostics);
    if (!page) {
        return page.error();
    }
    StoreRequest store;
    store.path = options.output;
    store.input = options.input == "-" ? "" : options.input;
    return store_bytes(*page, store);
}

} // namespace

Exit review(ReviewOptions const& options) {
    Session session(options.common);
    Status const written = write_page(options, session);
    session.entry().output = options.output == "-" ? "<stdout>" : options.output;
    if (!written) {
        session.entry().error = written.error();
    }
    session.report();
    return session.close(written ? Exit::Done : Exit::Failed);
}

} // namespace gouji::cli
