#pragma once
#include <vector>

namespace gouji::pdf_write {

/// Gives headings levels that follow each other: the first is 1, and none is left out on the way
/// down (ISO 14289-1, 7.4.2). Headings of one level under one heading stay on one level.
class HeadingLevels {
public:
    /// The level of the next heading of the text, which states `level`.
    [[nodiscard]] int next(int level);

private:
    std::vector<int> m_open; ///< levels stated by the headings that the next may stand under
};

} // namespace gouji::pdf_write
