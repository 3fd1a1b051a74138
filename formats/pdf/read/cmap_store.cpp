#include <array>
#include <fstream>
#include <iterator>

#include "gouji/formats/pdf/read/cmap.hpp"

namespace gouji::pdfread {

namespace {

constexpr int max_chain = 8;

struct Collection {
    std::string_view ordering;
    std::string_view folder;
    std::string_view horizontal; ///< UTF-16 to CIDs; inverted it tells the characters of CIDs
    std::string_view vertical;
};
constexpr std::array collections{
    Collection{"GB1", "Adobe-GB1", "UniGB-UTF16-H", "UniGB-UTF16-V"},
    Collection{"CNS1", "Adobe-CNS1", "UniCNS-UTF16-H", "UniCNS-UTF16-V"},
    Collection{"Japan1", "Adobe-Japan1", "UniJIS-UTF16-H", "UniJIS-UTF16-V"},
    Collection{"Korea1", "Adobe-Korea1", "UniKS-UTF16-H", "UniKS-UTF16-V"},
    Collection{"KR", "Adobe-KR", "UniAKR-UTF16-H", ""},
};

/// Half-width ASCII has CIDs of its own, which the CMaps of Unicode leave out.
struct HalfWidth {
    std::string_view ordering;
    std::uint32_t cid;
    char32_t first;
    char32_t last;
};
constexpr std::array half_widths{
    HalfWidth{"GB1", 814, U'!', U'~'},
    HalfWidth{"GB1", 7716, U' ', U' '},
    HalfWidth{"CNS1", 13648, U' ', U'~'},
    HalfWidth{"Japan1", 231, U' ', U'~'},
    HalfWidth{"Korea1", 8094, U' ', U'~'},
};

void add_half_widths(std::string_view ordering, std::vector<char32_t>& characters) {
    for (HalfWidth const& range : half_widths) {
        for (char32_t character = range.first; character <= range.last; ++character) {
            std::size_t const cid = range.cid + (character - range.first);
            if (range.ordering == ordering && cid < characters.size() && characters[cid] == 0) {
                characters[cid] = character;
            }
        }
    }
}

/// Names come from the document: no way out of the folder.
bool is_plain_name(std::string_view name) {
    return !name.empty() && name.size() < 64 &&
           name.find_first_not_of(
               "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") ==
               std::string_view::npos;
}

std::optional<std::string> read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

char32_t utf16_character(CMap::CidRange const& range, std::uint32_t code) {
    if (range.length == 2) {
        return code;
    }
    char32_t const high = code >> 16U;
    char32_t const low = code & 0xFFFFU;
    return 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00);
}

/// Of several characters with one glyph the ideograph is meant, not the radical or compatibility
/// form that looks like it.
int rank(char32_t character) {
    if (character >= 0x2E80 && character < 0x2FE0) {
        return 0;
    }
    if (character >= 0xF900 && character < 0xFB00) {
        return 1;
    }
    if (character >= 0xE000 && character < 0xF900) {
        return 0;
    }
    return character == 0xA0 || character == 0xAD ? 2 : 3;
}

} // namespace

std::shared_ptr<CMap const> CMapStore::find(std::string_view name) {
    std::shared_ptr<CMap const> found = load(name, 0);
    if (!found) {
        m_missing.emplace_back(name);
    }
    return found;
}

std::shared_ptr<CMap const> CMapStore::load(std::string_view name, int depth) {
    if (name == "Identity-H" || name == "Identity-V") {
        return std::make_shared<CMap const>(CMap::identity(name.back() == 'V'));
    }
    if (auto const known = m_loaded.find(name); known != m_loaded.end()) {
        return known->second;
    }
    std::shared_ptr<CMap const> map;
    for (Collection const& collection : collections) {
        if (map || depth > max_chain || !is_plain_name(name)) {
            break;
        }
        std::string const path =
            m_folder + "/" + std::string(collection.folder) + "/" + std::string(name);
        if (std::optional<std::string> const source = read_file(path)) {
            map = std::make_shared<CMap const>(
                parse_cmap(*source, [&](std::string_view base) { return load(base, depth + 1); }));
        }
    }
    m_loaded.emplace(name, map);
    return map;
}

void CMapStore::invert(std::string_view cmap, std::vector<char32_t>& characters) {
    std::shared_ptr<CMap const> const map = find(cmap);
    std::vector<char32_t> const before = characters;
    for (CMap const* part = map.get(); part != nullptr; part = part->base()) {
        for (CMap::CidRange const& range : part->cid_ranges()) {
            for (std::uint32_t code = range.low; code <= range.high; ++code) {
                std::uint32_t const cid = range.cid + (code - range.low);
                if (cid > 0xFFFF) {
                    break;
                }
                if (cid >= characters.size()) {
                    characters.resize(cid + 1, 0);
                }
                // A vertical form's CID must not take the place of what the horizontal one says.
                bool const taken = cid < before.size() && before[cid] != 0;
                char32_t const character = utf16_character(range, code);
                if (!taken && (characters[cid] == 0 || rank(character) > rank(characters[cid]))) {
                    characters[cid] = character;
                }
            }
        }
    }
}

char32_t CMapStore::unicode_of_cid(std::string_view ordering, std::uint32_t cid) {
    auto known = m_characters.find(ordering);
    if (known == m_characters.end()) {
        std::vector<char32_t> characters;
        for (Collection const& collection : collections) {
            if (collection.ordering == ordering) {
                invert(collection.horizontal, characters);
                if (!collection.vertical.empty()) {
                    invert(collection.vertical, characters);
                }
            }
        }
        add_half_widths(ordering, characters);
        known = m_characters.emplace(ordering, std::move(characters)).first;
    }
    return cid < known->second.size() ? known->second[cid] : 0;
}

} // namespace gouji::pdfread
