#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "gouji/converters/convert.hpp"
#include "gouji/model/codes.hpp"

// Writing, reading back and comparing (`--verify`). What the writer reported as loss is taken out
// of both documents before they are compared: it is known, and said already.

namespace gouji {

namespace {

/// Kinds of content that a writer may report as lost. A loss that names none of them excuses
/// nothing.
enum class Lost : std::uint8_t {
    Images,
    Notes,
    Links,
    Ruby,
    PageBreaks,
    EmptyTables,
    HeaderRows,
    RowHeaders,
    Captions,
};

struct Word {
    std::string_view in_loss; ///< a word of the diagnostic's {what}
    Lost kind;
};
constexpr std::array words{
    Word{"image", Lost::Images},
    Word{"note", Lost::Notes},
    Word{"comment", Lost::Notes},
    Word{"link", Lost::Links},
    Word{"ruby", Lost::Ruby},
    Word{"page break", Lost::PageBreaks},
    Word{"tables without cells", Lost::EmptyTables},
    Word{"header rows", Lost::HeaderRows},
    Word{"row header", Lost::RowHeaders},
    Word{"caption", Lost::Captions},
};

class Losses {
public:
    explicit Losses(Diagnostics const& reported) {
        for (Diagnostic const& item : reported.all()) {
            if (item.code == Code::Loss) {
                add(item.data);
            }
        }
    }
    [[nodiscard]] bool has(Lost kind) const { return m_lost.at(static_cast<std::size_t>(kind)); }
    [[nodiscard]] bool any() const {
        return std::any_of(m_lost.begin(), m_lost.end(), [](bool lost) { return lost; });
    }

private:
    void add(DiagnosticData const& data) {
        for (auto const& [name, value] : data) {
            for (Word const& word : words) {
                if (name == "what" && value.find(word.in_loss) != std::string::npos) {
                    m_lost.at(static_cast<std::size_t>(word.kind)) = true;
                }
            }
        }
    }
    std::array<bool, 9> m_lost{};
};

/// Takes lost content out of a document.
class Pruner {
public:
    explicit Pruner(Losses const& losses) : m_losses(losses) {}

    void prune(Blocks& blocks) const {
        std::erase_if(blocks, [&](Block const& block) { return is_lost(block); });
        for (Block& block : blocks) {
            match(
                block,
                [&](Paragraph& paragraph) { prune(paragraph.children); },
                [&](Heading& heading) { prune(heading.children); },
                [&](List& list) {
                    for (ListItem& item : list.items) {
                        prune(item.children);
                    }
                },
                [&](Quote& quote) { prune(quote.children); },
                [](Verbatim&) {},
                [&](Box<Table>& table) { prune(*table); },
                [](PageBreak&) {});
        }
    }

private:
    [[nodiscard]] bool is_lost(Block const& block) const {
        return match(
            block,
            [](Paragraph const&) { return false; },
            [](Heading const&) { return false; },
            [](List const&) { return false; },
            [](Quote const&) { return false; },
            [](Verbatim const&) { return false; },
            [&](Box<Table> const& table) {
                bool const empty =
                    std::all_of(table->rows.begin(), table->rows.end(), [](Row const& row) {
                        return row.cells.empty();
                    });
                return empty && m_losses.has(Lost::EmptyTables);
            },
            [&](PageBreak const&) { return m_losses.has(Lost::PageBreaks); });
    }

    void prune(Table& table) const {
        if (m_losses.has(Lost::Captions)) {
            table.caption.clear();
        }
        prune(table.caption);
        for (Row& row : table.rows) {
            if (m_losses.has(Lost::HeaderRows)) {
                row.group = RowGroup::Body;
            }
            for (Cell& cell : row.cells) {
                cell.row_header = cell.row_header && !m_losses.has(Lost::RowHeaders);
                prune(cell.content);
            }
        }
    }

    void prune(Inlines& inlines) const {
        Inlines kept;
        for (Inline& item : inlines) {
            match(
                item,
                [&](Text&) { kept.push_back(std::move(item)); },
                [&](LineBreak&) { kept.push_back(std::move(item)); },
                [&](Styled& styled) {
                    prune(styled.children);
                    kept.push_back(std::move(item));
                },
                [&](Box<Link>& link) {
                    prune(link->children);
                    keep_or_open(item, link->children, Lost::Links, kept);
                },
                [&](Box<Image>&) { keep_unless(item, Lost::Images, kept); },
                [&](Box<Ruby>& ruby) { keep_or_open(item, ruby->base, Lost::Ruby, kept); },
                [&](Box<Note>& note) {
                    prune(note->children);
                    keep_unless(item, Lost::Notes, kept);
                });
        }
        inlines = std::move(kept);
    }

    void keep_unless(Inline& item, Lost kind, Inlines& kept) const {
        if (!m_losses.has(kind)) {
            kept.push_back(std::move(item));
        }
    }

    /// Where the kind is lost its content stays.
    void keep_or_open(Inline& item, Inlines& inside, Lost kind, Inlines& kept) const {
        if (!m_losses.has(kind)) {
            kept.push_back(std::move(item));
            return;
        }
        Inlines const children = std::move(inside);
        kept.insert(kept.end(), children.begin(), children.end());
    }

    Losses const& m_losses;
};

Document pruned(Document document, Losses const& losses) {
    Pruner(losses).prune(document.blocks);
    return document;
}

} // namespace

Result<std::vector<Difference>> verify(
    Document const& document,
    Bytes written,
    Format const& format,
    Limits const& limits,
    Diagnostics const& reported) {
    LoadRequest request;
    request.from = &format;
    request.read.limits = limits;
    Diagnostics unused;
    Result<Document> const back = load(written, request, unused);
    if (!back) {
        return back.error();
    }
    Losses const losses(reported);
    if (!losses.any()) {
        return compare(document, *back, CompareScope::Everything);
    }
    return compare(pruned(document, losses), pruned(*back, losses), CompareScope::Everything);
}

} // namespace gouji
