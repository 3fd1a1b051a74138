#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Pinyin that a mirror site put behind characters in parentheses: 繼續(xù)認(rèn)真,
/// 政(zheng)(zheng)府, 公开(gōngkāi). A gloss is a syllable that any dictionary gives the character
/// before it, or one syllable each for the characters before it; nothing else in parentheses is
/// touched.
class Glosses {
public:
    /// Which kinds are noise in a document. An author glosses a rare character, once.
    struct Kinds {
        bool toned = false;
        bool plain = false; ///< pinyin without tone marks, once or twice
    };

    Glosses() = default;
    explicit Glosses(Kinds noise) : m_noise(noise) {}

    /// The glosses behind one character or word: bytes [begin, end) of a text.
    struct Span {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::u32string word;
    };

    [[nodiscard]] bool are_noise() const { return m_noise.toned || m_noise.plain; }
    /// The glosses of `text` that are noise, in order. `before`: the character that `text` follows,
    /// 0 for none.
    [[nodiscard]] std::vector<Span> find(std::string_view text, char32_t before = 0) const;
    /// `text` without the glosses that are noise.
    [[nodiscard]] std::string strip(std::string_view text) const;
    /// The same; appends what was taken off to `removed`, each with its character.
    [[nodiscard]] std::string
    strip(std::string_view text, std::vector<std::string>& removed, char32_t before = 0) const;
    /// Takes them off every text of the blocks.
    void strip(Blocks& blocks) const;

private:
    Kinds m_noise;
};

/// Takes the glosses off every text of the document where they are noise, keeps them as furniture
/// and reports their number. Returns what it took off, for the lines of the source.
Glosses remove_glosses(Document& document, Diagnostics& diagnostics);

} // namespace gouji
