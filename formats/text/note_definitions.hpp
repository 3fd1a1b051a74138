#pragma once
#include "gouji/model/document.hpp"

namespace gouji {

/// Notes in text: "[^1]" where the note stands, and at the end of the document a paragraph
/// "[^1]: text" for each of its paragraphs. Labels of endnotes begin with e, of comments with c.
///
/// Takes the definitions at the end of `blocks` that something refers to, and puts a Note in place
/// of each reference.
void resolve_notes(Blocks& blocks, SourceMap const& source);

} // namespace gouji
