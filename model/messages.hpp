#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "gouji/model/codes.hpp"
#include "gouji/model/diagnostics.hpp"

/// The one catalogue of messages: code -> name, severity, wording.

namespace gouji {

enum class Language : std::uint8_t { English, Chinese };

/// "value-ambiguous"
[[nodiscard]] std::string_view code_name(Code code);
[[nodiscard]] std::optional<Code> find_code(std::string_view name);
[[nodiscard]] Severity code_severity(Code code);
/// "note", "warning", "error"
[[nodiscard]] std::string_view severity_name(Severity severity);
/// The number of codes: they are 0 … code_count() - 1.
[[nodiscard]] std::size_t code_count();

/// `pattern` with its {names} replaced by `data`; a name without data stays empty.
[[nodiscard]] std::string fill_in(std::string_view pattern, DiagnosticData const& data);
/// The wording of a code, filled in.
[[nodiscard]] std::string message(Code code, DiagnosticData const& data, Language language);

} // namespace gouji
