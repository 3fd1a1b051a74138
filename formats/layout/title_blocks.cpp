#include "gouji/formats/layout/title_blocks.hpp"

#include <algorithm>

#include "gouji/formats/layout/line_kinds.hpp"
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

} // namespace

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

} // namespace gouji
