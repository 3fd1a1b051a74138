#pragma once
#include "gouji/model/document.hpp"

/// The roles of the paragraphs at the ends of an official document, told by their wording.

namespace gouji {

/// The title among the first blocks. "某某局" over "2022年政府信息公开工作年度报告": both are the
/// title.
void mark_title(Blocks& blocks);

/// The date below the text, and the organization above it that signs.
void mark_signature(Blocks& blocks);

} // namespace gouji
