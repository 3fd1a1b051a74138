#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace gouji::pdf_write {

/// How a CFF font names its glyphs (Adobe Technical Note 5176).
struct CffCharset {
    bool has_cids = false;           ///< a CID-keyed font (ROS in its Top DICT)
    std::vector<std::uint16_t> cids; ///< of a CID-keyed font, by glyph
};

/// Of the first font of a CFF table with `glyphs` glyphs; nothing when it is damaged.
[[nodiscard]] std::optional<CffCharset> read_cff_charset(std::string_view cff, std::size_t glyphs);

} // namespace gouji::pdf_write
