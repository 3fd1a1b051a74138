#include "gouji/formats/pdf/write/png_image.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "gouji/formats/pdf/write/object_file.hpp"

namespace gouji::pdf_write {

namespace {

constexpr std::uint64_t most_pixels = 100'000'000;

/// What a PNG's chunks say (11.2, 11.3.2).
struct Chunks {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    unsigned bits = 0;
    unsigned color = 0; ///< 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
    bool interlaced = false;
    std::string palette;
    std::string transparency;
    std::string data;

    [[nodiscard]] unsigned channels() const {
        return color == 2 ? 3U : color == 4 ? 2U : color == 6 ? 4U : 1U;
    }
    [[nodiscard]] std::size_t row_bytes(std::size_t pixels) const {
        return (pixels * channels() * bits + 7) / 8;
    }
};

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t big32(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) << 24U | byte_at(bytes, at + 1) << 16U |
           byte_at(bytes, at + 2) << 8U | byte_at(bytes, at + 3);
}

bool is_sound(Chunks const& chunks) {
    bool const known_color = chunks.color == 0 || chunks.color == 2 || chunks.color == 3 ||
                             chunks.color == 4 || chunks.color == 6;
    bool const small = chunks.bits == 1 || chunks.bits == 2 || chunks.bits == 4;
    bool const known_bits = chunks.bits == 8 || (chunks.bits == 16 && chunks.color != 3) ||
                            (small && (chunks.color == 0 || chunks.color == 3));
    std::uint64_t const pixels = std::uint64_t{chunks.width} * chunks.height;
    return known_color && known_bits && pixels > 0 && pixels <= most_pixels &&
           (chunks.color != 3 || (chunks.palette.size() >= 3 && chunks.palette.size() <= 768)) &&
           !chunks.data.empty();
}

std::optional<Chunks> read_chunks(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (!bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) {
        return std::nullopt;
    }
    Chunks out;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        std::size_t const length = big32(bytes, at);
        std::string_view const type = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - 12) {
            return std::nullopt;
        }
        std::string_view const body = bytes.substr(at + 8, length);
        if (type == "IHDR" && length >= 13) {
            out.width = big32(body, 0);
            out.height = big32(body, 4);
            out.bits = byte_at(body, 8);
            out.color = byte_at(body, 9);
            out.interlaced = byte_at(body, 12) != 0;
        } else if (type == "PLTE") {
            out.palette = body.substr(0, body.size() / 3 * 3);
        } else if (type == "tRNS") {
            out.transparency = body;
        } else if (type == "IDAT") {
            out.data += body;
        } else if (type == "IEND") {
            break;
        }
        at += length + 12;
    }
    return is_sound(out) ? std::optional(std::move(out)) : std::nullopt;
}

bool inflate_to(std::string const& data, std::string& out) {
    auto size = static_cast<uLongf>(out.size());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): zlib counts in Bytef
    auto* const to = reinterpret_cast<Bytef*>(out.data());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    auto const* const from = reinterpret_cast<Bytef const*>(data.data());
    int const status = uncompress(to, &size, from, static_cast<uLong>(data.size()));
    return (status == Z_OK || status == Z_BUF_ERROR) && size == out.size();
}

unsigned paeth(unsigned left, unsigned above, unsigned corner) {
    int const estimate = static_cast<int>(left + above) - static_cast<int>(corner);
    int const to_left = std::abs(estimate - static_cast<int>(left));
    int const to_above = std::abs(estimate - static_cast<int>(above));
    int const to_corner = std::abs(estimate - static_cast<int>(corner));
    if (to_left <= to_above && to_left <= to_corner) {
        return left;
    }
    return to_above <= to_corner ? above : corner;
}

