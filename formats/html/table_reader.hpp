#pragma once
#include <vector>

#include "gouji/formats/html/tree_reader.hpp"
#include "gouji/model/table_grid.hpp"

namespace gouji::html {

/// Reads one table element as https://html.spec.whatwg.org/multipage/tables.html says, without
/// deciding what form_grid decides.
class TableReader {
public:
    TableReader(TreeReader& tree, Node const& table, Context const& context)
        : m_tree{tree}, m_node{table}, m_context{context} {}

    /// The table, or what it holds where it only lays out a page.
    [[nodiscard]] Blocks read();

private:
    /// What the header rules need to know of a row.
    struct RowFacts {
        bool in_head = false;       ///< in thead
        std::size_t headers = 0;    ///< th
        std::size_t row_scopes = 0; ///< of them with scope=row or rowgroup
        std::size_t group = 0;      ///< number of its row group
    };
    struct MarkedCell {
        std::size_t row;
        std::size_t cell;
        std::string_view marks;
    };

    void read_parts();
    [[nodiscard]] Blocks content();
    void read_group(Node const& group, RowGroup kind);
    void read_row(Node const& node, RowGroup kind);
    void read_cell(Node const& node, RowFacts& facts, Row& row);
    void read_columns(Node const& group);
    void clip_spans();
    void find_header_rows();
    void set_row_headers();
    void set_widths();
    void apply_own_marks();
    [[nodiscard]] bool is_layout() const;
    [[nodiscard]] std::int32_t span(Node const& cell, char const* name, std::int64_t limit);

    TreeReader& m_tree;
    Node const& m_node;
    Context m_context;
    Table m_table;
    std::vector<RowFacts> m_facts;
    std::vector<std::vector<std::uint8_t>>
        m_is_header; ///< per row and cell: 1 th, 2 th or td with a row scope
    std::vector<std::optional<Length>> m_columns; ///< of col elements
    std::vector<std::vector<std::optional<Length>>> m_cell_widths;
    std::vector<MarkedCell> m_marked;
    std::size_t m_groups = 0;
};

} // namespace gouji::html
