#include "gouji/formats/pdf/read/cmap.hpp"

#include <algorithm>

namespace gouji::pdfread {

namespace {

std::uint32_t code_value(std::string_view bytes) {
    std::uint32_t value = 0;
    for (char const byte : bytes) {
        value = value << 8U | static_cast<unsigned char>(byte);
    }
    return value;
}

/// Each byte of a code lies between those of the bounds (9.7.6.2), not just the whole.
bool in_space(CMap::CodeSpace const& space, std::uint32_t value) {
    for (std::uint32_t shift = 0; shift < space.length * 8; shift += 8) {
        std::uint32_t const byte = value >> shift & 0xFFU;
        if (byte < (space.low >> shift & 0xFFU) || byte > (space.high >> shift & 0xFFU)) {
            return false;
        }
    }
    return true;
}

} // namespace

CMap CMap::identity(bool vertical) {
    CMap map;
    map.m_spaces.push_back({2, 0, 0xFFFF});
    map.m_identity = true;
    map.m_vertical = vertical;
    return map;
}

CharacterCode CMap::next_code(std::string_view bytes, std::size_t& at) const {
    std::size_t const left = bytes.size() - at;
    std::uint32_t shortest = 4;
    for (CMap const* map = this; map != nullptr; map = map->m_base.get()) {
        for (CodeSpace const& space : map->m_spaces) {
            shortest = std::min(shortest, space.length);
        }
    }
    for (std::uint32_t length = 1; length <= 4 && length <= left; ++length) {
        std::uint32_t const value = code_value(bytes.substr(at, length));
        for (CMap const* map = this; map != nullptr; map = map->m_base.get()) {
            for (CodeSpace const& space : map->m_spaces) {
                if (space.length == length && in_space(space, value)) {
                    at += length;
                    return {value, length};
                }
            }
        }
    }
    auto const length = static_cast<std::uint32_t>(std::min<std::size_t>(shortest, left));
    std::uint32_t const value = code_value(bytes.substr(at, length));
    at += length;
    return {value, length};
}

std::optional<std::uint32_t> CMap::cid(CharacterCode code) const {
    if (m_identity) {
        return code.value;
    }
    auto const key = std::pair(code.length, code.value);
    auto found = std::upper_bound(
        m_cids.begin(), m_cids.end(), key, [](auto const& wanted, CidRange const& range) {
            return wanted < std::pair(range.length, range.low);
        });
    // Ranges may lie in one another; the last one that begins before the code is the narrowest.
    for (int tries = 0; tries < 4 && found != m_cids.begin(); ++tries) {
        --found;
        if (found->length == code.length && code.value <= found->high) {
            return found->cid + (code.value - found->low);
        }
    }
    return m_base ? m_base->cid(code) : std::nullopt;
}

std::optional<std::u32string> CMap::unicode(std::uint32_t code) const {
    auto found = std::upper_bound(
        m_unicode.begin(),
        m_unicode.end(),
        code,
        [](std::uint32_t wanted, UnicodeRange const& range) { return wanted < range.low; });
    for (int tries = 0; tries < 4 && found != m_unicode.begin(); ++tries) {
        --found;
        if (code <= found->high) {
            std::u32string text = found->text;
            if (!text.empty()) {
                text.back() += code - found->low;
            }
            return text;
        }
    }
    return m_base ? m_base->unicode(code) : std::nullopt;
}

void CMap::sort() {
    std::stable_sort(m_cids.begin(), m_cids.end(), [](CidRange const& a, CidRange const& b) {
        return std::pair(a.length, a.low) < std::pair(b.length, b.low);
    });
    std::stable_sort(
        m_unicode.begin(), m_unicode.end(), [](UnicodeRange const& a, UnicodeRange const& b) {
            return a.low < b.low;
        });
}

} // namespace gouji::pdfread
