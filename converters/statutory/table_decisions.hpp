#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/converters/statutory/decisions.hpp"
#include "gouji/model/table_grid.hpp"

namespace gouji {

/// The same text, or the same number in other digits (４, 4).
[[nodiscard]] bool same_value(std::string_view left, std::string_view right);

/// The decisions about one bound table: apply_decisions() collects them for each table, then
/// applies them all. Table, rule names and decisions outlive it.
class TableDecisions {
public:
    TableDecisions(Table& table, RuleNames& rules);

    [[nodiscard]] std::string const& name() const { return m_table.form->table; }
    [[nodiscard]] bool has_row(std::string const& row) const;
    /// The cell that a decision names; null when the table has no such value cell.
    [[nodiscard]] GridPosition const* find(Decision const& decision) const;
    [[nodiscard]] bool is_missing(GridPosition slot) const;

    /// The decision that stands there already; null, and `decision` stands there now.
    [[nodiscard]] Decision const* decide(GridPosition slot, Decision const& decision);

    void apply(SourceMap const& source, Diagnostics& diagnostics);

private:
    using Candidate = std::vector<std::string>;

    /// `slot` is a cell's top left.
    [[nodiscard]] Cell& cell(GridPosition slot) const;
    [[nodiscard]] std::string text(GridPosition slot) const;
    void write(GridPosition slot, std::string const& value);

    [[nodiscard]] bool is_sound(Doubt const& doubt) const;
    [[nodiscard]] bool is_open(Doubt const& doubt) const;
    void settle(Doubt& doubt, SourceMap const& source, Diagnostics& diagnostics);
    [[nodiscard]] std::vector<Candidate>
    agreeing(Doubt const& doubt, std::vector<std::size_t> const& decided) const;
    void narrow(Doubt& doubt, std::vector<Candidate> agreeing);
    void narrow_cell(Doubt const& doubt, std::size_t index, bool is_complete);
    std::vector<SourceRef> take_sources(Doubt const& doubt);
    void overrule(
        Doubt& doubt,
        std::vector<std::size_t> const& decided,
        Place const& place,
        Diagnostics& diagnostics);
    void report_overruled(
        Doubt const& doubt,
        std::vector<std::size_t> const& decided,
        Place const& place,
        Diagnostics& diagnostics) const;

    void say_again(Diagnostic said, Doubt const& doubt, Diagnostics& diagnostics) const;
    void
    forget_missing(std::string const& row, SourceMap const& source, Diagnostics& diagnostics) const;
    [[nodiscard]] Place place_of_row(std::string const& row, SourceMap const& source) const;

    Table& m_table;
    RuleNames& m_rules;
    TableGrid m_grid;
    std::map<std::pair<std::string, std::string>, GridPosition> m_slots; ///< row id, column -> cell
    std::map<GridPosition, std::string> m_columns;                       ///< of value cells
    std::map<GridPosition, Decision const*> m_decided;
};

} // namespace gouji
