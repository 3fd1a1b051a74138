#include "gouji/converters/recovery/text/table_reach.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "gouji/converters/recovery/labels/label_scan.hpp"
#include "gouji/converters/recovery/text/regions.hpp"
#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/layout/page_number.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Cells before the first label of a table and behind its last one that it may take or look at: a
/// region's slack, and the surroundings in which its values are looked for, read_order's the
/// widest.
constexpr std::size_t reach_before = 400;
constexpr std::size_t reach_behind = 640;
/// Shorter texts are not worth a survey.
constexpr std::uint32_t short_lines = 400;
constexpr std::size_t short_bytes = 65536;

/// Cells of the text, counted from its begin: [begin, end).
struct Stretch {
    std::size_t begin;
    std::size_t end;
};

/// More than bars, blanks, and what rules are drawn with.
bool has_words(std::string_view text) {
    constexpr std::string_view rules = "-:=+ \t";
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const bar = bar_length(text.substr(at));
        if (bar == 0 && rules.find(text[at]) == std::string_view::npos) {
            return true;
        }
        at += std::max<std::size_t>(bar, 1);
    }
    return false;
}

/// The end of a note, which may become one cell with the value on the line above it.
bool may_end_note(std::string_view line) {
    constexpr std::size_t longest = 96; // bytes of a value with its note
    return line.size() <= longest &&
           (line.find(')') != std::string_view::npos || line.find("）") != std::string_view::npos);
}

/// Walks through the blocks, and counts cells where they surely are: each line of words has one. So
/// labels may be farther from each other than they are counted here, never nearer.
class LabelSurvey {
public:
    LabelSurvey(Document const& document, LineFacts const& facts, LabelIndex const& index)
        : m_source(document.source), m_facts(facts), m_scan(index) {
        for (Block const& block : document.blocks) {
            m_begin.push_back(m_cells);
            add(block, index);
        }
        m_begin.push_back(m_cells);
        close();
    }

    [[nodiscard]] std::vector<bool> held() const {
        std::vector<bool> held;
        auto stretch = m_stretches.begin();
        for (std::size_t block = 0; block + 1 < m_begin.size(); ++block) {
            while (stretch != m_stretches.end() && stretch->end < m_begin[block]) {
                ++stretch;
            }
            held.push_back(stretch != m_stretches.end() && stretch->begin <= m_begin[block + 1]);
        }
        return held;
    }

private:
    void add(Block const& block, LabelIndex const& index) {
        auto const* const table = std::get_if<Box<Table>>(&block.node);
        if (table != nullptr && !drawn_in_lines(**table, m_source)) {
            add_table(**table, index);
            return;
        }
        for_each_line(block, m_source, [&](std::string_view line, std::uint32_t number) {
            std::vector<std::uint32_t> const& heads = m_facts.running_heads;
            if (std::binary_search(heads.begin(), heads.end(), number) || is_page_number(line)) {
                return; // a label may go on behind it
            }
            if (m_facts.glosses.are_noise()) {
                add_line(m_facts.glosses.strip(line));
            } else {
                add_line(line);
            }
        });
    }

    /// A row has a cell that is on the stream, beside its number.
    void add_table(Table const& table, LabelIndex const& index) {
        if (!index.is_outgrown_by(table)) {
            add_labels(LabelScan::enough); // its cells are looked at one by one
            return;
        }
        for (Row const& row : table.rows) {
            m_cells += row.cells.size() > 1 ? 1U : 0U;
            for (Cell const& cell : row.cells) {
                add_labels(m_scan.labels_on(plain_text(cell.content)));
            }
        }
    }

    void add_line(std::string_view line) {
        m_cells += has_cell(line) && !may_end_note(line) ? 1U : 0U;
        add_labels(m_scan.labels_on(line));
    }

    /// Whatever stands around the line.
    bool has_cell(std::string_view line) {
        bool const separates = m_lone_bars.only_separates(line);
        if (!has_bar(line)) {
            return true;
        }
        std::string_view const text = trim(line);
        bool const is_lone_bar = text == "|";
        bool const closes_blank = text.ends_with(" |") && text.find('|') + 1 < text.size() &&
                                  text.find_first_not_of("| \t") == std::string_view::npos;
        return has_words(text) || closes_blank || (is_lone_bar && !separates);
    }

    void add_labels(std::size_t labels) {
        if (labels == 0) {
            return;
        }
        if (m_cells > m_last + longest_label_gap) {
            close();
        }
        m_first = m_labels == 0 ? m_cells : m_first;
        m_last = m_cells;
        m_labels += labels;
    }

    /// The labels so far, and those to come, are no one table's.
    void close() {
        if (m_labels >= LabelScan::enough) {
            m_stretches.push_back(
                {m_first - std::min(m_first, reach_before), m_last + reach_behind});
        }
        m_labels = 0;
    }

    SourceMap const& m_source;
    LineFacts const& m_facts;
    LabelScan m_scan;
    LoneBars m_lone_bars;
    std::size_t m_cells = 0;
    std::vector<std::size_t> m_begin; ///< by block, and behind the last one: the cells before it
    std::size_t m_labels = 0;         ///< since the last close()
    std::size_t m_first = 0;          ///< cells before the first of them
    std::size_t m_last = 0;           ///< cells before the last of them
    std::vector<Stretch> m_stretches; ///< in order; they may overlap
};

bool is_short(SourceMap const& source) {
    std::size_t bytes = 0;
    for (std::uint32_t i = 0; i < std::min(source.size(), short_lines); ++i) {
        bytes += source.text(i).size();
    }
    return source.size() < short_lines && bytes < short_bytes;
}

} // namespace

TableReach::TableReach(Document const& document, LineFacts const& facts, LabelIndex const& index)
    // Parts of torn lines are labels that no scan could put together.
    : m_all(is_short(document.source) || !facts.torn.empty()) {
    if (!m_all) {
        m_held = LabelSurvey(document, facts, index).held();
    }
}

} // namespace gouji
