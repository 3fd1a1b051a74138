#include "gouji/formats/pdf/read/tagged_document.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "gouji/formats/pdf/read/structure_tree.hpp"
#include "gouji/formats/pdf/read/tagged_content.hpp"
#include "gouji/formats/pdf/read/tagged_reader.hpp"
#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"
#include "gouji/model/walk.hpp"

namespace gouji::pdfread {

namespace {

/// Where the cells of a table stand against its rows and columns.
class PlacementCheck {
public:
    explicit PlacementCheck(SourceMap const& source) : m_source(source) {}

    void look_at(Table const& table) {
        TableGrid const grid = form_grid(table);
        Row row;
        float last_right = 0;
        std::int32_t last_page = 0;
        for (TableGrid::Placed const& placed : grid.cells()) {
            if (placed.row != row.number) {
                end_row(row);
                row = {placed.row, 0, 1e9F, -1e9F};
                last_page = 0;
            }
            if (placed.cell->source.line == no_line || is_blank(placed.cell->content)) {
                continue;
            }
            SourceLine const line = m_source.line(placed.cell->source.line);
            if (line.box.x1 <= line.box.x0) {
                continue;
            }
            if (last_page == line.origin.page) {
                ++m_checks;
                m_faults += line.box.x1 < last_right ? 1 : 0;
            }
            last_page = line.origin.page;
            last_right = line.box.x0;
            if (placed.row_span == 1 && (row.page == 0 || row.page == line.origin.page)) {
                float const middle = (line.box.y0 + line.box.y1) / 2;
                row.page = line.origin.page;
                row.top = std::min(row.top, middle);
                row.bottom = std::max(row.bottom, middle);
            }
        }
        end_row(row);
        m_above = {};
    }

    [[nodiscard]] bool failed() const { return m_faults * 20 > m_checks; }

private:
    /// The middles of the cells that stand in one row only.
    struct Row {
        std::int32_t number = -1;
        std::int32_t page = 0;
        float top = 1e9F;
        float bottom = -1e9F;
    };
    void end_row(Row const& row) {
        if (row.page == 0) {
            return;
        }
        if (m_above.page == row.page) {
            ++m_checks;
            m_faults += row.top + 1 < m_above.bottom ? 1 : 0;
        }
        m_above = row;
    }

