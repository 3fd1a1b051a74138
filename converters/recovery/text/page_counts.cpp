#include "gouji/converters/recovery/text/page_counts.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Rows that follow each other stand closer together.
constexpr std::uint32_t lines_of_page = 12;

struct PageCount {
    int page = 0;
    int pages = 0;
};

std::optional<int> count_of(std::string_view digits) {
    constexpr std::size_t most_digits = 4;
    int count = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    bool const is_count = error == std::errc{} && end == digits.data() + digits.size() &&
                          digits.size() <= most_digits && digits.front() != '0';
    return is_count ? std::optional(count) : std::nullopt;
}

std::optional<PageCount> page_count_of(std::string_view line) {
    constexpr std::size_t longest = 256; // bytes, most of them blanks
    std::size_t const slash = line.find('/');
    if (line.size() > longest || slash == std::string_view::npos) {
        return std::nullopt;
    }
    auto const page = count_of(trim(line.substr(0, slash)));
    auto const pages = page ? count_of(trim(line.substr(slash + 1))) : std::nullopt;
    return pages && *page <= *pages ? std::optional(PageCount{*page, *pages}) : std::nullopt;
}

/// The last of the counts of one number of pages.
struct Counted {
    int page = 0;
    std::uint32_t line = 0;
    bool is_taken = false; ///< it is found
};

} // namespace

std::vector<std::uint32_t> page_counts(SourceMap const& source, std::span<LineRange const> text) {
    std::vector<std::uint32_t> found;
    std::map<int, Counted> last; // by number of pages
    for (LineRange const& lines : text) {
        for (std::uint32_t line = lines.first; line < lines.end(); ++line) {
            auto const count = page_count_of(source.text(line));
            if (!count) {
                continue;
            }
            Counted now{count->page, line};
            auto const [before, is_first] = last.try_emplace(count->pages, now);
            Counted& previous = before->second;
            now.is_taken = !is_first && count->page == previous.page + 1 &&
                           line - previous.line >= lines_of_page;
            if (now.is_taken && !previous.is_taken) {
                found.push_back(previous.line);
            }
            if (now.is_taken) {
                found.push_back(line);
            }
            previous = now;
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace gouji
