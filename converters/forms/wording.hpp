#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The wordings by which prose repeats a number of a table: "收到*申请#[件份]" (FormProse).

namespace gouji {

struct WordingMatch {
    std::size_t begin = 0; ///< in the line
    std::size_t end = 0;
    std::string number;          ///< digits as JSON writes them; empty where the wording has no #
    std::int64_t rounded_to = 1; ///< what the last digit of the number counts: 1000 in "1.2万"
};

/// The first place at or behind `from` where `wording` stands in `line`. In a wording, * is up to
/// 24 letters within a clause (digits only in a year), # a number (12, 1,208, 十二, 1.2万; words
/// such as 共计 may stand before it), [abc] one of these letters, and everything else itself.
/// `line` has no blanks, and its digits are ASCII.
[[nodiscard]] std::optional<WordingMatch>
find_wording(std::u32string_view wording, std::u32string_view line, std::size_t from = 0);

/// What is wrong with a wording; empty where it can be used.
[[nodiscard]] std::string_view wrong_with_wording(std::string_view wording, bool with_number);

} // namespace gouji
