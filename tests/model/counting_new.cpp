#include "gouji/tests/model/counting_new.hpp"

#include <cstdlib>
#include <new>

namespace {

std::size_t live = 0;
/// The size stands before the block, so that delete can take it off again.
constexpr std::size_t prefix = alignof(std::max_align_t);

} // namespace

std::size_t gouji::test::live_bytes() {
    return live;
}

void* operator new(std::size_t size) {
    auto* const block = static_cast<char*>(std::malloc(size + prefix));
    if (block == nullptr) {
        throw std::bad_alloc{};
    }
    *reinterpret_cast<std::size_t*>(block) = size;
    live += size;
    return block + prefix;
}

void operator delete(void* memory) noexcept {
    if (memory != nullptr) {
        char* const block = static_cast<char*>(memory) - prefix;
        live -= *reinterpret_cast<std::size_t*>(block);
        std::free(block);
    }
}

void operator delete(void* memory, std::size_t) noexcept {
    operator delete(memory);
}
