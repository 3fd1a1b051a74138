#pragma once
#include <cstdint>
#include <string>
#include <vector>

struct UBreakIterator;

namespace gouji::pdf_write {

/// Where lines may end (UAX #14 for Chinese: 禁则 as ICU's normal line breaking has it).
class LineBreaker {
public:
    LineBreaker() = default;
    LineBreaker(LineBreaker const&) = delete;
    LineBreaker& operator=(LineBreaker const&) = delete;
    ~LineBreaker();

    /// For each character whether a line may begin with it; the first never counts. Without ICU's
    /// data every character may.
    [[nodiscard]] std::vector<bool> opportunities(std::u32string const& text);

    /// For each character whether a word begins with it, as ICU's dictionary has it.
    [[nodiscard]] std::vector<bool> word_starts(std::u32string const& text);

private:
    UBreakIterator* m_lines = nullptr;
    UBreakIterator* m_words = nullptr;
};

} // namespace gouji::pdf_write
