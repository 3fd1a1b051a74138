#include "gouji/model/json_writer.hpp"

#include <limits>

#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

template <class F> std::string written(JsonWriter::Layout layout, F&& write) {
    StringSink sink;
    JsonWriter json(sink, layout);
    write(json);
    return sink.take();
}

std::string string_of(std::string_view text) {
    return written(JsonWriter::Layout::Compact, [&](JsonWriter& json) { json.string(text); });
}

std::string real_of(double value) {
    return written(JsonWriter::Layout::Compact, [&](JsonWriter& json) { json.real(value); });
}

void write_example(JsonWriter& json) {
    json.begin_object();
    json.key("rows").number(28).key("none").begin_array().end_array();
    json.key("cells").begin_array();
    json.begin_object().inline_values().key("a").boolean(true).key("b").begin_array();
    json.null().literal_number("7545.00").end_array().end_object();
    json.begin_object().end_object().string("一");
    json.end_array().end_object();
}

} // namespace

TEST_CASE("JSON on one line has no blanks") {
    CHECK(
        written(JsonWriter::Layout::Compact, write_example) ==
        R"({"rows":28,"none":[],"cells":[{"a":true,"b":[null,7545.00]},{},"一"]})");
}

TEST_CASE("Indented JSON has one member a line, but for inline values") {
    CHECK(written(JsonWriter::Layout::Indented, write_example) == R"({
  "rows": 28,
  "none": [],
  "cells": [
    {"a":true,"b":[null,7545.00]},
    {},
    "一"
  ]
})");
}

TEST_CASE("Strings are escaped and always UTF-8") {
    CHECK(string_of("a\"b\\c/\n\r\t\b\x1F\x7F") == "\"a\\\"b\\\\c/\\n\\r\\t\\u0008\\u001f\x7F\"");
    CHECK(string_of("𠮷") == "\"𠮷\"");
    CHECK(string_of("\xB1\xA8x") == "\"\uFFFD\uFFFDx\"");
    CHECK(string_of(std::string_view("\0", 1)) == "\"\\u0000\"");
}

TEST_CASE("Numbers are written shortest and exactly") {
    CHECK(real_of(0.1) == "0.1");
    CHECK(real_of(-2) == "-2");
    CHECK(real_of(std::numeric_limits<double>::quiet_NaN()) == "null");
    CHECK(real_of(std::numeric_limits<double>::infinity()) == "null");
    CHECK(written(JsonWriter::Layout::Compact, [](JsonWriter& json) { json.real(0.1F); }) == "0.1");
    CHECK(written(JsonWriter::Layout::Compact, [](JsonWriter& json) {
              json.number(std::numeric_limits<std::int64_t>::min());
          }) == "-9223372036854775808");
}
