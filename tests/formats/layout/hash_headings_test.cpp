#include "gouji/tests/formats/layout/layout_test_support.hpp"

/// Headings as Markdown marks them.

using namespace gouji;
using namespace gouji::test;

namespace {

bool has_headings(std::string_view text) {
    return blocks_of("\n" + std::string{text}).find("\nh") != std::string::npos ||
           blocks_of(text).starts_with('h');
}

} // namespace

TEST_CASE("signs and a blank before a short line make a heading") {
    CHECK(
        blocks_of(
            "# 青石区水务局年度工作\n\n正文一句。\n\n## 一、修渠\n正文二句。\n### （一）东渠\n"
            "| 段 | 长 |\n|---|---|\n| 上 | 3 |\n") ==
        "h1 青石区水务局年度工作\np 正文一句。\nh2 一、修渠\np 正文二句。\nh3 （一）东渠\n"
        "t #段|长 / 上|3\n");
    CHECK(
        blocks_of("Text above.\n\n###### Deep ######\n\nText below.\n") ==
        "p Text␣above.\nh6 Deep\np Text␣below.\n");
    CHECK(
        blocks_of("# Report\n\nOne line\n## Part C#\n\nAnother line.\n") ==
        "h1 Report\np One␣line\nh2 Part␣C#\np Another␣line.\n");
}

TEST_CASE("signs that mean something else stay") {
    CHECK_FALSE(has_headings("#春耕#今日播种。\n\n#秋收# 明日收割\n"));
    CHECK_FALSE(has_headings("#标题\n\n正文。\n"));
    CHECK_FALSE(has_headings("####### 七\n\n正文。\n"));
    CHECK_FALSE(has_headings("# 这一行是说明，不是标题。\n\n正文。\n"));
    CHECK_FALSE(has_headings("# The name of the host\nname=alpha\n\n# Its port\nport=80\n"));
    CHECK_FALSE(has_headings("#!/bin/sh\n# Copies the files\n\ncp a b\n"));
    CHECK_FALSE(has_headings("# First line of a remark\n# and the second\n\nimport os\n"));
    CHECK_FALSE(has_headings("# Size\n\nsize = 3\n\n# Colour\n\ncolour = red\n"));
    CHECK_FALSE(has_headings("# Hosts\n127.0.0.1 localhost\n"));
    CHECK_FALSE(has_headings("#include <a.h>\n\n# define B\n\nint c;\n"));
    CHECK_FALSE(has_headings("    # indented\n\ntext\n"));
}

TEST_CASE("what stands in fences is no heading") {
    CHECK(
        blocks_of("# Use\n\n```\n# run it\n# twice\nrun\n```\n") ==
        "h1 Use\nverbatim #␣run␣it⏎#␣twice⏎run\n");
}

TEST_CASE("headings with signs keep their level over text and back") {
    Document const document =
        read("# 总\n\n正文。\n\n## 一、修渠\n\n正文。\n\n### （一）东渠\n\n正文。\n");
    CHECK(differences(document, read(write(document))).empty());
    CHECK(write(read(write(document))) == write(document));
}

TEST_CASE("paragraphs that begin with a sign stay paragraphs") {
    Document document;
    for (std::string_view const line : {"# 甲", "正文。", "## 乙", "#丙", "# 丁\n戊"}) {
        document.blocks.push_back(make_paragraph(line));
    }
    CHECK(differences(document, read(write(document))).empty());
}
