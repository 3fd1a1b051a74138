#include <limits>
#include <string>

#include "gouji/formats/pdf/write/object_file.hpp"
#include "gouji/formats/pdf/write/png_image.hpp"
#include "gouji/formats/pdf/write/srgb_profile.hpp"
#include "gouji/formats/pdf/write/syntax.hpp"
#include "gouji/tests/catch.hpp"

using namespace gouji;
using namespace gouji::pdf_write;

namespace {

std::string number(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

} // namespace

TEST_CASE("numbers have no exponent and no locale") {
    CHECK(number(0) == "0");
    CHECK(number(-0.0004) == "0");
    CHECK(number(12) == "12");
    CHECK(number(12.5) == "12.5");
    CHECK(number(-0.025) == "-0.025");
    CHECK(number(1234567.891) == "1234567.891");
    CHECK(number(1e300) == "0");
    CHECK(number(std::numeric_limits<double>::quiet_NaN()) == "0");
}

TEST_CASE("texts are ASCII or UTF-16") {
    CHECK(text_string("a(b)\\") == R"((a\(b\)\\))");
    CHECK(text_string("两") == "<FEFF4E24>");
    CHECK(text_string("𠀀") == "<FEFFD840DC00>");
    CHECK(text_string("a\nb") == "(a\\012b)");
    CHECK(literal_string("\xE4") == "(\\344)");
    CHECK(name_object("A B/#") == "/A#20B#2F#23");
}

TEST_CASE("many objects, one file") {
    StringSink sink;
    ObjectFile file{sink};
    int const catalog = file.reserve();
    for (int i = 0; i < 250; ++i) {
        file.write("<</N " + std::to_string(i) + ">>");
    }
    file.write(catalog, "<</Type/Catalog>>");
    file.finish(catalog, file.reserve());
    std::string const& bytes = sink.str();
    CHECK(bytes.starts_with("%PDF-1.7\n"));
    CHECK(bytes.ends_with("%%EOF\n"));
    std::size_t streams = 0;
    for (std::size_t at = bytes.find("/ObjStm"); at != std::string::npos;
         at = bytes.find("/ObjStm", at + 1)) {
        ++streams;
    }
    CHECK(streams == 3);
    std::size_t const start = bytes.rfind("startxref\n");
    std::size_t const offset = std::stoul(bytes.substr(start + 10));
    CHECK(bytes.substr(offset).find("/Type/XRef") < 40);
}

TEST_CASE("the colour profile is whole") {
    std::string const profile = srgb_profile();
    CHECK(profile.substr(36, 4) == "acsp");
    CHECK(profile.size() % 4 == 0);
    CHECK(
        static_cast<unsigned char>(profile[2]) * 256U + static_cast<unsigned char>(profile[3]) ==
        profile.size());
}

TEST_CASE("damaged pictures are refused") {
    using namespace std::string_literals;
    std::string const head = "\x89PNG\r\n\x1a\n"s;
    CHECK_FALSE(read_png(""));
    CHECK_FALSE(read_png(head));
    // 2^31 by 2^31 pixels, and a chunk longer than the file.
    std::string const huge = head +
                             "\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\0\0\0crc."s +
                             "\0\0\0\1IDATxcrc."s;
    CHECK_FALSE(read_png(huge));
    CHECK_FALSE(read_png(head + "\xff\xff\xff\xffIDAT"s));
    // Alpha, so that the data must be unpacked, and they are none.
    std::string const broken =
        head + "\0\0\0\rIHDR\0\0\0\2\0\0\0\2\x08\x06\0\0\0crc."s + "\0\0\0\1IDATxcrc."s;
    CHECK_FALSE(read_png(broken));
}

TEST_CASE("a string longer than PDF/A allows is noticed, whatever stands around it") {
    auto const is_within = [](std::string const& body) {
        StringSink sink;
        ObjectFile file{sink};
        file.write(body);
        return file.is_within_limits();
    };
    std::string const most(32767, 'a');
    CHECK(is_within("<</A(" + most + ")/B(" + most + ")>>"));
    CHECK_FALSE(is_within("<</A(x)/B(" + most + "a)>>"));
    CHECK(is_within("<</A<" + most + most + ">/B(" + most + ")>>"));
    CHECK_FALSE(is_within("<</A<" + most + most + "aa>>>"));
    CHECK_FALSE(is_within(R"(<</A(\))" + most + ")>>"));
    CHECK(is_within(R"(<</A[(\\)()" + most + ")]/B <</C 1>>>>"));
}
