#include "gouji/converters/recovery/text/cell_gutter.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "gouji/converters/recovery/words/glyph_digits.hpp"
#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/converters/recovery/words/line_pieces.hpp"
#include "gouji/converters/recovery/words/value_text.hpp"
#include "gouji/formats/layout/bars.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t shortest_line = 20;    ///< bytes; a label and a value, twice
constexpr std::uint32_t farthest_lines = 40; ///< between a label and its twin: a page, at most
constexpr std::size_t least_labels = 5;      ///< different labels that stand twice
constexpr std::size_t least_lines = 3;       ///< on which they do
constexpr std::string_view bars = "|";
constexpr std::string_view blanks = " ";

bool is_value(LineWord const& cell) {
    return looks_like_value(cell.text) || mended_number(cell.text);
}

/// Of a label: one digit, or two.
bool is_numeral(std::string_view text) {
    return !text.empty() && text.size() <= 2 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_text(LineWord const& cell) {
    return !cell.text.empty() && !is_value(cell);
}

void add_cell(std::vector<LineWord>& cells, std::string_view piece, std::size_t at) {
    std::string_view const text = trim(piece);
    std::size_t const indent =
        text.empty() ? 0 : static_cast<std::size_t>(text.data() - piece.data());
    cells.push_back({text, at + indent, 0, 0, 0});
}

/// What stands between two tabs: more than one cell where blanks set the right row to a column.
void add_tab_cells(std::vector<LineWord>& cells, std::string_view piece, std::size_t at) {
    bool const is_set = !cells.empty() && piece.starts_with("  ") && !is_blank(piece);
    if (is_set || is_blank(piece)) {
        add_cell(cells, piece.substr(0, 0), at);
    }
    for_each_column_word(piece, TextMeasure::Columns, [&](LineWord const& word) {
        add_cell(cells, word.text, at + word.byte);
    });
}

/// The cells of a line, blank ones too; none where nothing parts any.
std::vector<LineWord> cells_of(std::string_view line, std::string_view separator) {
    std::vector<LineWord> cells;
    if (separator == bars && has_bar_or_tab(line)) {
        bool const barred = has_bar(line);
        for (LinePiece const& piece : split_at_bars(line)) {
            for (std::size_t at = 0; at <= piece.text.size();) {
                std::size_t const end = std::min(piece.text.find('\t', at), piece.text.size());
                std::string_view const text = piece.text.substr(at, end - at);
                barred ? add_cell(cells, text, piece.column + at)
                       : add_tab_cells(cells, text, piece.column + at);
                at = end + 1;
            }
        }
    } else if (separator == bars) {
        for_each_column_word(
            line, TextMeasure::Columns, [&](LineWord const& word) { cells.push_back(word); });
    } else if (separator == blanks && !has_bar_or_tab(line)) {
        for_each_word(line, TextMeasure::Columns, [&](LineWord const& word) {
            cells.push_back(word);
            return true;
        });
    } else if (separator != blanks && !has_bar_or_tab(line)) {
        for (LinePiece const& piece : fields_between(line, separator)) {
            add_cell(cells, piece.text, piece.column);
        }
    }
    return cells;
}

/// Behind what parts cells something that may begin a value (a digit of any width, a glyph like
/// one, a stroke), and an ideograph somewhere behind it: told much faster than cells.
bool has_text_behind_value(std::string_view line, std::string_view separator) {
    constexpr std::string_view beginnings = "0123456789OolI+-/\"\xE2\xE3\xEF";
    constexpr std::string_view blank_or_bar = " |\t";
    auto const next = [&](std::size_t from) {
        return separator == bars ? line.find_first_of(blank_or_bar, from)
                                 : line.find(separator, from);
    };
    for (std::size_t at = next(0); at < line.size(); at = next(at + 1)) {
        std::size_t const behind = separator == bars ? at + 1 : at + separator.size();
        if (behind < line.size() && beginnings.find(line[behind]) != std::string_view::npos) {
            return std::any_of(
                line.begin() + static_cast<std::ptrdiff_t>(behind), line.end(), [](char c) {
                    return c >= '\xE4' && c <= '\xE9';
                });
        }
    }
    return false;
}

/// Labels before the first value of a line, and those behind a value.
class LabelSides {
public:
    void add(std::u32string const& key, bool behind_value, std::uint32_t line) {
        auto& [before, behind] = m_places[key];
        std::optional<std::uint32_t>& other = behind_value ? before : behind;
        (behind_value ? behind : before) = line;
        if (other && line - *other <= farthest_lines) {
            add_twin(key, *other, line);
        }
    }

    void add_twin(std::u32string const& key, std::uint32_t above, std::uint32_t below) {
        m_twins.insert(key);
        m_lines.insert(below);
        m_first = std::min(m_first, above);
    }

    /// Rows that go on with values on the next line are those of one text that was wrapped anew.
    void add_line(bool begins_with_value) { ++(begins_with_value ? m_broken : m_whole); }

    [[nodiscard]] bool tell() const {
        constexpr std::size_t seldom = 4; // once in so many
        return m_twins.size() >= least_labels && m_lines.size() >= least_lines &&
               m_broken * seldom <= m_whole;
    }
    [[nodiscard]] std::uint32_t first() const { return m_first; }
    [[nodiscard]] std::uint32_t last() const { return *m_lines.rbegin(); }

private:
    struct Places {
        std::optional<std::uint32_t> before;
        std::optional<std::uint32_t> behind;
    };
    std::map<std::u32string, Places> m_places;
    std::set<std::u32string> m_twins;
    std::set<std::uint32_t> m_lines; ///< on which the later one of two stands
    std::uint32_t m_first = UINT32_MAX;
    std::size_t m_whole = 0;
    std::size_t m_broken = 0;
};

/// Texts of a line without a value between them, nor blanks that are a row's: cells [begin, end).
struct TextRun {
    std::size_t begin;
    std::size_t end;
};

std::vector<TextRun> text_runs(std::vector<LineWord> const& cells) {
    constexpr std::size_t blanks_of_row = 3; // fewer are in the place of labels
    std::vector<TextRun> runs;
    bool open = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (is_text(cells[i])) {
            if (!open || i - runs.back().end >= blanks_of_row) {
                runs.push_back({i, i});
            }
            runs.back().end = i + 1;
            open = true;
        }
        open = open && !is_value(cells[i]);
    }
    return runs;
}

