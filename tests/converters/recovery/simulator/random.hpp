#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gouji::simulation {

/// splitmix64: the same numbers from the same seed on every machine and library.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// 0 … count - 1; count is not 0.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    std::int64_t between(std::int64_t first, std::int64_t last) {
        return first + static_cast<std::int64_t>(below(static_cast<std::size_t>(last - first + 1)));
    }
    bool percent(std::size_t chance) { return below(100) < chance; }
    template <class T> T const& pick(std::vector<T> const& from) {
        return from[below(from.size())];
    }

private:
    std::uint64_t m_state;
};

} // namespace gouji::simulation
