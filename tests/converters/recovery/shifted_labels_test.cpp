#include "gouji/converters/recovery/cells/shifted_labels.hpp"

#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

using namespace gouji;

TEST_CASE("Text that lost a byte of GBK is read from the right byte again") {
    CHECK(unshifted("?⌒畔⒛谌�") == "信息内");
    CHECK(unshifted("?。ㄒ唬┲鞫�") == "（一）主");
}

TEST_CASE("Other text is not taken for shifted") {
    CHECK_FALSE(unshifted("信息内容"));
    CHECK_FALSE(unshifted("?"));
    CHECK_FALSE(unshifted("? 12"));
    CHECK_FALSE(unshifted(""));
}

TEST_CASE("Labels that lost a byte of GBK name their rows") {
    auto const found = recovered("?∫弧⒈灸晷率照畔⒐昵胧� 3 0 0 0 0 0 3\n"
                                 "二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n"
                                 "?。ㄒ唬┯枰怨� 4 0 0 0 0 0 4\n"
                                 "（三）不予公开\n"
                                 "1.属于国家秘密 0 0 0 0 0 0 0\n"
                                 "2.其他法律行政法规禁止公开 0 0 0 0 0 0 0\n"
                                 "3.危及“三安全一稳定” 0 0 0 0 0 0 0\n"
                                 "（七）总计 4 0 0 0 0 0 4\n"
                                 "四、结转下年度继续办理 0 0 0 0 0 0 0\n");
    CHECK(found.row("applications", "1") == "3|0|0|0|0|0|3");
    CHECK(found.row("applications", "2") == "1|0|0|0|0|0|1");
    CHECK(found.row("applications", "3.1") == "4|0|0|0|0|0|4");
    CHECK(found.diagnostics.count(Code::LabelRepaired) == 2);
}
