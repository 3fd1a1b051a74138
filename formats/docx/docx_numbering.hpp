#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/formats/docx/docx_number_format.hpp"
#include "gouji/formats/docx/docx_styles.hpp"

namespace gouji::docx::reading {

inline constexpr std::size_t level_count = 9;

/// A level of a numbering (ECMA-376 part 1, 17.9.6).
struct NumberLevel {
    std::string text; ///< "%1.%2"
    std::string paragraph_style;
    NumberWriter write = number_writer("decimal");
    std::int64_t start = 1;
    int restart = -1; ///< 17.9.10: 0 never, n after a paragraph of level n (from 1); -1 not said
    int zero_pad = 0; ///< of custom formats such as "001, 002, …"
    SymbolFont font = SymbolFont::None;
    bool bullet = false;
    bool legal = false; ///< all numbers of the label in Arabic digits
    bool spaced = true; ///< a tab or a blank follows the label
    bool hidden = false;
};

/// word/numbering.xml.
class Numbering {
public:
    [[nodiscard]] XmlOutcome read(std::string_view xml);
    /// Follows w:numStyleLink. Once, after both parts are read.
    void link_styles(Styles const& styles);

    struct Instance {
        std::size_t abstract = 0;
        std::map<std::size_t, std::int64_t> starts;   ///< w:startOverride by level
        std::map<std::size_t, NumberLevel> overrides; ///< w:lvl by level
    };
    struct Abstract {
        std::array<NumberLevel, level_count> levels;
        std::string style_link; ///< w:numStyleLink
    };
    /// Null when there is none of the id.
    [[nodiscard]] Instance const* instance(int id) const;
    [[nodiscard]] Abstract const& abstract(Instance const& instance) const {
        return m_abstracts[instance.abstract];
    }
    [[nodiscard]] NumberLevel const& level(Instance const& instance, std::size_t level) const;
    /// The level whose paragraphs have the style, if one is tied to it.
    [[nodiscard]] std::optional<std::size_t>
    level_of_style(Instance const& instance, std::string_view style) const;

private:
    class Reader;
    std::vector<Abstract> m_abstracts;
    std::map<int, Instance> m_instances;
};

/// The label of one paragraph.
struct Label {
    std::string text;
    /// The definition, and how often it began anew: paragraphs of equal lists count together.
    std::pair<std::size_t, std::size_t> list;
    std::size_t level = 0;
    bool bullet = false;
    bool spaced = true;
};

/// Counts the paragraphs of one story.
class NumberCounters {
public:
    explicit NumberCounters(Numbering const& numbering) : m_numbering(numbering) {}
    /// The next label of instance `id`; nothing when the numbering shows none.
    [[nodiscard]] std::optional<Label> next(int id, std::size_t level);

private:
    using Counts = std::array<std::optional<std::int64_t>, level_count>;
    struct Counting {
        Counts counts;
        std::array<std::size_t, level_count> runs{};
    };
    [[nodiscard]] std::int64_t
    start_of(Numbering::Instance const& instance, std::size_t level) const;
    [[nodiscard]] std::string
    label_text(Numbering::Instance const& instance, std::size_t level, Counts const& counts) const;

    Numbering const& m_numbering;
    std::map<std::size_t, Counting> m_counts; ///< by abstract definition
    std::map<int, bool> m_used;               ///< instances met before
};

} // namespace gouji::docx::reading
