#include "gouji/converters/recovery/flattened_tables.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gouji/converters/recovery/label_scan.hpp"
#include "gouji/formats/layout/line_structure.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t least_labels = 2 * LabelScan::enough;

bool is_text(Block const& block) {
    auto const* const paragraph = std::get_if<Paragraph>(&block.node);
    return paragraph != nullptr &&
           std::all_of(
               paragraph->children.begin(), paragraph->children.end(), [](Inline const& item) {
                   return std::holds_alternative<Text>(item.node) ||
                          std::holds_alternative<Styled>(item.node) ||
                          std::holds_alternative<LineBreak>(item.node);
               });
}

/// A line of a cell, and where it came from.
struct CellLine {
    std::string text; ///< as the source has it, with the glosses that are noise
    LineOrigin origin;
};

/// The lines of the table's cells; nullopt when it has several columns, more than text, or is drawn
/// in a text itself, whose lines say more than its cells.
std::optional<std::vector<CellLine>>
lines_of(Table const& table, SourceMap const& source, Glosses const& glosses) {
    std::vector<CellLine> lines;
    auto const add = [&](Block const& block) {
        std::string const text = plain_text(Blocks{block});
        std::uint32_t line = block.source.first;
        for (std::size_t at = 0; at <= text.size(); ++line) {
            std::size_t const end = std::min(text.find('\n', at), text.size());
            if (!block.source.known() || line >= block.source.end() ||
                trim(glosses.strip(source.text(line))) !=
                    trim(std::string_view{text}.substr(at, end - at))) {
                return false;
            }
            lines.push_back({std::string(source.text(line)), source.line(line).origin});
            at = end + 1;
        }
        return true;
    };
    for (Row const& row : table.rows) {
        if (row.cells.size() != 1) {
            return std::nullopt;
        }
        Blocks const& content = row.cells.front().content;
        if (content.empty()) {
            lines.push_back({{}, {}});
        }
        for (Block const& block : content) {
            if (!is_text(block) || !add(block)) {
                return std::nullopt;
            }
        }
    }
    return lines;
}

bool holds_labels(
    std::vector<CellLine> const& lines, LabelIndex const& index, Glosses const& glosses) {
    LabelScan scan(index);
    std::size_t labels = 0;
    for (CellLine const& line : lines) {
        labels += scan.labels_on(glosses.strip(line.text));
    }
    return labels >= least_labels;
}

} // namespace

void unfold_flattened_tables(
    Document& document, LabelIndex const& index, LineFacts const& facts, Diagnostics& diagnostics) {
    Blocks out;
    for (Block& block : document.blocks) {
        auto const* const table = std::get_if<Box<Table>>(&block.node);
        auto const lines = table != nullptr && !(*table)->form
                               ? lines_of(**table, document.source, facts.glosses)
                               : std::optional<std::vector<CellLine>>{};
        if (!lines || !holds_labels(*lines, index, facts.glosses)) {
            out.push_back(std::move(block));
            continue;
        }
        LineRange const range{document.source.size(), static_cast<std::uint32_t>(lines->size())};
        for (CellLine const& line : *lines) {
            document.source.add_line(line.text, line.origin);
        }
        Blocks unfolded = structure_lines(document.source, {&range, 1}, diagnostics);
        facts.glosses.strip(unfolded);
        std::move(unfolded.begin(), unfolded.end(), std::back_inserter(out));
    }
    document.blocks = std::move(out);
}

} // namespace gouji
