#include "gouji/formats/pdf/write/pdf_writer_options.hpp"

#include "gouji/formats/support/page_sizes.hpp"
#include "gouji/model/codes.hpp"

namespace gouji::pdf_write {

namespace {

constexpr std::string_view font_prefix = "font.";

Error unknown(std::string_view option) {
    return {Code::UnknownOption, {}, {{"option", std::string{option}}, {"format", "pdf"}}};
}

std::string* find_choice(FontChoices& fonts, std::string_view role) {
    for (std::size_t i = 0; i < font_roles; ++i) {
        if (font_role_name(static_cast<FontRole>(i)) == role) {
            return &fonts.names.at(i);
        }
    }
    return role == "latin" ? &fonts.latin : nullptr;
}

} // namespace

Result<PdfOptions> read_options(FormatOptions const& extra) {
    PdfOptions options;
    bool has_fonts = false;
    for (auto const& [key, value] : extra) {
        if (key == "page") {
            options.page = find_page(value);
            if (!options.page) {
                return unknown(std::string{key}.append("=").append(value));
            }
            continue;
        }
        bool const is_font = std::string_view{key}.starts_with(font_prefix);
        std::string* const choice =
            is_font ? find_choice(options.fonts, std::string_view{key}.substr(font_prefix.size()))
                    : nullptr;
        if (choice == nullptr) {
            return unknown(key);
        }
        *choice = value;
        has_fonts = true;
    }
    // Listing the fonts takes a while.
    if (has_fonts) {
        for (std::string const& name : FontSet{options.fonts}.unknown_choices()) {
            return unknown("font=" + name);
        }
    }
    return options;
}

} // namespace gouji::pdf_write
