#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Where everything in a document comes from: the lines of the input, kept verbatim.

namespace gouji {

/// Points, origin at the top left of the page. All zero when unknown.
struct Rect {
    float x0 = 0;
    float y0 = 0;
    float x1 = 0;
    float y1 = 0;
};

/// Where a line stands in the input.
struct LineOrigin {
    std::int64_t offset = -1; ///< byte offset in the input, or in the part; -1 when unknown
    std::uint32_t part = 0;   ///< index into SourceMap::parts()
    std::int32_t page = 0;    ///< 1-based; 0 where the format has no pages
    std::uint32_t number = 0; ///< 1-based line of the input; 0: the index in the SourceMap, plus 1
};

/// One line of the input, verbatim: tabs, bars, padding and blank lines included.
struct SourceLine {
    std::string_view text; ///< UTF-8 without the line end; owned by the SourceMap
    LineOrigin origin;
    Rect box; ///< all zero when unknown
};

/// Everything the reader saw, in reading order. Readers fill it and never normalise it; recovery
/// and review read it; writers never do. One text buffer serves all lines, so a line costs 32
/// bytes beyond its text.
class SourceMap {
public:
    /// Part 0 is the input itself and always there.
    SourceMap() : m_parts{""} {}

    /// Adds a part of a package ("word/document.xml") and returns its index.
    std::uint32_t add_part(std::string name);
    [[nodiscard]] std::vector<std::string> const& parts() const { return m_parts; }

    /// Appends a line and returns its index.
    std::uint32_t add_line(std::string_view text, LineOrigin origin = {}, Rect box = {});
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_lines.size()); }
    [[nodiscard]] bool empty() const { return m_lines.empty(); }

    /// The view is valid until the next add_line.
    [[nodiscard]] SourceLine line(std::uint32_t index) const;
    [[nodiscard]] std::string_view text(std::uint32_t index) const;

private:
    struct Record {
        std::size_t begin;
        std::int64_t offset;
        std::uint32_t length;
        std::uint32_t part;
        std::int32_t page;
        std::uint32_t number;
    };
    std::vector<std::string> m_parts;
    std::string m_text;
    std::vector<Record> m_lines;
    std::vector<Rect> m_boxes; ///< parallel to m_lines once the first box is known, else empty
};

inline constexpr std::uint32_t no_line = UINT32_MAX;

/// A place in the SourceMap: 8 bytes, so that every cell can afford one.
struct SourceRef {
    std::uint32_t line = no_line; ///< index of a line; no_line when unknown
    std::uint32_t column = 0;     ///< byte in the line
    bool operator==(SourceRef const&) const = default;
};

/// The lines a block was made from, [first, first + count); count 0 when unknown.
struct LineRange {
    std::uint32_t first = no_line;
    std::uint32_t count = 0;
    [[nodiscard]] std::uint32_t end() const { return count == 0 ? first : first + count; }
    [[nodiscard]] bool known() const { return count != 0; }
    bool operator==(LineRange const&) const = default;
};

/// How far the input itself supports a cell (CONTRACT section 5). The order is the contract's.
enum class Evidence : std::uint8_t {
    Stated,    ///< the input says so, here
    Repaired,  ///< damaged glyphs or a label were mended
    Inferred,  ///< it follows necessarily
    Ambiguous, ///< several placements remain
    Empty,     ///< blank in the input
    Missing,   ///< lost
    Decided,   ///< a person said so
};

/// "stated", "repaired", …
[[nodiscard]] std::string_view evidence_name(Evidence evidence);
/// False when `name` is none of the seven.
[[nodiscard]] bool parse_evidence(std::string_view name, Evidence& evidence);

/// An interned rule id such as "place.row-total"; None is "no rule". Ids belong to one document's
/// RuleNames: two documents may number the same rule differently.
enum class RuleId : std::uint16_t { None = 0 };

/// The rule ids of one document. None is the empty name.
class RuleNames {
public:
    /// None when 65,535 other names are there already (no honest document comes near).
    RuleId intern(std::string_view name);
    [[nodiscard]] std::string_view name(RuleId rule) const;
    /// Valid ids are 0 … size() - 1.
    [[nodiscard]] std::size_t size() const { return m_names.size(); }

private:
    std::vector<std::string> m_names{""};
    std::map<std::string, RuleId, std::less<>> m_ids{{"", RuleId::None}};
};

} // namespace gouji
