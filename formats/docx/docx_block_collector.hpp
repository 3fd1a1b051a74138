#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gouji/formats/docx/docx_numbering.hpp"
#include "gouji/formats/docx/docx_styles.hpp"
#include "gouji/model/document.hpp"

namespace gouji::docx::reading {

/// A paragraph as it comes out of the text.
struct ReadParagraph {
    Inlines inlines;
    std::string plain; ///< for verbatim text
    StyleKind kind = StyleKind::None;
    int continues = 0;
    int heading = 0; ///< 1 … 9; 0 is no heading
    std::optional<Label> label;
    std::optional<Align> align;
    std::optional<float> first_line_indent;
    LineRange source;
};

/// Collects the blocks of one container (the body, a cell, a note): list paragraphs become lists,
/// quoted ones quotations, a caption joins its table.
class BlockCollector {
public:
    void add(ReadParagraph paragraph);
    void add_table(Table table, LineRange source);
    void add_page_break();
    /// Blocks that are ready, such as those of a text box.
    void add_blocks(Blocks blocks);
    [[nodiscard]] bool empty() const { return m_blocks.empty() && m_lists.empty(); }
    /// How many blocks stand outside of open lists.
    [[nodiscard]] std::size_t size() const { return m_blocks.size(); }
    [[nodiscard]] Blocks take();

private:
    struct OpenList {
        std::pair<std::size_t, std::size_t> id;
        std::size_t level = 0;
        List list;
        LineRange source;
    };
    void add_item(ReadParagraph paragraph);
    bool add_to_item(ReadParagraph& paragraph);
    bool add_to_last(ReadParagraph& paragraph);
    void close_list();
    void close_lists();

    Blocks m_blocks;
    std::vector<OpenList> m_lists;      ///< outermost first
    StyleKind m_last = StyleKind::None; ///< of the last block, when it is open for more
};

} // namespace gouji::docx::reading
