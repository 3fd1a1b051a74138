#pragma once
#include <map>
#include <utility>

#include "gouji/formats/pdf/write/object_file.hpp"

namespace gouji::pdf_write {

/// The appearance of the annotations that mark doubt: a small corner at the top right, as
/// spreadsheets have it (ISO 32000-1, 12.5.5). One for each size of box.
class CornerStore {
public:
    explicit CornerStore(ObjectFile& file) : m_file(file) {}
    /// The form XObject for a box of these sides, in points.
    [[nodiscard]] int find(float width, float height);

private:
    ObjectFile& m_file;
    std::map<std::pair<int, int>, int> m_known; ///< by the sides in tenths of points
};

} // namespace gouji::pdf_write
