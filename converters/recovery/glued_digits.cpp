#include "gouji/converters/recovery/glued_digits.hpp"

#include <algorithm>

namespace gouji {

namespace {

bool all_digits(std::string const& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// One value with at least a digit for every column.
bool may_be_glued(RowReading const& row, std::size_t columns) {
    return row.present && columns > 1 && row.values.size() == 1 &&
           row.values.front().text.size() >= columns && all_digits(row.values.front().text);
}

class Splitter {
public:
    Splitter(std::string const& digits, std::size_t columns, std::size_t bound)
        : m_digits(digits), m_columns(columns), m_bound(bound) {}

    std::vector<RowTexts> run() {
        split(0);
        return std::move(m_found);
    }

private:
    void split(std::size_t at) {
        std::size_t const missing = m_columns - m_row.size();
        if (m_found.size() >= m_bound || m_digits.size() - at < missing) {
            return;
        }
        if (missing == 0) {
            if (at == m_digits.size()) {
                m_found.push_back(m_row);
            }
            return;
        }
        std::size_t const longest = m_digits[at] == '0' ? 1 : m_digits.size() - at - missing + 1;
        std::size_t const shortest = missing == 1 ? m_digits.size() - at : 1;
        for (std::size_t length = longest; length >= shortest; --length) {
            m_row.push_back(m_digits.substr(at, length));
            split(at + length);
            m_row.pop_back();
        }
    }

    std::string const& m_digits;
    std::size_t m_columns;
    std::size_t m_bound;
    RowTexts m_row;
    std::vector<RowTexts> m_found;
};

} // namespace

void mark_glued_rows(TableReading& reading, Form const& form) {
    std::size_t glued = 0;
    std::size_t filled = 0;
    bool surely = false;
    for (std::size_t i = 0; i < reading.rows.size(); ++i) {
        RowReading const& row = reading.rows[i];
        std::size_t const columns = form.rows[i].columns.size();
        filled += columns > 1 && !row.values.empty() ? 1U : 0U;
        if (may_be_glued(row, columns)) {
            ++glued;
            // No number of these reports has seven digits, or begins with two zeros.
            constexpr std::size_t improbable = 7;
            surely |= columns >= improbable || row.values.front().text.starts_with("00");
        }
    }
    constexpr std::size_t telling_rows = 3;
    for (std::size_t i = 0; i < reading.rows.size(); ++i) {
        // One number of so many columns is what is left of many: 6633 for 6 6 3 3.
        constexpr std::size_t many_columns = 10;
        RowReading& row = reading.rows[i];
        row.lost |= form.rows[i].columns.size() >= many_columns && row.values.size() == 1 &&
                    row.values.front().text.size() > 2 && all_digits(row.values.front().text) &&
                    !may_be_glued(row, form.rows[i].columns.size());
    }
    bool const likely = glued >= telling_rows && 5 * glued >= 4 * filled;
    if (glued == 0 || !(surely || likely)) {
        return;
    }
    for (std::size_t i = 0; i < reading.rows.size(); ++i) {
        RowReading& row = reading.rows[i];
        row.glued = may_be_glued(row, form.rows[i].columns.size());
        // Fewer digits than columns: blank cells left none, and nothing tells which.
        row.lost |= !row.glued && !row.values.empty() && form.rows[i].columns.size() > 1 &&
                    row.values.size() < form.rows[i].columns.size();
    }
}

std::vector<RowTexts>
split_digits(std::string const& digits, std::size_t columns, std::size_t bound) {
    return Splitter(digits, columns, bound).run();
}

} // namespace gouji
