#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "gouji/converters/log.hpp"
#include "gouji/converters/statutory/extract.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/messages.hpp"

/// Everything that a person reads on the standard error.

namespace gouji::cli {

/// By LC_ALL, LC_MESSAGES, LANG, the first that is set: Chinese for zh…, else English.
[[nodiscard]] Language language_of_environment();

/// Prints messages, at most 20 lines a code, then "and N more".
class Printer {
public:
    static constexpr std::size_t lines_per_code = 20;

    /// quiet: errors only.
    explicit Printer(bool quiet) : m_language(language_of_environment()), m_quiet(quiet) {}

    void print(std::string_view input, Diagnostics const& diagnostics) const;
    void print(std::string_view input, Error const& error) const;
    /// Diagnostics, then the error, of an entry of the log.
    void print(LogEntry const& entry) const;

    struct Summary {
        std::string input;
        std::string output;
        std::size_t tables = 0; ///< of the document, statutory or not
        ValueSummary values;
    };
    /// The one line after a conversion.
    void print(Summary const& summary) const;

private:
    Language m_language;
    bool m_quiet;
};

/// "[3/10] a.txt" on a terminal, for work that takes a while; nothing elsewhere. Wiped by the next
/// step and at the end.
class Progress {
public:
    /// `wanted`: whether this work is long enough.
    Progress(std::size_t total, bool wanted);
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;
    ~Progress() { wipe(); }

    void step(std::string_view input);
    void wipe();

private:
    std::size_t m_total;
    std::size_t m_step = 0;
    bool m_shown = false;
    bool m_active;
};

/// A line of its own on the standard error.
void print_line(std::string_view line);

} // namespace gouji::cli
