#include "gouji/converters/recovery/tables/claims.hpp"

#include <algorithm>
#include <optional>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/line_structure.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// A stretch of blocks that some claims reach into: replaced as a whole.
class Cluster {
public:
    Cluster(
        Document& document,
        CellStream const& stream,
        std::span<std::uint32_t const> running_heads,
        Diagnostics& diagnostics)
        : m_document(document), m_stream(stream), m_running_heads(running_heads),
          m_diagnostics(diagnostics) {}

    [[nodiscard]] std::uint32_t first_block() const {
        return m_stream[m_claims.front().begin].block;
    }
    [[nodiscard]] std::uint32_t last_block() const { return m_last_block; }

    [[nodiscard]] bool reaches(Claim const& claim) const {
        return m_stream[claim.begin].block <= m_last_block;
    }
    void add(Claim claim) {
        m_last_block = m_stream[claim.end - 1].block;
        m_claims.push_back(std::move(claim));
    }

    /// The blocks that stand for the cluster from now on.
    Blocks replacement() {
        m_used.assign(last_block() - first_block() + 1, false);
        std::size_t const begin = first_cell();
        std::size_t const end = behind_last_cell();
        m_leftover.assign(end - begin, true);
        m_label_rest.assign(end - begin, false);
        for (Claim const& claim : m_claims) {
            std::fill(
                m_leftover.begin() + static_cast<std::ptrdiff_t>(claim.begin - begin),
                m_leftover.begin() + static_cast<std::ptrdiff_t>(claim.end - begin),
                false);
            for (std::size_t const cell : claim.leftovers) {
                m_leftover[cell - begin] = true;
            }
            for (std::size_t const cell : claim.label_rests) {
                m_label_rest[cell - begin] = true;
            }
        }
        for (std::size_t cell = begin; cell < end; ++cell) {
            if (!m_leftover[cell - begin]) {
                m_used[m_stream[cell].block - first_block()] = true;
            }
        }
        Blocks out;
        std::size_t at = begin;
        for (Claim& claim : m_claims) {
            keep(out, begin, at, claim.begin);
            Block table{Box<Table>{std::move(claim.table)}, lines_of(claim.begin, claim.end)};
            out.push_back(std::move(table));
            keep(out, begin, claim.begin, claim.end);
            at = claim.end;
        }
        keep(out, begin, at, end);
        keep_running_heads();
        keep_silent_blocks(out);
        return out;
    }

private:
    [[nodiscard]] std::size_t first_cell() const {
        std::size_t cell = m_claims.front().begin;
        while (cell > 0 && m_stream[cell - 1].block == first_block()) {
            --cell;
        }
        return cell;
    }
    [[nodiscard]] std::size_t behind_last_cell() const {
        std::size_t cell = m_claims.back().end;
        while (cell < m_stream.size() && m_stream[cell].block == m_last_block) {
            ++cell;
        }
        return cell;
    }

    [[nodiscard]] LineRange lines_of(std::size_t begin, std::size_t end) const {
        LineRange lines;
        std::uint32_t last = 0;
        for (std::size_t cell = begin; cell < end; ++cell) {
            std::uint32_t const line = m_stream[cell].source.line;
            if (line != no_line) {
                lines.first = std::min(lines.first, line);
                last = std::max(last, line);
            }
        }
        lines.count = lines.first == no_line ? 0 : last - lines.first + 1;
        return lines;
    }

    /// Keeps the leftover cells of [from, to).
    void keep(Blocks& out, std::size_t begin, std::size_t from, std::size_t to) {
        for (std::size_t cell = from; cell < to;) {
            std::size_t const first = cell;
            std::vector<StreamCell const*> row; // leftover cells of one line, or of one table row
            bool only_label_rests = true;
            for (; cell < to && same_row(first, cell); ++cell) {
                if (m_leftover[cell - begin]) {
                    m_leftover[cell - begin] = false;
                    only_label_rests &= m_label_rest[cell - begin];
                    row.push_back(&m_stream[cell]);
                }
            }
            if (row.empty() || only_label_rests) {
                continue;
            }
            StreamCell const& found = *row.front();
            if (!m_used[found.block - first_block()] && !is_outside(found.kind)) {
                keep_block(out, found.block);
            } else {
                bool const goes_beyond = (first > 0 && same_row(first, first - 1)) ||
                                         (cell < m_stream.size() && same_row(first, cell));
                keep_row(out, row, row.size() == cell - first && !goes_beyond);
            }
        }
    }

    [[nodiscard]] bool same_row(std::size_t left, std::size_t right) const {
        StreamCell const& a = m_stream[left];
        StreamCell const& b = m_stream[right];
        bool const in_table = a.slot.row >= 0;
        return left == right ||
               (a.block == b.block && a.slot.row == b.slot.row && a.source.line == b.source.line &&
                (in_table || a.source.line != no_line));
    }

    /// Cells beside which the table took others, or a whole line or row of a block that it took.
    void keep_row(Blocks& out, std::vector<StreamCell const*> const& row, bool whole) {
        StreamCell const& found = *row.front();
        std::string text;
        std::size_t texts = 0;
        for (StreamCell const* cell : row) {
            if (!cell->text.empty()) {
                text += (text.empty() ? "" : " ") + cell->text;
                ++texts;
            }
        }
        LineRange const line =
            found.source.line == no_line ? LineRange{} : LineRange{found.source.line, 1};
        bool const drawn = found.row_line || found.slot.row >= 0;
        if (texts == 0) {
            return;
        }
        if (found.kind == CellKind::PageNumber) {
            m_document.furniture.push_back({FurnitureKind::PageNumber, text, line});
        } else if (whole && drawn && texts > 1) {
            // A head among the form's rows that the form does not have: invented at a page break.
            m_document.furniture.push_back({FurnitureKind::Header, text, line});
        } else if (whole && line.known() && found.slot.row < 0) {
            Blocks blocks = structure_lines(m_document.source, {&line, 1}, m_diagnostics);
            std::move(blocks.begin(), blocks.end(), std::back_inserter(out));
        } else {
            // A chapter's title may stand in a row of its own.
            std::int32_t const level = whole && texts == 1 ? numbered_heading_level(text) : 0;
            out.push_back(
                level != 0 ? Block{Heading{make_inlines(text), level}, {}} : make_paragraph(text));
            out.back().source = line;
        }
    }

