#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gouji/formats/docx/docx_properties.hpp"

namespace gouji::docx::reading {

/// What a paragraph is, by its style.
enum class StyleKind : std::uint8_t {
    None,
    Title,
    Subtitle,
    Signature,
    Date,
    Note,
    Caption,
    TableCaption, ///< of the table that follows
    Separator,    ///< no block
    Quote,
    Verbatim,     ///< one block a paragraph
    Preformatted, ///< one line of a verbatim block a paragraph
    RowHeader,    ///< makes its cell the header of its row
    Doubts,       ///< of the list that we write at the end
};

/// A style with all that it inherits.
struct ParagraphStyle {
    std::string id;
    StyleKind kind = StyleKind::None;
    std::int8_t continues = 0; ///< a further paragraph of a list item, so many lists deep
    ParagraphFormat format;
    RunFormat run;
};

/// word/styles.xml.
class Styles {
public:
    /// Reads the part; what is damaged in it is as if it were not there.
    [[nodiscard]] XmlOutcome read(std::string_view xml);

    /// By id; an id that no style has means what its name says ("Heading1"). "" is the default.
    [[nodiscard]] ParagraphStyle const& paragraph(std::string_view id);
    /// What the character style adds to a run.
    [[nodiscard]] RunFormat const& character(std::string_view id) const;
    /// The w:numId of a numbering style; 0 when there is none.
    [[nodiscard]] int numbering(std::string_view id) const;
    [[nodiscard]] int default_half_points() const { return m_default_run.half_points.value_or(20); }

private:
    struct Raw;
    class Reader;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    template <class T> using ById = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

    void resolve(std::vector<Raw> const& raw);
    [[nodiscard]] ParagraphStyle resolve_chain(std::vector<Raw const*> const& chain) const;

    ById<ParagraphStyle> m_paragraphs;
    ById<RunFormat> m_characters;
    ById<int> m_numberings;
    ParagraphFormat m_default_paragraph;
    RunFormat m_default_run;
    std::string m_default_style;
};

} // namespace gouji::docx::reading
