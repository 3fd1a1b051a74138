#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
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

/// Year: the title's, else that of 统计期限 or 截止, else the first N年 of the text.
/// Organization: the title's (or the line above it), else the signature's, else the opening's.
[[nodiscard]] ReportFacts report_facts(std::span<TextLine const> lines);

/// True for a line that is the title of a report of this kind ("…年政府信息公开工作年度报告").
[[nodiscard]] bool is_report_title(std::string_view line);

} // namespace gouji
