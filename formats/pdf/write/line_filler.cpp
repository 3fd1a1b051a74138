#include "gouji/formats/pdf/write/line_filler.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace gouji::pdf_write {

namespace {

/// Fills lines with as much as fits.
class LineFiller {
public:
    LineFiller(ParagraphText const& text, LineSetting const& setting)
        : m_items(text.items()), m_setting(setting), m_breaker(text.state().breaker) {}

    std::vector<LinePlan> run() {
        std::vector<LinePlan> lines;
        std::size_t at = 0;
        do {
            float const indent = lines.empty() ? m_setting.first_indent : 0;
            lines.push_back(fill(at, std::max(m_setting.width - indent, 1.0F)));
            at = lines.back().end;
        } while (at < m_items.size() || ends_with_break());
        return lines;
    }

    /// The same number of lines, about equally long, that end between words.
    std::vector<LinePlan> run_balanced() {
        std::vector<LinePlan> lines = run();
        bool const is_broken = std::any_of(m_items.begin(), m_items.end(), [](TextItem const& i) {
            return i.kind == TextItem::Kind::Break;
        });
        constexpr std::size_t most_lines = 8;
        constexpr std::size_t most_items = 400;
        if (lines.size() < 2 || lines.size() > most_lines || is_broken ||
            m_items.size() > most_items) {
            return lines;
        }
        std::vector<std::size_t> const ends = balanced_ends(lines.size());
        if (ends.empty()) {
            return lines;
        }
        std::size_t begin = 0;
        for (std::size_t i = 0; i < lines.size(); begin = ends[i++]) {
            lines[i] = finish({begin, begin, begin, 0, i + 1 < lines.size()}, ends[i]);
        }
        return lines;
    }

private:
    [[nodiscard]] std::u32string text() const {
        std::u32string out;
        out.reserve(m_items.size());
        for (TextItem const& item : m_items) {
            out += item.character;
        }
        return out;
    }

    /// The ends of so many lines at the least cost, found line by line; none where they do not fit.
    [[nodiscard]] std::vector<std::size_t> balanced_ends(std::size_t lines) {
        std::size_t const size = m_items.size();
        std::vector<bool> const words = m_breaker.word_starts(text());
        LinePlan const whole = finish({}, size);
        float const wanted = whole.width / static_cast<float>(lines);
        constexpr float never = 1e9F;
        // By line and the item behind its end: the cost so far, and where the line begins.
        std::vector<std::vector<float>> costs(lines + 1, std::vector<float>(size + 1, never));
        std::vector<std::vector<std::size_t>> begins(lines + 1, std::vector<std::size_t>(size + 1));
        costs[0][0] = 0;
        for (std::size_t line = 1; line <= lines; ++line) {
            for (std::size_t end = line; end <= size; ++end) {
                float const at_end = end_cost(end, words);
                float width = 0;
                for (std::size_t begin = end; begin-- > 0 && at_end < never;) {
                    width += m_items[begin].advance;
                    if (width > m_setting.width) {
                        break;
                    }
                    float const cost = costs[line - 1][begin] + at_end + std::abs(width - wanted);
                    if (cost < costs[line][end]) {
                        costs[line][end] = cost;
                        begins[line][end] = begin;
                    }
                }
            }
        }
        std::vector<std::size_t> ends;
        for (std::size_t line = lines, end = size; line > 0 && costs[lines][size] < never;) {
            ends.insert(ends.begin(), end);
            end = begins[line--][end];
        }
        return ends;
    }

    /// In points, as what a line's length differs by: a word or a number with its unit is torn.
    [[nodiscard]] float end_cost(std::size_t end, std::vector<bool> const& words) {
        constexpr float torn_word = 60;
        constexpr float never = 1e9F;
        if (end == m_items.size()) {
            return 0;
        }
        char32_t const last = m_items[end - 1].character;
        bool const tears = !words[end] || (last >= U'0' && last <= U'9');
        return !may_begin_with(end) ? never : tears ? torn_word : 0;
    }

    /// A break at the very end begins one more, empty line; only once.
    bool ends_with_break() {
        bool const is_open = m_after_break && !m_closed;
        m_closed = true;
        return is_open;
    }

    [[nodiscard]] bool may_begin_with(std::size_t at) {
        if (m_allowed.empty()) {
            m_allowed = m_breaker.opportunities(text());
        }
        return m_allowed[at];
    }

    LinePlan fill(std::size_t begin, float room) {
        constexpr float tolerance = 0.01F;
        LinePlan line{begin, begin, begin, 0, false};
        std::size_t break_at = begin; // the last place where the line may end
        float width = 0;
        std::size_t at = begin;
        for (; at < m_items.size(); ++at) {
            TextItem const& item = m_items[at];
            if (item.kind == TextItem::Kind::Break) {
                m_after_break = at + 1 == m_items.size();
                return finish(line, at + 1);
            }
            width += item.advance;
            if (width > room + tolerance && at > begin && !hangs(item)) {
                break;
            }
        }
        if (at == m_items.size()) {
            return finish(line, at);
        }
        for (break_at = at; break_at > begin && !may_begin_with(break_at); --break_at) {
        }
        // No place to break: a word longer than the line is cut.
        line.wraps = true;
        return finish(line, break_at > begin ? break_at : at);
    }

    LinePlan finish(LinePlan line, std::size_t end) {
        line.end = end;
        line.shown = end;
        while (line.shown > line.begin && (hangs(m_items[line.shown - 1]) ||
                                           m_items[line.shown - 1].kind == TextItem::Kind::Break)) {
            --line.shown;
        }
        for (std::size_t i = line.begin; i < line.shown; ++i) {
            line.width += m_items[i].advance;
        }
        return line;
    }

    std::vector<TextItem> const& m_items;
    LineSetting const& m_setting;
    LineBreaker& m_breaker;
    std::vector<bool> m_allowed;
    bool m_after_break = false;
    bool m_closed = false;
};

} // namespace

std::vector<LinePlan> fill_lines(ParagraphText const& text, LineSetting const& setting) {
    LineFiller filler{text, setting};
    return setting.is_balanced ? filler.run_balanced() : filler.run();
}

} // namespace gouji::pdf_write
