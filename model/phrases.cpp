#include "gouji/model/phrases.hpp"

#include <algorithm>
#include <array>

namespace gouji {

namespace {

struct Phrase {
    std::string_view english;
    std::string_view chinese;
};

// clang-format off
constexpr std::array phrases{
    // Files that are recognised and not read.
    Phrase{"Word 97–2003 document (.doc)", "Word 97–2003 文档（.doc）"},
    Phrase{"WPS Writer document (.wps)", "WPS 文字文档（.wps）"},
    Phrase{"rich text document (.rtf)", "RTF 文档（.rtf）"},
    Phrase{"Word document in flat XML (.xml)", "单一 XML 文件形式的 Word 文档（.xml）"},
    Phrase{"text document of OpenOffice or LibreOffice (.odt)",
        "OpenOffice 或 LibreOffice 文本文档（.odt）"},
    Phrase{"spreadsheet of Excel 97–2003 (.xls)", "Excel 97–2003 表格（.xls）"},
    Phrase{"spreadsheet of WPS (.et)", "WPS 表格（.et）"},
    Phrase{"spreadsheet of Excel (.xlsx)", "Excel 表格（.xlsx）"},
    Phrase{"spreadsheet of OpenOffice or LibreOffice (.ods)",
        "OpenOffice 或 LibreOffice 表格（.ods）"},
    Phrase{"presentation of PowerPoint 97–2003 (.ppt)", "PowerPoint 97–2003 演示文稿（.ppt）"},
    Phrase{"presentation of PowerPoint (.pptx)", "PowerPoint 演示文稿（.pptx）"},
    Phrase{"presentation of OpenOffice or LibreOffice (.odp)",
        "OpenOffice 或 LibreOffice 演示文稿（.odp）"},
    Phrase{"fixed-layout document of the standard GB/T 33190 (.ofd)",
        "GB/T 33190 版式文档（.ofd）"},
    Phrase{"fixed-layout document of Founder (.ceb)", "方正版式文档（.ceb）"},
    Phrase{"book (.epub)", "电子书（.epub）"},
    Phrase{"web page archive (.mht)", "网页归档文件（.mht）"},
    Phrase{"compound file of an office program", "办公软件的复合文件"},
    Phrase{"zip archive (.zip)", "zip 压缩包（.zip）"},
    Phrase{"7z archive (.7z)", "7z 压缩包（.7z）"},
    Phrase{"RAR archive (.rar)", "RAR 压缩包（.rar）"},
    Phrase{"gzip file (.gz)", "gzip 压缩文件（.gz）"},
    Phrase{"picture (PNG)", "图片（PNG）"},
    Phrase{"picture (JPEG)", "图片（JPEG）"},
    Phrase{"picture (GIF)", "图片（GIF）"},
    Phrase{"picture (BMP)", "图片（BMP）"},
    Phrase{"picture (TIFF)", "图片（TIFF）"},
    Phrase{"picture (WebP)", "图片（WebP）"},

    // Ways out.
    Phrase{"Save it as .docx, for example with LibreOffice: "
           "soffice --headless --convert-to docx FILE",
        "请另存为 .docx，例如用 LibreOffice：soffice --headless --convert-to docx 文件"},
    Phrase{"Save it as .html, for example with LibreOffice: "
           "soffice --headless --convert-to html FILE",
        "请另存为 .html，例如用 LibreOffice：soffice --headless --convert-to html 文件"},
    Phrase{"Recognise its text first (OCR), for example: tesseract FILE OUT -l chi_sim; then "
           "convert OUT.txt.",
        "请先识别其中的文字（OCR），例如：tesseract 文件 OUT -l chi_sim，然后转换 OUT.txt。"},
    Phrase{"Unpack it and convert the files in it.", "请解压后转换其中的文件。"},
    Phrase{"Unpack it and convert what is in it.", "请解压后转换其中的内容。"},
    Phrase{"Open it in an OFD reader and save its text, or export it as .docx.",
        "请用 OFD 阅读器打开并保存其文字，或导出为 .docx。"},
    Phrase{"Open it in its reader and save its text.", "请用其阅读器打开并保存文字。"},
    Phrase{"Convert the .xhtml files in it (it is a zip file).",
        "请转换其中的 .xhtml 文件（它是 zip 文件）。"},
    Phrase{"Open it in a browser or in Word and save it as .html or .docx.",
        "请用浏览器或 Word 打开，另存为 .html 或 .docx。"},
    Phrase{"Open it in Word or LibreOffice and save it as .docx.",
        "请用 Word 或 LibreOffice 打开，另存为 .docx。"},
    Phrase{"Copy its tables to a Word document.", "请把其中的表格复制到 Word 文档。"},

    // What is damaged, too large or not there.
    Phrase{"input", "输入"},
    Phrase{"HTML input", "HTML 输入"},
    Phrase{"number of HTML elements", "HTML 元素数量"},
    Phrase{"inflated package", "解压后的包"},
    Phrase{"Word document", "Word 文档"},
    Phrase{"zip package", "zip 包"},
    Phrase{"JSON document", "JSON 文档"},
    Phrase{"image", "图片"},
    Phrase{"A comment's anchor", "批注的位置"},
    Phrase{"A note's reference", "注释的引用"},
    Phrase{"A hyperlink", "超链接"},
    Phrase{"A picture", "图片"},
    Phrase{"A header", "页眉"},
    Phrase{"A footer", "页脚"},
    Phrase{"An entry of the package", "包中的一个条目"},
    Phrase{"it cannot be read back", "无法重新读取"},
    Phrase{"out of memory", "内存不足"},
    Phrase{"the output failed", "输出失败"},
    Phrase{"its text is not in what is left of it", "剩余部分中没有正文"},
    Phrase{"nothing of its text is left", "正文已全部丢失"},
    Phrase{"the package has no main part", "包中没有主文档"},
    Phrase{"the text up to where the file breaks off", "文件中断之前的文字"},

    // What a writer leaves out.
    Phrase{"a % before a digit in list labels", "列表编号中数字前的 %"},
    Phrase{"authors of comments", "批注作者"},
    Phrase{"control characters", "控制字符"},
    Phrase{"header rows below other rows", "位于其他行之下的表头行"},
    Phrase{"headings in cells", "单元格内的标题"},
    Phrase{"headings inside a list item", "列表项内的标题"},
    Phrase{"headings inside a quotation", "引文内的标题"},
    Phrase{"headings inside notes", "注释内的标题"},
    Phrase{"images", "图片"},
    Phrase{"images that are not in the document", "文档中没有的图片"},
    Phrase{"link targets", "链接地址"},
    Phrase{"link targets of this kind", "此类链接地址"},
    Phrase{"link targets that are no valid URI", "无效的链接地址"},
    Phrase{"link targets that are not safe to open", "不安全的链接地址"},
    Phrase{"links in links", "链接中的链接"},
    Phrase{"links inside links", "链接中的链接"},
    Phrase{"links inside a ruby text", "注音中的链接"},
    Phrase{"list labels", "列表编号"},
    Phrase{"lists in cells", "单元格内的列表"},
    Phrase{"lists inside a quotation", "引文内的列表"},
    Phrase{"lists inside notes", "注释内的列表"},
    Phrase{"lists more than nine deep", "超过九层的列表"},
    Phrase{"marks of doubt outside the running text", "正文以外的存疑标记"},
    Phrase{"media that are no images", "不是图片的媒体"},
    Phrase{"notes inside notes, headers, footers or ruby texts", "注释、页眉、页脚或注音中的注释"},
    Phrase{"page breaks in cells", "单元格内的分页"},
    Phrase{"page breaks inside a list item", "列表项内的分页"},
    Phrase{"page breaks inside a quotation", "引文内的分页"},
    Phrase{"page breaks inside notes", "注释内的分页"},
    Phrase{"page headers and footers", "页眉和页脚"},
    Phrase{"quotations inside a list item", "列表项内的引文"},
    Phrase{"quotations inside a quotation", "引文内的引文"},
    Phrase{"quotations inside notes", "注释内的引文"},
    Phrase{"quotations that follow each other (they became one)", "相邻的引文（已并为一段）"},
    Phrase{"quotes in cells", "单元格内的引文"},
    Phrase{"ruby inside a ruby text", "注音中的注音"},
    Phrase{"ruby readings", "注音"},
    Phrase{"slots without a cell", "没有单元格的格位"},
    Phrase{"slots without a cell (they became empty cells)", "没有单元格的格位（已成为空单元格）"},
    Phrase{"subscripts inside superscripts", "上标中的下标"},
    Phrase{"tables inside a list item", "列表项内的表格"},
    Phrase{"tables inside a quotation", "引文内的表格"},
    Phrase{"tables inside notes", "注释内的表格"},
    Phrase{"tables of more than 63 columns in one piece", "超过 63 列的整表"},
    Phrase{"tables without cells", "没有单元格的表格"},
    Phrase{"tabs in cells", "单元格内的制表符"},
    Phrase{"the foot of a table as such", "表格的表尾标记"},
    Phrase{"verbatim text in cells", "单元格内的原样文字"},
    Phrase{"verbatim text inside a list item", "列表项内的原样文字"},
    Phrase{"verbatim text inside a quotation", "引文内的原样文字"},
    Phrase{"verbatim text inside notes", "注释内的原样文字"},
};
// clang-format on

} // namespace

std::string_view chinese_phrase(std::string_view english) {
    auto const* const found = std::find_if(phrases.begin(), phrases.end(), [&](Phrase const& item) {
        return item.english == english;
    });
    return found == phrases.end() ? english : found->chinese;
}

} // namespace gouji
