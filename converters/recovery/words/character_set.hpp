#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

namespace gouji {

/// Characters, looked up without a search: this is asked of every word of a text.
class CharacterSet {
public:
    void insert(char32_t character) {
        m_members.resize(std::max<std::size_t>(m_members.size(), character + 1));
        m_members[character] = true;
    }
    template <class Iterator> void insert(Iterator begin, Iterator end) {
        std::for_each(begin, end, [this](char32_t character) { insert(character); });
    }
    [[nodiscard]] bool contains(char32_t character) const {
        return character < m_members.size() && m_members[character];
    }
    void clear() { m_members.clear(); }

private:
    std::vector<bool> m_members;
};

} // namespace gouji
