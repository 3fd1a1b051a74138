#include <algorithm>
#include <array>
#include <charconv>

#include "gouji/formats/html/charset.hpp"
#include "gouji/formats/html/hidden_page.hpp"
#include "gouji/formats/html/html.hpp"
#include "gouji/formats/html/nesting_guard.hpp"
#include "gouji/formats/html/own_markup.hpp"
#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/formats/html/tree_reader.hpp"
#include "gouji/formats/support/encoding.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace html {

namespace {

/// The reader calls itself once a level; more levels than this no option can ask for.
constexpr std::size_t deepest = 1000;
constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";

/// White space folded, as a title or an attribute is shown.
std::string folded(std::string_view text) {
    std::string out;
    for (char const c : trim(text)) {
        char const shown = is_html_space(c) ? ' ' : c;
        if (shown != ' ' || (!out.empty() && out.back() != ' ')) {
            out += shown;
        }
    }
    return out;
}

std::string title_of(Node const& node) {
    std::string text;
    for (Node const* const child : children_of(node)) {
        text += text_of(*child);
    }
    return folded(text);
}

struct MetaName {
    std::string_view name;
    std::string_view key;
};
/// What pages call the things that metadata knows.
constexpr std::array meta_names{
    MetaName{"author", "author"},
    MetaName{"dc.creator", "author"},
    MetaName{"dcterms.creator", "author"},
    MetaName{"description", "description"},
    MetaName{"keywords", "keywords"},
    MetaName{"subject", "subject"},
    MetaName{"dcterms.created", "created"},
    MetaName{"pubdate", "created"},
    MetaName{"article:published_time", "created"},
    MetaName{"dcterms.modified", "modified"}};

std::optional<PageSetup> parse_page(std::string_view text) {
    PageSetup page;
    for (float* const value :
         {&page.width, &page.height, &page.top, &page.bottom, &page.left, &page.right}) {
        auto const length = parse_length(text.substr(0, text.find(' ')));
        if (!length || !length->unit.empty() || length->value < 0) {
            return std::nullopt;
        }
        *value = length->value;
        text.remove_prefix(std::min(text.find(' '), text.size() - 1) + 1);
    }
    return page.width > 0 && page.height > 0 ? std::optional{page} : std::nullopt;
}

void read_meta(Node const& node, Reading& reading) {
    std::string_view name = attribute(node, "name");
    if (name.empty()) {
        name = attribute(node, "property");
    }
    std::string_view const content = attribute(node, "content");
    auto& metadata = reading.document.metadata;
    if (equals_ignoring_case(name, "generator")) {
        reading.own = content == own::generator;
    } else if (reading.own && name == own::page_meta) {
        reading.document.page = parse_page(content);
    } else if (reading.own && name.starts_with(own::metadata_prefix)) {
        metadata[std::string{name.substr(own::metadata_prefix.size())}] = std::string{content};
    } else if (!trim(content).empty()) {
        for (MetaName const& known : meta_names) {
            if (equals_ignoring_case(name, known.name)) {
                metadata.try_emplace(std::string{known.key}, folded(content));
            }
        }
        if (equals_ignoring_case(attribute(node, "http-equiv"), "content-language")) {
            metadata.try_emplace("language", folded(content));
        }
    }
}

void read_head(Node const& root, Reading& reading) {
    auto& metadata = reading.document.metadata;
    for (char const* const name : {"lang", "xml:lang"}) {
        if (std::string_view const language = trim(attribute(root, name)); !language.empty()) {
            metadata.try_emplace("language", std::string{language});
        }
    }
    for (Node const* const part : children_of(root)) {
        if (!is_element(*part, GUMBO_TAG_HEAD)) {
            continue;
        }
        for (Node const* const child : children_of(*part)) {
            if (is_element(*child, GUMBO_TAG_META)) {
                read_meta(*child, reading);
            } else if (is_element(*child, GUMBO_TAG_TITLE)) {
                if (std::string title = title_of(*child); !title.empty()) {
                    metadata.try_emplace("title", std::move(title));
                }
            } else if (is_element(*child, GUMBO_TAG_STYLE) || is_element(*child, GUMBO_TAG_LINK)) {
                reading.style_dropped = true;
            }
        }
    }
}

Error limit_exceeded(std::string what, std::size_t limit, std::string name) {
    return {
        Code::LimitExceeded,
        {},
        {{"what", std::move(what)}, {"limit", std::to_string(limit)}, {"name", std::move(name)}}};
}

/// The text with the tags blanked that would make a tree too deep; an Error when even then it
/// would be too large.
Result<std::string>
guarded(Bytes input, ReadOptions const& options, Reading& reading, Diagnostics& diagnostics) {
    reading.offset_shift = input.starts_with(utf8_bom) ? std::ssize(utf8_bom) : 0;
    std::string utf8 = decode_text(input, stated_encoding(input), diagnostics).utf8;
    std::size_t const limit = reading.limits.depth;
    GuardReport const report = guard_nesting(utf8, limit);
    if (report.flattened != 0 || report.formatting_dropped) {
        Place place;
        place.offset = static_cast<std::int64_t>(report.first_offset) + reading.offset_shift;
        diagnostics.add(Code::DepthFlattened, place, {{"limit", std::to_string(limit)}});
    }
    if (report.elements > options.limits.html_elements) {
        return limit_exceeded(
            "number of HTML elements", options.limits.html_elements, "html_elements");
    }
    return utf8;
}

void report(Reading const& reading, Diagnostics& diagnostics) {
    auto const& furniture = reading.document.furniture;
    if (!furniture.empty()) {
        std::string_view const text = furniture.front().text;
        std::size_t end = 0;
        for (int i = 0; i < 20 && end < text.size() && text[end] != '\n'; ++i) {
            next_code_point(text, end);
        }
        diagnostics.add_many(
            Code::FurnitureRemoved,
            reading.furniture,
            {},
            {{"count", std::to_string(reading.furniture)},
             {"example", std::string{text.substr(0, end)}}});
    }
    if (reading.style_dropped && !reading.own) {
        diagnostics.add(Code::StyleDropped);
    }
}

/// Nothing, or the error that an option of another format is.
std::optional<Error> read_options(ReadOptions const& options, Reading& reading) {
    for (auto const& [key, value] : options.extra) {
        if (key != "layout-tables" || (value != "keep" && value != "unwrap")) {
            std::string const option = std::string{key}.append("=").append(value);
            return Error{Code::UnknownOption, {}, {{"option", option}, {"format", "html"}}};
        }
        reading.unwrap_layout = value == "unwrap";
    }
    return std::nullopt;
}

bool looks_binary(Bytes head) {
    return head.starts_with("PK\x03\x04") || head.starts_with("%PDF") ||
           head.starts_with("\xD0\xCF\x11\xE0") || head.starts_with("{\\rtf");
}

} // namespace

} // namespace html

