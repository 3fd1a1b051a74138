#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// Writes XML 1.0 in UTF-8 into one string. Whatever text comes in, what goes out is well-formed:
/// markup is escaped, characters that XML forbids are dropped and counted, and bytes that are not
/// UTF-8 become U+FFFD and are counted.
///
///     XmlWriter xml;
///     xml.open("w:p").attribute("w:id", 7).open("w:t").text("1 < 2").close().close();
///
/// Names must outlive the writer: use literals. They and raw() are trusted.
class XmlWriter {
public:
    /// <?xml … standalone="yes"?>, as every part of an OOXML package begins.
    XmlWriter& declaration();

    XmlWriter& open(std::string_view name);
    /// Only between open() and the first content.
    XmlWriter& attribute(std::string_view name, std::string_view value);
    XmlWriter& attribute(std::string_view name, std::int64_t value);
    /// Closes the innermost open element; one without content becomes <name/>.
    XmlWriter& close();

    XmlWriter& text(std::string_view utf8);
    /// Markup that is well-formed already.
    XmlWriter& raw(std::string_view markup);

    /// <name attribute="value"/>
    XmlWriter&
    element(std::string_view name, std::string_view attribute_name, std::string_view value) {
        return open(name).attribute(attribute_name, value).close();
    }
    XmlWriter& element(std::string_view name, std::string_view attribute_name, std::int64_t value) {
        return open(name).attribute(attribute_name, value).close();
    }
    XmlWriter& element(std::string_view name) { return open(name).close(); }

    [[nodiscard]] std::string const& str() const { return m_out; }
    /// What was written so far; the writer is as new, but for its counts.
    [[nodiscard]] std::string take();
    void reserve(std::size_t bytes) { m_out.reserve(bytes); }

    [[nodiscard]] std::size_t dropped_characters() const { return m_dropped; }
    [[nodiscard]] std::size_t replaced_bytes() const { return m_replaced; }
    void add_counts(XmlWriter const& other);

private:
    void end_tag();
    void escape(std::string_view text, bool in_attribute);
    std::size_t escape_special(std::string_view text, std::size_t at, bool in_attribute);

    std::string m_out;
    std::vector<std::string_view> m_open;
    bool m_in_tag = false;
    std::size_t m_dropped = 0;
    std::size_t m_replaced = 0;
};

} // namespace gouji
