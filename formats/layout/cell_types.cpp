#include "gouji/formats/layout/cell_types.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/layout/field_lines.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Wider cells are prose (columns, bytes).
constexpr std::size_t widest_cell = 40;
constexpr std::size_t longest_cell = 160;
constexpr std::size_t longest_code = 16;

bool is_latin_letter(char32_t code_point) {
    return (code_point >= U'a' && code_point <= U'z') || (code_point >= U'A' && code_point <= U'Z');
}

bool has_digit(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_arabic_digit(next_code_point(text, at))) {
            return true;
        }
    }
    return false;
}

/// A number with a unit of at most two Han characters or three letters.
bool is_measure(std::string_view text) {
    constexpr std::size_t most_han = 2;
    constexpr std::size_t most_letters = 3;
    std::size_t end = 0; // behind the last digit
    for (std::size_t at = 0; at < text.size();) {
        end = is_arabic_digit(next_code_point(text, at)) ? at : end;
    }
    std::size_t han = 0;
    std::size_t letters = 0;
    std::string_view const unit = trim(text.substr(end));
    for (std::size_t at = 0; at < unit.size();) {
        char32_t const code_point = next_code_point(unit, at);
        if (!is_han(code_point) && !is_latin_letter(code_point)) {
            return false;
        }
        (is_han(code_point) ? han : letters) += 1;
    }
    return end != 0 && han <= most_han && letters <= most_letters &&
           is_number_field(text.substr(0, end));
}

bool is_code(std::string_view text) {
    if (text.empty() || text.size() > longest_code || !has_digit(text)) {
        return false;
    }
    return std::all_of(text.begin(), text.end(), [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return is_arabic_digit(byte) || is_latin_letter(byte) || c == '-' || c == '_' || c == '/';
    });
}

bool is_wide(std::string_view text) {
    return text.size() > longest_cell || display_width(text) > widest_cell;
}

/// Of one column, header left out.
struct ColumnTally {
    std::size_t filled = 0;
    std::size_t typed = 0;
};

ColumnTally tally(std::span<CellRow const> body, std::size_t column) {
    ColumnTally sum;
    for (CellRow const& row : body) {
        std::string_view const text = row[column].text;
        sum.filled += text.empty() ? 0U : 1U;
        sum.typed += is_typed_cell(text) ? 1U : 0U;
    }
    return sum;
}

/// More than a fifth of the cells behind tabs, any cell elsewhere.
bool is_wordy(std::span<CellRow const> rows, CellLayout layout) {
    std::size_t wordy = 0;
    std::size_t cells = 0;
    for (CellRow const& row : rows) {
        for (LineCell const& cell : row) {
            bool const wide = layout == CellLayout::Bare && is_wide(cell.text);
            wordy += wide || is_wordy_cell(cell.text) ? 1U : 0U;
            ++cells;
        }
    }
    return layout == CellLayout::Bare ? wordy != 0 : wordy * 5 > cells;
}

/// Without the unit or the short note behind a label: "金额（单位：元）".
std::string_view without_unit(std::string_view text) {
    constexpr std::size_t longest_unit = 30;
    for (auto const& [open, close] : {std::pair{"（", "）"}, std::pair{"(", ")"}}) {
        if (!text.ends_with(close)) {
            continue;
        }
        std::size_t const at = text.rfind(open);
        if (at != std::string_view::npos && at != 0 && text.size() - at <= longest_unit) {
            return text.substr(0, at);
        }
    }
    return text;
}

/// Without the number before a label: "3.其他".
std::string_view without_number(std::string_view text) {
    constexpr std::size_t longest_number = 2;
    std::size_t const digits = std::min(text.find_first_not_of("0123456789"), text.size());
    for (std::string_view const dot : {".", "、", "．"}) {
        std::string_view const behind = text.substr(digits);
        std::size_t at = dot.size();
        if (digits != 0 && digits <= longest_number && behind.starts_with(dot) &&
            at < behind.size() && is_han(next_code_point(behind, at))) {
            text = behind.substr(dot.size());
            break;
        }
    }
    return text;
}

/// What only sentences, addresses and code have inside.
bool has_sign_of_words(std::string_view text) {
    constexpr std::array<std::string_view, 8> signs{
        "。", "：", "； ", ": ", "@", "http", "=", "()"};
    constexpr std::array<bool, 256> first_bytes = [] {
        std::array<bool, 256> bytes{};
        for (char const byte : std::string_view{"\xE3\xEF:@h=("}) {
            bytes[static_cast<unsigned char>(byte)] = true;
        }
        return bytes;
    }();
    // One walk instead of a search for each: this is asked of nearly every line.
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!first_bytes[static_cast<unsigned char>(text[at])]) {
            continue;
        }
        std::string_view const rest = text.substr(at);
        if (std::any_of(signs.begin(), signs.end(), [rest](std::string_view sign) {
                return rest.starts_with(sign);
            })) {
            return true;
        }
    }
    return false;
}

} // namespace

bool is_typed_cell(std::string_view text) {
    return is_value_field(text) || is_date_line(text) || is_measure(text) || is_code(text);
}

bool is_wordy_cell(std::string_view text) {
    text = without_unit(text);
    constexpr std::array<std::string_view, 14> ends{
        "。", "，", "；", "：", "！", "？", "、", ",", ":", ";", "!", "?", "{", "}"};
    return std::any_of(
               ends.begin(), ends.end(), [text](auto sign) { return text.ends_with(sign); }) ||
           has_sign_of_words(text) || (text.ends_with('.') && !is_value_field(text));
}

bool is_label_cell(std::string_view text) {
    text = without_unit(without_number(text));
    return !text.empty() && !is_wide(text) && !has_digit(text) && !is_typed_cell(text) &&
           !is_wordy_cell(text);
}

bool is_row_of_labels(CellRow const& row) {
    return row.size() >= 2 && std::all_of(row.begin(), row.end(), [&row](LineCell const& cell) {
               return is_label_cell(cell.text) || (cell.text.empty() && &cell == row.data());
           });
}

bool is_row_of_values(CellRow const& row, CellLayout layout) {
    if (row.size() < 2) {
        return false;
    }
    std::size_t typed = 0;
    std::size_t blank = 0;
    for (LineCell const& cell : row) {
        typed += is_typed_cell(cell.text) ? 1U : 0U;
        blank += cell.text.empty() ? 1U : 0U;
    }
    if (layout == CellLayout::Tabbed) {
        return typed != 0 || blank != 0;
    }
    return typed * 2 >= row.size();
}

bool are_evident_rows(std::span<CellRow const> rows, CellLayout layout) {
    constexpr std::size_t fewest_rows = 3;
    if (rows.size() < fewest_rows || is_wordy(rows, layout)) {
        return false;
    }
    std::size_t const columns = rows[0].size();
    bool const even = std::all_of(
        rows.begin(), rows.end(), [columns](CellRow const& row) { return row.size() == columns; });
    if (columns < 2 || !even) {
        return false;
    }
    bool const headed = is_row_of_labels(rows[0]);
    auto const body = rows.subspan(headed ? 1 : 0);
    std::size_t typed = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        ColumnTally const sum = tally(body, column);
        bool const mixed = sum.typed != 0 && sum.typed != sum.filled;
        if (mixed || (sum.typed != 0 && column == 0 && !headed)) {
            return false;
        }
        typed += sum.typed != 0 ? 1U : 0U;
    }
    if (layout == CellLayout::Tabbed) {
        return typed != 0;
    }
    return (headed || columns > 2) && typed * 2 >= columns;
}

} // namespace gouji
