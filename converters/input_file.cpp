#include "gouji/converters/input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <system_error>

#include "gouji/converters/file_descriptor.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

Error input_error(Code code, std::string const& path) {
    return {code, {}, {{"file", input_name(path)}}};
}

Error errno_error(int number, std::string const& path) {
    if (number == ENOENT || number == ENOTDIR) {
        return input_error(Code::NotFound, path);
    }
    if (number == EISDIR) {
        return input_error(Code::IsDirectory, path);
    }
    Error error = input_error(Code::CannotRead, path);
    error.data.emplace_back("reason", std::generic_category().message(number));
    return error;
}

Error too_long(std::string const& path, Limits const& limits) {
    Error error = input_error(Code::LimitExceeded, path);
    error.data.emplace_back("what", "input");
    error.data.emplace_back("limit", std::to_string(limits.input_bytes) + " bytes");
    error.data.emplace_back("name", "input_bytes");
    return error;
}

/// Reads to the end, whatever stat said of the size: pipes have none and files grow.
Result<std::string> read_all(int file, std::string const& path, Limits const& limits) {
    struct stat status {};
    if (::fstat(file, &status) != 0) {
        return errno_error(errno, path);
    }
    if (S_ISDIR(status.st_mode)) {
        return errno_error(EISDIR, path);
    }
    std::size_t const expected =
        S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
    if (expected > limits.input_bytes) {
        return too_long(path, limits);
    }
    constexpr std::size_t chunk = std::size_t{64} << 10U;
    std::string bytes;
    std::size_t length = 0;
    bytes.resize(expected + 1); // one more, so that the end of a file shows in the same read
    while (true) {
        ssize_t const got = ::read(file, bytes.data() + length, bytes.size() - length);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return errno_error(errno, path);
        }
        if (got == 0) {
            bytes.resize(length);
            return bytes;
        }
        length += static_cast<std::size_t>(got);
        if (length > limits.input_bytes) {
            return too_long(path, limits);
        }
        if (length == bytes.size()) {
            bytes.resize(bytes.size() + std::max(chunk, bytes.size()));
        }
    }
}

} // namespace

std::string input_name(std::string const& path) {
    return path == "-" ? "<stdin>" : path;
}

Result<std::string> read_input(std::string const& path, Limits const& limits) {
    try {
        if (path == "-") {
            return read_all(STDIN_FILENO, path, limits);
        }
        FileDescriptor const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
        if (!file.is_open()) {
            return errno_error(errno, path);
        }
        return read_all(file.get(), path, limits);
    } catch (std::bad_alloc const&) {
        return errno_error(ENOMEM, path);
    }
}

} // namespace gouji