/// The texts of a run, written together; empty for more than labels of a row.
std::u32string key_of(std::vector<LineWord> const& cells, TextRun const& run) {
    constexpr std::size_t longest = 100; // characters
    std::u32string key;
    for (std::size_t i = run.begin; i < run.end; ++i) {
        key += label_key(cells[i].text);
        if (key.size() > longest) {
            return {};
        }
    }
    return key;
}

/// Notes the labels of a line, and that what stands behind a value is like what stands before it.
void add_labels(
    LabelSides& sides,
    std::vector<LineWord> const& cells,
    LabelWords const& labels,
    std::uint32_t line) {
    constexpr double likeness = 0.6; // of a damaged label to its twin
    std::vector<TextRun> const runs = text_runs(cells);
    if (runs.empty()) {
        return;
    }
    bool const begins_with_value = std::any_of(
        cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(runs[0].begin), is_value);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        for (std::size_t cell = runs[i].begin; cell < runs[i].end; ++cell) {
            std::u32string const key = labels.unique_label(cells[cell].text);
            if (!key.empty()) {
                sides.add(key, i > 0 || begins_with_value, line);
            }
        }
    }
    if (runs.size() > 1 || begins_with_value) {
        sides.add_line(begins_with_value);
    }
    if (runs.size() == 2) {
        std::u32string const key = key_of(cells, runs[1]);
        if (key.size() > 1 && key_similarity(key, key_of(cells, runs[0])) >= likeness) {
            sides.add_twin(key, line, line);
        }
    }
}

} // namespace

std::size_t with_glosses(std::vector<Glosses::Span> const& glosses, std::size_t byte) {
    for (Glosses::Span const& gloss : glosses) {
        byte += gloss.begin <= byte ? gloss.end - gloss.begin : 0;
    }
    return byte;
}

/// Only of rows without a label.
std::size_t CellGutter::longest_row(LabelIndex const& index) {
    std::size_t longest = 0;
    for (FormLabels const& form : index.forms()) {
        for (FormRow const& row : form.form->rows) {
            longest = std::max(longest, row.label_cell < 0 ? row.cells.size() : 0);
        }
    }
    return longest;
}

std::optional<CellLines> CellGutter::find_between_bars() {
    return find(std::array{bars});
}

std::optional<CellLines> CellGutter::find_elsewhere() {
    constexpr std::array<std::string_view, 5> separators{",", ";", "，", "；", blanks};
    return find(separators);
}

std::optional<CellLines> CellGutter::find(std::span<std::string_view const> separators) {
    for (std::string_view const separator : separators) {
        if (std::optional<CellLines> const found = find(separator)) {
            m_lines = *found;
            part_lines();
            return found;
        }
    }
    return std::nullopt;
}

