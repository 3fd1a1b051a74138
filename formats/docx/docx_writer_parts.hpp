#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "gouji/formats/support/xml_writer.hpp"
#include "gouji/model/document.hpp"

/// The parts of a package that say how the document looks and what it is, and small helpers that
/// all parts share.

namespace gouji::docx {

inline constexpr std::string_view main_namespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr std::string_view relationships_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Eight hexadecimal digits, as ST_LongHexNumber wants them.
[[nodiscard]] std::string hex8(std::uint32_t value);
/// Twentieths of a point.
[[nodiscard]] int twips(float millimetres);
/// Twips between the margins of a page; at least 1000.
[[nodiscard]] int text_width(PageSetup const& page);

/// What styles have a Chinese font of their own; all others have the body's.
enum class FontRole : std::uint8_t { Body, Title, Heading1, Heading2, Table };

/// How the styles look.
struct StyleLook {
    /// By FontRole: the fonts of GB/T 9704 by the names that Chinese desks have.
    std::array<std::string, 5> fonts{
        "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"};
    int cell_half_points = 21; ///< the size of text in tables
    std::string language;      ///< BCP 47 of the document; may be empty

    [[nodiscard]] std::string const& font(FontRole role) const {
        return fonts.at(static_cast<std::size_t>(role));
    }
};

/// word/styles.xml
[[nodiscard]] std::string styles_part(StyleLook const& look);
/// word/fontTable.xml: the fonts of the styles with what may stand in for them.
[[nodiscard]] std::string font_table_part();
/// word/settings.xml
[[nodiscard]] std::string settings_part(bool has_footnotes, bool has_endnotes);
/// docProps/app.xml
[[nodiscard]] std::string app_part();

/// Empty where the metadata holds nothing for the part.
struct PropertyParts {
    std::string core;
    std::string custom;
};
/// docProps/core.xml and docProps/custom.xml. What their writers dropped is added to `counts`.
[[nodiscard]] PropertyParts property_parts(Document const& document, XmlWriter& counts);

} // namespace gouji::docx
