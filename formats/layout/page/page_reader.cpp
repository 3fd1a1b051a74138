#include "gouji/formats/layout/page/page_reader.hpp"

#include <algorithm>
#include <numeric>

#include "gouji/formats/layout/page/aligned_tables.hpp"
#include "gouji/formats/layout/page/line_text.hpp"
#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/formats/layout/page/page_turn.hpp"
#include "gouji/formats/layout/page/page_words.hpp"
#include "gouji/formats/layout/page/reading_order.hpp"
#include "gouji/formats/layout/page/ruled_tables.hpp"
#include "gouji/formats/layout/page/table_nesting.hpp"
#include "gouji/formats/layout/page/table_refining.hpp"
#include "gouji/formats/layout/page/table_text.hpp"

namespace gouji {

namespace {

/// A gap of this part of the font size ends a piece of a line: what stands behind it may be of
/// another column.
constexpr float piece_gap = 0.9F;

/// Words of one line that no wide gap keeps apart.
struct LinePiece {
    std::vector<std::uint32_t> words;
    Rect box;
};

/// The sides of a column of text.
struct Column {
    float left = 0;
    float right = 0;
};

class PageReader {
public:
    PageReader(PageContent const& page, PageTurn turn, RunKind kind, SourceMap& source)
        : m_page(page), m_text(find_words(page, kind)), m_refs(m_text, page, turn, source) {}

    ReadPage read() {
        RuledTables ruled = find_ruled_tables(m_page, m_text);
        m_tables = nest_tables(std::move(ruled.tables));
        m_drawings = drawings_of(ruled);
        std::vector<FoundTable> const rows = std::move(ruled.rows);
        for (Edges const& group : ruled.loose) {
            for (Edge const& edge : group.horizontal) {
                m_rules.push_back({edge.at, edge.begin, edge.end});
            }
        }
        std::sort(m_rules.begin(), m_rules.end(), [](RowRule const& a, RowRule const& b) {
            return a.y < b.y;
        });
        find_pieces();
        for (PagePart const& part : find_reading_order(boxes())) {
            read_part(part);
        }
        ReadPage page{m_page.number, m_page.width, m_page.height, std::move(m_items), {}, {}};
        for (FoundTable const& row : rows) {
            page.fragments.push_back(read_fragment(m_text, row, m_refs));
        }
        return page;
    }

private:
    /// Charts with the scales beside them, and pictures; but a scan, or what lies behind all of a
    /// page, is no picture in it.
    [[nodiscard]] std::vector<Rect> drawings_of(RuledTables const& ruled) const {
        constexpr float scale = 12; // points
        constexpr float background = 0.5F;
        std::vector<Rect> found;
        float area = 0;
        for (PagePicture const& picture : m_page.pictures) {
            found.push_back(picture.box);
            area += width_of(picture.box) * height_of(picture.box);
        }
        if (area > background * m_page.width * m_page.height) {
            found.clear();
        }
        for (Rect const& box : ruled.drawings) {
            found.push_back({box.x0 - 2 * scale, box.y0 - scale, box.x1 + scale, box.y1 + scale});
        }
        return found;
    }

    void find_pieces() {
        std::vector<bool> taken(m_text.words.size());
        for (NestedTable const& table : m_tables) {
            table.for_each_word([&](std::uint32_t word) { taken[word] = true; });
        }
        bool joins = false;
        for (std::uint32_t i = 0; i < m_text.words.size(); ++i) {
            if (taken[i]) {
                joins = false;
                continue;
            }
            PageWord const& word = m_text.words[i];
            if (joins && word.upright) {
                PageWord const& last = m_text.words[m_pieces.back().words.back()];
                joins = last.line == word.line && last.upright &&
                        word.box.x0 - last.box.x1 <= piece_gap * std::max(last.size, word.size);
            }
            if (!joins || !word.upright) {
                m_pieces.push_back({{}, word.box});
            }
            m_pieces.back().words.push_back(i);
            m_pieces.back().box = united(m_pieces.back().box, word.box);
            joins = true;
        }
    }

