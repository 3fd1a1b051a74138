#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// An exact decimal number: mantissa / 10^scale. Enough for any amount a report can hold (18
/// digits).
class Amount {
public:
    Amount() = default;
    explicit Amount(std::int64_t mantissa, int scale = 0) : m_mantissa(mantissa), m_scale(scale) {}

    [[nodiscard]] bool is_zero() const { return m_mantissa == 0; }
    /// Saturates nothing: a sum beyond 18 digits is not a number (nullopt).
    [[nodiscard]] std::optional<Amount> plus(Amount const& other) const;
    [[nodiscard]] Amount negated() const { return Amount{-m_mantissa, m_scale}; }
    /// Equal as numbers: 5 and 5.00 are.
    [[nodiscard]] bool equals(Amount const& other) const;
    [[nodiscard]] bool less_than(Amount const& other) const;
    /// JSON digits, trailing zeros kept.
    [[nodiscard]] std::string to_string() const;

private:
    std::int64_t m_mantissa = 0;
    int m_scale = 0;
};

/// What a value cell says.
struct CellNumber {
    Amount amount;
    std::string digits; ///< as JSON writes it, the source's own decimals kept
};
/// The number that a cell's text is, whole: full width digits, a leading sign and thousands
/// separators are read; a unit, a note or a blank between two digits makes it a text (nullopt).
[[nodiscard]] std::optional<CellNumber> parse_number(std::string_view text);

/// The text is only a stroke or the word for "none": a cell that says it is blank.
[[nodiscard]] bool is_stroke(std::string_view text);

/// An ideograph for zero, or a circle that stands for it.
[[nodiscard]] bool is_zero_word(char32_t c);

/// What these reports count in: "件", "人次", "万元". `word`: simplified, without marks.
[[nodiscard]] bool is_unit(std::u32string_view word);

} // namespace gouji
