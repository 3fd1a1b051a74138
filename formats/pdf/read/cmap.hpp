#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// CMaps (ISO 32000-1, 9.7.5; Adobe Technical Note 5014): from the bytes of a string to character
/// codes, CIDs and Unicode.

namespace gouji::pdfread {

struct CharacterCode {
    std::uint32_t value = 0;
    std::uint32_t length = 1; ///< in bytes
};

class CMap {
public:
    struct CodeSpace {
        std::uint32_t length;
        std::uint32_t low;
        std::uint32_t high;
    };
    /// Codes of one length in order of value, with the CIDs that follow on `cid`.
    struct CidRange {
        std::uint32_t length;
        std::uint32_t low;
        std::uint32_t high;
        std::uint32_t cid;
    };
    /// A bfrange or bfchar: the last code point goes up along the range.
    struct UnicodeRange {
        std::uint32_t low;
        std::uint32_t high;
        std::u32string text;
    };

    /// The code at bytes[at], and moves on; of bytes in no code space one length of it.
    [[nodiscard]] CharacterCode next_code(std::string_view bytes, std::size_t& at) const;
    [[nodiscard]] std::optional<std::uint32_t> cid(CharacterCode code) const;
    /// By value alone: producers write ToUnicode codes in any length.
    [[nodiscard]] std::optional<std::u32string> unicode(std::uint32_t code) const;
    [[nodiscard]] bool has_unicode() const { return !m_unicode.empty(); }
    [[nodiscard]] std::vector<CidRange> const& cid_ranges() const { return m_cids; }
    [[nodiscard]] CMap const* base() const { return m_base.get(); }
    [[nodiscard]] bool vertical() const { return m_vertical; }

    /// Two bytes are a code and a CID.
    static CMap identity(bool vertical);

private:
    friend class CMapParser;
    void sort();
    std::vector<CodeSpace> m_spaces;
    std::vector<CidRange> m_cids;
    std::vector<UnicodeRange> m_unicode;
    std::shared_ptr<CMap const> m_base;
    bool m_vertical = false;
    bool m_identity = false;
};

/// Finds the CMap that another one names (usecmap); null when there is none.
using CMapFinder = std::function<std::shared_ptr<CMap const>(std::string_view name)>;

/// Never fails: what does not fit is left out.
[[nodiscard]] CMap parse_cmap(std::string_view source, CMapFinder const& find);

/// The predefined CMaps, from the files of poppler-data, and what they say of Unicode. Each is read
/// when it is first asked for. One document's; not shared between threads.
class CMapStore {
public:
    explicit CMapStore(std::string folder) : m_folder(std::move(folder)) {}

    /// Null where there is no such CMap.
    [[nodiscard]] std::shared_ptr<CMap const> find(std::string_view name);
    /// The character of a CID in one of Adobe's collections ("GB1"); 0 where it has none.
    [[nodiscard]] char32_t unicode_of_cid(std::string_view ordering, std::uint32_t cid);
    /// Names that were asked for in vain.
    [[nodiscard]] std::vector<std::string> const& missing() const { return m_missing; }

private:
    [[nodiscard]] std::shared_ptr<CMap const> load(std::string_view name, int depth);
    void invert(std::string_view cmap, std::vector<char32_t>& characters);

    std::string m_folder;
    std::map<std::string, std::shared_ptr<CMap const>, std::less<>> m_loaded;
    std::map<std::string, std::vector<char32_t>, std::less<>> m_characters;
    std::vector<std::string> m_missing;
};

} // namespace gouji::pdfread
