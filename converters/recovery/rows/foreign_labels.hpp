#pragma once
#include <cstddef>

#include "gouji/converters/recovery/labels/form_labels.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"

namespace gouji {

/// How many texts that were left over inside a table, or name rows that its form does not have, are
/// labels of another edition of the same table, or pieces of such: the table may be of that one.
[[nodiscard]] std::size_t foreign_labels(
    TableReading const& reading,
    FormLabels const& form,
    LabelIndex const& index,
    CellStream const& stream);

} // namespace gouji
