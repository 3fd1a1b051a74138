#include "gouji/converters/recovery/rows/alignment.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <set>

#include "gouji/converters/recovery/words/label_key.hpp"

namespace gouji {

namespace {

// The costs. A label is worth more the longer it is; damage takes a part of that.
constexpr double least_similarity = 0.65;
constexpr double other_edition = 0.9;    ///< likeness of what another edition has in its place
constexpr std::size_t most_split = 24;   ///< cells that one label may be split over: glyph by glyph
constexpr std::size_t most_merged = 3;   ///< labels that may stand in one cell
constexpr double split_cost = 0.15;      ///< for each further cell of a split label
constexpr double most_split_cost = 0.75; ///< for all of them
constexpr double merge_cost = 0.3;       ///< for each further label in one cell
constexpr double skip_label_part = 0.5;  ///< of its worth: a label that is not there
constexpr double skip_text_cost = 0.3;   ///< a text between labels that is none
constexpr double stray_value_cost = 0.4; ///< a value where the form has none
constexpr double next_label_gain = 0.01; ///< parts of a form have labels in common

double worth(std::u32string const& key) {
    return 1 + static_cast<double>(std::min<std::size_t>(key.size(), 12)) / 6;
}

/// One bit a character, so that texts with little in common are told apart without comparing them.
std::uint64_t letters_of(std::u32string_view key) {
    std::uint64_t bits = 0;
    for (char32_t const c : key) {
        bits |= std::uint64_t{1} << ((static_cast<std::uint64_t>(c) * 0x9E3779B1U >> 12U) & 63U);
    }
    return bits;
}

/// No more than what key_similarity can give: each letter that only one of two texts has costs an
/// edit.
double most_alike(
    std::size_t label_size,
    std::uint64_t label_letters,
    std::size_t found_size,
    std::uint64_t found_letters) {
    auto const only = [](std::uint64_t some, std::uint64_t others) {
        return static_cast<std::size_t>(std::popcount(some & ~others));
    };
    std::size_t const longer = std::max(label_size, found_size);
    std::size_t const edits = std::max(
        {only(label_letters, found_letters),
         only(found_letters, label_letters),
         longer - std::min(label_size, found_size)});
    return 1 - static_cast<double>(edits) / static_cast<double>(std::max<std::size_t>(longer, 1));
}

struct Step {
    enum class Kind : std::uint8_t { None, SkipLabel, SkipCell, Match } kind = Kind::None;
    std::uint8_t labels = 0;
    std::uint8_t cells = 0;
    float similarity = 0;
};

class Aligner {
public:
    Aligner(FormLabels const& form, CellStream const& stream, std::size_t begin, std::size_t end)
        : m_form(form), m_stream(stream), m_begin(begin), m_cells(end - begin),
          m_labels(form.labels.size()), m_score((m_labels + 1) * (m_cells + 1), lowest),
          m_steps(m_score.size()) {
        for (FormLabel const& label : form.labels) {
            m_label_letters.push_back(letters_of(label.keys.front()));
        }
        for (std::size_t j = 0; j < m_cells; ++j) {
            m_cell_letters.push_back(letters_of(cell(j).key));
        }
        for (std::size_t i = 0; i < m_labels; ++i) {
            std::u32string joined = form.labels[i].keys.front();
            std::vector<std::u32string>& merged = m_merged.emplace_back();
            for (std::size_t n = 2; n <= most_merged && i + n <= m_labels; ++n) {
                joined += form.labels[i + n - 1].keys.front();
                merged.push_back(joined);
            }
        }
    }

    Alignment run() {
        score(0, 0) = 0;
        for (std::size_t i = 0; i <= m_labels; ++i) {
            for (std::size_t j = 0; j <= m_cells; ++j) {
                if (score(i, j) > lowest) {
                    extend(i, j);
                }
            }
        }
        return trace();
    }

private:
    static constexpr float lowest = std::numeric_limits<float>::lowest();

    float& score(std::size_t i, std::size_t j) { return m_score[i * (m_cells + 1) + j]; }
    Step& step(std::size_t i, std::size_t j) { return m_steps[i * (m_cells + 1) + j]; }
    [[nodiscard]] StreamCell const& cell(std::size_t j) const { return m_stream[m_begin + j]; }

    void offer(std::size_t i, std::size_t j, double value, Step how) {
        if (static_cast<float>(value) > score(i, j)) {
            score(i, j) = static_cast<float>(value);
            step(i, j) = how;
        }
    }

