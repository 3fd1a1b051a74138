#pragma once
#include <cstdint>
#include <random>
#include <string>

#include "gouji/model/document.hpp"

namespace gouji::test {

/// Documents of every kind of block and inline that HTML can say, whose texts are full of what
/// could be taken for markup. The same seed makes the same document on every machine.
class RandomDocument {
public:
    explicit RandomDocument(std::uint32_t seed) : m_random{seed} {}
    [[nodiscard]] Document make();

private:
    std::size_t below(std::size_t end) { return m_random() % end; }
    bool one_in(std::size_t chances) { return below(chances) == 0; }
    std::string make_text();
    std::string make_label(bool ordered, std::size_t number);
    Inlines make_inlines(int depth, bool in_link);
    Inline make_inline(int depth, bool in_link);
    Blocks make_blocks(std::size_t most, int depth);
    Block make_block(int depth);
    Block make_paragraph();
    Block make_list(int depth);
    Table make_table(int depth);

    std::mt19937 m_random;
};

} // namespace gouji::test
