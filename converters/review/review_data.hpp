#pragma once
#include "gouji/converters/review/review.hpp"
#include "gouji/model/sink.hpp"

namespace gouji {

/// Writes what the page shows, as JSON: the lines of the source, and of each report its tables cell
/// by cell, its doubts, its sums. The scripts beside this file are its only readers.
void write_review_data(
    Document const& document,
    FormLibrary const& forms,
    ReviewRequest const& request,
    Sink& sink,
    Diagnostics& diagnostics);

} // namespace gouji
