#include "gouji/cli/printer.hpp"

#include <unistd.h>

#include <cstdlib>
#include <map>

#include "gouji/converters/output_file.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/place.hpp"

namespace gouji::cli {

namespace {

/// What cannot be said on the standard error cannot be said at all.
void to_stderr(std::string_view text) {
    (void)write_all(STDERR_FILENO, text, "<stderr>");
}

/// File names and data may hold anything; a terminal must not obey it.
std::string printable(std::string_view text) {
    std::string out;
    for (char const letter : text) {
        auto const byte = static_cast<unsigned char>(letter);
        bool const control = byte < 0x20 || byte == 0x7f;
        out += control ? (letter == '\n' || letter == '\t' ? ' ' : '?') : letter;
    }
    return out;
}

std::string message_line(
    std::string_view input,
    Code code,
    Place const& place,
    DiagnosticData const& data,
    Language language) {
    return printable(
               place_text(input, place) + ": " + std::string(severity_name(code_severity(code))) +
               ": " + std::string(code_name(code)) + ": " + message(code, data, language)) +
           "\n";
}

std::string more_line(std::string_view input, Code code, std::size_t more, Language language) {
    std::string const count = std::to_string(more);
    return printable(
               std::string(input) + ": " + std::string(severity_name(code_severity(code))) + ": " +
               std::string(code_name(code)) + ": " +
               (language == Language::Chinese ? "另有 " + count + " 处"
                                              : "and " + count + " more")) +
           "\n";
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string english(Printer::Summary const& summary) {
    ValueSummary const& values = summary.values;
    std::string tables = plural(summary.tables, "table", "tables");
    if (values.tables != summary.tables) {
        tables += " (" + std::to_string(values.tables) + " statutory)";
    }
    return tables + ", " + plural(values.values, "value", "values") + ": " +
           std::to_string(values.values - values.doubtful) + " certain, " +
           std::to_string(values.doubtful) + " doubtful; " +
           plural(values.failing, "sum fails", "sums fail");
}

std::string chinese(Printer::Summary const& summary) {
    ValueSummary const& values = summary.values;
    std::string tables = "表格 " + std::to_string(summary.tables) + " 个";
    if (values.tables != summary.tables) {
        tables += "（法定表格 " + std::to_string(values.tables) + " 个）";
    }
    return tables + "，数值 " + std::to_string(values.values) + " 个：确定 " +
           std::to_string(values.values - values.doubtful) + "，存疑 " +
           std::to_string(values.doubtful) + "；勾稽不符 " + std::to_string(values.failing) + " 处";
}

} // namespace

Language language_of_environment() {
    for (char const* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        char const* const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): one thread
        if (value != nullptr && *value != '\0') {
            return std::string_view(value).starts_with("zh") ? Language::Chinese
                                                             : Language::English;
        }
    }
    return Language::English;
}

void print_line(std::string_view line) {
    to_stderr(printable(line) + "\n");
}

void Printer::print(std::string_view input, Diagnostics const& diagnostics) const {
    if (m_quiet) {
        return;
    }
    std::map<Code, std::size_t> printed;
    std::string text;
    for (Diagnostic const& item : diagnostics.all()) {
        if (++printed[item.code] <= lines_per_code) {
            text += message_line(input, item.code, item.place, item.data, m_language);
        }
    }
    for (auto const& [code, lines] : printed) {
        // One stored diagnostic may stand for many occurrences (add_many): those are in its words.
        if (lines > lines_per_code) {
            text += more_line(input, code, diagnostics.count(code) - lines_per_code, m_language);
        }
    }
    to_stderr(text);
}

void Printer::print(std::string_view input, Error const& error) const {
    to_stderr(message_line(input, error.code, error.place, error.data, m_language));
}

void Printer::print(LogEntry const& entry) const {
    print(entry.input, entry.diagnostics);
    if (entry.error) {
        print(entry.input, *entry.error);
    }
}

void Printer::print(Summary const& summary) const {
    if (!m_quiet) {
        print_line(
            summary.input + " -> " + summary.output + ": " +
            (m_language == Language::Chinese ? chinese(summary) : english(summary)));
    }
}

Progress::Progress(std::size_t total, bool wanted)
    : m_total(total), m_active(wanted && ::isatty(STDERR_FILENO) == 1) {}

void Progress::step(std::string_view input) {
    ++m_step;
    if (m_active) {
        wipe();
        to_stderr(
            "[" + std::to_string(m_step) + "/" + std::to_string(m_total) + "] " + printable(input));
        m_shown = true;
    }
}

void Progress::wipe() {
    if (m_shown) {
        to_stderr("\r\x1b[K");
        m_shown = false;
    }
}

} // namespace gouji::cli
