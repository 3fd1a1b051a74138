#include "gouji/converters/recovery/words/line_pieces.hpp"

#include <algorithm>
#include <span>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/recovery/words/glyph_digits.hpp"
#include "gouji/converters/recovery/words/value_text.hpp"
#include "gouji/formats/layout/bars.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// "|a||b|": no blank stands beside a bar, from the first one to the last one.
bool is_tight_row(std::vector<LinePiece> const& pieces) {
    bool const tight = std::all_of(pieces.begin(), pieces.end(), [](LinePiece const& piece) {
        return trim(piece.text) == piece.text;
    });
    return tight && pieces.front().text.empty() && pieces.back().text.empty() &&
           std::any_of(pieces.begin(), pieces.end(), is_filled);
}

/// A number, no group of another one's thousands.
bool is_number_field(LinePiece const& piece) {
    std::string_view const text = trim(piece.text);
    bool const of_thousands =
        text.size() > 1 && text.front() == '0' && text.find('.') == std::string_view::npos;
    auto const mended = mended_number(text);
    return !of_thousands && (parse_number(text) || (mended && !mended->joined));
}

/// "234", "567.80" behind "1,": what commas part in one number.
bool are_groups_of_thousands(std::span<LinePiece const> behind_first) {
    auto const is_group = [](std::string_view text) {
        constexpr std::size_t group = 3; // digits, of one byte or, full width, of three
        bool const full_width = text.starts_with("\xEF\xBC");
        return text.size() == (full_width ? 3 * group : group);
    };
    std::string_view const last = behind_first.back().text;
    return is_group(last.substr(0, last.find('.'))) &&
           std::all_of(behind_first.begin(), behind_first.end() - 1, [&](LinePiece const& piece) {
               return is_group(piece.text);
           });
}

bool is_record(std::vector<LinePiece> const& pieces) {
    constexpr std::size_t fewest = 3;
    if (pieces.size() < fewest) {
        return false;
    }
    auto const behind_first = std::span{pieces}.subspan(1);
    bool const blank = std::any_of(pieces.begin(), pieces.end() - 1, [](LinePiece const& piece) {
        return is_blank(piece.text);
    });
    // Two commas in a row may be one that was doubled in a sentence.
    bool const enclosed = is_blank(pieces.front().text) && is_blank(pieces.back().text);
    bool const telling = pieces.size() > fewest || enclosed ||
                         std::any_of(behind_first.begin(), behind_first.end(), is_number_field);
    constexpr std::ptrdiff_t values_of_a_row = 3; // behind several labels
    auto const first_number =
        std::find_if_not(behind_first.rbegin(), behind_first.rend(), is_number_field).base();
    bool const numbers = first_number == behind_first.begin() ||
                         behind_first.end() - first_number >= values_of_a_row;
    return (blank && telling) ||
           (numbers && !are_groups_of_thousands({first_number, behind_first.end()}));
}

} // namespace

bool is_filled(LinePiece const& piece) {
    return !is_blank(piece.text);
}

std::vector<LinePiece> split_at_bars(std::string_view line) {
    std::vector<LinePiece> pieces;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t const bar = bar_length(line.substr(at));
        if (bar > 0) {
            pieces.push_back({line.substr(begin, at - begin), begin});
            begin = at + bar;
        }
        at += std::max<std::size_t>(bar, 1);
    }
    pieces.push_back({line.substr(begin), begin});
    return pieces;
}

std::vector<LinePiece> fields_between(std::string_view line, std::string_view delimiter) {
    std::vector<LinePiece> pieces;
    for (std::size_t begin = 0; begin <= line.size();) {
        std::size_t const closing = line.substr(begin).starts_with('"') ? line.find('"', begin + 1)
                                                                        : std::string_view::npos;
        bool const quoted =
            closing != std::string_view::npos &&
            (closing + 1 == line.size() || line.substr(closing + 1).starts_with(delimiter));
        std::size_t const end =
            quoted ? closing + 1 : std::min(line.find(delimiter, begin), line.size());
        std::size_t const quote = quoted ? 1 : 0;
        pieces.push_back({line.substr(begin + quote, end - begin - 2 * quote), begin + quote});
        begin = end + delimiter.size();
    }
    return pieces;
}

std::vector<bool>
pieces_within_row(std::vector<LinePiece> const& pieces, bool tight_bars_keep_blanks) {
    std::vector<bool> within(pieces.size(), tight_bars_keep_blanks && is_tight_row(pieces));
    bool before_value = false;
    for (std::size_t i = pieces.size(); i-- > 0;) {
        within[i] = within[i] || before_value;
        if (is_filled(pieces[i])) {
            before_value = looks_like_value(trim(pieces[i].text));
        }
    }
    auto const first = std::find_if(pieces.begin(), pieces.end(), is_filled);
    if (first != pieces.end()) {
        std::fill(within.begin(), within.begin() + (first - pieces.begin()), true);
    }
    return within;
}

bool keeps_blanks_between_tight_bars(std::string_view line) {
    constexpr std::size_t longest = 65536; // bytes; no row
    std::string_view const text = trim(line);
    std::size_t const bar = bar_length(text);
    if (bar == 0 || line.size() > longest) {
        return false;
    }
    std::vector<LinePiece> const pieces = split_at_bars(text);
    if (pieces.size() < 4 || !is_tight_row(pieces)) {
        return false;
    }
    auto const text_before = std::find_if(pieces.begin(), pieces.end(), is_filled);
    auto const blank = std::find_if_not(text_before, pieces.end(), is_filled);
    auto const behind = std::find_if(blank, pieces.end(), is_filled);
    return behind != pieces.end() && looks_like_value(behind->text);
}

std::vector<LinePiece> split_at_commas(std::string_view line) {
    for (std::string_view const comma : {",", ";", "，", "；"}) {
        std::vector<LinePiece> pieces = fields_between(line, comma);
        if (is_record(pieces)) {
            return pieces;
        }
    }
    return {};
}

} // namespace gouji
