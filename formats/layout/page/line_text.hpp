#pragma once
#include <span>
#include <string>
#include <vector>

#include "gouji/formats/layout/page/page_words.hpp"
#include "gouji/model/source.hpp"

/// Texts of words that stand together.

namespace gouji {

using WordIndices = std::span<std::uint32_t const>;

/// The words of one visual line, a blank between them where the line has one.
[[nodiscard]] std::string line_text(PageText const& text, WordIndices words);
/// The same without leaders: what a cell says.
[[nodiscard]] std::string cell_line_text(PageText const& text, WordIndices words);

/// The words of one visual line as a SourceMap keeps them: a wide gap is as many blanks as it has
/// room for, two at least. Appends to `columns` the byte at which each word begins.
[[nodiscard]] std::string
spaced_line_text(PageText const& text, WordIndices words, std::vector<std::uint32_t>& columns);

/// How wide the first word of a line is: what does not fit into the line above is wrapped. Of
/// Chinese, a character and the marks that may not begin a line.
[[nodiscard]] float first_token_width(PageText const& text, PageWord const& word);

/// Appends `line` to `text`, which it goes on from: Latin with a blank, Chinese without; a hyphen
/// that was put in for the wrap is taken out.
void append_wrapped_line(std::string& text, std::string_view line);

/// The text of a cell of the given box. A line that had room for the first word of the next one
/// was broken on purpose: "\n".
[[nodiscard]] std::string cell_text(PageText const& text, WordIndices words, Rect const& box);
/// The same where nobody knows how wide the cell is: its lines are wrapped ones.
[[nodiscard]] std::string wrapped_cell_text(PageText const& text, WordIndices words);

/// Whether a cell is so narrow that words are cut in it, and its last line is full.
[[nodiscard]] bool is_cut_cell(PageText const& text, WordIndices words, Rect const& box);

} // namespace gouji
