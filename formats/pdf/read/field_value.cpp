#include "gouji/formats/pdf/read/field_value.hpp"

#include <algorithm>

#include "gouji/model/text.hpp"

namespace gouji::pdfread {

namespace {

constexpr std::int64_t multiline = 1 << 12; // table 228
constexpr std::int64_t password = 1 << 13;
constexpr float usual_size = 12;
constexpr float ascent = 0.8F;  ///< of the font size
constexpr float leading = 1.2F; ///< likewise

/// Fields inherit what they do not state from those above them.
Object inherited(Object field, std::string_view key) {
    constexpr int deepest = 32;
    for (int depth = 0; depth < deepest && !field.is_null(); ++depth) {
        if (Object const value = field.get(key); !value.is_null()) {
            return value;
        }
        field = field.get("Parent");
    }
    return {};
}

/// Of several choices the first; what a choice shows, not what it stands for.
std::string shown_value(Object const& widget) {
    Object const value = inherited(widget, "V");
    std::string text = (value.is_array() ? value.at(0) : value).text();
    Object const options = inherited(widget, "Opt");
    constexpr std::size_t most_options = 1000;
    for (std::size_t i = 0; i < std::min(options.size(), most_options); ++i) {
        Object const option = options.at(i);
        if (option.is_array() && option.at(0).text() == text) {
            return option.at(1).text();
        }
    }
    return text;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if ((text[i] == '\r' && !pair) || text[i] == '\n') {
            lines.emplace_back();
        } else if (text[i] != '\r') {
            lines.back() += text[i];
        }
    }
    return lines;
}

TextRun line_run(std::string text, Rect const& field, float baseline, float size) {
    TextRun run;
    float x = field.x0 + size / 6;
    run.box = {x, baseline - ascent * size, x, baseline + (1 - ascent) * size};
    for (std::size_t at = 0; at < text.size();) {
        constexpr char32_t first_wide = 0x2E80;
        x += next_code_point(text, at) >= first_wide ? size : size / 2;
        run.stops.push_back(x);
    }
    run.box.x1 = x;
    run.baseline = baseline;
    run.size = size;
    run.text = std::move(text);
    return run;
}

} // namespace

std::vector<TextRun> field_value_runs(Object const& widget, Matrix const& page) {
    std::string_view const type = inherited(widget, "FT").name();
    std::int64_t const flags = inherited(widget, "Ff").integer();
    if ((type != "Tx" && type != "Ch") || (type == "Tx" && (flags & password) != 0)) {
        return {};
    }
    std::string const value = shown_value(widget);
    if (is_blank(value)) {
        return {};
    }
    Object const corners = widget.get("Rect");
    Rect const field = bounds(
        page,
        corners.at(0).number(),
        corners.at(1).number(),
        corners.at(2).number(),
        corners.at(3).number());
    float const height = field.y1 - field.y0;
    bool const tall = type == "Tx" && (flags & multiline) != 0;
    float const size = std::max(1.F, tall ? usual_size : std::min(usual_size, height / leading));
    std::vector<std::string> lines = lines_of(value);
    // One line stands in the middle, several from the top.
    float baseline = tall ? field.y0 + size : (field.y0 + field.y1) / 2 + (ascent - 0.5F) * size;
    std::vector<TextRun> runs;
    for (std::string& line : lines) {
        if (!is_blank(line)) {
            runs.push_back(line_run(std::move(line), field, baseline, size));
        }
        baseline += leading * size;
    }
    return runs;
}

} // namespace gouji::pdfread
