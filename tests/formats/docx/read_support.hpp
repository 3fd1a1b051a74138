#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/formats/docx/docx.hpp"
#include "gouji/model/codes.hpp"

/// Small packages for tests of the reader, made of the XML that matters.

namespace gouji::test {

enum class Dialect { Transitional, Strict };

/// A part of a package in the making.
struct Part {
    std::string name;
    std::string xml;
};

/// A package with word/document.xml, whatever else is given, and what Word needs around it.
class DocxMaker {
public:
    /// `body` is the content of w:body.
    explicit DocxMaker(std::string_view body, Dialect dialect = Dialect::Transitional);

    /// The content of w:styles, of w:numbering, …: "styles", "numbering", "footnotes", "endnotes",
    /// "comments", "settings".
    DocxMaker& part(std::string_view kind, std::string_view content);
    /// A relationship of the document, with its part when it is not external.
    DocxMaker& relation(
        std::string_view id, std::string_view type, std::string_view target, bool external = false);
    /// A file as it is; replaces one of the same name.
    DocxMaker& file(std::string name, std::string bytes);
    DocxMaker& remove(std::string_view name);
    [[nodiscard]] std::string const& get(std::string_view name) const;

    [[nodiscard]] std::string zip() const;

    /// An element with the namespaces of the dialect.
    [[nodiscard]] std::string root(std::string_view name, std::string_view content) const;

private:
    void finish_relations();
    Dialect m_dialect;
    std::vector<Part> m_parts;
    std::string m_relations;
};

/// A document that was read, with what was said about it.
struct Read {
    Document document;
    Diagnostics diagnostics;
};
/// Fails the test when reading fails.
[[nodiscard]] Read read(std::string const& bytes, ReadOptions const& options = {});
[[nodiscard]] Read read_body(std::string_view body);
/// The code of the error that reading gives; fails the test when there is none.
[[nodiscard]] Code error_of(std::string const& bytes, ReadOptions const& options = {});
/// The document's blocks, one a line: "p: text", "h2: text", "table 2x3", "- 1. text", …
/// Inlines: *strong* /emphasis/ _underline_ ~strike~ ^super^ ,sub, `code` [text](target)
/// {base|reading} {note: …} {image KEY alt} and "⏎" for a line break.
[[nodiscard]] std::string sketch(Blocks const& blocks);
/// The grid of a table, one row a line, cells parted by " | "; "<" and "^" for slots that the cell
/// at the left or above covers, "#" for none.
[[nodiscard]] std::string grid(Table const& table);
/// The n-th block as a table.
[[nodiscard]] Table const& table_of(Document const& document, std::size_t block = 0);

[[nodiscard]] std::string p(std::string_view text, std::string_view properties = "");

} // namespace gouji::test
