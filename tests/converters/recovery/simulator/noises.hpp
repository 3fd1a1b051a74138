#pragma once
#include <span>
#include <string_view>

#include "gouji/tests/converters/recovery/simulator/drawing.hpp"
#include "gouji/tests/converters/recovery/simulator/layouts.hpp"
#include "gouji/tests/converters/recovery/simulator/random.hpp"

/// What sites, clones and authors put on top of any layout. A null step is not taken.

namespace gouji::simulation {

struct Noise {
    std::string_view name; ///< "N1"
    std::string_view description;
    void (*on_report)(Report& report, Random& random) = nullptr; ///< changes what is printed
    void (*on_table)(DrawnTable& table, Random& random) = nullptr;
    void (*on_text)(std::string& text, Random& random) = nullptr; ///< one line or cell text
    void (*on_lines)(Lines& lines, Report const& report, Random& random) = nullptr;
    bool changes_words = false; ///< values that are words would not stay what they are
};

[[nodiscard]] std::span<Noise const> all_noises();
[[nodiscard]] Noise const* find_noise(std::string_view name);

// Cells and pages (noises_cells.cpp).
void mistake_digits(DrawnTable& table, Random& random);
void widen_digits(DrawnTable& table, Random& random);
void break_pages(Lines& lines, Report const& report, Random& random);

// Characters (noises_glyphs.cpp).
void gloss_with_tones(std::string& text, Random& random);
void double_pinyin(std::string& text, Random& random);
void make_traditional(std::string& text, Random& random);
void damage_parentheses(std::string& text, Random& random);
void shift_gbk_bytes(std::string& text);
void lose_date_digits(std::string& text, Random& random);
void change_widths(std::string& text, Random& random);

} // namespace gouji::simulation
