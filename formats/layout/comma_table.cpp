#include "gouji/formats/layout/comma_table.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "gouji/formats/layout/cell_types.hpp"
#include "gouji/formats/layout/comma_records.hpp"
#include "gouji/formats/layout/field_lines.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/loose_cells.hpp"

namespace gouji {

namespace {

constexpr std::string_view wide_comma = "，";

using Records = std::span<CommaRecord const>;

bool has_open_bracket(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs{
        {{"(", ")"}, {"[", "]"}, {"{", "}"}, {"（", "）"}, {"《", "》"}}};
    return std::any_of(pairs.begin(), pairs.end(), [&](auto const& pair) {
        return count_of(text, pair.first) != count_of(text, pair.second);
    });
}

bool has_code_sign(std::string_view text) {
    constexpr std::array<std::string_view, 11> signs{
        "()", "{", "}", "=>", "->", "::", " = ", "==", "!=", "&&", "//"};
    return std::any_of(signs.begin(), signs.end(), [text](std::string_view sign) {
        return text.find(sign) != std::string_view::npos &&
               text.find("://") == std::string_view::npos;
    });
}

bool ends_statement(std::string_view text) {
    constexpr std::array<std::string_view, 12> ends{
        "。", "！", "？", "；", "：", ".", "!", "?", ";", ":", "\\", "{"};
    return std::any_of(
        ends.begin(), ends.end(), [text](std::string_view end) { return text.ends_with(end); });
}

/// "Bread 1" beside "200": one number with a separator.
bool is_cut_number(std::string_view left, std::string_view right) {
    std::size_t const digits =
        right.size() -
        right.substr(std::min(right.find_first_not_of("0123456789"), right.size())).size();
    std::size_t const last = left.find_last_not_of("0123456789");
    std::size_t const before = left.size() - (last == std::string_view::npos ? 0 : last + 1);
    return digits == 3 && before >= 1 && before <= 3;
}

/// "addi x1", ".byte 12": an instruction, or a label with its value; no label of a row.
bool ends_with_value(std::string_view text) {
    std::size_t const blank = text.find_last_of(' ');
    return blank != std::string_view::npos && is_typed_cell(text.substr(blank + 1));
}

/// What some records look like, taken together.
struct RecordCounts {
    std::size_t rows = 0;
    std::size_t columns = 0; ///< in which any record has a text
    std::size_t filled = 0;
    std::size_t blank = 0; ///< in columns in use
    std::size_t typed = 0;
    std::size_t quoted = 0;
    std::size_t needed_quotes = 0;
    std::size_t spaced = 0; ///< fields behind a delimiter and a blank
    std::size_t odd = 0;    ///< records as sentences and code have them
    std::size_t cut_numbers = 0;
    bool open_brackets = false;
    bool headed = false;
    bool even_columns = false; ///< each holds texts or values, below a header or behind labels
};

class RecordJudge {
public:
    RecordJudge(Records records, std::string_view delimiter)
        : m_records(records), m_delimiter(delimiter) {
        m_sum.rows = records.size();
        count_columns();
        for (CommaRecord const& record : records) {
            add(record);
        }
        CellRows rows;
        for (CommaRecord const& record : records) {
            CellRow row;
            for (std::size_t i = 0; i < record.fields.size(); ++i) {
                if (m_in_use[i]) {
                    row.push_back({record.fields[i].line, record.fields[i].text()});
                }
            }
            rows.push_back(std::move(row));
        }
        m_sum.headed = is_header(rows.front());
        bool const labelled = m_sum.headed || std::none_of(rows.begin(), rows.end(), [](auto& row) {
                                  return ends_with_value(row.front().text);
                              });
        m_sum.even_columns = labelled && are_evident_rows(rows, CellLayout::Bare);
        if (m_sum.rows == 2 && m_sum.headed) { // one record below a header
            m_sum.even_columns = is_row_of_values(rows[1], CellLayout::Bare);
        }
    }

    /// Labels above values; all that is known of a text of nothing but records is that programs
    /// begin it with a header.
    [[nodiscard]] bool is_headed(bool whole_text) const {
        return m_sum.headed && (whole_text || m_sum.typed != 0);
    }
    [[nodiscard]] std::vector<bool> const& columns_in_use() const { return m_in_use; }

    [[nodiscard]] bool is_evident(bool whole_text) const {
        if (m_sum.rows < 2 || m_sum.columns < 2 || is_prose_or_code()) {
            return false;
        }
        if (m_delimiter == wide_comma) {
            return m_sum.rows > 2 && m_sum.even_columns;
        }
        if (is_spaced()) {
            return m_sum.rows > 2 && m_sum.even_columns && m_sum.headed;
        }
        return m_sum.even_columns || are_named_numbers() || has_quotes() || has_blanks() ||
               is_long() ||
               (whole_text && m_sum.headed && !ends_all_blank() && m_sum.rows * m_sum.columns >= 6);
    }

