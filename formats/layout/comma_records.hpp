#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/layout/layout_line.hpp"

/// Records of fields between delimiters, as RFC 4180 describes them: a field may stand between
/// quotes, may hold delimiters and line ends there, and quotes that are doubled.

namespace gouji {

struct CommaField {
    LayoutLine line;        ///< on which it begins
    std::string_view piece; ///< of that line, without the quotes
    std::string whole;      ///< its text where the piece is not it
    bool quoted = false;
    bool behind_blank = false; ///< a blank parts it from the delimiter
    bool needs_quotes = false; ///< holds a delimiter, a quote or a line end

    [[nodiscard]] std::string_view text() const {
        return whole.empty() ? piece : std::string_view{whole};
    }
};

struct CommaRecord {
    std::vector<CommaField> fields;
    std::size_t first_line = 0; ///< of the lines that were parsed
    std::size_t lines = 1;

    /// Only its first field holds anything.
    [[nodiscard]] bool is_single() const;
    [[nodiscard]] bool is_blank() const;
};

struct CommaRecords {
    std::vector<CommaRecord> records;
    std::size_t lines = 0;
    bool has_stray_quotes = false; ///< quotes inside fields that do not begin with one
};

/// What pandas writes above a column that has no name: "Unnamed: 3", "Unnamed: 0_level_1".
[[nodiscard]] bool is_unnamed_column(std::string_view text);

/// The records that `lines` begin with and that have as many fields as the first one; none when
/// that has only one. `delimiter`: ",", ";", "，".
[[nodiscard]] CommaRecords read_comma_records(LayoutLines lines, std::string_view delimiter);

} // namespace gouji
