#include "gouji/formats/pdf/read/page_tree.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace gouji::pdfread {

namespace {

/// Deeper trees are no honest ones.
constexpr int max_depth = 64;

struct Inherited {
    Object resources;
    Object media_box;
    Object crop_box;
    Object rotation;
};

bool parse_box(Object const& array, Rect& box) {
    if (array.size() < 4) {
        return false;
    }
    std::array<float, 4> edge{};
    for (std::size_t i = 0; i < 4; ++i) {
        std::optional<double> const value = array.at(i).maybe_number();
        constexpr double bound = 1e6;
        if (!value || !(std::abs(*value) < bound)) {
            return false;
        }
        edge[i] = static_cast<float>(*value);
    }
    box = {
        std::min(edge[0], edge[2]),
        std::min(edge[1], edge[3]),
        std::max(edge[0], edge[2]),
        std::max(edge[1], edge[3])};
    return box.x1 - box.x0 >= 1 && box.y1 - box.y0 >= 1;
}

/// ISO 32000-1, 14.11.2: the crop box is cut to the media box.
Rect visible_box(Inherited const& inherited) {
    Rect media{0, 0, 612, 792};
    parse_box(inherited.media_box, media);
    Rect crop;
    if (!parse_box(inherited.crop_box, crop)) {
        return media;
    }
    Rect const both{
        std::max(media.x0, crop.x0),
        std::max(media.y0, crop.y0),
        std::min(media.x1, crop.x1),
        std::min(media.y1, crop.y1)};
    return both.x1 - both.x0 >= 1 && both.y1 - both.y0 >= 1 ? both : media;
}

class Walk {
public:
    explicit Walk(std::size_t limit) : m_limit(limit) {}

    void visit(Object const& node, Inherited inherited, int depth) {
        if (m_list.pages.size() >= m_limit) {
            m_list.limit_reached = true;
            return;
        }
        if (!node.is_dictionary() || depth > max_depth) {
            m_list.complete = false;
            return;
        }
        if (!m_seen.insert(node.identity()).second) {
            m_list.complete = false;
            return;
        }
        take(inherited.resources, node.get("Resources"));
        take(inherited.media_box, node.get("MediaBox"));
        take(inherited.crop_box, node.get("CropBox"));
        take(inherited.rotation, node.get("Rotate"));
        Object const kids = node.get("Kids");
        if (kids.is_array() && node.get("Type").name() != "Page") {
            for (std::size_t i = 0; i < kids.size() && !m_list.limit_reached; ++i) {
                visit(kids.at(i), inherited, depth + 1);
            }
            return;
        }
        add_page(node, inherited);
    }

    PageList take_list() { return std::move(m_list); }

private:
    static void take(Object& slot, Object const& value) {
        if (!value.is_null()) {
            slot = value;
        }
    }

    void add_page(Object const& node, Inherited const& inherited) {
        Page page;
        page.dictionary = node;
        page.resources = inherited.resources;
        page.crop = visible_box(inherited);
        std::int64_t const quarter = inherited.rotation.integer() / 90 % 4;
        page.rotation = static_cast<int>((quarter + 4) % 4 * 90);
        double const unit = node.get("UserUnit").number(1);
        page.user_unit = unit > 0 && unit < 1000 ? unit : 1;
        m_list.pages.push_back(page);
    }

    std::size_t m_limit;
    PageList m_list;
    std::unordered_set<void const*> m_seen;
};

} // namespace

PageList list_pages(ObjectFile const& file, std::size_t limit) {
    Walk walk(limit);
    walk.visit(file.catalog().get("Pages"), {}, 0);
    return walk.take_list();
}

} // namespace gouji::pdfread
