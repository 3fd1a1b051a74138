#include "gouji/formats/support/xml_reader.hpp"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace gouji {

namespace {

std::string_view view(xmlChar const* text) {
    return text == nullptr ? std::string_view{}
                           : std::string_view{reinterpret_cast<char const*>(text)};
}

enum class Wide : std::uint8_t { No, LittleEndian, BigEndian };

/// XML 1.0 (Fifth Edition), appendix F.1: by BOM, or by the first "<".
Wide wide_encoding(std::string_view head) {
    using namespace std::string_view_literals;
    if (head.starts_with("\xFF\xFE"sv) || head.starts_with("<\0"sv)) {
        return Wide::LittleEndian;
    }
    if (head.starts_with("\xFE\xFF"sv) || head.starts_with("\0<"sv)) {
        return Wide::BigEndian;
    }
    return Wide::No;
}

void append_code_point(std::string& out, unsigned long code) {
    auto const put = [&out](unsigned long bits) { out.push_back(static_cast<char>(bits)); };
    if (code < 0x80) {
        put(code);
        return;
    }
    if (code < 0x800) {
        put(0xC0U | (code >> 6U));
    } else {
        if (code < 0x10000) {
            put(0xE0U | (code >> 12U));
        } else {
            put(0xF0U | (code >> 18U));
            put(0x80U | ((code >> 12U) & 0x3FU));
        }
        put(0x80U | ((code >> 6U) & 0x3FU));
    }
    put(0x80U | (code & 0x3FU));
}

/// UTF-16 to UTF-8, without BOM and without the XML declaration, which would name the old encoding.
std::string narrow(std::string_view bytes, Wide wide) {
    std::size_t const low = wide == Wide::LittleEndian ? 0 : 1;
    auto const unit = [&](std::size_t at) {
        return static_cast<unsigned long>(static_cast<unsigned char>(bytes[at + low])) |
               static_cast<unsigned long>(static_cast<unsigned char>(bytes[at + 1 - low])) << 8U;
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        unsigned long code = unit(at);
        if (code == 0xFEFF && at == 0) {
            continue;
        }
        if (code >= 0xD800 && code < 0xE000) {
            unsigned long const next = at + 3 < bytes.size() ? unit(at + 2) : 0;
            bool const pair = code < 0xDC00 && next >= 0xDC00 && next < 0xE000;
            code = pair ? 0x10000 + ((code - 0xD800) << 10U) + (next - 0xDC00) : 0xFFFD;
            at += pair ? 2U : 0U;
        }
        append_code_point(out, code);
    }
    if (out.starts_with("<?xml")) {
        std::size_t const end = out.find("?>");
        out.erase(0, end == std::string::npos ? 0 : end + 2);
    }
    return out;
}

/// A name's pointers (libxml2 interns them for a parse) and what they mean.
struct CachedName {
    xmlChar const* local = nullptr;
    xmlChar const* uri = nullptr;
    XmlNameId id = 0;
};

struct Binding {
    std::string prefix;
    std::string uri;
    std::size_t depth;
};

} // namespace

XmlNameId XmlVocabulary::find(std::string_view uri, std::string_view local) const {
    std::string_view prefix;
    if (!uri.empty()) {
        auto const found =
            std::find_if(namespaces.begin(), namespaces.end(), [&](auto const& item) {
                return item.uri == uri;
            });
        if (found == namespaces.end()) {
            return 0;
        }
        prefix = found->prefix;
    }
    std::string key{prefix};
    key += prefix.empty() ? "" : ":";
    key += local;
    auto const at = std::lower_bound(names.begin() + 1, names.end(), key);
    return at == names.end() || *at != key ? XmlNameId{0}
                                           : static_cast<XmlNameId>(at - names.begin());
}

struct XmlReader::Impl {
    XmlVocabulary const& vocabulary;
    XmlHandler& handler;
    XmlReader& self;
    xmlParserCtxtPtr context = nullptr;
    std::array<CachedName, 1024> cache{};
    std::vector<Binding> bindings;
    std::size_t depth = 0;
    Wide wide = Wide::No;
    bool begun = false;
    bool doctype = false;
    int error = 0;
    std::string error_text;
    std::string head;  ///< bytes before the encoding is known
    std::string whole; ///< all bytes of a UTF-16 document
    std::string value; ///< scratch of attribute values

    Impl(XmlVocabulary const& names, XmlHandler& events, XmlReader& reader)
        : vocabulary(names), handler(events), self(reader) {}

    XmlNameId name_of(xmlChar const* local, xmlChar const* uri);
    [[nodiscard]] bool parse(std::string_view bytes, bool last) const;
    bool begin(bool last);

