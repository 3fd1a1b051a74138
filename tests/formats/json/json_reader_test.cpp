#include <random>

#include "gouji/formats/json/json.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/messages.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/model/random_document.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

struct Failure {
    char const* name;
    std::string input;
    Code code;
    char const* in_reason;
};

std::string with(std::string const& members) {
    return R"({"gouji":"document","version":1,)" + members + "}";
}

std::string message_of(Error const& error) {
    return message(error.code, error.data, Language::English);
}

Result<Document> read(std::string const& input, Diagnostics& diagnostics) {
    return read_json(input, {}, diagnostics);
}

} // namespace

TEST_CASE("What is no document is refused with its place") {
    std::vector<Failure> const failures{
        {"nothing", "", Code::EmptyInput, ""},
        {"blanks", " \n\t", Code::EmptyInput, ""},
        {"no JSON", "Dear reader", Code::Malformed, "not JSON at byte 1"},
        {"cut off", with(R"("blocks":[])").substr(0, 40), Code::Truncated, "at byte 40"},
        {"text behind the end", with(R"("blocks":[])") + " x", Code::Malformed, "not JSON at byte"},
        {"a comma too many", with(R"("blocks":[],)"), Code::Malformed, "not JSON"},
        {"not UTF-8",
         with("\"blocks\":[{\"verbatim\":{\"text\":\"\xB1\xA8\"}}]"),
         Code::Malformed,
         "not JSON"},
        {"a list", "[]", Code::Malformed, "a list is not expected"},
        {"another object", R"({"rows":3})", Code::Malformed, R"(has no "gouji")"},
        {"decisions", R"({"gouji":"decisions","version":1})", Code::Malformed, "holds decisions"},
        {"a later version", R"({"gouji":"document","version":2})", Code::Malformed, "version is 2"},
        {"no version", R"({"gouji":"document"})", Code::Malformed, "version is 0"},
        {"a number for a text",
         with(R"("metadata":{"title":12})"),
         Code::Malformed,
         R"(the number 12 at "title")"},
        {"a text for a number",
         with(R"("blocks":[{"heading":{"level":"one"}}])"),
         Code::Malformed,
         R"("one" at "level")"},
        {"half a row",
         with(R"("blocks":[{"table":{"rows":[{"cells":[{"row_span":1.5}]}]}}])"),
         Code::Malformed,
         "1.5"},
        {"a number that is too large",
         with(R"("blocks":[{"table":{"rows":[{"cells":[{"row_span":99999999999}]}]}}])"),
         Code::Malformed,
         "99999999999"},
        {"an evidence that does not exist",
         with(R"("blocks":[{"table":{"rows":[{"cells":[{"evidence":"likely"}]}]}}])"),
         Code::Malformed,
         R"("likely" at "evidence")"},
        {"an object for a list",
         with(R"("blocks":{})"),
         Code::Malformed,
         "an object at \"blocks\""},
        {"media that are no base64",
         with(R"("media":{"a":{"base64":"??"}})"),
         Code::Malformed,
         R"("??" at "base64")"},
        {"endless nesting", with("\"blocks\":" + std::string(100'000, '[')), Code::Malformed, ""},
        {"endless nesting of what is passed over",
         with("\"other\":" + std::string(100'000, '[')),
         Code::LimitExceeded,
         "nesting"},
    };
    for (Failure const& failure : failures) {
        INFO(failure.name);
        Diagnostics diagnostics;
        Result<Document> const result = read(failure.input, diagnostics);
        REQUIRE_FALSE(result);
        INFO(message_of(result.error()));
        CHECK(code_name(result.error().code) == code_name(failure.code));
        CHECK(message_of(result.error()).find(failure.in_reason) != std::string::npos);
    }
}

TEST_CASE("A failure knows its byte") {
    Diagnostics diagnostics;
    std::string const input = with(R"("blocks":[{"heading":{"level":true}}])");
    Result<Document> const result = read(input, diagnostics);
    REQUIRE_FALSE(result);
    auto const at = static_cast<std::size_t>(result.error().place.offset);
    CHECK(at >= input.find("true"));
    CHECK(at <= input.find("true") + 5);
}

TEST_CASE("Unknown keys are passed over, unknown kinds are said") {
    Diagnostics diagnostics;
    Result<Document> const result = read(
        with(
            R"("later":{"a":[1,{"b":null}]},"blocks":[{"paragraph":{"children":["甲"],"new":[[]]}},)"
            R"({"chart":{"kind":"pie"}}])"),
        diagnostics);
    REQUIRE(result);
    CHECK(plain_text(result->blocks) == "甲\n");
    CHECK(diagnostics.count(Code::Salvaged) == 1);
}

TEST_CASE("null leaves what was there") {
    Diagnostics diagnostics;
    Result<Document> const result = read(
        with(
            R"("page":null,"metadata":null,"blocks":[{"heading":{"level":null,"children":[null]}}])"),
        diagnostics);
    REQUIRE(result);
    CHECK_FALSE(result->page);
    CHECK(std::get<Heading>(result->blocks.at(0).node).level == 1);
}

TEST_CASE("References to nothing are taken out and said") {
    Diagnostics diagnostics;
    Result<Document> const result = read(
        with(R"("source":{"lines":[{"text":"ab"}]},"blocks":[
            {"paragraph":{},"lines":{"first":0,"count":2}},
            {"paragraph":{"children":[{"image":{"media":"x.png"}}]}},
            {"table":{"rows":[{"cells":[{"source":{"line":0,"column":3}},{"source":{"line":0,"column":2}}]}],
              "doubts":[{"slots":[{"r":0,"c":0}],"candidates":[["1","2"]]},{"slots":[{"r":5,"c":0}]},
                        {"slots":[{"r":0,"c":1}],"candidates":[["1"],["2"]],"candidate_count":2}],
              "printed":[{"r":-1,"c":0,"text":"x"}],
              "form":{"form":"f","rows":[{"id":"1"}],"columns":["a"],
                "values":[{"r":0,"c":0,"row":1,"column":0},{"r":0,"c":0,"row":0,"column":7},
                          {"r":0,"c":1,"row":0,"column":0}],
                "labels":[{"r":9,"c":0,"row":0}],
                "extra_rows":[{"label":{"r":0,"c":0},"values":[{"r":0,"c":9}]}]}}}])"),
        diagnostics);
    REQUIRE(result);
    CHECK_FALSE(result->blocks.at(0).source.known());
    auto const& table = *std::get<Box<Table>>(result->blocks.at(2).node);
    CHECK(table.rows[0].cells[0].source == SourceRef{});
    CHECK(table.rows[0].cells[1].source == SourceRef{0, 2});
    CHECK(table.doubts.size() == 1);
    CHECK(table.printed.empty());
    CHECK(table.form->values.size() == 1);
    CHECK(table.form->labels.empty());
    CHECK(table.form->extra_rows.at(0).values.empty());
    CHECK(diagnostics.count(Code::BadReference) == 10);
}

TEST_CASE("Content nested as deeply as any reader allows is read") {
    std::string open;
    std::string close;
    for (int i = 0; i < 256; ++i) {
        open += R"([{"table":{"rows":[{"cells":[{"content":)";
        close += "}]}]}}]";
    }
    Diagnostics diagnostics;
    CHECK(read(with("\"blocks\":" + open + "[]" + close), diagnostics));
}

TEST_CASE("The input's size is limited") {
    Diagnostics diagnostics;
    ReadOptions options;
    options.limits.input_bytes = 10;
    Result<Document> const result = read_json(with(R"("blocks":[])"), options, diagnostics);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Code::LimitExceeded);
}

TEST_CASE("Only our own documents are recognised for certain") {
    CHECK(sniff_json("{\"gouji\":\"document\",\"version\":1}") == 100);
    CHECK(sniff_json("\xEF\xBB\xBF {\n  \"gouji\" : \"document\"") == 100);
    CHECK(sniff_json("{\"gouji\":\"decisions\"}") == 30);
    CHECK(sniff_json("{\"a\":1}") == 20);
    CHECK(sniff_json("[1]") == 10);
    CHECK(sniff_json("{大括号}") == 5);
    CHECK(sniff_json("一、总体情况") == 0);
    CHECK(sniff_json("") == 0);
}

TEST_CASE("A byte order mark is passed over") {
    Diagnostics diagnostics;
    CHECK(read("\xEF\xBB\xBF" + with(R"("blocks":[])"), diagnostics));
}

TEST_CASE("Damaged documents do no harm") {
    std::mt19937 random{3};
    std::string json;
    StringSink sink;
    Diagnostics diagnostics;
    for (unsigned seed = 0; json.size() < 2'000; ++seed) {
        StringSink next;
        REQUIRE(write_json(RandomDocument{seed}.make(), {}, next, diagnostics));
        json = next.take();
    }
    std::size_t read_anyway = 0;
    for (int round = 0; round < 3'000; ++round) {
        std::string damaged = json;
        for (int i = 0; i < 3; ++i) {
            std::size_t const at = random() % damaged.size();
            switch (random() % 3) {
            case 0:
                damaged[at] = "{}[]\",:0919-x"[random() % 13];
                break;
            case 1:
                damaged.erase(at, random() % 20);
                break;
            default:
                damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 20));
            }
        }
        Diagnostics of_damaged;
        Result<Document> const result = read(damaged, of_damaged);
        if (result) {
            ++read_anyway;
            StringSink again;
            REQUIRE(write_json(*result, {}, again, of_damaged));
        }
    }
    CHECK(read_anyway > 0);
}
