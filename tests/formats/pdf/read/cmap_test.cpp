#include "gouji/formats/pdf/read/cmap.hpp"

#include <filesystem>

#include "gouji/tests/catch.hpp"

using namespace gouji::pdfread;

namespace {

CMap parse(std::string_view source) {
    return parse_cmap(source, [](std::string_view) { return std::shared_ptr<CMap const>(); });
}

std::u32string text(CMap const& map, std::uint32_t code) {
    return map.unicode(code).value_or(U"<none>");
}

} // namespace

TEST_CASE("ToUnicode: characters, ranges, arrays, surrogates, ligatures", "[pdf]") {
    CMap const map = parse(R"(/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
3 beginbfchar <0001> <4E00> <0002> <D840DC0B> <0003> <006600660069> endbfchar
2 beginbfrange <0010> <0012> <0041> <0020> <0022> [<0058> <0059> <005A>] endbfrange
endcmap)");
    CHECK(text(map, 1) == U"一");
    CHECK(text(map, 2) == U"\U0002000B");
    CHECK(text(map, 3) == U"ffi");
    CHECK(text(map, 0x11) == U"B");
    CHECK(text(map, 0x22) == U"Z");
    CHECK(text(map, 0x13) == U"<none>");
}

TEST_CASE("broken ToUnicode CMaps say what they can", "[pdf]") {
    CHECK(text(parse("beginbfchar <01> <41> <02> endbfchar"), 1) == U"A");
    CHECK(text(parse("1 beginbfrange <05> <01> <0041> endbfrange"), 3) == U"<none>");
    CHECK(text(parse("1 beginbfrange <01> <03> [<0041>] endbfrange"), 2) == U"<none>");
    // A range over everything must not be written out.
    CMap const wide = parse("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
    CHECK(text(wide, 1) == U"B");
    CHECK_FALSE(parse("garbage ( <<").has_unicode());
    // One byte stands for itself.
    CHECK(text(parse("1 beginbfchar <41> <61> endbfchar"), 0x41) == U"a");
}

TEST_CASE("code spaces part the bytes of a string", "[pdf]") {
    CMap const map = parse(R"(2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange
1 begincidrange <20> <7E> 1 endcidrange
2 begincidchar <8140> 500 <B0A1> 600 endcidchar)");
    std::string_view const bytes = "A\xB0\xA1\xFF";
    std::size_t at = 0;
    CharacterCode code = map.next_code(bytes, at);
    CHECK(code.length == 1);
    CHECK(map.cid(code) == 34U);
    code = map.next_code(bytes, at);
    CHECK(code.length == 2);
    CHECK(map.cid(code) == 600U);
    // In no code space: a code of the shortest length, and the end is reached.
    code = map.next_code(bytes, at);
    CHECK(at == bytes.size());
    CHECK_FALSE(map.cid(code));
}

TEST_CASE("WMode and usecmap", "[pdf]") {
    auto const base =
        std::make_shared<CMap const>(parse("1 begincodespacerange <0000> <FFFF> endcodespacerange "
                                           "1 begincidrange <0000> <00FF> 10 endcidrange"));
    CMap const map = parse_cmap(
        "/Base-H usecmap /WMode 1 def 1 begincidchar <0005> 99 endcidchar",
        [&](std::string_view name) {
            return name == "Base-H" ? base : std::shared_ptr<CMap const>();
        });
    CHECK(map.vertical());
    CHECK(map.cid({5, 2}) == 99U);
    CHECK(map.cid({6, 2}) == 16U);
}

TEST_CASE("predefined CMaps and the characters of CIDs", "[pdf]") {
    std::string const folder = "/usr/share/poppler/cMap";
    if (!std::filesystem::exists(folder)) {
        WARN("SKIPPED: poppler-data is not installed");
        return;
    }
    CMapStore store(folder);
    auto const gbk = store.find("GBK-EUC-H");
    REQUIRE(gbk);
    std::string_view const bytes = "\xD0\xC5"; // 信
    std::size_t at = 0;
    CharacterCode const code = gbk->next_code(bytes, at);
    REQUIRE(gbk->cid(code));
    CHECK(store.unicode_of_cid("GB1", *gbk->cid(code)) == U'信');
    // The vertical one refers to the horizontal one.
    auto const vertical = store.find("GBK-EUC-V");
    REQUIRE(vertical);
    CHECK(vertical->vertical());
    CHECK(vertical->cid(code) == gbk->cid(code));
    // An ideograph, not the radical with the same glyph.
    auto const unicode = store.find("UniGB-UTF16-H");
    REQUIRE(unicode);
    std::optional<std::uint32_t> const one = unicode->cid({0x4E00, 2});
    REQUIRE(one);
    CHECK(store.unicode_of_cid("GB1", *one) == U'一');
    CHECK(store.unicode_of_cid("Nonsense", 1) == 0);
    CHECK(store.missing().empty());
    CHECK_FALSE(store.find("../GB1/GBK-EUC-H"));
    CHECK(store.missing().size() == 1);
}
