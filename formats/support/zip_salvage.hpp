#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Entries of a zip file whose central directory is lost, by their local headers.

namespace gouji {

struct SalvagedEntry {
    std::string name;
    std::string_view stored; ///< from the first byte of the data to the next header or the end
    bool deflated = true;
    bool whole = true; ///< false: the data breaks off
};

/// All entries with a usable local header, in the order of the file; encrypted ones are left out.
[[nodiscard]] std::vector<SalvagedEntry>
find_local_entries(std::string_view bytes, std::size_t limit);

/// Hands the data on, piece by piece, as far as it goes. False when it is damaged (not: cut off).
bool inflate_entry(SalvagedEntry const& entry, std::function<bool(std::string_view)> const& take);

} // namespace gouji
