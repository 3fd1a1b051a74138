#pragma once
#include <string>

#include "gouji/model/document.hpp"

namespace gouji {

/// A readable sketch of a document, one block a line, nesting by two blanks:
///
///     title: 某某局2022年政府信息公开工作年度报告
///     heading 1: 一、总体情况
///     paragraph: 2022年，…                      (cut at 40 characters, then "…")
///     table 28x10 applications-2021: 215 cells, 3 header rows, 6 ambiguous
///
/// Ends with the furniture, one line a piece. What `gouji inspect --outline` prints.
[[nodiscard]] std::string outline(Document const& document);

} // namespace gouji
