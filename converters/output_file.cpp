#include "gouji/converters/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

constexpr std::size_t buffer_size = std::size_t{64} << 10U;

Error output_error(int number, std::string const& shown) {
    if (number == ENOSPC || number == EDQUOT) {
        return {Code::DiskFull, {}, {{"file", shown}}};
    }
    if (number == EEXIST) {
        return {Code::FileExists, {}, {{"file", shown}}};
    }
    if (number == EISDIR) {
        return {Code::IsDirectory, {}, {{"file", shown}}};
    }
    return {
        Code::CannotWrite,
        {},
        {{"file", shown}, {"reason", std::generic_category().message(number)}}};
}

/// 0, or the errno of the write that failed.
int write_fully(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t const written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return errno;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

std::string folder_of(std::string const& path) {
    std::size_t const slash = path.rfind('/');
    if (slash == std::string::npos) {
        return ".";
    }
    return slash == 0 ? "/" : path.substr(0, slash);
}

/// Where `path` leads when it is a symbolic link; `path` itself otherwise.
std::string without_links(std::string const& path) {
    struct FreeDeleter {
        void operator()(char* text) const { std::free(text); } // NOLINT: realpath uses malloc
    };
    std::unique_ptr<char, FreeDeleter> const real(::realpath(path.c_str(), nullptr));
    return real ? std::string(real.get()) : path;
}

/// A name beside `path` that two runs do not share and nobody mistakes for a result.
std::string temporary_name(std::string const& path, unsigned attempt) {
    std::size_t const slash = path.rfind('/');
    std::size_t const begin = slash == std::string::npos ? 0 : slash + 1;
    // 200 bytes: file names end at 255.
    return path.substr(0, begin) + "." + path.substr(begin, 200) + ".gouji-" +
           std::to_string(::getpid()) + "-" + std::to_string(attempt);
}

} // namespace

Result<OutputFile> OutputFile::create(std::string const& path, bool clobber) {
    OutputFile out;
    out.m_shown = path;
    out.m_clobber = clobber;
    struct stat status {};
    bool const exists = ::stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
        return output_error(EISDIR, path);
    }
    if (exists && !clobber) {
        return output_error(EEXIST, path);
    }
    out.m_path = exists ? without_links(path) : path;
    if (exists && !S_ISREG(status.st_mode)) {
        out.m_in_place = true;
        out.m_file = FileDescriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
        if (!out.m_file.is_open()) {
            return output_error(errno, path);
        }
        return out;
    }
    int const failed = out.open_temporary(folder_of(out.m_path));
    if (failed != 0) {
        return output_error(failed, path);
    }
    if (exists) {
        // Not allowed to: the new file keeps the permissions that new files get.
        (void)::fchmod(out.m_file.get(), status.st_mode & 07777U);
    }
    return out;
}

int OutputFile::open_temporary(std::string const& folder) {
#ifdef O_TMPFILE
    // linkat() of a nameless file goes through /proc (open(2), O_TMPFILE).
    if (::access("/proc/self/fd", X_OK) == 0) {
        m_file = FileDescriptor(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
        if (m_file.is_open()) {
            return 0;
        }
    }
#endif
    for (unsigned attempt = 0;; ++attempt) {
        std::string name = temporary_name(m_path, attempt);
        m_file =
            FileDescriptor(::open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666));
        if (m_file.is_open()) {
            m_temporary = std::move(name);
            return 0;
        }
        if (errno != EEXIST) {
            return errno;
        }
    }
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_shown(std::move(other.m_shown)), m_path(std::move(other.m_path)),
      m_temporary(std::exchange(other.m_temporary, {})), m_buffer(std::move(other.m_buffer)),
      m_file(std::move(other.m_file)), m_in_place(other.m_in_place), m_clobber(other.m_clobber),
      m_errno(other.m_errno) {}

OutputFile::~OutputFile() {
    if (!m_temporary.empty()) {
        ::unlink(m_temporary.c_str());
    }
}

void OutputFile::write(std::string_view bytes) {
    if (m_errno != 0) {
        return;
    }
    m_buffer += bytes;
    if (m_buffer.size() >= buffer_size) {
        flush();
    }
}

void OutputFile::flush() {
    if (m_errno == 0) {
        m_errno = write_fully(m_file.get(), m_buffer);
    }
    m_buffer.clear();
}

int OutputFile::link_unnamed(std::string const& name) const {
    std::string const self = "/proc/self/fd/" + std::to_string(m_file.get());
    return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0
                                                                                            : errno;
}

int OutputFile::give_name() {
    if (m_temporary.empty()) {
        // A name that is free is taken at once; and without clobber this is the whole test.
        int const linked = link_unnamed(m_path);
        if (linked != EEXIST || !m_clobber) {
            return linked;
        }
        for (unsigned attempt = 0;; ++attempt) {
            std::string name = temporary_name(m_path, attempt);
            int const failed = link_unnamed(name);
            if (failed == 0) {
                m_temporary = std::move(name);
                break;
            }
            if (failed != EEXIST) {
                return failed;
            }
        }
    }
    if (!m_clobber) {
        return ::link(m_temporary.c_str(), m_path.c_str()) == 0 ? 0 : errno;
    }
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) {
        return errno;
    }
    m_temporary.clear();
    return 0;
}

Status OutputFile::commit() {
    flush();
    if (m_errno == 0 && !m_in_place) {
        m_errno = ::fsync(m_file.get()) == 0 ? 0 : errno;
    }
    if (m_errno == 0 && !m_in_place) {
        m_errno = give_name();
    }
    if (m_errno != 0) {
        return output_error(m_errno, m_shown);
    }
    if (!m_in_place) {
        // The file is there; that its folder entry survives a power cut is as well as we can do.
        FileDescriptor const folder(
            ::open(folder_of(m_path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (folder.is_open()) {
            (void)::fsync(folder.get());
        }
    }
    return done();
}

Status write_all(int file, std::string_view bytes, std::string const& shown) {
    int const failed = write_fully(file, bytes);
    if (failed != 0) {
        return output_error(failed, shown);
    }
    return done();
}

bool is_same_file(std::string const& left, std::string const& right) {
    struct stat a {};
    struct stat b {};
    return ::stat(left.c_str(), &a) == 0 && ::stat(right.c_str(), &b) == 0 &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

} // namespace gouji
