#include "gouji/formats/text/writer_state.hpp"

#include "gouji/formats/layout/escaped_lines.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

void collect_labels(std::set<std::string>& labels, std::string_view text) {
    for (std::size_t at = text.find("[^"); at != std::string_view::npos;
         at = text.find("[^", at + 2)) {
        std::size_t const end = text.substr(at, 24).find(']');
        if (end != std::string_view::npos) {
            labels.emplace(text.substr(at + 2, end - 2));
        }
    }
}

/// Every text of the document counts, wherever it stands: one look at each inline.
void collect_labels(std::set<std::string>& labels, Inlines const& inlines);
void collect_labels(std::set<std::string>& labels, Blocks const& blocks) {
    for (Block const& block : blocks) {
        match(
            block,
            [&](Paragraph const& paragraph) { collect_labels(labels, paragraph.children); },
            [&](Heading const& heading) { collect_labels(labels, heading.children); },
            [&](List const& list) {
                for (ListItem const& item : list.items) {
                    collect_labels(labels, item.children);
                }
            },
            [&](Quote const& quote) { collect_labels(labels, quote.children); },
            [](Verbatim const&) {},
            [&](Box<Table> const& table) {
                collect_labels(labels, table->caption);
                for (Row const& row : table->rows) {
                    for (Cell const& cell : row.cells) {
                        collect_labels(labels, cell.content);
                    }
                }
            },
            [](PageBreak const&) {});
    }
}
void collect_labels(std::set<std::string>& labels, Inlines const& inlines) {
    std::string const text = plain_text(inlines);
    collect_labels(labels, std::string_view{text});
}

/// Appends text that the reader finds again as it is.
void append_clean(std::string& out, std::string_view text, WriterState& state) {
    auto const is_plain = [](char c) { return c >= 0x20 && c < 0x7F; };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const begin = at;
        while (at < text.size() && is_plain(text[at])) {
            ++at;
        }
        out += text.substr(begin, at - begin);
        if (at == text.size()) {
            return;
        }
        char32_t const code_point = next_code_point(text, at);
        bool const line_end = code_point == '\n' || code_point == '\v' || code_point == '\f' ||
                              code_point == 0x85 || code_point == 0x2028 || code_point == 0x2029;
        if (line_end) {
            out += '\n';
        } else if ((code_point < 0x20 && code_point != '\t') || code_point == 0x7F) {
            state.lose("control characters", code_point == '\r' ? 0 : 1);
        } else {
            append_utf8(out, code_point);
        }
    }
}

void append_inlines(std::string& out, Inlines const& inlines, WriterState& state) {
    for (Inline const& element : inlines) {
        match(
            element,
            [&](Text const& text) { append_clean(out, text.utf8, state); },
            [&](LineBreak const&) { out += '\n'; },
            [&](Styled const& styled) {
                state.drop_style();
                append_inlines(out, styled.children, state);
            },
            [&](Box<Link> const& link) {
                state.lose("link targets");
                append_inlines(out, link->children, state);
            },
            [&](Box<Image> const&) { state.lose("images"); },
            [&](Box<Ruby> const& ruby) {
                state.lose("ruby readings");
                append_inlines(out, ruby->base, state);
            },
            [&](Box<Note> const& note) { out += "[^" + state.add_note(*note) + "]"; });
    }
}

/// The texts of a note, each block on lines of its own; what makes them lists or tables is lost.
void append_note_text(Lines& out, Blocks const& blocks, WriterState& state);

void append_lines(Lines& out, std::string_view text) {
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t const end = std::min(text.find('\n', at), text.size());
        out.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
}

void append_list_text(Lines& out, List const& list, WriterState& state) {
    state.lose("lists inside notes");
    for (ListItem const& item : list.items) {
        Lines lines;
        append_note_text(lines, item.children, state);
        std::string const label = item.label.empty() ? "" : item.label + ' ';
        out.push_back(label + (lines.empty() ? "" : lines.front()));
        out.insert(out.end(), lines.begin() + (lines.empty() ? 0 : 1), lines.end());
    }
}

void append_table_text(Lines& out, Table const& table, WriterState& state) {
    state.lose("tables inside notes");
    for (Row const& row : table.rows) {
        for (Cell const& cell : row.cells) {
            append_note_text(out, cell.content, state);
        }
    }
}

void append_note_text(Lines& out, Blocks const& blocks, WriterState& state) {
    for (Block const& block : blocks) {
        match(
            block,
            [&](Paragraph const& paragraph) {
                append_lines(out, text_of(paragraph.children, state));
            },
            [&](Heading const& heading) {
                state.lose("headings inside notes");
                append_lines(out, text_of(heading.children, state));
            },
            [&](List const& list) { append_list_text(out, list, state); },
            [&](Quote const& quote) {
                state.lose("quotations inside notes");
                append_note_text(out, quote.children, state);
            },
            [&](Verbatim const& verbatim) {
                state.lose("verbatim text inside notes");
                std::string clean;
                append_clean(clean, verbatim.text, state);
                append_lines(out, clean);
            },
            [&](Box<Table> const& table) { append_table_text(out, *table, state); },
            [&](PageBreak const&) { state.lose("page breaks inside notes"); });
    }
}

} // namespace

WriterState::WriterState(Document const& document, bool marks, AmbiguousWidth ambiguous)
    : m_document(document), m_marks(marks), m_ambiguous(ambiguous) {
    collect_labels(m_taken_labels, document.blocks);
}

void WriterState::lose(std::string_view what, std::size_t times) {
    if (times != 0) {
        m_losses[std::string{what}] += times;
    }
}

std::string WriterState::add_note(Note const& note) {
    std::string label;
    do {
        label = std::to_string(m_next_label++);
        if (note.kind == NoteKind::Endnote) {
            label.insert(0, "e");
        } else if (note.kind == NoteKind::Comment) {
            label.insert(0, "c");
        }
    } while (m_taken_labels.contains(label));
    if (!note.author.empty()) {
        lose("authors of comments");
    }
    m_notes.emplace_back(label, &note);
    return label;
}

Lines WriterState::note_definitions() {
    Lines lines;
    // Notes within notes join the end of the list.
    // NOLINTNEXTLINE(modernize-loop-convert): the list grows meanwhile
    for (std::size_t i = 0; i < m_notes.size(); ++i) {
        auto const [label, note] = m_notes[i];
        Lines texts;
        append_note_text(texts, note->children, *this);
        std::string const name = "[^" + label + "]: ";
        for (std::string const& text : texts.empty() ? Lines{""} : texts) {
            lines.push_back(escape_line(std::string(name).append(text), true, false));
        }
    }
    return lines;
}

void WriterState::report(Diagnostics& diagnostics) const {
    for (auto const& [what, count] : m_losses) {
        diagnostics.add(
            Code::Loss, {}, {{"format", "text"}, {"what", what}, {"count", std::to_string(count)}});
    }
    if (m_styles_dropped) {
        diagnostics.add(Code::StyleDropped);
    }
    if (m_unmarked != 0) {
        diagnostics.add(Code::MarksOff, {}, {{"count", std::to_string(m_unmarked)}});
    }
}

std::string text_of(Inlines const& inlines, WriterState& state) {
    std::string text;
    append_inlines(text, inlines, state);
    return text;
}

} // namespace gouji
