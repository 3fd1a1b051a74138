#pragma once
#include <array>
#include <string>
#include <string_view>

#include "gouji/tests/formats/text/text_test_support.hpp"

namespace gouji::test {

/// Kinds and texts, one block a line: "h1 一、总体情况", "p …", "t …" with the table's sketch.
inline std::string blocks_of(std::string_view text) {
    std::string out;
    for (Block const& block : read(text).blocks) {
        match(
            block,
            [&](Paragraph const& paragraph) {
                constexpr std::array roles{
                    "p", "title", "subtitle", "signature", "date", "caption", "note"};
                out += std::string{roles[static_cast<std::size_t>(paragraph.role)]} + " " +
                       visible(plain_text(paragraph.children));
            },
            [&](Heading const& heading) {
                out += "h" + std::to_string(heading.level) + " " +
                       visible(plain_text(heading.children));
            },
            [&](List const& list) {
                out += list.ordered ? "ol" : "ul";
                for (ListItem const& item : list.items) {
                    out += " [" + item.label + " " + visible(plain_text(item.children)) + "]";
                }
            },
            [&](Quote const& quote) { out += "quote " + visible(plain_text(quote.children)); },
            [&](Verbatim const& verbatim) { out += "verbatim " + visible(verbatim.text); },
            [&](Box<Table> const& table) { out += "t " + sketch(*table); },
            [&](PageBreak const&) { out += "break"; });
        out += "\n";
    }
    return out;
}

} // namespace gouji::test
