#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/converters/statutory/report_text.hpp"

namespace gouji {

/// A place in a line of prose whose wording says a number of a table.
struct ProseMention {
    std::size_t begin = 0; ///< in the line
    std::size_t end = 0;
    std::size_t about = 0;       ///< which number: mentions of one are told apart by what they say
    std::string number;          ///< digits as JSON writes them; "0" where the wording says none
    std::int64_t rounded_to = 1; ///< what the last digit counts: 1000 in "1.2万"
    bool says_none = false;
    /// Words of which one must stand before the mention or in it; empty: it needs none.
    std::span<std::string const> subject;
};

/// For each mention of a line, in ascending order of `begin`: does the sentence leave no doubt that
/// the number is the whole one, of this report's own year and of its own organization? Prose also
/// tells of other years (上年同期), of others (各区县), of parts (其中网络申请, 一季度) and of
/// other things that are counted alike (办结提案). `line` is that of a TextLine.
[[nodiscard]] std::vector<bool> sure_mentions(
    std::u32string_view line, std::span<ProseMention const> mentions, ReportFacts const& facts);

} // namespace gouji
