#include "gouji/formats/layout/page/table_lines.hpp"

#include <algorithm>
#include <string_view>

#include "gouji/formats/layout/page/page_geometry.hpp"

namespace gouji {

namespace {

/// Lines may cross a river now and then: a heading over several columns, an overlong label.
constexpr float crossing_part = 0.1F;
/// What a column needs to be one, of the lines.
constexpr float least_filled = 0.12F;

/// How wide a river must be, in parts of the font size, when so many lines have words on both sides
/// of it: chance makes narrow rivers through few lines.
float least_width(std::size_t support) {
    if (support >= 6) {
        return 0.45F;
    }
    return support >= 4 ? 0.6F : support == 3 ? 0.9F : 1.2F;
}

struct River {
    float begin = 0;
    float end = 0;
};

/// The stretches that at most `most` of the chunks cover.
std::vector<River> open_stretches(std::vector<TableLine const*> const& lines, std::size_t most) {
    struct Event {
        float at;
        int change;
    };
    std::vector<Event> events;
    for (TableLine const* const line : lines) {
        for (LineChunk const& chunk : line->chunks) {
            events.push_back({chunk.x0, 1});
            events.push_back({chunk.x1, -1});
        }
    }
    std::sort(events.begin(), events.end(), [](Event a, Event b) {
        return a.at != b.at ? a.at < b.at : a.change < b.change;
    });
    std::vector<River> rivers;
    int covered = 0;
    bool open = false;
    for (Event const event : events) {
        covered += event.change;
        bool const now = covered <= static_cast<int>(most);
        if (now && !open) {
            rivers.push_back({event.at, event.at});
        } else if (!now && open) {
            rivers.back().end = event.at;
        }
        open = now;
    }
    if (open && !rivers.empty()) {
        rivers.pop_back(); // right of everything
    }
    return rivers;
}

std::size_t count_support(std::vector<TableLine const*> const& lines, River river) {
    float const middle = (river.begin + river.end) / 2;
    return static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [&](TableLine const* line) {
            return line->chunks.front().x1 <= middle && line->chunks.back().x0 >= middle;
        }));
}

/// Takes out the borders of columns in which next to nothing stands.
void drop_empty_columns(std::vector<TableLine const*> const& lines, std::vector<float>& borders) {
    auto const least = std::max(2.F, least_filled * static_cast<float>(lines.size()));
    std::vector<std::size_t> filled(borders.size() - 1);
    for (TableLine const* const line : lines) {
        std::size_t last = filled.size();
        for (LineChunk const& chunk : line->chunks) {
            float const middle = (chunk.x0 + chunk.x1) / 2;
            auto const above = std::upper_bound(borders.begin() + 1, borders.end() - 1, middle);
            auto const column = static_cast<std::size_t>(above - borders.begin()) - 1;
            filled[column] += column == last ? 0U : 1U;
            last = column;
        }
    }
    std::vector<float> left{borders.front()};
    for (std::size_t column = 0; column + 1 < filled.size(); ++column) {
        bool const both = static_cast<float>(filled[column]) >= least &&
                          static_cast<float>(filled[column + 1]) >= least;
        if (both) {
            left.push_back(borders[column + 1]);
        } else if (static_cast<float>(filled[column]) < least) {
            filled[column + 1] += filled[column];
        } else {
            filled[column + 1] = filled[column];
        }
    }
    left.push_back(borders.back());
    borders = std::move(left);
}

bool is_currency(PageText const& text, PageWord const& word) {
    constexpr std::u32string_view signs = U"$€£¥￥";
    return word.glyph_count == 1 && signs.find(text.first_char(word)) != std::u32string_view::npos;
}

bool keeps_apart(std::vector<float> const& borders, float left, float right) {
    constexpr float slack = 1.0F; // points
    auto const border = std::lower_bound(borders.begin(), borders.end(), left - slack);
    return border != borders.end() && *border <= right + slack;
}

} // namespace

TableLine make_table_line(
    PageText const& text,
    std::vector<std::uint32_t> words,
    float gap,
    std::vector<float> const& borders) {
    TableLine line;
    line.words = std::move(words);
    line.box = text.words[line.words.front()].box;
    constexpr float sign_gap = 8.F;
    bool led = false;        // a leader came before
    bool after_sign = false; // a sign of currency came before
    for (std::uint32_t i = 0; i < line.words.size(); ++i) {
        PageWord const& word = text.words[line.words[i]];
        line.box = united(line.box, word.box);
        line.size = std::max(line.size, word.size);
        if (word.leader) {
            // Of the label before it, but no part of its width; what follows stands apart.
            if (!line.chunks.empty()) {
                ++line.chunks.back().count;
            }
            led = true;
            continue;
        }
        bool const close = !led && !line.chunks.empty() &&
                           word.box.x0 - line.chunks.back().x1 <= gap * word.size &&
                           !keeps_apart(borders, line.chunks.back().x1, word.box.x0);
        // A sign of currency keeps to the left side of its column, far before its figure.
        bool const sign = is_currency(text, word);
        bool const joins = after_sign ? word.box.x0 - line.chunks.back().x1 < sign_gap * word.size
                                      : close && !sign;
        led = false;
        after_sign = sign;
        if (joins) {
            ++line.chunks.back().count;
            line.chunks.back().x1 = std::max(line.chunks.back().x1, word.box.x1);
        } else {
            line.chunks.push_back({i, 1, word.box.x0, word.box.x1});
        }
    }
    for (std::uint32_t const index : line.words) {
        PageWord const& word = text.words[index];
        if (word.size >= line.size) {
            line.baseline = word.baseline;
        }
    }
    return line;
}

std::vector<float> find_columns(std::span<TableLine const> lines) {
    std::vector<TableLine const*> several;
    float left = 0;
    float right = 0;
    double size = 0;
    for (TableLine const& line : lines) {
        bool const first = &line == &lines.front();
        left = first ? line.box.x0 : std::min(left, line.box.x0);
        right = first ? line.box.x1 : std::max(right, line.box.x1);
        size += static_cast<double>(line.size);
        if (line.chunks.size() > 1) {
            several.push_back(&line);
        }
    }
    if (several.size() < 2) {
        return {};
    }
    auto const em = static_cast<float>(size / static_cast<double>(lines.size()));
    auto const most = static_cast<std::size_t>(crossing_part * static_cast<float>(several.size()));
    std::vector<float> borders{left};
    for (River const river : open_stretches(several, most)) {
        std::size_t const support = count_support(several, river);
        bool const inner = river.begin > left && river.end < right;
        if (inner && support > 1 && river.end - river.begin >= least_width(support) * em) {
            borders.push_back((river.begin + river.end) / 2);
        }
    }
    borders.push_back(right);
    drop_empty_columns(several, borders);
    return borders.size() > 2 ? borders : std::vector<float>{};
}

} // namespace gouji
