#pragma once
#include <string_view>

namespace gouji::docx::reading {

/// What an OLE compound file holds, by the names in its directory ([MS-CFB] 2.6).
enum class OleContent : unsigned char {
    NotOle,
    EncryptedPackage, ///< a DOCX with a password ([MS-OFFCRYPTO] 1.3.4)
    WordDocument,     ///< Word 97–2003
    Other,
};
/// `bytes` may be the first part of the file only; what cannot be seen there is Other.
[[nodiscard]] OleContent ole_content(std::string_view bytes);

} // namespace gouji::docx::reading
