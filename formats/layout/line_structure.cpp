#include "gouji/formats/layout/line_structure.hpp"

#include <algorithm>

#include "gouji/formats/layout/block_parser.hpp"
#include "gouji/formats/layout/title_blocks.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

void report(SourceMap const& source, ParseNotes const& notes, Diagnostics& diagnostics) {
    for (LineRange const lines : notes.unsure_tables) {
        diagnostics.add(
            Code::TableUnsure,
            place_of(source, {lines.first, 0}),
            {{"lines", std::to_string(lines.count)}});
    }
    if (notes.joined_lines != 0) {
        diagnostics.add(
            Code::LinesJoined,
            place_of(source, {notes.first_joined, 0}),
            {{"count", std::to_string(notes.joined_lines)}});
    }
    if (notes.flattened != 0) {
        diagnostics.add_many(Code::DepthFlattened, notes.flattened, {}, {{"limit", "64"}});
    }
}

} // namespace

Blocks structure_lines(
    SourceMap const& source, std::span<LineRange const> ranges, Diagnostics& diagnostics) {
    Blocks blocks;
    ParseNotes notes;
    std::vector<LayoutLine> lines;
    for (LineRange const& range : ranges) {
        lines.clear();
        lines.reserve(range.count);
        for (std::uint32_t line = range.first; line < range.end(); ++line) {
            lines.push_back({source.text(line), line, 0});
        }
        Blocks part = parse_blocks(lines, 0, notes);
        if (blocks.empty()) {
            blocks = std::move(part);
        } else {
            std::move(part.begin(), part.end(), std::back_inserter(blocks));
        }
    }
    mark_title(blocks);
    mark_signature(blocks);
    report(source, notes, diagnostics);
    return blocks;
}

} // namespace gouji
