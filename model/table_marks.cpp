#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "gouji/model/document.hpp"
#include "gouji/model/marks.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/table_names.hpp"
#include "gouji/model/text.hpp"

/// What marks mean for a table: made from its evidence, and turned back into it. Their grammar is
/// in marks.cpp.

namespace gouji {

namespace {

bool is_plain(Cell const& cell) {
    return cell.evidence == Evidence::Stated ||
           (cell.evidence == Evidence::Empty && is_blank(cell.content));
}

bool needs_no_marks(Table const& table) {
    return table.doubts.empty() && table.printed.empty() &&
           std::all_of(table.rows.begin(), table.rows.end(), [&](Row const& row) {
               return std::all_of(row.cells.begin(), row.cells.end(), is_plain);
           });
}

/// The cells' texts without blanks, each made once: formats fold blanks and line ends in cells,
/// and a changed blank is no changed value.
class ShownTexts {
public:
    explicit ShownTexts(TableGrid const& grid) : m_grid(grid) {}

    std::string const& at(GridPosition slot) {
        auto const [found, is_new] = m_texts.try_emplace(slot);
        TableGrid::Placed const* const placed = m_grid.covering(slot.row, slot.column);
        if (is_new && placed != nullptr) {
            found->second = without_blanks(plain_text(placed->cell->content));
        }
        return found->second;
    }

    bool shows(GridPosition slot, std::string_view text) {
        return at(slot) == without_blanks(text);
    }

    /// The 1-based candidate that the cells show; 0 when they show none.
    std::int64_t shown_candidate(Doubt const& doubt) {
        auto const is_shown = [&](std::vector<std::string> const& candidate) {
            return std::equal(
                candidate.begin(),
                candidate.end(),
                doubt.slots.begin(),
                doubt.slots.end(),
                [&](std::string const& text, GridPosition slot) { return shows(slot, text); });
        };
        auto const found = std::find_if(doubt.candidates.begin(), doubt.candidates.end(), is_shown);
        return found == doubt.candidates.end() ? 0 : found - doubt.candidates.begin() + 1;
    }

private:
    TableGrid const& m_grid;
    std::map<GridPosition, std::string> m_texts;
};

// ------------------------------------------------------------- table to marks

class MarkMaker {
public:
    MarkMaker(Table const& table, RuleNames const& rules)
        : m_table(table), m_rules(rules), m_grid(form_grid(table)), m_names(table) {
        ShownTexts texts{m_grid};
        for (Printed const& printed : table.printed) {
            m_printed[printed.slot] = &printed;
        }
        for (Doubt const& doubt : table.doubts) {
            m_doubts.push_back({&doubt, texts.shown_candidate(doubt)});
            for (GridPosition const slot : doubt.slots) {
                m_doubt_of.try_emplace(slot, m_doubts.back());
            }
        }
        std::stable_sort(
            m_doubts.begin(), m_doubts.end(), [](ShownDoubt const& a, ShownDoubt const& b) {
                return first_row(*a.doubt) < first_row(*b.doubt);
            });
    }

    std::vector<Mark> make() {
        auto doubt = m_doubts.begin();
        std::vector<TableGrid::Placed> const& cells = m_grid.cells();
        for (auto begin = cells.begin(); begin != cells.end();) {
            auto const end = std::find_if(
                begin, cells.end(), [&](auto const& placed) { return placed.row != begin->row; });
            for (; doubt != m_doubts.end() && first_row(*doubt->doubt) < begin->row; ++doubt) {
                add_doubt(*doubt);
            }
            add_row({begin, end});
            begin = end;
        }
        for (; doubt != m_doubts.end(); ++doubt) {
            add_doubt(*doubt);
        }
        m_marks.insert(m_marks.end(), m_table.marks.begin(), m_table.marks.end());
        return std::move(m_marks);
    }

private:
    struct ShownDoubt {
        Doubt const* doubt;
        std::int64_t shown;
    };
    using Cells = std::span<TableGrid::Placed const>;

    static std::int32_t first_row(Doubt const& doubt) {
        return doubt.slots.empty() ? 0 : doubt.slots.front().row;
    }

    /// The lost values of a row get one mark together, every other cell its own.
    void add_row(Cells cells) {
        std::vector<GridPosition> lost;
        RuleId rule = RuleId::None;
        for (TableGrid::Placed const& placed : cells) {
            if (is_lost(placed) && (lost.empty() || placed.cell->rule == rule)) {
                lost.push_back({placed.row, placed.column});
                rule = placed.cell->rule;
            }
        }
        bool const together = lost.size() > 1;
        for (TableGrid::Placed const& placed : cells) {
            GridPosition const slot{placed.row, placed.column};
            if (!together || !std::binary_search(lost.begin(), lost.end(), slot)) {
                add_cell(placed);
            } else if (slot == lost.front()) {
                Mark mark = mark_at(lost);
                mark.evidence = Evidence::Missing;
                mark.rule = m_rules.name(rule);
                m_marks.push_back(std::move(mark));
            }
        }
    }

