#include "gouji/model/codes.hpp"
#include "gouji/tests/formats/layout/layout_test_support.hpp"

/// Records of fields between commas (RFC 4180) among the lines of a text.

using namespace gouji;
using namespace gouji::test;

namespace {

bool is_all_prose(std::string_view text) {
    return blocks_of(text).find("\nt ") == std::string::npos && !blocks_of(text).starts_with("t ");
}

} // namespace

TEST_CASE("a header and values between commas") {
    CHECK(
        blocks_of("名称,单位,数量\n水泥,吨,12\n钢材,吨,7.5\n") ==
        "t #名称|单位|数量 / 水泥|吨|12 / 钢材|吨|7.5\n");
    CHECK(blocks_of("名称,数量\n水泥,12\n钢材,7.5\n") == "t #名称|数量 / 水泥|12 / 钢材|7.5\n");
    CHECK(
        blocks_of("水泥,12,30\n钢材,7.5,31\n木材,2,8\n") ==
        "t 水泥|12|30 / 钢材|7.5|31 / 木材|2|8\n");
}

TEST_CASE("names beside numbers need no header") {
    CHECK(
        blocks_of("上年：\n\n水泥,12\n钢材,7.5\n木材,30\n沙石,41\n") ==
        "p 上年：\nt 水泥|12 / 钢材|7.5 / 木材|30 / 沙石|41\n");
    CHECK(is_all_prose("x\n\nmov eax,10\nmov ebx,11\nmov ecx,12\nmov edx,13\n"));
}

TEST_CASE("quoted fields hold commas, quotes and lines") {
    CHECK(
        blocks_of("name,note,count\n\"Rope, long\",\"the \"\"old\"\" "
                  "one\",3\nNails,\"first\nsecond\",12\n") ==
        "t #name|note|count / Rope, long|the \"old\" one|3 / Nails|first⏎second|12\n");
    CHECK(blocks_of("\"a\",\"b\"\n\"c\",\"d\"\n") == "t #a|b / c|d\n");
    CHECK(blocks_of("a,\"x\n\nb\",c\nd,\"e,\",f\n") == "t #a|x⏎⏎b|c / d|e,|f\n");
}

TEST_CASE("blank fields are empty cells") {
    CHECK(
        blocks_of("项目,一季度,,二季度,\n,计划,完成,计划,完成\n修路,3,2,4,\n植树,,,8,9\n") ==
        "t 项目|一季度||二季度| / |计划|完成|计划|完成 / 修路|3|2|4| / 植树|||8|9\n");
}

TEST_CASE("semicolons and full-width commas") {
    CHECK(
        blocks_of("Ware;Menge;Preis\nSeil;3;1,50\nNagel;12;0,20\n") ==
        "t #Ware|Menge|Preis / Seil|3|1,50 / Nagel|12|0,20\n");
    CHECK(
        blocks_of(
            "名称，单位，数量，金额\n水泥，吨，12，4000\n钢材，吨，7，31000\n木材，方，2，800\n") ==
        "t #名称|单位|数量|金额 / 水泥|吨|12|4000 / 钢材|吨|7|31000 / 木材|方|2|800\n");
}

TEST_CASE("a table of commas stands among lines of prose") {
    CHECK(
        blocks_of("各队完成情况如下，单位为亩\n队名,计划,完成\n一队,30,28\n二队,25,25\n"
                  "以上数字截至年底，不含荒地。\n") ==
        "p 各队完成情况如下，单位为亩\nt #队名|计划|完成 / 一队|30|28 / 二队|25|25\n"
        "p 以上数字截至年底，不含荒地。\n");
}

TEST_CASE("texts that stand alone in their records are no rows") {
    CHECK(
        blocks_of(
            "一、修路情况,,\n单位：公里,,\n乡镇,计划,完成\n青石,3,2\n白水,4,4\n,,\n二、植树情况,,\n"
            "乡镇,计划,完成\n青石,300,310\n白水,400,380\n注：含补植,,\n") ==
        "h1 一、修路情况\np 单位：公里\nt #乡镇|计划|完成 / 青石|3|2 / 白水|4|4\nh1 二、植树情况\n"
        "t #乡镇|计划|完成 / 青石|300|310 / 白水|400|380\np 注：含补植\n");
}

TEST_CASE("a label alone below a table's rows is a row with blanks") {
    CHECK(
        blocks_of("乡镇,计划,完成\n青石乡,3,2\n白水镇,4,4\n黄土乡,,\n单位：公里,,\n") ==
        "t #乡镇|计划|完成 / 青石乡|3|2 / 白水镇|4|4 / 黄土乡||\np 单位：公里\n");
    CHECK(
        blocks_of("name,plan,done\nalpha,3,2\nbeta,4,4\ngamma,,\nSource: own counts,,\n") ==
        "t #name|plan|done / alpha|3|2 / beta|4|4 / gamma||\np Source:␣own␣counts\n");
}

