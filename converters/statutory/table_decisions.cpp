#include "gouji/converters/statutory/table_decisions.hpp"

#include <algorithm>
#include <set>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Only a full list of candidates proves anything.
bool lists_all(Doubt const& doubt) {
    return !doubt.bound_reached &&
           doubt.candidate_count == static_cast<std::int64_t>(doubt.candidates.size());
}

bool speaks_of(Diagnostic const& item, std::string const& row, Place const& place) {
    return item.place.line == place.line && item.place.page == place.page &&
           item.place.offset == place.offset && item.place.part == place.part &&
           std::any_of(item.data.begin(), item.data.end(), [&](auto const& member) {
               return member.first == "row" && member.second == row;
           });
}

/// Withdraws the first diagnostic that speaks of a row.
std::optional<Diagnostic>
take_back(Code code, std::string const& row, Place const& place, Diagnostics& diagnostics) {
    std::optional<Diagnostic> taken;
    diagnostics.withdraw(code, [&](Diagnostic const& item) {
        bool const is_it = !taken && speaks_of(item, row, place);
        if (is_it) {
            taken = item;
        }
        return is_it;
    });
    return taken;
}

} // namespace

bool same_value(std::string_view left, std::string_view right) {
    if (without_blanks(left) == without_blanks(right)) {
        return true;
    }
    auto const l = parse_number(left);
    auto const r = parse_number(right);
    return l && r && l->amount.equals(r->amount);
}

TableDecisions::TableDecisions(Table& table, RuleNames& rules)
    : m_table(table), m_rules(rules), m_grid(form_grid(table)) {
    FormBinding const& binding = *table.form;
    for (FormBinding::Value const& value : binding.values) {
        TableGrid::Placed const* const placed = m_grid.covering(value.slot.row, value.slot.column);
        if (placed != nullptr) {
            GridPosition const slot{placed->row, placed->column};
            std::string const& column = binding.columns[value.column];
            m_columns.try_emplace(slot, column);
            m_slots.try_emplace({binding.rows[value.row].id, without_blanks(column)}, slot);
        }
    }
}

bool TableDecisions::has_row(std::string const& row) const {
    auto const found = m_slots.lower_bound({row, ""});
    return found != m_slots.end() && found->first.first == row;
}

GridPosition const* TableDecisions::find(Decision const& decision) const {
    auto const found = m_slots.find({decision.row, without_blanks(decision.column)});
    return found == m_slots.end() ? nullptr : &found->second;
}

bool TableDecisions::is_missing(GridPosition slot) const {
    return cell(slot).evidence == Evidence::Missing;
}

Decision const* TableDecisions::decide(GridPosition slot, Decision const& decision) {
    auto const [known, is_new] = m_decided.try_emplace(slot, &decision);
    return is_new ? nullptr : known->second;
}

void TableDecisions::apply(SourceMap const& source, Diagnostics& diagnostics) {
    if (m_decided.empty()) {
        return;
    }
    for (Doubt& doubt : m_table.doubts) {
        settle(doubt, source, diagnostics);
    }
    std::set<std::string> rows;
    for (auto const& [slot, decision] : m_decided) {
        write(slot, decision->value);
        rows.insert(decision->row);
    }
    std::erase_if(
        m_table.doubts, [&](Doubt const& doubt) { return is_sound(doubt) && !is_open(doubt); });
    for (std::string const& row : rows) {
        forget_missing(row, source, diagnostics);
    }
}

Cell& TableDecisions::cell(GridPosition slot) const {
    TableGrid::Placed const& placed = *m_grid.covering(slot.row, slot.column);
    return m_table.rows[static_cast<std::size_t>(placed.stated_row)]
        .cells[static_cast<std::size_t>(placed.stated_cell)];
}

std::string TableDecisions::text(GridPosition slot) const {
    return std::string(trim(plain_text(cell(slot).content)));
}

/// Writes the decided value. A number that the source prints in its own digits keeps them; what
/// the source states otherwise is kept as its print.
void TableDecisions::write(GridPosition slot, std::string const& value) {
    Cell& target = cell(slot);
    std::string const before = text(slot);
    bool const was_stated = target.evidence == Evidence::Stated && !before.empty();
    target.evidence = Evidence::Decided;
    target.rule = RuleId::None;
    if (same_value(before, value)) {
        return;
    }
    target.content = make_cell_content(trim(value));
    if (was_stated) {
        m_table.printed.push_back({slot, before});
    }
}

