#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "gouji/converters/statutory/decisions.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

using Json = nlohmann::json;

Error bad_decisions(std::string const& file, std::string reason) {
    return {Code::BadDecisions, {}, {{"file", file}, {"reason", std::move(reason)}}};
}

Error bad_decision(std::string const& file, std::size_t index, std::string const& reason) {
    return bad_decisions(file, "decisions[" + std::to_string(index) + "]: " + reason);
}

constexpr std::size_t hash_digits = 64;

bool is_hash(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdefABCDEF";
    return text.size() == hash_digits && text.find_first_not_of(digits) == std::string_view::npos;
}

std::string lower(std::string text) {
    for (char& c : text) {
        c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

/// The text of a member; false, with the reason, when it is not one. Numbers are no values: reading
/// them would lose the digits of 7545.00.
bool read_text(Json const& item, char const* name, std::string& out, std::string& reason) {
    auto const found = item.find(name);
    if (found == item.end() || !found->is_string()) {
        reason = std::string(name) + " must be a text";
        return false;
    }
    out = found->get<std::string>();
    return true;
}

/// An empty reason: it is well-formed. Members that are not known are passed over.
std::string read_decision(Json const& item, Decision& out) {
    if (!item.is_object()) {
        return "must be an object";
    }
    auto const report = item.find("report");
    if (report == item.end() || !report->is_number_unsigned() || report->get<std::uint64_t>() < 1 ||
        report->get<std::uint64_t>() > std::numeric_limits<std::int32_t>::max()) {
        return "report must be a whole number from 1";
    }
    out.report = report->get<std::int32_t>();
    std::string reason;
    for (auto const& [name, text] :
         {std::pair{"table", &out.table},
          {"row", &out.row},
          {"column", &out.column},
          {"value", &out.value}}) {
        if (!read_text(item, name, *text, reason)) {
            return reason;
        }
    }
    return {};
}

Result<Decisions> read_decisions(Json const& root, std::string const& file) {
    if (!root.is_object() || root.value("gouji", Json()) != Json("decisions")) {
        return bad_decisions(file, R"(it is not a file of decisions ("gouji":"decisions"))");
    }
    if (root.value("version", Json()) != Json(1)) {
        return bad_decisions(file, "its version is not 1, the one that this program knows");
    }
    Decisions out;
    out.file = file;
    std::string reason;
    if (!read_text(root, "sha256", out.sha256, reason) || !is_hash(out.sha256)) {
        return bad_decisions(file, "sha256 must be 64 hexadecimal digits");
    }
    out.sha256 = lower(out.sha256);
    auto const list = root.find("decisions");
    if (list == root.end() || !list->is_array()) {
        return bad_decisions(file, "decisions must be an array");
    }
    for (Json const& item : *list) {
        reason = read_decision(item, out.decisions.emplace_back());
        if (!reason.empty()) {
            return bad_decision(file, out.decisions.size() - 1, reason);
        }
    }
    return out;
}

/// "line 3, byte 14" of what the parser stopped at, which it counts from 1. Its own words quote
/// bytes that need not be text.
std::string place_in(std::string_view json, std::size_t byte) {
    std::string_view const before = json.substr(0, std::max<std::size_t>(byte, 1) - 1);
    auto const lines = std::count(before.begin(), before.end(), '\n');
    std::size_t const line_begin = before.rfind('\n') + 1; // npos + 1 is 0
    return "line " + std::to_string(lines + 1) + ", byte " +
           std::to_string(before.size() - line_begin + 1);
}

} // namespace

Result<Decisions> parse_decisions(std::string_view json, std::string const& file) {
    try {
        return read_decisions(Json::parse(json), file);
    } catch (Json::parse_error const& error) {
        return bad_decisions(file, "it is not JSON (" + place_in(json, error.byte) + ")");
    } catch (Json::exception const& error) {
        return bad_decisions(file, std::string("it is not JSON: ") + error.what());
    }
}

Error decisions_for_other_bytes(Decisions const& decisions, std::string_view sha256) {
    return bad_decisions(
        decisions.file,
        "they were made for other bytes, of sha256 " + decisions.sha256 +
            (sha256.empty() ? "; no input has them"
                            : "; those of this input have sha256 " + std::string(sha256)));
}

} // namespace gouji
