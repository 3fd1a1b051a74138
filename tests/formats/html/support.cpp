#include "gouji/tests/formats/html/support.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "gouji/model/outline.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

namespace gouji::test {

Document read(std::string_view html, Diagnostics& diagnostics) {
    Result<Document> result = read_html(html, {}, diagnostics);
    REQUIRE(result.has_value());
    return std::move(result).value();
}

Document read(std::string_view html) {
    Diagnostics diagnostics;
    return read(html, diagnostics);
}

std::string write(Document const& document, Diagnostics& diagnostics) {
    StringSink sink;
    Status const status = write_html(document, {}, sink, diagnostics);
    REQUIRE(status.has_value());
    return sink.take();
}

std::string write(Document const& document) {
    Diagnostics diagnostics;
    return write(document, diagnostics);
}

std::string outlined(std::string_view html) {
    return outline(read(html));
}

Table const& first_table(Document const& document) {
    for (Block const& block : document.blocks) {
        if (auto const* const table = std::get_if<Box<Table>>(&block.node)) {
            return **table;
        }
    }
    throw std::logic_error{"no table"};
}

std::string sketch(Table const& table) {
    std::string out;
    for (Row const& row : table.rows) {
        for (Cell const& cell : row.cells) {
            out += cell.row_header ? "{" : "[";
            out += plain_text(cell.content);
            if (cell.row_span != 1 || cell.col_span != 1) {
                out += ' ' + std::to_string(cell.row_span) + 'x' + std::to_string(cell.col_span);
            }
            out += cell.row_header ? "}" : "]";
        }
        out += row.group == RowGroup::Head   ? " head\n"
               : row.group == RowGroup::Foot ? " foot\n"
                                             : "\n";
    }
    return out;
}

std::string read_file(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace gouji::test
