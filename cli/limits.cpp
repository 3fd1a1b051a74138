#include "gouji/cli/limits.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace gouji::cli {

namespace {

constexpr std::array<std::pair<std::string_view, std::size_t Limits::*>, 6> members{{
    {"input_bytes", &Limits::input_bytes},
    {"html_bytes", &Limits::html_bytes},
    {"html_elements", &Limits::html_elements},
    {"inflated_bytes", &Limits::inflated_bytes},
    {"depth", &Limits::depth},
    {"pages", &Limits::pages},
}};

unsigned shift_of(char suffix) {
    switch (suffix) {
    case 'K':
    case 'k':
        return 10;
    case 'M':
    case 'm':
        return 20;
    case 'G':
    case 'g':
        return 30;
    default:
        return 0;
    }
}

} // namespace

std::string set_limit(Limits& limits, std::string_view assignment) {
    std::size_t const equals = assignment.find('=');
    if (equals == std::string_view::npos) {
        return "--limit wants NAME=VALUE, for example input_bytes=500M";
    }
    std::string name(assignment.substr(0, equals));
    std::replace(name.begin(), name.end(), '-', '_'); // messages spell them either way
    std::string_view value = assignment.substr(equals + 1);
    auto const* const member = std::find_if(
        members.begin(), members.end(), [&](auto const& item) { return item.first == name; });
    if (member == members.end()) {
        return "no limit is named " + name + "; there are " + limit_names();
    }
    unsigned const shift = value.empty() ? 0 : shift_of(value.back());
    if (shift != 0) {
        value.remove_suffix(1);
    }
    std::size_t number = 0;
    auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    bool const whole = error == std::errc{} && end == value.data() + value.size();
    if (!whole || number == 0 || number > (SIZE_MAX >> shift)) {
        return "the limit " + std::string(name) +
               " wants a whole number above 0, with K, M or G after it if you like";
    }
    limits.*(member->second) = number << shift;
    return {};
}

std::string limit_names() {
    std::string names;
    for (auto const& member : members) {
        names += names.empty() ? "" : ", ";
        names += member.first;
    }
    return names;
}

} // namespace gouji::cli
