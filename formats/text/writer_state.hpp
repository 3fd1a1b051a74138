#pragma once
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

using Lines = std::vector<std::string>;

/// What one run of the text writer carries along.
class WriterState {
public:
    WriterState(Document const& document, bool marks, AmbiguousWidth ambiguous);

    [[nodiscard]] Document const& document() const { return m_document; }
    [[nodiscard]] bool marks() const { return m_marks; }
    [[nodiscard]] AmbiguousWidth ambiguous() const { return m_ambiguous; }

    /// Something that text cannot express was left out. `what`: "link targets".
    void lose(std::string_view what, std::size_t times = 1);
    void drop_style() { m_styles_dropped = true; }
    /// A doubtful value goes unmarked.
    void leave_unmarked() { ++m_unmarked; }
    /// Gives a note its label and keeps it for the end of the document.
    [[nodiscard]] std::string add_note(Note const& note);
    [[nodiscard]] Lines note_definitions();

    void report(Diagnostics& diagnostics) const;

private:
    Document const& m_document;
    bool m_marks;
    AmbiguousWidth m_ambiguous;
    std::map<std::string, std::size_t, std::less<>> m_losses;
    bool m_styles_dropped = false;
    std::size_t m_unmarked = 0;
    std::set<std::string> m_taken_labels; ///< "1" where some text of the document holds "[^1]"
    std::size_t m_next_label = 1;
    std::vector<std::pair<std::string, Note const*>> m_notes;
};

/// The text of inlines as this format holds it: line ends of all kinds as "\n", no control
/// characters, notes as "[^1]".
[[nodiscard]] std::string text_of(Inlines const& inlines, WriterState& state);

} // namespace gouji
