#pragma once
#include <unordered_set>

#include "gouji/formats/pdf/read/pdf_object.hpp"

namespace gouji::pdfread {

/// Which optional content is shown, by the default configuration (ISO 32000-1, 8.11).
class OptionalContent {
public:
    OptionalContent() = default;
    explicit OptionalContent(Object const& catalog);

    /// Of a group or a membership dictionary; what is neither is shown.
    [[nodiscard]] bool is_shown(Object const& content) const;

private:
    [[nodiscard]] bool is_on(Object const& group) const;
    std::unordered_set<void const*> m_off;
};

} // namespace gouji::pdfread
