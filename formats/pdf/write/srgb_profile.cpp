#include "gouji/formats/pdf/write/srgb_profile.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji::pdf_write {

namespace {

void put16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value >> 8U);
    out += static_cast<char>(value);
}
void put32(std::string& out, std::uint32_t value) {
    put16(out, value >> 16U);
    put16(out, value & 0xFFFFU);
}
/// s15Fixed16Number (5.3.3)
void put_fixed(std::string& out, double value) {
    put32(out, static_cast<std::uint32_t>(std::lround(value * 65536)));
}

std::string xyz(double x, double y, double z) {
    std::string out{"XYZ \0\0\0\0", 8};
    put_fixed(out, x);
    put_fixed(out, y);
    put_fixed(out, z);
    return out;
}

/// The transfer function of sRGB as a table.
std::string curve() {
    constexpr int steps = 256;
    std::string out{"curv\0\0\0\0", 8};
    put32(out, steps);
    for (int i = 0; i < steps; ++i) {
        double const v = i / double{steps - 1};
        double const linear = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        put16(out, static_cast<std::uint32_t>(std::lround(linear * 65535)));
    }
    return out;
}

std::string text(std::string_view words) {
    return std::string{"text\0\0\0\0", 8} + std::string{words} + '\0';
}

/// textDescriptionType (6.5.17): ASCII, no Unicode, no script code.
std::string description(std::string_view words) {
    std::string out{"desc\0\0\0\0", 8};
    put32(out, static_cast<std::uint32_t>(words.size() + 1));
    out += words;
    out += std::string(1 + 8 + 3 + 67, '\0');
    return out;
}

} // namespace

std::string srgb_profile() {
    std::string const curves = curve();
    // Primaries and white of IEC 61966-2-1, adapted to D50 (Bradford).
    std::vector<std::pair<std::string_view, std::string>> const tags{
        {"desc", description("sRGB")},
        {"cprt", text("No copyright, use freely")},
        {"wtpt", xyz(0.9642, 1.0, 0.8249)},
        {"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
        {"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
        {"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
        {"rTRC", curves},
        {"gTRC", curves},
        {"bTRC", curves}};
    std::string table;
    std::string data;
    constexpr std::size_t header_size = 128;
    std::size_t const begin = header_size + 4 + tags.size() * 12;
    put32(table, static_cast<std::uint32_t>(tags.size()));
    std::size_t curve_at = 0;
    for (auto const& [tag, bytes] : tags) {
        bool const is_curve = tag.ends_with("TRC");
        std::size_t const at = is_curve && curve_at != 0 ? curve_at : begin + data.size();
        table += tag;
        put32(table, static_cast<std::uint32_t>(at));
        put32(table, static_cast<std::uint32_t>(bytes.size()));
        if (!is_curve || curve_at == 0) {
            data += bytes;
            data.resize((data.size() + 3) / 4 * 4, '\0');
            curve_at = is_curve ? at : 0;
        }
    }
    // 6.1: the header.
    std::string out;
    put32(out, static_cast<std::uint32_t>(begin + data.size()));
    put32(out, 0);
    put32(out, 0x02400000);
    out += "mntrRGB XYZ ";
    for (std::uint32_t const part : {2020U, 1U, 1U, 0U, 0U, 0U}) {
        put16(out, part);
    }
    out += "acsp";
    out += std::string(4 + 4 + 4 + 4 + 8 + 4, '\0');
    put_fixed(out, 0.9642);
    put_fixed(out, 1.0);
    put_fixed(out, 0.8249);
    out.resize(header_size, '\0');
    return out + table + data;
}

} // namespace gouji::pdf_write
