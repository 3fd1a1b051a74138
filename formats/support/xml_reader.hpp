#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

/// XML as a stream of events, over libxml2's push parser.
///
/// Names are numbers of the caller's vocabulary, whatever prefix or dialect the input uses. A
/// document type declaration ends the parse at once; nothing is ever loaded or expanded. There is
/// no limit on nesting here: a handler that builds a tree keeps its own.

namespace gouji {

/// An index into XmlVocabulary::names; 0 is a name that the vocabulary lacks.
using XmlNameId = std::uint16_t;

/// The names that a handler knows.
struct XmlVocabulary {
    /// Several namespaces may share a prefix: the dialects of one language.
    struct Namespace {
        std::string_view uri;
        std::string_view prefix;
    };
    std::span<Namespace const> namespaces;
    /// "prefix:local", or "local" without a namespace; names[0] is "", the rest ascends.
    std::span<std::string_view const> names;

    [[nodiscard]] XmlNameId find(std::string_view uri, std::string_view local) const;
};

class XmlReader;

/// The attributes of one start tag. Looked up by name: an attribute nobody asks for costs nothing.
class XmlAttributes {
public:
    /// False when there is none; `value` is valid until the event ends.
    [[nodiscard]] bool find(XmlNameId name, std::string_view& value) const;
    /// The value, or an empty view.
    [[nodiscard]] std::string_view get(XmlNameId name) const;

private:
    friend class XmlReader;
    XmlAttributes(XmlReader& reader, unsigned char const** raw, int count)
        : m_reader(reader), m_raw(raw), m_count(count) {}
    XmlReader& m_reader;
    unsigned char const** m_raw;
    int m_count;
};

class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start_element(XmlNameId name, XmlAttributes const& attributes) = 0;
    virtual void end_element(XmlNameId name) = 0;
    /// May give the text between two tags in several pieces.
    virtual void text(std::string_view piece) = 0;

protected:
    XmlHandler() = default;
    XmlHandler(XmlHandler const&) = default;
    XmlHandler& operator=(XmlHandler const&) = default;
};

enum class XmlEnd : std::uint8_t {
    Complete,
    Doctype,   ///< a document type declaration stands in it: nothing after it was read
    Truncated, ///< well-formed as far as it goes, but it ends inside an element
    Malformed,
};
struct XmlOutcome {
    XmlEnd end = XmlEnd::Complete;
    std::string reason;       ///< of Malformed and Truncated, in English, without a full stop
    std::int64_t offset = -1; ///< byte offset of the defect
};

/// Reads one XML document, UTF-8 or UTF-16 (or what its declaration names), with or without BOM.
class XmlReader {
public:
    /// Both must outlive the reader.
    XmlReader(XmlVocabulary const& vocabulary, XmlHandler& handler);
    XmlReader(XmlReader const&) = delete;
    XmlReader& operator=(XmlReader const&) = delete;
    ~XmlReader();

    /// The next bytes. False when reading on is useless (see finish).
    bool feed(std::string_view bytes);
    [[nodiscard]] XmlOutcome finish();

    /// Inside start_element: where its "<" stands in the input; -1 when the input is recoded.
    [[nodiscard]] std::int64_t element_offset() const;
    /// The namespace that `prefix` is bound to here; empty when none.
    [[nodiscard]] std::string_view namespace_of(std::string_view prefix) const;

private:
    friend class XmlAttributes;
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Reads a whole document that is in memory.
[[nodiscard]] XmlOutcome
read_xml(std::string_view bytes, XmlVocabulary const& vocabulary, XmlHandler& handler);

} // namespace gouji
