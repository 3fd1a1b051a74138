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

std::span<TaggedContent::Entry const> TaggedContent::entries_of(
    std::vector<std::vector<Entry>> const& entries, std::int32_t page, std::int32_t content) {
    if (page < 0 || static_cast<std::size_t>(page) >= entries.size() || content < 0) {
        return {};
    }
    std::vector<Entry> const& of_page = entries[static_cast<std::size_t>(page)];
    auto const [first, last] = std::equal_range(
        of_page.begin(), of_page.end(), Entry{content, 0}, [](Entry const& a, Entry const& b) {
            return a.content < b.content;
        });
    return {first, last};
}

TaggedContent::Found TaggedContent::take(std::int32_t page, std::int32_t content) {
    Found found;
    auto const at = static_cast<std::size_t>(std::max(page, 0));
    for (Entry const& entry : entries_of(m_runs, page, content)) {
        if (!m_taken[at][entry.index]) { // content belongs to one element (14.7.4.2)
            m_taken[at][entry.index] = true;
            found.runs.push_back(&m_pages[at].content.runs[entry.index]);
        }
    }
    for (Entry const& entry : entries_of(m_pictures, page, content)) {
        found.pictures.push_back(entry.index);
    }
    return found;
}

std::string TaggedContent::text(std::int32_t page, std::int32_t content) const {
    std::string text;
    for (Entry const& entry : entries_of(m_runs, page, content)) {
        text += m_pages[static_cast<std::size_t>(page)].content.runs[entry.index].text;
    }
    return text;
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
