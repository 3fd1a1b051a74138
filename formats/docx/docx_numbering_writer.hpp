#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "gouji/formats/docx/docx_list_labels.hpp"
#include "gouji/formats/support/xml_writer.hpp"

namespace gouji::docx {

/// Number of list levels that the format has.
inline constexpr int list_levels = 9;

/// Name of the abstract numbering of a list whose labels do not count: each of its items has a
/// w:num of its own with its label as literal level text. Paragraphs whose nums share such a
/// definition are one list.
inline constexpr std::string_view literal_labels_name = "GoujiLabels";

/// How lists stand on the page.
enum class ListLayout : std::uint8_t {
    Text,
    Compact, ///< in cells and notes
};

/// The w:num ids of one list's items.
struct ListNumbers {
    int first = 0;
    bool one_an_item = false;
    [[nodiscard]] int of(std::size_t item) const {
        return one_an_item ? first + static_cast<int>(item) : first;
    }
};

/// Makes word/numbering.xml such that Word shows exactly the labels that the lists have
/// (ECMA-376 part 1, 17.9). Lists of the same pattern share an abstract definition; every list has
/// its own w:num, which starts its counting anew.
class NumberingWriter {
public:
    /// `level` 0 … list_levels - 1.
    [[nodiscard]] ListNumbers add(List const& list, int level, ListLayout layout);
    [[nodiscard]] bool empty() const { return m_numbers.empty(); }
    /// Labels with a "%1" in them, which stands for a number; written with a wide "％".
    [[nodiscard]] std::size_t altered_labels() const { return m_altered; }
    [[nodiscard]] std::string xml(XmlWriter& counts) const;

private:
    /// A level's w:numFmt and the text around its number.
    struct Level {
        std::string format;
        std::string before;
        std::string after; ///< after the number; unused for formats without one
        bool has_number = false;
        ListLayout layout = ListLayout::Text;
        bool operator<(Level const& other) const {
            return std::tie(format, before, after, has_number, layout) <
                   std::tie(
                       other.format, other.before, other.after, other.has_number, other.layout);
        }
    };
    struct Abstract {
        Level level;
        bool literal_labels = false;
    };
    struct Number {
        std::size_t abstract = 0;
        int level = 0;
        std::int64_t start = 1;
        std::string literal; ///< level text of its own
    };

    [[nodiscard]] std::size_t abstract_of(Level level);
    int add_number(Number number);
    [[nodiscard]] std::string literal_text(std::string const& label);
    static void write_level(XmlWriter& xml, Level const& level, int index, std::string const& text);
    static std::string level_text(Level const& level, int index);

    std::vector<Abstract> m_abstracts;
    std::map<Level, std::size_t> m_shared;
    std::vector<Number> m_numbers;
    std::size_t m_altered = 0;
};

} // namespace gouji::docx
