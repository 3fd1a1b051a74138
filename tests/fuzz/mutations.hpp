#pragma once
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji::test {

/// Files, and what random accidents make of them. The same seeds and index give the same bytes.
class Mutations {
public:
    Mutations(std::vector<std::string> seeds, unsigned seed)
        : m_seeds(std::move(seeds)), m_seed(seed) {}

    [[nodiscard]] std::string make(unsigned index) const {
        std::mt19937 random(m_seed * 1'000'003U + index);
        std::string bytes = m_seeds[random() % m_seeds.size()];
        for (unsigned steps = 1 + random() % 8; steps != 0; --steps) {
            change(bytes, random);
        }
        return bytes;
    }

private:
    static constexpr std::size_t longest_piece = 64;

    void change(std::string& bytes, std::mt19937& random) const {
        std::size_t const at = random() % (bytes.size() + 1);
        std::size_t const length = random() % longest_piece;
        switch (random() % 7) {
        case 0:
            if (at < bytes.size()) {
                bytes[at] = static_cast<char>(random());
            }
            break;
        case 1:
            bytes.erase(at, length);
            break;
        case 2:
            bytes.insert(at, std::string(bytes, at, length));
            break;
        case 3:
            bytes.insert(at, piece(random));
            break;
        case 4:
            bytes.resize(at);
            break;
        case 5:
            change_number(bytes, at, random);
            break;
        default: {
            std::string const& other = m_seeds[random() % m_seeds.size()];
            bytes.insert(at, other, random() % (other.size() + 1), length * 8);
        }
        }
    }

    /// The first number behind `at` becomes one that is seldom expected.
    static void change_number(std::string& bytes, std::size_t at, std::mt19937& random) {
        constexpr std::string_view numbers[] = {
            "0", "-1", "65536", "2147483648", "99999999999999", "1e9"};
        std::size_t const begin = bytes.find_first_of("0123456789", at);
        if (begin != std::string::npos) {
            std::size_t const end = bytes.find_first_not_of("0123456789", begin);
            bytes.replace(
                begin, std::min(end, bytes.size()) - begin, numbers[random() % std::size(numbers)]);
        }
    }

    static std::string_view piece(std::mt19937& random) {
        using namespace std::string_view_literals;
        constexpr std::string_view pieces[] = {
            "\0"sv,       "\xFF\xFE", "\xEF\xBB\xBF",
            "\xC3\x28",   "<",        ">",
            "&#x110000;", "</table>", "<table colspan=\"99999\">",
            "]]>",        "|",        "\t",
            "\r",         "\n\n",     "+---+",
            "(",          ")",        "<<",
            ">>",         "stream\n", "endobj\n",
            "{",          "[",        "\"",
            "\\u0000",    "总计",     "（一）"};
        return pieces[random() % std::size(pieces)];
    }

    std::vector<std::string> m_seeds;
    unsigned m_seed;
};

} // namespace gouji::test