int sniff_html(Bytes head) {
    using namespace html;
    if (looks_binary(head)) {
        return 0;
    }
    // UTF-16 becomes legible enough without its NUL bytes.
    std::string text{head.substr(0, 16'384)};
    std::erase(text, '\0');
    bool const first_is_tag =
        trim_html(std::string_view{text}.substr(
                      std::min(text.find_first_not_of("\xEF\xBB\xBF\xFF\xFE"), text.size())))
            .starts_with('<');
    if (find_ignoring_case(text, "<!doctype html") != std::string_view::npos) {
        return first_is_tag ? 98 : 60;
    }
    TagScanner scanner{text};
    Tag tag;
    int known = 0;
    while (scanner.next(tag)) {
        if (equals_ignoring_case(tag.name, "html")) {
            return first_is_tag ? 95 : 40; // a text may hold pages, tables of a scan for example
        }
        GumboTag const name =
            gumbo_tagn_enum(tag.name.data(), static_cast<unsigned>(tag.name.size()));
        bool const telling =
            name != GUMBO_TAG_UNKNOWN && tag.name != "w" &&
            (has_trait(name, BlockBox | TablePart | Formatting) || name == GUMBO_TAG_BR ||
             name == GUMBO_TAG_SPAN || name == GUMBO_TAG_META || name == GUMBO_TAG_HEAD ||
             name == GUMBO_TAG_BODY || name == GUMBO_TAG_TITLE);
        known += telling ? 1 : 0;
    }
    if (known == 0 || std::string_view{text}.starts_with("<?xml")) {
        return 0;
    }
    return first_is_tag ? 85 : known >= 3 ? 30 : 5;
}

Result<Document> read_html(Bytes input, ReadOptions const& options, Diagnostics& diagnostics) {
    using namespace html;
    if (input.size() > options.limits.html_bytes) {
        return limit_exceeded("HTML input", options.limits.html_bytes, "html_bytes");
    }
    if (trim_html(input).empty()) {
        return Error{Code::EmptyInput, {}, {}};
    }
    Reading reading;
    reading.limits = options.limits;
    reading.limits.depth = std::clamp<std::size_t>(options.limits.depth, 8, deepest);
    if (auto const error = read_options(options, reading)) {
        return *error;
    }
    Result<std::string> const utf8 = guarded(input, options, reading, diagnostics);
    if (!utf8) {
        return utf8.error();
    }
    Tree const tree{*utf8};
    read_head(tree.root(), reading);
    reading.notes.collect(tree.root());
    TreeReader reader{reading, diagnostics};
    for (Node const* const part : children_of(tree.root())) {
        if (is_element(*part, GUMBO_TAG_BODY)) {
            reading.hidden_page = reading.own ? nullptr : find_hidden_page(*part);
            reading.document.blocks = reader.read_flow(*part, Context{});
        }
    }
    report(reading, diagnostics);
    return std::move(reading.document);
}

} // namespace gouji
