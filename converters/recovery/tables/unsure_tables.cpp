#include "gouji/converters/recovery/tables/unsure_tables.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

constexpr std::size_t least_lines = 3; ///< fewer lines do not look like a table

/// The data "lines" of a diagnostic.
std::size_t lines_of(Diagnostic const& diagnostic) {
    std::size_t lines = 0;
    for (auto const& [name, value] : diagnostic.data) {
        if (name == "lines") {
            std::from_chars(value.data(), value.data() + value.size(), lines);
        }
    }
    return lines;
}

} // namespace

void settle_unsure_tables(Document const& document, Diagnostics& diagnostics) {
    if (diagnostics.count(Code::TableUnsure) == 0) {
        return;
    }
    std::vector<bool> taken(document.source.size(), false);
    for (Block const& block : document.blocks) {
        if (std::holds_alternative<Box<Table>>(block.node) && block.source.known()) {
            std::size_t const end = std::min<std::size_t>(block.source.end(), taken.size());
            for (std::size_t i = block.source.first; i < end; ++i) {
                taken[i] = true;
            }
        }
    }
    diagnostics.withdraw(Code::TableUnsure, [&taken](Diagnostic const& diagnostic) {
        std::size_t const first = diagnostic.place.line;
        std::size_t const end = std::min(first - 1 + lines_of(diagnostic), taken.size());
        if (first == 0 || first > end) {
            return false; // not from lines of text
        }
        auto const at = [&taken](std::size_t line) {
            return taken.begin() + static_cast<std::ptrdiff_t>(line);
        };
        auto const left = std::count(at(first - 1), at(end), false);
        return static_cast<std::size_t>(left) < least_lines;
    });
}

} // namespace gouji