/// Undoes the filter of one row (9.2); `row` begins behind the filter's byte.
void unfilter(unsigned filter, std::string& row, std::string const& above, std::size_t step) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        unsigned const left = i < step ? 0 : byte_at(row, i - step);
        unsigned const up = byte_at(above, i);
        unsigned const corner = i < step ? 0 : byte_at(above, i - step);
        unsigned added = 0;
        switch (filter) {
        case 1:
            added = left;
            break;
        case 2:
            added = up;
            break;
        case 3:
            added = (left + up) / 2;
            break;
        case 4:
            added = paeth(left, up, corner);
            break;
        default:
            break;
        }
        row[i] = static_cast<char>(byte_at(row, i) + added);
    }
}

/// Where the pixels of a pass of Adam7 stand (8.2); one pass of all for the others.
struct Pass {
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    std::uint32_t dx = 1;
    std::uint32_t dy = 1;
};
constexpr std::array<Pass, 7> adam7{
    Pass{0, 0, 8, 8},
    Pass{4, 0, 8, 8},
    Pass{0, 4, 4, 8},
    Pass{2, 0, 4, 4},
    Pass{0, 2, 2, 4},
    Pass{1, 0, 2, 2},
    Pass{0, 1, 1, 2}};

/// Decodes to 8 bits a channel: colours, and alpha apart.
class PngDecoder {
public:
    explicit PngDecoder(Chunks const& chunks) : m_chunks(chunks) {}

    bool run() {
        std::size_t const pixels = std::size_t{m_chunks.width} * m_chunks.height;
        colors.assign(pixels * color_channels(), '\0');
        alpha.assign(pixels, '\xFF');
        std::vector<Pass> const passes = m_chunks.interlaced
                                             ? std::vector<Pass>(adam7.begin(), adam7.end())
                                             : std::vector<Pass>(1);
        std::size_t size = 0;
        for (Pass const& pass : passes) {
            size += width_of(pass) == 0
                        ? 0
                        : (1 + m_chunks.row_bytes(width_of(pass))) * height_of(pass);
        }
        std::string raw(size, '\0');
        if (!inflate_to(m_chunks.data, raw)) {
            return false;
        }
        std::size_t at = 0;
        for (Pass const& pass : passes) {
            decode(pass, raw, at);
        }
        return true;
    }

    [[nodiscard]] std::size_t color_channels() const {
        return m_chunks.color == 0 || m_chunks.color == 4 ? 1 : 3;
    }

    std::string colors;
    std::string alpha;

private:
    [[nodiscard]] std::uint32_t width_of(Pass const& pass) const {
        return m_chunks.width > pass.x ? (m_chunks.width - pass.x + pass.dx - 1) / pass.dx : 0;
    }
    [[nodiscard]] std::uint32_t height_of(Pass const& pass) const {
        return m_chunks.height > pass.y ? (m_chunks.height - pass.y + pass.dy - 1) / pass.dy : 0;
    }

    void decode(Pass const& pass, std::string const& raw, std::size_t& at) {
        std::uint32_t const width = width_of(pass);
        if (width == 0) {
            return;
        }
        std::size_t const length = m_chunks.row_bytes(width);
        std::size_t const step =
            std::max<std::size_t>(1, std::size_t{m_chunks.channels()} * m_chunks.bits / 8);
        std::string above(length, '\0');
        for (std::uint32_t row = 0; row < height_of(pass); ++row) {
            unsigned const filter = byte_at(raw, at);
            std::string line = raw.substr(at + 1, length);
            at += length + 1;
            unfilter(filter, line, above, step);
            for (std::uint32_t i = 0; i < width; ++i) {
                std::size_t const y = pass.y + std::size_t{row} * pass.dy;
                put(y * m_chunks.width + pass.x + std::size_t{i} * pass.dx, line, i);
            }
            above = std::move(line);
        }
    }

