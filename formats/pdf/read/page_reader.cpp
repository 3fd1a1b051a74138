#include "gouji/formats/pdf/read/page_reader.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/formats/pdf/read/content_interpreter.hpp"
#include "gouji/formats/pdf/read/field_value.hpp"
#include "gouji/formats/pdf/read/structure_tree.hpp"
#include "gouji/formats/pdf/structure_names.hpp"

namespace gouji::pdfread {

namespace {

constexpr std::size_t max_annotations = 5000;

/// A part of what may be inflated, but not less than small documents need.
std::size_t share(Limits const& limits, std::size_t part, std::size_t least) {
    return std::max(limits.inflated_bytes / part, std::min(least, limits.inflated_bytes));
}

/// From default user space to the page as it is shown, in points from its top left: rotation and
/// UserUnit applied (ISO 32000-1, 8.3.2.3 and table 30).
Matrix page_matrix(Page const& page) {
    double const u = page.user_unit;
    Rect const& c = page.crop;
    auto const x0 = static_cast<double>(c.x0);
    auto const x1 = static_cast<double>(c.x1);
    auto const y0 = static_cast<double>(c.y0);
    auto const y1 = static_cast<double>(c.y1);
    switch (page.rotation) {
    case 90:
        return {0, u, u, 0, -u * y0, -u * x0};
    case 180:
        return {-u, 0, 0, u, u * x1, -u * y0};
    case 270:
        return {0, -u, -u, 0, u * y1, u * x1};
    default:
        return {u, 0, 0, -u, -u * x0, u * y1};
    }
}

/// The streams of a page are one program, parted by blanks (7.7.3.3).
std::string content_of(Object const& contents, DocumentResources& resources) {
    std::string bytes;
    auto const add = [&](Object const& stream) {
        std::size_t const limit = std::min(
            resources.bytes_left,
            resources.page_bytes - std::min(resources.page_bytes, bytes.size()));
        std::string const part = stream.data(limit);
        resources.cut = resources.cut || (limit != 0 && part.size() == limit);
        resources.bytes_left -= std::min(part.size(), resources.bytes_left);
        bytes += part;
        bytes += '\n';
    };
    if (contents.is_array()) {
        for (std::size_t i = 0; i < contents.size(); ++i) {
            add(contents.at(i));
        }
    } else {
        add(contents);
    }
    return bytes;
}

Object normal_appearance(Object const& annotation) {
    Object const normal = annotation.get("AP").get("N");
    return normal.is_stream() ? normal : normal.get(annotation.get("AS").name());
}

/// What people see of annotations as text of the page: fields that were filled in, stamps, text
/// written onto the page. Not notes that pop up, nor our own marks.
bool is_page_text(Object const& annotation) {
    constexpr std::int64_t hidden = 2; // table 165
    constexpr std::int64_t no_view = 32;
    std::int64_t const flags = annotation.get("F").integer();
    if ((flags & (hidden | no_view)) != 0 || annotation.get("T").text() == pdf_names::author) {
        return false;
    }
    std::string_view const subtype = annotation.get("Subtype").name();
    return subtype == "Widget" || subtype == "FreeText" || subtype == "Stamp";
}

/// 12.5.5, algorithm 8.1: the appearance's box, moved by its matrix, is fitted into the rectangle.
Matrix appearance_matrix(Object const& form, Object const& rectangle) {
    Object const box = form.get("BBox");
    Rect const moved = bounds(
        to_matrix(form.get("Matrix")),
        box.at(0).number(),
        box.at(1).number(),
        box.at(2).number(),
        box.at(3).number());
    auto const left = static_cast<double>(moved.x0);
    auto const bottom = static_cast<double>(moved.y0);
    double const width = static_cast<double>(moved.x1) - left;
    double const height = static_cast<double>(moved.y1) - bottom;
    double const x0 = std::min(rectangle.at(0).number(), rectangle.at(2).number());
    double const y0 = std::min(rectangle.at(1).number(), rectangle.at(3).number());
    double const x1 = std::max(rectangle.at(0).number(), rectangle.at(2).number());
    double const y1 = std::max(rectangle.at(1).number(), rectangle.at(3).number());
    double const sx = width > 0 ? (x1 - x0) / width : 1;
    double const sy = height > 0 ? (y1 - y0) / height : 1;
    return {sx, 0, 0, sy, x0 - left * sx, y0 - bottom * sy};
}

/// Returns the values of the fields that show nothing.
std::vector<TextRun>
read_annotations(Page const& page, DocumentResources& resources, ContentInterpreter& interpreter) {
    std::vector<TextRun> values;
    Object const annotations = page.dictionary.get("Annots");
    std::size_t const count = std::min(annotations.size(), max_annotations);
    for (std::size_t i = 0; i < count; ++i) {
        Object const annotation = annotations.at(i);
        if (!is_page_text(annotation) ||
            !resources.optional_content.is_shown(annotation.get("OC"))) {
            continue;
        }
        Object const form = normal_appearance(annotation);
        std::size_t const before = interpreter.text().runs().size();
        if (form.is_stream()) {
            interpreter.run_form(
                form, page.resources, appearance_matrix(form, annotation.get("Rect")));
        }
        // Viewers draw the values of such fields themselves (12.7.2, NeedAppearances).
        if (interpreter.text().runs().size() == before &&
            annotation.get("Subtype").name() == "Widget") {
            std::vector<TextRun> runs = field_value_runs(annotation, page_matrix(page));
            std::move(runs.begin(), runs.end(), std::back_inserter(values));
        }
    }
    return values;
}

Rect turn(Rect const& box, int quarter, float width, float height) {
    if (quarter == 1) { // written downwards: turned back to the left
        return {box.y0, width - box.x1, box.y1, width - box.x0};
    }
    return {height - box.y1, box.x0, height - box.y0, box.x1};
}

/// A page whose text is written downwards or upwards was meant to be turned (7.7.3.3, Rotate), and
/// its tables are found only so.
void turn_page(ReadPage& page, int quarter) {
    PageContent& content = page.content;
    float const width = content.width;
    float const height = content.height;
    for (TextRun& run : content.runs) {
        run.box = turn(run.box, quarter, width, height);
        bool const was_upright = run.upright;
        run.upright = !was_upright;
        // Where x was counted, y is now, and the other way round.
        bool const mirrored = was_upright == (quarter == 1);
        float const length = was_upright ? width : height;
        if (mirrored) {
            for (float& stop : run.stops) {
                stop = length - stop;
            }
        }
        bool const baseline_mirrored = was_upright != (quarter == 1);
        float const extent = was_upright ? height : width;
        run.baseline = baseline_mirrored ? extent - run.baseline : run.baseline;
    }
    for (RuleLine& rule : content.rules) {
        rule.box = turn(rule.box, quarter, width, height);
    }
    for (FilledBox& fill : content.fills) {
        fill.box = turn(fill.box, quarter, width, height);
    }
    for (PagePicture& picture : content.pictures) {
        picture.box = turn(picture.box, quarter, width, height);
    }
    std::swap(content.width, content.height);
    page.turned = true;
}

/// Text beside the page is not shown.
void drop_outside(PageContent& content, std::size_t& hidden) {
    std::size_t const dropped = std::erase_if(content.runs, [&](TextRun const& run) {
        return run.box.x1 < 0 || run.box.y1 < 0 || run.box.x0 > content.width ||
               run.box.y0 > content.height;
    });
    hidden += dropped;
    std::erase_if(content.runs, [](TextRun const& run) { return run.text.empty(); });
}

} // namespace

DocumentResources::DocumentResources(ObjectFile const& file, Limits const& document_limits)
    : maps(GOUJI_CMAP_FOLDER), is_own(has_own_tree(file)), optional_content(file.catalog()),
      limits(document_limits), page_bytes(share(document_limits, 16, std::size_t{1} << 20U)),
      glyphs_per_page(share(document_limits, 1024, 10'000)),
      operators_left(share(document_limits, 16, 100'000)),
      bytes_left(document_limits.inflated_bytes) {}

Font* DocumentResources::font(Object const& dictionary) {
    std::unique_ptr<Font>& font = m_fonts[dictionary.identity()];
    if (!font) {
        font = load_font(dictionary, maps);
    }
    return font.get();
}

std::int32_t DocumentResources::form_number(Object const& form) {
    constexpr std::size_t max_forms = 2000; // the key must fit beside the MCID
    auto const known = m_forms.find(form.identity());
    if (known != m_forms.end()) {
        return known->second;
    }
    if (m_forms.size() >= max_forms) {
        return 0;
    }
    auto const number = static_cast<std::int32_t>(m_forms.size() + 1);
    m_forms.emplace(form.identity(), number);
    return number;
}

std::int32_t DocumentResources::known_form(Object const& form) const {
    auto const known = m_forms.find(form.identity());
    return known == m_forms.end() ? 0 : known->second;
}

ReadPage read_page(Page const& page, std::int32_t number, DocumentResources& resources) {
    ReadPage result;
    PageContent& content = result.content;
    content.number = number;
    bool const sideways = page.rotation % 180 != 0;
    auto const unit = static_cast<float>(page.user_unit);
    float const across = (page.crop.x1 - page.crop.x0) * unit;
    float const down = (page.crop.y1 - page.crop.y0) * unit;
    content.width = sideways ? down : across;
    content.height = sideways ? across : down;
    Rect const visible{0, 0, content.width, content.height};
    ContentInterpreter interpreter(resources, result, page_matrix(page), visible);
    interpreter.run(content_of(page.dictionary.get("Contents"), resources), page.resources);
    std::vector<TextRun> values = read_annotations(page, resources, interpreter);
    content.runs = std::move(interpreter.text().runs());
    for (TextRun& value : values) {
        value.order = static_cast<std::uint32_t>(content.runs.size());
        content.runs.push_back(std::move(value));
    }
    content.rules = interpreter.rules().take();
    content.fills = interpreter.rules().take_fills();
    // Our tags say what is text: blanks that hang beyond the page, and what narrow columns draw
    // over each other, are.
    if (!resources.is_own) {
        drop_outside(content, resources.hidden_pieces);
        drop_doubled_runs(content.runs);
    }
    std::array<std::size_t, 4> const& turned = interpreter.text().turned();
    std::size_t const all = turned[0] + turned[1] + turned[2] + turned[3];
    for (int const quarter : {1, 3}) {
        if (turned[static_cast<std::size_t>(quarter)] * 5 > all * 4) {
            turn_page(result, quarter);
        }
    }
    return result;
}

} // namespace gouji::pdfread
