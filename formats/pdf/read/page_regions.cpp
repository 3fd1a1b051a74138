#include "gouji/formats/pdf/read/page_regions.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/formats/layout/page/page_layout.hpp"
#include "gouji/formats/pdf/read/tag_order.hpp"

namespace gouji::pdfread {

namespace {

constexpr std::string_view not_in_tags = "text stands outside of them";

/// Whether runs stand side by side, as cells do: two lines with a gap at least. Prose has none.
bool may_show_table(std::vector<TextRun const*> runs) {
    std::sort(runs.begin(), runs.end(), [](TextRun const* a, TextRun const* b) {
        return a->baseline < b->baseline;
    });
    constexpr float gap = 0.9F; // of the font size
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < runs.size();) {
        std::size_t end = begin + 1;
        while (end < runs.size() &&
               runs[end]->baseline <= runs[begin]->baseline + TagOrder::same_line) {
            ++end;
        }
        auto const from = runs.begin() + static_cast<std::ptrdiff_t>(begin);
        auto const to = runs.begin() + static_cast<std::ptrdiff_t>(end);
        std::sort(
            from, to, [](TextRun const* a, TextRun const* b) { return a->box.x0 < b->box.x0; });
        float right = (*from)->box.x1;
        bool has_gap = false;
        for (auto run = from; run != to; ++run) {
            has_gap = has_gap || (*run)->box.x0 - right > gap * (*run)->size ||
                      (*run)->text.find("  ") != std::string::npos;
            right = std::max(right, (*run)->box.x1);
        }
        lines += has_gap ? 1U : 0U;
        begin = end;
    }
    return lines > 1;
}

class Planner {
public:
    Planner(
        TaggedContent const& content, std::vector<TaggedTable> const& tables, Document& document)
        : m_content(content), m_tables(tables), m_document(document),
          m_region_of_table(tables.size(), RegionPlan::none) {
        m_plan.is_replaced.resize(tables.size(), false);
        for (std::size_t i = 0; i < tables.size(); ++i) {
            m_plan.is_replaced[i] = !tables[i].fault.empty();
        }
        for (ReadPage const& page : content.pages()) {
            m_plan.of_run.emplace_back(page.content.runs.size(), RegionPlan::none);
        }
    }

    RegionPlan plan(bool own) {
        m_pierced.resize(m_tables.size(), false);
        if (!own) {
            distrust_pierced_tables();
            for (std::size_t page = 0; page < m_plan.of_run.size(); ++page) {
                find_tables_of(page);
            }
            merge_over_pages();
        }
        place_loose_text();
        fill_regions();
        return std::move(m_plan);
    }

private:
    [[nodiscard]] std::vector<TextRun> const& runs_of(std::size_t page) const {
        return m_content.pages()[page].content.runs;
    }
    [[nodiscard]] bool is_loose(std::size_t page, std::size_t run) const {
        return m_content.owner_of(page, run) == TaggedContent::nobody &&
               is_content(runs_of(page)[run]);
    }
    /// The table that a run is of, when its tags are believed.
    [[nodiscard]] bool is_of_good_table(std::size_t page, std::size_t run) const {
        std::int32_t const owner = m_content.owner_of(page, run);
        return owner >= 0 && !m_plan.is_replaced[static_cast<std::size_t>(owner)];
    }
    [[nodiscard]] bool is_of_bad_table(std::size_t page, std::size_t run) const {
        std::int32_t const owner = m_content.owner_of(page, run);
        return owner >= 0 && m_plan.is_replaced[static_cast<std::size_t>(owner)];
    }

    /// Where the believed tables of a page stand.
    [[nodiscard]] std::map<std::int32_t, Rect> good_tables(std::size_t page) const {
        std::map<std::int32_t, Rect> boxes;
        for (std::size_t i = 0; i < runs_of(page).size(); ++i) {
            if (is_of_good_table(page, i) && is_content(runs_of(page)[i])) {
                Rect const& box = runs_of(page)[i].box;
                Rect& all = boxes.try_emplace(m_content.owner_of(page, i), box).first->second;
                all = united(all, box);
            }
        }
        return boxes;
    }