std::optional<CellLines> CellGutter::find(std::string_view separator) {
    LabelSides sides;
    for (std::uint32_t line = 0; line < m_source.size(); ++line) {
        std::string_view const text = m_source.text(line);
        if (text.size() >= shortest_line && has_bar_or_tab(text) == (separator == bars) &&
            has_text_behind_value(text, separator)) {
            bool const glossed = m_facts.glosses.are_noise();
            std::string const plain = glossed ? m_facts.glosses.strip(text) : std::string{};
            add_labels(sides, cells_of(glossed ? plain : text, separator), m_labels, line);
        }
    }
    if (!sides.tell()) {
        return std::nullopt;
    }
    return with_neighbours({separator, sides.first(), sides.last()});
}

/// Rows that only one of them has, titles and prose stand beside each other in cells, too; few
/// lines there hold a piece of one alone.
CellLines CellGutter::with_neighbours(CellLines lines) const {
    constexpr std::uint32_t most_alone = 8;
    auto const in_cells = [&](std::uint32_t line) {
        return cells_of(m_source.text(line), lines.separator).size() > 1;
    };
    for (std::uint32_t line = lines.first; line > 0 && lines.first - line < most_alone;) {
        --line;
        lines.first = in_cells(line) ? line : lines.first;
    }
    for (std::uint32_t line = lines.last + 1;
         line < m_source.size() && line - lines.last <= most_alone;
         ++line) {
        lines.last = in_cells(line) ? line : lines.last;
    }
    return lines;
}

/// The second of two equal labels. `with_values`: a value or a blank cell stands between the two.
std::optional<std::size_t> CellGutter::second_label(Cells const& cells, bool with_values) {
    std::map<std::u32string, std::size_t> seen;
    std::size_t last_other = 0; // a value or a blank cell
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::u32string const key = m_labels.unique_label(cells[i].text);
        if (key.empty()) {
            last_other = is_text(cells[i]) ? last_other : i;
            continue;
        }
        auto const [first, is_new] = seen.emplace(key, i);
        if (!is_new && (!with_values || last_other > first->second)) {
            return i;
        }
    }
    return std::nullopt;
}

/// A line of texts: two, the same ones twice, or those from one that stands twice on.
std::optional<std::size_t> CellGutter::right_of_texts(Cells const& cells) {
    auto const middle = cells.begin() + static_cast<std::ptrdiff_t>(cells.size() / 2);
    auto const same = [](LineWord const& left, LineWord const& right) {
        return left.text == right.text;
    };
    if (cells.size() % 2 == 0 && std::equal(cells.begin(), middle, middle, same)) {
        return cells.size() / 2;
    }
    auto const first = std::find_if(cells.begin(), cells.end(), is_text);
    if (first == cells.end()) {
        return cells.size();
    }
    auto const is_first = [&](LineWord const& cell) { return same(cell, *first); };
    auto const again = std::find_if(first + 1, cells.end(), is_first);
    if (again != cells.end() && std::none_of(again + 1, cells.end(), is_first)) {
        return static_cast<std::size_t>(again - cells.begin());
    }
    if (std::optional<std::size_t> const second = second_label(cells, false)) {
        return second;
    }
    bool const labels = std::any_of(cells.begin(), cells.end(), [&](LineWord const& cell) {
        return m_labels.is_like_label(cell.text);
    });
    if (cells.size() == 2 && !cells.back().text.empty() && !labels) {
        return 1;
    }
    return labels ? std::nullopt : std::optional{cells.size()};
}

/// The right row begins with the first of the labels before the second of two equal ones, or with
/// the only label that stands behind a value.
std::optional<std::size_t> CellGutter::right_of_row(Cells const& cells) {
    std::optional<std::size_t> right = first_of_labels(cells);
    // "2 <rest of a label>": a numeral that is parted from the rest of its label.
    if (right && *right > 0 && is_numeral(cells[*right - 1].text) &&
        m_labels.begins_label(std::string{cells[*right - 1].text}.append(cells[*right].text))) {
        --*right;
    }
    return right;
}

