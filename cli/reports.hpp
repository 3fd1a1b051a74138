#pragma once
#include <string>
#include <vector>

#include "gouji/cli/session.hpp"
#include "gouji/converters/statutory/extract.hpp"

namespace gouji::cli {

/// Whether a sum that fails is a message about its input.
enum class FailingSums { Said, Kept };

/// The reports of all inputs, in their order, with the messages about each printed. An input that
/// cannot be read stands there as its error; the others are done. `forms` are the session's.
[[nodiscard]] std::vector<ExtractedInput> read_reports(
    std::vector<std::string> const& paths,
    FormLibrary const& forms,
    FailingSums failing,
    Session& session);

/// The exit code when the output's is `printed`: Failed also where an input could not be read.
[[nodiscard]] Exit exit_of(Exit printed, std::vector<ExtractedInput> const& inputs);

} // namespace gouji::cli
