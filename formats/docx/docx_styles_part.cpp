#include <algorithm>
#include <array>
#include <cmath>

#include "gouji/formats/docx/docx_style_ids.hpp"
#include "gouji/formats/docx/docx_writer_parts.hpp"
#include "gouji/formats/support/xml_writer.hpp"

namespace gouji::docx {

namespace {

enum class Kind : std::uint8_t { Paragraph, Character };

/// One style. Properties are markup in the order of CT_PPr and CT_RPr (ECMA-376 part 1, 17.3).
struct StyleSpec {
    Kind kind;
    std::string_view id;
    std::string_view name;
    std::string_view based_on;
    std::string_view next;
    std::string_view paragraph;
    std::string_view run;           ///< without its font when `font` names one
    FontRole font = FontRole::Body; ///< Body is the default of all styles
};

// clang-format off
// The page of GB/T 9704-2012: 22 lines of 28 characters of size 3 (16 points); a line takes 28
// points. "At least", so that pictures are not cut.
constexpr std::string_view body_paragraph =
    R"(<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="atLeast"/><w:jc w:val="both"/>)";
constexpr std::string_view heading_indent =
    R"(<w:ind w:firstLineChars="200" w:firstLine="640"/>)";
constexpr std::string_view cell_paragraph =
    R"(<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>)";

constexpr std::array<StyleSpec, 45> styles{{
    {Kind::Paragraph, "Normal", "Normal", "", "",
        body_paragraph,
        R"(<w:sz w:val="32"/><w:szCs w:val="32"/>)"},
    {Kind::Paragraph, style::indented_body, "Body Text First Indent", "Normal", "",
        heading_indent, ""},
    {Kind::Paragraph, style::title, "Title", "Normal", "Normal",
        R"(<w:keepNext/><w:spacing w:before="280" w:after="280" w:line="600" w:lineRule="atLeast"/><w:jc w:val="center"/>)",
        R"(<w:sz w:val="44"/><w:szCs w:val="44"/>)", FontRole::Title},
    {Kind::Paragraph, style::subtitle, "Subtitle", "Normal", "Normal",
        R"(<w:spacing w:after="280"/><w:jc w:val="center"/>)",
        "", FontRole::Heading2},
    // 一、 二、
    {Kind::Paragraph, "Heading1", "heading 1", "Normal", "Normal",
        R"(<w:keepNext/><w:spacing w:before="140" w:after="60"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="0"/>)",
        "", FontRole::Heading1},
    // （一） （二）
    {Kind::Paragraph, "Heading2", "heading 2", "Normal", "Normal",
        R"(<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="1"/>)",
        "", FontRole::Heading2},
    // 1. 2.
    {Kind::Paragraph, "Heading3", "heading 3", "Normal", "Normal",
        R"(<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="2"/>)",
        "<w:b/><w:bCs/>"},
    // （1） （2）
    {Kind::Paragraph, "Heading4", "heading 4", "Normal", "Normal",
        R"(<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="3"/>)", ""},
    {Kind::Paragraph, "Heading5", "heading 5", "Normal", "Normal",
        R"(<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="4"/>)", ""},
    {Kind::Paragraph, "Heading6", "heading 6", "Normal", "Normal",
        R"(<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="5"/>)", ""},
    {Kind::Paragraph, "Heading7", "heading 7", "Normal", "Normal",
        R"(<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="6"/>)", ""},
    {Kind::Paragraph, "Heading8", "heading 8", "Normal", "Normal",
        R"(<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="7"/>)", ""},
    {Kind::Paragraph, "Heading9", "heading 9", "Normal", "Normal",
        R"(<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="8"/>)", ""},
    // 7.3.5 of GB/T 9704-2012: the signature over the date, the date four characters from the edge.
    {Kind::Paragraph, style::signature, "Gouji Signature", "Normal", "",
        R"(<w:keepNext/><w:ind w:rightChars="200" w:right="640"/><w:jc w:val="right"/>)", ""},
    {Kind::Paragraph, style::date, "Gouji Date", "Normal", "",
        R"(<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>)", ""},
    {Kind::Paragraph, style::note, "Gouji Note", "Normal", "",
        R"(<w:spacing w:line="360" w:lineRule="atLeast"/>)",
        R"(<w:sz w:val="24"/><w:szCs w:val="24"/>)"},
    {Kind::Paragraph, style::caption, "caption", "Normal", "Normal",
        R"(<w:spacing w:before="60" w:after="60" w:line="360" w:lineRule="atLeast"/><w:jc w:val="center"/>)",
        R"(<w:sz w:val="24"/><w:szCs w:val="24"/>)", FontRole::Heading1},
    {Kind::Paragraph, style::table_caption, "Gouji Table Caption", "Caption", "Normal",
        "<w:keepNext/>", ""},
    {Kind::Paragraph, style::separator, "Gouji Separator", "Normal", "Normal",
        R"(<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>)",
        R"(<w:sz w:val="2"/><w:szCs w:val="2"/>)"},
    {Kind::Paragraph, style::quote, "Quote", "Normal", "",
        R"(<w:ind w:left="640" w:right="640"/>)",
        "", FontRole::Heading2},
    {Kind::Paragraph, style::verbatim, "Gouji Verbatim", "Normal", "",
        R"(<w:snapToGrid w:val="0"/><w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>)",
        "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:eastAsia=\"宋体\" w:cs=\"Consolas\"/><w:noProof/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>"},
    {Kind::Paragraph, style::row_header, "Gouji Row Header", style::cell, "", "", ""},
    {Kind::Paragraph, style::cell_centered, "Gouji Table Center", style::cell, "",
        "<w:jc w:val=\"center\"/>", ""},
    {Kind::Paragraph, style::list_item, "List Paragraph", "Normal", "", "", ""},
    {Kind::Paragraph, style::list_continue[0], "List Continue", "Normal", "", "<w:ind w:left=\"640\"/>", ""},
    {Kind::Paragraph, style::list_continue[1], "List Continue 2", "Normal", "", "<w:ind w:left=\"1280\"/>", ""},
    {Kind::Paragraph, style::list_continue[2], "List Continue 3", "Normal", "", "<w:ind w:left=\"1920\"/>", ""},
    {Kind::Paragraph, style::list_continue[3], "List Continue 4", "Normal", "", "<w:ind w:left=\"2560\"/>", ""},
    {Kind::Paragraph, style::list_continue[4], "List Continue 5", "Normal", "", "<w:ind w:left=\"3200\"/>", ""},
    {Kind::Paragraph, style::list_continue[5], "List Continue 6", "Normal", "", "<w:ind w:left=\"3840\"/>", ""},
    {Kind::Paragraph, style::list_continue[6], "List Continue 7", "Normal", "", "<w:ind w:left=\"4480\"/>", ""},
    {Kind::Paragraph, style::list_continue[7], "List Continue 8", "Normal", "", "<w:ind w:left=\"5120\"/>", ""},
    {Kind::Paragraph, style::list_continue[8], "List Continue 9", "Normal", "", "<w:ind w:left=\"5760\"/>", ""},
    {Kind::Paragraph, style::footnote_text, "footnote text", "Normal", "",
        R"(<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>)",
        R"(<w:sz w:val="21"/><w:szCs w:val="21"/>)"},
    {Kind::Paragraph, style::endnote_text, "endnote text", "Normal", "",
        R"(<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>)",
        R"(<w:sz w:val="21"/><w:szCs w:val="21"/>)"},
    {Kind::Paragraph, style::comment_text, "annotation text", "Normal", "",
        R"(<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>)",
        R"(<w:sz w:val="21"/><w:szCs w:val="21"/>)"},
    {Kind::Paragraph, "Header", "header", "Normal", "",
        R"(<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>)",
        R"(<w:sz w:val="21"/><w:szCs w:val="21"/>)"},
    {Kind::Paragraph, "Footer", "footer", "Normal", "",
        R"(<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>)",
        R"(<w:sz w:val="21"/><w:szCs w:val="21"/>)"},
    {Kind::Paragraph, style::doubts_heading, "Gouji Doubts Heading", "Normal", style::doubts,
        "<w:keepNext/><w:spacing w:before=\"280\"/>",
        R"(<w:sz w:val="24"/><w:szCs w:val="24"/>)", FontRole::Heading1},
    {Kind::Paragraph, style::doubts, "Gouji Doubts", "Normal", "",
        R"(<w:spacing w:line="320" w:lineRule="atLeast"/><w:jc w:val="left"/>)",
        R"(<w:sz w:val="21"/><w:szCs w:val="21"/>)"},
    {Kind::Character, style::hyperlink, "Hyperlink", "", "",
        "", R"(<w:color w:val="0563C1"/><w:u w:val="single"/>)"},
    {Kind::Character, style::code, "Gouji Code", "", "",
        "", R"(<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:noProof/>)"},
    {Kind::Character, "FootnoteReference", "footnote reference", "", "",
        "", "<w:vertAlign w:val=\"superscript\"/>"},
    {Kind::Character, "EndnoteReference", "endnote reference", "", "",
        "", "<w:vertAlign w:val=\"superscript\"/>"},
    {Kind::Character, "CommentReference", "annotation reference", "", "",
        "", R"(<w:sz w:val="21"/><w:szCs w:val="21"/>)"},
}};
// clang-format on

struct FontSpec {
    std::string_view name;
    std::string_view alternatives; ///< separated by commas, the best first
    std::string_view charset;      ///< 86 is GB2312
    std::string_view family;
    std::string_view pitch;
};
constexpr std::array fonts{
    FontSpec{"仿宋_GB2312", "FangSong_GB2312,仿宋,FangSong,STFangsong", "86", "modern", "fixed"},
    FontSpec{"楷体_GB2312", "KaiTi_GB2312,楷体,KaiTi,STKaiti", "86", "modern", "fixed"},
    FontSpec{"黑体", "SimHei,STHeiti,Noto Sans CJK SC", "86", "modern", "fixed"},
    FontSpec{
        "方正小标宋简体",
        "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,STZhongsong,宋体",
        "86",
        "auto",
        "default"},
    FontSpec{"宋体", "SimSun,STSong,Noto Serif CJK SC", "86", "auto", "variable"},
    FontSpec{"Times New Roman", "Liberation Serif", "00", "roman", "variable"},
    FontSpec{"Consolas", "Courier New,Liberation Mono", "00", "modern", "fixed"},
};

void write_defaults(XmlWriter& xml, StyleLook const& look) {
    std::string_view const language = look.language;
    bool const is_east_asian =
        language.starts_with("zh") || language.starts_with("ja") || language.starts_with("ko");
    xml.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
    xml.open("w:rFonts").attribute("w:ascii", "Times New Roman");
    xml.attribute("w:hAnsi", "Times New Roman").attribute("w:eastAsia", look.font(FontRole::Body));
    xml.attribute("w:cs", "Times New Roman").close();
    xml.element("w:sz", "w:val", 21).element("w:szCs", "w:val", 21);
    xml.open("w:lang");
    xml.attribute("w:val", is_east_asian || language.empty() ? "en-US" : language);
    xml.attribute("w:eastAsia", is_east_asian && language.size() > 2 ? language : "zh-CN");
    xml.attribute("w:bidi", "ar-SA").close();
    xml.close().close().open("w:pPrDefault").close().close();
}

/// CT_Style (17.7.4.17): name, basedOn, next, …, uiPriority, …, qFormat, …, pPr, rPr.
void write_style(XmlWriter& xml, StyleSpec const& spec, StyleLook const& look) {
    bool const is_paragraph = spec.kind == Kind::Paragraph;
    bool const is_own = spec.name.starts_with("Gouji");
    xml.open("w:style").attribute("w:type", is_paragraph ? "paragraph" : "character");
    if (spec.id == "Normal") {
        xml.attribute("w:default", 1);
    }
    if (is_own) {
        xml.attribute("w:customStyle", 1);
    }
    xml.attribute("w:styleId", spec.id).element("w:name", "w:val", spec.name);
    if (!spec.based_on.empty()) {
        xml.element("w:basedOn", "w:val", spec.based_on);
    }
    if (!spec.next.empty()) {
        xml.element("w:next", "w:val", spec.next);
    }
    xml.element("w:qFormat");
    if (!spec.paragraph.empty()) {
        xml.open("w:pPr").raw(spec.paragraph).close();
    }
    if (!spec.run.empty() || spec.font != FontRole::Body) {
        xml.open("w:rPr");
        if (spec.font != FontRole::Body) {
            xml.element("w:rFonts", "w:eastAsia", look.font(spec.font));
        }
        xml.raw(spec.run).close();
    }
    xml.close();
}

/// The grid of the official forms: single rules all round, text in the middle of its cell.
constexpr std::string_view table_styles =
    R"(<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>)"
    R"(<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>)"
    R"(<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>)"
    R"(<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>)"
    R"(<w:style w:type="table" w:customStyle="1" w:styleId="GoujiGrid"><w:name w:val="Gouji Grid"/>)"
    R"(<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>)"
    R"(<w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="6" w:space="0" w:color="auto"/>)"
    R"(<w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="6" w:space="0" w:color="auto"/>)"
    R"(<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/>)"
    R"(</w:tblBorders><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>)"
    R"(<w:bottom w:w="0" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>)"
    R"(<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>)";

} // namespace

std::string hex8(std::uint32_t value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out(8, '0');
    for (std::size_t i = 8; i-- > 0; value >>= 4U) {
        out[i] = digits[value & 0xFU];
    }
    return out;
}

int twips(float millimetres) {
    constexpr float per_millimetre = 1440.0F / 25.4F;
    // Word takes pages of up to 22 inches.
    return static_cast<int>(std::lround(std::clamp(millimetres, 0.0F, 558.8F) * per_millimetre));
}

int text_width(PageSetup const& page) {
    return std::max(twips(page.width) - twips(page.left) - twips(page.right), 1000);
}

std::string styles_part(StyleLook const& look) {
    XmlWriter xml;
    xml.declaration().open("w:styles").attribute("xmlns:w", main_namespace);
    write_defaults(xml, look);
    std::string const size = std::to_string(look.cell_half_points);
    std::string const run = "<w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size + "\"/>";
    write_style(
        xml,
        {Kind::Paragraph,
         style::cell,
         "Gouji Table",
         "Normal",
         "",
         cell_paragraph,
         run,
         FontRole::Table},
        look);
    for (StyleSpec const& spec : styles) {
        write_style(xml, spec, look);
    }
    xml.raw(table_styles).close();
    return xml.take();
}

std::string font_table_part() {
    XmlWriter xml;
    xml.declaration().open("w:fonts").attribute("xmlns:w", main_namespace);
    for (FontSpec const& font : fonts) {
        xml.open("w:font").attribute("w:name", font.name);
        xml.element("w:altName", "w:val", font.alternatives);
        xml.element("w:charset", "w:val", font.charset);
        xml.element("w:family", "w:val", font.family);
        xml.element("w:pitch", "w:val", font.pitch).close();
    }
    xml.close();
    return xml.take();
}

} // namespace gouji::docx
