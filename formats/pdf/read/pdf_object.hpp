#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/formats/format.hpp"

/// The objects of a PDF file (ISO 32000-1, 7.3), read only. This is all that the reader knows of
/// the library below it, so that another one can take its place.

namespace gouji::pdfread {

class ObjectFile;

enum class ObjectKind : std::uint8_t {
    Null,
    Boolean,
    Number,
    String,
    Name,
    Array,
    Dictionary, ///< of streams too
};

/// A view of an object; lives as long as its file. References are followed everywhere, so a view is
/// never of one. What is broken, missing or of another kind than asked for is null, empty or the
/// fallback: a damaged file needs no special case.
class Object {
public:
    Object() = default;

    [[nodiscard]] ObjectKind kind() const;
    [[nodiscard]] bool is_null() const { return kind() == ObjectKind::Null; }
    [[nodiscard]] bool is_dictionary() const { return kind() == ObjectKind::Dictionary; }
    [[nodiscard]] bool is_array() const { return kind() == ObjectKind::Array; }
    [[nodiscard]] bool is_stream() const;
    [[nodiscard]] bool boolean(bool fallback = false) const;
    [[nodiscard]] double number(double fallback = 0) const;
    [[nodiscard]] std::optional<double> maybe_number() const;
    /// Numbers beyond the range of the type are the fallback.
    [[nodiscard]] std::int64_t integer(std::int64_t fallback = 0) const;
    /// Without the slash.
    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] std::string bytes() const;
    /// A text string (7.9.2.2) as UTF-8.
    [[nodiscard]] std::string text() const;

    /// Of an array.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Object at(std::size_t index) const;
    /// Of a dictionary.
    [[nodiscard]] Object get(std::string_view key) const;
    [[nodiscard]] std::vector<std::pair<std::string, Object>> entries() const;

    /// The object number of what a reference led to; 0 for a direct object.
    [[nodiscard]] std::uint32_t number_of_object() const;
    /// A key for maps: equal for views of the same object.
    [[nodiscard]] void const* identity() const { return m_node; }

    /// The decoded bytes of a stream, at most `limit` of them: what came before an error or the
    /// limit counts.
    [[nodiscard]] std::string data(std::size_t limit) const;
    /// As they stand in the file, decrypted.
    [[nodiscard]] std::string raw_data() const;

private:
    friend class ObjectFile;
    Object(ObjectFile const* file, void const* node) : m_file(file), m_node(node) {}

    ObjectFile const* m_file = nullptr;
    void const* m_node = nullptr;
};

class ObjectFile {
public:
    /// Opens a file as it is. An error says whether a password is missing (Encrypted) or wrong
    /// (WrongPassword), or that it needs repair (Malformed).
    static Result<std::unique_ptr<ObjectFile>> open(Bytes input, std::string const& password);

    virtual ~ObjectFile() = default;
    ObjectFile(ObjectFile const&) = delete;
    ObjectFile& operator=(ObjectFile const&) = delete;
    ObjectFile(ObjectFile&&) = delete;
    ObjectFile& operator=(ObjectFile&&) = delete;

    [[nodiscard]] virtual Object trailer() const = 0;
    [[nodiscard]] Object catalog() const { return trailer().get("Root"); }
    /// True once an object could not be read: repair may bring it back.
    [[nodiscard]] virtual bool has_broken_objects() const = 0;

protected:
    ObjectFile() = default;
    static Object view(ObjectFile const* file, void const* node) { return {file, node}; }
};

/// A text string's bytes as UTF-8: UTF-16 with a byte order mark, UTF-8 with one, else
/// PDFDocEncoding (ISO 32000-1, annex D.3).
[[nodiscard]] std::string decode_text_string(std::string_view bytes);

struct RepairedFile {
    std::string bytes;
    bool was_damaged = false; ///< false: only encrypted, or written in a rare way
};
/// A whole new file: cross references rebuilt, decrypted, without object streams. Errors as of
/// ObjectFile::open.
[[nodiscard]] Result<RepairedFile> repair_file(Bytes input, std::string const& password);

} // namespace gouji::pdfread
