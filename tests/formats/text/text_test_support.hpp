#pragma once
#include <string>

#include "gouji/formats/text/text.hpp"
#include "gouji/model/compare.hpp"
#include "gouji/model/outline.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

/// What the tests of the text format share.

namespace gouji::test {

inline Document read(std::string_view text, Diagnostics& diagnostics) {
    auto document = read_text(text, {}, diagnostics);
    REQUIRE(document.has_value());
    return std::move(document).value();
}
inline Document read(std::string_view text) {
    Diagnostics diagnostics;
    return read(text, diagnostics);
}

inline std::string
write(Document const& document, Diagnostics& diagnostics, WriteOptions const& options = {}) {
    StringSink sink;
    REQUIRE(write_text(document, options, sink, diagnostics).has_value());
    return sink.take();
}
inline std::string write(Document const& document) {
    Diagnostics diagnostics;
    return write(document, diagnostics);
}

/// Text with what cannot be seen made visible.
inline std::string visible(std::string_view text) {
    std::string out;
    for (char const character : text) {
        if (character == '\n') {
            out += "⏎";
        } else if (character == '\t') {
            out += "⇥";
        } else {
            out += character == ' ' ? std::string{"␣"} : std::string{character};
        }
    }
    return out;
}

/// The differences between two documents, one a line; empty when there are none.
inline std::string differences(Document const& left, Document const& right) {
    std::string out;
    for (Difference const& difference : compare(left, right, CompareScope::Everything)) {
        out += difference.where + ": " + difference.what + ": \"" + visible(difference.left) +
               "\" / \"" + visible(difference.right) + "\"\n";
    }
    return out;
}

/// The one table of `document`.
inline Table const& only_table(Document const& document) {
    Table const* found = nullptr;
    for (Block const& block : document.blocks) {
        if (auto const* const table = std::get_if<Box<Table>>(&block.node)) {
            REQUIRE(found == nullptr);
            found = &**table;
        }
    }
    REQUIRE(found != nullptr);
    return *found;
}

/// A table as text: rows by "/", cells by "|", spans as "2x3:" (rows x columns), head rows with
/// "#".
inline std::string sketch(Table const& table) {
    std::string out;
    for (Row const& row : table.rows) {
        out += out.empty() ? "" : " / ";
        out += row.group == RowGroup::Head ? "#" : "";
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            Cell const& cell = row.cells[i];
            out += i == 0 ? "" : "|";
            if (cell.row_span != 1 || cell.col_span != 1) {
                out += std::to_string(cell.row_span) + "x" + std::to_string(cell.col_span) + ":";
            }
            for (char const character : plain_text(cell.content)) {
                out += character == '\n' ? std::string{"⏎"} : std::string{character};
            }
        }
    }
    return out;
}

} // namespace gouji::test