    static void on_start(
        void* data,
        xmlChar const* local,
        xmlChar const* prefix,
        xmlChar const* uri,
        int namespaces,
        xmlChar const** namespace_pairs,
        int attributes,
        int defaulted,
        xmlChar const** raw);
    static void on_end(void* data, xmlChar const* local, xmlChar const* prefix, xmlChar const* uri);
    static void on_text(void* data, xmlChar const* text, int length);
    static void on_doctype(
        void* data, xmlChar const* name, xmlChar const* external_id, xmlChar const* system_id);
    static void on_error(void* data, xmlErrorPtr error);
};

XmlNameId XmlReader::Impl::name_of(xmlChar const* local, xmlChar const* uri) {
    auto const bits = [](void const* pointer) { return reinterpret_cast<std::uintptr_t>(pointer); };
    std::size_t const slot =
        ((bits(local) >> 2U) ^ (bits(uri) >> 5U) ^ (bits(local) >> 11U)) % (cache.size() - 1);
    for (std::size_t i = slot; i < slot + 2; ++i) {
        if (cache[i].local == local && cache[i].uri == uri) {
            return cache[i].id;
        }
    }
    XmlNameId const id = vocabulary.find(view(uri), view(local));
    cache[cache[slot].local == nullptr ? slot : slot + 1] = {local, uri, id};
    return id;
}

void XmlReader::Impl::on_start(
    void* data,
    xmlChar const* local,
    xmlChar const* /*prefix*/,
    xmlChar const* uri,
    int namespaces,
    xmlChar const** namespace_pairs,
    int attributes,
    int /*defaulted*/,
    xmlChar const** raw) {
    Impl& impl = *static_cast<Impl*>(data);
    ++impl.depth;
    for (int i = 0; i < namespaces; ++i, namespace_pairs += 2) {
        impl.bindings.push_back(
            {std::string{view(namespace_pairs[0])},
             std::string{view(namespace_pairs[1])},
             impl.depth});
    }
    impl.handler.start_element(impl.name_of(local, uri), XmlAttributes{impl.self, raw, attributes});
}

void XmlReader::Impl::on_end(
    void* data, xmlChar const* local, xmlChar const* /*prefix*/, xmlChar const* uri) {
    Impl& impl = *static_cast<Impl*>(data);
    impl.handler.end_element(impl.name_of(local, uri));
    while (!impl.bindings.empty() && impl.bindings.back().depth == impl.depth) {
        impl.bindings.pop_back();
    }
    --impl.depth;
}

void XmlReader::Impl::on_text(void* data, xmlChar const* text, int length) {
    static_cast<Impl*>(data)->handler.text(
        {reinterpret_cast<char const*>(text), static_cast<std::size_t>(length)});
}

void XmlReader::Impl::on_doctype(
    void* data, xmlChar const* /*name*/, xmlChar const* /*external*/, xmlChar const* /*system*/) {
    Impl& impl = *static_cast<Impl*>(data);
    impl.doctype = true;
    xmlStopParser(impl.context);
}

void XmlReader::Impl::on_error(void* data, xmlErrorPtr error) {
    Impl& impl = *static_cast<Impl*>(data);
    // Namespace errors and warnings do not hurt us; the first fatal error is the one to tell.
    if (error->level != XML_ERR_FATAL || impl.error != 0) {
        return;
    }
    impl.error = error->code;
    impl.error_text = error->message == nullptr ? "" : error->message;
    while (!impl.error_text.empty() && std::strchr("\n.", impl.error_text.back()) != nullptr) {
        impl.error_text.pop_back();
    }
}

XmlReader::XmlReader(XmlVocabulary const& vocabulary, XmlHandler& handler)
    : m_impl(std::make_unique<Impl>(vocabulary, handler, *this)) {
    xmlSAXHandler events{};
    events.initialized = XML_SAX2_MAGIC;
    events.startElementNs = Impl::on_start;
    events.endElementNs = Impl::on_end;
    events.characters = Impl::on_text;
    events.ignorableWhitespace = Impl::on_text;
    events.cdataBlock = Impl::on_text;
    events.internalSubset = Impl::on_doctype;
    events.serror = Impl::on_error;
    m_impl->context = xmlCreatePushParserCtxt(&events, m_impl.get(), nullptr, 0, nullptr);
    if (m_impl->context != nullptr) {
        // Never NOENT, DTDLOAD or HUGE: they switch libxml2's defences off.
        xmlCtxtUseOptions(m_impl->context, XML_PARSE_NONET);
    }
}

XmlReader::~XmlReader() {
    if (m_impl->context != nullptr) {
        xmlFreeParserCtxt(m_impl->context);
    }
}

