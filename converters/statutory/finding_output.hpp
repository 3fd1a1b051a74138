#pragma once
#include <string>

#include "gouji/converters/statutory/extract.hpp"
#include "gouji/model/json_writer.hpp"

/// What `extract` and `check` write alike.

namespace gouji {

/// A number in the digits of its source; null for "".
void write_number(JsonWriter& json, std::string const& digits);
void write_strings(JsonWriter& json, std::vector<std::string> const& strings);

/// source, report, year, organization: members of an object that is open.
void write_report_head(JsonWriter& json, std::string const& source, Report const& report);
/// The object that stands for an input that cannot be read.
void write_unread(JsonWriter& json, std::string const& source, Error const& error);

/// A finding of `extract`: without its source, so that it is the same after a conversion.
void write_finding(JsonWriter& json, Finding const& finding);
/// A finding of `check`, with its source and the places of its cells.
void write_finding(
    JsonWriter& json, std::string const& source, Report const& report, Finding const& finding);

} // namespace gouji
