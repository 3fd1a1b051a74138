#pragma once
#include <cstdint>
#include <random>

#include "gouji/model/document.hpp"

namespace gouji::test {

/// Documents of random blocks and tables whose texts are full of what could be misread.
class RandomDocument {
public:
    explicit RandomDocument(std::uint32_t seed) : m_random(seed) {}
    [[nodiscard]] Document make();
    [[nodiscard]] Table make_table(int depth);
    [[nodiscard]] std::string make_text();

private:
    /// 0 … end - 1, the same on every machine.
    std::size_t below(std::size_t end) { return m_random() % end; }
    bool one_in(std::size_t chances) { return below(chances) == 0; }
    Blocks make_blocks(int depth);
    Blocks make_cell(int depth);
    Block make_block(int depth);
    Inlines make_inlines_with_breaks();
    std::mt19937 m_random;
};

} // namespace gouji::test
