#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::pdf_write {

/// A font in a file; collections (TTC, OTC) hold several.
struct FontFile {
    std::string path;
    unsigned index = 0;
    friend bool operator<(FontFile const& a, FontFile const& b) {
        return a.path != b.path ? a.path < b.path : a.index < b.index;
    }
};

/// The outline fonts that are installed, as fontconfig lists them. Never changes.
class FontCatalog {
public:
    /// Made on the first call (some 10 ms), for the whole process.
    [[nodiscard]] static FontCatalog const& installed();

    /// By any name of the family or the full name, without regard to case; ":bold" asks for the
    /// bold face. A name with a slash is a file. Null where there is none.
    [[nodiscard]] FontFile const* find(std::string_view name) const;
    /// The fonts that have a character, in an order that depends on their names only.
    [[nodiscard]] std::vector<FontFile const*> having(char32_t character) const;

private:
    struct Entry {
        std::vector<std::string> names; ///< lower case
        FontFile file;
        int weight = 0; ///< of OpenType: 400 is regular
        bool upright = true;
        void const* characters = nullptr; ///< FcCharSet, owned by fontconfig's set
    };
    FontCatalog();
    void* m_config = nullptr;     ///< FcConfig: owns the patterns; lives as long as the process
    std::vector<Entry> m_entries; ///< by family, weight, path
};

} // namespace gouji::pdf_write
