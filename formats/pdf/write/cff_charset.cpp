#include "gouji/formats/pdf/write/cff_charset.hpp"

#include <cstddef>
#include <string>

namespace gouji::pdf_write {

namespace {

/// Reads big-endian numbers; past the end it fails for good.
class CffReader {
public:
    explicit CffReader(std::string_view bytes, std::size_t at = 0) : m_bytes(bytes), m_at(at) {}

    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool at_end() const { return m_at >= m_bytes.size(); }
    [[nodiscard]] std::size_t position() const { return m_at; }

    std::uint32_t number(std::size_t bytes) {
        if (m_at > m_bytes.size() || m_bytes.size() - m_at < bytes) {
            m_good = false;
            return 0;
        }
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < bytes; ++i) {
            value = value << 8U | static_cast<unsigned char>(m_bytes[m_at++]);
        }
        return value;
    }

    /// An INDEX (section 5): its first item, and the position behind it.
    std::string_view first_of_index() {
        std::size_t const count = number(2);
        if (count == 0 || !m_good) {
            return {};
        }
        std::size_t const width = number(1);
        if (width < 1 || width > 4) {
            m_good = false;
            return {};
        }
        std::size_t const offsets = m_at;
        std::size_t const data = offsets + (count + 1) * width - 1;
        std::size_t const begin = number(width);
        std::size_t const end = number(width);
        m_at = offsets + count * width;
        std::size_t const last = number(width);
        m_at = data + last;
        m_good = m_good && begin >= 1 && begin <= end && end <= last && m_at <= m_bytes.size();
        return m_good ? m_bytes.substr(data + begin, end - begin) : std::string_view{};
    }

private:
    std::string_view m_bytes;
    std::size_t m_at;
    bool m_good = true;
};

struct TopDict {
    bool has_ros = false;
    std::int64_t charset = 0;
};

/// Section 4: operands, then an operator.
TopDict read_top_dict(std::string_view bytes) {
    constexpr std::uint32_t escape = 12;
    constexpr std::uint32_t op_charset = 15;
    constexpr std::uint32_t op_ros = 30;
    TopDict dict;
    std::int64_t operand = 0;
    CffReader in{bytes};
    while (!in.at_end() && in.good()) {
        std::uint32_t const byte = in.number(1);
        if (byte == escape) {
            dict.has_ros |= in.number(1) == op_ros;
        } else if (byte == op_charset) {
            dict.charset = operand;
        } else if (byte == 28) {
            operand = static_cast<std::int16_t>(in.number(2));
        } else if (byte == 29) {
            operand = static_cast<std::int32_t>(in.number(4));
        } else if (byte == 30) { // a real number: nibbles up to 0xF
            for (std::uint32_t pair = 0;
                 in.good() && (pair & 0xFU) != 0xFU && pair >> 4U != 0xFU;) {
                pair = in.number(1);
            }
        } else if (byte >= 32 && byte <= 246) {
            operand = static_cast<std::int64_t>(byte) - 139;
        } else if (byte >= 247 && byte <= 254) {
            std::int64_t const next = in.number(1);
            operand = byte < 251 ? (std::int64_t{byte} - 247) * 256 + next + 108
                                 : -(std::int64_t{byte} - 251) * 256 - next - 108;
        }
    }
    return dict;
}

/// Section 13.
bool read_cids(CffReader in, std::size_t glyphs, std::vector<std::uint16_t>& cids) {
    cids.assign(1, 0);
    std::uint32_t const format = in.number(1);
    while (cids.size() < glyphs && in.good() && format <= 2) {
        std::uint32_t const first = in.number(2);
        std::uint32_t const left = format == 0 ? 0 : in.number(format);
        for (std::uint32_t i = 0; i <= left && cids.size() < glyphs; ++i) {
            cids.push_back(static_cast<std::uint16_t>(first + i));
        }
    }
    return in.good() && cids.size() == glyphs;
}

} // namespace

std::optional<CffCharset> read_cff_charset(std::string_view cff, std::size_t glyphs) {
    CffReader in{cff};
    (void)in.number(2); // version
    std::size_t const header = in.number(1);
    in = CffReader{cff, header};
    (void)in.first_of_index(); // names
    std::string_view const top = in.first_of_index();
    if (!in.good() || top.empty()) {
        return std::nullopt;
    }
    TopDict const dict = read_top_dict(top);
    CffCharset out;
    out.has_cids = dict.has_ros;
    if (!dict.has_ros) {
        return out;
    }
    if (dict.charset <= 2) { // predefined charsets have no CIDs: the glyph's number
        for (std::size_t glyph = 0; glyph < glyphs; ++glyph) {
            out.cids.push_back(static_cast<std::uint16_t>(glyph));
        }
        return out;
    }
    if (!read_cids(CffReader{cff, static_cast<std::size_t>(dict.charset)}, glyphs, out.cids)) {
        return std::nullopt;
    }
    return out;
}

} // namespace gouji::pdf_write
