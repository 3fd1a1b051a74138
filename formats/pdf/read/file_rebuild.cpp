#include "gouji/formats/pdf/read/file_rebuild.hpp"

#include <algorithm>
#include <vector>

#include "gouji/formats/pdf/read/lenient_inflate.hpp"
#include "gouji/formats/pdf/read/lexer.hpp"

namespace gouji::pdfread {

namespace {

constexpr std::size_t max_unpacked = std::size_t{64} << 20U;
constexpr std::size_t max_objects = 1'000'000;

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

/// What the rebuilding needs to know of the objects that are left.
struct Inventory {
    std::string catalog; ///< "12 0 R"; empty when there is none
    std::string pages_root;
    std::vector<std::string> pages;
    std::size_t highest = 0;
    std::string unpacked; ///< objects that stood in object streams, as plain ones
};

/// The top level of a dictionary: its /Type, and whether it has /Parent.
struct Outline {
    std::string type;
    bool has_parent = false;
    bool has_kids = false;
    std::size_t first = 0; ///< /First and /N of an object stream
    std::size_t count = 0;
    bool flate = false;
};

/// What a token at the top level says, behind the key `key`.
void note_entry(Token const& token, std::string& key, Outline& outline) {
    if (token.kind == TokenKind::Name) {
        outline.has_parent = outline.has_parent || token.text == "Parent";
        outline.has_kids = outline.has_kids || token.text == "Kids";
        outline.flate = outline.flate || (key == "Filter" && token.text == "FlateDecode");
        if (key == "Type") {
            outline.type = token.text;
        }
        key = token.text;
    } else if (token.kind == TokenKind::Number && token.number >= 0) {
        if (key == "First") {
            outline.first = static_cast<std::size_t>(token.number);
        } else if (key == "N") {
            outline.count = static_cast<std::size_t>(token.number);
        }
    }
}

Outline outline_of(std::string_view body) {
    Outline outline;
    Lexer lexer(body);
    Token token;
    std::string key;
    int depth = 0;
    while (lexer.next(token)) {
        bool const opens =
            token.kind == TokenKind::DictionaryBegin || token.kind == TokenKind::ArrayBegin;
        bool const ends =
            token.kind == TokenKind::DictionaryEnd || token.kind == TokenKind::ArrayEnd;
        if (token.kind == TokenKind::Keyword && token.text == "stream") {
            break;
        }
        if (depth == 1) {
            note_entry(token, key, outline);
        }
        depth += opens ? 1 : 0;
        depth -= ends ? 1 : 0;
        if (depth == 0 && ends) {
            break;
        }
    }
    return outline;
}

void note_object(std::size_t number, std::string_view body, Inventory& found);

/// ISO 32000-1, 7.5.7: pairs of number and offset, then the objects.
void unpack(std::string_view body, Outline const& outline, Inventory& found) {
    std::size_t const begin = body.find("stream");
    if (begin == std::string_view::npos || !outline.flate) {
        return;
    }
    std::string_view packed = body.substr(begin + 6);
    packed.remove_prefix(std::min(packed.find_first_not_of("\r\n"), packed.size()));
    std::string const data = inflate_leniently(packed, max_unpacked);
    Lexer lexer(data);
    Token token;
    std::vector<std::pair<std::size_t, std::size_t>> entries;
    for (std::size_t i = 0; i < std::min(outline.count, max_objects); ++i) {
        Token offset;
        if (!lexer.next(token) || !lexer.next(offset) || token.number < 0 || offset.number < 0) {
            break;
        }
        entries.emplace_back(
            static_cast<std::size_t>(token.number),
            outline.first + static_cast<std::size_t>(offset.number));
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        std::size_t const end = i + 1 < entries.size() ? entries[i + 1].second : data.size();
        if (entries[i].second >= end || end > data.size()) {
            continue;
        }
        std::string_view const object =
            std::string_view(data).substr(entries[i].second, end - entries[i].second);
        found.unpacked += std::to_string(entries[i].first) + " 0 obj\n";
        found.unpacked += object;
        found.unpacked += "\nendobj\n";
        note_object(entries[i].first, object, found);
    }
}

void note_object(std::size_t number, std::string_view body, Inventory& found) {
    Outline const outline = outline_of(body);
    std::string const reference = std::to_string(number) + " 0 R";
    found.highest = std::max(found.highest, number);
    if (outline.type == "Catalog") {
        found.catalog = reference;
    } else if (outline.type == "Pages" && !outline.has_parent && outline.has_kids) {
        found.pages_root = reference;
    } else if (outline.type == "Page") {
        found.pages.push_back(reference);
    } else if (outline.type == "ObjStm") {
        unpack(body, outline, found);
    }
}

/// The object number before "G obj" at `at`; nothing where that is no object.
std::optional<std::size_t> number_before(Bytes input, std::size_t at) {
    auto const back_over = [&](bool (*matches)(char)) {
        std::size_t const end = at;
        while (at > 0 && matches(input[at - 1])) {
            --at;
        }
        return end - at;
    };
    auto const blank = [](char character) { return character == ' '; };
    bool const has_generation = back_over(blank) != 0 && back_over(is_digit) != 0;
    if (!has_generation || back_over(blank) == 0) {
        return std::nullopt;
    }
    std::size_t const end = at;
    std::size_t const digits = back_over(is_digit);
    if (digits == 0 || digits > 9) {
        return std::nullopt;
    }
    std::size_t number = 0;
    for (std::size_t i = at; i < end; ++i) {
        number = number * 10 + static_cast<std::size_t>(input[i] - '0');
    }
    return number;
}

Inventory take_inventory(Bytes input) {
    Inventory found;
    std::size_t count = 0;
    for (std::size_t at = input.find("obj"); at != Bytes::npos && count < max_objects;
         at = input.find("obj", at + 3)) {
        std::optional<std::size_t> const number = number_before(input, at);
        if (number) {
            ++count;
            std::size_t const end = std::min(input.find("endobj", at), input.size());
            note_object(*number, input.substr(at + 3, end - at - 3), found);
        }
    }
    return found;
}

} // namespace

std::optional<std::string> rebuild_trailer(Bytes input) {
    Inventory found = take_inventory(input);
    if (found.pages.empty() || input.find("/Encrypt") != Bytes::npos) {
        return std::nullopt; // what decrypts stood in the trailer
    }
    std::string file(input);
    file += "\nendstream\nendobj\n" + found.unpacked;
    if (found.pages_root.empty()) {
        // The pages that are left, in the order in which they stand.
        std::string const number = std::to_string(++found.highest);
        file += number + " 0 obj\n<< /Type /Pages /Count " + std::to_string(found.pages.size()) +
                " /Kids [";
        for (std::string const& page : found.pages) {
            file += page + " ";
        }
        file += "] >>\nendobj\n";
        found.pages_root = number + " 0 R";
        found.catalog.clear();
    }
    if (found.catalog.empty()) {
        std::string const number = std::to_string(++found.highest);
        file += number + " 0 obj\n<< /Type /Catalog /Pages " + found.pages_root + " >>\nendobj\n";
        found.catalog = number + " 0 R";
    }
    file += "trailer\n<< /Root " + found.catalog + " /Size " + std::to_string(found.highest + 1) +
            " >>\nstartxref\n0\n%%EOF\n";
    return file;
}

} // namespace gouji::pdfread
