#include "gouji/formats/pdf/read/metadata.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "gouji/model/text.hpp"

namespace gouji::pdfread {

namespace {

/// "D:20230131083000+08'00'" (7.9.4) as 2023-01-31T08:30:00Z; dates without a zone, or with another
/// one than UTC, as the day alone. Empty when it is no date.
std::string w3c_date(std::string_view text) {
    if (text.starts_with("D:")) {
        text.remove_prefix(2);
    }
    auto const digits = [&](std::size_t count) {
        return text.size() >= count && std::all_of(
                                           text.begin(),
                                           text.begin() + static_cast<std::ptrdiff_t>(count),
                                           [](char c) { return c >= '0' && c <= '9'; });
    };
    if (!digits(8)) {
        return {};
    }
    std::string const text_date(text);
    std::string date =
        text_date.substr(0, 4) + "-" + text_date.substr(4, 2) + "-" + text_date.substr(6, 2);
    std::string_view const zone = text.size() > 14 ? text.substr(14) : std::string_view();
    if (digits(14) && (zone.starts_with("Z") || zone.starts_with("+00'00"))) {
        date += "T" + text_date.substr(8, 2) + ":" + text_date.substr(10, 2) + ":" +
                text_date.substr(12, 2) + "Z";
    }
    return date;
}

} // namespace

std::map<std::string, std::string> read_metadata(ObjectFile const& file) {
    std::map<std::string, std::string> metadata;
    auto const set = [&](char const* name, std::string const& value) {
        std::string_view const trimmed = trim(value);
        if (!trimmed.empty()) {
            metadata.emplace(name, trimmed);
        }
    };
    Object const info = file.trailer().get("Info");
    constexpr std::array<std::pair<char const*, char const*>, 4> entries{{
        {"Title", "title"},
        {"Author", "author"},
        {"Subject", "subject"},
        {"Keywords", "keywords"},
    }};
    for (auto const& [key, name] : entries) {
        set(name, info.get(key).text());
    }
    set("created", w3c_date(info.get("CreationDate").bytes()));
    // Not ModDate: PoDoFo sets it to the present when it loads a file.
    set("language", file.catalog().get("Lang").text());
    return metadata;
}

} // namespace gouji::pdfread
