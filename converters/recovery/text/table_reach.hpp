#pragma once
#include <cstdint>
#include <vector>

#include "gouji/converters/recovery/cells/stream_builder.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// The blocks of a document that a table of a form may take cells of, or look at when it does:
/// those around labels that stand close together. Most of a long text is no such block, and costs
/// the stages behind this one nothing.
class TableReach {
public:
    TableReach(Document const& document, LineFacts const& facts, LabelIndex const& index);

    [[nodiscard]] bool holds(std::uint32_t block) const { return m_all || m_held[block]; }

private:
    bool m_all = false;
    std::vector<bool> m_held;
};

} // namespace gouji
