#include "gouji/model/compare.hpp"

#include <algorithm>
#include <array>

#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"
#include "gouji/model/walk.hpp"

namespace gouji {

namespace {

std::string_view kind_of(Block const& block) {
    return match(
        block,
        [](Paragraph const&) -> std::string_view { return "paragraph"; },
        [](Heading const&) -> std::string_view { return "heading"; },
        [](List const&) -> std::string_view { return "list"; },
        [](Quote const&) -> std::string_view { return "quote"; },
        [](Verbatim const&) -> std::string_view { return "verbatim"; },
        [](Box<Table> const&) -> std::string_view { return "table"; },
        [](PageBreak const&) -> std::string_view { return "page break"; });
}

/// CONTRACT section 8: "exact text, after line ends".
std::string with_unix_line_ends(std::string text) {
    if (text.find('\r') == std::string::npos) {
        return text;
    }
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r') {
            out += text[at];
        } else if (at + 1 == text.size() || text[at + 1] != '\n') {
            out += '\n';
        }
    }
    return out;
}

/// What stands in a text beside its characters, in order.
struct Objects {
    std::vector<std::string> links; ///< targets; a link that a format has cut in runs counts once
    std::vector<std::string> readings;
    std::vector<Image const*> images;
    std::vector<Note const*> notes;
    std::vector<Table const*> tables;
};

void collect(Objects& objects, Inlines const& inlines) {
    bool behind_link = false;
    for (Inline const& element : inlines) {
        bool is_link = false;
        match(
            element,
            [](Text const&) {},
            [](LineBreak const&) {},
            [&](Styled const& styled) { collect(objects, styled.children); },
            [&](Box<Link> const& link) {
                is_link = true;
                if (!behind_link || objects.links.back() != link->target) {
                    objects.links.push_back(link->target);
                }
                std::size_t const links = objects.links.size();
                collect(objects, link->children);
                is_link = objects.links.size() == links;
            },
            [&](Box<Image> const& image) { objects.images.push_back(&*image); },
            [&](Box<Ruby> const& ruby) {
                objects.readings.push_back(ruby->reading);
                collect(objects, ruby->base);
            },
            [&](Box<Note> const& note) { objects.notes.push_back(&*note); });
        behind_link = is_link;
    }
}

void collect(Objects& objects, Blocks const& blocks) {
    for (Block const& block : blocks) {
        match(
            block,
            [&](Paragraph const& paragraph) { collect(objects, paragraph.children); },
            [&](Heading const& heading) { collect(objects, heading.children); },
            [&](List const& list) {
                for (ListItem const& item : list.items) {
                    collect(objects, item.children);
                }
            },
            [&](Quote const& quote) { collect(objects, quote.children); },
            [](Verbatim const&) {},
            [&](Box<Table> const& table) { objects.tables.push_back(&*table); },
            [](PageBreak const&) {});
    }
}

template <class Content> Objects objects_in(Content const& content) {
    Objects objects;
    collect(objects, content);
    return objects;
}

class Comparison {
public:
    Comparison(Document const& left, Document const& right, CompareScope scope, std::size_t limit)
        : m_left(left), m_right(right), m_scope(scope), m_limit(limit) {}

    void run() {
        if (m_scope == CompareScope::Everything) {
            compare(m_left.blocks, m_right.blocks);
            return;
        }
        std::vector<TableInDocument> const left = tables_of(m_left);
        std::vector<TableInDocument> const right = tables_of(m_right);
        check("tables", std::to_string(left.size()), std::to_string(right.size()));
        for (std::size_t i = 0; i < std::min(left.size(), right.size()) && !full(); ++i) {
            Step const step{*this, "table " + std::to_string(i + 1)};
            check("depth", std::to_string(left[i].depth), std::to_string(right[i].depth));
            compare(*left[i].table, *right[i].table);
        }
    }

    std::vector<Difference> differences;

private:
    /// Lengthens the place that differences name, while it lives.
    class Step {
    public:
        Step(Comparison& comparison, std::string_view name)
            : m_where(comparison.m_where), m_length(m_where.size()) {
            m_where += m_where.empty() ? "" : " / ";
            m_where += name;
        }
        Step(Step const&) = delete;
        Step& operator=(Step const&) = delete;
        ~Step() { m_where.resize(m_length); }

    private:
        std::string& m_where;
        std::size_t m_length;
    };

    [[nodiscard]] bool full() const { return differences.size() >= m_limit; }

    void differ(std::string_view what, std::string left, std::string right) {
        if (!full()) {
            differences.push_back({m_where, std::string{what}, std::move(left), std::move(right)});
        }
    }

    void check(std::string_view what, std::string const& left, std::string const& right) {
        if (left != right) {
            differ(what, left, right);
        }
    }

