#include "gouji/formats/pdf/write/object_file.hpp"

#include <zlib.h>

#include <algorithm>

#include "gouji/formats/pdf/write/syntax.hpp"

namespace gouji::pdf_write {

namespace {

constexpr std::size_t objects_per_stream = 100;
/// Bytes of a cross-reference entry: 1 of type, 4, 2.
constexpr std::size_t entry_size = 7;

// ISO 19005-2, 6.1.13
constexpr std::size_t longest_string = 32767; // bytes
constexpr std::size_t most_objects = 8'388'607;

/// Bytes of the string that begins at `at` with "(" or "<"; `at` moves to its end.
std::size_t string_length(std::string_view body, std::size_t& at) {
    std::size_t length = 0;
    if (body[at] == '<') {
        std::size_t const end = std::min(body.find('>', at), body.size());
        length = (end - at) / 2;
        at = end;
        return length;
    }
    for (++at; at < body.size() && body[at] != ')'; ++at, ++length) {
        at += body[at] == '\\' ? 1U : 0U; // three digits of one byte count as three
    }
    return length;
}

/// True when a string is longer than allowed, or near it. Strings as syntax.hpp writes them.
bool has_long_string(std::string_view body) {
    for (std::size_t at = 0; at < body.size(); ++at) {
        if (body.substr(at, 2) == "<<") {
            ++at;
        } else if (
            (body[at] == '(' || body[at] == '<') && string_length(body, at) > longest_string) {
            return true;
        }
    }
    return false;
}

} // namespace

std::string deflate(std::string_view bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string out(size, '\0');
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): zlib counts in Bytef
    auto* const to = reinterpret_cast<Bytef*>(out.data());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    auto const* const from = reinterpret_cast<Bytef const*>(bytes.data());
    // The bound makes Z_BUF_ERROR impossible.
    (void)compress2(to, &size, from, static_cast<uLong>(bytes.size()), Z_DEFAULT_COMPRESSION);
    out.resize(size);
    return out;
}

ObjectFile::ObjectFile(Sink& sink) : m_sink(sink) {
    m_locations.push_back({0, 0, 0xFFFF}); // 7.5.4: the head of the free objects
    put("%PDF-1.7\n%\xE5\x8B\xBE\xE7\xA8\xBD\n");
}

int ObjectFile::reserve() {
    m_locations.emplace_back();
    return static_cast<int>(m_locations.size()) - 1;
}

void ObjectFile::put(std::string_view bytes) {
    // FNV-1a over words: only needs to differ where files differ.
    for (std::size_t at = 0; at < bytes.size(); at += 8) {
        std::uint64_t word = 0;
        for (char const c : bytes.substr(at, 8)) {
            word = word << 8U | static_cast<unsigned char>(c);
        }
        m_hash[0] = (m_hash[0] ^ word) * 0x100000001B3U;
        m_hash[1] = (m_hash[1] ^ (m_hash[0] >> 29U)) * 0x9E3779B97F4A7C15U;
    }
    m_sink.write(bytes);
    m_offset += static_cast<std::uint32_t>(bytes.size());
}

void ObjectFile::write(int id, std::string_view body) {
    m_has_long_string =
        m_has_long_string || (body.size() > longest_string && has_long_string(body));
    m_heads += std::to_string(id) + ' ' + std::to_string(m_bodies.size()) + ' ';
    m_bodies += body;
    m_bodies += '\n';
    m_waiting.push_back(id);
    if (m_waiting.size() == objects_per_stream) {
        flush_objects();
    }
}

int ObjectFile::write(std::string_view body) {
    int const id = reserve();
    write(id, body);
    return id;
}

void ObjectFile::write_stream(
    int id, std::string_view entries, std::string_view bytes, Filter filter) {
    std::string const packed = filter == Filter::Deflate ? deflate(bytes) : std::string{};
    std::string_view const data = filter == Filter::Deflate ? packed : bytes;
    m_locations[static_cast<std::size_t>(id)] = {1, m_offset, 0};
    std::string head = std::to_string(id) + " 0 obj\n<<" + std::string{entries};
    head += filter == Filter::Deflate ? "/Filter/FlateDecode" : "";
    head += "/Length " + std::to_string(data.size()) + ">>\nstream\n";
    put(head);
    put(data);
    put("\nendstream\nendobj\n");
}

bool ObjectFile::is_within_limits() const {
    // What ends the file comes yet.
    constexpr std::size_t spare = 10'000;
    return !m_has_long_string && m_locations.size() + spare <= most_objects;
}

/// 7.5.7
void ObjectFile::flush_objects() {
    if (m_waiting.empty()) {
        return;
    }
    int const id = reserve();
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        m_locations[static_cast<std::size_t>(m_waiting[i])] = {
            2, static_cast<std::uint32_t>(id), static_cast<std::uint16_t>(i)};
    }
    std::string const entries = "/Type/ObjStm/N " + std::to_string(m_waiting.size()) + "/First " +
                                std::to_string(m_heads.size());
    write_stream(id, entries, m_heads + m_bodies);
    m_heads.clear();
    m_bodies.clear();
    m_waiting.clear();
}

/// 7.5.8.2, each row minus the row above (PNG's predictor Up), which packs to a third.
std::string ObjectFile::cross_references() const {
    std::string out;
    std::array<unsigned char, entry_size> above{};
    for (Location const& entry : m_locations) {
        std::array<unsigned char, entry_size> const row{
            entry.kind,
            static_cast<unsigned char>(entry.at >> 24U),
            static_cast<unsigned char>(entry.at >> 16U),
            static_cast<unsigned char>(entry.at >> 8U),
            static_cast<unsigned char>(entry.at),
            static_cast<unsigned char>(entry.index >> 8U),
            static_cast<unsigned char>(entry.index)};
        out += '\2';
        for (std::size_t i = 0; i < entry_size; ++i) {
            out += static_cast<char>(row.at(i) - above.at(i));
        }
        above = row;
    }
    return out;
}

void ObjectFile::finish(int catalog, int info) {
    flush_objects();
    int const id = reserve();
    m_locations[static_cast<std::size_t>(id)] = {1, m_offset, 0};
    std::string file_id;
    for (std::uint64_t const word : m_hash) {
        for (unsigned shift = 64; shift != 0;) {
            shift -= 16;
            append_hex16(file_id, static_cast<std::uint32_t>((word >> shift) & 0xFFFFU));
        }
    }
    std::string entries = "/Type/XRef/W[1 4 2]/Size " + std::to_string(m_locations.size());
    entries += "/Root " + reference(catalog) + "/Info " + reference(info);
    entries += "/ID[<" + file_id + "><" + file_id + ">]";
    entries += "/DecodeParms<</Predictor 12/Columns " + std::to_string(entry_size) + ">>";
    std::string const end = "startxref\n" + std::to_string(m_offset) + "\n%%EOF\n";
    write_stream(id, entries, cross_references());
    put(end);
}

} // namespace gouji::pdf_write
