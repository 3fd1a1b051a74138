#include <algorithm>
#include <vector>

#include "gouji/formats/layout/field_lines.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/loose_cells.hpp"
#include "gouji/formats/layout/loose_table.hpp"
#include "gouji/model/text.hpp"

/// Tables between two long rules, with a rule that draws the columns below the header and blank
/// lines between the rows (Pandoc's manual, "multiline_tables").

namespace gouji {

namespace {

bool is_long_rule(LayoutLine const& line) {
    return is_table_rule(line.text) && !draws_columns(line.text);
}

/// The pieces of a line over each column; a column reaches to where the next one begins. Nothing
/// where a word stands across that border.
std::vector<std::string_view>
cut_line(std::string_view line, std::vector<Field> const& columns, LineMeasure measure) {
    std::vector<std::string_view> pieces(columns.size());
    std::size_t column = 0;
    std::size_t place = 0;
    std::size_t begin = 0;
    bool before_blank = true;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t const here = at;
        char32_t const c = next_code_point(line, at);
        if (column + 1 < columns.size() && place >= columns[column + 1].begin) {
            if (!before_blank && !is_blank(c)) {
                return {};
            }
            pieces[column++] = trim_ascii(line.substr(begin, here - begin));
            begin = here;
        }
        before_blank = is_blank(c);
        place += columns_of(c, measure);
    }
    pieces[column] = trim_line(trim_ascii(line.substr(begin)));
    return pieces;
}

class MultilineReader {
public:
    MultilineReader(LayoutLines lines, std::size_t rule, LineMeasure measure)
        : m_columns(split_fields(lines[rule], measure).fields), m_measure(measure) {}

    /// Adds the row that `lines` are, if they fit the columns.
    bool add(LayoutLines lines, RowGroup group) {
        std::vector<std::string> texts(m_columns.size());
        std::vector<std::string_view> firsts(m_columns.size());
        std::vector<LayoutLine> sources(m_columns.size(), lines[0]);
        for (LayoutLine const& line : lines) {
            auto const pieces = cut_line(line.text, m_columns, m_measure);
            for (std::size_t i = 0; i < pieces.size(); ++i) {
                if (pieces[i].empty()) {
                    continue;
                }
                bool const first = texts[i].empty();
                sources[i] = first ? line : sources[i];
                firsts[i] = first ? pieces[i] : firsts[i];
                texts[i] += first ? "" : "\n";
                texts[i] += pieces[i];
            }
            if (pieces.empty()) {
                return false;
            }
        }
        Row row;
        row.group = group;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            row.cells.push_back(make_loose_cell(sources[i], firsts[i], texts[i]));
        }
        m_table.rows.push_back(std::move(row));
        return true;
    }

    Table take() { return std::move(m_table); }

private:
    std::vector<Field> m_columns;
    LineMeasure m_measure;
    Table m_table;
};

/// Where the parts of such a table are; `end` 0 where it is none.
struct Outline {
    std::size_t rule = 0; ///< below the header
    std::size_t end = 0;  ///< behind the last rule
};

Outline outline_of(LayoutLines lines) {
    constexpr std::size_t most_header_lines = 6;
    constexpr std::size_t most_lines = 5000;
    Outline outline;
    for (std::size_t at = 1; at < std::min(lines.size(), most_lines); ++at) {
        if (outline.rule == 0) {
            if (at > most_header_lines || is_blank_line(lines[at].text)) {
                return {};
            }
            outline.rule = draws_columns(lines[at].text) ? at : 0;
        } else if (is_table_rule(lines[at].text)) {
            outline.end = is_long_rule(lines[at]) ? at + 1 : 0;
            return outline;
        } else if (at > 1 && is_blank_line(lines[at].text) && is_blank_line(lines[at - 1].text)) {
            return {};
        }
    }
    return {};
}

std::optional<Table> read_as(LayoutLines lines, Outline outline, LineMeasure measure) {
    MultilineReader reader{lines, outline.rule, measure};
    if (outline.rule > 1 && !reader.add(lines.subspan(1, outline.rule - 1), RowGroup::Head)) {
        return std::nullopt;
    }
    for (std::size_t at = outline.rule + 1; at + 1 < outline.end;) {
        std::size_t end = at;
        while (end + 1 < outline.end && !is_blank_line(lines[end].text)) {
            ++end;
        }
        if (end > at && !reader.add(lines.subspan(at, end - at), RowGroup::Body)) {
            return std::nullopt;
        }
        at = end + 1;
    }
    return reader.take();
}

} // namespace

LooseTable read_multiline_table(LayoutLines lines) {
    LooseTable found;
    if (lines.size() < 4 || !is_long_rule(lines[0])) {
        return found;
    }
    Outline const outline = outline_of(lines);
    auto const body = lines.subspan(0, outline.end);
    // Without a blank line each line may be a row.
    bool const parted = std::any_of(
        body.begin(), body.end(), [](LayoutLine const& line) { return is_blank_line(line.text); });
    for (LineMeasure const measure : {LineMeasure::Narrow, LineMeasure::Wide}) {
        if (outline.end != 0 && parted && !found.table) {
            found.table = read_as(lines, outline, measure);
            found.lines = outline.end;
        }
    }
    return found;
}

} // namespace gouji
