#include "gouji/converters/recovery/text/regions.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace gouji {

namespace {

constexpr std::size_t least_labels = 3; ///< different labels that make a region
constexpr std::size_t slack_before =
    12; ///< cells in which labels shared with other forms may precede
constexpr std::size_t slack_behind = 240; ///< cells in which labels and values may follow
constexpr std::size_t most_cells = 4000;  ///< of one region; a form has fewer than 300
constexpr std::size_t most_joined = 3;    ///< cells joined when one alone is no label

/// A cell that is a label of one table only.
struct Anchor {
    std::size_t cell = 0;
    std::size_t label = 0;      ///< its index in the form; the smallest where the label recurs
    std::size_t last_label = 0; ///< the largest one
    std::size_t labels = 0;     ///< how many labels that form has
    bool in_header = false;     ///< a label above the form's first row, which page breaks repeat
    bool names_one_row = false; ///< the innermost label of one row, in every edition
    LabelIndex::Use const* uses = nullptr; ///< tells the label in all its editions
    std::string_view table;
};

/// Whether the form has rows below this label only; a form that is all header has none such.
bool is_header(FormLabels const& form, std::size_t label) {
    auto const first_row = std::find_if(
        form.labels.begin(), form.labels.end(), [](FormLabel const& l) { return l.row >= 0; });
    return label < static_cast<std::size_t>(first_row - form.labels.begin()) &&
           std::next(first_row) != form.labels.end();
}

std::optional<Anchor>
anchor_of(std::span<LabelIndex::Use const> uses, LabelIndex const& index, std::size_t cell) {
    std::optional<Anchor> anchor;
    for (LabelIndex::Use const& use : uses) {
        FormLabels const& form = index.forms()[use.form];
        if (anchor && anchor->table != form.form->table) {
            return std::nullopt;
        }
        if (!anchor) {
            anchor = Anchor{
                cell,
                use.label,
                use.label,
                form.labels.size(),
                true,
                true,
                uses.data(),
                form.form->table};
        }
        anchor->in_header &= is_header(form, use.label);
        auto const same_form = [&](LabelIndex::Use const& other) { return other.form == use.form; };
        anchor->names_one_row &= form.labels[use.label].row >= 0 &&
                                 std::count_if(uses.begin(), uses.end(), same_form) == 1;
        anchor->label = std::min<std::size_t>(anchor->label, use.label);
        anchor->last_label = std::max<std::size_t>(anchor->last_label, use.label);
    }
    return anchor;
}

/// The anchor that begins at `cell`, alone or joined with the texts behind it.
std::optional<Anchor>
find_anchor(CellStream const& stream, LabelIndex const& index, std::size_t cell) {
    std::u32string joined;
    for (std::size_t n = 0; n < most_joined && cell + n < stream.size(); ++n) {
        StreamCell const& next = stream[cell + n];
        if (n > 0 && is_outside(next.kind)) {
            continue;
        }
        if (next.kind != CellKind::Text || joined.size() + next.key.size() > index.longest_key()) {
            return std::nullopt;
        }
        joined += next.key;
        auto const uses = index.find(joined);
        if (!uses.empty()) {
            return anchor_of(uses, index, cell);
        }
    }
    return std::nullopt;
}

/// Anchors that belong to one table, while they are collected.
struct Group {
    std::vector<Anchor> anchors;

    [[nodiscard]] bool takes(Anchor const& anchor) const {
        if (anchors.empty()) {
            return true;
        }
        // A form does not begin again in its middle: half way back is another copy, and so is a row
        // that was there before.
        // But the same label twice on end is a heading and its row.
        bool const restarts =
            !anchor.in_header &&
            (anchor.last_label + anchor.labels / 2 < m_furthest ||
             (anchor.names_one_row && m_rows.contains(anchor.uses) && anchor.uses != m_last_row));
        return anchors.back().table == anchor.table &&
               anchor.cell - anchors.back().cell <= longest_label_gap && !restarts &&
               anchor.cell - anchors.front().cell <= most_cells;
    }
    /// A label that recurs is taken for the next one in order.
    void add(Anchor anchor) {
        if (!anchor.in_header) {
            anchor.label = std::max(anchor.label, std::min(anchor.last_label, m_furthest + 1));
            m_furthest = anchor.label;
            m_last_row = anchor.uses;
            if (anchor.names_one_row) {
                m_rows.insert(anchor.uses);
            }
        }
        anchors.push_back(anchor);
    }
    /// Takes off the header labels at the end: they are the next copy's, as far as its form has
    /// so many.
    std::vector<Anchor> take_last_header() {
        auto const last_row = std::find_if(
            anchors.rbegin(), anchors.rend(), [](Anchor const& a) { return !a.in_header; });
        auto const end = anchors.rbegin() + std::min<std::ptrdiff_t>(
                                                last_row - anchors.rbegin(),
                                                static_cast<std::ptrdiff_t>(anchors.back().labels));
        std::vector<Anchor> header(end.base(), anchors.end());
        anchors.erase(end.base(), anchors.end());
        return header;
    }
    void clear() {
        anchors.clear();
        m_furthest = 0;
        m_last_row = nullptr;
        m_rows.clear();
    }
    [[nodiscard]] bool is_region() const {
        std::set<std::size_t> different;
        for (Anchor const& anchor : anchors) {
            different.insert(anchor.label);
        }
        return different.size() >= least_labels;
    }

private:
    std::size_t m_furthest = 0; ///< label of the last row seen
    LabelIndex::Use const* m_last_row = nullptr;
    std::set<LabelIndex::Use const*> m_rows; ///< labels of rows seen
};

} // namespace

std::vector<Region>
find_regions(CellStream const& stream, std::size_t begin, LabelIndex const& index) {
    std::vector<Region> regions;
    Group group;
    Group rival; // of another table; few of its labels among many of the group's are chance
    auto const close = [&] {
        if (group.is_region()) {
            Region region;
            region.table = group.anchors.front().table;
            region.first_label = group.anchors.front().cell;
            region.last_label = group.anchors.back().cell;
            regions.push_back(region);
        }
        group.clear();
    };
    for (std::size_t cell = begin; cell < stream.size(); ++cell) {
        std::optional<Anchor> const anchor = find_anchor(stream, index, cell);
        if (!anchor) {
            continue;
        }
        if (group.takes(*anchor)) {
            group.add(*anchor);
            rival.clear();
        } else if (group.anchors.back().table == anchor->table) {
            std::vector<Anchor> const header = group.take_last_header();
            close();
            rival.clear();
            std::for_each(header.begin(), header.end(), [&](Anchor const& a) { group.add(a); });
            group.add(*anchor);
        } else {
            if (!rival.takes(*anchor)) {
                rival.clear();
            }
            rival.add(*anchor);
            if (rival.is_region() || !group.is_region()) {
                close();
                std::swap(group, rival);
            }
        }
    }
    close();
    for (std::size_t i = 0; i < regions.size(); ++i) {
        Region& region = regions[i];
        std::size_t const before = i == 0 ? begin : regions[i - 1].last_label + 1;
        std::size_t const behind =
            i + 1 == regions.size() ? stream.size() : regions[i + 1].first_label;
        region.begin =
            std::max(before, region.first_label - std::min(region.first_label, slack_before));
        region.end = std::min(behind, region.last_label + 1 + slack_behind);
    }
    return regions;
}

} // namespace gouji
