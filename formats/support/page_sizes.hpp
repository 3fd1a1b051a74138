#pragma once
#include <optional>
#include <string_view>

#include "gouji/model/document.hpp"

namespace gouji {

/// What `--page NAME` means: "A4", "A3", "A5", "B5", "letter"; with "-landscape" turned.
[[nodiscard]] std::optional<PageSetup> find_page(std::string_view name);
/// The paper turned with its margins: what was above is now at the right.
[[nodiscard]] PageSetup turned_page(PageSetup const& page);
/// A page that leaves no room for text, or is no page at all, is replaced by the default.
[[nodiscard]] PageSetup usable_page(PageSetup const& page);

} // namespace gouji
