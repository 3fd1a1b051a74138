#pragma once
#include <functional>

#include "gouji/model/document.hpp"

namespace gouji {

/// Calls `act` with every sequence of inlines in `blocks`, nested blocks included; not with those
/// inside links and styles, which act may visit itself.
void for_each_inlines(Blocks& blocks, std::function<void(Inlines&)> const& act);
/// Calls `act` with every table, nested ones after their parent.
void for_each_table(Blocks& blocks, std::function<void(Table&)> const& act);
/// Calls `act` with the text of every Verbatim.
void for_each_verbatim(Blocks& blocks, std::function<void(std::string&)> const& act);

} // namespace gouji