    /// Cells before the first match and behind the last label are outside the table.
    [[nodiscard]] double skip_cost(std::size_t i, std::size_t j) const {
        if (i == 0 || i == m_labels || cell(j).kind == CellKind::Blank ||
            is_outside(cell(j).kind)) {
            return 0;
        }
        if (cell(j).kind == CellKind::Text) {
            return skip_text_cost;
        }
        return m_form.labels[i - 1].row >= 0 ? 0 : stray_value_cost;
    }

    void extend(std::size_t i, std::size_t j) {
        double const here = score(i, j);
        if (i < m_labels) {
            double const cost = skip_label_part * worth(m_form.labels[i].keys.front());
            offer(i + 1, j, here - cost, {Step::Kind::SkipLabel, 1, 0, 0});
        }
        if (j == m_cells) {
            return;
        }
        offer(i, j + 1, here - skip_cost(i, j), {Step::Kind::SkipCell, 0, 1, 0});
        if (i < m_labels && cell(j).kind == CellKind::Text) {
            double const ahead = here + gain_of_following(i, j);
            match_split(i, j, ahead);
            match_merged(i, j, ahead);
        }
    }

    [[nodiscard]] bool is_wording(std::size_t i, std::u32string const& found) const {
        std::vector<std::u32string> const& keys = m_form.labels[i].keys;
        return std::find(keys.begin(), keys.end(), found) != keys.end();
    }

    /// How well `found` is the label `i` in any of its wordings.
    [[nodiscard]] double
    similarity(std::size_t i, std::u32string const& found, std::uint64_t letters) const {
        FormLabel const& label = m_form.labels[i];
        if (is_wording(i, found)) {
            return 1;
        }
        if (label.is_of_other_edition(found)) {
            return other_edition;
        }
        std::u32string const& key = label.keys.front();
        if ((letters & m_label_letters[i]) == 0 || found.size() > 2 * key.size()) {
            return 0;
        }
        bool const near =
            key.starts_with(found) || // cut off
            most_alike(key.size(), m_label_letters[i], found.size(), letters) >= least_similarity;
        return near ? key_similarity(key, found) : 0;
    }

    /// Of two ways that are as good the one is likelier whose labels follow each other in the form.
    [[nodiscard]] double gain_of_following(std::size_t i, std::size_t j) {
        Step::Kind const before = step(i, j).kind;
        return before == Step::Kind::Match || before == Step::Kind::SkipCell ? next_label_gain : 0;
    }

    void match_split(std::size_t i, std::size_t j, double here) {
        std::u32string& joined = m_joined;
        joined.clear();
        std::uint64_t letters = 0;
        std::size_t const longest = 2 * m_form.labels[i].keys.front().size() + 4;
        if (is_foreign(i, j)) {
            return; // marks alone begin no label, nor does what has nothing of it
        }
        for (std::size_t n = 1; n <= most_split && j + n <= m_cells; ++n) {
            StreamCell const& next = cell(j + n - 1);
            if (is_outside(next.kind)) {
                continue;
            }
            if (next.kind != CellKind::Text || joined.size() + next.key.size() > longest) {
                return;
            }
            if (n > 1 && is_wording(i, next.key)) {
                return; // the label stands there, whole
            }
            joined += next.key;
            letters |= m_cell_letters[j + n - 1];
            if (n > 1 && (is_foreign(i, j + n - 1) || begins_another(i, next.key))) {
                continue;
            }
            double const alike = similarity(i, joined, letters);
            if (alike >= least_similarity) {
                double const gain =
                    worth(m_form.labels[i].keys.front()) * (2 * alike - 1) -
                    std::min(most_split_cost, split_cost * static_cast<double>(n - 1));
                offer(
                    i + 1,
                    j + n,
                    here + gain,
                    {Step::Kind::Match,
                     1,
                     static_cast<std::uint8_t>(n),
                     static_cast<float>(alike)});
            }
            if (alike == 1) {
                return; // what follows are texts of their own
            }
        }
    }

    /// The cell has no letter of the label.
    [[nodiscard]] bool is_foreign(std::size_t i, std::size_t j) const {
        return (m_cell_letters[j] & m_label_letters[i]) == 0 ||
               m_form.labels[i].keys.front().find_first_of(cell(j).key) == std::u32string::npos;
    }

    /// A piece as short as a numeral that is not in the label `i`: the next label's, broken behind
    /// it ("3." above "其他").
    [[nodiscard]] bool begins_another(std::size_t i, std::u32string const& piece) const {
        constexpr std::size_t longest_numeral = 2;
        return !piece.empty() && piece.size() <= longest_numeral &&
               m_form.labels[i].keys.front().find(piece) == std::u32string::npos;
    }

