#pragma once
#include "gouji/converters/forms/form.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

/// Wrecked lines -> statutory tables. Every change carries a rule id; nothing whole is touched.

namespace gouji {

/// Takes noise off the text (pinyin glosses), binds the tables that are whole to their forms, and
/// rebuilds, where the lines of `document` (its SourceMap, and the cells of damaged tables) hold a
/// wrecked form, the table of the official grid in their place. Applies marks of doubt that were
/// read back. Lines that no form claims stay as their reader structured them.
void recover(Document& document, FormLibrary const& forms, Diagnostics& diagnostics);

} // namespace gouji
