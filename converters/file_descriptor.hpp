#pragma once
#include <unistd.h>

#include <utility>

namespace gouji {

/// Owns an open file; closes it at the end.
class FileDescriptor {
public:
    FileDescriptor() = default;
    /// -1: none is open.
    explicit FileDescriptor(int file) : m_file(file) {}
    FileDescriptor(FileDescriptor&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(m_file, other.m_file);
        return *this;
    }
    FileDescriptor(FileDescriptor const&) = delete;
    FileDescriptor& operator=(FileDescriptor const&) = delete;
    ~FileDescriptor() {
        if (m_file >= 0) {
            ::close(m_file);
        }
    }

    [[nodiscard]] bool is_open() const { return m_file >= 0; }
    [[nodiscard]] int get() const { return m_file; }

private:
    int m_file = -1;
};

} // namespace gouji
