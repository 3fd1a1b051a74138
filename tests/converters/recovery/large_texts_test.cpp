#include <string>
#include <string_view>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"
#include "gouji/tests/processor_time.hpp"

/// Texts that hold the words of the forms over and over, as no report does: each takes time in
/// proportion to its size.

using namespace gouji;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
        out += piece;
    }
    return out;
}

struct LargeText {
    std::string_view name;
    std::string_view before; ///< labels, so that the text is looked at as a table
    std::string_view piece;
    std::string_view behind;
    std::size_t pieces;
};

constexpr std::string_view labels =
    "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n（一）予以公开\n";

} // namespace

TEST_CASE("Labels and numbers without end take linear time") {
    LargeText const text = GENERATE(
        LargeText{"labels of heads, one a line", "", "自然人\n法人或其他组织\n总计\n", "", 2'000},
        LargeText{"labels of heads between bars", "", "自然人|12|自然人|13\n", "", 2'000},
        LargeText{"labels between bars on two lines", labels, "行政许可|行政处罚|", "\n", 1'000},
        LargeText{"labels and numbers on one line", labels, "行政许可58行政处罚12", "\n", 1'000},
        LargeText{"numbers on two lines", labels, "1234  ", "\n", 4'000});
    INFO(text.name);
    auto const of = [&](std::size_t pieces) {
        std::string const line = repeated(text.piece, pieces) + std::string{text.behind};
        return std::string{text.before} + line + (text.behind.empty() ? std::string{} : line);
    };
    CHECK(testing::is_linear(text.pieces, [&](std::size_t pieces) { recovered(of(pieces)); }));
}
