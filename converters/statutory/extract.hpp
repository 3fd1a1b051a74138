#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/converters/forms/form.hpp"
#include "gouji/converters/statutory/finding.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"
#include "gouji/model/sink.hpp"

/// The values of the statutory tables, as data (CONTRACT section 4), and what their arithmetic says
/// (section 6).

namespace gouji {

/// One value cell of a form.
struct ExtractedValue {
    std::string raw;     ///< as the source prints it; empty when blank or missing
    std::string value;   ///< JSON number in the source's digits, or a text; see is_null, is_number
    bool is_null = true; ///< blank, missing, or only a stroke (/ - — 无)
    bool is_number = false;
    Evidence evidence = Evidence::Missing;
    Place place; ///< in the source
};

struct ExtractedRow {
    std::string id;      ///< "3.4.2"
    std::string label;   ///< the form's
    std::string printed; ///< the source's label where it differs; else empty
    std::string after;   ///< extra rows: id of the form row above
    std::vector<std::string> columns;
    std::vector<ExtractedValue> values;
    /// A doubt of this row: each candidate has one text a column, "" for blank.
    std::vector<std::vector<std::string>> candidates;
    std::int64_t candidate_count = 0;
    bool bound_reached = false;
};

struct ExtractedTable {
    std::string table;   ///< "applications"
    std::string form;    ///< "applications-2021"
    std::string edition; ///< "2021"
    bool edition_assumed = false;
    std::vector<ExtractedRow> rows;       ///< every row of the form, in its order
    std::vector<ExtractedRow> extra_rows; ///< rows that the form does not know
};

struct Report {
    std::int32_t number = 1; ///< counts the reports of one input
    std::optional<std::int32_t> year;
    std::optional<std::string> organization;
    std::vector<ExtractedTable> tables;
    std::vector<Finding> findings; ///< all verdicts; extract shows those that fail
};

/// The reports in a document that recover() went over.
[[nodiscard]] std::vector<Report>
extract_reports(Document const& document, FormLibrary const& forms, Diagnostics& diagnostics);

/// What the summary line after a conversion says.
struct ValueSummary {
    std::size_t tables = 0;
    std::size_t values = 0;   ///< value cells of the forms that are there
    std::size_t doubtful = 0; ///< ambiguous, missing or repaired
    std::size_t failing = 0;  ///< identities
};
/// Counts what extract_reports() would find, and says as much, one report after the other: the
/// findings of a long document are larger than its tables.
[[nodiscard]] ValueSummary
summarize(Document const& document, FormLibrary const& forms, Diagnostics& diagnostics);

/// An input that could not be read stands in the array as its error.
struct ExtractedInput {
    std::string source; ///< name as given
    std::vector<Report> reports;
    std::optional<Error> error;
};
enum class ExtractFormat : std::uint8_t { Json, JsonLines, Csv, RawCsv };
void write_extract(std::span<ExtractedInput const> inputs, ExtractFormat format, Sink& sink);

} // namespace gouji
