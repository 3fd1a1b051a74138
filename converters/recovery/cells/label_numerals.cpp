#include "gouji/converters/recovery/cells/label_numerals.hpp"

#include <algorithm>
#include <utility>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::u32string_view marks = U".．、";

bool is_numeral(StreamCell const& cell) {
    return cell.kind == CellKind::Value && cell.key.size() == 1 && cell.key.front() >= U'1' &&
           cell.key.front() <= U'9';
}

/// "3." above "其他", "5 属于三类内部事务信息"
bool begins_label(StreamCell const& cell, StreamCell const& next, LabelIndex const& index) {
    std::u32string const text = to_utf32(cell.text);
    bool const marked = text.size() == 2 && marks.find(text.back()) != std::u32string_view::npos;
    bool const beside = cell.starts_line && next.close;
    return (marked || beside) && next.kind == CellKind::Text &&
           !index.find(cell.key + next.key).empty();
}

/// ".保护", "、 重 复"
bool follows_numeral(StreamCell const& cell) {
    std::size_t at = 0;
    return cell.kind == CellKind::Text && !cell.text.empty() && !cell.key.empty() &&
           is_han(cell.key.front()) &&
           marks.find(next_code_point(cell.text, at)) != std::u32string_view::npos;
}

/// "无正当理由大量反复申  4." on one line: the numeral of the label before it, which begins one.
bool ends_behind_label(StreamCell const& label, StreamCell const& cell, LabelIndex const& index) {
    std::u32string const text = to_utf32(cell.text);
    bool const marked = text.size() == 2 && marks.find(text.back()) != std::u32string_view::npos;
    if (!marked || label.kind != CellKind::Text || cell.starts_line || label.key.empty()) {
        return false;
    }
    std::u32string const key = cell.key + label.key;
    return std::any_of(index.forms().begin(), index.forms().end(), [&](FormLabels const& form) {
        return std::any_of(form.labels.begin(), form.labels.end(), [&](FormLabel const& one) {
            return one.keys.front().starts_with(key);
        });
    });
}

} // namespace

void rejoin_numerals(CellStream& stream, std::size_t begin, LabelIndex const& index) {
    for (std::size_t i = begin; i + 1 < stream.size(); ++i) {
        StreamCell const& next = stream[i + 1];
        if (is_numeral(stream[i]) &&
            (follows_numeral(next) || begins_label(stream[i], next, index))) {
            stream[i].kind = CellKind::Text;
            stream[i].mended.reset();
        } else if (
            is_numeral(stream[i]) && i > begin &&
            ends_behind_label(stream[i - 1], stream[i], index)) {
            stream[i].kind = CellKind::Text;
            stream[i].mended.reset();
            std::swap(stream[i - 1], stream[i]);
            std::swap(stream[i - 1].starts_line, stream[i].starts_line);
            std::swap(stream[i - 1].blank_lines, stream[i].blank_lines);
        }
    }
}

} // namespace gouji
