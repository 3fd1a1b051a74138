#include "gouji/formats/html/document_writer.hpp"
#include "gouji/formats/html/own_markup.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/marks.hpp"

// The list of doubtful values at the end of a page.

namespace gouji::html {

namespace {

std::string quoted(std::string_view value) {
    return value.empty() ? std::string{"空白"} : "“" + std::string{value} + "”";
}

std::string count_text(Mark const& mark) {
    return (mark.bound_reached ? "至少" : "") + std::to_string(mark.count) + "种";
}

/// "applications，行 3.1，列 自然人"
std::string place_text(DoubtEntry const& entry) {
    std::string place;
    auto const add = [&place](std::string_view name, std::string_view value) {
        if (!value.empty()) {
            place += (place.empty() ? "" : "，") + std::string{name} + std::string{value};
        }
    };
    add("", entry.table);
    add("行：", entry.row);
    add("列：", entry.column);
    return place;
}

} // namespace

std::string_view evidence_class(Evidence evidence) {
    switch (evidence) {
    case Evidence::Repaired:
        return "g-repaired";
    case Evidence::Inferred:
        return "g-inferred";
    case Evidence::Ambiguous:
        return "g-ambiguous";
    case Evidence::Missing:
        return "g-missing";
    case Evidence::Decided:
        return "g-decided";
    case Evidence::Stated:
    case Evidence::Empty:
        return {};
    }
    return {};
}

std::string explain(Mark const& mark) {
    switch (mark.evidence) {
    case Evidence::Repaired:
        return mark.printed.empty() ? "已修复：原文有损" : "已修复：原文为" + quoted(mark.printed);
    case Evidence::Inferred:
        return "推定：由其余数值必然得出";
    case Evidence::Ambiguous:
        return mark.count > 0
                   ? "存疑：共有" + count_text(mark) + "放法，此处所列为其中之一，请核对原件"
                   : "存疑：数值的位置无法确定，请核对原件";
    case Evidence::Missing:
        return "缺失：原文中的数值已丢失";
    case Evidence::Decided:
        return "已裁定：经人工确认";
    case Evidence::Stated:
    case Evidence::Empty:
        return {};
    }
    return {};
}

void DocumentWriter::write_doubts() {
    std::vector<DoubtEntry> const doubts = doubts_of(m_document);
    if (doubts.empty()) {
        return;
    }
    if (!m_options.marks) {
        m_diagnostics.add_many(
            Code::MarksOff, doubts.size(), {}, {{"count", std::to_string(doubts.size())}});
        return;
    }
    put("<section class=\"doubts\"");
    attribute("data-gouji", own::doubts);
    put(">\n<h2>存疑数据</"
        "h2>\n<p>以下数值并非原文所明载，引用前请核对原件。表中以底色和角标标出：");
    for (Evidence const evidence :
         {Evidence::Ambiguous,
          Evidence::Missing,
          Evidence::Repaired,
          Evidence::Inferred,
          Evidence::Decided}) {
        put("<span");
        attribute("class", "legend " + std::string{evidence_class(evidence)});
        put(">");
        Mark sample;
        sample.evidence = evidence;
        std::string const words = explain(sample);
        text(words.substr(0, words.find("：")));
        put("</span>");
    }
    put("</p>\n<ol>\n");
    for (DoubtEntry const& entry : doubts) {
        put("<li>");
        text(place_text(entry));
        text("：现列" + quoted(entry.value) + "。");
        Mark mark = entry.mark;
        mark.evidence = entry.evidence;
        mark.count = entry.count;
        put("<span");
        attribute("class", "legend " + std::string{evidence_class(entry.evidence)});
        put(">");
        text(explain(mark));
        put("</span></li>\n");
    }
    put("</ol>\n</section>\n");
}

} // namespace gouji::html
