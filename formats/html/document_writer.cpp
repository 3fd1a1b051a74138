#include "gouji/formats/html/document_writer.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/html/escape.hpp"
#include "gouji/formats/html/own_markup.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji::html {

namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16U;

/// Metadata that HTML has names for; the rest is written under names of ours.
constexpr std::array<std::string_view, 3> standard_names{"author", "description", "keywords"};

/// The first paragraph or heading that could be a title.
std::string_view kind_of_title(Block const& block) {
    return match(
        block,
        [](Paragraph const& paragraph) {
            return paragraph.role == Role::Title ? std::string_view{"title"} : std::string_view{};
        },
        [](Heading const&) { return std::string_view{"heading"}; },
        [](List const&) { return std::string_view{}; },
        [](Quote const&) { return std::string_view{}; },
        [](Verbatim const&) { return std::string_view{}; },
        [](Box<Table> const&) { return std::string_view{}; },
        [](PageBreak const&) { return std::string_view{}; });
}

} // namespace

void DocumentWriter::put(std::string_view markup) {
    m_out += markup;
    if (m_out.size() >= buffer_size) {
        m_sink.write(m_out);
        m_out.clear();
    }
}

void DocumentWriter::text(std::string_view text) {
    append_escaped(m_out, text, m_dropped_controls);
}

void DocumentWriter::attribute(std::string_view name, std::string_view value) {
    append_attribute(m_out, name, value);
}

void DocumentWriter::write() {
    write_head();
    put("<body>\n");
    write_page_part("header", own::page_header, m_document.header);
    put("<main>\n");
    write_blocks(m_document.blocks);
    // A note in a comment is known only when the comment is written, and the other way round.
    std::size_t written = 0;
    while (written < m_notes.size()) {
        written += write_notes("footnotes", "注释", false);
        written += write_notes("footnotes comments", "批注", true);
    }
    put("</main>\n");
    write_doubts();
    write_page_part("footer", own::page_footer, m_document.footer);
    put("</body>\n</html>\n");
    m_sink.write(m_out);
    m_out.clear();
    report();
}

std::string DocumentWriter::title() const {
    if (auto const found = m_document.metadata.find("title"); found != m_document.metadata.end()) {
        return found->second;
    }
    for (std::string_view const kind : {"title", "heading"}) {
        for (Block const& block : m_document.blocks) {
            if (kind_of_title(block) == kind) {
                Blocks const one{block};
                std::string text = plain_text(one);
                std::replace(text.begin(), text.end(), '\n', ' ');
                return text;
            }
        }
    }
    return {};
}

void DocumentWriter::write_head() {
    auto const language = m_document.metadata.find("language");
    put("<!DOCTYPE html>\n<html");
    attribute("lang", language == m_document.metadata.end() ? "zh-CN" : language->second);
    put(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\"");
    attribute("content", own::generator);
    put(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        // Nothing in the page runs and nothing leaves it, whatever stands in its text.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n");
    write_metadata();
    put("<title>");
    text(title());
    put("</title>\n<style>\n");
    put(style_sheet(m_document.page.value_or(PageSetup{})));
    put("</style>\n</head>\n");
}

void DocumentWriter::write_metadata() {
    for (auto const& [key, value] : m_document.metadata) {
        if (key == "title" || key == "language") {
            continue;
        }
        bool const standard =
            std::find(standard_names.begin(), standard_names.end(), key) != standard_names.end();
        put("<meta");
        attribute("name", standard ? key : std::string{own::metadata_prefix} + key);
        attribute("content", value);
        put(">\n");
    }
    if (m_document.page) {
        PageSetup const& page = *m_document.page;
        std::string content;
        for (float const value :
             {page.width, page.height, page.top, page.bottom, page.left, page.right}) {
            content += (content.empty() ? "" : " ") + format_number(value);
        }
        put("<meta");
        attribute("name", own::page_meta);
        attribute("content", content);
        put(">\n");
    }
}

void DocumentWriter::write_page_part(
    std::string_view tag, std::string_view name, Blocks const& blocks) {
    if (blocks.empty()) {
        return;
    }
    put("<");
    put(tag);
    attribute("class", name);
    put(">\n");
    write_blocks(blocks);
    put("</");
    put(tag);
    put(">\n");
}

/// The texts of notes that are not written yet, in the order of their references; how many.
std::size_t
DocumentWriter::write_notes(std::string_view name, std::string_view title, bool comments) {
    auto const wanted = [comments](PendingNote const& pending) {
        return !pending.written && (pending.note->kind == NoteKind::Comment) == comments;
    };
    if (std::none_of(m_notes.begin(), m_notes.end(), wanted)) {
        return 0;
    }
    std::size_t count = 0;
    put("<section role=\"doc-endnotes\"");
    attribute("class", name);
    attribute("aria-label", title);
    put(">\n<ol>\n");
    // Writing a note may add others at the end.
    for (std::size_t next = 0; next < m_notes.size();) {
        std::size_t const index = next++;
        PendingNote const pending = m_notes[index];
        if (!wanted(pending)) {
            continue;
        }
        m_notes[index].written = true;
        ++count;
        std::string const id = std::to_string(pending.id);
        put("<li");
        attribute("id", "note-" + id);
        if (comments) {
            attribute("class", "comment");
            attribute("data-author", pending.note->author);
        } else {
            attribute("class", pending.note->kind == NoteKind::Endnote ? "endnote" : "footnote");
        }
        put("><a role=\"doc-backlink\"");
        attribute("href", "#note-ref-" + id);
        put(">");
        text(comments ? pending.note->author + " ↩" : std::string{"↩"});
        put("</a> ");
        write_content(pending.note->children);
        put("</li>\n");
    }
    put("</ol>\n</section>\n");
    return count;
}

void DocumentWriter::report() {
    if (m_dropped_controls != 0) {
        m_losses["control characters"] = m_dropped_controls;
    }
    for (auto const& [what, count] : m_losses) {
        m_diagnostics.add_many(
            Code::Loss,
            count,
            {},
            {{"format", "HTML"}, {"what", std::string{what}}, {"count", std::to_string(count)}});
    }
}

} // namespace gouji::html
