#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Pinyin readings that a mirror site put behind characters: 繼續(xù)認(rèn)真 -> 繼續認真.
class Glosses {
public:
    /// Looks at the lines of `source`. A single gloss may be the author's own; several are noise.
    explicit Glosses(SourceMap const& source);

    /// True when the glosses of this input are noise.
    [[nodiscard]] bool are_noise() const { return m_count >= least_count; }
    /// `text` without glosses; appends what was taken off to `removed`.
    [[nodiscard]] static std::string
    strip(std::string_view text, std::vector<std::string>& removed);

private:
    static constexpr std::size_t least_count = 3;
    std::size_t m_count = 0;
};

/// Takes the glosses off every text of the document, keeps them as furniture and reports their
/// number.
void remove_glosses(Document& document, Diagnostics& diagnostics);

} // namespace gouji