    void match_merged(std::size_t i, std::size_t j, double here) {
        double gain = worth(m_form.labels[i].keys.front());
        for (std::size_t n = 2; n <= most_merged && i + n <= m_labels; ++n) {
            gain += worth(m_form.labels[i + n - 1].keys.front()) - merge_cost;
            if (m_merged[i][n - 2] == cell(j).key) {
                offer(
                    i + n,
                    j + 1,
                    here + gain,
                    {Step::Kind::Match, static_cast<std::uint8_t>(n), 1, 1});
            }
        }
    }

    Alignment trace() {
        Alignment out;
        out.form = &m_form;
        out.score = score(m_labels, m_cells);
        std::size_t i = m_labels;
        std::size_t j = m_cells;
        while (i > 0 || j > 0) {
            Step const how = step(i, j);
            switch (how.kind) {
            case Step::Kind::None:
                return {};
            case Step::Kind::SkipLabel:
                --i;
                break;
            case Step::Kind::SkipCell:
                --j;
                break;
            case Step::Kind::Match:
                i -= how.labels;
                j -= how.cells;
                out.matched += how.labels;
                out.matches.push_back({i, how.labels, m_begin + j, how.cells, how.similarity});
                break;
            }
        }
        std::reverse(out.matches.begin(), out.matches.end());
        prefer_rows(out.matches);
        out.score += cost_of_absent_parts(out.matches);
        return out;
    }

    /// Where a label stands twice, over a row and in it, it is the row's where values follow.
    void prefer_rows(std::vector<LabelMatch>& matches) const {
        constexpr std::size_t reach = 40; // cells between a heading and its row
        for (std::size_t i = 0; i < matches.size(); ++i) {
            LabelMatch& match = matches[i];
            bool const one_cell = match.labels == 1 && match.cells == 1;
            if (!one_cell || m_form.labels[match.label].row < 0 || holds_values(match.cell)) {
                continue;
            }
            std::size_t const next =
                i + 1 < matches.size() ? matches[i + 1].cell : m_begin + m_cells;
            std::size_t const end = std::min(next, match.cell + reach);
            for (std::size_t at = match.cell + 1; at < end; ++at) {
                if (m_stream[at].key == m_stream[match.cell].key && holds_values(at)) {
                    match.cell = at;
                    break;
                }
            }
        }
    }

    /// Cells that are no text stand behind the label.
    [[nodiscard]] bool holds_values(std::size_t label) const {
        std::size_t const next = label + 1;
        return next < m_begin + m_cells &&
               (m_stream[next].kind == CellKind::Value || m_stream[next].kind == CellKind::Blank);
    }

    /// What the labels cost that are in parts of the form of which nothing is there.
    [[nodiscard]] double cost_of_absent_parts(std::vector<LabelMatch> const& matches) const {
        std::set<std::size_t> present;
        for (LabelMatch const& match : matches) {
            present.insert(part_of_label(m_form, match.label));
        }
        double cost = 0;
        for (std::size_t label = 0; label < m_labels; ++label) {
            if (!present.contains(part_of_label(m_form, label))) {
                cost += skip_label_part * worth(m_form.labels[label].keys.front());
            }
        }
        return cost;
    }

    FormLabels const& m_form;
    CellStream const& m_stream;
    std::size_t m_begin;
    std::size_t m_cells;
    std::size_t m_labels;
    std::vector<float> m_score;
    std::vector<Step> m_steps;
    std::vector<std::uint64_t> m_label_letters;
    std::vector<std::uint64_t> m_cell_letters;
    std::u32string m_joined;                           ///< of match_split, kept for its memory
    std::vector<std::vector<std::u32string>> m_merged; ///< by label: it and the next ones as one
};

} // namespace

std::optional<Alignment> align_exactly(FormLabels const& form, CellStream const& stream) {
    Alignment out;
    out.form = &form;
    for (std::size_t cell = 0; cell < stream.size(); ++cell) {
        if (stream[cell].kind != CellKind::Text) {
            continue;
        }
        if (out.matched == form.labels.size()) {
            return std::nullopt;
        }
        std::vector<std::u32string> const& keys = form.labels[out.matched].keys;
        if (std::find(keys.begin(), keys.end(), stream[cell].key) == keys.end()) {
            return std::nullopt;
        }
        out.score += worth(keys.front());
        out.matches.push_back({out.matched++, 1, cell, 1, 1});
    }
    return out.matched == form.labels.size() ? std::optional{std::move(out)} : std::nullopt;
}

Alignment
align(FormLabels const& form, CellStream const& stream, std::size_t begin, std::size_t end) {
    return Aligner(form, stream, begin, end).run();
}

} // namespace gouji
