#include "gouji/converters/recovery/recover.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "gouji/converters/recovery/cells/broken_notes.hpp"
#include "gouji/converters/recovery/cells/glued_labels.hpp"
#include "gouji/converters/recovery/cells/label_numerals.hpp"
#include "gouji/converters/recovery/cells/repeated_labels.hpp"
#include "gouji/converters/recovery/cells/shifted_labels.hpp"
#include "gouji/converters/recovery/cells/split_labels.hpp"
#include "gouji/converters/recovery/cells/stream_builder.hpp"
#include "gouji/converters/recovery/cells/wrapped_numbers.hpp"
#include "gouji/converters/recovery/cells/wrapped_rows.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"
#include "gouji/converters/recovery/rows/alignment.hpp"
#include "gouji/converters/recovery/rows/displaced_rows.hpp"
#include "gouji/converters/recovery/rows/doubtful_labels.hpp"
#include "gouji/converters/recovery/rows/emptied_rows.hpp"
#include "gouji/converters/recovery/rows/foreign_labels.hpp"
#include "gouji/converters/recovery/rows/glued_digits.hpp"
#include "gouji/converters/recovery/rows/kept_blanks.hpp"
#include "gouji/converters/recovery/rows/reading_order.hpp"
#include "gouji/converters/recovery/rows/row_padding.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"
#include "gouji/converters/recovery/rows/titled_row.hpp"
#include "gouji/converters/recovery/tables/claims.hpp"
#include "gouji/converters/recovery/tables/form_table.hpp"
#include "gouji/converters/recovery/tables/placement.hpp"
#include "gouji/converters/recovery/tables/unsure_tables.hpp"
#include "gouji/converters/recovery/tables/whole_table.hpp"
#include "gouji/converters/recovery/text/flattened_tables.hpp"
#include "gouji/converters/recovery/text/page_counts.hpp"
#include "gouji/converters/recovery/text/regions.hpp"
#include "gouji/converters/recovery/text/running_heads.hpp"
#include "gouji/converters/recovery/text/side_by_side.hpp"
#include "gouji/converters/recovery/text/table_reach.hpp"
#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/converters/recovery/words/noise.hpp"
#include "gouji/formats/layout/title_blocks.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t least_matched = 3;     ///< labels that make a table
constexpr std::size_t least_characters = 25; ///< of the labels of a table without its title
constexpr double cut_label = 0.75;           ///< likeness of a label's rest to the label
constexpr std::size_t least_part = 5;        ///< one in so many of the form's labels, too
constexpr double surplus_cost = 1.5;     ///< of a row with more values than its form has columns
constexpr double squeezed_cost = 0.2;    ///< of a row that has only more blank cells
constexpr double foreign_label_cost = 2; ///< of a text that is another edition's label
constexpr double same_edition_gain = 1;  ///< of an edition that other parts of the table have

class Recovery {
public:
    Recovery(Document& document, FormLibrary const& forms, Diagnostics& diagnostics)
        : m_document(document), m_index(forms), m_diagnostics(diagnostics) {}

    void run() {
        m_facts.glosses = remove_glosses(m_document, m_diagnostics);
        unfold_flattened_tables(m_document, m_index, m_facts, m_diagnostics);
        m_facts.measure = measure_of(m_document.source, m_facts.glosses);
        m_facts.tabs_part_cells = tabs_part_cells(m_document.source);
        m_facts.tight_bars_keep_blanks = tight_bars_keep_blanks(m_document);
        find_running_heads(part_side_by_side(m_document, m_index, m_facts, m_diagnostics));
        bind_tables(m_document.blocks, true);
        note_bound_forms();
        rebuild();
        settle_unsure_tables(m_document, m_diagnostics);
        report_absent();
    }

private:
    /// Each of two reports has heads of its own.
    void find_running_heads(SideBySide const& parted) {
        SourceMap const& source = m_document.source;
        auto const add = [&](std::vector<LineRange> const& text) {
            for (auto const& heads :
                 {running_heads(source, text, m_index), page_counts(source, text)}) {
                m_facts.running_heads.insert(
                    m_facts.running_heads.end(), heads.begin(), heads.end());
            }
        };
        if (parted.whole.known()) {
            std::uint32_t const behind = parted.whole.end();
            add({{0, parted.whole.first}, parted.left});
            add({parted.right, {behind, parted.left.first - behind}});
        } else {
            add({{0, source.size()}});
        }
        std::sort(m_facts.running_heads.begin(), m_facts.running_heads.end());
    }

