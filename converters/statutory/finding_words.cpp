#include "gouji/converters/statutory/finding_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gouji {

namespace {

struct Entry {
    Phrase phrase;
    std::string_view english;
    std::string_view chinese;
};

// One row a phrase, in the order of finding_words.hpp.
// clang-format off
constexpr std::array phrases{
    Entry{Phrase::RowSum,
        "{where}: printed {stated}, the row adds up to {computed}",
        "{where}：表中为 {stated}，本行各项之和为 {computed}"},
    Entry{Phrase::ColumnSum,
        "{where}: printed {stated}, the column adds up to {computed}",
        "{where}：表中为 {stated}，本列各项之和为 {computed}"},
    Entry{Phrase::TwoSums,
        "{where}: {left} make {left_sum}, {right} make {right_sum}",
        "{where}：{left} 之和为 {left_sum}，{right} 之和为 {right_sum}"},
    Entry{Phrase::YearSum,
        "{where}: printed {stated}, by the report of {year} ({source}) it is {computed}",
        "{where}：表中为 {stated}，按 {year} 年的报告（{source}）应为 {computed}"},
    Entry{Phrase::ProseSays,
        "{where}: the table says {stated}, the text {computed} (“{quote}”)",
        "{where}：表中为 {stated}，正文为 {computed}（“{quote}”）"},
    Entry{Phrase::OursFirst,
        "not the source's own, but mended or decided: {cells}",
        "并非原文所载，而经修补或裁定：{cells}"},
    Entry{Phrase::OursPrinted,
        "{value} ({name}, printed “{print}”)",
        "{value}（{name}，原印“{print}”）"},
    Entry{Phrase::RowPlace, "row {row}", "“{row}”行"},
    Entry{Phrase::ColumnPlace, "column {column}", "“{column}”列"},
    Entry{Phrase::CellPlace, "row {row}, column {column}", "“{row}”行“{column}”列"},
    Entry{Phrase::NothingPrinted, "no number is printed", "没有数值"},
    Entry{Phrase::BlankTotal, "the total is blank", "总计为空"},
    Entry{Phrase::MissingCell, "a value is lost", "有数值已丢失"},
    Entry{Phrase::NotANumber, "a value is a text, not a number", "有数值不是数字"},
    Entry{Phrase::Ambiguous,
        "some placements of the values fit, others do not",
        "数值的放法不止一种，有的相符，有的不符"},
    Entry{Phrase::TooMany,
        "the values can be placed in more ways than are tried",
        "数值的放法太多，没有逐一尝试"},
    Entry{Phrase::UnitsDiffer, "the form counts in different units", "表样的计量单位不同"},
    Entry{Phrase::Hint, "the text says another number", "正文的数字不同"},
    Entry{Phrase::NumberedReport, "{source} (report {number})", "{source}（第 {number} 份报告）"},
    Entry{Phrase::UnknownOrganization, "organization unknown", "单位不详"},
    Entry{Phrase::UnknownYear, "year unknown", "年份不详"},
    Entry{Phrase::NoTables, "there is no statutory table in it", "其中没有法定表格"},
    Entry{Phrase::SomeFail, "failing: {count}", "不符：{count} 处"},
    Entry{Phrase::SomeHints, "different in the text (hints only): {count}", "与正文不同（仅供参考）：{count} 处"},
    Entry{Phrase::SomeOpen, "cannot be checked: {count}", "无法核对：{count} 处"},
    Entry{Phrase::AndMore, "and {count} more", "另有 {count} 处"},
    Entry{Phrase::Counts,
        "{holds} hold, {fails} fail, {open} cannot be checked",
        "相符 {holds} 处，不符 {fails} 处，无法核对 {open} 处"},
    Entry{Phrase::Total, "in all {count} reports: {counts}", "共 {count} 份报告：{counts}"},
};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        if (static_cast<std::size_t>(phrases[i].phrase) != i) {
            return false;
        }
    }
    return true;
}
static_assert(in_order(), "the phrases stand in the order of finding_words.hpp");

std::string shown_row(std::string const& id, ExtractedTable const* table) {
    if (table == nullptr) {
        return id;
    }
    auto const row = std::find_if(
        table->rows.begin(), table->rows.end(), [&](auto const& r) { return r.id == id; });
    return row == table->rows.end() || row->label.empty() ? id : id + ' ' + row->label;
}

/// A finding is named after one cell, or after the column (row) that all its terms share.
std::string where(Finding const& finding, ExtractedTable const* table, Language language) {
    if (finding.rows.size() == 1) {
        bool const one_cell = finding.columns.size() == 1;
        return phrase(
            one_cell ? Phrase::CellPlace : Phrase::RowPlace,
            {{"row", shown_row(finding.rows.front(), table)},
             {"column", one_cell ? finding.columns.front() : ""}},
            language);
    }
    return phrase(
        Phrase::ColumnPlace,
        {{"column", finding.columns.empty() ? "" : finding.columns.front()}},
        language);
}

/// What tells the terms of the identity apart.
bool differs_by_row(Finding const& finding) {
    return std::any_of(finding.cells.begin(), finding.cells.end(), [&](FindingCell const& cell) {
        return cell.row != finding.cells.front().row;
    });
}

