#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/layout/page/page_content.hpp"
#include "gouji/model/document.hpp"

namespace gouji::pdfread {

/// How the runs of a paragraph become its text.
enum class RunJoin : std::uint8_t {
    Exact, ///< as they are: ours hold every blank
    Drawn, ///< ordered along the lines; blanks between lines are drawn where they are meant
    Split, ///< likewise, but a line's end stands for a blank between words
};

/// The inlines of one paragraph, from runs and from what the structure tree says between them.
class InlineCollector {
public:
    explicit InlineCollector(RunJoin join) : m_join(join) {}

    void add_run(TextRun const& run, std::int32_t page);
    /// Text that stands for what is shown; `box` on `page`.
    void add_text(std::string_view text, std::int32_t page, Rect const& box);
    void add_inline(Inline element);
    void line_break();
    /// What comes between the two calls is the content of an inline with content.
    void open();
    [[nodiscard]] Inlines close();

    [[nodiscard]] bool is_empty() const { return m_pending.empty() && !m_has_content; }
    /// The inlines, blanks at both ends taken off unless Exact. Empties the collector.
    [[nodiscard]] Inlines take();
    /// Appends the paragraph's lines to `source`; call it before take. `page` for what shows
    /// nothing.
    [[nodiscard]] LineRange add_lines(SourceMap& source, std::int32_t page);
    /// Where the paragraph begins: 1-based; 0 when it shows nothing.
    [[nodiscard]] std::int32_t page() const { return m_lines.front().page; }

private:
    struct Placed {
        TextRun const* run;
        std::int32_t page;
    };
    struct Line {
        std::string text;
        std::int32_t page = 0;
        Rect box;
    };
    void flush();
    void order_lines();
    void push_text(std::string_view text);
    void place(std::int32_t page, Rect const& box);
    [[nodiscard]] bool needs_blank(Placed const& next) const;

    RunJoin m_join;
    bool m_has_content = false;
    std::vector<Placed> m_pending;
    std::vector<Inlines> m_open{{}};
    std::vector<Line> m_lines{{}};
    Placed m_last{nullptr, 0};
};

/// Takes blanks off both ends of inlines.
void trim_inlines(Inlines& inlines);

} // namespace gouji::pdfread
