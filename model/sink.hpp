#pragma once
#include <string>
#include <string_view>

namespace gouji {

/// Where a writer's bytes go. A failed write is remembered; later writes do nothing.
class Sink {
public:
    virtual ~Sink() = default;
    virtual void write(std::string_view bytes) = 0;
    /// False once a write has failed (a full disk, a closed pipe).
    [[nodiscard]] virtual bool good() const { return true; }
};

/// Collects everything in a string.
class StringSink final : public Sink {
public:
    void write(std::string_view bytes) override { m_bytes.append(bytes); }
    [[nodiscard]] std::string const& str() const { return m_bytes; }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

} // namespace gouji
