// Word refuses a part whose elements stand in another order than the schema has them. The
// sequences here are those of ECMA-376 part 1, annex A.
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <memory>

#include "gouji/tests/catch.hpp"
#include "write_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

using Order = std::vector<std::string>;

// NOLINTNEXTLINE(readability-function-size): the schema's orders, one element a line
std::map<std::string, Order> const& orders() {
    static Order const paragraph{
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "suppressLineNumbers",
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "bidi",
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr"};
    static Order const run{
        "rStyle",         "rFonts",    "b",       "bCs",        "i",        "iCs",
        "caps",           "smallCaps", "strike",  "dstrike",    "outline",  "shadow",
        "emboss",         "imprint",   "noProof", "snapToGrid", "vanish",   "webHidden",
        "color",          "spacing",   "w",       "kern",       "position", "sz",
        "szCs",           "highlight", "u",       "effect",     "bdr",      "shd",
        "fitText",        "vertAlign", "rtl",     "cs",         "em",       "lang",
        "eastAsianLayout"};
    static std::map<std::string, Order> const all{
        {"pPr", paragraph},
        {"rPr", run},
        {"tblPr",
         {"tblStyle",
          "tblpPr",
          "tblOverlap",
          "bidiVisual",
          "tblStyleRowBandSize",
          "tblStyleColBandSize",
          "tblW",
          "jc",
          "tblCellSpacing",
          "tblInd",
          "tblBorders",
          "shd",
          "tblLayout",
          "tblCellMar",
          "tblLook",
          "tblCaption",
          "tblDescription"}},
        {"tcPr",
         {"cnfStyle",
          "tcW",
          "gridSpan",
          "hMerge",
          "vMerge",
          "tcBorders",
          "shd",
          "noWrap",
          "tcMar",
          "textDirection",
          "tcFitText",
          "vAlign",
          "hideMark"}},
        {"tblBorders", {"top", "left", "bottom", "right", "insideH", "insideV"}},
        {"tblCellMar", {"top", "left", "bottom", "right"}},
        {"tbl", {"tblPr", "tblGrid", "tr"}},
        {"tr", {"tblPrEx", "trPr", "tc"}},
        {"sectPr",
         {"headerReference",
          "footerReference",
          "footnotePr",
          "endnotePr",
          "type",
          "pgSz",
          "pgMar",
          "paperSrc",
          "pgBorders",
          "lnNumType",
          "pgNumType",
          "cols",
          "docGrid"}},
        {"abstractNum",
         {"nsid", "multiLevelType", "tmpl", "name", "styleLink", "numStyleLink", "lvl"}},
        {"lvl",
         {"start",
          "numFmt",
          "lvlRestart",
          "pStyle",
          "isLgl",
          "suff",
          "lvlText",
          "lvlPicBulletId",
          "legacy",
          "lvlJc",
          "pPr",
          "rPr"}},
        {"lvlOverride", {"startOverride", "lvl"}},
        {"num", {"abstractNumId", "lvlOverride"}},
        {"numbering", {"numPicBullet", "abstractNum", "num", "numIdMacAtCleanup"}},
        {"numPr", {"ilvl", "numId"}},
        {"style", {"name",         "aliases", "basedOn",    "next",       "link",
                   "autoRedefine", "hidden",  "uiPriority", "semiHidden", "unhideWhenUsed",
                   "qFormat",      "locked",  "personal",   "rsid",       "pPr",
                   "rPr",          "tblPr",   "trPr",       "tcPr",       "tblStylePr"}},
        {"font", {"altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig"}},
        {"rubyPr", {"rubyAlign", "hps", "hpsRaise", "hpsBaseText", "lid"}},
        {"ruby", {"rubyPr", "rt", "rubyBase"}},
        {"settings",
         {"zoom",
          "bordersDoNotSurroundHeader",
          "bordersDoNotSurroundFooter",
          "defaultTabStop",
          "characterSpacingControl",
          "footnotePr",
          "endnotePr",
          "compat",
          "decimalSymbol",
          "listSeparator"}},
        {"inline", {"extent", "effectExtent", "docPr", "cNvGraphicFramePr", "graphic"}},
        {"pic", {"nvPicPr", "blipFill", "spPr"}}};
    return all;
}

std::string name_of(xmlNode const* node) {
    void const* const bytes = node->name;
    return static_cast<char const*>(bytes);
}

std::vector<xmlNode*> elements_of(xmlNode* parent) {
    std::vector<xmlNode*> elements;
    for (xmlNode* child = parent->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) {
            elements.push_back(child);
        }
    }
    return elements;
}

/// "" or what is wrong.
std::string check(xmlNode* node) {
    auto const order = orders().find(name_of(node));
    std::size_t reached = 0;
    for (xmlNode* const child : elements_of(node)) {
        if (order != orders().end()) {
            auto const at = std::find(order->second.begin(), order->second.end(), name_of(child));
            auto const place = static_cast<std::size_t>(at - order->second.begin());
            if (at == order->second.end() || place < reached) {
                return name_of(child) + " in " + order->first;
            }
            reached = place;
        }
        std::string const below = check(child);
        if (!below.empty()) {
            return below;
        }
    }
    if (name_of(node) == "tc") {
        auto const children = elements_of(node);
        if (children.empty() || name_of(children.back()) != "p") {
            return "a cell that does not end with a paragraph";
        }
    }
    return {};
}

struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

std::string check_part(std::string const& xml) {
    std::unique_ptr<xmlDoc, FreeDocument> const document{
        xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", XML_PARSE_NONET)};
    if (document == nullptr) {
        return "not well-formed";
    }
    return check(xmlDocGetRootElement(document.get()));
}

} // namespace

TEST_CASE("every part is well-formed and in the order of its schema") {
    Written const written = write(everything());
    for (auto const& [name, content] : written.parts) {
        if (name.ends_with(".xml") || name.ends_with(".rels")) {
            INFO(name);
            CHECK(check_part(content) == "");
        }
    }
    CHECK(written.parts.contains("word/numbering.xml"));
    CHECK(written.parts.contains("word/footnotes.xml"));
    CHECK(written.parts.contains("word/endnotes.xml"));
    CHECK(written.parts.contains("word/comments.xml"));
}

TEST_CASE("the order check finds what Word would refuse") {
    CHECK(check_part("<pPr><jc/><ind/></pPr>") == "ind in pPr");
    CHECK(
        check_part("<tbl><tr><tc><tbl/></tc></tr></tbl>") ==
        "a cell that does not end with a paragraph");
}
