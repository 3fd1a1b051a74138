#include "gouji/formats/pdf/read/tagged_content.hpp"

#include <algorithm>
#include <utility>

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
        m_asked.emplace_back(page.content.runs.size());
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

std::int32_t TaggedContent::set_owner(std::int32_t owner) {
    return std::exchange(m_owner, owner);
}

TaggedContent::Found TaggedContent::take(std::int32_t page, std::int32_t content) {
    Found found;
    auto const at = static_cast<std::size_t>(std::max(page, 0));
    for (Entry const& entry : entries_of(m_runs, page, content)) {
        Asked& asked = m_asked[at][entry.index];
        if (asked.owner == nobody) { // content belongs to one element (14.7.4.2)
            asked = {m_owner, m_turn++};
            found.runs.push_back(&m_pages[at].content.runs[entry.index]);
        }
    }
    for (Entry const& entry : entries_of(m_pictures, page, content)) {
        found.pictures.push_back(entry.index);
    }
    return found;
}

std::string TaggedContent::text_of(std::int32_t page, std::int32_t content) const {
    std::string said;
    for (Entry const& entry : entries_of(m_runs, page, content)) {
        said += m_pages[static_cast<std::size_t>(page)].content.runs[entry.index].text;
    }
    return said;
}

bool is_content(TextRun const& run) {
    return !run.artifact && !is_blank(run.text);
}

} // namespace gouji::pdfread
