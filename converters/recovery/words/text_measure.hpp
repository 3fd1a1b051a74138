#pragma once
#include <cstddef>
#include <cstdint>

#include "gouji/converters/recovery/words/noise.hpp"
#include "gouji/model/source.hpp"

namespace gouji {

/// How wide the tool that set a text in columns took its characters.
enum class TextMeasure : std::uint8_t {
    Columns,    ///< East Asian Wide and Fullwidth 2, everything else 1
    Characters, ///< 1 each, as pdftotext sets a page
    /// As Columns, before somebody changed the width of characters: marks that have both widths
    /// were wide, digits narrow.
    UnifiedColumns,
};

[[nodiscard]] std::size_t width_in(TextMeasure measure, char32_t code_point);

/// The measure in which the words of the text's lines stand below each other most; Columns unless
/// another is clearly better. Lines with bars or tabs are not looked at, nor glosses.
[[nodiscard]] TextMeasure measure_of(SourceMap const& source, Glosses const& glosses);

} // namespace gouji
