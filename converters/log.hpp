#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/sink.hpp"

/// `--log FILE.json`: everything a program had to say, for programs (CONTRACT section 11; schema in
/// docs/schema/log.schema.json). Messages are English whatever the language of the user.

namespace gouji {

/// One input and what became of it.
struct LogEntry {
    std::string input;
    std::string output; ///< empty: none was asked for
    Diagnostics diagnostics;
    std::optional<Error> error; ///< set where the input could not be read or the output not written
};

/// The version of the program: "0.1.0".
[[nodiscard]] std::string_view version();

/// One entry is written as an object, several as an array of them.
void write_log(std::span<LogEntry const> entries, Sink& sink);

} // namespace gouji
