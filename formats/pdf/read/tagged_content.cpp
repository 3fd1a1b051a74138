#include "gouji/formats/pdf/read/tagged_content.hpp"

#include <algorithm>

#include "gouji/model/text.hpp"

namespace gouji::pdfread {

TaggedContent::TaggedContent(std::vector<ReadPage> const& pages) : m_pages(pages) {
    for (ReadPage const& page : pages) {
        std::vector<Entry>& runs = m_runs.emplace_back();
        std::uint32_t index = 0;
        for (TextRun const& run : page.content.runs) {
            if (run.marked_content >= 0) {
                runs.push_back({run.marked_content, index});
            }
            ++index;
        }
        std::sort(runs.begin(), runs.end());
        std::vector<Entry>& pictures = m_pictures.emplace_back();
        for (std::uint32_t i = 0; i < page.picture_content.size(); ++i) {
            if (page.picture_content[i] >= 0) {
                pictures.push_back({page.picture_content[i], i});
            }
        }
        std::sort(pictures.begin(), pictures.end());
        m_taken.emplace_back(page.content.runs.size(), false);
    }
}

TaggedContent::Found TaggedContent::take(std::int32_t page, std::int32_t content) {
    Found found;
    if (page < 0 || static_cast<std::size_t>(page) >= m_pages.size() || content < 0) {
        return found;
    }
    auto const at = static_cast<std::size_t>(page);
    auto const entries_of = [&](std::vector<Entry> const& entries) {
        return std::equal_range(
            entries.begin(), entries.end(), Entry{content, 0}, [](Entry const& a, Entry const& b) {
                return a.content < b.content;
            });
    };
    auto const [first, last] = entries_of(m_runs[at]);
    for (auto entry = first; entry != last; ++entry) {
        if (!m_taken[at][entry->run]) { // content belongs to one element (14.7.4.2)
            m_taken[at][entry->run] = true;
            found.runs.push_back(&m_pages[at].content.runs[entry->run]);
        }
    }
    auto const [first_picture, last_picture] = entries_of(m_pictures[at]);
    for (auto entry = first_picture; entry != last_picture; ++entry) {
        found.pictures.push_back(entry->run);
    }
    return found;
}

std::pair<std::size_t, std::size_t> TaggedContent::count_outside() const {
    std::size_t outside = 0;
    std::size_t all = 0;
    for (std::size_t page = 0; page < m_pages.size(); ++page) {
        std::vector<TextRun> const& runs = m_pages[page].content.runs;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (!runs[i].artifact && !is_blank(runs[i].text)) {
                all += runs[i].stops.size();
                outside += m_taken[page][i] ? 0 : runs[i].stops.size();
            }
        }
    }
    return {outside, all};
}

} // namespace gouji::pdfread