    SourceMap const& m_source;
    Row m_above;
    std::size_t m_checks = 0;
    std::size_t m_faults = 0;
};

bool tables_fit_pages(Document const& document) {
    PlacementCheck check(document.source);
    for (TableInDocument const& item : tables_of(document)) {
        check.look_at(*item.table);
    }
    return !check.failed();
}

/// Lines of a sequence of furniture.
Blocks sequence_paragraph(PageContent const& page, ArtifactSequence const& sequence) {
    Paragraph paragraph;
    float baseline = 0;
    for (TextRun const& run : page.runs) {
        if (run.order < sequence.first_run || run.order >= sequence.last_run) {
            continue;
        }
        bool const wraps = !paragraph.children.empty() && std::abs(run.baseline - baseline) > 1;
        if (wraps) {
            paragraph.children.push_back({LineBreak{}});
        }
        if (paragraph.children.empty() || wraps) {
            paragraph.children.push_back({Text{}});
        }
        std::get<Text>(paragraph.children.back().node).utf8 += run.text;
        baseline = run.baseline;
    }
    Blocks blocks;
    blocks.push_back({std::move(paragraph), {}});
    return blocks;
}

/// Our header and footer stand on every page alike.
void take_header_and_footer(std::vector<ReadPage> const& pages, Document& document) {
    auto const take = [&](std::string_view subtype, Blocks& into) {
        for (ReadPage const& page : pages) {
            for (ArtifactSequence const& sequence : page.artifacts) {
                if (sequence.subtype == subtype) {
                    Blocks blocks = sequence_paragraph(page.content, sequence);
                    std::move(blocks.begin(), blocks.end(), std::back_inserter(into));
                }
            }
            if (!into.empty()) {
                return;
            }
        }
    };
    take("Header", document.header);
    take("Footer", document.footer);
}

FurnitureKind
furniture_kind(std::string_view subtype, TextRun const& run, PageContent const& page) {
    bool const digits =
        run.text.find_first_of("0123456789") != std::string::npos && run.stops.size() <= 12;
    if (subtype == "PageNum" || (subtype.empty() && digits)) {
        return FurnitureKind::PageNumber;
    }
    bool const above = run.baseline < page.height / 2;
    return subtype == "Header" || (subtype != "Footer" && above) ? FurnitureKind::Header
                                                                 : FurnitureKind::Footer;
}

/// What others marked as furniture, a line a piece.
void take_furniture(
    std::vector<ReadPage> const& pages, Document& document, Diagnostics& diagnostics) {
    for (ReadPage const& page : pages) {
        TextRun const* last = nullptr;
        auto sequence = page.artifacts.begin();
        for (TextRun const& run : page.content.runs) {
            if (!run.artifact || is_blank(run.text)) {
                continue;
            }
            while (sequence != page.artifacts.end() && sequence->last_run <= run.order) {
                ++sequence;
            }
            bool const goes_on = last != nullptr && std::abs(last->baseline - run.baseline) < 1;
            if (goes_on) {
                document.furniture.back().text += run.text;
            } else {
                std::string_view const subtype =
                    sequence != page.artifacts.end() ? sequence->subtype : std::string_view();
                document.furniture.push_back(
                    {furniture_kind(subtype, run, page.content), run.text, {}});
            }
            last = &run;
        }
    }
    if (!document.furniture.empty()) {
        diagnostics.add(
            Code::FurnitureRemoved,
            {},
            {{"count", std::to_string(document.furniture.size())},
             {"example", std::string(trim(document.furniture.front().text))}});
    }
}

void take_page_setup(StructureTree const& tree, Document& document) {
    for (StructureElement const& element : tree.elements()) {
        if (element.standard != "Document") {
            continue;
        }
        Object const values = tree.attribute(element, pdf_names::owner, pdf_names::page);
        if (values.size() == 6) {
            auto const value = [&](std::size_t i) {
                return static_cast<float>(values.at(i).number());
            };
            document.page = PageSetup{value(0), value(1), value(2), value(3), value(4), value(5)};
        }
        return;
    }
}

bool ignore_tags(char const* reason, Diagnostics& diagnostics) {
    diagnostics.add(Code::TagsIgnored, {}, {{"reason", reason}});
    return false;
}

} // namespace

bool read_tagged(
    ReadDocument& read, ReadOptions const& options, Document& document, Diagnostics& diagnostics) {
    std::optional<StructureTree> const tree =
        StructureTree::read(*read.file, read.list, *read.resources, options.limits.depth);
    if (!tree) {
        return false;
    }
    Document tagged;
    Diagnostics said;
    TaggedContent content(read.pages);
    MediaLoader media(tagged);
    TaggedReader reader(*tree, content, media, tagged, said, options.limits.depth);
    reader.read();
    auto const [outside, all] = content.count_outside();
    constexpr std::size_t few = 10; // a stamp, a page number that nobody marked
    if (outside == all && all != 0) {
        return false; // a tree in name only
    }
    if (outside > few && outside * 100 > all) {
        return ignore_tags("text stands outside of them", diagnostics);
    }
    if (!tree->is_own() && !tables_fit_pages(tagged)) {
        return ignore_tags("cells stand elsewhere than their rows and columns say", diagnostics);
    }
    for (Diagnostic const& one : said.all()) {
        diagnostics.add(one.code, one.place, one.data);
    }
    if (tree->is_own()) {
        take_header_and_footer(read.pages, tagged);
        take_page_setup(*tree, tagged);
    } else {
        take_furniture(read.pages, tagged, diagnostics);
    }
    tagged.metadata = std::move(document.metadata);
    document = std::move(tagged);
    return true;
}

} // namespace gouji::pdfread
