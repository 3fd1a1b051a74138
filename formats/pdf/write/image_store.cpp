#include "gouji/formats/pdf/write/image_store.hpp"

#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/formats/pdf/write/png_image.hpp"
#include "gouji/formats/pdf/write/syntax.hpp"

namespace gouji::pdf_write {

namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

/// The components of a JPEG that PDF's decoder takes: baseline, extended or progressive Huffman
/// (ITU-T T.81, table B.1); 0 for another.
unsigned jpeg_components(std::string_view bytes) {
    for (std::size_t at = 2; at + 9 < bytes.size();) {
        if (byte_at(bytes, at) != 0xFF) {
            return 0;
        }
        unsigned const marker = byte_at(bytes, at + 1);
        if (marker >= 0xC0 && marker <= 0xC2) {
            return byte_at(bytes, at + 9);
        }
        bool const stands_alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
        std::size_t const length =
            stands_alone ? 0 : byte_at(bytes, at + 2) << 8U | byte_at(bytes, at + 3);
        at += marker == 0xFF ? 1 : 2 + length;
    }
    return 0;
}

std::string sides(PixelSize pixels) {
    return "/Type/XObject/Subtype/Image/Width " + std::to_string(pixels.width) + "/Height " +
           std::to_string(pixels.height);
}

} // namespace

ImageStore::Stored const* ImageStore::find(std::string const& media) {
    auto const known = m_stored.find(media);
    if (known != m_stored.end()) {
        return &known->second;
    }
    auto const bytes = m_document.media.find(media);
    if (bytes == m_document.media.end()) {
        return nullptr;
    }
    Stored& stored = m_stored[media];
    stored.name = "Im" + std::to_string(m_stored.size());
    int const id = m_file.reserve();
    m_resources += '/' + stored.name + ' ' + reference(id);
    write(id, bytes->second, stored);
    return &stored;
}

/// The file's own bytes stand beside the pixels where these are coded in another way.
void ImageStore::write(int id, Media const& media, Stored& stored) {
    std::optional<PixelSize> const size = pixel_size(media.bytes);
    unsigned const components = size ? jpeg_components(media.bytes) : 0;
    bool const is_jpeg =
        media.bytes.starts_with("\xFF\xD8") && (components == 1 || components == 3);
    stored.pixels = size.value_or(PixelSize{});
    if (is_jpeg && media.mime == "image/jpeg") {
        stored.is_shown = true;
        m_file.write_stream(
            id,
            sides(stored.pixels) + "/BitsPerComponent 8/Filter/DCTDecode/ColorSpace" +
                (components == 1 ? "/DeviceGray" : "/DeviceRGB"),
            media.bytes,
            ObjectFile::Filter::None);
        return;
    }
    int const source = m_file.reserve();
    constexpr std::size_t longest_name = 127; // ISO 19005-2, 6.1.13
    m_file.write_stream(
        source,
        name_object(pdf_names::mime) + name_object(media.mime.substr(0, longest_name)),
        media.bytes,
        ObjectFile::Filter::Deflate);
    std::string entries = name_object(pdf_names::media) + ' ' + reference(source);
    if (is_jpeg) {
        stored.is_shown = true;
        entries += sides(stored.pixels) + "/BitsPerComponent 8/Filter/DCTDecode/ColorSpace" +
                   (components == 1 ? "/DeviceGray" : "/DeviceRGB");
        m_file.write_stream(id, entries, media.bytes, ObjectFile::Filter::None);
        return;
    }
    std::optional<PngImage> const png = read_png(media.bytes);
    if (!png) {
        // One white pixel carries the bytes.
        entries += sides({1, 1}) + "/BitsPerComponent 8/ColorSpace/DeviceGray";
        m_file.write_stream(id, entries, "\xFF");
        return;
    }
    stored.is_shown = true;
    if (!png->alpha.empty()) {
        int const mask = m_file.reserve();
        m_file.write_stream(
            mask,
            sides({png->width, png->height}) +
                "/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode",
            png->alpha,
            ObjectFile::Filter::None);
        entries += "/SMask " + reference(mask);
    }
    entries += sides({png->width, png->height}) + "/BitsPerComponent " + std::to_string(png->bits) +
               "/Filter/FlateDecode/ColorSpace" + png->color_space;
    entries += png->parms.empty() ? "" : "/DecodeParms<<" + png->parms + ">>";
    m_file.write_stream(id, entries, png->data, ObjectFile::Filter::None);
}

} // namespace gouji::pdf_write
