#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/forms/form.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"

/// The identities that run along a row, tested on texts, and which of them a table lets us trust.

namespace gouji {

/// The texts of one row, one a column; empty for blank.
using RowTexts = std::vector<std::string>;

/// An identity along a row, by column indices of one row of the form; or along a column, by indices
/// into Form::rows.
struct RowIdentity {
    FormIdentity const* identity = nullptr;
    std::vector<std::pair<std::size_t, int>> left; ///< column (row), sign
    std::vector<std::pair<std::size_t, int>> right;
    std::optional<std::size_t> total; ///< the one that states the sum of the others
};

/// The identities of the form that run along `row`.
[[nodiscard]] std::vector<RowIdentity> identities_of(Form const& form, FormRow const& row);

/// The index of a column of the row, by its path.
[[nodiscard]] std::optional<std::size_t>
column_index(FormRow const& row, std::string const& column);

/// The identities of the form that run along columns.
[[nodiscard]] std::vector<RowIdentity> column_identities_of(Form const& form);

/// What sums know of a text.
struct TextNumber {
    bool is_blank = false;        ///< empty, or a stroke: counts 0 as an addend
    std::optional<Amount> amount; ///< nothing for a text that is no number
};
[[nodiscard]] TextNumber number_of(std::string const& text);
using RowNumbers = std::vector<TextNumber>;

enum class Test : std::uint8_t { Holds, Fails, Unknown };
/// A blank addend counts 0; a blank total is unknown, and so is a sum with a text in it.
[[nodiscard]] Test test(RowIdentity const& identity, RowNumbers const& row);
[[nodiscard]] Test test(RowIdentity const& identity, RowTexts const& row);

/// The identity says that the row's last column is the sum of all others: then it can be tested on
/// a row with cut blanks, too.
[[nodiscard]] bool is_sum_of_all(RowIdentity const& identity, std::size_t columns);

/// On how many rows of a table the identities along rows hold.
struct RowTests {
    std::size_t hold = 0; ///< rows that are all zero do not count
    std::size_t fail = 0;
};
/// `table`: by index into Form::rows.
[[nodiscard]] RowTests test_rows(Form const& form, std::map<std::size_t, RowTexts> const& table);

/// No cell of the row holds a number but zero.
[[nodiscard]] bool all_zero(RowTexts const& row);

/// The texts of a reading's cells that hold something, in order.
[[nodiscard]] RowTexts filled_texts(RowReading const& reading);
/// The texts of the cells that `choice` names.
[[nodiscard]] RowTexts texts_of(RowReading const& reading, std::vector<std::size_t> const& choice);
/// The texts of all cells of the reading.
[[nodiscard]] RowTexts texts_of(RowReading const& reading);

/// Which identities hold wherever they can be tested without the cells in question: at least twice
/// on rows that are not all zero, and never fail (CONTRACT section 5).
class Trust {
public:
    Trust(Form const& form, TableReading const& reading);
    [[nodiscard]] bool operator()(RowIdentity const& identity) const;

private:
    std::vector<FormIdentity const*> m_trusted;
};

} // namespace gouji
