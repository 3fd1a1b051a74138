#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "gouji/formats/json/json.hpp"
#include "gouji/formats/json/json_context.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

/// Reads documents through nlohmann's SAX interface: its DOM would hold the input a second time and
/// turn 7545.00 into 7545.

namespace gouji {

namespace json {
namespace {

constexpr std::int64_t known_version = 1;
/// A table in a cell is eight brackets deeper than its parent; nothing else nests faster.
constexpr std::size_t brackets_per_level = 8;
constexpr std::size_t outer_brackets = 16;

/// How far the parser is.
struct Progress {
    char const* furthest;
    bool asked_beyond_end = false;
};

/// Steps through the input and leaves behind how far the parser is.
class CountingIterator {
public:
    using difference_type = std::ptrdiff_t;
    using value_type = char;
    using pointer = char const*;
    using reference = char const&;
    using iterator_category = std::input_iterator_tag;

    CountingIterator(char const* at, Progress& progress) : m_at(at), m_progress(&progress) {}
    reference operator*() const { return *m_at; }
    CountingIterator& operator++() {
        m_progress->furthest = ++m_at;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator const before = *this;
        ++*this;
        return before;
    }
    /// Only ever asked whether the end is reached, by a parser that wants another byte.
    bool operator==(CountingIterator const& other) const {
        bool const equal = m_at == other.m_at;
        m_progress->asked_beyond_end = m_progress->asked_beyond_end || equal;
        return equal;
    }
    bool operator!=(CountingIterator const& other) const { return !(*this == other); }

private:
    char const* m_at;
    Progress* m_progress;
};

/// The events of nlohmann::json_sax. Each returns false to stop; `reason` then says why.
class Events {
public:
    Events(Context& context, std::size_t deepest) : m_context(context), m_deepest(deepest) {
        m_next = root_slot(context);
    }

    bool null() {
        m_next = {};
        return true;
    }
    bool boolean(bool value) {
        Slot const slot = value_slot();
        return slot.target == nullptr ||
               (slot.type->boolean != nullptr &&
                slot.type->boolean(slot.target, value, m_context)) ||
               refuse("true or false");
    }
    bool number_integer(std::int64_t value) { return number(std::to_string(value)); }
    bool number_unsigned(std::uint64_t value) { return number(std::to_string(value)); }
    bool number_float(double /*value*/, std::string digits) {
        // nlohmann 3.11 hands the digits over with the decimal point of the C locale.
        std::replace(digits.begin(), digits.end(), ',', '.');
        return number(digits);
    }
    bool string(std::string& text) {
        Slot const slot = value_slot();
        return slot.target == nullptr ||
               (slot.type->string != nullptr && slot.type->string(slot.target, text, m_context)) ||
               refuse("\"" + text.substr(0, 40) + "\"");
    }
    bool binary(std::vector<std::uint8_t>& /*bytes*/) { return refuse("binary data"); }

    bool start_object(std::size_t /*size*/) {
        Slot const slot = value_slot();
        if (slot.target != nullptr && slot.type->member == nullptr) {
            return refuse("an object");
        }
        return push(slot, false);
    }
    bool key(std::string& name) {
        Slot const object = m_open.back().slot;
        m_key = name;
        m_next =
            object.target == nullptr ? Slot{} : object.type->member(object.target, name, m_context);
        return true;
    }
    bool end_object() { return pop(); }
    bool start_array(std::size_t /*size*/) {
        Slot const slot = value_slot();
        if (slot.target != nullptr && slot.type->element == nullptr) {
            return refuse("a list");
        }
        return push(slot, true);
    }
    bool end_array() { return pop(); }
    bool parse_error(std::size_t, std::string const&, nlohmann::json::exception const&) {
        not_json = true;
        return false;
    }

    /// Whether an object or array has begun and not ended.
    [[nodiscard]] bool is_open() const { return !m_open.empty(); }

    std::string reason;
    bool not_json = false;
    bool too_deep = false;

private:
    struct Open {
        Slot slot;
        bool is_array;
    };

    /// Where the value that begins here goes.
    Slot value_slot() {
        Slot slot = m_next;
        m_next = {};
        if (!m_open.empty() && m_open.back().is_array) {
            Slot const array = m_open.back().slot;
            slot = array.target == nullptr ? Slot{} : array.type->element(array.target, m_context);
        }
        if (slot.target != nullptr && slot.type->enter != nullptr) {
            slot = slot.type->enter(slot.target);
        }
        return slot;
    }

    bool number(std::string const& digits) {
        Slot const slot = value_slot();
        return slot.target == nullptr ||
               (slot.type->number != nullptr &&
                slot.type->number(slot.target, Number{digits}, m_context)) ||
               refuse("the number " + digits);
    }

