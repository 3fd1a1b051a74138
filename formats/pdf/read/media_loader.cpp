#include "gouji/formats/pdf/read/media_loader.hpp"

#include <algorithm>

#include "gouji/formats/pdf/read/png.hpp"
#include "gouji/formats/pdf/structure_names.hpp"

namespace gouji::pdfread {

namespace {

/// Pictures beyond this are left out: they are not what tables are made of.
constexpr std::size_t max_media_bytes = std::size_t{128} << 20U;
constexpr std::size_t max_picture_bytes = std::size_t{32} << 20U;
constexpr std::int64_t max_side = 20'000;

/// The only filter of a stream; empty when there are several or none.
std::string_view only_filter(Object const& stream) {
    Object const filter = stream.get("Filter");
    return filter.size() == 1 ? filter.at(0).name() : filter.name();
}

bool has_picture_filter(Object const& stream) {
    Object const filter = stream.get("Filter");
    std::string_view const last =
        filter.size() != 0 ? filter.at(filter.size() - 1).name() : filter.name();
    return last == "DCTDecode" || last == "DCT" || last == "JPXDecode" || last == "JBIG2Decode" ||
           last == "CCITTFaxDecode" || last == "CCF";
}

/// Gray or RGB, by itself or by an ICC profile of so many components; 0 for others.
int plain_components(Object const& space) {
    std::string_view const name = space.size() != 0 ? space.at(0).name() : space.name();
    if (name == "DeviceGray" || name == "CalGray" || name == "G") {
        return 1;
    }
    if (name == "DeviceRGB" || name == "CalRGB" || name == "RGB") {
        return 3;
    }
    if (name == "ICCBased") {
        std::int64_t const count = space.at(1).get("N").integer();
        return count == 1 || count == 3 ? static_cast<int>(count) : 0;
    }
    return 0;
}

Media pixels_to_png(Object const& image) {
    std::int64_t const width = image.get("Width").integer();
    std::int64_t const height = image.get("Height").integer();
    std::int64_t const bits = image.get("BitsPerComponent").integer();
    Object const space = image.get("ColorSpace");
    bool const indexed = space.at(0).name() == "Indexed" && plain_components(space.at(1)) == 3;
    int const components = indexed ? 1 : plain_components(space);
    bool const fits = width > 0 && height > 0 && width <= max_side && height <= max_side &&
                      (bits == 1 || bits == 2 || bits == 4 || bits == 8) &&
                      (components == 1 || (components == 3 && bits == 8)) &&
                      image.get("Decode").is_null();
    if (!fits || has_picture_filter(image)) {
        return {};
    }
    PngImage png;
    png.width = static_cast<std::uint32_t>(width);
    png.height = static_cast<std::uint32_t>(height);
    png.bits = static_cast<std::uint8_t>(bits);
    png.colour_type = components == 3 ? 2 : 0;
    std::string palette;
    if (indexed) {
        png.colour_type = 3;
        Object const table = space.at(3);
        palette = table.is_stream() ? table.data(768) : table.bytes();
        palette.resize(std::min<std::size_t>(palette.size() / 3 * 3, std::size_t{3} << bits));
        if (palette.empty()) {
            return {};
        }
        png.palette = palette;
    }
    std::string const pixels = image.data(max_picture_bytes);
    png.pixels = pixels;
    std::string bytes = encode_png(png);
    return bytes.empty() ? Media{} : Media{"image/png", std::move(bytes)};
}

Media load_media(Object const& image) {
    Object const original = image.get(pdf_names::media);
    if (original.is_stream()) {
        Object const mime = original.get(pdf_names::mime);
        std::string name(mime.name());
        return {name.empty() ? mime.text() : name, original.data(max_picture_bytes)};
    }
    std::string_view const filter = only_filter(image);
    if (filter == "DCTDecode" || filter == "DCT") {
        return {"image/jpeg", image.raw_data()};
    }
    return pixels_to_png(image);
}

std::string_view ending_of(std::string_view mime) {
    std::string_view const kind = mime.substr(mime.find('/') + 1);
    return kind.substr(0, kind.find('+'));
}

} // namespace

std::string MediaLoader::load(Object const& image) {
    if (!image.is_stream()) {
        return {};
    }
    auto const [entry, is_new] = m_keys.try_emplace(image.identity());
    if (!is_new || m_bytes >= max_media_bytes) {
        return entry->second;
    }
    Media media = load_media(image);
    if (media.bytes.empty() || media.mime.empty()) {
        return {};
    }
    m_bytes += media.bytes.size();
    std::string key = "image" + std::to_string(m_document.media.size() + 1) + ".";
    key += ending_of(media.mime);
    entry->second = key;
    m_document.media.emplace(key, std::move(media));
    return entry->second;
}

} // namespace gouji::pdfread
