#include "gouji/model/diagnostics.hpp"

#include <algorithm>

#include "gouji/model/messages.hpp"

namespace gouji {

Place place_of(SourceMap const& source, SourceRef where) {
    if (where.line >= source.size()) {
        return {};
    }
    LineOrigin const origin = source.line(where.line).origin;
    Place place;
    place.offset = origin.offset < 0 ? -1 : origin.offset + where.column;
    if (origin.part != 0) {
        place.part = source.parts()[origin.part];
    } else if (origin.page != 0) {
        place.page = origin.page;
    } else {
        place.line = origin.number != 0 ? origin.number : where.line + 1;
    }
    return place;
}

void Diagnostics::add(Code code, Place place, DiagnosticData data) {
    add_many(code, 1, std::move(place), std::move(data));
}

void Diagnostics::add_many(Code code, std::size_t times, Place place, DiagnosticData data) {
    if (times == 0) {
        return;
    }
    m_counts[code] += times;
    if (++m_kept[code] <= kept_per_code) {
        m_all.push_back({code, code_severity(code), std::move(place), std::move(data)});
    }
}

void Diagnostics::withdraw(Code code, std::function<bool(Diagnostic const&)> const& settled) {
    std::size_t const removed = std::erase_if(m_all, [&](Diagnostic const& diagnostic) {
        return diagnostic.code == code && settled(diagnostic);
    });
    if (removed == 0) {
        return;
    }
    m_kept[code] = std::min(m_kept[code], kept_per_code) - removed;
    m_counts[code] -= removed;
    if (m_counts[code] == 0) {
        m_counts.erase(code);
    }
}

void Diagnostics::append(Diagnostics const& other) {
    for (Diagnostic const& item : other.m_all) {
        if (++m_kept[item.code] <= kept_per_code) {
            m_all.push_back(item);
        }
    }
    for (auto const& [code, times] : other.m_counts) {
        m_counts[code] += times;
    }
}

std::size_t Diagnostics::count(Code code) const {
    auto const found = m_counts.find(code);
    return found == m_counts.end() ? 0 : found->second;
}

} // namespace gouji
