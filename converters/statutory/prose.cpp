#include "gouji/converters/statutory/prose.hpp"

#include <algorithm>
#include <optional>

#include "gouji/converters/forms/wording.hpp"
#include "gouji/converters/statutory/identity.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// A number that the prose says.
struct Said {
    std::string number;
    std::string quote;
    SourceRef where;
};

void find_said(
    std::string const& wording, std::span<TextLine const> lines, std::vector<Said>& out) {
    std::u32string const pattern = to_utf32(wording);
    for (TextLine const& line : lines) {
        for (auto match = find_wording(pattern, line.text); match;
             match = find_wording(pattern, line.text, match->end)) {
            std::u32string_view const words{line.text};
            out.push_back(
                {match->number.empty() ? "0" : match->number,
                 to_utf8(words.substr(match->begin, match->end - match->begin)),
                 line.source});
        }
    }
}

std::vector<Said> all_said(FormProse const& prose, std::span<TextLine const> lines) {
    std::vector<Said> out;
    for (std::string const& wording : prose.says) {
        find_said(wording, lines, out);
    }
    // A year without any is told in words only where no number is told.
    if (out.empty()) {
        for (std::string const& wording : prose.says_none) {
            find_said(wording, lines, out);
        }
    }
    return out;
}

void add_name(std::vector<std::string>& names, std::string const& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(name);
    }
}

/// The cells that the prose is about, with the finding named after them.
std::vector<IdentityCell>
cells_of(FormProse const& prose, ExtractedTable const& table, Finding& finding) {
    std::vector<IdentityCell> cells;
    for (FormTerm const& term : prose.cells) {
        IdentityCell cell;
        cell.left = true;
        cell.sign = term.sign;
        cell.blank_is_unknown = true;
        FindingCell named;
        named.row = term.row;
        named.column = term.column;
        named.sign = term.sign;
        named.left = true;
        auto const row = std::find_if(
            table.rows.begin(), table.rows.end(), [&](auto const& r) { return r.id == term.row; });
        for (std::size_t i = 0; row != table.rows.end() && i < row->columns.size(); ++i) {
            if (row->columns[i] == term.column) {
                cell.row = &*row;
                cell.column = i;
                ExtractedValue const& value = row->values[i];
                named.value = value.is_number ? value.value : "";
                named.place = value.place;
                finding.from_recovery |=
                    value.evidence == Evidence::Repaired || value.evidence == Evidence::Decided;
            }
        }
        add_name(finding.rows, term.row);
        add_name(finding.columns, term.column);
        finding.cells.push_back(std::move(named));
        cells.push_back(cell);
    }
    return cells;
}

Outcome compare(std::vector<IdentityCell> cells, std::string const& number) {
    ExtractedRow prose;
    prose.columns = {""};
    prose.values.resize(1);
    prose.values[0].value = number;
    prose.values[0].is_null = false;
    prose.values[0].evidence = Evidence::Stated;
    IdentityCell said;
    said.row = &prose;
    cells.push_back(said);
    return evaluate(cells);
}

std::optional<Finding> check_one(
    FormProse const& prose,
    ExtractedTable const& table,
    std::span<TextLine const> lines,
    SourceMap const& source) {
    std::vector<Said> const said = all_said(prose, lines);
    if (said.empty()) {
        return std::nullopt;
    }
    Finding finding;
    finding.rule = "prose";
    finding.table = table.table;
    finding.stated_left = true;
    std::vector<IdentityCell> const cells = cells_of(prose, table, finding);
    Said const* shown = &said.front();
    Outcome outcome = compare(cells, shown->number);
    for (Said const& other : said) {
        if (outcome.verdict != Verdict::Fails) {
            break;
        }
        Outcome const again = compare(cells, other.number);
        shown = again.verdict == Verdict::Holds ? &other : shown;
        outcome = again.verdict == Verdict::Holds ? again : outcome;
    }
    bool const differs = outcome.verdict == Verdict::Fails;
    finding.verdict = differs ? Verdict::CannotCheck : outcome.verdict;
    finding.reason = differs ? OpenReason::Hint : outcome.reason;
    finding.stated = outcome.left ? outcome.left->to_string() : "";
    finding.computed = shown->number;
    finding.quote = shown->quote;
    finding.quote_place = place_of(source, shown->where);
    return finding;
}

} // namespace

std::vector<Finding> check_prose(
    Form const& form,
    ExtractedTable const& table,
    std::span<TextLine const> lines,
    SourceMap const& source) {
    std::vector<Finding> findings;
    for (FormProse const& prose : form.prose) {
        if (auto finding = check_one(prose, table, lines, source)) {
            findings.push_back(*std::move(finding));
        }
    }
    return findings;
}

} // namespace gouji