    /// A table with text between its cells that it does not know of has lost a cell.
    void distrust_pierced_tables() {
        for (std::size_t page = 0; page < m_plan.of_run.size(); ++page) {
            std::vector<std::size_t> const loose = loose_runs(page);
            if (loose.empty()) {
                continue;
            }
            for (auto const& [table, box] : good_tables(page)) {
                Rect const& whole = box;
                bool const pierced = std::any_of(loose.begin(), loose.end(), [&](std::size_t run) {
                    return contains_middle(whole, runs_of(page)[run].box);
                });
                auto const number = static_cast<std::size_t>(table);
                m_pierced[number] = m_pierced[number] || pierced;
            }
        }
        for (std::size_t i = 0; i < m_tables.size(); ++i) {
            m_plan.is_replaced[i] = m_plan.is_replaced[i] || m_pierced[i];
        }
    }

    std::int32_t add_region(std::string_view reason) {
        m_plan.regions.push_back({{}, {}, {}, reason});
        m_boxes.emplace_back();
        return static_cast<std::int32_t>(m_plan.regions.size() - 1);
    }

    std::int32_t region_of_table(std::int32_t table) {
        auto const index = static_cast<std::size_t>(table);
        if (m_region_of_table[index] == RegionPlan::none) {
            m_region_of_table[index] =
                add_region(m_pierced[index] ? not_in_tags : m_tables[index].fault);
            m_plan.regions.back().headers = m_tables[index].headers;
        }
        return m_region_of_table[index];
    }

    /// The tables that a page shows and the tags have not, or not so.
    void find_tables_of(std::size_t page) {
        std::vector<TextRun> const& runs = runs_of(page);
        std::vector<std::size_t> open;
        std::vector<TextRun const*> shown;
        bool bad = false;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            bool const fixed = m_content.owner_of(page, i) == TaggedContent::fixed;
            if (runs[i].artifact || fixed || is_of_good_table(page, i)) {
                continue;
            }
            open.push_back(i);
            if (is_content(runs[i])) {
                shown.push_back(&runs[i]);
                bad = bad || is_of_bad_table(page, i);
            }
        }
        if (shown.empty() || !(bad || may_show_table(shown))) {
            return;
        }
        for (Rect const& box : find_tables(part_of(page, open, nullptr))) {
            claim(page, open, box);
        }
        for (std::size_t const i : open) {
            if (m_plan.of_run[page][i] == RegionPlan::none && is_of_bad_table(page, i)) {
                std::int32_t const region = region_of_table(m_content.owner_of(page, i));
                m_plan.of_run[page][i] = region;
                grow(region, page, runs[i].box);
            }
        }
    }

    void claim(std::size_t page, std::vector<std::size_t> const& open, Rect const& box) {
        std::int32_t region = RegionPlan::none;
        std::vector<std::size_t> taken;
        for (std::size_t const i : open) {
            if (contains_middle(box, runs_of(page)[i].box) &&
                m_plan.of_run[page][i] == RegionPlan::none) {
                taken.push_back(i);
                if (region == RegionPlan::none && is_of_bad_table(page, i)) {
                    region = region_of_table(m_content.owner_of(page, i));
                }
            }
        }
        if (taken.empty()) {
            return;
        }
        if (region == RegionPlan::none) {
            region = add_region("a table is not tagged as one");
        }
        for (std::size_t const i : taken) {
            m_plan.of_run[page][i] = region;
        }
        grow(region, page, box);
    }

    void grow(std::int32_t region, std::size_t page, Rect const& box) {
        auto const [entry, is_new] =
            m_boxes[static_cast<std::size_t>(region)].try_emplace(page, box);
        entry->second = united(entry->second, box);
    }

    /// The region that ends a page's text, or begins it; none where other text does.
    [[nodiscard]] std::int32_t region_at_end(std::size_t page, bool end) const {
        std::optional<std::size_t> outermost;
        std::vector<TextRun> const& runs = runs_of(page);
        for (std::size_t i = 0; i < runs.size(); ++i) {
            bool const further = !outermost || (end ? runs[i].baseline > runs[*outermost].baseline
                                                    : runs[i].baseline < runs[*outermost].baseline);
            // What no element has, at the very end of a page, is a page number most of the time.
            if (is_content(runs[i]) && !is_unclaimed_loose(page, i) && further) {
                outermost = i;
            }
        }
        return outermost ? m_plan.of_run[page][*outermost] : RegionPlan::none;
    }
    [[nodiscard]] bool is_unclaimed_loose(std::size_t page, std::size_t run) const {
        return is_loose(page, run) && m_plan.of_run[page][run] == RegionPlan::none;
    }

