#include "gouji/converters/recovery/cells/wrapped_labels.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace gouji {

RowLabels::RowLabels(FormLabels const& form) : m_form(form), m_row(form.labels.size(), -1) {
    for (std::size_t label = 0; label < form.labels.size(); ++label) {
        if (cell(label).row >= 0) {
            m_row[label] = static_cast<std::int32_t>(m_rows.size());
            m_rows.push_back(label);
        }
    }
    for (std::size_t label = 0; label < form.labels.size(); ++label) {
        m_reach.push_back(reach_of(label));
        std::vector<std::u32string>& keys = m_keys.emplace_back(form.labels[label].keys);
        constexpr std::size_t shortest = 4; // of a label that is told without its numeral
        std::size_t const wordings = keys.size();
        for (std::size_t i = 0; i < wordings && m_row[label] >= 0; ++i) {
            if (keys[i].size() > shortest && keys[i].front() >= U'1' && keys[i].front() <= U'9') {
                keys.push_back(keys[i].substr(1));
            }
        }
    }
}

RowLabels::Reach RowLabels::reach_of(std::size_t label) const {
    std::int32_t const top = cell(label).slot.row;
    std::int32_t const bottom = top + cell(label).row_span;
    Reach reach{static_cast<std::int32_t>(m_rows.size()), -1};
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        std::int32_t const at = cell(m_rows[row]).slot.row;
        if (at >= top) {
            reach.first = std::min(reach.first, static_cast<std::int32_t>(row));
        }
        if (at >= top && at < bottom) {
            reach.last = static_cast<std::int32_t>(row);
        }
    }
    return reach;
}

bool RowLabels::may_begin(std::u32string const& key) const {
    for (std::size_t label = 0; label < m_row.size(); ++label) {
        bool const opens_group =
            m_row[label] < 0 && !m_reach[label].is_head() && m_reach[label].first == 0;
        bool const begins =
            std::any_of(keys(label).begin(), keys(label).end(), [&](std::u32string const& wording) {
                return wording.starts_with(key);
            });
        if (begins && (m_row[label] == 0 || opens_group)) {
            return true;
        }
    }
    return false;
}

namespace {

constexpr std::size_t most_states = 64;   ///< ways to read the words so far
constexpr std::size_t most_wordings = 32; ///< of one label
constexpr std::size_t most_skipped = 256; ///< words that are values
constexpr std::size_t most_foreign = 8;   ///< lines that are none of the table

/// How much of a label was met: `length` characters that these of its wordings begin with.
struct Progress {
    std::uint32_t wordings = 0;
    std::uint32_t length = 0;
    auto operator<=>(Progress const&) const = default;
};

struct State {
    std::int32_t row = -1;   ///< whose label was begun last
    std::int32_t label = -1; ///< of the last word
    std::vector<Progress> labels;
    auto operator<=>(State const&) const = default;
};

class Reader {
public:
    Reader(RowLabels const& labels, std::vector<LabelWord> const& words, std::size_t first)
        : m_labels(labels), m_words(words), m_first(first) {}

    std::optional<WrappedLabels> run() {
        State start;
        start.labels.resize(m_labels.size());
        m_layers.emplace_back().try_emplace(std::move(start));
        std::size_t skipped = 0;
        std::size_t foreign = 0;
        for (std::size_t word = m_first; word < m_words.size() && skipped <= most_skipped;) {
            skipped += m_words[word].may_be_value ? 1U : 0U;
            if (read(word)) {
                note_end();
                ++word;
            } else if (
                m_end > 0 || m_words[word].line == m_words[m_first].line ||
                ++foreign > most_foreign) {
                break;
            } else {
                word = pass_line(word);
            }
        }
        return m_end > 0 ? result() : std::nullopt;
    }

private:
    /// A way to read the words so far.
    struct Way {
        std::size_t before = 0;   ///< index into the layer before
        std::int32_t label = -1;  ///< of the word
        bool rows_differ = false; ///< other ways to the same state begin rows elsewhere
        bool heads_differ = false;
        std::vector<std::size_t> starts; ///< by row the word that its label begins with
    };
    using Layer = std::map<State, Way>;

    [[nodiscard]] bool is_whole(State const& state, std::size_t label) const {
        Progress const& progress = state.labels[label];
        std::vector<std::u32string> const& keys = m_labels.keys(label);
        for (std::size_t i = 0; i < keys.size() && i < most_wordings; ++i) {
            if ((progress.wordings >> i & 1U) != 0 && keys[i].size() == progress.length) {
                return true;
            }
        }
        return false;
    }

    /// Whole, or not there at all.
    [[nodiscard]] bool is_settled(State const& state, std::size_t label) const {
        return state.labels[label].length == 0 || is_whole(state, label);
    }

    [[nodiscard]] bool row_is_whole(State const& state) const {
        return state.row < 0 ||
               is_whole(state, m_labels.rows()[static_cast<std::size_t>(state.row)]);
    }

    /// The label with the word behind what was met of it; nullopt where it does not go on so.
    [[nodiscard]] std::optional<Progress>
    extended(State const& state, std::size_t label, std::u32string const& word) const {
        Progress const& before = state.labels[label];
        Progress after{0, before.length + static_cast<std::uint32_t>(word.size())};
        std::vector<std::u32string> const& keys = m_labels.keys(label);
        for (std::size_t i = 0; i < keys.size() && i < most_wordings; ++i) {
            bool const fits = before.length == 0 || (before.wordings >> i & 1U) != 0;
            if (fits &&
                keys[i].compare(
                    std::min<std::size_t>(before.length, keys[i].size()), word.size(), word) == 0) {
                after.wordings |= 1U << i;
            }
        }
        return after.wordings == 0 ? std::nullopt : std::optional{after};
    }

