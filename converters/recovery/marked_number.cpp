#include "gouji/converters/recovery/marked_number.hpp"

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

std::optional<std::string> number_among_marks(Blocks const& content) {
    if (content.size() != 1) {
        return std::nullopt;
    }
    auto const* const paragraph = std::get_if<Paragraph>(&content.front().node);
    if (paragraph == nullptr) {
        return std::nullopt;
    }
    StatedText stated;
    stated.add(paragraph->children);
    auto const number = stated.left_out() ? parse_number(trim(stated.text())) : std::nullopt;
    return number ? std::optional{number->digits} : std::nullopt;
}

} // namespace gouji