/// Cells and candidates fit each other: what was read from a file need not be so.
bool TableDecisions::is_sound(Doubt const& doubt) const {
    return std::all_of(
               doubt.slots.begin(),
               doubt.slots.end(),
               [&](GridPosition slot) {
                   return m_grid.covering(slot.row, slot.column) != nullptr;
               }) &&
           std::all_of(
               doubt.candidates.begin(), doubt.candidates.end(), [&](Candidate const& candidate) {
                   return candidate.size() == doubt.slots.size();
               });
}

bool TableDecisions::is_open(Doubt const& doubt) const {
    return std::any_of(doubt.slots.begin(), doubt.slots.end(), [&](GridPosition slot) {
        return cell(slot).evidence == Evidence::Ambiguous;
    });
}

void TableDecisions::settle(Doubt& doubt, SourceMap const& source, Diagnostics& diagnostics) {
    std::vector<std::size_t> decided;
    for (std::size_t i = 0; i < doubt.slots.size(); ++i) {
        if (m_decided.contains(doubt.slots[i])) {
            decided.push_back(i);
        }
    }
    if (decided.empty() || doubt.candidates.empty() || !is_sound(doubt)) {
        return;
    }
    std::string const& row = m_decided.at(doubt.slots[decided.front()])->row;
    Place const place = place_of_row(row, source);
    std::optional<Diagnostic> said = take_back(Code::ValueAmbiguous, row, place, diagnostics);
    std::vector<Candidate> remaining = agreeing(doubt, decided);
    if (remaining.empty()) {
        overrule(doubt, decided, place, diagnostics);
    } else {
        narrow(doubt, std::move(remaining));
    }
    if (said && is_open(doubt)) {
        say_again(*std::move(said), doubt, diagnostics);
    }
}

std::vector<TableDecisions::Candidate>
TableDecisions::agreeing(Doubt const& doubt, std::vector<std::size_t> const& decided) const {
    std::vector<Candidate> remaining;
    for (Candidate const& candidate : doubt.candidates) {
        bool const agrees = std::all_of(decided.begin(), decided.end(), [&](std::size_t i) {
            return same_value(candidate[i], m_decided.at(doubt.slots[i])->value);
        });
        if (agrees) {
            remaining.push_back(candidate);
        }
    }
    return remaining;
}

/// Only these candidates remain.
void TableDecisions::narrow(Doubt& doubt, std::vector<Candidate> agreeing) {
    bool const complete = lists_all(doubt);
    std::vector<SourceRef> const sources = take_sources(doubt);
    doubt.candidates = std::move(agreeing);
    doubt.candidate_count = static_cast<std::int64_t>(doubt.candidates.size());
    doubt.bound_reached = !complete;
    std::size_t next = 0;
    for (std::size_t i = 0; i < doubt.slots.size(); ++i) {
        narrow_cell(doubt, i, complete);
        if (next < sources.size() && !doubt.candidates.front()[i].empty()) {
            cell(doubt.slots[i]).source = sources[next++];
        }
    }
}

/// Shows the likeliest candidate that remains. What is the same in all of them follows from the
/// decision.
void TableDecisions::narrow_cell(Doubt const& doubt, std::size_t index, bool is_complete) {
    std::string const& shown = doubt.candidates.front()[index];
    Cell& target = cell(doubt.slots[index]);
    if (m_decided.contains(doubt.slots[index])) {
        target.content = make_cell_content(shown);
        target.evidence = Evidence::Decided;
        target.rule = RuleId::None;
        return;
    }
    if (target.evidence != Evidence::Ambiguous) {
        return;
    }
    target.content = make_cell_content(shown);
    bool const is_settled =
        is_complete && std::all_of(
                           doubt.candidates.begin(),
                           doubt.candidates.end(),
                           [&](Candidate const& candidate) { return candidate[index] == shown; });
    if (is_settled) {
        target.evidence = shown.empty() ? Evidence::Empty : Evidence::Inferred;
        target.rule = shown.empty() ? RuleId::None : m_rules.intern("place.by-decision");
    }
}