    /// A piece of the label may stand here, as far as the rows tell.
    [[nodiscard]] bool may_stand(State const& state, std::size_t label) const {
        std::int32_t const row = m_labels.row(label);
        if (row >= 0) {
            return row == state.row ||
                   (row == state.row + 1 && row_is_whole(state) && leaves_nothing_open(state));
        }
        RowLabels::Reach const& reach = m_labels.reach(label);
        bool const above = state.row + 1 == reach.first && row_is_whole(state);
        if (reach.is_head()) {
            return above && state.row >= 0;
        }
        return above || (reach.first <= state.row && state.row <= reach.last);
    }

    /// The next row may begin: the groups that end before it are whole, and so are its heads.
    [[nodiscard]] bool leaves_nothing_open(State const& state) const {
        for (std::size_t label = 0; label < m_labels.size(); ++label) {
            RowLabels::Reach const& reach = m_labels.reach(label);
            bool const ends =
                reach.is_head() ? reach.first == state.row + 1 : reach.last == state.row;
            if (m_labels.row(label) < 0 && ends && !is_settled(state, label)) {
                return false;
            }
        }
        return true;
    }

    /// On one line labels stand in the order of the form's columns.
    [[nodiscard]] bool is_in_line(State const& state, std::size_t label, std::size_t word) const {
        bool const same_line = word > m_first && m_words[word].line == m_words[word - 1].line;
        auto const before = static_cast<std::size_t>(state.label);
        return !same_line || state.label < 0 || before == label ||
               m_labels.column(before) < m_labels.column(label);
    }

    /// False when there is no way to read the word.
    bool read(std::size_t word) {
        Layer next;
        std::size_t index = 0;
        for (auto const& [state, way] : m_layers.back()) {
            if (m_words[word].may_be_value && state.row >= 0) {
                offer(next, state, {index, -1, way.rows_differ, way.heads_differ, way.starts});
            }
            for (std::size_t label = 0; label < m_labels.size(); ++label) {
                if (!may_stand(state, label) || !is_in_line(state, label, word)) {
                    continue;
                }
                if (auto const progress = extended(state, label, m_words[word].key)) {
                    step(next, state, way, index, label, *progress, word);
                }
            }
            ++index;
        }
        if (next.empty() || next.size() > most_states) {
            return false;
        }
        m_layers.push_back(std::move(next));
        return true;
    }

    /// Leaves the words out that stand on the line of `word`; returns the one behind them.
    std::size_t pass_line(std::size_t word) {
        std::size_t begin = word;
        while (m_words[begin - 1].line == m_words[word].line) {
            --begin;
        }
        m_layers.resize(begin - m_first + 1);
        for (word = begin; word < m_words.size() && m_words[word].line == m_words[begin].line;
             ++word) {
            Layer same;
            std::size_t index = 0;
            for (auto const& [state, way] : m_layers.back()) {
                same.try_emplace(
                    state, Way{index++, -1, way.rows_differ, way.heads_differ, way.starts});
            }
            m_layers.push_back(std::move(same));
        }
        return word;
    }

    void step(
        Layer& next,
        State state,
        Way const& way,
        std::size_t index,
        std::size_t label,
        Progress progress,
        std::size_t word) const {
        std::int32_t const row = m_labels.row(label);
        Way on{
            index, static_cast<std::int32_t>(label), way.rows_differ, way.heads_differ, way.starts};
        if (row > state.row) {
            on.starts.push_back(word);
            state.row = row;
        }
        state.label = static_cast<std::int32_t>(label);
        state.labels[label] = progress;
        offer(next, state, std::move(on));
    }

    static void offer(Layer& next, State const& state, Way way) {
        auto const [found, is_new] = next.try_emplace(state, way);
        if (!is_new) {
            found->second.rows_differ |= way.rows_differ || found->second.starts != way.starts;
            found->second.heads_differ = true;
        }
    }

    [[nodiscard]] bool is_end(State const& state) const {
        bool const last = state.row + 1 == static_cast<std::int32_t>(m_labels.rows().size());
        return last && row_is_whole(state) && leaves_nothing_open(state);
    }

    void note_end() {
        bool const any =
            std::any_of(m_layers.back().begin(), m_layers.back().end(), [&](auto const& entry) {
                return is_end(entry.first);
            });
        if (any) {
            m_end = m_layers.size() - 1;
        }
    }

    [[nodiscard]] std::optional<WrappedLabels> result() const {
        WrappedLabels out;
        Way const* found = nullptr;
        for (auto const& [state, way] : m_layers[m_end]) {
            if (!is_end(state)) {
                continue;
            }
            if (way.rows_differ || (found != nullptr && found->starts != way.starts)) {
                return std::nullopt;
            }
            out.heads_are_sure &= !way.heads_differ && found == nullptr;
            found = &way;
        }
        out.labels.resize(m_end);
        for (std::size_t word = m_end; word > 0 && found != nullptr; --word) {
            out.labels[word - 1] = found->label;
            found =
                &std::next(m_layers[word - 1].begin(), static_cast<std::ptrdiff_t>(found->before))
                     ->second;
        }
        return out;
    }

    RowLabels const& m_labels;
    std::vector<LabelWord> const& m_words;
    std::size_t m_first;
    std::vector<Layer> m_layers; ///< the ways behind each word, the first one before all words
    std::size_t m_end = 0;       ///< words of which all labels are whole
};

} // namespace

std::optional<WrappedLabels> find_wrapped_labels(
    RowLabels const& labels, std::vector<LabelWord> const& words, std::size_t first) {
    return Reader(labels, words, first).run();
}

} // namespace gouji
