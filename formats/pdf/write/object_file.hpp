#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/sink.hpp"

namespace gouji::pdf_write {

/// zlib format (RFC 1950), as FlateDecode wants it.
[[nodiscard]] std::string deflate(std::string_view bytes);

/// The file as a sequence of indirect objects (ISO 32000-1, 7.5). Streams go to the sink at once,
/// other objects in object streams of a hundred, the cross-reference stream comes last. The same
/// objects give the same bytes; the file's ID is made of them.
class ObjectFile {
public:
    explicit ObjectFile(Sink& sink);

    /// A number for an object that is written later. Each must be written.
    [[nodiscard]] int reserve();
    void write(int id, std::string_view body);
    int write(std::string_view body);

    enum class Filter : std::uint8_t { Deflate, None };
    /// `entries` stand in the stream's dictionary beside /Length and /Filter. None: the bytes as
    /// they are (`entries` may name their filter).
    void write_stream(
        int id, std::string_view entries, std::string_view bytes, Filter filter = Filter::Deflate);

    void finish(int catalog, int info);

    /// False when the objects so far are more than PDF/A allows, or one holds a string that is
    /// longer (ISO 19005-2, 6.1.13).
    [[nodiscard]] bool is_within_limits() const;

private:
    struct Location {
        std::uint8_t kind = 0;   ///< type of the cross-reference entry (7.5.8.3)
        std::uint32_t at = 0;    ///< byte offset, or the object stream
        std::uint16_t index = 0; ///< in the object stream
    };
    void put(std::string_view bytes);
    void flush_objects();
    [[nodiscard]] std::string cross_references() const;

    Sink& m_sink;
    std::uint32_t m_offset = 0;
    std::array<std::uint64_t, 2> m_hash{0xCBF29CE484222325U, 0x84222325CBF29CE4U};
    std::vector<Location> m_locations;
    std::string m_heads;  ///< "number offset " of the objects that wait
    std::string m_bodies; ///< of the objects that wait
    std::vector<int> m_waiting;
    bool m_has_long_string = false;
};

} // namespace gouji::pdf_write
