#pragma once
#include <map>
#include <string>

#include "gouji/formats/format.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"
#include "write_samples.hpp"

/// Writing for the tests of the DOCX writer, and looking into what was written.

namespace gouji::test {

/// The parts of a package by name, read with libzip and no code of ours.
using Parts = std::map<std::string, std::string>;
[[nodiscard]] Parts parts_of(std::string const& package);

struct Written {
    std::string package;
    Parts parts;
    Diagnostics diagnostics;
    [[nodiscard]] std::string const& body() const { return parts.at("word/document.xml"); }
};
/// Fails the test when the document cannot be written.
[[nodiscard]] Written write(Document const& document, bool marks = true);

[[nodiscard]] std::size_t count_of(std::string const& text, std::string const& what);

} // namespace gouji::test
