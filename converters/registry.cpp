#include "gouji/converters/registry.hpp"

#include <algorithm>
#include <array>

#include "gouji/converters/pdf_module.hpp"
#include "gouji/formats/docx/docx.hpp"
#include "gouji/formats/html/html.hpp"
#include "gouji/formats/json/json.hpp"
#include "gouji/formats/support/ascii.hpp"
#include "gouji/formats/text/text.hpp"

namespace gouji {

namespace {

/// Below this a sniffer only says that the content does not rule the format out.
constexpr int sure = 50;

constexpr std::array table{
    Format{
        "docx",
        "Word document (OOXML)",
        "docx docm dotx dotm",
        sniff_docx,
        read_docx,
        write_docx,
        nullptr,
        HiddenTables::PastedLines},
    Format{
        "html",
        "HTML page",
        "html htm xhtml xht",
        sniff_html,
        read_html,
        write_html,
        nullptr,
        HiddenTables::PastedLines},
    Format{
        "txt",
        "plain text",
        "txt text",
        sniff_text,
        read_text,
        write_text,
        nullptr,
        HiddenTables::Markup},
    Format{"json", "Gouji document (JSON)", "json", sniff_json, read_json, write_json, nullptr},
    Format{
        "pdf",
        "PDF document (.pdf)",
        "pdf",
        sniff_pdf,
        read_pdf_by_module,
        write_pdf_by_module,
        nullptr},
};

bool has_word(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        std::size_t const end = words.find(' ');
        if (words.substr(0, end) == word) {
            return true;
        }
        words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
    }
    return false;
}

} // namespace

std::span<Format const> formats() {
    return table;
}

Format const* find_format(std::string_view name) {
    auto const* const found = std::find_if(table.begin(), table.end(), [&](Format const& format) {
        return format.name == name || has_word(format.extensions, name);
    });
    return found == table.end() ? nullptr : found;
}

std::string name_ending(std::string_view file_name) {
    std::size_t const slash = file_name.rfind('/');
    if (slash != std::string_view::npos) {
        file_name.remove_prefix(slash + 1);
    }
    std::size_t const dot = file_name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) {
        return {};
    }
    return lower_case(file_name.substr(dot + 1));
}

Format const* format_of_name(std::string_view file_name) {
    std::string const ending = name_ending(file_name);
    return ending.empty() ? nullptr : find_format(ending);
}

Format const* detect_format(Bytes input, std::string_view file_name) {
    bool const binary = is_binary(input);
    Format const* best = nullptr;
    int best_score = 0;
    for (Format const& format : table) {
        bool const possible = !binary || format.sniff == sniff_docx || format.sniff == sniff_pdf;
        int const score = possible ? format.sniff(input) : 0;
        if (score > best_score) {
            best_score = score;
            best = &format;
        }
    }
    if (best_score >= sure) {
        return best;
    }
    Format const* const named = format_of_name(file_name);
    if (named != nullptr && (!binary || named->sniff == sniff_docx)) {
        return named;
    }
    return best;
}

} // namespace gouji