    /// Whole tables first: nothing below may split them.
    void bind_tables(Blocks& blocks, bool top_level) {
        for (Block& block : blocks) {
            auto* const boxed = std::get_if<Box<Table>>(&block.node);
            if (boxed == nullptr) {
                continue;
            }
            Table& table = **boxed;
            bool const from_lines = top_level && drawn_in_lines(table, m_document.source);
            if (!table.form && !from_lines && !m_index.is_outgrown_by(table)) {
                bind_whole(table, m_document.source, m_index, m_document.rules, m_diagnostics);
            }
            if (table.form) {
                apply_marks(table, m_document.rules);
            }
            for (Row& row : table.rows) {
                for (Cell& cell : row.cells) {
                    bind_tables(cell.content, false);
                }
            }
        }
    }

    /// Where a part of a table was whole, the other parts are likely of its edition.
    void note_bound_forms() {
        for (Block const& block : m_document.blocks) {
            auto const* const table = std::get_if<Box<Table>>(&block.node);
            if (table != nullptr && (*table)->form) {
                m_bound.insert((*table)->form->form);
            }
        }
    }

    /// Runs of blocks between bound tables, each as one stream.
    void rebuild() {
        CellStream stream;
        std::vector<Claim> claims;
        // All streams are one vector, so that claims can be put in place in one go; a region never
        // reaches over a bound table because the stream is searched in the runs between them.
        TableReach const reach(m_document, m_facts, m_index);
        StreamBuilder builder(m_document.source, m_facts);
        std::size_t begin = 0;
        auto const close = [&] {
            join_broken_notes(stream, begin);
            restore_shifted_labels(stream, begin, m_index);
            rejoin_numerals(stream, begin, m_index);
            rejoin_wrapped_rows(stream, begin, m_index);
            join_wrapped_numbers(stream, begin);
            part_glued_labels(stream, begin, m_index);
            split_labels(stream, begin, m_index);
            fold_repeated_labels(stream, begin, m_index);
            find_claims(stream, begin, claims);
            begin = stream.size();
        };
        for (std::uint32_t i = 0; i < m_document.blocks.size(); ++i) {
            Block const& block = m_document.blocks[i];
            auto const* const table = std::get_if<Box<Table>>(&block.node);
            if (table != nullptr && (*table)->form) {
                close();
            } else if (reach.holds(i)) {
                builder.append(stream, block, i);
            } else {
                builder.pass(block);
            }
        }
        close();
        bool const rebuilt = !claims.empty();
        apply_claims(m_document, stream, std::move(claims), m_facts.running_heads, m_diagnostics);
        if (rebuilt) {
            find_title();
        }
    }

    /// The title may have stood in a row of the table that a form was found in.
    void find_title() {
        bool const known =
            std::any_of(m_document.blocks.begin(), m_document.blocks.end(), [](Block const& block) {
                auto const* const paragraph = std::get_if<Paragraph>(&block.node);
                return paragraph != nullptr && paragraph->role == Role::Title;
            });
        if (!known) {
            mark_title(m_document.blocks);
        }
    }

    /// One way to read a region.
    struct Reading {
        Alignment alignment;
        TableReading rows;
        double fitness = 0; ///< comparable between the editions of one table
    };

    void find_claims(CellStream const& stream, std::size_t begin, std::vector<Claim>& claims) {
        std::size_t const first = claims.size();
        std::vector<Region> const regions = find_regions(stream, begin, m_index);
        std::vector<Reading> readings;
        for (Region const& region : regions) {
            if (std::optional<Reading> best = best_reading(stream, region)) {
                readings.push_back(std::move(*best));
            }
        }
        std::vector<GluedTable> tables;
        tables.reserve(readings.size());
        for (Reading& reading : readings) {
            tables.push_back({&reading.rows, reading.alignment.form->form});
        }
        mark_glued_rows(tables);
        for (Reading& reading : readings) {
            claims.push_back(claim(stream, reading.alignment, std::move(reading.rows)));
        }
        std::vector<Claim> titled;
        claim_titled_rows(stream, begin, std::span{claims}.subspan(first), titled);
        std::move(titled.begin(), titled.end(), std::back_inserter(claims));
        std::sort(
            claims.begin() + static_cast<std::ptrdiff_t>(first),
            claims.end(),
            [](Claim const& left, Claim const& right) { return left.begin < right.begin; });
    }