    [[nodiscard]] bool looks_like_one() const {
        return m_sum.rows > 2 && m_sum.columns > 2 && !is_prose_or_code() && !is_spaced() &&
               m_delimiter != wide_comma;
    }

private:
    void count_columns() {
        m_in_use.assign(m_records.front().fields.size(), false);
        for (CommaRecord const& record : m_records) {
            for (std::size_t i = 0; i < record.fields.size(); ++i) {
                m_in_use[i] = m_in_use[i] || !record.fields[i].text().empty();
            }
        }
        m_sum.columns =
            static_cast<std::size_t>(std::count(m_in_use.begin(), m_in_use.end(), true));
    }

    void add(CommaRecord const& record) {
        bool odd = false;
        bool cut = false;
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            CommaField const& field = record.fields[i];
            std::string_view const text = field.text();
            m_sum.filled += text.empty() ? 0U : 1U;
            m_sum.blank += text.empty() && m_in_use[i] ? 1U : 0U;
            m_sum.typed += is_typed_cell(text) ? 1U : 0U;
            m_sum.quoted += field.quoted ? 1U : 0U;
            m_sum.needed_quotes += field.needs_quotes ? 1U : 0U;
            m_sum.spaced += i > 0 && field.behind_blank ? 1U : 0U;
            if (field.quoted) {
                continue;
            }
            m_sum.open_brackets = m_sum.open_brackets || has_open_bracket(text);
            odd = odd || has_code_sign(text);
            cut = cut || (i > 0 && is_cut_number(record.fields[i - 1].text(), text));
        }
        std::string_view const last = record.fields.back().text();
        odd = odd || (!record.fields.back().quoted && ends_statement(last));
        m_sum.odd += odd ? 1U : 0U;
        m_sum.cut_numbers += cut ? 1U : 0U;
    }

    /// Labels, no two alike.
    static bool is_header(CellRow const& row) {
        std::vector<std::string_view> labels;
        for (LineCell const& cell : row) {
            labels.push_back(cell.text);
        }
        std::sort(labels.begin(), labels.end());
        return std::adjacent_find(labels.begin(), labels.end()) == labels.end() &&
               std::all_of(labels.begin(), labels.end(), is_label_cell);
    }

    [[nodiscard]] bool is_prose_or_code() const {
        std::size_t const body = m_sum.rows - (m_sum.headed ? 1 : 0);
        bool const cut = m_sum.cut_numbers >= body && !(m_sum.headed && m_sum.even_columns);
        return m_sum.open_brackets || m_sum.odd * 4 > m_sum.rows || cut;
    }
    [[nodiscard]] bool is_spaced() const {
        return m_sum.spaced * 2 > m_sum.filled - std::min(m_sum.filled, m_sum.rows);
    }
    /// A name without blanks beside each of some numbers.
    [[nodiscard]] bool are_named_numbers() const {
        constexpr std::size_t fewest = 4;
        return m_records.front().fields.size() == 2 && m_sum.rows >= fewest &&
               std::all_of(m_records.begin(), m_records.end(), [](CommaRecord const& record) {
                   std::string_view const name = record.fields[0].text();
                   return is_label_cell(name) && name.find(' ') == std::string_view::npos &&
                          is_number_field(record.fields[1].text());
               });
    }
    /// Of code, each line ends with a delimiter too: its last field is blank.
    [[nodiscard]] bool has_quotes() const {
        return (m_sum.needed_quotes != 0 || m_sum.quoted * 2 >= m_sum.filled) && !ends_all_blank();
    }
    [[nodiscard]] bool has_blanks() const {
        std::size_t const rows = m_sum.columns > 3 ? 2 : 3;
        return m_sum.blank != 0 && m_sum.columns > 2 && m_sum.rows >= rows &&
               m_sum.typed * 8 >= m_sum.filled;
    }
    [[nodiscard]] bool is_long() const {
        bool const long_enough =
            (m_sum.columns > 3 && m_sum.rows > 2 && m_sum.rows * m_sum.columns >= 20) ||
            (m_sum.columns > 2 && m_sum.rows > 9);
        bool const labelled = m_sum.typed < m_sum.filled;
        return long_enough && labelled && m_sum.typed * 4 >= m_sum.filled && !ends_all_blank();
    }
    [[nodiscard]] bool ends_all_blank() const { return !m_in_use.back(); }