    void check_text(std::string_view what, std::string left, std::string right) {
        check(what, with_unix_line_ends(std::move(left)), with_unix_line_ends(std::move(right)));
    }

    /// Equal for a comparison of this scope.
    [[nodiscard]] bool equal(Block const& left, Block const& right) const {
        Comparison inner{m_left, m_right, m_scope, 1};
        inner.m_is_probe = true;
        inner.compare(left, right);
        return inner.differences.empty();
    }

    /// What is equal at the beginning and at the end is paired, so that one block more or less is
    /// one difference; what is between is paired by its number.
    void compare(Blocks const& left, Blocks const& right) {
        std::size_t begin = 0;
        std::size_t left_end = left.size();
        std::size_t right_end = right.size();
        if (left_end != right_end) {
            if (m_is_probe) { // a probe within a probe would cost 3^depth
                differ("blocks", std::to_string(left_end), std::to_string(right_end));
                return;
            }
            while (begin < std::min(left_end, right_end) && equal(left[begin], right[begin])) {
                ++begin;
            }
            while (std::min(left_end, right_end) > begin &&
                   equal(left[left_end - 1], right[right_end - 1])) {
                --left_end;
                --right_end;
            }
        }
        for (std::size_t i = begin; i < std::max(left_end, right_end) && !full(); ++i) {
            Step const step{*this, "block " + std::to_string(i + 1)};
            if (i < left_end && i < right_end) {
                compare(left[i], right[i]);
            } else if (i < left_end) {
                differ("only-left", described(left[i]), {});
            } else {
                differ("only-right", {}, described(right[i]));
            }
        }
    }

    static std::string described(Block const& block) {
        Blocks const alone{block};
        std::string const text = plain_text(alone);
        return std::string{kind_of(block)} + (text.empty() ? "" : ": " + text);
    }

    void compare(Block const& left, Block const& right) {
        if (left.node.index() != right.node.index()) {
            differ("kind", described(left), described(right));
            return;
        }
        match(
            left,
            [&](Paragraph const& paragraph) {
                compare(paragraph.children, std::get<Paragraph>(right.node).children);
            },
            [&](Heading const& heading) {
                auto const& other = std::get<Heading>(right.node);
                check("level", std::to_string(heading.level), std::to_string(other.level));
                compare(heading.children, other.children);
            },
            [&](List const& list) { compare(list, std::get<List>(right.node)); },
            [&](Quote const& quote) {
                compare(quote.children, std::get<Quote>(right.node).children);
            },
            [&](Verbatim const& verbatim) {
                check_text("text", verbatim.text, std::get<Verbatim>(right.node).text);
            },
            [&](Box<Table> const& table) { compare(*table, *std::get<Box<Table>>(right.node)); },
            [](PageBreak const&) {});
    }

    void compare(Inlines const& left, Inlines const& right) {
        check_text("text", plain_text(left), plain_text(right));
        compare(objects_in(left), objects_in(right));
    }

    void compare(List const& left, List const& right) {
        check("items", std::to_string(left.items.size()), std::to_string(right.items.size()));
        std::size_t const items = std::min(left.items.size(), right.items.size());
        for (std::size_t i = 0; i < items && !full(); ++i) {
            Step const step{*this, "item " + std::to_string(i + 1)};
            check("label", left.items[i].label, right.items[i].label);
            compare(left.items[i].children, right.items[i].children);
        }
    }

    // ------------------------------------------------------------- objects

    void compare(Objects const& left, Objects const& right) {
        compare_strings("link", left.links, right.links);
        compare_strings("ruby", left.readings, right.readings);
        compare_images(left.images, right.images);
        check("notes", std::to_string(left.notes.size()), std::to_string(right.notes.size()));
        std::size_t const notes = std::min(left.notes.size(), right.notes.size());
        for (std::size_t i = 0; i < notes && !full(); ++i) {
            Step const step{*this, "note " + std::to_string(i + 1)};
            constexpr std::array<char const*, 3> kinds{"footnote", "endnote", "comment"};
            check(
                "kind",
                kinds.at(static_cast<std::size_t>(left.notes[i]->kind)),
                kinds.at(static_cast<std::size_t>(right.notes[i]->kind)));
            compare(left.notes[i]->children, right.notes[i]->children);
        }
        check("tables", std::to_string(left.tables.size()), std::to_string(right.tables.size()));
        std::size_t const tables = std::min(left.tables.size(), right.tables.size());
        for (std::size_t i = 0; i < tables && !full(); ++i) {
            Step const step{*this, "table " + std::to_string(i + 1)};
            compare(*left.tables[i], *right.tables[i]);
        }
    }