    /// Pieces, then tables, then pictures: the indices of a PagePart.
    [[nodiscard]] std::vector<OrderBox> boxes() const {
        std::vector<OrderBox> found;
        for (LinePiece const& piece : m_pieces) {
            found.push_back({piece.box, m_text.words[piece.words.front()].size});
        }
        for (NestedTable const& table : m_tables) {
            found.push_back({table.table.grid.box(), 0});
        }
        for (PagePicture const& picture : m_page.pictures) {
            found.push_back({picture.box, 0});
        }
        return found;
    }

    void read_part(PagePart const& part) {
        std::vector<std::uint32_t> pieces;
        std::vector<std::uint32_t> others;
        for (std::uint32_t const box : part.boxes) {
            (box < m_pieces.size() ? pieces : others).push_back(box);
        }
        // Pieces were found line by line, from left to right.
        std::sort(pieces.begin(), pieces.end());
        Column const column = column_of(part, pieces);
        auto other = others.begin();
        std::vector<TableLine> lines;
        for (std::size_t begin = 0; begin < pieces.size();) {
            std::size_t end = begin + 1;
            while (end < pieces.size() && line_number(pieces[end]) == line_number(pieces[begin])) {
                ++end;
            }
            float const top = m_pieces[pieces[begin]].box.y0;
            while (other != others.end() && top_of(*other) <= top) {
                add_lines(lines, column);
                add_other(*other++);
            }
            lines.push_back(line_of({pieces.data() + begin, end - begin}));
            begin = end;
        }
        add_lines(lines, column);
        std::for_each(other, others.end(), [&](std::uint32_t box) { add_other(box); });
        add_open_table({});
    }

    [[nodiscard]] TableLine line_of(std::span<std::uint32_t const> pieces) const {
        std::vector<std::uint32_t> words;
        for (std::uint32_t const piece : pieces) {
            words.insert(words.end(), m_pieces[piece].words.begin(), m_pieces[piece].words.end());
        }
        return make_table_line(m_text, std::move(words));
    }

    /// Lines that nothing interrupts: the tables among them, and the rest as text.
    void add_lines(std::vector<TableLine>& lines, Column column) {
        std::size_t const taken = add_open_table(lines);
        lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(taken));
        for (std::size_t begin = 0; begin < lines.size();) {
            bool const drawn = is_in_drawing(lines[begin]);
            std::size_t end = begin + 1;
            while (end < lines.size() && is_in_drawing(lines[end]) == drawn) {
                ++end;
            }
            add_text({lines.data() + begin, end - begin}, drawn, column);
            begin = end;
        }
        lines.clear();
    }

    /// Labels of charts and pictures stand in line, too.
    [[nodiscard]] bool is_in_drawing(TableLine const& line) const {
        return std::any_of(m_drawings.begin(), m_drawings.end(), [&](Rect const& drawing) {
            auto const inside =
                std::count_if(line.words.begin(), line.words.end(), [&](std::uint32_t word) {
                    return contains_middle(drawing, m_text.words[word].box);
                });
            return static_cast<std::size_t>(inside) * 2 > line.words.size();
        });
    }

    void add_text(std::span<TableLine const> lines, bool drawn, Column column) {
        std::size_t at = 0;
        std::vector<AlignedTable> tables =
            drawn ? std::vector<AlignedTable>{} : find_aligned_tables(m_text, lines, m_rules);
        for (AlignedTable& found : tables) {
            for (; at < found.begin; ++at) {
                add_line(lines[at], column);
            }
            NestedTable const table{std::move(found.table), {}};
            m_items.push_back({read_table(m_text, table, m_refs), m_page.number});
            at = found.end;
        }
        for (; at < lines.size(); ++at) {
            add_line(lines[at], column);
        }
    }

