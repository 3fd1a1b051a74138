#include <algorithm>
#include <array>

#include "gouji/formats/docx/docx_writer_parts.hpp"
#include "gouji/formats/support/xml_writer.hpp"

namespace gouji::docx {

namespace {

struct CoreProperty {
    std::string_view key; ///< in Document::metadata
    std::string_view element;
    bool is_date = false;
};
constexpr std::array core_properties{
    CoreProperty{"title", "dc:title"},
    CoreProperty{"subject", "dc:subject"},
    CoreProperty{"author", "dc:creator"},
    CoreProperty{"keywords", "cp:keywords"},
    CoreProperty{"description", "dc:description"},
    CoreProperty{"last_modified_by", "cp:lastModifiedBy"},
    CoreProperty{"created", "dcterms:created", true},
    CoreProperty{"modified", "dcterms:modified", true},
    CoreProperty{"category", "cp:category"},
    CoreProperty{"language", "dc:language"},
};

/// https://www.w3.org/TR/NOTE-datetime, of which Word takes no other than these:
/// 2023-01-31 and 2023-01-31T08:30:00Z. Anything else makes Word call the file damaged.
bool is_w3c_date(std::string_view text) {
    constexpr std::string_view shape = "0000-00-00T00:00:00Z";
    bool const fits = text.size() == shape.size() || text.size() == 10;
    return fits && std::equal(text.begin(), text.end(), shape.begin(), [](char c, char model) {
               return model == '0' ? c >= '0' && c <= '9' : c == model;
           });
}

CoreProperty const* find_core(std::string_view key, std::string_view value) {
    auto const* const found = std::find_if(
        core_properties.begin(), core_properties.end(), [&](CoreProperty const& property) {
            return property.key == key;
        });
    if (found == core_properties.end() || (found->is_date && !is_w3c_date(value))) {
        return nullptr;
    }
    return found;
}

void open_core(XmlWriter& xml) {
    xml.declaration().open("cp:coreProperties");
    xml.attribute(
        "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    xml.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml.attribute("xmlns:dcterms", "http://purl.org/dc/terms/");
    xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
}

void open_custom(XmlWriter& xml) {
    xml.declaration().open("Properties");
    xml.attribute(
        "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties");
    xml.attribute(
        "xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes");
}

void write_custom(XmlWriter& xml, int id, std::string_view name, std::string_view value) {
    xml.open("property").attribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
    xml.attribute("pid", id).attribute("name", name);
    xml.open("vt:lpwstr").text(value).close().close();
}

void write_note_separators(XmlWriter& xml, std::string_view properties, std::string_view note) {
    xml.open(properties);
    xml.element(note, "w:id", -1).element(note, "w:id", 0);
    xml.close();
}

} // namespace

PropertyParts property_parts(Document const& document, XmlWriter& counts) {
    XmlWriter core;
    XmlWriter custom;
    open_core(core);
    open_custom(custom);
    bool has_core = false;
    int next_id = 2; // 0 and 1 are reserved (MS-OLEPS 2.18.1)
    for (auto const& [key, value] : document.metadata) {
        CoreProperty const* const property = find_core(key, value);
        if (property == nullptr) {
            write_custom(custom, next_id++, key, value);
            continue;
        }
        has_core = true;
        core.open(property->element);
        if (property->is_date) {
            core.attribute("xsi:type", "dcterms:W3CDTF");
        }
        core.text(value).close();
    }
    core.close();
    custom.close();
    counts.add_counts(core);
    counts.add_counts(custom);
    return {has_core ? core.take() : "", next_id > 2 ? custom.take() : ""};
}

std::string settings_part(bool has_footnotes, bool has_endnotes) {
    // CT_Settings (ECMA-376 part 1, 17.15.1.78) fixes the order of its elements.
    XmlWriter xml;
    xml.declaration().open("w:settings").attribute("xmlns:w", main_namespace);
    xml.element("w:zoom", "w:percent", 100);
    xml.element("w:bordersDoNotSurroundHeader").element("w:bordersDoNotSurroundFooter");
    xml.element("w:defaultTabStop", "w:val", 420);
    xml.element("w:characterSpacingControl", "w:val", "compressPunctuation");
    if (has_footnotes) {
        write_note_separators(xml, "w:footnotePr", "w:footnote");
    }
    if (has_endnotes) {
        write_note_separators(xml, "w:endnotePr", "w:endnote");
    }
    xml.open("w:compat").element("w:spaceForUL").element("w:balanceSingleByteDoubleByteWidth");
    xml.element("w:doNotLeaveBackslashAlone").element("w:ulTrailSpace");
    xml.element("w:doNotExpandShiftReturn").element("w:adjustLineHeightInTable");
    xml.element("w:useFELayout");
    xml.open("w:compatSetting").attribute("w:name", "compatibilityMode");
    xml.attribute("w:uri", "http://schemas.microsoft.com/office/word");
    xml.attribute("w:val", 15).close().close();
    xml.element("w:decimalSymbol", "w:val", ".").element("w:listSeparator", "w:val", ",");
    xml.close();
    return xml.take();
}

std::string app_part() {
    XmlWriter xml;
    xml.declaration().open("Properties");
    xml.attribute(
        "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
    xml.open("Application").text("Gouji").close().close();
    return xml.take();
}

} // namespace gouji::docx