    void compare_strings(
        std::string_view what,
        std::vector<std::string> const& left,
        std::vector<std::string> const& right) {
        static std::string const none;
        for (std::size_t i = 0; i < std::max(left.size(), right.size()) && !full(); ++i) {
            check(what, i < left.size() ? left[i] : none, i < right.size() ? right[i] : none);
        }
    }

    void
    compare_images(std::vector<Image const*> const& left, std::vector<Image const*> const& right) {
        check("images", std::to_string(left.size()), std::to_string(right.size()));
        for (std::size_t i = 0; i < std::min(left.size(), right.size()) && !full(); ++i) {
            std::string_view const of_left = bytes_of(m_left, *left[i]);
            std::string_view const of_right = bytes_of(m_right, *right[i]);
            if (of_left != of_right) {
                differ(
                    "image",
                    left[i]->media + ", " + std::to_string(of_left.size()) + " bytes",
                    right[i]->media + ", " + std::to_string(of_right.size()) + " bytes");
            }
        }
    }

    static std::string_view bytes_of(Document const& document, Image const& image) {
        auto const found = document.media.find(image.media);
        return found == document.media.end() ? std::string_view{} : found->second.bytes;
    }

    // -------------------------------------------------------------- tables

    void compare(Table const& left, Table const& right) {
        if (m_scope == CompareScope::Everything) {
            check_text("caption", plain_text(left.caption), plain_text(right.caption));
            compare(objects_in(left.caption), objects_in(right.caption));
        }
        TableGrid const of_left = form_grid(left);
        TableGrid const of_right = form_grid(right);
        bool const same_size =
            of_left.rows() == of_right.rows() && of_left.columns() == of_right.columns();
        check("size", size_of(of_left), size_of(of_right));
        std::size_t const before = differences.size();
        for (std::int32_t row = 0; row < std::min(of_left.rows(), of_right.rows()); ++row) {
            auto const index = static_cast<std::size_t>(row);
            bool const left_is_head = left.rows[index].group == RowGroup::Head;
            bool const right_is_head = right.rows[index].group == RowGroup::Head;
            if (left_is_head != right_is_head) {
                Step const step{*this, "row " + std::to_string(row + 1)};
                differ("header", left_is_head ? "true" : "false", right_is_head ? "true" : "false");
            }
            for (std::int32_t column = 0; column < std::min(of_left.columns(), of_right.columns());
                 ++column) {
                compare_slot(of_left, of_right, {row, column});
            }
            // In grids of different sizes everything behind the first difference is out of step.
            if (full() || (!same_size && differences.size() != before)) {
                return;
            }
        }
    }

    static std::string size_of(TableGrid const& grid) {
        return std::to_string(grid.rows()) + 'x' + std::to_string(grid.columns());
    }

    void compare_slot(TableGrid const& left, TableGrid const& right, GridPosition slot) {
        TableGrid::Slot const& of_left = left.at(slot.row, slot.column);
        TableGrid::Slot const& of_right = right.at(slot.row, slot.column);
        bool const same_cover = (of_left.cell == nullptr) == (of_right.cell == nullptr);
        if (same_cover && !of_left.is_origin && !of_right.is_origin) {
            return;
        }
        Step const step{
            *this,
            "row " + std::to_string(slot.row + 1) + ", column " + std::to_string(slot.column + 1)};
        if (of_left.is_origin && of_right.is_origin) {
            compare_cells(
                *left.covering(slot.row, slot.column), *right.covering(slot.row, slot.column));
        } else {
            differ("cell", slot_text(of_left), slot_text(of_right));
        }
    }

    static std::string slot_text(TableGrid::Slot const& slot) {
        if (slot.cell == nullptr) {
            return "no cell";
        }
        return slot.is_origin ? "cell: " + plain_text(slot.cell->content) : "covered by a span";
    }

    void compare_cells(TableGrid::Placed const& left, TableGrid::Placed const& right) {
        check("row-span", std::to_string(left.row_span), std::to_string(right.row_span));
        check("column-span", std::to_string(left.col_span), std::to_string(right.col_span));
        check_text("text", plain_text(left.cell->content), plain_text(right.cell->content));
        check(
            "row-header",
            left.cell->row_header ? "true" : "false",
            right.cell->row_header ? "true" : "false");
        if (m_scope == CompareScope::Everything) {
            compare(objects_in(left.cell->content), objects_in(right.cell->content));
        }
    }

    Document const& m_left;
    Document const& m_right;
    CompareScope m_scope;
    std::size_t m_limit;
    bool m_is_probe = false; ///< only asks whether there is a difference
    std::string m_where;
};

} // namespace

std::vector<Difference>
compare(Document const& left, Document const& right, CompareScope scope, std::size_t limit) {
    Comparison comparison{left, right, scope, limit};
    comparison.run();
    return std::move(comparison.differences);
}

} // namespace gouji
