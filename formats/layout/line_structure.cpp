#include "gouji/formats/layout/line_structure.hpp"

#include <algorithm>

#include "gouji/formats/layout/block_parser.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// A title stands among the first lines of a document, date and signature among the last.
constexpr std::uint32_t last_title_line = 40;
constexpr std::size_t blocks_before_title = 8;
constexpr std::size_t blocks_after_date = 8;

Paragraph* as_paragraph(Block& block) {
    return std::get_if<Paragraph>(&block.node);
}

std::string text_of(Block const& block) {
    auto const* const paragraph = std::get_if<Paragraph>(&block.node);
    return paragraph == nullptr ? std::string{} : plain_text(paragraph->children);
}

/// "某某局" over "2022年政府信息公开工作年度报告": both are the title.
void mark_title(Blocks& blocks) {
    std::size_t const end = std::min(blocks.size(), blocks_before_title);
    for (std::size_t i = 0; i < end; ++i) {
        Paragraph* const paragraph = as_paragraph(blocks[i]);
        if (paragraph == nullptr) {
            return;
        }
        if (blocks[i].source.first >= last_title_line || !is_title_line(text_of(blocks[i]))) {
            continue;
        }
        paragraph->role = Role::Title;
        if (i > 0 && is_organization_line(text_of(blocks[i - 1]))) {
            as_paragraph(blocks[i - 1])->role = Role::Title;
        }
        return;
    }
}

/// The date below the text, and the organization above it that signs.
void mark_signature(Blocks& blocks) {
    std::size_t const begin =
        blocks.size() > blocks_after_date ? blocks.size() - blocks_after_date : 0;
    for (std::size_t i = blocks.size(); i-- > begin;) {
        if (!is_date_line(text_of(blocks[i]))) {
            continue;
        }
        as_paragraph(blocks[i])->role = Role::Date;
        if (i > 0 && is_organization_line(text_of(blocks[i - 1])) &&
            as_paragraph(blocks[i - 1])->role == Role::Body) {
            as_paragraph(blocks[i - 1])->role = Role::Signature;
        }
        return;
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
        for (std::uint32_t line = range.first; line < range.end(); ++line) {
            lines.push_back({source.text(line), line, 0});
        }
        Blocks part = parse_blocks(lines, 0, notes);
        std::move(part.begin(), part.end(), std::back_inserter(blocks));
    }
    mark_title(blocks);
    mark_signature(blocks);
    report(source, notes, diagnostics);
    return blocks;
}

} // namespace gouji
