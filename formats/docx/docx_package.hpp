#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/format.hpp"
#include "gouji/formats/support/zip_reader.hpp"

/// The package of a DOCX: parts, their types and their relationships (ECMA-376 part 2). Knows
/// nothing of what the parts say.

namespace gouji::docx::reading {

/// A relationship of a part to another part, or to something outside.
struct Relation {
    std::string id;
    std::string type;   ///< the last segment of its type, the same in both dialects: "styles"
    std::string target; ///< name of the part without leading slash; verbatim when external
    bool external = false;
};

/// The relationships of one part.
class Relations {
public:
    Relations() = default;
    explicit Relations(std::vector<Relation> relations);
    [[nodiscard]] Relation const* by_id(std::string_view id) const;
    /// The first of its type.
    [[nodiscard]] Relation const* by_type(std::string_view type) const;

private:
    std::vector<Relation> m_relations; ///< as they stand
    std::vector<std::size_t> m_by_id;
};

class Package {
public:
    /// `bytes` must outlive the package. Errors: Encrypted, UnsupportedFormat (another kind of
    /// package), Malformed, Truncated, DoctypeForbidden, LimitExceeded.
    static Result<Package> open(Bytes bytes, Limits const& limits, Diagnostics& diagnostics);

    /// The part that holds the text.
    [[nodiscard]] std::string const& main_part() const { return m_main_part; }
    /// The relations of a part; "" for those of the package. Damaged ones are as if there were
    /// none, with a diagnostic.
    [[nodiscard]] Result<Relations const*>
    relations(std::string const& part, Diagnostics& diagnostics);
    /// The type of a part by [Content_Types].xml; empty when unknown.
    [[nodiscard]] std::string content_type(std::string_view part) const;
    [[nodiscard]] bool has(std::string_view part) const { return m_zip.find(part).has_value(); }
    /// False when the end of the part is missing.
    [[nodiscard]] bool is_whole(std::string_view part) const;
    [[nodiscard]] Result<std::string> read(std::string_view part);
    [[nodiscard]] Status stream(std::string_view part, ZipReader::Take const& take);

    /// Parts were found without the directory of the zip file.
    [[nodiscard]] bool salvaged() const { return m_zip.salvaged(); }

private:
    explicit Package(ZipReader zip) : m_zip(std::move(zip)) {}
    [[nodiscard]] Status read_content_types();
    [[nodiscard]] Status find_main_part(Diagnostics& diagnostics);

    ZipReader m_zip;
    std::string m_main_part;
    std::map<std::string, std::string, std::less<>> m_types_by_part;      ///< names in lower case
    std::map<std::string, std::string, std::less<>> m_types_by_extension; ///< in lower case
    std::map<std::string, Relations, std::less<>> m_relations;
};

} // namespace gouji::docx::reading