    /// The sample of a channel, in the file's bits.
    [[nodiscard]] unsigned
    sample(std::string const& line, std::size_t pixel, unsigned channel) const {
        if (m_chunks.bits == 16) {
            std::size_t const at = (pixel * m_chunks.channels() + channel) * 2;
            return byte_at(line, at) << 8U | byte_at(line, at + 1);
        }
        if (m_chunks.bits == 8) {
            return byte_at(line, pixel * m_chunks.channels() + channel);
        }
        std::size_t const bit = pixel * m_chunks.bits;
        return byte_at(line, bit / 8) >> (8 - m_chunks.bits - bit % 8) &
               ((1U << m_chunks.bits) - 1);
    }
    [[nodiscard]] char scaled(unsigned value) const {
        return static_cast<char>(value * 255 / ((1U << m_chunks.bits) - 1));
    }

    void put(std::size_t pixel, std::string const& line, std::size_t i) {
        if (m_chunks.color == 3) {
            std::size_t const index = sample(line, i, 0);
            for (std::size_t c = 0; c < 3 && index * 3 + c < m_chunks.palette.size(); ++c) {
                colors[pixel * 3 + c] = m_chunks.palette[index * 3 + c];
            }
            if (index < m_chunks.transparency.size()) {
                alpha[pixel] = m_chunks.transparency[index];
            }
            return;
        }
        auto const channels = static_cast<unsigned>(color_channels());
        bool is_key = m_chunks.transparency.size() >= std::size_t{channels} * 2;
        for (unsigned c = 0; c < channels; ++c) {
            unsigned const value = sample(line, i, c);
            colors[pixel * channels + c] = scaled(value);
            is_key = is_key && (byte_at(m_chunks.transparency, std::size_t{c} * 2) << 8U |
                                byte_at(m_chunks.transparency, std::size_t{c} * 2 + 1)) == value;
        }
        if (m_chunks.channels() > channels) {
            alpha[pixel] = scaled(sample(line, i, channels));
        } else if (is_key) {
            alpha[pixel] = '\0';
        }
    }

    Chunks const& m_chunks;
};

/// The rows as the file has them: PDF undoes the same filters.
PngImage pass_through(Chunks chunks) {
    PngImage image;
    image.color_space = chunks.color == 2 ? "/DeviceRGB" : "/DeviceGray";
    if (chunks.color == 3) {
        image.color_space =
            "[/Indexed/DeviceRGB " + std::to_string(chunks.palette.size() / 3 - 1) + '<';
        for (char const c : chunks.palette) {
            constexpr std::string_view digits = "0123456789ABCDEF";
            image.color_space += digits[static_cast<unsigned char>(c) >> 4U];
            image.color_space += digits[static_cast<unsigned char>(c) & 0xFU];
        }
        image.color_space += ">]";
    }
    image.parms = "/Predictor 15/Colors " + std::to_string(chunks.channels()) +
                  "/BitsPerComponent " + std::to_string(chunks.bits) + "/Columns " +
                  std::to_string(chunks.width);
    image.bits = static_cast<int>(chunks.bits);
    image.data = std::move(chunks.data);
    return image;
}

} // namespace

std::optional<PngImage> read_png(std::string_view bytes) {
    std::optional<Chunks> chunks = read_chunks(bytes);
    if (!chunks) {
        return std::nullopt;
    }
    std::uint32_t const width = chunks->width;
    std::uint32_t const height = chunks->height;
    PngImage image;
    bool const is_plain =
        !chunks->interlaced && chunks->transparency.empty() && (chunks->color & 4U) == 0;
    if (is_plain) {
        image = pass_through(std::move(*chunks));
    } else {
        PngDecoder decoder{*chunks};
        if (!decoder.run()) {
            return std::nullopt;
        }
        image.color_space = decoder.color_channels() == 1 ? "/DeviceGray" : "/DeviceRGB";
        image.data = deflate(decoder.colors);
        bool const is_opaque = decoder.alpha.find_first_not_of('\xFF') == std::string::npos;
        image.alpha = is_opaque ? "" : deflate(decoder.alpha);
    }
    image.width = width;
    image.height = height;
    return image;
}

} // namespace gouji::pdf_write
