#include "gouji/converters/recovery/words/label_key.hpp"

#include "gouji/tests/catch.hpp"

/// What counts of a label, and what does not.

using namespace gouji;

TEST_CASE("Blanks, marks, widths and scripts do not tell labels apart") {
    std::u32string const key = label_key("（一）予以公开");
    CHECK(label_key("(一) 予以公开") == key);
    CHECK(label_key("一、予以\n公开") == key);
    CHECK(label_key("（一）予以公開") == key);
    CHECK(label_key("2．重复申请") == label_key("２.重複申請"));
    CHECK(label_key("（二）部分公开") != key);
}

TEST_CASE("Words that differ by region are one") {
    CHECK(label_key("行政規範性檔案") == label_key("行政规范性文件"));
    CHECK(label_key("資訊內容") == label_key("信息内容"));
    CHECK(label_key("訊息內容") == label_key("信息内容"));
    CHECK(label_key("上一年專案數量") == label_key("上一年项目数量"));
    CHECK(label_key("7.屬於行政執法案卷") == label_key("7.属于行政执法案卷"));
    CHECK(label_key("行政覆議") == label_key("行政复议"));
}

TEST_CASE("A label is like itself with a letter lost, and like its first line") {
    auto const alike = [](std::string_view label, std::string_view found) {
        return key_similarity(label_key(label), label_key(found));
    };
    CHECK(alike("2.其他法律行政法规禁止公开", "2.其他法律行政法规禁止公开") == 1);
    CHECK(alike("2.其他法律行政法规禁止公开", "2.其他法律行政法规止公开") > 0.85);
    CHECK(alike("本年处理决定数量", "本年处理") >= 0.65);
    CHECK(alike("行政许可", "行政处罚") < 0.65);
}

TEST_CASE("A radical that a tool wrote for the ideograph of its glyph counts as this one") {
    CHECK(label_key("\xE2\xBC\x80、本年") == label_key("一、本年"));     // U+2F00
    CHECK(label_key("规范性\xE2\xBD\x82件") == label_key("规范性文件")); // U+2F42
}
