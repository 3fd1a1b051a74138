#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/sink.hpp"

namespace gouji {

/// Makes a zip archive in memory. The same entries in the same order give the same bytes, at any
/// time and in any time zone: every entry is dated 1980-01-01 00:00.
class ZipWriter {
public:
    enum class Method : unsigned char {
        Deflate,
        Store, ///< for what is compressed already
    };
    /// Names are UTF-8 paths with "/" and must differ from each other.
    void add(std::string name, std::string content, Method method = Method::Deflate);
    /// As above; `content` is not copied and must outlive the writer.
    void add_view(std::string name, std::string_view content, Method method);

    /// Writes the archive. Error: CannotWrite with libzip's reason.
    [[nodiscard]] Status finish(Sink& sink) const;

private:
    struct Entry {
        std::string name;
        std::string content;
        std::optional<std::string_view> view; ///< instead of content
        Method method;
    };
    std::vector<Entry> m_entries;
};

} // namespace gouji
