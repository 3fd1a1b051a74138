#include "gouji/converters/recovery/rows/glued_digits.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

std::vector<RowTexts> splits_of(std::string const& digits, std::size_t columns, SplitKind kind) {
    std::vector<RowTexts> splits;
    for_each_split(
        digits, columns, kind, [&splits](RowTexts const& split) { splits.push_back(split); });
    return splits;
}

std::int64_t number(std::string const& digits) {
    return std::stoll(digits);
}

bool last_is_sum(RowTexts const& row) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
        sum += number(row[i]);
    }
    return sum == number(row.back());
}

} // namespace

TEST_CASE("Digits are parted into numbers without leading zeros, the first numbers longest first") {
    CHECK(
        splits_of("1020", 3, SplitKind::Any) ==
        std::vector<RowTexts>{{"10", "2", "0"}, {"1", "0", "20"}});
    CHECK(splits_of("000", 2, SplitKind::Any).empty());
    CHECK(splits_of("12", 3, SplitKind::Any).empty());
}

TEST_CASE("Ways to part digits are counted without trying them") {
    constexpr std::int64_t bound = 20'000;
    for (std::string const digits : {"5", "0", "12", "102030", "5010259742607", "0000044", "90"}) {
        for (std::size_t columns = 1; columns <= 7; ++columns) {
            CAPTURE(digits, columns);
            auto const tried = splits_of(digits, columns, SplitKind::Any).size();
            CHECK(count_splits(digits, columns, bound) == static_cast<std::int64_t>(tried));
        }
    }
    CHECK(count_splits("12", 3, bound) == 0);
    CHECK(count_splits(std::string(60, '7'), 7, bound) == bound);
    CHECK(count_splits("1111", 2, 0) == 0);
}

TEST_CASE("Ways to part digits into a row that adds up are those of all ways that do") {
    for (std::string const digits : {"587001066", "1236", "101020", "0000", "12315", "999101"}) {
        for (std::size_t columns = 2; columns <= 7; ++columns) {
            CAPTURE(digits, columns);
            std::vector<RowTexts> all = splits_of(digits, columns, SplitKind::Any);
            std::erase_if(all, [](RowTexts const& row) { return !last_is_sum(row); });
            CHECK(splits_of(digits, columns, SplitKind::LastIsSum) == all);
        }
    }
    CHECK(
        splits_of("587001066", 7, SplitKind::LastIsSum) ==
        std::vector<RowTexts>{{"58", "7", "0", "0", "1", "0", "66"}});
}
