#include "gouji/formats/support/simplified.hpp"

#include <array>
#include <string>
#include <string_view>

#include "gouji/tests/catch.hpp"

using gouji::simplify_text;

namespace {

struct Sample {
    std::string_view before;
    std::string_view after;
    std::size_t replaced;
};

} // namespace

TEST_CASE("simplify_text replaces traditional characters and counts them") {
    constexpr std::array samples{
        Sample{"", "", 0},
        Sample{"政府信息公开", "政府信息公开", 0},
        Sample{"政府信息公開工作年度報告", "政府信息公开工作年度报告", 2},
        Sample{"軟體", "软体", 2}, // characters, not words
        Sample{"收到 1,250 件，費用 ７５.００ 元", "收到 1,250 件，费用 ７５.００ 元", 1},
        Sample{"㈠ ① 〇 々", "㈠ ① 〇 々", 0},
        Sample{"𠀋開𠀋", "𠀋开𠀋", 1}, // beyond the basic plane
    };
    for (Sample const& sample : samples) {
        std::string text{sample.before};
        CHECK(simplify_text(text) == sample.replaced);
        CHECK(text == sample.after);
        CHECK(simplify_text(text) == 0);
    }
}

TEST_CASE("simplify_text keeps bytes that are not UTF-8") {
    std::string text = "\xE9開\xE9\x96"
                       "報\xFF";
    CHECK(simplify_text(text) == 2);
    CHECK(
        text == "\xE9开\xE9\x96"
                "报\xFF");
}