    void keep_block(Blocks& out, std::uint32_t block) {
        if (m_kept_block != block) {
            m_kept_block = block;
            out.push_back(std::move(m_document.blocks[block]));
        }
    }

    /// A line of bars and blanks alone: padding that the table's rows have taken account of.
    [[nodiscard]] bool is_padding(std::uint32_t block) const {
        Blocks const one{m_document.blocks[block]};
        std::u32string const text = to_utf32(plain_text(one));
        static constexpr std::u32string_view bars = U"|｜│┃║";
        bool const barred = text.find_first_of(bars) != std::u32string::npos;
        return barred && std::all_of(text.begin(), text.end(), [](char32_t c) {
                   return bars.find(c) != std::u32string_view::npos || c == U'\n' || is_blank(c);
               });
    }

    /// Heads of pages among the lines that the tables took are no part of the text.
    void keep_running_heads() {
        for (Claim const& claim : m_claims) {
            LineRange const lines = lines_of(claim.begin, claim.end);
            auto const first =
                std::lower_bound(m_running_heads.begin(), m_running_heads.end(), lines.first);
            for (auto head = first; head != m_running_heads.end() && *head < lines.end(); ++head) {
                m_document.furniture.push_back(
                    {FurnitureKind::Header,
                     std::string{trim(m_document.source.text(*head))},
                     {*head, 1}});
            }
        }
    }

    /// Every line of the block that is not blank is a head of a page.
    [[nodiscard]] bool is_running_head(std::uint32_t block) const {
        LineRange const lines = m_document.blocks[block].source;
        if (!lines.known()) {
            return false;
        }
        for (std::uint32_t line = lines.first; line < lines.end(); ++line) {
            if (!is_blank(m_document.source.text(line)) &&
                !std::binary_search(m_running_heads.begin(), m_running_heads.end(), line)) {
                return false;
            }
        }
        return true;
    }

    /// Blocks without any cell (a picture, a page break) inside the cluster.
    void keep_silent_blocks(Blocks& out) {
        std::vector<bool> has_cells(m_used.size(), false);
        for (std::size_t cell = first_cell(); cell < behind_last_cell(); ++cell) {
            has_cells[m_stream[cell].block - first_block()] = true;
        }
        for (std::uint32_t i = 0; i < has_cells.size(); ++i) {
            std::uint32_t const block = first_block() + i;
            if (!has_cells[i] && !is_padding(block) && !is_running_head(block)) {
                out.push_back(std::move(m_document.blocks[block]));
            }
        }
    }

    Document& m_document;
    CellStream const& m_stream;
    std::span<std::uint32_t const> m_running_heads;
    Diagnostics& m_diagnostics;
    std::vector<Claim> m_claims;
    std::uint32_t m_last_block = 0;
    std::vector<bool> m_used;       ///< by block of the cluster: a table took some of it
    std::vector<bool> m_leftover;   ///< by cell of the cluster: still to be kept
    std::vector<bool> m_label_rest; ///< by cell of the cluster: a piece of a label of its table
    std::uint32_t m_kept_block = UINT32_MAX;
};

void report_furniture(Document const& document, std::size_t before, Diagnostics& diagnostics) {
    if (document.furniture.size() > before) {
        Furniture const& first = document.furniture[before];
        std::size_t const count = document.furniture.size() - before;
        diagnostics.add(
            Code::FurnitureRemoved,
            place_of(document.source, {first.source.first, 0}),
            {{"count", std::to_string(count)}, {"example", first.text}});
    }
}

} // namespace

void apply_claims(
    Document& document,
    CellStream const& stream,
    std::vector<Claim> claims,
    std::span<std::uint32_t const> running_heads,
    Diagnostics& diagnostics) {
    if (claims.empty()) {
        return;
    }
    std::size_t const furniture_before = document.furniture.size();
    struct Replacement {
        std::uint32_t first;
        std::uint32_t last;
        Blocks blocks;
    };
    std::vector<Replacement> replacements;
    std::optional<Cluster> cluster;
    auto const close = [&] {
        if (cluster) {
            replacements.push_back(
                {cluster->first_block(), cluster->last_block(), cluster->replacement()});
        }
    };
    for (Claim& claim : claims) {
        if (!cluster || !cluster->reaches(claim)) {
            close();
            cluster.emplace(document, stream, running_heads, diagnostics);
        }
        cluster->add(std::move(claim));
    }
    close();
    Blocks out;
    std::uint32_t block = 0;
    for (Replacement& replacement : replacements) {
        for (; block < replacement.first; ++block) {
            out.push_back(std::move(document.blocks[block]));
        }
        std::move(replacement.blocks.begin(), replacement.blocks.end(), std::back_inserter(out));
        block = replacement.last + 1;
    }
    for (; block < document.blocks.size(); ++block) {
        out.push_back(std::move(document.blocks[block]));
    }
    document.blocks = std::move(out);
    report_furniture(document, furniture_before, diagnostics);
}

} // namespace gouji