std::string short_name(Finding const& finding, FindingCell const& cell) {
    std::string name =
        differs_by_row(finding) ? cell.row : cell.column.substr(cell.column.rfind('/') + 1);
    return cell.year_before && finding.before ? name + ", " + std::to_string(finding.before->year)
                                              : name;
}

std::string joined(std::string const& left, FindingCell const& cell, std::string const& term) {
    if (left.empty()) {
        return (cell.sign < 0 ? "-" : "") + term;
    }
    return left + (cell.sign < 0 ? " - " : " + ") + term;
}

/// "1 + 2"
std::string names_of_side(Finding const& finding, bool left) {
    std::string out;
    for (FindingCell const& cell : finding.cells) {
        if (cell.left == left) {
            out = joined(out, cell, short_name(finding, cell));
        }
    }
    return out;
}

bool is_zero(std::string const& digits) {
    return digits.find_first_of("123456789") == std::string::npos;
}

/// "1 (3.2) + 3 (3.4.1) = 4"; empty for a side of one term.
std::string sum_of_side(Finding const& finding, bool left, std::string const& sum) {
    std::string out;
    std::size_t terms = 0;
    for (FindingCell const& cell : finding.cells) {
        if (cell.left == left) {
            ++terms;
            if (!is_zero(cell.value)) {
                out = joined(out, cell, cell.value + " (" + short_name(finding, cell) + ")");
            }
        }
    }
    return terms < 2 || out.empty() ? "" : out + " = " + (sum.empty() ? "0" : sum);
}

/// In a sum that was added up blank addends are 0.
std::string or_zero(std::string const& digits) {
    return digits.empty() ? "0" : digits;
}

Phrase phrase_of(Finding const& finding) {
    if (!finding.quote.empty()) {
        return Phrase::ProseSays;
    }
    if (finding.before) {
        return Phrase::YearSum;
    }
    if (finding.rows.size() > 1 || finding.columns.size() > 1) {
        return Phrase::TwoSums;
    }
    return differs_by_row(finding) ? Phrase::ColumnSum : Phrase::RowSum;
}

} // namespace

std::string phrase(Phrase which, DiagnosticData const& data, Language language) {
    Entry const& entry = phrases.at(static_cast<std::size_t>(which));
    return fill_in(language == Language::Chinese ? entry.chinese : entry.english, data);
}

std::string
finding_sentence(Finding const& finding, ExtractedTable const* table, Language language) {
    std::string const& left = finding.stated_left ? finding.stated : finding.computed;
    std::string const& right = finding.stated_left ? finding.computed : finding.stated;
    return phrase(
        phrase_of(finding),
        {{"where", where(finding, table, language)},
         {"stated", or_zero(finding.stated)},
         {"computed", or_zero(finding.computed)},
         {"left", names_of_side(finding, true)},
         {"left_sum", or_zero(left)},
         {"right", names_of_side(finding, false)},
         {"right_sum", or_zero(right)},
         {"quote", finding.quote},
         {"year", finding.before ? std::to_string(finding.before->year) : ""},
         {"source", finding.before ? finding.before->source : ""}},
        language);
}

std::string finding_sums(Finding const& finding) {
    std::string const& left = finding.stated_left ? finding.stated : finding.computed;
    std::string const& right = finding.stated_left ? finding.computed : finding.stated;
    std::string const first = sum_of_side(finding, true, left);
    std::string const second = sum_of_side(finding, false, right);
    return first + (first.empty() || second.empty() ? "" : "; ") + second;
}

std::string finding_ours(Finding const& finding, Language language) {
    std::string cells;
    for (FindingCell const& cell : finding.cells) {
        if (cell.ours == Evidence::Stated) {
            continue;
        }
        cells += cells.empty() ? "" : ", ";
        cells += cell.print == cell.value ? cell.value + " (" + short_name(finding, cell) + ")"
                                          : phrase(
                                                Phrase::OursPrinted,
                                                {{"value", cell.value},
                                                 {"name", short_name(finding, cell)},
                                                 {"print", cell.print}},
                                                language);
    }
    return cells.empty() ? "" : phrase(Phrase::OursFirst, {{"cells", cells}}, language);
}

std::string finding_reason(Finding const& finding, Language language) {
    constexpr auto first = static_cast<std::size_t>(Phrase::NothingPrinted);
    if (finding.reason == OpenReason::None) {
        return {};
    }
    // The reasons stand in the same order in both lists.
    auto const at = first + static_cast<std::size_t>(finding.reason) - 1;
    return phrase(static_cast<Phrase>(at), {}, language);
}

std::string finding_message(Finding const& finding) {
    std::string const head = finding.rule +
                             (finding.verdict == Verdict::CannotCheck
                                  ? " cannot be checked"
                                  : ' ' + std::string{verdict_name(finding.verdict)}) +
                             " in " + finding.table + ": ";
    bool const compares = finding.verdict == Verdict::Fails || finding.reason == OpenReason::Hint;
    if (compares) {
        return head + finding_sentence(finding, nullptr, Language::English);
    }
    std::string const reason = finding_reason(finding, Language::English);
    return head + where(finding, nullptr, Language::English) +
           (reason.empty() ? "" : ": " + reason);
}

} // namespace gouji