    /// A table that ends its page and one that begins the next may be one: they are read together.
    void merge_over_pages() {
        for (std::size_t page = 1; page < m_plan.of_run.size(); ++page) {
            std::int32_t const above = region_at_end(page - 1, true);
            std::int32_t const below = region_at_end(page, false);
            if (above == RegionPlan::none || below == RegionPlan::none || above == below) {
                continue;
            }
            for (auto const& [at, box] : m_boxes[static_cast<std::size_t>(below)]) {
                std::vector<std::int32_t>& runs = m_plan.of_run[at];
                std::replace(runs.begin(), runs.end(), below, above);
                grow(above, at, box);
            }
            m_boxes[static_cast<std::size_t>(below)].clear();
            std::vector<std::string>& headers =
                m_plan.regions[static_cast<std::size_t>(above)].headers;
            if (headers.empty()) {
                headers = m_plan.regions[static_cast<std::size_t>(below)].headers;
            }
        }
    }

    // ------------------------------------------------- text of no element

    /// Those that no table claims.
    [[nodiscard]] std::vector<std::size_t> loose_runs(std::size_t page) const {
        std::vector<std::size_t> runs;
        for (std::size_t i = 0; i < runs_of(page).size(); ++i) {
            if (is_unclaimed_loose(page, i)) {
                runs.push_back(i);
            }
        }
        return runs;
    }

    void place_loose_text() {
        std::vector<PageContent> loose;
        bool any = false;
        for (ReadPage const& page : m_content.pages()) {
            PageContent part;
            part.number = page.content.number;
            part.width = page.content.width;
            part.height = page.content.height;
            for (std::size_t const run : loose_runs(loose.size())) {
                part.runs.push_back(page.content.runs[run]);
            }
            any = any || !part.runs.empty();
            loose.push_back(std::move(part));
        }
        if (!any) {
            return;
        }
        m_order.emplace(m_content);
        take_furniture_runs(loose, m_document);
        std::size_t fitting = 0;
        for (std::size_t page = 0; page < loose.size(); ++page) {
            std::vector<std::size_t> const left = runs_with(page, loose[page]);
            if (left.empty() || !is_mostly_loose(page, left)) {
                place_pieces(page, left);
                fitting += runs_of(page).empty() ? 0U : 1U;
            } else {
                take_whole(page);
            }
        }
        m_plan.nothing_fits = fitting == 0;
    }

    /// The runs of `part` by their number on the page.
    [[nodiscard]] std::vector<std::size_t>
    runs_with(std::size_t page, PageContent const& part) const {
        std::vector<std::size_t> found;
        std::size_t at = 0;
        for (TextRun const& run : part.runs) {
            while (runs_of(page)[at].order != run.order || !is_unclaimed_loose(page, at)) {
                ++at;
            }
            found.push_back(at++);
        }
        return found;
    }

    [[nodiscard]] bool
    is_mostly_loose(std::size_t page, std::vector<std::size_t> const& left) const {
        std::size_t all = 0;
        std::size_t outside = 0;
        for (std::size_t i = 0; i < runs_of(page).size(); ++i) {
            if (is_of_good_table(page, i)) {
                return false;
            }
            all += is_content(runs_of(page)[i]) ? runs_of(page)[i].stops.size() : 0U;
        }
        for (std::size_t const i : left) {
            outside += runs_of(page)[i].stops.size();
        }
        constexpr std::size_t part = 5; // where more is missing, the order of the rest is no help
        return outside * part > all;
    }

    /// All of the page as it is shown, with that of the page before where that is so as well.
    void take_whole(std::size_t page) {
        bool const goes_on = page > 0 && m_last_whole == page - 1 && m_whole != RegionPlan::none;
        std::int32_t const region = goes_on ? m_whole : add_region(not_in_tags);
        m_whole = region;
        m_last_whole = page;
        bool led_to = false;
        for (std::size_t i = 0; i < runs_of(page).size(); ++i) {
            m_plan.of_run[page][i] = region;
            led_to = led_to || m_content.owner_of(page, i) != TaggedContent::nobody;
        }
        PageContent const& content = m_content.pages()[page].content;
        grow(region, page, {0, 0, content.width, content.height});
        if (!goes_on && !led_to) {
            lead_to(region, m_order->last_before(page));
        }
    }

