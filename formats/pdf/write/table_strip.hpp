#pragma once
#include <memory>

#include "gouji/formats/pdf/write/block_layout.hpp"

namespace gouji::pdf_write {

/// Lays a table out as kids of `element` (its structure element, or an Artifact). It breaks between
/// rows and repeats its header rows; a row breaks only when no page could hold it.
[[nodiscard]] std::unique_ptr<Strip> make_table_strip(
    WriterState& state, Table const& table, ElementId element, FlowContext const& context);

/// Whether a table as wide as this needs no type smaller than is read with ease.
[[nodiscard]] bool fits_width(Table const& table, float width);

} // namespace gouji::pdf_write
