#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/diagnostics.hpp"

/// Reading zip packages from untrusted hands, through libzip; from the local headers where the
/// central directory is lost.

namespace gouji {

struct ZipLimits {
    std::size_t inflated_bytes = std::size_t{1} << 30U; ///< of all reads together
    std::size_t entries = 65'536;
    std::size_t ratio = 500; ///< inflated to stored, beyond a 16th of inflated_bytes
};

struct ZipEntry {
    std::string name;  ///< "/" between folders and none in front; never with ".." in it
    bool whole = true; ///< false: its end is missing (truncated package)
};

class ZipReader {
public:
    /// Takes the next piece of an entry; false ends the reading.
    using Take = std::function<bool(std::string_view)>;

    /// `bytes` must outlive the reader. Errors: Truncated, Malformed, LimitExceeded.
    static Result<ZipReader> open(std::string_view bytes, ZipLimits const& limits = {});
    ZipReader(ZipReader&&) noexcept;
    ZipReader& operator=(ZipReader&&) noexcept;
    ~ZipReader();

    [[nodiscard]] std::vector<ZipEntry> const& entries() const;
    /// By name, without regard to ASCII case; of several the first.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    /// Errors: Malformed (damaged data), Encrypted, LimitExceeded. An entry that is not whole gives
    /// what there is of it.
    [[nodiscard]] Status stream(std::size_t entry, Take const& take);
    [[nodiscard]] Result<std::string> read(std::size_t entry);

    /// The central directory is lost; the entries were found by their local headers.
    [[nodiscard]] bool salvaged() const;
    /// Names that stand in the package more than once, and names that no package may hold.
    [[nodiscard]] std::vector<std::string> const& bad_names() const;

private:
    struct Impl;
    explicit ZipReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace gouji
