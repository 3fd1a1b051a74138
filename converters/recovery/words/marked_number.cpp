#include "gouji/converters/recovery/words/marked_number.hpp"

#include <algorithm>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Reads what inlines state; the styled ones are looked into.
class StatedText {
public:
    void add(Inlines const& inlines) {
        for (Inline const& one : inlines) {
            match(
                one,
                [&](Text const& text) { m_text += text.utf8; },
                [&](LineBreak const&) { m_text += '\n'; },
                [&](Styled const& styled) { add(styled); },
                [&](Box<Link> const& link) { add(link->children); },
                [&](Box<Ruby> const& ruby) { add(ruby->base); },
                [](Box<Image> const&) {},
                [](Box<Note> const&) {});
        }
    }

    [[nodiscard]] bool left_out() const { return m_left_out; }
    [[nodiscard]] std::string const& text() const { return m_text; }

private:
    void add(Styled const& styled) {
        bool const struck = styled.style == Style::Strike;
        // Raised before any number it belongs to nothing.
        bool const note = styled.style == Style::Superscript && parse_number(trim(m_text));
        if (struck || note) {
            m_left_out = m_left_out || !is_blank(plain_text(styled.children));
        } else {
            add(styled.children);
        }
    }

    std::string m_text;
    bool m_left_out = false;
};

} // namespace

Blocks const& framed_content(Blocks const& content) {
    Blocks const* inner = &content;
    while (true) {
        Table const* frame = nullptr;
        for (Block const& block : *inner) {
            auto const* const table = std::get_if<Box<Table>>(&block.node);
            if (table == nullptr ? !is_blank(Blocks{block}) : frame != nullptr) {
                return *inner;
            }
            frame = table == nullptr ? frame : &**table;
        }
        if (frame == nullptr || frame->rows.size() != 1 || frame->rows.front().cells.size() != 1) {
            return *inner;
        }
        inner = &frame->rows.front().cells.front().content;
    }
}

std::optional<std::string> number_among_marks(Blocks const& content) {
    Blocks const& inner = framed_content(content);
    if (inner.size() != 1) {
        return std::nullopt;
    }
    auto const* const paragraph = std::get_if<Paragraph>(&inner.front().node);
    if (paragraph == nullptr) {
        return std::nullopt;
    }
    StatedText stated;
    stated.add(paragraph->children);
    auto const number = stated.left_out() ? parse_number(trim(stated.text())) : std::nullopt;
    return number ? std::optional{number->digits} : std::nullopt;
}

} // namespace gouji
