#include "gouji/formats/html/charset.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/html/support.hpp"

#include "gouji/model/text.hpp"

using namespace gouji;
using html::stated_encoding;

TEST_CASE("a page names its encoding in many ways", "[html]") {
    CHECK(stated_encoding("<meta charset=gbk>") == Encoding::Gb18030);
    CHECK(stated_encoding("<META CHARSET = 'GB2312' >") == Encoding::Gb18030);
    CHECK(
        stated_encoding("<!-- <meta charset=big5> --><meta charset=\"utf-8\"/>") == Encoding::Utf8);
    CHECK(
        stated_encoding("<meta http-equiv=Content-Type content=\"text/html; charset=big5\">") ==
        Encoding::Big5);
    CHECK(
        stated_encoding(
            "<meta content='text/html;charset = \"gb2312\"' http-equiv='content-type'>") ==
        Encoding::Gb18030);
    CHECK(
        stated_encoding("<?xml version=\"1.0\" encoding=\"GBK\"?><html></html>") ==
        Encoding::Gb18030);
    CHECK(
        stated_encoding("<script>'<meta charset=big5>'</script><meta charset=utf8>") ==
        Encoding::Utf8);
}

TEST_CASE("what is no statement of an encoding is none", "[html]") {
    CHECK_FALSE(stated_encoding("<meta name=description content='charset=gbk'>").has_value());
    CHECK_FALSE(stated_encoding("charset=gbk").has_value());
    CHECK_FALSE(stated_encoding("<meta charset=klingon>").has_value());
    CHECK_FALSE(stated_encoding("<meta charset=").has_value());
    // Readable byte by byte, so not UTF-16 whatever it says.
    CHECK(stated_encoding("<meta charset=utf-16>") == Encoding::Utf8);
}

TEST_CASE("gb2312 means GB18030, so that no name is lost", "[html]") {
    // 朱镕基 in GBK: the second character is not in GB2312.
    std::string const page = "<meta charset=gb2312><p>\xD6\xEC\xE9\x46\xBB\xF9</p>";
    Document const document = test::read(page);
    CHECK(plain_text(document.blocks) == "朱镕基");
}

TEST_CASE("offsets count the byte order mark", "[html]") {
    Document const document = test::read("\xEF\xBB\xBF<p>字</p>");
    REQUIRE(document.source.size() == 1);
    CHECK(document.source.line(0).origin.offset == 6);
}
