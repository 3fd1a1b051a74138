#include "gouji/formats/pdf/write/corner_store.hpp"

#include <cmath>
#include <string>

#include "gouji/formats/pdf/write/syntax.hpp"

namespace gouji::pdf_write {

int CornerStore::find(float width, float height) {
    std::pair<int, int> const key{
        static_cast<int>(std::lround(width * 10)), static_cast<int>(std::lround(height * 10))};
    auto const [known, is_new] = m_known.try_emplace(key, 0);
    if (is_new) {
        constexpr double corner = 4.5;
        double const right = key.first / 10.0;
        double const top = key.second / 10.0;
        std::string entries = "/Type/XObject/Subtype/Form/BBox[0 0 ";
        append_numbers(entries, right, top);
        std::string content = "0.87 0.4 0 rg ";
        append_numbers(content, right - corner, top);
        content += "m ";
        append_numbers(content, right, top);
        content += "l ";
        append_numbers(content, right, top - corner);
        content += "l f";
        known->second = m_file.reserve();
        m_file.write_stream(
            known->second, entries + "]/Resources<<>>", content, ObjectFile::Filter::None);
    }
    return known->second;
}

} // namespace gouji::pdf_write
