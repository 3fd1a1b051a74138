#include "gouji/formats/support/zip_writer.hpp"

#include <zip.h>

#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

/// Refuses everything after the first so many bytes, like a full disk.
class FullSink final : public Sink {
public:
    explicit FullSink(std::size_t room) : m_room(room) {}
    void write(std::string_view bytes) override {
        m_good = m_good && bytes.size() <= m_room;
        m_room -= m_good ? bytes.size() : 0;
    }
    [[nodiscard]] bool good() const override { return m_good; }

private:
    std::size_t m_room;
    bool m_good = true;
};

ZipWriter sample() {
    static std::string const outside(5000, 'x');
    ZipWriter zip;
    zip.add("[Content_Types].xml", "<Types/>");
    zip.add_view("媒体/图.png", outside, ZipWriter::Method::Store);
    zip.add("empty", "");
    return zip;
}

} // namespace

TEST_CASE("an archive has its entries in order, stored or deflated, dated 1980") {
    StringSink sink;
    REQUIRE(sample().finish(sink).has_value());
    std::string const bytes = sink.take();
    zip_error_t error;
    zip_error_init(&error);
    zip_t* const archive = zip_open_from_source(
        zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error), ZIP_CHECKCONS, &error);
    REQUIRE(archive != nullptr);
    CHECK(zip_get_num_entries(archive, 0) == 3);
    CHECK(std::string{zip_get_name(archive, 0, 0)} == "[Content_Types].xml");
    CHECK(std::string{zip_get_name(archive, 1, 0)} == "媒体/图.png");
    zip_stat_t stat;
    REQUIRE(zip_stat_index(archive, 1, 0, &stat) == 0);
    CHECK(stat.size == 5000);
    CHECK(stat.comp_method == ZIP_CM_STORE);
    zip_discard(archive);
    // MS-DOS time and date behind version, flags and method of the first local header.
    CHECK(bytes.substr(10, 4) == std::string{"\0\0\x21\0", 4});
}

TEST_CASE("a sink that is full is an error") {
    FullSink full{100};
    Status const status = sample().finish(full);
    REQUIRE(!status.has_value());
    CHECK(status.error().code == Code::CannotWrite);
}