    Claim claim(CellStream const& stream, Alignment const& alignment, TableReading reading) {
        std::vector<RowPlacement> const placements = place(*alignment.form->form, reading);
        Claim out;
        out.begin = reading.begin;
        out.end = reading.end;
        out.table = build_form_table(
            {alignment, reading, placements, stream, m_document.source},
            m_document.rules,
            m_diagnostics);
        out.leftovers = std::move(reading.leftovers);
        // What was looked at behind the last value is no cell of the table.
        std::erase_if(
            out.leftovers, [&](std::size_t cell) { return cell < out.begin || cell >= out.end; });
        // The rest of a label that was told by its beginning is in the table with it.
        std::copy_if(
            out.leftovers.begin(),
            out.leftovers.end(),
            std::back_inserter(out.label_rests),
            [&](std::size_t cell) {
                return stream[cell].kind == CellKind::Text &&
                       holds_label_pieces(*alignment.form, stream[cell].text);
            });
        return out;
    }

    /// The edition whose labels and rows fit best; the library's first one where several fit alike.
    std::optional<Reading> best_reading(CellStream const& stream, Region const& region) const {
        std::optional<Reading> best;
        for (FormLabels const& form : m_index.forms()) {
            if (form.form->table != region.table) {
                continue;
            }
            Reading reading;
            reading.alignment = align(form, stream, region.begin, region.end);
            if (!is_enough(reading.alignment, stream)) {
                continue;
            }
            reading.rows = read_rows(reading.alignment, stream, region.end);
            note_gluing(reading.rows, *form.form);
            settle_padding(reading.rows, reading.alignment, stream);
            settle_kept_blanks(reading.rows, reading.alignment, stream);
            settle_order(reading.rows, reading.alignment, stream, region.end);
            lose_displaced_rows(reading.rows, reading.alignment, stream);
            lose_doubtful_rows(reading.rows, reading.alignment, stream);
            lose_emptied_rows(reading.rows, reading.alignment, stream, region.end);
            if (is_of_another_table(reading, stream)) {
                continue;
            }
            double const foreign =
                foreign_label_cost *
                static_cast<double>(foreign_labels(reading.rows, form, m_index, stream));
            reading.fitness = reading.alignment.score + fit_of_rows(reading.rows) - foreign +
                              (m_bound.contains(form.form->id) ? same_edition_gain : 0);
            if (!best || reading.fitness > best->fitness) {
                best = std::move(reading);
            }
        }
        return best;
    }

    /// The labels found make a table of the form: so many, and no words that any table may have.
    static bool is_enough(Alignment const& alignment, CellStream const& stream) {
        FormLabels const& form = *alignment.form;
        if (alignment.matched < least_matched ||
            alignment.matched * least_part < form.labels.size()) {
            return false;
        }
        std::size_t characters = 0;
        bool names_row = false;
        bool const has_named_rows =
            std::any_of(form.form->rows.begin(), form.form->rows.end(), [](FormRow const& row) {
                return row.label_cell >= 0;
            });
        for (LabelMatch const& match : alignment.matches) {
            for (std::size_t i = 0; i < match.labels; ++i) {
                FormLabel const& label = form.labels[match.label + i];
                characters += label.keys.front().size();
                names_row = names_row || (label.row >= 0 && match.similarity > cut_label);
            }
        }
        bool const telling = characters >= least_characters || is_titled(alignment, stream);
        return telling && (names_row || !has_named_rows);
    }

    /// Few of the form's labels are there, in a table whose values mostly stand where the form has
    /// no place for them.
    [[nodiscard]] bool is_of_another_table(Reading const& reading, CellStream const& stream) const {
        constexpr std::size_t few = 5; // two of so many
        if (reading.alignment.matched * few >= reading.alignment.form->labels.size() * 2) {
            return false;
        }
        std::size_t values = 0;
        for (std::size_t cell = reading.rows.begin;
             cell < stream.size() &&
             (cell < reading.rows.end || stream[cell].block == stream[reading.rows.end - 1].block);
             ++cell) {
            values += is_value_of_table(stream[cell]) ? 1U : 0U;
        }
        for (RowReading const& row : reading.rows.rows) {
            auto const placed =
                std::count_if(row.values.begin(), row.values.end(), [&](FoundValue const& value) {
                    return value.cell < stream.size() && is_value_of_table(stream[value.cell]);
                });
            values -= row.lost ? 0 : std::min(values, 2 * static_cast<std::size_t>(placed));
        }
        return values != 0;
    }

