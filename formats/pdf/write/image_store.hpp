#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "gouji/formats/pdf/write/object_file.hpp"
#include "gouji/formats/support/pixel_size.hpp"
#include "gouji/model/document.hpp"

namespace gouji::pdf_write {

/// The images of a document as XObjects, each written when it is first needed.
class ImageStore {
public:
    ImageStore(ObjectFile& file, Document const& document) : m_file(file), m_document(document) {}

    struct Stored {
        std::string name; ///< in the resources: "Im1"
        PixelSize pixels;
        bool is_shown = false; ///< PDF has its pixels; else a stand-in keeps the bytes
    };
    /// Null when the document has no bytes under this key.
    [[nodiscard]] Stored const* find(std::string const& media);
    /// The content of an /XObject resource dictionary.
    [[nodiscard]] std::string const& resources() const { return m_resources; }

private:
    void write(int id, Media const& media, Stored& stored);

    ObjectFile& m_file;
    Document const& m_document;
    std::map<std::string, Stored> m_stored;
    std::string m_resources;
};

} // namespace gouji::pdf_write
