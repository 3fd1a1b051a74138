#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gouji/converters/forms/form.hpp"

/// A report as its author filled it in: the truth that every layout is made from.

namespace gouji::simulation {

/// One statutory table. `values` are as printed, one list a row of the form; "" is blank.
struct FilledTable {
    Form const* form = nullptr;
    std::vector<std::vector<std::string>> values;
};

struct Report {
    std::int32_t year = 2022;
    std::string organization;
    std::vector<FilledTable> tables; ///< in the order of the chapters
    /// Paragraphs of its own: the first chapter, what stands between a chapter title and its table
    /// (one list a table), the last chapters.
    std::vector<std::string> opening;
    std::vector<std::vector<std::string>> before_table;
    std::vector<std::string> closing;
    std::size_t broken = 0; ///< printed totals that were changed against their sums
};

/// One place where an identity does not hold, named as findings name it.
struct BrokenIdentity {
    std::string rule;
    std::string table;
    std::vector<std::string> rows;
    std::vector<std::string> columns;
    auto operator<=>(BrokenIdentity const&) const = default;
};

/// Every identity that the printed values of `table` contradict. A blank addend counts 0, a blank
/// total and a text are unknown.
[[nodiscard]] std::vector<BrokenIdentity> broken_identities(FilledTable const& table);

/// The sum that `identity` asks for at its total in row or column `place`, from its other terms;
/// nullopt where one of them is a text. The identity has a total.
[[nodiscard]] std::optional<std::int64_t>
sum_of_parts(FilledTable const& table, FormIdentity const& identity, std::string const& place);

/// Index of the row `id` or of a row's column `path`; the names exist.
[[nodiscard]] std::size_t row_index(Form const& form, std::string const& id);
[[nodiscard]] std::optional<std::size_t> column_index(FormRow const& row, std::string const& path);

} // namespace gouji::simulation
