#pragma once
#include "gouji/converters/recovery/labels/form_labels.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Binds `table` to a form when it is whole: its stated grid has no defect, it holds every label of
/// the form (or of those parts of it that are drawn as tables of their own) and every value cell.
/// Otherwise nothing changes. A bound table stays exactly as it is, but blank value cells become
/// Empty, frames around single values go, and numbers with glyphs that only look like digits are
/// mended. Returns whether it was bound.
bool bind_whole(
    Table& table,
    SourceMap const& source,
    LabelIndex const& index,
    RuleNames& rules,
    Diagnostics& diagnostics);

} // namespace gouji
