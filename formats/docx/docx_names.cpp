#include "gouji/formats/docx/docx_names.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace gouji::docx::reading {

namespace {

// ECMA-376 part 1, annex A (Strict) and part 4, annex A (Transitional).
constexpr std::array namespaces{
    XmlVocabulary::Namespace{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    XmlVocabulary::Namespace{"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    XmlVocabulary::Namespace{
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    XmlVocabulary::Namespace{"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    XmlVocabulary::Namespace{"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    XmlVocabulary::Namespace{
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"},
    XmlVocabulary::Namespace{"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"},
    XmlVocabulary::Namespace{"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    XmlVocabulary::Namespace{"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    XmlVocabulary::Namespace{"http://schemas.openxmlformats.org/drawingml/2006/chart", "c"},
    XmlVocabulary::Namespace{"http://purl.oclc.org/ooxml/drawingml/chart", "c"},
    XmlVocabulary::Namespace{"http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"},
    XmlVocabulary::Namespace{"http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"},
    XmlVocabulary::Namespace{"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    XmlVocabulary::Namespace{"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    XmlVocabulary::Namespace{"urn:schemas-microsoft-com:vml", "v"},
    XmlVocabulary::Namespace{"urn:schemas-microsoft-com:office:office", "o"},
    XmlVocabulary::Namespace{"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    XmlVocabulary::Namespace{"http://schemas.openxmlformats.org/package/2006/content-types", "ct"},
    XmlVocabulary::Namespace{
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"},
    XmlVocabulary::Namespace{"http://purl.org/dc/elements/1.1/", "dc"},
    XmlVocabulary::Namespace{"http://purl.org/dc/terms/", "dcterms"},
    XmlVocabulary::Namespace{"http://www.w3.org/XML/1998/namespace", "xml"},
};

constexpr std::array names{
    std::string_view{},
#define GOUJI_DOCX_NAME(enumerator, text) std::string_view{text},
#include "gouji/formats/docx/docx_names.def"
#undef GOUJI_DOCX_NAME
};
static_assert(std::is_sorted(names.begin(), names.end()), "names are found by bisection");

} // namespace

XmlVocabulary const& vocabulary() {
    static constexpr XmlVocabulary all{namespaces, names};
    return all;
}

long Attributes::number(Name name, long otherwise) const {
    std::string_view text = get(name);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    long value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool Attributes::on() const {
    std::string_view const value = get(Name::WVal);
    return value != "0" && value != "false" && value != "off" && value != "none";
}

} // namespace gouji::docx::reading
