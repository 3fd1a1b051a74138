#include "gouji/formats/support/page_sizes.hpp"

#include <algorithm>
#include <array>

namespace gouji {

namespace {

struct PageName {
    std::string_view name;
    float width;
    float height;
};
constexpr std::array page_names{
    PageName{"A4", 210, 297},
    PageName{"A3", 297, 420},
    PageName{"A5", 148, 210},
    PageName{"B5", 176, 250},
    PageName{"letter", 215.9F, 279.4F},
};

} // namespace

std::optional<PageSetup> find_page(std::string_view name) {
    constexpr std::string_view turned = "-landscape";
    bool const is_turned = name.ends_with(turned);
    name.remove_suffix(is_turned ? turned.size() : 0);
    auto const* const found =
        std::find_if(page_names.begin(), page_names.end(), [&](PageName const& page) {
            return page.name == name;
        });
    if (found == page_names.end()) {
        return std::nullopt;
    }
    PageSetup page;
    page.width = found->width;
    page.height = found->height;
    return is_turned ? turned_page(page) : page;
}

PageSetup turned_page(PageSetup const& page) {
    return {page.height, page.width, page.left, page.right, page.bottom, page.top};
}

PageSetup usable_page(PageSetup const& page) {
    constexpr float least = 20; // millimetres
    // Written so that a NaN fails it.
    bool const has_room = page.width - page.left - page.right >= least &&
                          page.height - page.top - page.bottom >= least && page.left >= 0 &&
                          page.right >= 0 && page.top >= 0 && page.bottom >= 0;
    return has_room ? page : PageSetup{};
}

} // namespace gouji