TEST_CASE("a header of many thousand names is read at once") {
    std::string names = "name";
    std::string values = "1";
    for (int i = 0; i < 26 * 26 * 26; ++i) {
        names += {',', char('a' + i / 676), char('a' + i / 26 % 26), char('a' + i % 26)};
        values += ",1";
    }
    std::string const found = blocks_of(names + "\n" + values + "\n" + values + "\n");
    CHECK(found.starts_with("t #name|aaa|aab|"));
}

TEST_CASE("a whole text of records needs little evidence") {
    CHECK(
        blocks_of("姓名,部门,职务\n王一,办公室,主任\n李二,财务科,科员\n") ==
        "t #姓名|部门|职务 / 王一|办公室|主任 / 李二|财务科|科员\n");
}

TEST_CASE("prose with the same number of commas is prose") {
    CHECK(is_all_prose("去年修桥三座，修路十里，群众称便。\n今年植树千棵，挖塘五口，收成更好。\n明"
                       "年再办学校，再通电话，再修水渠。\n"));
    CHECK(is_all_prose("2021年，收到12件，同比增长5%\n2022年，收到15件，同比增长25%"
                       "\n2023年，收到9件，同比下降40%\n"));
    CHECK(is_all_prose(
        "2021年,收到12件,同比增长5%\n2022年,收到15件,同比增长25%\n2023年,收到9件,同比下降40%\n"));
    CHECK(is_all_prose("We came, saw the bridge, and left.\nIt rained, then snowed, then "
                       "froze.\nThe road, the field, the wood.\n"));
    CHECK(is_all_prose("王一，李二，张三\n赵四，钱五，孙六\n周七，吴八，郑九\n"));
    CHECK(is_all_prose("说明如下。\n\n王一,李二,张三\n赵四,钱五,孙六\n周七,吴八,郑九\n"));
    CHECK(is_all_prose("Smith, John, 45\nDoe, Jane, 32\nRoe, Richard, 28\n"));
}

TEST_CASE("numbers with separators, code and logs are no records") {
    CHECK(is_all_prose("Bread 1,200\nMilk 1,300\nSalt 2,450\n"));
    CHECK(is_all_prose("1,234\n5,678\n9,101\n"));
    CHECK(is_all_prose("copy(a, b, 12);\ncopy(c, d, 14);\ncopy(e, f, 16);\n"));
    CHECK(is_all_prose("0x12,0x34,0x56,\n0x78,0x9a,0xbc,\n0xde,0xf0,0x11,\n"));
    CHECK(is_all_prose("addi x1,x2,10\naddi x3,x4,12\naddi x5,x6,14\nlw x7,x8,9\n"));
    CHECK(is_all_prose("\"one\", \"two\", \"three\",\n\"four\", \"five\", \"six\",\n\"seven\", "
                       "\"eight\", \"nine\",\n"));
    CHECK(is_all_prose("2023-05-01 10:00:00,123 INFO started\n2023-05-01 10:00:01,456 WARN "
                       "slow\n2023-05-01 10:00:02,789 INFO done\n"));
    CHECK(is_all_prose(
        "{\"a\":1,\"b\":2,\"c\":3}\n{\"a\":4,\"b\":5,\"c\":6}\n{\"a\":7,\"b\":8,\"c\":9}\n"));
    CHECK(is_all_prose(
        "let a = 1, b = 2, c = 3\nlet d = 4, e = 5, f = 6\nlet g = 7, h = 8, i = 9\n"));
}

TEST_CASE("records that are not evident stay lines, and that is said") {
    Diagnostics diagnostics;
    Document const document = read("说明如下。\n\n甲,乙,丙\n丁,戊,己\n庚,辛,壬\n", diagnostics);
    CHECK(document.blocks.size() == 4);
    CHECK(diagnostics.count(Code::TableUnsure) == 1);
}

TEST_CASE("rows of other lengths are no rows") {
    CHECK(is_all_prose("名称,单位,数量\n水泥,吨\n钢材,吨,7.5,8\n木材\n"));
}

TEST_CASE("paragraphs that look like records are written so that they stay paragraphs") {
    Document document;
    for (std::string_view const line : {"名称,数量", "水泥,12", "钢材,7"}) {
        document.blocks.push_back(make_paragraph(line));
    }
    document.blocks.push_back(make_paragraph("名称,数量\n水泥,12\n钢材,7"));
    CHECK(differences(document, read(write(document))).empty());
}
