#pragma once
#include <vector>

#include "gouji/formats/layout/page/page_content.hpp"
#include "gouji/formats/pdf/read/matrix.hpp"
#include "gouji/formats/pdf/read/pdf_object.hpp"

namespace gouji::pdfread {

/// What a field of text or choices says (ISO 32000-1, 12.7.3.3 and 12.7.4), a line a run, about
/// where a viewer would draw it that makes appearances of its own. Empty for passwords and other
/// fields. `page` leads to the page as it is shown.
[[nodiscard]] std::vector<TextRun> field_value_runs(Object const& widget, Matrix const& page);

} // namespace gouji::pdfread