    [[nodiscard]] Column
    column_of(PagePart const& part, std::vector<std::uint32_t> const& pieces) const {
        Column column{m_page.width, 0};
        auto const widen = [&](Rect const& box) {
            column.left = std::min(column.left, box.x0);
            column.right = std::max(column.right, box.x1);
        };
        if (part.is_column) {
            for (std::uint32_t const piece : pieces) {
                widen(m_pieces[piece].box);
            }
            return column;
        }
        // What stands across the page has the width of all of it.
        for (LinePiece const& piece : m_pieces) {
            widen(piece.box);
        }
        return column;
    }

    [[nodiscard]] std::uint32_t line_number(std::uint32_t piece) const {
        return m_text.words[m_pieces[piece].words.front()].line;
    }
    [[nodiscard]] float top_of(std::uint32_t box) const {
        std::size_t const index = box - m_pieces.size();
        return index < m_tables.size() ? m_tables[index].table.grid.box().y0
                                       : m_page.pictures[index - m_tables.size()].box.y0;
    }

    void add_other(std::uint32_t box) {
        add_open_table({});
        std::size_t const index = box - m_pieces.size();
        if (index < m_tables.size()) {
            m_open_table = &m_tables[index];
        } else {
            m_items.push_back({m_page.pictures[index - m_tables.size()], m_page.number});
        }
    }

    /// The table that came last, with those of the lines below it that belong to it: returns how
    /// many.
    std::size_t add_open_table(std::span<TableLine const> below) {
        if (m_open_table == nullptr) {
            return 0;
        }
        std::size_t const taken = extend_below(m_text, m_open_table->table, below, m_rules);
        m_items.push_back({read_table(m_text, *m_open_table, m_refs), m_page.number});
        m_open_table = nullptr;
        return taken;
    }

    void add_line(TableLine const& line, Column column) {
        std::vector<std::uint32_t> const& words = line.words;
        LineItem item;
        item.box = line.box;
        item.text = line_text(m_text, words);
        item.source_line = m_refs.add_line(words);
        item.bold = true;
        float widest = -1;
        for (std::uint32_t const index : words) {
            PageWord const& word = m_text.words[index];
            item.bold = item.bold && word.bold;
            // The size of a line is that of most of it.
            if (width_of(word.box) > widest) {
                widest = width_of(word.box);
                item.size = word.size;
                item.baseline = word.baseline;
            }
        }
        item.first_token_width = first_token_width(m_text, m_text.words[words.front()]);
        item.left = column.left;
        item.right = column.right;
        item.gaps = has_wide_gap(line);
        m_items.push_back({std::move(item), m_page.number});
    }

    /// Wider than justified text has it.
    static bool has_wide_gap(TableLine const& line) {
        constexpr float wide = 1.8F; // of the font size
        for (std::size_t i = 1; i < line.chunks.size(); ++i) {
            if (line.chunks[i].x0 - line.chunks[i - 1].x1 > wide * line.size) {
                return true;
            }
        }
        return false;
    }

    PageContent const& m_page;
    PageText m_text;
    SourceLines m_refs;
    std::vector<NestedTable> m_tables;
    NestedTable* m_open_table = nullptr; ///< read when it is known what follows
    std::vector<LinePiece> m_pieces;
    std::vector<RowRule> m_rules; ///< those of no ruled table
    std::vector<Rect> m_drawings;
    std::vector<PageItem> m_items;
};

} // namespace

ReadPage read_page(PageContent page, SourceMap& source) {
    PageTurn const turn = turn_upright(page);
    ReadPage read = PageReader{page, turn, RunKind::Content, source}.read();
    bool const artifacts = std::any_of(
        page.runs.begin(), page.runs.end(), [](TextRun const& run) { return run.artifact; });
    if (artifacts) {
        page.rules.clear();
        page.fills.clear();
        page.pictures.clear();
        for (PageItem& item : PageReader{page, turn, RunKind::Artifact, source}.read().items) {
            read.artifacts.push_back(std::move(std::get<LineItem>(item.node)));
        }
    }
    return read;
}

} // namespace gouji
