#pragma once
#include "gouji/formats/support/xml_reader.hpp"

namespace gouji::docx::reading {

/// Elements and attributes of the package that the reader looks at; one name for both dialects,
/// Transitional and Strict.
enum class Name : XmlNameId {
    Unknown = 0,
#define GOUJI_DOCX_NAME(enumerator, text) enumerator,
#include "gouji/formats/docx/docx_names.def"
#undef GOUJI_DOCX_NAME
};

[[nodiscard]] XmlVocabulary const& vocabulary();

/// The attributes of a start tag by Name.
class Attributes {
public:
    explicit Attributes(XmlAttributes const& raw) : m_raw(raw) {}
    [[nodiscard]] bool find(Name name, std::string_view& value) const {
        return m_raw.find(static_cast<XmlNameId>(name), value);
    }
    [[nodiscard]] std::string_view get(Name name) const {
        return m_raw.get(static_cast<XmlNameId>(name));
    }
    /// A decimal number; `otherwise` when there is none. "12.5" counts as 12, as Word has it.
    [[nodiscard]] long number(Name name, long otherwise) const;
    /// Of a property that is switched on by standing there (ECMA-376 part 1, 17.17.4).
    [[nodiscard]] bool on() const;

private:
    XmlAttributes const& m_raw;
};

/// Handlers see Name and Attributes.
class Handler : public XmlHandler {
public:
    void start_element(XmlNameId name, XmlAttributes const& attributes) final {
        start(static_cast<Name>(name), Attributes{attributes});
    }
    void end_element(XmlNameId name) final { end(static_cast<Name>(name)); }
    void text(std::string_view) override {}

private:
    virtual void start(Name name, Attributes const& attributes) = 0;
    virtual void end(Name) {}
};

} // namespace gouji::docx::reading
