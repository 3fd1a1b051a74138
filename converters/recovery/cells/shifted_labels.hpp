#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"

namespace gouji {

/// GBK text that lost a byte and was read on from there: every character behind it is made of the
/// second byte of one and the first byte of the next, up to the next ASCII character. "?⌒畔⒛谌"
/// was "　信息内容". The text as it was, without what is lost at both ends; nullopt where it is
/// nothing of the kind.
[[nodiscard]] std::optional<std::string> unshifted(std::string_view text);

/// Gives the cells from `begin` on whose text was shifted so the keys of the labels they were.
/// Their text stays as printed. The cells over which such a label is split become one.
void restore_shifted_labels(CellStream& stream, std::size_t begin, LabelIndex const& index);

} // namespace gouji
