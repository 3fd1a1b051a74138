#include "gouji/model/compare.hpp"

#include <optional>
#include <string_view>

#include "gouji/cli/options.hpp"
#include "gouji/cli/session.hpp"

namespace gouji::cli {

namespace {

/// On one line: line breaks as \n.
std::string one_line(std::string_view text) {
    std::string line;
    for (char const letter : text) {
        line += letter == '\n' ? "\\n" : std::string(1, letter);
    }
    return line;
}

/// Like a diff, a place above each difference. Both sides were recovered alike, so a wrecked table
/// that was rebuilt equals itself.
std::string text_of(std::vector<Difference> const& differences, CompareOptions const& options) {
    std::string text;
    if (!differences.empty()) {
        text = "--- " + options.left + "\n+++ " + options.right + "\n";
    }
    for (Difference const& item : differences) {
        text += item.where + ": " + item.what + ":\n- " + one_line(item.left) + "\n+ " +
                one_line(item.right) + "\n";
    }
    return text;
}

} // namespace

Exit compare(CompareOptions const& options) {
    Session session(options.common, 2);
    std::optional<Document> const left = session.read(options.left);
    session.report();
    std::optional<Document> const right = session.read(options.right);
    session.report();
    if (!left || !right) {
        return session.close(Exit::Usage);
    }
    std::vector<Difference> const differences = gouji::compare(
        *left, *right, options.tables_only ? CompareScope::Tables : CompareScope::Everything);
    if (print_output(text_of(differences, options), options.common.quiet) != Exit::Done) {
        return session.close(Exit::Usage);
    }
    return session.close(differences.empty() ? Exit::Done : Exit::Failed);
}

} // namespace gouji::cli
