#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/document.hpp"

namespace gouji {

/// What a report says of itself outside its tables.
struct ReportFacts {
    std::optional<std::int32_t> year;        ///< the year reported on, never the signature's
    std::optional<std::string> organization; ///< as printed, without blanks
};

/// A line of text outside tables, without blanks, full-width digits as ASCII.
struct TextLine {
    std::u32string text;
    bool heading = false;
    SourceRef source; ///< where its paragraph begins
};
/// Those of all blocks, in order; empty ones left out.
[[nodiscard]] std::vector<TextLine> text_lines(std::span<Block const> blocks);

/// "2022年度" in a line without blanks.
struct FoundYear {
    std::int32_t year = 0;
    std::size_t begin = 0;
    std::size_t end = 0; ///< behind 年, or behind 年度
};
/// The first "N年" with a sensible four-digit N, at or behind `from`; digits as 二〇二二 count,
/// too.
[[nodiscard]] std::optional<FoundYear> find_year(std::u32string_view line, std::size_t from = 0);

/// Year: the title's, else that of 统计期限 or 截止, else the first N年 of the text.
/// Organization: the title's (or the line above it), else the signature's, else the opening's.
[[nodiscard]] ReportFacts report_facts(std::span<TextLine const> lines);

/// The letters of a text as TextLine has them; line breaks are blanks.
[[nodiscard]] std::u32string line_letters(std::string_view text);

inline constexpr std::size_t most_title_lines = 3;
/// How many of these lines, from the first, are the title of a report of this kind
/// ("…局2022年政府信息公开", "工作年度报告": 2); 0 where they are none. Empty lines are none.
[[nodiscard]] std::size_t title_lines(std::span<std::u32string_view const> lines);

/// True for a line that is the title of a report of this kind ("…年政府信息公开工作年度报告").
[[nodiscard]] bool is_report_title(std::string_view line);

} // namespace gouji
