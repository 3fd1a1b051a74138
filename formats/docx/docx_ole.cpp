#include "gouji/formats/docx/docx_ole.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace gouji::docx::reading {

namespace {

constexpr std::string_view signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};
constexpr std::size_t header_size = 512;
constexpr std::size_t entry_size = 128;
constexpr std::uint32_t last_sector = 0xFFFFFFFA; // the numbers above have other meanings
constexpr std::size_t most_sectors = 4096;        // of a directory: a loop ends there

std::uint32_t number(std::string_view bytes, std::size_t at, unsigned size) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < size && at + i < bytes.size(); ++i) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return value;
}

/// [MS-CFB] 2.2: the header names the sectors of the allocation table, which chains sectors.
struct CompoundFile {
    std::string_view bytes;
    std::size_t sector_size;

    [[nodiscard]] std::size_t offset_of(std::uint32_t sector) const {
        return (static_cast<std::size_t>(sector) + 1) * sector_size;
    }
    [[nodiscard]] std::uint32_t next(std::uint32_t sector) const {
        std::size_t const per_sector = sector_size / 4;
        std::size_t const table = sector / per_sector;
        if (table >= 109) {
            return last_sector;
        }
        std::uint32_t const table_sector = number(bytes, 0x4C + 4 * table, 4);
        std::size_t const at = offset_of(table_sector) + 4 * (sector % per_sector);
        return table_sector >= last_sector || at + 4 > bytes.size() ? last_sector
                                                                    : number(bytes, at, 4);
    }
};

std::string entry_name(std::string_view entry) {
    std::string name;
    for (std::size_t at = 0; at + 1 < 64; at += 2) {
        char const low = entry[at];
        if (low == 0 && entry[at + 1] == 0) {
            break;
        }
        name += entry[at + 1] == 0 ? low : '?';
    }
    return name;
}

} // namespace

OleContent ole_content(std::string_view bytes) {
    if (!bytes.starts_with(signature)) {
        return OleContent::NotOle;
    }
    std::uint32_t const shift = number(bytes, 0x1E, 2);
    if (bytes.size() < header_size || shift < 7 || shift > 16) {
        return OleContent::Other;
    }
    CompoundFile const file{bytes, std::size_t{1} << shift};
    OleContent content = OleContent::Other;
    std::uint32_t sector = number(bytes, 0x30, 4);
    for (std::size_t i = 0; i < most_sectors && sector < last_sector; ++i) {
        std::size_t const begin = file.offset_of(sector);
        for (std::size_t at = begin; at < begin + file.sector_size; at += entry_size) {
            if (at + entry_size > bytes.size()) {
                return content;
            }
            std::string const name = entry_name(bytes.substr(at, entry_size));
            if (name == "EncryptedPackage") {
                return OleContent::EncryptedPackage;
            }
            if (name == "WordDocument") {
                content = OleContent::WordDocument;
            }
        }
        sector = file.next(sector);
    }
    return content;
}

} // namespace gouji::docx::reading
