#include "gouji/converters/recovery/cells/shifted_labels.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/formats/support/charset_converter.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t most_cells = 4; ///< that one label stands in
constexpr char32_t undecodable = 0xFFFD;

/// The key is a label of some form, its beginning, or much like it.
bool is_like_label(std::u32string const& key, LabelIndex const& index) {
    constexpr std::size_t least = 2; // glyphs
    constexpr double similar = 0.7;  // a character inside may be lost, too
    return key.size() >= least &&
           std::any_of(index.forms().begin(), index.forms().end(), [&](FormLabels const& form) {
               return std::any_of(
                   form.labels.begin(), form.labels.end(), [&](FormLabel const& label) {
                       return label.keys.front().starts_with(key) ||
                              key_similarity(label.keys.front(), key) >= similar;
                   });
           });
}

bool begins_shifted(StreamCell const& cell) {
    std::size_t at = 0;
    return cell.kind == CellKind::Text && is_mark_of_loss(next_code_point(cell.text, at));
}

/// A label that was restored from the first of some cells on.
struct Restored {
    std::u32string key;
    std::size_t cells = 0; ///< 0 for none
};

Restored restore(std::span<StreamCell const> cells, LabelIndex const& index) {
    Restored out;
    std::string text;
    for (std::size_t n = 0; n < std::min(cells.size(), most_cells); ++n) {
        bool const goes_on = n == 0 || (!begins_shifted(cells[n]) && !text.ends_with("\uFFFD") &&
                                        index.find(cells[n].key).empty());
        if (cells[n].kind != CellKind::Text || !goes_on) {
            break;
        }
        text += cells[n].text;
        std::optional<std::string> const before = unshifted(text);
        std::u32string key = before ? label_key(*before) : std::u32string{};
        if (is_like_label(key, index)) {
            out = {std::move(key), n + 1};
        }
    }
    return out;
}

/// Several cells as the first one of them.
StreamCell joined(std::span<StreamCell> cells) {
    StreamCell out = std::move(cells.front());
    for (StreamCell const& next : cells.subspan(1)) {
        out.text += next.text;
    }
    out.pads = cells.size() > 1 ? cells.back().pads : out.pads;
    return out;
}

} // namespace

std::optional<std::string> unshifted(std::string_view text) {
    std::size_t at = 0;
    if (text.empty() || !is_mark_of_loss(next_code_point(text, at))) {
        return std::nullopt;
    }
    std::size_t const begin = at;
    std::size_t end = at;
    while (at < text.size()) {
        char32_t const c = next_code_point(text, at);
        if (c < 0x80 || c == undecodable) {
            break;
        }
        end = at;
    }
    std::string_view const shifted = text.substr(begin, end - begin);
    std::string const bytes = convert_from_utf8(shifted, Encoding::Gb18030);
    if (bytes.size() != 2 * to_utf32(shifted).size() || bytes.size() < 4) {
        return std::nullopt;
    }
    // The first byte was the second one of a character, the last byte is the first one of another.
    InvalidInput invalid;
    std::string out = convert_to_utf8(
        std::string_view{bytes}.substr(1, bytes.size() - 2), Encoding::Gb18030, invalid);
    if (invalid.bytes > 0) {
        return std::nullopt;
    }
    constexpr std::string_view mark = "\uFFFD"; // of the byte that is lost at the end
    text.remove_prefix(end + (text.substr(end).starts_with(mark) ? mark.size() : 0));
    return out.append(text);
}

void restore_shifted_labels(CellStream& stream, std::size_t begin, LabelIndex const& index) {
    auto const first = stream.begin() + static_cast<std::ptrdiff_t>(begin);
    if (std::none_of(first, stream.end(), begins_shifted)) {
        return;
    }
    CellStream out;
    for (std::span<StreamCell> rest{first, stream.end()}; !rest.empty();) {
        Restored restored = begins_shifted(rest.front()) ? restore(rest, index) : Restored{};
        std::size_t const cells = std::max<std::size_t>(restored.cells, 1);
        out.push_back(joined(rest.first(cells)));
        if (restored.cells > 0) {
            out.back().key = std::move(restored.key);
        }
        rest = rest.subspan(cells);
    }
    stream.erase(first, stream.end());
    std::move(out.begin(), out.end(), std::back_inserter(stream));
}

} // namespace gouji
