#include "write_support.hpp"

#include <zip.h>

#include "gouji/formats/docx/docx.hpp"
#include "gouji/tests/catch.hpp"

namespace gouji::test {

Parts parts_of(std::string const& package) {
    Parts parts;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source =
        zip_source_buffer_create(package.data(), package.size(), 0, &error);
    REQUIRE(source != nullptr);
    zip_t* const archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    REQUIRE(archive != nullptr);
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        auto const index = static_cast<zip_uint64_t>(i);
        zip_stat_t stat;
        REQUIRE(zip_stat_index(archive, index, 0, &stat) == 0);
        std::string content(stat.size, '\0');
        zip_file_t* const file = zip_fopen_index(archive, index, 0);
        REQUIRE(file != nullptr);
        REQUIRE(zip_fread(file, content.data(), stat.size) == static_cast<zip_int64_t>(stat.size));
        zip_fclose(file);
        parts.emplace(stat.name, std::move(content));
    }
    zip_discard(archive);
    return parts;
}

Written write(Document const& document, bool marks) {
    Written written;
    WriteOptions options;
    options.marks = marks;
    StringSink sink;
    Status const status = write_docx(document, options, sink, written.diagnostics);
    REQUIRE(status.has_value());
    written.package = sink.take();
    written.parts = parts_of(written.package);
    return written;
}

std::size_t count_of(std::string const& text, std::string const& what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
        ++count;
    }
    return count;
}

} // namespace gouji::test