bool XmlReader::Impl::parse(std::string_view bytes, bool last) const {
    // Small pieces keep libxml2's buffer small, and it is faster for it.
    constexpr std::size_t piece = 65'536;
    while (!doctype && error == 0 && context != nullptr) {
        std::string_view const now = bytes.substr(0, piece);
        bytes.remove_prefix(now.size());
        bool const terminate = last && bytes.empty();
        if (!now.empty() || terminate) {
            xmlParseChunk(context, now.data(), static_cast<int>(now.size()), terminate ? 1 : 0);
        }
        if (bytes.empty()) {
            break;
        }
    }
    return !doctype && error == 0;
}

/// Decides on the encoding once four bytes are there.
bool XmlReader::Impl::begin(bool last) {
    if (begun || (head.size() < 4 && !last)) {
        return true;
    }
    begun = true;
    wide = wide_encoding(head);
    if (wide != Wide::No) {
        whole = std::exchange(head, {});
        return true;
    }
    return parse(head.starts_with("\xEF\xBB\xBF") ? std::string_view{head}.substr(3) : head, false);
}

bool XmlReader::feed(std::string_view bytes) {
    Impl& impl = *m_impl;
    if (!impl.begun) {
        impl.head += bytes;
        return impl.begin(false);
    }
    if (impl.wide != Wide::No) {
        impl.whole += bytes;
        return true;
    }
    return impl.parse(bytes, false);
}

XmlOutcome XmlReader::finish() {
    Impl& impl = *m_impl;
    impl.begin(true);
    if (impl.wide != Wide::No) {
        static_cast<void>(impl.parse(narrow(impl.whole, impl.wide), true));
    } else {
        static_cast<void>(impl.parse({}, true));
    }
    XmlOutcome outcome;
    if (impl.context == nullptr) {
        return {XmlEnd::Malformed, "there is no memory to read it", -1};
    }
    if (impl.doctype) {
        outcome.end = XmlEnd::Doctype;
    } else if (impl.error != 0) {
        bool const cut = impl.error == XML_ERR_DOCUMENT_END ||
                         impl.error == XML_ERR_TAG_NOT_FINISHED ||
                         impl.error == XML_ERR_DOCUMENT_EMPTY;
        outcome.end = cut ? XmlEnd::Truncated : XmlEnd::Malformed;
        outcome.reason = impl.error_text;
        outcome.offset = impl.wide == Wide::No ? xmlByteConsumed(impl.context) : -1;
    }
    return outcome;
}

std::int64_t XmlReader::element_offset() const {
    xmlParserInput const* const input = m_impl->context->input;
    bool const recoded = m_impl->wide != Wide::No || input == nullptr ||
                         (input->buf != nullptr && input->buf->encoder != nullptr);
    if (recoded) {
        return -1;
    }
    // The event comes behind the attributes; none of them can hold a "<".
    xmlChar const* at = input->cur;
    while (at > input->base && *at != '<') {
        --at;
    }
    bool const bom = m_impl->head.starts_with("\xEF\xBB\xBF");
    return static_cast<std::int64_t>(input->consumed) + (at - input->base) + (bom ? 3 : 0);
}

std::string_view XmlReader::namespace_of(std::string_view prefix) const {
    auto const& bindings = m_impl->bindings;
    auto const found =
        std::find_if(bindings.rbegin(), bindings.rend(), [&](Binding const& binding) {
            return binding.prefix == prefix;
        });
    return found == bindings.rend() ? std::string_view{} : std::string_view{found->uri};
}

bool XmlAttributes::find(XmlNameId name, std::string_view& value) const {
    for (int i = 0; i < m_count; ++i) {
        unsigned char const** const raw = m_raw + static_cast<std::ptrdiff_t>(i) * 5;
        if (m_reader.m_impl->name_of(raw[0], raw[2]) != name) {
            continue;
        }
        char const* const begin = reinterpret_cast<char const*>(raw[3]);
        value = {begin, static_cast<std::size_t>(raw[4] - raw[3])};
        // Without NOENT libxml2 hands an ampersand on as "&#38;".
        constexpr std::string_view escaped = "&#38;";
        if (value.find(escaped) != std::string_view::npos) {
            std::string& copy = m_reader.m_impl->value;
            copy.assign(value);
            for (std::size_t at = 0; (at = copy.find(escaped, at)) != std::string::npos; ++at) {
                copy.erase(at + 1, escaped.size() - 1);
            }
            value = copy;
        }
        return true;
    }
    return false;
}

std::string_view XmlAttributes::get(XmlNameId name) const {
    std::string_view value;
    return find(name, value) ? value : std::string_view{};
}

XmlOutcome read_xml(std::string_view bytes, XmlVocabulary const& vocabulary, XmlHandler& handler) {
    XmlReader reader{vocabulary, handler};
    reader.feed(bytes);
    return reader.finish();
}

} // namespace gouji
