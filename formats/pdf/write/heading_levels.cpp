#include "gouji/formats/pdf/write/heading_levels.hpp"

namespace gouji::pdf_write {

int HeadingLevels::next(int level) {
    while (!m_open.empty() && m_open.back() >= level) {
        m_open.pop_back();
    }
    m_open.push_back(level);
    return static_cast<int>(m_open.size());
}

} // namespace gouji::pdf_write