    [[nodiscard]] bool is_value_of_table(StreamCell const& cell) const {
        return cell.kind == CellKind::Value &&
               std::holds_alternative<Box<Table>>(m_document.blocks[cell.block].node);
    }

    /// The form's title stands not far above.
    static bool is_titled(Alignment const& alignment, CellStream const& stream) {
        constexpr std::size_t reach = 20; // cells
        std::size_t const first = alignment.matches.front().cell;
        return !find_titles(*alignment.form, stream, first - std::min(first, reach), first).empty();
    }

    /// Rows with more cells than columns tell that this is not their form.
    static double fit_of_rows(TableReading const& reading) {
        double fit = 0;
        for (RowReading const& row : reading.rows) {
            bool const surplus = !row.surplus.empty() || !row.choices.empty();
            fit -= surplus ? surplus_cost : row.squeezed ? squeezed_cost : 0;
        }
        return fit;
    }

    /// Titles behind which no table of theirs was found: the rows under them may be told by the
    /// title alone. `found`: the claims of this run so far, in order.
    void claim_titled_rows(
        CellStream const& stream,
        std::size_t begin,
        std::span<Claim const> found,
        std::vector<Claim>& titled) {
        std::set<std::size_t> told; // where the tables begin, so that no edition repeats another
        for (FormLabels const& form : m_index.forms()) {
            std::vector<std::size_t> const titles = find_titles(form, stream, begin, stream.size());
            for (std::size_t i = 0; i < titles.size(); ++i) {
                std::size_t const limit = i + 1 == titles.size() ? stream.size() : titles[i + 1];
                std::optional<TitledRow> row = read_titled_row(form, stream, titles[i], limit);
                if (row && !is_taken(found, row->reading) &&
                    told.insert(row->reading.begin).second) {
                    titled.push_back(claim(stream, row->alignment, std::move(row->reading)));
                }
            }
        }
    }

    static bool is_taken(std::span<Claim const> found, TableReading const& reading) {
        auto const next =
            std::upper_bound(found.begin(), found.end(), reading.begin, [](auto begin, auto& c) {
                return begin < c.end;
            });
        return next != found.end() && next->begin < reading.end;
    }

    /// A chapter title that names a table of which nothing is there.
    void report_absent() {
        std::set<std::string_view> bound;
        for (Block const& block : m_document.blocks) {
            auto const* const table = std::get_if<Box<Table>>(&block.node);
            if (table != nullptr && (*table)->form) {
                bound.insert((*table)->form->table);
            }
        }
        std::vector<std::u32string> titles;
        for (FormLabels const& form : m_index.forms()) {
            titles.push_back(label_key(form.form->title));
        }
        std::vector<Block const*> found(titles.size()); // by form: the first heading that names it
        for (Block const& block : m_document.blocks) {
            auto const* const heading = std::get_if<Heading>(&block.node);
            if (heading == nullptr) {
                continue;
            }
            std::u32string const key = label_key(plain_text(heading->children));
            for (std::size_t i = 0; i < titles.size(); ++i) {
                if (found[i] == nullptr && key.ends_with(titles[i])) {
                    found[i] = &block;
                }
            }
        }
        for (std::size_t i = 0; i < titles.size(); ++i) {
            std::string const& table = m_index.forms()[i].form->table;
            if (found[i] != nullptr && bound.insert(table).second) {
                m_diagnostics.add(
                    Code::TableAbsent,
                    place_of(m_document.source, {found[i]->source.first, 0}),
                    {{"table", table}});
            }
        }
    }

    Document& m_document;
    LabelIndex m_index;
    Diagnostics& m_diagnostics;
    LineFacts m_facts;
    std::set<std::string> m_bound; ///< ids of the forms that whole tables were bound to
};

} // namespace

void recover(Document& document, FormLibrary const& forms, Diagnostics& diagnostics) {
    Recovery(document, forms, diagnostics).run();
}

} // namespace gouji
