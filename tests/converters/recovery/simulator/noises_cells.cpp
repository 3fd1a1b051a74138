#include <algorithm>
#include <array>

#include "gouji/model/text.hpp"
#include "gouji/tests/converters/recovery/simulator/noises.hpp"
#include "gouji/tests/converters/recovery/simulator/prose.hpp"

namespace gouji::simulation {

namespace {

bool is_number(std::string const& text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

template <class Change> void change_numbers(DrawnTable& table, Change change) {
    for (auto& row : table.rows) {
        for (DrawnCell& cell : row) {
            if (cell.is_value && is_number(cell.text)) {
                change(cell.text);
            }
        }
    }
}

/// The text of a line behind its bars, tabs and blanks.
std::string_view first_text(std::string_view line) {
    std::size_t at = 0;
    for (std::size_t next = 0; next < line.size(); at = next) {
        char32_t const c = next_code_point(line, next);
        if (c != U'|' && !is_blank(c)) {
            break;
        }
    }
    return line.substr(at);
}

/// The line begins with the label of one of the form's rows.
bool begins_row(Form const& form, std::string_view line) {
    constexpr std::size_t telling = 5; // code points; the rest may stand on the next line
    std::string_view const text = first_text(line);
    return std::any_of(form.rows.begin(), form.rows.end(), [&](FormRow const& row) {
        std::u32string const label = to_utf32(row.label);
        return !label.empty() &&
               text.starts_with(to_utf8(std::u32string_view{label}.substr(0, telling)));
    });
}

} // namespace

/// What character recognition makes of digits.
void mistake_digits(DrawnTable& table, Random& random) {
    change_numbers(table, [&](std::string& text) {
        static std::vector<std::string> const zeros{"O", "o", "〇", "○", "Ｏ"};
        static std::vector<std::string> const ones{"l", "I"};
        std::size_t const at = random.below(text.size());
        bool const like_letter = text[at] == '0' || text[at] == '1';
        if (like_letter && random.percent(15)) {
            text.replace(at, 1, random.pick(text[at] == '0' ? zeros : ones));
        }
    });
}

void widen_digits(DrawnTable& table, Random& random) {
    if (random.percent(30)) {
        return;
    }
    change_numbers(table, [](std::string& text) {
        std::string wide;
        for (char const c : text) {
            append_utf8(wide, U'０' + static_cast<char32_t>(c - '0'));
        }
        text = wide;
    });
}

/// Between rows a page ends: its number, and the head of the next page.
void break_pages(Lines& lines, Report const& report, Random& random) {
    std::string const head =
        random.percent(50) ? report.organization : report.organization + "年度报告";
    std::size_t page = 1;
    Lines out;
    for (std::string const& line : lines) {
        bool const row =
            std::any_of(report.tables.begin(), report.tables.end(), [&](FilledTable const& table) {
                return begins_row(*table.form, line);
            });
        if (row && random.percent(20)) {
            out.push_back("- " + std::to_string(page++) + " -");
            out.push_back(head);
        }
        out.push_back(line);
    }
    lines = std::move(out);
}

} // namespace gouji::simulation
