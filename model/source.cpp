#include "gouji/model/source.hpp"

#include <algorithm>
#include <array>

namespace gouji {

std::uint32_t SourceMap::add_part(std::string name) {
    m_parts.push_back(std::move(name));
    return static_cast<std::uint32_t>(m_parts.size() - 1);
}

std::uint32_t SourceMap::add_line(std::string_view text, LineOrigin origin, Rect box) {
    m_lines.push_back(
        {m_text.size(),
         origin.offset,
         static_cast<std::uint32_t>(text.size()),
         origin.part,
         origin.page,
         origin.number});
    m_text.append(text);
    bool const has_box = box.x0 != 0 || box.y0 != 0 || box.x1 != 0 || box.y1 != 0;
    if (has_box || !m_boxes.empty()) {
        m_boxes.resize(m_lines.size());
        m_boxes.back() = box;
    }
    return size() - 1;
}

std::string_view SourceMap::text(std::uint32_t index) const {
    Record const& record = m_lines.at(index);
    return std::string_view{m_text}.substr(record.begin, record.length);
}

SourceLine SourceMap::line(std::uint32_t index) const {
    Record const& record = m_lines.at(index);
    return {
        text(index),
        {record.offset, record.part, record.page, record.number},
        index < m_boxes.size() ? m_boxes[index] : Rect{}};
}

namespace {
constexpr std::array<std::string_view, 7> evidence_names{
    "stated", "repaired", "inferred", "ambiguous", "empty", "missing", "decided"};
}

std::string_view evidence_name(Evidence evidence) {
    return evidence_names.at(static_cast<std::size_t>(evidence));
}

bool parse_evidence(std::string_view name, Evidence& evidence) {
    auto const* const found = std::find(evidence_names.begin(), evidence_names.end(), name);
    if (found == evidence_names.end()) {
        return false;
    }
    evidence = static_cast<Evidence>(found - evidence_names.begin());
    return true;
}

RuleId RuleNames::intern(std::string_view name) {
    if (auto const found = m_ids.find(name); found != m_ids.end()) {
        return found->second;
    }
    if (m_names.size() > UINT16_MAX) {
        return RuleId::None;
    }
    auto const id = static_cast<RuleId>(m_names.size());
    m_names.emplace_back(name);
    m_ids.emplace(name, id);
    return id;
}

std::string_view RuleNames::name(RuleId rule) const {
    return m_names.at(static_cast<std::size_t>(rule));
}

} // namespace gouji
