#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/pdf/read/media_loader.hpp"
#include "gouji/formats/pdf/read/page_regions.hpp"
#include "gouji/formats/pdf/read/structure_tree.hpp"
#include "gouji/formats/pdf/read/tagged_content.hpp"
#include "gouji/formats/pdf/read/tagged_inlines.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji::pdfread {

/// What a structure element makes.
enum class ElementKind : std::uint8_t {
    Group, ///< nothing of its own; parts its content from what is around it
    Transparent,
    Paragraph,
    Heading,
    Table,
    List,
    Quote,
    Verbatim,
    PageBreak,
    Styled,
    LineBreak,
    Link,
    Figure,
    Ruby,
    Note,
    Skipped,

};
struct ElementMeaning {
    ElementKind kind = ElementKind::Transparent;
    Role role = Role::Body;
    Style style = Style::Emphasis;
    std::int32_t level = 0;
};

/// Builds the blocks of a document from its structure tree: our own files as
/// formats/pdf/structure_names.hpp says, others by the standard types.
class TaggedReader {
public:
    TaggedReader(
        StructureTree const& tree,
        TaggedContent& content,
        MediaLoader& media,
        Document& document,
        Diagnostics& diagnostics,
        RunJoin join,
        std::size_t depth_limit);

    /// Fills blocks and source of the document.
    void read();
    /// The same, with regions in place of what they replace. `plan` is changed.
    void read(RegionPlan& plan);
    /// The tables that stand in no other, as they came. None of ours has a fault.
    [[nodiscard]] std::vector<TaggedTable> const& tables() const { return m_tables; }

private:
    using Kind = ElementKind;
    using Meaning = ElementMeaning;
    /// Blocks as they come, and the paragraph that is being written.
    struct Flow {
        explicit Flow(RunJoin join) : text(join) {}
        Blocks blocks;
        InlineCollector text;
        std::vector<std::string> marks; ///< of the cell that the flow is
    };
    struct MarkedCell {
        std::size_t row;
        std::size_t cell;
        std::string marks;
    };
    struct TableState;

    [[nodiscard]] Meaning meaning_of(StructureElement const& element) const;
    [[nodiscard]] StructureElement const& element_of(StructureKid const& kid) const {
        return m_tree.elements()[kid.element];
    }
    void read_kids(StructureElement const& element, Flow& flow);
    void read_element(StructureElement const& element, Flow& flow);
    void read_meaning(StructureElement const& element, Meaning const& meaning, Flow& flow);
    void read_block(StructureElement const& element, Meaning const& meaning, Flow& flow);
    void read_inline(StructureElement const& element, Meaning const& meaning, Flow& flow);
    void read_content(StructureKid const& kid, Flow& flow);
    [[nodiscard]] bool is_left_to_region(std::int32_t page, TextRun const& run);
    void add_regions(Flow& flow);
    void add_region(PageRegion& region, Flow& flow);
    bool read_replacement(StructureElement const& element, Flow& flow);
    void skip(StructureElement const& element);
    void end_paragraph(Flow& flow);

    void read_paragraph(StructureElement const& element, Meaning const& meaning, Flow& flow);
    void read_list(StructureElement const& element, Flow& flow);
    void read_item(StructureElement const& element, List& list);
    [[nodiscard]] Blocks read_blocks(StructureElement const& element);
    void read_verbatim(StructureElement const& element, Flow& flow);
    void read_link(StructureElement const& element, Flow& flow);
    void read_figure(StructureElement const& element, Flow& flow);
    void read_ruby(StructureElement const& element, Flow& flow);
    void read_note(StructureElement const& element, Flow& flow);
    static void read_annotation(StructureKid const& kid, Flow& flow);

    void read_table(StructureElement const& element, Flow& flow);
    void read_rows(StructureElement const& element, RowGroup group, TableState& state);
    void read_stray(StructureKid const& kid, TableState& state);
    void read_row(StructureElement const& element, RowGroup group, TableState& state);
    void read_cells(StructureElement const& element, TableState& state);
    void read_cell(StructureElement const& element, TableState& state);
    void find_repeated_pages(StructureElement const& cell);
    void collect_texts(
        StructureElement const& element, std::map<std::int32_t, std::string>& texts) const;
    void finish_rows(TableState& state) const;
    void read_table_parts(StructureElement const& element, std::size_t number, Flow& flow);
    [[nodiscard]] bool has_text_between(TableState const& state) const;
    void judge_table(TableState const& state, TaggedTable& said) const;
    static void drop_repeated_headers(TableState& state);
    void apply_table_marks(TableState& state);

    [[nodiscard]] Object own_attribute(StructureElement const& element, std::string_view key) const;
    [[nodiscard]] std::optional<Align> align_of(StructureElement const& element) const;

    StructureTree const& m_tree;
    TaggedContent& m_content;
    MediaLoader& m_media;
    Document& m_document;
    Diagnostics& m_diagnostics;
    std::size_t m_depth_limit;
    std::size_t m_depth = 0; ///< of blocks in blocks
    std::int32_t m_page = 1; ///< of the last content
    RunJoin m_join;
    bool m_own;
    std::vector<std::int32_t> m_repeated_pages; ///< of the header cell being read
    bool m_flattened = false;
    std::vector<TaggedTable> m_tables;
    std::size_t m_table_depth = 0;
    RegionPlan* m_plan = nullptr;
    std::vector<std::int32_t> m_waiting; ///< regions that stand behind the block being read
};

} // namespace gouji::pdfread