    [[nodiscard]] bool is_lost(TableGrid::Placed const& placed) const {
        GridPosition const slot{placed.row, placed.column};
        return placed.cell->evidence == Evidence::Missing && is_blank(placed.cell->content) &&
               m_names.label(slot) == nullptr && !m_printed.contains(slot) &&
               !m_doubt_of.contains(slot);
    }

    void add_cell(TableGrid::Placed const& placed) {
        GridPosition const slot{placed.row, placed.column};
        auto const printed = m_printed.find(slot);
        Evidence const evidence = placed.cell->evidence;
        if (printed == m_printed.end() && is_plain(*placed.cell)) {
            return;
        }
        Mark mark = mark_at({slot});
        mark.column = m_names.column(slot);
        mark.evidence = evidence;
        mark.value = plain_text(placed.cell->content);
        mark.rule = m_rules.name(placed.cell->rule);
        if (printed != m_printed.end()) {
            mark.printed = printed->second->text;
        }
        auto const doubt = m_doubt_of.find(slot);
        if (evidence == Evidence::Ambiguous && doubt != m_doubt_of.end()) {
            add_count(mark, doubt->second);
        }
        m_marks.push_back(std::move(mark));
    }

    void add_doubt(ShownDoubt const& shown) {
        Mark mark = mark_at(shown.doubt->slots);
        mark.evidence = Evidence::Ambiguous;
        mark.candidates = shown.doubt->candidates;
        mark.rule = m_rules.name(shown.doubt->rule);
        add_count(mark, shown);
        m_marks.push_back(std::move(mark));
    }

    static void add_count(Mark& mark, ShownDoubt const& shown) {
        mark.shown = shown.shown;
        mark.count = shown.doubt->candidate_count;
        mark.bound_reached = shown.doubt->bound_reached;
    }

    /// A "*" mark of these slots.
    [[nodiscard]] Mark mark_at(std::vector<GridPosition> const& slots) const {
        Mark mark;
        mark.table = m_names.table();
        mark.column = "*";
        if (!slots.empty()) {
            mark.row = m_names.row(slots.front());
            mark.grid_row = slots.front().row;
            mark.grid_column = slots.front().column;
        }
        if (slots.size() > 1) {
            mark.slots = slots;
        }
        return mark;
    }

    Table const& m_table;
    RuleNames const& m_rules;
    TableGrid m_grid;
    TableNames m_names;
    std::map<GridPosition, Printed const*> m_printed;
    std::vector<ShownDoubt> m_doubts; ///< by their first row
    std::map<GridPosition, ShownDoubt> m_doubt_of;
    std::vector<Mark> m_marks;
};

// ------------------------------------------------------------- marks to table

class MarkApplication {
public:
    MarkApplication(Table& table, RuleNames& rules)
        : m_table(table), m_rules(rules), m_grid(form_grid(table)), m_names(table),
          m_texts(m_grid) {
        for (Doubt const& doubt : table.doubts) {
            m_known_doubts.insert(doubt.slots);
        }
        for (std::size_t i = 0; i < table.printed.size(); ++i) {
            m_printed[table.printed[i].slot] = i;
        }
    }

    void run() {
        std::vector<Mark> const marks = std::move(m_table.marks);
        m_table.marks.clear();
        std::vector<Doubt> doubts;
        for (Mark const& mark : marks) {
            std::vector<GridPosition> const slots = slots_of(mark);
            bool const is_doubt = mark.column == "*" && mark.evidence == Evidence::Ambiguous;
            if (slots.empty() || (is_doubt && !fits(mark, slots))) {
                m_table.marks.push_back(mark);
            } else if (is_doubt) {
                doubts.push_back(
                    {slots,
                     mark.candidates,
                     mark.count,
                     mark.bound_reached,
                     m_rules.intern(mark.rule)});
            } else {
                for (GridPosition const slot : slots) {
                    apply(mark, slot);
                }
            }
        }
        for (Doubt& doubt : doubts) {
            add(std::move(doubt));
        }
    }

private:
    /// The top left slots of the cells that a mark speaks of; empty unless all are in the table.
    [[nodiscard]] std::vector<GridPosition> slots_of(Mark const& mark) const {
        std::vector<GridPosition> slots = mark.slots;
        if (slots.empty() && mark.grid_row >= 0) {
            slots.push_back({mark.grid_row, mark.grid_column});
        }
        if (slots.empty()) {
            slots = m_names.find(mark.table, mark.row, mark.column);
        }
        for (GridPosition& slot : slots) {
            TableGrid::Placed const* const placed = m_grid.covering(slot.row, slot.column);
            if (placed == nullptr) {
                return {};
            }
            slot = {placed->row, placed->column};
        }
        return slots;
    }

