#include "gouji/formats/docx/docx_fields.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "gouji/formats/docx/docx_number_format.hpp"
#include "gouji/formats/docx/docx_symbols.hpp"
#include "gouji/model/text.hpp"

namespace gouji::docx::reading {

namespace {

/// The words of an instruction; quotation marks join, a backslash in them escapes (17.16.2).
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(" \t\n\r", at)) != std::string_view::npos) {
        std::string word;
        bool const quoted = text[at] == '"';
        at += quoted ? 1U : 0U;
        while (at < text.size()) {
            char const c = text[at];
            bool const blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (quoted ? c == '"' : blank) {
                break;
            }
            bool const escape = quoted && c == '\\' && at + 1 < text.size() &&
                                (text[at + 1] == '"' || text[at + 1] == '\\');
            word += text[escape ? at + 1 : at];
            at += escape ? 2U : 1U;
        }
        at += quoted && at < text.size() ? 1U : 0U;
        words.push_back(std::move(word));
    }
    return words;
}

/// 17.16.5.25: HYPERLINK "address" \l "bookmark"; the other switches have no target.
FieldCode hyperlink(std::vector<std::string> const& words) {
    FieldCode code;
    code.kind = FieldCode::Kind::Hyperlink;
    std::string anchor;
    for (std::size_t i = 1; i < words.size(); ++i) {
        std::string const& word = words[i];
        if (word == "\\l" && i + 1 < words.size()) {
            anchor = words[++i];
        } else if ((word == "\\o" || word == "\\t") && i + 1 < words.size()) {
            ++i;
        } else if (!word.starts_with('\\') && code.text.empty()) {
            code.text = word;
        }
    }
    code.text += anchor.empty() ? "" : "#" + anchor;
    return code;
}

/// 17.16.5.63: SYMBOL 252 \f "Wingdings"
FieldCode symbol_field(std::vector<std::string> const& words) {
    FieldCode code;
    code.kind = FieldCode::Kind::Symbol;
    SymbolFont font = SymbolFont::None;
    auto const switch_at = std::find(words.begin(), words.end(), "\\f");
    if (switch_at != words.end() && switch_at + 1 != words.end()) {
        font = find_symbol_font(*(switch_at + 1));
    }
    std::string_view number = words.size() > 1 ? std::string_view{words[1]} : std::string_view{};
    bool const hex = number.starts_with("0x");
    number.remove_prefix(hex ? 2 : 0);
    unsigned value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value, hex ? 16 : 10);
    if (value >= 0x20 && value < 0x110000) {
        append_utf8(code.text, symbol(font, value));
    }
    return code;
}

/// The arguments of the parentheses that open at `open`; an unclosed one ends with the text.
std::vector<std::string_view> arguments_of(std::string_view text, std::size_t open) {
    std::vector<std::string_view> arguments;
    std::size_t begin = open + 1;
    int depth = 0;
    for (std::size_t at = begin; at < text.size(); ++at) {
        char const c = text[at];
        if (c == '\\') {
            ++at;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')' && depth-- == 0) {
            arguments.push_back(text.substr(begin, at - begin));
            return arguments;
        } else if ((c == ',' || c == ';') && depth == 0) {
            arguments.push_back(text.substr(begin, at - begin));
            begin = at + 1;
        }
    }
    arguments.push_back(text.substr(std::min(begin, text.size())));
    return arguments;
}

/// The text of an argument, without switches such as \s\up 9 and their parentheses.
std::string shown(std::string_view argument, int depth = 0) {
    std::string out;
    for (std::size_t at = 0; at < argument.size(); ++at) {
        char const c = argument[at];
        if (c == '\\' && at + 1 < argument.size()) {
            bool const letter =
                (argument[at + 1] | 0x20) >= 'a' && (argument[at + 1] | 0x20) <= 'z';
            if (!letter) {
                out += argument[++at];
                continue;
            }
            std::size_t const open = argument.find_first_of("(\\", at + 1);
            if (open == std::string_view::npos || depth > 8) {
                break;
            }
            at = open - 1;
        } else if (c == '(') {
            for (std::string_view const inner : arguments_of(argument, at)) {
                out += shown(inner, depth + 1);
            }
            std::size_t const close = argument.rfind(')');
            at = close == std::string_view::npos || close < at ? argument.size() : close;
        } else {
            out += c;
        }
    }
    return std::string{trim(out)};
}

/// 17.16.5.19: EQ \o(…) lays its arguments over each other. Word draws readings (拼音指南) and
/// characters in circles (带圈字符) with it.
FieldCode equation(std::string_view instruction) {
    FieldCode code;
    code.kind = FieldCode::Kind::Equation;
    std::size_t const over = instruction.find("\\o");
    std::size_t const open = instruction.find('(', over == std::string_view::npos ? 0 : over);
    if (open == std::string_view::npos) {
        return code;
    }
    std::vector<std::string_view> const arguments = arguments_of(instruction, open);
    if (over == std::string_view::npos || arguments.size() != 2) {
        code.text = shown(instruction.substr(open));
        return code;
    }
    std::string const first = shown(arguments[0]);
    std::string const second = shown(arguments[1]);
    if (arguments[0].find("\\up") != std::string_view::npos) {
        code.kind = FieldCode::Kind::Ruby;
        code.text = second;
        code.reading = first;
        return code;
    }
    int number = 0;
    auto const parsed = std::from_chars(second.data(), second.data() + second.size(), number);
    bool const circle = (first == "○" || first == "〇") && parsed.ec == std::errc{} &&
                        parsed.ptr == second.data() + second.size();
    code.text = circle ? number_writer("decimalEnclosedCircle")(number) : second;
    return code;
}

} // namespace

FieldCode parse_field(std::string_view instruction) {
    std::vector<std::string> const words = words_of(instruction);
    if (words.empty()) {
        return {};
    }
    std::string name = words[0];
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    });
    if (name == "HYPERLINK") {
        return hyperlink(words);
    }
    if (name == "PAGE" || name == "NUMPAGES" || name == "SECTIONPAGES") {
        return {FieldCode::Kind::PageNumber, {}, {}};
    }
    if (name == "SYMBOL") {
        return symbol_field(words);
    }
    if (name == "EQ") {
        return equation(instruction);
    }
    if (name == "FORMCHECKBOX") {
        return {FieldCode::Kind::CheckBox, {}, {}};
    }
    if (name == "FORMDROPDOWN") {
        return {FieldCode::Kind::DropDown, {}, {}};
    }
    return {};
}

} // namespace gouji::docx::reading
