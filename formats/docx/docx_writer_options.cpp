#include "gouji/formats/docx/docx_writer_options.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/support/page_sizes.hpp"
#include "gouji/model/codes.hpp"

namespace gouji::docx {

namespace {

/// In the order of FontRole.
constexpr std::array<std::string_view, 5> font_keys{
    "font.body", "font.title", "font.heading1", "font.heading2", "font.table"};

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
            return unknown(key == "page" ? std::string{key}.append("=").append(value) : key);
        }
    }
    return options;
}

} // namespace gouji::docx
