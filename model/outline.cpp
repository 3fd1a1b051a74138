#include "gouji/model/outline.hpp"

#include <array>
#include <cstddef>

#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t longest_text = 40;

std::string_view role_name(Role role) {
    constexpr std::array<std::string_view, 7> names{
        "paragraph", "title", "subtitle", "signature", "date", "caption", "note"};
    return names.at(static_cast<std::size_t>(role));
}

std::string_view furniture_name(FurnitureKind kind) {
    constexpr std::array<std::string_view, 5> names{
        "header", "footer", "page number", "site chrome", "gloss"};
    return names.at(static_cast<std::size_t>(kind));
}

/// `text` in one line, cut at so many characters.
std::string shortened(std::string_view text) {
    std::string out;
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); ++length) {
        if (length == longest_text) {
            return out + "…";
        }
        char32_t const code_point = next_code_point(text, at);
        append_utf8(out, code_point < 0x20 ? U' ' : code_point);
    }
    return out;
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
    return std::to_string(count) + ' ' + std::string{count == 1 ? singular : plural};
}

class Outliner {
public:
    void add(Blocks const& blocks) {
        for (Block const& block : blocks) {
            match(
                block,
                [&](Paragraph const& paragraph) {
                    add_text(role_name(paragraph.role), paragraph.children);
                },
                [&](Heading const& heading) {
                    add_text("heading " + std::to_string(heading.level), heading.children);
                },
                [&](List const& list) { add(list); },
                [&](Quote const& quote) {
                    add_line("quote");
                    add_nested(quote.children);
                },
                [&](Verbatim const& verbatim) {
                    add_line("verbatim: " + shortened(verbatim.text));
                },
                [&](Box<Table> const& table) { add(*table); },
                [&](PageBreak const&) { add_line("page break"); });
        }
    }

    /// A part of the page, under its name; nothing when it is empty.
    void add_part(std::string_view name, Blocks const& blocks) {
        if (!blocks.empty()) {
            add_line(name);
            add_nested(blocks);
        }
    }

    void add(Furniture const& piece) {
        add_line(
            "furniture, " + std::string{furniture_name(piece.kind)} + ": " + shortened(piece.text));
    }

    std::string out;

private:
    void add_line(std::string_view line) {
        out.append(m_depth * 2, ' ');
        out += line;
        out += '\n';
    }

    void add_nested(Blocks const& blocks) {
        ++m_depth;
        add(blocks);
        --m_depth;
    }

    void add_text(std::string_view kind, Inlines const& inlines) {
        std::string line = std::string{kind} + ": " + shortened(plain_text(inlines));
        add_objects(line, inlines);
        add_line(line);
    }

    /// Names what a text holds beside text.
    static void add_objects(std::string& line, Inlines const& inlines) {
        for (Inline const& element : inlines) {
            match(
                element,
                [](Text const&) {},
                [](LineBreak const&) {},
                [&](Styled const& styled) { add_objects(line, styled.children); },
                [&](Box<Link> const& link) { add_objects(line, link->children); },
                [&](Box<Image> const& image) {
                    line += " [image " + shortened(image->alt.empty() ? image->media : image->alt) +
                            ']';
                },
                [&](Box<Ruby> const& ruby) { add_objects(line, ruby->base); },
                [&](Box<Note> const& note) {
                    constexpr std::array<std::string_view, 3> kinds{
                        "footnote", "endnote", "comment"};
                    line += " [" + std::string{kinds.at(static_cast<std::size_t>(note->kind))} +
                            ": " + shortened(plain_text(note->children)) + ']';
                });
        }
    }

    void add(List const& list) {
        add_line("list: " + counted(list.items.size(), "item", "items"));
        ++m_depth;
        for (ListItem const& item : list.items) {
            add_line("item " + item.label);
            add_nested(item.children);
        }
        --m_depth;
    }

    void add(Table const& table) {
        TableGrid const grid = form_grid(table);
        std::string line =
            "table " + std::to_string(grid.rows()) + 'x' + std::to_string(grid.columns());
        if (table.form) {
            line += ' ' + table.form->form;
        }
        line += ": " + counted(grid.cells().size(), "cell", "cells");
        std::size_t head_rows = 0;
        for (Row const& row : table.rows) {
            head_rows += row.group == RowGroup::Head ? 1 : 0;
        }
        if (head_rows != 0) {
            line += ", " + counted(head_rows, "header row", "header rows");
        }
        std::array<std::size_t, 7> of_evidence{};
        for (TableGrid::Placed const& placed : grid.cells()) {
            ++of_evidence.at(static_cast<std::size_t>(placed.cell->evidence));
        }
        for (Evidence const evidence :
             {Evidence::Repaired,
              Evidence::Inferred,
              Evidence::Ambiguous,
              Evidence::Missing,
              Evidence::Decided}) {
            if (std::size_t const count = of_evidence.at(static_cast<std::size_t>(evidence))) {
                line += ", " + std::to_string(count) + ' ' + std::string{evidence_name(evidence)};
            }
        }
        add_line(line);
        ++m_depth;
        for (TableGrid::Placed const& placed : grid.cells()) {
            add_tables_in(placed.cell->content);
        }
        --m_depth;
    }

    /// Of a cell's content only the tables in it are worth a line.
    void add_tables_in(Blocks const& blocks) {
        for (Block const& block : blocks) {
            match(
                block,
                [](Paragraph const&) {},
                [](Heading const&) {},
                [&](List const& list) {
                    for (ListItem const& item : list.items) {
                        add_tables_in(item.children);
                    }
                },
                [&](Quote const& quote) { add_tables_in(quote.children); },
                [](Verbatim const&) {},
                [&](Box<Table> const& table) { add(*table); },
                [](PageBreak const&) {});
        }
    }

    std::size_t m_depth = 0;
};

} // namespace

std::string outline(Document const& document) {
    Outliner outliner;
    outliner.add(document.blocks);
    outliner.add_part("header of every page", document.header);
    outliner.add_part("footer of every page", document.footer);
    for (Furniture const& piece : document.furniture) {
        outliner.add(piece);
    }
    return std::move(outliner.out);
}

} // namespace gouji