    Records m_records;
    std::string_view m_delimiter;
    std::vector<bool> m_in_use;
    RecordCounts m_sum;
};

/// A text alone in its record that is the label of a row with blanks: no title, no note, and no
/// longer than the labels above it.
bool is_lone_label(CommaRecord const& record, std::size_t longest_label) {
    std::string_view const text = record.fields[0].text();
    return is_label_cell(text) && text.size() <= longest_label &&
           text.find("：") == std::string_view::npos && text.find(':') == std::string_view::npos &&
           numbered_heading_level(text) == 0 && !ends_statement(text);
}

/// Where the tables of a sheet are: blank records part them, texts that stand alone are above and
/// below them.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};
std::vector<Stretch> tables_of(Records records) {
    std::vector<Stretch> tables;
    for (std::size_t at = 0; at < records.size();) {
        if (records[at].is_blank() || records[at].is_single()) {
            ++at;
            continue;
        }
        Stretch table{at, at};
        std::size_t longest_label = 0; // of the rows below the first one
        for (; at < records.size() && !records[at].is_blank(); ++at) {
            bool const single = records[at].is_single();
            bool const row =
                !single || (at == table.end && is_lone_label(records[at], longest_label));
            table.end = row ? at + 1 : table.end;
            longest_label = single || at == table.begin
                                ? longest_label
                                : std::max(longest_label, records[at].fields[0].text().size());
        }
        tables.push_back(table);
    }
    return tables;
}

Table make_table(Records records, RecordJudge const& judge, bool headed) {
    Table table;
    for (CommaRecord const& record : records) {
        Row row;
        bool const head = headed && &record == records.data();
        row.group = head ? RowGroup::Head : RowGroup::Body;
        // Columns at the end that nothing stands in are those of another table of the sheet.
        std::size_t columns = record.fields.size();
        while (!judge.columns_in_use()[columns - 1]) {
            --columns;
        }
        for (CommaField const& field : std::span{record.fields}.first(columns)) {
            row.cells.push_back(make_loose_cell(field.line, field.piece, field.text()));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Told without taking them apart: the first two records have different numbers of fields.
bool differ_at_once(LayoutLines lines, std::string_view delimiter) {
    if (lines.size() < 2) {
        return true;
    }
    bool const quoted = lines[0].text.find('"') != std::string_view::npos ||
                        lines[1].text.find('"') != std::string_view::npos;
    return !quoted && count_of(lines[0].text, delimiter) != count_of(lines[1].text, delimiter);
}

/// Nothing where one of the tables is not evident.
CommaSheet read_sheet(LayoutLines lines, std::string_view delimiter, bool whole_text) {
    if (differ_at_once(lines, delimiter)) {
        return {{}, 1, false};
    }
    CommaRecords const found = read_comma_records(lines, delimiter);
    CommaSheet sheet;
    sheet.lines = found.lines;
    Records const records{found.records};
    std::vector<Stretch> const tables = tables_of(records);
    if (records.size() < 2 || found.has_stray_quotes || tables.empty()) {
        return sheet;
    }
    bool const whole = whole_text && found.lines == lines.size();
    std::size_t at = 0;
    auto const add_texts = [&](std::size_t end) {
        for (; at < end; ++at) {
            sheet.parts.push_back(
                {records[at].lines, std::nullopt, std::string{records[at].fields[0].text()}});
        }
    };
    for (Stretch const table : tables) {
        Records const rows = records.subspan(table.begin, table.end - table.begin);
        RecordJudge const judge{rows, delimiter};
        bool const evident = judge.is_evident(whole) || (tables.size() > 1 && rows.size() == 1);
        if (!evident) {
            sheet.parts.clear();
            sheet.looks_like_one = judge.looks_like_one();
            return sheet;
        }
        add_texts(table.begin);
        std::size_t const last = records[table.end - 1].first_line + records[table.end - 1].lines;
        sheet.parts.push_back(
            {last - records[table.begin].first_line,
             make_table(rows, judge, judge.is_headed(whole)),
             {}});
        at = table.end;
    }
    add_texts(records.size());
    return sheet;
}

} // namespace

CommaSheet read_comma_sheet(LayoutLines lines, bool whole_text) {
    constexpr std::array<std::string_view, 3> delimiters{";", ",", wide_comma};
    CommaSheet best;
    for (std::string_view const delimiter : delimiters) {
        // Sentences have full-width commas; of most, the end alone tells.
        bool const sentence = delimiter == wide_comma && ends_statement(trim_line(lines[0].text));
        bool const may_begin = lines[0].text.find(delimiter) != std::string_view::npos ||
                               lines[0].text.starts_with('"');
        if (sentence || !may_begin) {
            continue;
        }
        CommaSheet sheet = read_sheet(lines, delimiter, whole_text);
        if (!sheet.parts.empty()) {
            return sheet;
        }
        best.lines = std::max(best.lines, sheet.lines);
        best.looks_like_one = best.looks_like_one || sheet.looks_like_one;
    }
    return best;
}

} // namespace gouji
