#include "gouji/formats/docx/docx_numbering_writer.hpp"

#include <algorithm>

#include "gouji/formats/docx/docx_writer_parts.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/text.hpp"

namespace gouji::docx {

namespace {

bool all_equal(std::vector<ListItem> const& items) {
    return std::all_of(items.begin(), items.end(), [&](ListItem const& item) {
        return item.label == items.front().label;
    });
}

/// Labels like "一、" and "（1）" carry their own space and stand in the running text, as official
/// documents have them; others stand before a hanging paragraph.
bool ends_wide(std::string_view label) {
    std::u32string const characters = to_utf32(label);
    return characters.size() > 1 && display_width(characters.back()) == 2;
}

} // namespace

ListNumbers NumberingWriter::add(List const& list, int level, ListLayout layout) {
    bool const is_bullet = !list.items.empty() && !list.ordered && all_equal(list.items);
    if (!is_bullet) {
        if (auto const pattern = find_pattern(list.items)) {
            std::string const format{pattern->number_format};
            std::size_t const abstract =
                abstract_of({format, pattern->prefix, pattern->suffix, true, layout});
            return {add_number({abstract, level, pattern->start, ""}), false};
        }
    }
    if (is_bullet) {
        std::string const label = literal_text(list.items.front().label);
        return {
            add_number({abstract_of({"bullet", label, "", false, layout}), level, 1, ""}), false};
    }
    m_abstracts.push_back({{"none", "", "", false, layout}, true});
    ListNumbers numbers{static_cast<int>(m_numbers.size()) + 1, true};
    for (ListItem const& item : list.items) {
        add_number({m_abstracts.size() - 1, level, 1, literal_text(item.label)});
    }
    return numbers;
}

std::size_t NumberingWriter::abstract_of(Level level) {
    auto const [found, is_new] = m_shared.try_emplace(level, m_abstracts.size());
    if (is_new) {
        m_abstracts.push_back({std::move(level), false});
    }
    return found->second;
}

int NumberingWriter::add_number(Number number) {
    m_numbers.push_back(std::move(number));
    return static_cast<int>(m_numbers.size());
}

std::string NumberingWriter::literal_text(std::string const& label) {
    std::string out;
    bool altered = false;
    for (std::size_t i = 0; i < label.size(); ++i) {
        bool const is_place =
            label[i] == '%' && i + 1 < label.size() && label[i + 1] >= '1' && label[i + 1] <= '9';
        out += is_place ? "％" : std::string(1, label[i]);
        altered |= is_place;
    }
    m_altered += altered ? 1 : 0;
    return out;
}

std::string NumberingWriter::level_text(Level const& level, int index) {
    return level.has_number ? level.before + "%" + std::to_string(index + 1) + level.after
                            : level.before;
}

void NumberingWriter::write_level(
    XmlWriter& xml, Level const& level, int index, std::string const& text) {
    xml.open("w:lvl").attribute("w:ilvl", index);
    xml.element("w:start", "w:val", 1).element("w:numFmt", "w:val", level.format);
    bool const runs_in = ends_wide(text);
    xml.element("w:suff", "w:val", runs_in ? "nothing" : "tab");
    xml.element("w:lvlText", "w:val", text).element("w:lvlJc", "w:val", "left");
    // A unit is two characters of the body (16 points) or of a cell (10 points).
    std::int64_t const unit = level.layout == ListLayout::Text ? 640 : 200;
    xml.open("w:pPr").open("w:ind");
    if (runs_in) {
        xml.attribute("w:left", unit * index).attribute("w:firstLine", unit);
    } else {
        std::size_t const columns =
            level.has_number ? display_width(level.before + level.after) + 1 : display_width(text);
        std::int64_t const hanging =
            (static_cast<std::int64_t>(std::clamp<std::size_t>(columns, 1, 12)) + 2) * unit / 4;
        xml.attribute("w:left", unit * (index + 1) + hanging).attribute("w:hanging", hanging);
    }
    xml.close().close().close();
}

std::string NumberingWriter::xml(XmlWriter& counts) const {
    XmlWriter xml;
    xml.declaration().open("w:numbering").attribute("xmlns:w", main_namespace);
    for (std::size_t i = 0; i < m_abstracts.size(); ++i) {
        Abstract const& abstract = m_abstracts[i];
        xml.open("w:abstractNum").attribute("w:abstractNumId", static_cast<std::int64_t>(i));
        // Word takes definitions of equal nsid for the same one.
        xml.element("w:nsid", "w:val", hex8(0x47000001U + static_cast<std::uint32_t>(i)));
        xml.element("w:multiLevelType", "w:val", "multilevel");
        if (abstract.literal_labels) {
            xml.element("w:name", "w:val", literal_labels_name);
        }
        for (int level = 0; level < list_levels; ++level) {
            write_level(xml, abstract.level, level, level_text(abstract.level, level));
        }
        xml.close();
    }
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        Number const& number = m_numbers[i];
        Abstract const& abstract = m_abstracts[number.abstract];
        xml.open("w:num").attribute("w:numId", static_cast<std::int64_t>(i + 1));
        xml.element("w:abstractNumId", "w:val", static_cast<std::int64_t>(number.abstract));
        xml.open("w:lvlOverride").attribute("w:ilvl", number.level);
        if (abstract.literal_labels) {
            write_level(xml, abstract.level, number.level, number.literal);
        } else {
            xml.element("w:startOverride", "w:val", number.start);
        }
        xml.close().close();
    }
    xml.close();
    counts.add_counts(xml);
    return xml.take();
}

} // namespace gouji::docx
