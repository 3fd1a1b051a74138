#include "gouji/tests/converters/recovery/recovered.hpp"

#include "gouji/converters/recovery/recover.hpp"
#include "gouji/formats/html/html.hpp"
#include "gouji/formats/text/text.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

namespace gouji {

namespace {

std::string texts_of(ExtractedRow const& row) {
    std::string out;
    for (ExtractedValue const& value : row.values) {
        out += (out.empty() ? "" : "|") +
               (value.raw.empty() ? std::string{evidence_name(value.evidence)} : value.raw);
    }
    return out;
}

} // namespace

std::string
Recovered::row(std::string const& table, std::string const& id, std::size_t report) const {
    for (ExtractedTable const& found : reports.at(report).tables) {
        for (ExtractedRow const& row : found.rows) {
            if (found.table == table && row.id == id) {
                return texts_of(row);
            }
        }
    }
    return "no such row";
}

namespace {

std::string text_beside_tables(Blocks const& blocks) {
    std::string text;
    for (Block const& block : blocks) {
        if (auto const* const paragraph = std::get_if<Paragraph>(&block.node)) {
            text += plain_text(paragraph->children) + "\n";
        } else if (auto const* const heading = std::get_if<Heading>(&block.node)) {
            text += plain_text(heading->children) + "\n";
        }
    }
    return text;
}

template <class Reader> Recovered recovered_by(Reader read, std::string const& input) {
    auto const forms = FormLibrary::built_in();
    REQUIRE(forms);
    Recovered out;
    Result<Document> document = read(input, ReadOptions{}, out.diagnostics);
    REQUIRE(document);
    recover(*document, *forms, out.diagnostics);
    out.text = text_beside_tables(document->blocks);
    out.reports = extract_reports(*document, *forms, out.diagnostics);
    return out;
}

} // namespace

Recovered recovered(std::string const& text) {
    return recovered_by(read_text, text);
}

Recovered recovered_page(std::string const& html) {
    return recovered_by(read_html, html);
}

} // namespace gouji