/// Where the doubt's values stand in the source, in their order, which they keep when they move to
/// other cells. Empty where cells and values do not match one to one.
std::vector<SourceRef> TableDecisions::take_sources(Doubt const& doubt) {
    std::vector<SourceRef> sources;
    for (GridPosition const slot : doubt.slots) {
        if (!text(slot).empty()) {
            sources.push_back(cell(slot).source);
        }
    }
    bool const one_to_one = std::all_of(
        doubt.candidates.begin(), doubt.candidates.end(), [&](Candidate const& candidate) {
            auto const blank = std::count(candidate.begin(), candidate.end(), "");
            return candidate.size() - static_cast<std::size_t>(blank) == sources.size();
        });
    if (!one_to_one) {
        return {};
    }
    for (GridPosition const slot : doubt.slots) {
        cell(slot).source = {};
    }
    return sources;
}

/// No candidate agrees: what they say of the other cells stays.
void TableDecisions::overrule(
    Doubt& doubt,
    std::vector<std::size_t> const& decided,
    Place const& place,
    Diagnostics& diagnostics) {
    report_overruled(doubt, decided, place, diagnostics);
    bool const complete = lists_all(doubt);
    // From behind: erasing moves what comes after.
    for (std::size_t n = decided.size(); n-- > 0;) {
        std::size_t const i = decided[n];
        auto const index = static_cast<std::ptrdiff_t>(i);
        write(doubt.slots[i], m_decided.at(doubt.slots[i])->value);
        doubt.slots.erase(doubt.slots.begin() + index);
        for (Candidate& candidate : doubt.candidates) {
            candidate.erase(candidate.begin() + index);
        }
    }
    std::set<Candidate> known;
    std::erase_if(doubt.candidates, [&](Candidate const& candidate) {
        return !known.insert(candidate).second;
    });
    doubt.candidate_count = static_cast<std::int64_t>(doubt.candidates.size());
    doubt.bound_reached = !complete;
}

void TableDecisions::report_overruled(
    Doubt const& doubt,
    std::vector<std::size_t> const& decided,
    Place const& place,
    Diagnostics& diagnostics) const {
    std::string values;
    std::string columns;
    for (std::size_t const i : decided) {
        Decision const& decision = *m_decided.at(doubt.slots[i]);
        values += (values.empty() ? "" : ", ") + decision.value;
        columns += (columns.empty() ? "" : ", ") + decision.column;
    }
    diagnostics.add(
        Code::DecisionOverrules,
        place,
        {{"table", name()},
         {"row", m_decided.at(doubt.slots[decided.front()])->row},
         {"columns", columns},
         {"value", values},
         {"count", std::to_string(doubt.candidate_count)}});
}

/// What was said of a row, with what is left of it.
void TableDecisions::say_again(
    Diagnostic said, Doubt const& doubt, Diagnostics& diagnostics) const {
    std::string values;
    std::string columns;
    for (GridPosition const slot : doubt.slots) {
        std::string const shown = text(slot);
        auto const column = m_columns.find(slot);
        if (cell(slot).evidence == Evidence::Ambiguous && !shown.empty() &&
            column != m_columns.end()) {
            values += (values.empty() ? "" : " ") + shown;
            columns += (columns.empty() ? "" : ", ") + column->second;
        }
    }
    for (auto& [key, value] : said.data) {
        value = key == "value"     ? values
                : key == "columns" ? columns
                : key == "count"   ? std::to_string(doubt.candidate_count)
                                   : value;
    }
    diagnostics.add(said.code, said.place, std::move(said.data));
}

/// A row of which nothing is missing any more is no longer lost.
void TableDecisions::forget_missing(
    std::string const& row, SourceMap const& source, Diagnostics& diagnostics) const {
    for (auto at = m_slots.lower_bound({row, ""}); at != m_slots.end() && at->first.first == row;
         ++at) {
        if (is_missing(at->second)) {
            return;
        }
    }
    Place const place = place_of_row(row, source);
    (void)take_back(Code::ValueMissing, row, place, diagnostics);
}

/// Recovery speaks of a row at its label.
Place TableDecisions::place_of_row(std::string const& row, SourceMap const& source) const {
    FormBinding const& binding = *m_table.form;
    auto const label =
        std::find_if(binding.labels.begin(), binding.labels.end(), [&](auto const& item) {
            return binding.rows[item.row].id == row;
        });
    bool const known = label != binding.labels.end() &&
                       m_grid.covering(label->slot.row, label->slot.column) != nullptr;
    return known ? place_of(source, cell(label->slot).source) : Place{};
}

} // namespace gouji
