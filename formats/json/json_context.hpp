#pragma once
#include <cstddef>
#include <string>

#include "gouji/formats/json/json_slots.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji::json {

/// A line of the source map before it is added to it.
struct PendingLine {
    std::string text;
    LineOrigin origin;
    std::vector<float> box;
};

/// A part of the source map before it is added to it.
struct PartName {};

/// What reading one document needs beside the value that is being read.
class Context {
public:
    Document document;
    std::string gouji;        ///< what the input says it is: "document"
    std::int64_t version = 0; ///< of its schema
    PendingLine line;
    PartName part;
    RuleId rule = RuleId::None;
    std::size_t unknown_kinds = 0; ///< of blocks and inlines, which were dropped
};

/// The slot of the whole input.
[[nodiscard]] Slot root_slot(Context& context);

/// Takes out what refers to nothing: lines outside the source map, slots outside their table,
/// doubts whose candidates do not fit them. Reports each kind of it once.
void check_references(Document& document, Diagnostics& diagnostics);

} // namespace gouji::json
