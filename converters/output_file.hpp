#pragma once
#include <string>
#include <string_view>

#include "gouji/converters/file_descriptor.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/sink.hpp"

namespace gouji {

/// An output that is there whole or not at all.
///
/// The bytes go to a temporary file in the folder of `path`; commit() syncs it, gives it its name
/// and syncs the folder. Where the file system allows it, the temporary file has no name before,
/// so that even a killed program leaves nothing behind. An existing file keeps its permissions; of
/// a symbolic link the target is replaced. What is not a regular file (/dev/null, a pipe) is
/// written to as it stands.
class OutputFile final : public Sink {
public:
    /// Errors: IsDirectory, FileExists (only when !clobber), CannotWrite, DiskFull; data "file".
    [[nodiscard]] static Result<OutputFile> create(std::string const& path, bool clobber);

    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&& other) noexcept = delete;
    OutputFile(OutputFile const&) = delete;
    OutputFile& operator=(OutputFile const&) = delete;
    /// Without a commit() before, nothing is left.
    ~OutputFile() override;

    void write(std::string_view bytes) override;
    [[nodiscard]] bool good() const override { return m_errno == 0; }
    /// Call it once, last.
    [[nodiscard]] Status commit();

private:
    OutputFile() = default;
    void flush();
    [[nodiscard]] int open_temporary(std::string const& folder);
    [[nodiscard]] int give_name();
    [[nodiscard]] int link_unnamed(std::string const& name) const;

    std::string m_shown;     ///< as given
    std::string m_path;      ///< without symbolic links
    std::string m_temporary; ///< empty: the file has no name yet, or is written in place
    std::string m_buffer;
    FileDescriptor m_file;
    bool m_in_place = false;
    bool m_clobber = true;
    int m_errno = 0;
};

/// Writes all of `bytes` to an open file (the standard output). `shown` names it in the Error.
[[nodiscard]] Status write_all(int file, std::string_view bytes, std::string const& shown);

/// True when both paths lead to one file, also by links of either kind.
[[nodiscard]] bool is_same_file(std::string const& left, std::string const& right);

} // namespace gouji
