#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gouji/model/document.hpp"
#include "gouji/tests/converters/recovery/simulator/layouts.hpp"
#include "gouji/tests/converters/recovery/simulator/noises.hpp"

namespace gouji::simulation {

/// A damaged report with what is known of it.
struct Scenario {
    std::string text;                 ///< what a reader gets; empty where there is a document
    std::optional<Document> document; ///< layouts of tables that need no reader
    Fate fate = Fate::BlanksCut;
    std::vector<Report> reports; ///< the truth, in order
};

/// One case: everything follows from the seed. `noise` may be null.
[[nodiscard]] Scenario make_scenario(
    FormLibrary const& forms, Layout const& layout, Noise const* noise, std::uint64_t seed);

} // namespace gouji::simulation
