#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

#include "gouji/converters/convert.hpp"
#include "gouji/model/codes.hpp"

// Writing, reading back and comparing (`--verify`). compare() looks at one aspect at a time, so
// what the writer reported as loss is excused aspect by aspect: it is known, and said already.

namespace gouji {

namespace {

/// A loss whose {what} holds `in_loss` excuses the differences `aspect` (compare.hpp) whose left
/// side begins with `left`.
struct Excuse {
    std::string_view in_loss;
    std::string_view aspect;
    std::string_view left;
};
constexpr std::array excuses{
    Excuse{"image", "images", ""},
    Excuse{"image", "image", ""},
    Excuse{"notes", "notes", ""},
    Excuse{"comment", "notes", ""},
    Excuse{"link", "link", ""},
    Excuse{"ruby", "ruby", ""},
    Excuse{"caption", "caption", ""},
    Excuse{"list label", "label", ""},
    Excuse{"header row", "header", ""},
    Excuse{"foot of a table", "header", ""},
    Excuse{"row header", "row-header", ""},
    Excuse{"slots without a cell", "cell", "no cell"},
    Excuse{"page break", "only-left", "page break"},
    Excuse{"tables without cells", "only-left", "table"},
    Excuse{"tables without cells", "tables", ""},
    Excuse{"tables of more than", "only-left", "table"},
    Excuse{"tables of more than", "only-right", ""},
    Excuse{"tables of more than", "size", ""},
    Excuse{"tables of more than", "cell", ""},
    Excuse{"tables of more than", "column-span", ""},
    Excuse{"lists", "kind", "list"},
    Excuse{"lists", "only-left", "list"},
    Excuse{"lists", "items", ""},
    Excuse{"quotation", "kind", ""},
    Excuse{"quotation", "only-left", ""},
    Excuse{"quotation", "only-right", ""},
    Excuse{"blocks other than", "kind", ""},
    Excuse{"blocks other than", "only-left", ""},
    Excuse{"blocks other than", "only-right", ""},
};

/// Without what "control characters" and "tabs" as losses take away.
std::string without_controls(std::string_view text) {
    std::string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [](char letter) {
        auto const byte = static_cast<unsigned char>(letter);
        return byte > 0x20 && byte != 0x7f;
    });
    return kept;
}

bool is_excused_by(std::string_view lost, Difference const& difference) {
    if (lost.find("control characters") != std::string_view::npos ||
        lost.find("tabs") != std::string_view::npos) {
        if (without_controls(difference.left) == without_controls(difference.right)) {
            return true;
        }
    }
    // A paragraph that held nothing but a lost image is gone with it.
    if (lost.find("image") != std::string_view::npos && difference.what == "only-left" &&
        difference.left == "paragraph") {
        return true;
    }
    return std::any_of(excuses.begin(), excuses.end(), [&](Excuse const& excuse) {
        return lost.find(excuse.in_loss) != std::string_view::npos &&
               difference.what == excuse.aspect &&
               std::string_view(difference.left).starts_with(excuse.left);
    });
}

/// The {what} of each loss.
std::vector<std::string_view> losses_of(Diagnostics const& reported) {
    std::vector<std::string_view> losses;
    for (Diagnostic const& item : reported.all()) {
        for (auto const& [name, value] : item.data) {
            if (item.code == Code::Loss && name == "what") {
                losses.emplace_back(value);
            }
        }
    }
    return losses;
}

} // namespace

Result<std::vector<Difference>> verify(
    Document const& document,
    Bytes written,
    Format const& format,
    Limits const& limits,
    Diagnostics const& reported) {
    LoadRequest request;
    request.from = &format;
    request.read.limits = limits;
    Diagnostics unused;
    Result<Document> const back = load(written, request, unused);
    if (!back) {
        return back.error();
    }
    // Excused differences must not crowd out the others.
    constexpr std::size_t enough = 10'000;
    std::vector<Difference> differences =
        compare(document, *back, CompareScope::Everything, enough);
    std::vector<std::string_view> const losses = losses_of(reported);
    std::erase_if(differences, [&](Difference const& difference) {
        return std::any_of(losses.begin(), losses.end(), [&](std::string_view lost) {
            return is_excused_by(lost, difference);
        });
    });
    return differences;
}

} // namespace gouji
