#include "gouji/formats/docx/docx_story_writer.hpp"
#include "gouji/formats/docx/docx_style_ids.hpp"
#include "gouji/formats/docx/docx_writer_parts.hpp"
#include "gouji/model/text.hpp"

namespace gouji::docx {

namespace {

/// What the initials of a comment's author are: the first character.
std::string initials_of(std::string_view author) {
    if (author == marks_author) {
        return "勾";
    }
    std::size_t end = 0;
    if (!author.empty()) {
        next_code_point(author, end);
    }
    return std::string{author.substr(0, end)};
}

} // namespace

int add_note(WriterState& state, StoryKind kind, Blocks const& blocks) {
    bool const is_footnote = kind == StoryKind::Footnote;
    NotesPart& part = is_footnote ? state.footnotes : state.endnotes;
    int const id = first_note_id + part.count++;
    StoryWriter story{state, part.relationships, kind};
    story.xml().open(is_footnote ? "w:footnote" : "w:endnote").attribute("w:id", id);
    // The number in front of the note. Its spacing parts it from the text without a blank that
    // would belong to the text.
    story.set_leading_run(
        is_footnote
            ? R"(<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/><w:spacing w:val="60"/></w:rPr><w:footnoteRef/></w:r>)"
            : R"(<w:r><w:rPr><w:rStyle w:val="EndnoteReference"/><w:spacing w:val="60"/></w:rPr><w:endnoteRef/></w:r>)");
    Flow flow;
    flow.body_style = is_footnote ? style::footnote_text : style::endnote_text;
    flow.width = text_width(state.page);
    story.container(blocks, flow);
    story.xml().close();
    state.counts.add_counts(story.xml());
    part.elements += story.xml().str();
    return id;
}

int add_comment(WriterState& state, std::string_view author, Blocks const& blocks) {
    int const id = state.comments.count++;
    StoryWriter story{state, state.comments.relationships, StoryKind::Comment};
    story.xml().open("w:comment").attribute("w:id", id).attribute("w:author", author);
    std::string const initials = initials_of(author);
    if (!initials.empty()) {
        story.xml().attribute("w:initials", initials);
    }
    story.set_leading_run(
        R"(<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>)");
    Flow flow;
    flow.body_style = style::comment_text;
    flow.width = text_width(state.page);
    story.container(blocks, flow);
    story.xml().close();
    state.counts.add_counts(story.xml());
    state.comments.elements += story.xml().str();
    return id;
}

} // namespace gouji::docx