    /// Whether a doubt speaks of different cells and has one text for each of them.
    static bool fits(Mark const& mark, std::vector<GridPosition> const& slots) {
        std::set<GridPosition> const different(slots.begin(), slots.end());
        return different.size() == slots.size() &&
               std::all_of(
                   mark.candidates.begin(), mark.candidates.end(), [&](auto const& candidate) {
                       return candidate.size() == slots.size();
                   });
    }

    Cell& cell_at(GridPosition slot) {
        TableGrid::Placed const& placed = *m_grid.covering(slot.row, slot.column);
        return m_table.rows[static_cast<std::size_t>(placed.stated_row)]
            .cells[static_cast<std::size_t>(placed.stated_cell)];
    }

    void apply(Mark const& mark, GridPosition slot) {
        Cell& cell = cell_at(slot);
        if (!m_texts.shows(slot, mark.value)) {
            cell.evidence = Evidence::Decided;
            cell.rule = RuleId::None;
            m_decided.insert(slot);
            return;
        }
        cell.evidence = mark.evidence;
        cell.rule = m_rules.intern(mark.rule);
        if (mark.printed.empty()) {
            return;
        }
        auto const [known, is_new] = m_printed.try_emplace(slot, m_table.printed.size());
        if (is_new) {
            m_table.printed.push_back({slot, mark.printed});
        } else {
            m_table.printed[known->second].text = mark.printed;
        }
    }

    /// Adds a doubt, less what a person has decided meanwhile.
    void add(Doubt doubt) {
        if (!m_known_doubts.insert(doubt.slots).second) {
            return;
        }
        guard(doubt);
        bool touched = false;
        for (std::size_t i = 0; i < doubt.slots.size(); ++i) {
            if (m_decided.contains(doubt.slots[i])) {
                touched = true;
                keep_agreeing(doubt, i);
            }
        }
        if (touched && !still_open(doubt)) {
            return;
        }
        m_table.doubts.push_back(std::move(doubt));
    }

    /// A cell whose own mark was deleted, but not its doubt, does not become certain by that.
    void guard(Doubt const& doubt) {
        for (std::size_t i = 0; i < doubt.slots.size(); ++i) {
            Cell& cell = cell_at(doubt.slots[i]);
            auto const differs = [&](auto const& candidate) {
                return candidate[i] != doubt.candidates.front()[i];
            };
            bool const open =
                std::any_of(doubt.candidates.begin(), doubt.candidates.end(), differs);
            if (!open || cell.evidence != Evidence::Stated) {
                continue;
            }
            bool const known = std::any_of(
                doubt.candidates.begin(), doubt.candidates.end(), [&](auto const& candidate) {
                    return m_texts.shows(doubt.slots[i], candidate[i]);
                });
            cell.evidence = known ? Evidence::Ambiguous : Evidence::Decided;
            cell.rule = known ? doubt.rule : RuleId::None;
            if (!known) {
                m_decided.insert(doubt.slots[i]);
            }
        }
    }

    void keep_agreeing(Doubt& doubt, std::size_t index) {
        bool const complete = is_complete(doubt);
        std::erase_if(doubt.candidates, [&](auto const& candidate) {
            return !m_texts.shows(doubt.slots[index], candidate[index]);
        });
        doubt.candidate_count = static_cast<std::int64_t>(doubt.candidates.size());
        doubt.bound_reached = !complete;
    }

    static bool is_complete(Doubt const& doubt) {
        return !doubt.bound_reached &&
               doubt.candidate_count == static_cast<std::int64_t>(doubt.candidates.size());
    }

    /// Whether a doubt that a person decided in part still is one; settles its cells when it is
    /// not.
    bool still_open(Doubt& doubt) {
        if (doubt.candidates.empty()) {
            return false;
        }
        if (std::int64_t const shown = m_texts.shown_candidate(doubt); shown > 1) {
            auto const chosen = doubt.candidates.begin() + shown - 1;
            std::rotate(doubt.candidates.begin(), chosen, chosen + 1);
        } else if (shown == 0) {
            return true;
        }
        if (doubt.candidates.size() > 1 || !is_complete(doubt)) {
            return true;
        }
        for (GridPosition const slot : doubt.slots) {
            Cell& cell = cell_at(slot);
            if (cell.evidence == Evidence::Ambiguous) {
                cell.evidence = Evidence::Decided;
                cell.rule = RuleId::None;
            }
        }
        return false;
    }

    Table& m_table;
    RuleNames& m_rules;
    TableGrid m_grid;
    TableNames m_names;
    ShownTexts m_texts;
    std::set<std::vector<GridPosition>> m_known_doubts;
    std::map<GridPosition, std::size_t> m_printed; ///< slot -> index into Table::printed
    std::set<GridPosition> m_decided;
};

} // namespace

std::vector<Mark> marks_of(Table const& table, RuleNames const& rules) {
    if (needs_no_marks(table)) {
        return table.marks;
    }
    return MarkMaker{table, rules}.make();
}

void apply_marks(Table& table, RuleNames& rules) {
    if (!table.marks.empty()) {
        MarkApplication{table, rules}.run();
    }
}

} // namespace gouji
