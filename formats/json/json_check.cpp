#include <algorithm>
#include <array>
#include <set>

#include "gouji/formats/json/json_context.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/table_grid.hpp"

/// A document that a program or a person has edited may refer to what is not there. The rest of
/// Gouji relies on references, so what is wrong is taken out here, and said.

namespace gouji::json {

namespace {

class ReferenceCheck {
public:
    ReferenceCheck(Document& document, Diagnostics& diagnostics)
        : m_document(document), m_diagnostics(diagnostics) {}

    void run() {
        visit(m_document.header);
        visit(m_document.footer);
        visit(m_document.blocks);
        for (Furniture& piece : m_document.furniture) {
            check(piece.source);
        }
        report();
    }

private:
    enum class Kind : std::uint8_t { Lines, Images, Doubts, Prints, Forms };
    struct Found {
        std::size_t count = 0;
        std::string target; ///< of the first
    };

    void found(Kind kind, std::string target) {
        Found& known = m_found.at(static_cast<std::size_t>(kind));
        if (known.count++ == 0) {
            known.target = std::move(target);
        }
    }

    void report() {
        constexpr std::array<std::string_view, 5> names{
            "A block or cell", "An image", "A doubt", "A print", "A form binding"};
        for (std::size_t i = 0; i < m_found.size(); ++i) {
            m_diagnostics.add_many(
                Code::BadReference,
                m_found.at(i).count,
                {},
                {{"what", std::string{names.at(i)}}, {"target", m_found.at(i).target}});
        }
    }

    // -------------------------------------------------------------- lines

    void check(LineRange& range) {
        std::uint32_t const size = m_document.source.size();
        if (range.known() && (range.first >= size || range.count > size - range.first)) {
            found(Kind::Lines, "line " + std::to_string(range.first));
            range = {};
        }
    }

    void check(SourceRef& source) {
        bool const is_line = source.line < m_document.source.size();
        bool const good = is_line && source.column <= m_document.source.text(source.line).size();
        if (source.line != no_line && !good) {
            found(Kind::Lines, "line " + std::to_string(source.line));
            source = {};
        }
    }

    // ----------------------------------------------------- blocks, inlines

    void visit(Blocks& blocks) {
        for (Block& block : blocks) {
            check(block.source);
            match(
                block,
                [&](Paragraph& paragraph) { visit(paragraph.children); },
                [&](Heading& heading) {
                    heading.level = std::clamp(heading.level, 1, 9);
                    visit(heading.children);
                },
                [&](List& list) {
                    for (ListItem& item : list.items) {
                        visit(item.children);
                    }
                },
                [&](Quote& quote) { visit(quote.children); },
                [](Verbatim&) {},
                [&](Box<Table>& table) { visit(*table); },
                [](PageBreak&) {});
        }
    }

    void visit(Inlines& inlines) {
        for (Inline& element : inlines) {
            match(
                element,
                [](Text&) {},
                [](LineBreak&) {},
                [&](Styled& styled) { visit(styled.children); },
                [&](Box<Link>& link) { visit(link->children); },
                [&](Box<Image>& image) {
                    if (!image->media.empty() && !m_document.media.contains(image->media)) {
                        found(Kind::Images, image->media);
                    }
                },
                [&](Box<Ruby>& ruby) { visit(ruby->base); },
                [&](Box<Note>& note) { visit(note->children); });
        }
    }

    // ------------------------------------------------------------- tables

    void visit(Table& table) {
        visit(table.caption);
        for (Row& row : table.rows) {
            for (Cell& cell : row.cells) {
                check(cell.source);
                visit(cell.content);
            }
        }
        if (table.doubts.empty() && table.printed.empty() && !table.form) {
            return;
        }
        TableGrid const grid = form_grid(table);
        std::erase_if(table.doubts, [&](Doubt const& doubt) { return !fits(doubt, grid); });
        std::erase_if(table.printed, [&](Printed const& printed) {
            return !is_cell(grid, printed.slot, Kind::Prints);
        });
        if (table.form) {
            check(*table.form, grid);
        }
    }

    bool is_cell(TableGrid const& grid, GridPosition slot, Kind kind) {
        if (grid.covering(slot.row, slot.column) != nullptr) {
            return true;
        }
        found(
            kind,
            "row " + std::to_string(std::int64_t{slot.row} + 1) + ", column " +
                std::to_string(std::int64_t{slot.column} + 1));
        return false;
    }

    bool fits(Doubt const& doubt, TableGrid const& grid) {
        for (std::vector<std::string> const& candidate : doubt.candidates) {
            if (candidate.size() != doubt.slots.size()) {
                found(Kind::Doubts, std::to_string(candidate.size()) + " cells");
                return false;
            }
        }
        return std::all_of(doubt.slots.begin(), doubt.slots.end(), [&](GridPosition slot) {
            return is_cell(grid, slot, Kind::Doubts);
        });
    }

    void check(FormBinding& form, TableGrid const& grid) {
        auto const bad_row = [&](std::uint16_t row) {
            if (row < form.rows.size()) {
                return false;
            }
            found(Kind::Forms, "row " + std::to_string(row));
            return true;
        };
        std::erase_if(form.values, [&](FormBinding::Value const& value) {
            if (value.column >= form.columns.size()) {
                found(Kind::Forms, "column " + std::to_string(value.column));
                return true;
            }
            return bad_row(value.row) || !is_cell(grid, value.slot, Kind::Forms);
        });
        std::erase_if(form.labels, [&](FormBinding::Label const& label) {
            return bad_row(label.row) || !is_cell(grid, label.slot, Kind::Forms);
        });
        for (FormBinding::ExtraRow& row : form.extra_rows) {
            std::erase_if(
                row.values, [&](GridPosition slot) { return !is_cell(grid, slot, Kind::Forms); });
        }
        std::erase_if(form.extra_rows, [&](FormBinding::ExtraRow const& row) {
            return !is_cell(grid, row.label, Kind::Forms);
        });
    }

    Document& m_document;
    Diagnostics& m_diagnostics;
    std::array<Found, 5> m_found;
};

} // namespace

void check_references(Document& document, Diagnostics& diagnostics) {
    ReferenceCheck{document, diagnostics}.run();
}

} // namespace gouji::json
