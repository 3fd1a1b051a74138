#include "gouji/formats/layout/line_structure.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "gouji/formats/layout/block_parser.hpp"
#include "gouji/formats/layout/cell_types.hpp"
#include "gouji/formats/layout/field_lines.hpp"
#include "gouji/formats/layout/title_blocks.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// A paragraph of one short line.
std::optional<std::string> cell_text(Block const& block) {
    constexpr std::size_t longest = 120;
    auto const* const paragraph = std::get_if<Paragraph>(&block.node);
    if (paragraph == nullptr || block.source.count != 1) {
        return std::nullopt;
    }
    std::string text = plain_text(paragraph->children);
    return text.size() <= longest && !is_wordy_cell(text) ? std::optional{text} : std::nullopt;
}

/// Short paragraphs on end, many of them numbers: a table was there, whose rows nothing tells.
/// `noted`: where what was said of these blocks begins among the notes, in order.
void note_cells(Blocks const& blocks, ParseNotes& notes, std::size_t noted) {
    constexpr std::size_t fewest = 8;
    std::size_t const said = notes.unsure_tables.size();
    for (std::size_t begin = 0; begin < blocks.size();) {
        std::size_t end = begin;
        std::size_t values = 0;
        for (; end < blocks.size(); ++end) {
            auto const text = cell_text(blocks[end]);
            if (!text) {
                break;
            }
            values += is_value_field(*text) ? 1U : 0U;
        }
        std::size_t const count = end - begin;
        if (count >= fewest && values * 3 > count) {
            std::uint32_t const first = blocks[begin].source.first;
            LineRange const lines{first, blocks[end - 1].source.end() - first};
            while (noted < said && notes.unsure_tables[noted].end() <= first) {
                ++noted;
            }
            if (noted == said || notes.unsure_tables[noted].first >= lines.end()) {
                notes.unsure_tables.push_back(lines);
            }
        }
        begin = end + 1;
    }
}

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
        std::size_t const noted = notes.unsure_tables.size();
        Blocks part = parse_blocks(lines, 0, notes);
        note_cells(part, notes, noted);
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