std::optional<std::size_t> CellGutter::first_of_labels(Cells const& cells) {
    if (std::optional<std::size_t> right = second_label(cells, true)) {
        while (is_text(cells[*right - 1]) && m_labels.is_like_label(cells[*right - 1].text)) {
            --*right;
        }
        return right;
    }
    std::vector<TextRun> const runs = text_runs(cells);
    if (runs.size() != 2) {
        return std::nullopt;
    }
    TextRun const& found = runs.back();
    std::string whole; // blanks may part the characters of a label
    for (std::size_t i = found.begin; i < found.end; ++i) {
        whole += cells[i].text;
    }
    bool const label =
        m_labels.is_like_label(cells[found.begin].text) || m_labels.begins_as_label(whole);
    return label ? std::optional{found.begin} : std::nullopt;
}

/// As many values as two of the longest rows have: none is missing.
std::optional<std::size_t> CellGutter::right_of_values(Cells const& cells) const {
    bool const whole = cells.size() == 2 * m_longest_row && m_longest_row > 0 &&
                       std::none_of(cells.begin(), cells.end(), is_text);
    return whole ? std::optional{m_longest_row} : std::nullopt;
}

CellGutter::Parted CellGutter::parted(Cells const& cells) {
    Parted out{cells.size(), std::nullopt, 0};
    if (cells.size() < 2) {
        bool const of_row = !cells.empty() &&
                            (is_value(cells.front()) || m_labels.is_like_label(cells.front().text));
        out.right = of_row ? std::nullopt : std::optional{cells.size()};
        return out;
    }
    bool const has_values = std::any_of(cells.begin(), cells.end(), is_value);
    out.right = has_values ? right_of_row(cells) : right_of_texts(cells);
    if (!out.right) {
        out.right = right_of_values(cells);
    }
    for (std::size_t i = out.right.value_or(0); i-- > 0 && out.values == 0;) {
        out.values = is_value(cells[i]) ? i + 1 : 0;
        out.filled = out.filled == 0 && !cells[i].text.empty() ? i + 1 : out.filled;
    }
    return out;
}

void CellGutter::part_lines() {
    m_parted.clear();
    for (std::uint32_t line = m_lines.first; line <= m_lines.last; ++line) {
        m_parted.push_back(
            parted(cells_of(m_facts.glosses.strip(m_source.text(line)), m_lines.separator)));
    }
    if (m_lines.separator != blanks) {
        settle_groups();
    }
}

/// Rows of tables that keep their blank cells are parted at one cell, whatever cells before a label
/// are blank: the first that one of them is parted at. No value of a left one stands behind it.
void CellGutter::settle_groups() {
    constexpr std::ptrdiff_t least_sure = 3;
    for (auto first = m_parted.begin(); first != m_parted.end();) {
        auto const end = std::find_if(
            first, m_parted.end(), [&](Parted const& line) { return line.cells != first->cells; });
        std::size_t right = SIZE_MAX;
        std::size_t values = 0;
        std::size_t filled = 0;
        auto const sure = std::count_if(first, end, [&](Parted const& line) {
            bool const is_sure = line.right && *line.right < line.cells;
            right = is_sure ? std::min(right, *line.right) : right;
            values = is_sure ? std::max(values, line.values) : values;
            filled = is_sure ? std::max(filled, line.filled) : filled;
            return is_sure;
        });
        if (first->cells > 2 && sure >= least_sure && values <= right) {
            std::for_each(first, end, [&](Parted& line) {
                line.right = right;
                line.has_gap = filled < right;
            });
        }
        first = end;
    }
}

/// What parts cells stands once between the last cell of the left one and the first of the right
/// one, and belongs to neither; bars may close the one or open the other.
Cut CellGutter::cut(std::uint32_t line) const {
    std::string_view const text = m_source.text(line);
    Parted const& parted = m_parted[line - m_lines.first];
    if (!parted.right || *parted.right >= parted.cells) {
        return {text.size(), parted.right.has_value(), text.size()};
    }
    std::string const plain = m_facts.glosses.strip(text);
    Cells const cells = cells_of(plain, m_lines.separator);
    std::size_t byte = with_glosses(m_facts.glosses.find(text), cells[*parted.right].byte);
    byte -= byte > 0 && text[byte - 1] == '"' ? 1U : 0U;
    std::string_view left = text.substr(0, byte);
    if (parted.has_gap && bar_length(trim(text)) > 0) {
        // The bar that closes the left row stands before the one that opens the right one.
        left.remove_suffix(left.size() - std::min(left.rfind('|'), left.size()));
        return {left.size(), true, left.size()};
    }
    for (std::string_view const mark : {"\t", ",", ";", "，", "；"}) {
        if (left.ends_with(mark)) {
            left.remove_suffix(mark.size());
            break;
        }
    }
    return {byte, true, left.size()};
}

} // namespace gouji