    /// Each piece stands behind the tagged text above it.
    void place_pieces(std::size_t page, std::vector<std::size_t> left) {
        std::sort(left.begin(), left.end(), [&](std::size_t a, std::size_t b) {
            return runs_of(page)[a].baseline < runs_of(page)[b].baseline;
        });
        std::map<std::optional<std::size_t>, std::int32_t> regions; // by what stands above
        constexpr std::size_t many = 300; // each is held against all of the page
        std::optional<std::size_t> above;
        for (std::size_t const i : left) {
            above = left.size() < many || regions.empty() ? m_order->above(page, runs_of(page)[i])
                                                          : above;
            auto const [entry, is_new] = regions.try_emplace(above, RegionPlan::none);
            if (is_new) {
                entry->second = add_region(not_in_tags);
                lead_to(
                    entry->second,
                    above ? std::optional(RunPlace(page, *above)) : m_order->last_before(page));
            }
            m_plan.of_run[page][i] = entry->second;
            grow(entry->second, page, runs_of(page)[i].box);
        }
    }

    void lead_to(std::int32_t region, std::optional<RunPlace> const& behind) {
        if (behind) {
            m_plan.behind[*behind].push_back(region);
        } else {
            m_plan.at_start.push_back(region);
        }
    }

    // ------------------------------------------------- what belongs to a region

    void fill_regions() {
        for (std::size_t region = 0; region < m_boxes.size(); ++region) {
            for (auto const& [page, box] : m_boxes[region]) {
                std::vector<std::size_t> runs;
                bool of_table = false;
                for (std::size_t i = 0; i < runs_of(page).size(); ++i) {
                    if (m_plan.of_run[page][i] == static_cast<std::int32_t>(region)) {
                        runs.push_back(i);
                        of_table = of_table || is_of_bad_table(page, i);
                    }
                }
                PageRegion& filled = m_plan.regions[region];
                filled.pages.push_back(part_of(page, runs, &box));
                std::vector<std::size_t>& pictures = filled.pictures.emplace_back();
                std::vector<PagePicture> const& all = m_content.pages()[page].content.pictures;
                for (std::size_t i = 0; i < all.size() && of_table; ++i) {
                    if (contains_middle(box, all[i].box)) {
                        pictures.push_back(i);
                    }
                }
            }
        }
    }

    /// The page with these runs alone, and with the lines in `box`; with those outside of the
    /// believed tables where there is none.
    [[nodiscard]] PageContent
    part_of(std::size_t page, std::vector<std::size_t> const& runs, Rect const* box) const {
        PageContent const& whole = m_content.pages()[page].content;
        PageContent part;
        part.number = whole.number;
        part.width = whole.width;
        part.height = whole.height;
        for (std::size_t const run : runs) {
            part.runs.push_back(whole.runs[run]);
        }
        std::map<std::int32_t, Rect> const others =
            box == nullptr ? good_tables(page) : std::map<std::int32_t, Rect>{};
        constexpr float slack = 8; // points: lines at the sides of the box, cells being padded
        auto const is_wanted = [&](Rect const& line) {
            if (box != nullptr) {
                return overlap(line.x0, line.x1, box->x0 - slack, box->x1 + slack) >= 0 &&
                       overlap(line.y0, line.y1, box->y0 - slack, box->y1 + slack) >= 0;
            }
            return std::none_of(others.begin(), others.end(), [&](auto const& other) {
                constexpr float padding = 6; // of cells
                Rect const& table = other.second;
                return overlap(line.x0, line.x1, table.x0 - padding, table.x1 + padding) >= 0 &&
                       overlap(line.y0, line.y1, table.y0 - padding, table.y1 + padding) >= 0;
            });
        };
        for (RuleLine const& rule : whole.rules) {
            if (is_wanted(rule.box)) {
                part.rules.push_back(rule);
            }
        }
        for (FilledBox const& fill : whole.fills) {
            if (is_wanted(fill.box)) {
                part.fills.push_back(fill);
            }
        }
        return part;
    }

    TaggedContent const& m_content;
    std::vector<TaggedTable> const& m_tables;
    Document& m_document;
    std::vector<std::int32_t> m_region_of_table;
    std::vector<bool> m_pierced;
    std::vector<std::map<std::size_t, Rect>> m_boxes; ///< by region: where it stands on its pages
    std::optional<TagOrder> m_order;                  ///< where there is text of no element
    std::int32_t m_whole = RegionPlan::none;
    std::size_t m_last_whole = 0;
    RegionPlan m_plan;
};

} // namespace

RegionPlan plan_regions(
    TaggedContent const& content,
    std::vector<TaggedTable> const& tables,
    bool own,
    Document& document) {
    return Planner{content, tables, document}.plan(own);
}

} // namespace gouji::pdfread
