#include "gouji/converters/log.hpp"

#include <vector>

#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"

using gouji::Code;

namespace {

std::string written(std::vector<gouji::LogEntry> const& entries) {
    gouji::StringSink sink;
    gouji::write_log(entries, sink);
    return sink.take();
}

std::size_t count(std::string const& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
        ++found;
    }
    return found;
}

} // namespace

TEST_CASE("the log keeps 1,000 of a code and counts all") {
    gouji::LogEntry entry;
    for (int i = 0; i < 1500; ++i) {
        entry.diagnostics.add(Code::GridHole, {}, {{"row", "1"}});
    }
    std::string const text = written({entry});
    CHECK(count(text, "\"code\"") == 1000);
    CHECK(text.find("\"grid-hole\": 1500") != std::string::npos);
}

TEST_CASE("places hold what is known, and only that") {
    gouji::LogEntry entry;
    gouji::Place place;
    place.line = 57;
    entry.diagnostics.add(Code::RaggedTable, place);
    entry.error =
        gouji::Error{Code::Malformed, {0, 0, 12, "word/document.xml"}, {{"what", "part"}}};
    std::string const text = written({entry});
    CHECK(count(text, "\"line\"") == 1);
    CHECK(count(text, "\"offset\"") == 1);
    CHECK(count(text, "\"page\"") == 0);
    CHECK(text.find("word/document.xml") != std::string::npos);
    CHECK(text.find("\"malformed\": 1") != std::string::npos);
}

TEST_CASE("one entry is an object, several an array") {
    CHECK(written({{}}).front() == '{');
    CHECK(written({{}, {}}).front() == '[');
    CHECK(written({{}}).find("\"output\": null") != std::string::npos);
}
