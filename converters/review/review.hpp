#pragma once
#include <string>

#include "gouji/converters/forms/form.hpp"
#include "gouji/converters/statutory/decisions.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

/// The page on which a person looks at the source beside the tables that were made of it, and
/// decides what stayed open (`gouji review`; docs/review.md).

namespace gouji {

struct ReviewRequest {
    std::string
        source; ///< name of the input, without its folder; saved decisions are named after it
    std::string sha256; ///< of the input's bytes, 64 hexadecimal digits
    /// What was decided before: shown as decided, to be changed and saved again. Null: nothing.
    Decisions const* decisions = nullptr;
};

/// One self-contained HTML file. Its script has no markup of the document's in it: the document is
/// data, and a content security policy lets nothing else run. `document` is as recover() left it,
/// without the decisions. Decisions for other bytes or cells are BadDecisions. What `diagnostics`
/// gets is what extract_reports() and apply_decisions() have to say.
[[nodiscard]] Result<std::string> review_page(
    Document const& document,
    FormLibrary const& forms,
    ReviewRequest const& request,
    Diagnostics& diagnostics);

} // namespace gouji
