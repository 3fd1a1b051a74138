#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "gouji/model/source.hpp"

/// What went wrong, or was repaired, or was lost: as data. Texts are made from the catalogue
/// (messages.hpp) when somebody reads them.

namespace gouji {

enum class Code : std::uint8_t; // the list is in codes.hpp

enum class Severity : std::uint8_t { Note, Warning, Error };

/// Where in the input. Unknown members keep their defaults.
struct Place {
    std::uint32_t line = 0;   ///< 1-based; text
    std::int32_t page = 0;    ///< 1-based; PDF
    std::int64_t offset = -1; ///< byte offset in the input or the part
    std::string part;         ///< part of a package
};
/// The place of a line of `source`; unknown for no_line.
[[nodiscard]] Place place_of(SourceMap const& source, SourceRef where);

/// Names and values that the message's template refers to ({name}).
using DiagnosticData = std::vector<std::pair<std::string, std::string>>;

struct Diagnostic {
    Code code{};
    Severity severity = Severity::Warning;
    Place place;
    DiagnosticData data;
};

/// The diagnostics of one document. Bounded: of each code the first 1,000 are kept and all are
/// counted. Not shared between threads.
class Diagnostics {
public:
    static constexpr std::size_t kept_per_code = 1000;

    /// The severity is the catalogue's.
    void add(Code code, Place place = {}, DiagnosticData data = {});
    /// Counts `times` occurrences as one stored diagnostic.
    void add_many(Code code, std::size_t times, Place place = {}, DiagnosticData data = {});

    /// Takes back those stored diagnostics of `code` that a later stage has settled; they were
    /// added one by one.
    void withdraw(Code code, std::function<bool(Diagnostic const&)> const& settled);
    /// Adds what another one holds, its counts included.
    void append(Diagnostics const& other);

    [[nodiscard]] std::vector<Diagnostic> const& all() const { return m_all; }
    [[nodiscard]] std::map<Code, std::size_t> const& counts() const { return m_counts; }
    [[nodiscard]] std::size_t count(Code code) const;

private:
    std::vector<Diagnostic> m_all;
    std::map<Code, std::size_t> m_counts;
    std::map<Code, std::size_t> m_kept;
};

/// Nothing usable could be produced.
struct Error {
    Code code{};
    Place place{};
    DiagnosticData data{};
};

/// A value or an Error: the subset of std::expected (C++23) in use.
template <class T> class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] T const& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }
    T& operator*() & { return value(); }
    T const& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    T const* operator->() const { return &value(); }
    [[nodiscard]] Error const& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

using Status = Result<std::monostate>;
/// The Status of a success.
[[nodiscard]] inline Status done() {
    return std::monostate{};
}

} // namespace gouji
