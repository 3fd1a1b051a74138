#include "gouji/converters/recovery/text/flattened_tables.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gouji/converters/recovery/labels/label_scan.hpp"
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

struct FlattenedTable {
    std::size_t block; ///< of the document
    std::vector<CellLine> lines;
};

std::vector<FlattenedTable>
find_flattened(Document const& document, LabelIndex const& index, Glosses const& glosses) {
    std::vector<FlattenedTable> found;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        auto const* const table = std::get_if<Box<Table>>(&document.blocks[i].node);
        auto lines = table != nullptr && !(*table)->form
                         ? lines_of(**table, document.source, glosses)
                         : std::optional<std::vector<CellLine>>{};
        if (lines && holds_labels(*lines, index, glosses)) {
            found.push_back({i, std::move(*lines)});
        }
    }
    return found;
}

} // namespace

void unfold_flattened_tables(
    Document& document, LabelIndex const& index, LineFacts const& facts, Diagnostics& diagnostics) {
    std::vector<FlattenedTable> const tables = find_flattened(document, index, facts.glosses);
    if (tables.empty()) {
        return;
    }
    Blocks out;
    std::size_t copied = 0; // blocks of the document
    auto const move_up_to = [&](std::size_t end) {
        for (; copied < end; ++copied) {
            out.push_back(std::move(document.blocks[copied]));
        }
    };
    for (FlattenedTable const& table : tables) {
        move_up_to(table.block);
        ++copied;
        LineRange const range{
            document.source.size(), static_cast<std::uint32_t>(table.lines.size())};
        for (CellLine const& line : table.lines) {
            document.source.add_line(line.text, line.origin);
        }
        Blocks unfolded = structure_lines(document.source, {&range, 1}, diagnostics);
        facts.glosses.strip(unfolded);
        std::move(unfolded.begin(), unfolded.end(), std::back_inserter(out));
    }
    move_up_to(document.blocks.size());
    document.blocks = std::move(out);
}

} // namespace gouji
