#include "gouji/formats/layout/field_lines.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/support/code_points.hpp"

namespace gouji {

namespace {

constexpr std::string_view ideographic_space = "\xE3\x80\x80";

bool is_rule_sign(char32_t code_point) {
    constexpr std::u32string_view signs = U"-=_—─━═";
    return signs.find(code_point) != std::u32string_view::npos;
}

/// The runs of a rule, one blank between them or more.
std::vector<Field> split_rule(std::string_view text, LineMeasure measure) {
    std::vector<Field> runs;
    std::size_t column = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const code_point = next_code_point(text, at);
        if (is_blank(code_point)) {
            column += columns_of(code_point, measure);
            inside = false;
            continue;
        }
        if (!inside) {
            runs.push_back({column, column, {}});
        }
        inside = true;
        column += columns_of(code_point, measure);
        runs.back().end = column;
    }
    return runs;
}

void close_field(std::vector<Field>& fields, std::string_view text) {
    if (!fields.empty()) {
        fields.back().text = text;
    }
}

std::vector<Field> split_text(std::string_view text, LineMeasure measure) {
    std::vector<Field> fields;
    std::size_t column = 0;
    std::size_t gap = 2;
    std::size_t begin_byte = 0;
    std::size_t end_byte = 0; // of the last field so far
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const here = at;
        char32_t const code_point = next_character(text, at);
        std::size_t const width = columns_of(code_point, measure);
        if (is_blank_character(code_point)) {
            gap += width;
            column += width;
            continue;
        }
        if (gap >= 2) {
            close_field(fields, text.substr(begin_byte, end_byte - begin_byte));
            fields.push_back({column, column, {}});
            begin_byte = here;
        }
        gap = 0;
        column += width;
        fields.back().end = column;
        end_byte = at;
    }
    close_field(fields, text.substr(begin_byte, end_byte - begin_byte));
    return fields;
}

/// Whether split_text() finds a second field.
bool has_second_field(std::string_view text) {
    std::size_t gap = 2;
    std::size_t fields = 0;
    for (std::size_t at = 0; at < text.size() && fields < 2;) {
        char32_t const code_point = next_character(text, at);
        if (is_blank_character(code_point)) {
            gap += columns_of(code_point, LineMeasure::Narrow);
            continue;
        }
        fields += gap >= 2 ? 1U : 0U;
        gap = 0;
    }
    return fields == 2;
}

} // namespace

std::size_t columns_of(char32_t code_point, LineMeasure measure) {
    if (measure == LineMeasure::Characters || code_point < 0x7F) {
        return 1;
    }
    if (is_blank(code_point)) {
        return code_point == 0x3000 ? 2 : 1;
    }
    return display_width(
        code_point, measure == LineMeasure::Wide ? AmbiguousWidth::Wide : AmbiguousWidth::Narrow);
}

bool is_table_rule(std::string_view line) {
    std::string_view const text = trim_ascii(line);
    if (text.size() < 3 || text.size() > longest_field_line) {
        return false;
    }
    std::size_t signs = 0;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const code_point = next_code_point(text, at);
        if (!is_blank(code_point) && !is_rule_sign(code_point)) {
            return false;
        }
        signs += is_blank(code_point) ? 0U : 1U;
    }
    // A dash in each of some columns says "none"; a rule has runs.
    auto const runs = split_rule(text, LineMeasure::Narrow).size();
    return signs >= 3 && signs >= 2 * runs;
}

bool draws_columns(std::string_view line) {
    return is_table_rule(line) && split_rule(line, LineMeasure::Narrow).size() >= 2;
}

bool has_fields(std::string_view line) {
    if (line.size() > longest_field_line) {
        return false;
    }
    std::string_view const inner = trim_line(line);
    return (has_double_space(inner) || inner.find(ideographic_space) != std::string_view::npos) &&
           has_second_field(line);
}

FieldLine split_fields(LayoutLine const& line, LineMeasure measure) {
    FieldLine split{line, {}, is_table_rule(line.text), false};
    if (split.is_rule) {
        split.fields = split_rule(line.text, measure);
        return split;
    }
    split.fields = split_text(line.text, measure);
    for (std::size_t i = 1; i < split.fields.size(); ++i) {
        split.has_data = split.has_data || is_value_field(split.fields[i].text);
    }
    return split;
}

bool is_value_field(std::string_view text) {
    constexpr std::size_t longest = 24;
    constexpr std::array<std::string_view, 9> none{
        "-", "–", "—", "——", "/", "无", "…", "...", ".."};
    if (std::find(none.begin(), none.end(), text) != none.end()) {
        return true;
    }
    if (text.empty() || text.size() > longest) {
        return false;
    }
    std::size_t digits = 0;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const code_point = next_code_point(text, at);
        constexpr std::u32string_view signs = U".,，．+-−–—/%％()（）*~～≤≥<>±:' ¥￥$€£";
        if (is_arabic_digit(code_point)) {
            ++digits;
        } else if (signs.find(code_point) == std::u32string_view::npos) {
            return false;
        }
    }
    return digits != 0;
}

bool is_number_field(std::string_view text) {
    std::size_t digits = 0;
    bool gap = true; // no digit directly before
    for (std::size_t at = 0; at < text.size();) {
        bool const first = at == 0;
        char32_t const code_point = next_code_point(text, at);
        bool const last = at == text.size();
        if (is_arabic_digit(code_point)) {
            ++digits;
            gap = false;
            continue;
        }
        bool const sign =
            first && std::u32string_view{U"+-−–"}.find(code_point) != std::u32string_view::npos;
        bool const percent = last && (code_point == U'%' || code_point == U'％');
        bool const inner =
            !gap && !last &&
            std::u32string_view{U".,， "}.find(code_point) != std::u32string_view::npos;
        if (!sign && !percent && !inner) {
            return false;
        }
        gap = true;
    }
    return digits != 0;
}

} // namespace gouji
