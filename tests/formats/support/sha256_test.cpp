#include "gouji/formats/support/sha256.hpp"

#include "gouji/tests/catch.hpp"

using namespace gouji;

TEST_CASE("sha256 gives the digests of the standard's examples") {
    // FIPS 180-4 examples; the third is the long one of a million letters.
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(
        sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(
        sha256_hex(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256 pads inputs of every length around a block") {
    // Each digest chained into one: a wrong padding of any length changes the last line.
    std::string chain;
    for (std::size_t length = 0; length <= 130; ++length) {
        chain = sha256_hex(chain + std::string(length, '\xE5'));
    }
    CHECK(chain == "94ab98e4ff19cbe8ede17538c752c0bd746735032ba9e06757f8d460af36dd05");
}
