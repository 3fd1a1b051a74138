#include "gouji/formats/docx/docx_writer_options.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gouji/model/codes.hpp"

namespace gouji::docx {

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

/// In the order of FontRole.
constexpr std::array<std::string_view, 5> font_keys{
    "font.body", "font.title", "font.heading1", "font.heading2", "font.table"};

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
    if (is_turned) {
        // The paper is turned with its margins: what was above is now at the right.
        std::swap(page.width, page.height);
        page = {page.width, page.height, page.left, page.right, page.bottom, page.top};
    }
    return page;
}

Error unknown(std::string_view option) {
    return {Code::UnknownOption, {}, {{"option", std::string{option}}, {"format", "docx"}}};
}

} // namespace

Result<DocxOptions> read_options(FormatOptions const& extra) {
    DocxOptions options;
    for (auto const& [key, value] : extra) {
        auto const* const font = std::find(font_keys.begin(), font_keys.end(), key);
        if (font != font_keys.end()) {
            options.look.fonts.at(static_cast<std::size_t>(font - font_keys.begin())) = value;
            continue;
        }
        options.page = key == "page" ? find_page(value) : std::nullopt;
        if (!options.page) {
            return unknown(key == "page" ? key + "=" + value : key);
        }
    }
    return options;
}

} // namespace gouji::docx