    bool refuse(std::string const& what) {
        reason = what + (m_key.empty() ? "" : " at \"" + m_key + "\"") + " is not expected";
        return false;
    }

    bool push(Slot slot, bool is_array) {
        if (m_open.size() >= m_deepest) {
            too_deep = true;
            return false;
        }
        m_open.push_back({slot, is_array});
        return true;
    }

    bool pop() {
        Slot const slot = m_open.back().slot;
        m_open.pop_back();
        if (slot.target != nullptr && slot.type->finish != nullptr) {
            slot.type->finish(slot.target, m_context);
        }
        return true;
    }

    Context& m_context;
    std::size_t m_deepest;
    std::vector<Open> m_open;
    Slot m_next;
    std::string m_key;
};

Error malformed(std::string reason, std::int64_t offset = -1) {
    Place place;
    place.offset = offset;
    return {Code::Malformed, place, {{"what", "JSON document"}, {"reason", std::move(reason)}}};
}

Error limit_exceeded(std::string what, std::size_t limit, std::string name, std::int64_t offset) {
    Place place;
    place.offset = offset;
    return {
        Code::LimitExceeded,
        place,
        {{"what", std::move(what)}, {"limit", std::to_string(limit)}, {"name", std::move(name)}}};
}

/// Runs the parser; an error where the input is not what the schema says.
Status parse(Bytes input, Limits const& limits, Context& context) {
    Progress progress{input.data()};
    Events events{context, limits.depth * brackets_per_level + outer_brackets};
    CountingIterator const begin{input.data(), progress};
    CountingIterator const end{input.data() + input.size(), progress};
    bool good = false;
    std::string failure;
    try {
        good = nlohmann::json::sax_parse(begin, end, &events);
    } catch (nlohmann::json::exception const& thrown) {
        failure = thrown.what();
    }
    std::int64_t const offset = progress.furthest - input.data();
    if (good) {
        return done();
    }
    if (events.too_deep) {
        return limit_exceeded("nesting of the JSON document", limits.depth, "depth", offset);
    }
    if (!events.reason.empty()) {
        return malformed(events.reason + ", at byte " + std::to_string(offset), offset);
    }
    if (events.not_json && progress.asked_beyond_end && events.is_open()) {
        Place place;
        place.offset = offset;
        return Error{
            Code::Truncated,
            place,
            {{"what", "JSON document"},
             {"reason", "a value is not complete at byte " + std::to_string(offset)}}};
    }
    return malformed("it is not JSON at byte " + std::to_string(offset) + failure, offset);
}

/// An error unless the input is a document of a version that is known here.
Status check_header(Context const& context) {
    if (context.gouji != "document") {
        return malformed(
            context.gouji.empty() ? R"(it has no "gouji":"document" and is no document of Gouji)"
                                  : "it holds " + context.gouji + ", not a document");
    }
    if (context.version != known_version) {
        return malformed(
            "its version is " + std::to_string(context.version) + "; this program reads version " +
            std::to_string(known_version));
    }
    return done();
}

} // namespace
} // namespace json

int sniff_json(Bytes head) {
    constexpr std::size_t near_start = 512;
    std::string_view const text = trim(head);
    if (!text.starts_with('{')) {
        return text.starts_with('[') ? 10 : 0;
    }
    // A writer with blanks around the colon, and one that sorts its keys, are ours too.
    std::string_view const start = text.substr(0, near_start);
    std::size_t const key = start.find("\"gouji\"");
    if (key == std::string_view::npos) {
        return trim(text.substr(1)).starts_with('"') ? 20 : 5;
    }
    std::string_view value = trim(start.substr(key + 7));
    value = value.starts_with(':') ? trim(value.substr(1)) : std::string_view{};
    return value.starts_with("\"document\"") ? 100 : 30;
}

Result<Document> read_json(Bytes input, ReadOptions const& options, Diagnostics& diagnostics) {
    if (!options.extra.empty()) {
        return Error{
            Code::UnknownOption,
            {},
            {{"option", options.extra.begin()->first}, {"format", "json"}}};
    }
    if (input.size() > options.limits.input_bytes) {
        return json::limit_exceeded("input", options.limits.input_bytes, "input_bytes", -1);
    }
    if (is_blank(input)) {
        return Error{Code::EmptyInput};
    }
    json::Context context;
    if (Status const parsed = json::parse(input, options.limits, context); !parsed) {
        return parsed.error();
    }
    if (Status const known = json::check_header(context); !known) {
        return known.error();
    }
    if (context.unknown_kinds != 0) {
        diagnostics.add(
            Code::Salvaged,
            {},
            {{"what",
              std::to_string(context.unknown_kinds) + " pieces of kinds that are not known here"}});
    }
    json::check_references(context.document, diagnostics);
    return std::move(context.document);
}

} // namespace gouji
