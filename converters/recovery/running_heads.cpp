#include "gouji/converters/recovery/running_heads.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "gouji/converters/recovery/cell_stream.hpp"
#include "gouji/converters/recovery/label_key.hpp"
#include "gouji/converters/recovery/line_words.hpp"
#include "gouji/formats/layout/page_number.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t least_key = 3;
constexpr std::size_t longest_key = 40;

/// What is known of a short text by its label_key.
struct Candidate {
    std::u32string key;
    std::size_t all = 0;                ///< lines with it
    std::size_t beside_page_number = 0; ///< lines of them
};

class Finder {
public:
    Finder(SourceMap const& source, std::span<LineRange const> text, LabelIndex const& labels)
        : m_source(source), m_labels(labels) {
        for (LineRange const& lines : text) {
            for (std::uint32_t line = lines.first; line < lines.end(); ++line) {
                if (!is_blank(source.text(line))) {
                    m_filled.push_back(line);
                    m_is_page_number.push_back(is_page_number(trim(source.text(line))));
                }
            }
        }
    }

    std::vector<std::uint32_t> run() {
        std::vector<Line> const lines = count_candidates();
        std::vector<bool> is_found;
        for (Candidate const& candidate : m_candidates) {
            is_found.push_back(is_head(candidate) && !is_label_piece(candidate.key));
        }
        std::vector<std::uint32_t> heads;
        for (Line const& line : lines) {
            if (is_found[line.candidate]) {
                heads.push_back(line.number);
            }
        }
        return heads;
    }

private:
    static constexpr std::size_t no_candidate = SIZE_MAX;
    static constexpr int names_before = 3; ///< lines of a text that may be its title
    static constexpr int names_behind = 4; ///< lines of a text that may be its signature

    /// A line that could be a head of pages.
    struct Line {
        std::uint32_t number;
        std::size_t candidate; ///< index into m_candidates
    };

    /// The lines between title and signature that could be heads.
    std::vector<Line> count_candidates() {
        std::vector<Line> lines;
        for (std::size_t i = names_before; i + names_behind < m_filled.size(); ++i) {
            std::string_view const text = m_source.text(m_filled[i]);
            constexpr std::size_t longest = 4 * longest_key; // bytes
            if (text.size() > longest) {
                continue;
            }
            // Most lines of many reports in one text are there again and again.
            auto const [known, is_new] = m_texts.try_emplace(text, no_candidate);
            if (is_new) {
                known->second = candidate_of(text);
            }
            if (known->second == no_candidate) {
                continue;
            }
            Candidate& candidate = m_candidates[known->second];
            ++candidate.all;
            bool const beside = m_is_page_number[i - 1] || m_is_page_number[i + 1];
            candidate.beside_page_number += beside ? 1U : 0U;
            lines.push_back({m_filled[i], known->second});
        }
        return lines;
    }

    std::size_t candidate_of(std::string_view text) {
        if (text.find_first_of("|\t") != std::string_view::npos || is_row(text)) {
            return no_candidate;
        }
        std::u32string key = label_key(text);
        bool const has_words = std::any_of(key.begin(), key.end(), is_han);
        if (key.size() < least_key || key.size() > longest_key || !has_words ||
            !m_labels.find(key).empty()) {
            return no_candidate;
        }
        auto const [known, is_new] = m_by_key.try_emplace(key, m_candidates.size());
        if (is_new) {
            m_candidates.push_back({std::move(key)});
        }
        return known->second;
    }

    /// The line is a value, or ends with several.
    [[nodiscard]] static bool is_row(std::string_view text) {
        std::size_t values = 0;
        bool all = true;
        for_each_word(text, TextMeasure::Columns, [&](LineWord const& word) {
            bool const is_value = looks_like_value(word.text);
            values = is_value ? values + 1 : 0;
            all &= is_value;
            return true;
        });
        return all || values >= 2;
    }

    [[nodiscard]] bool is_head(Candidate const& found) const {
        constexpr std::size_t often = 2;
        if (found.beside_page_number >= often) {
            return true;
        }
        return (found.beside_page_number > 0 || found.all >= often) && names_report(found.key);
    }

    /// The title or the signature has these words.
    [[nodiscard]] bool names_report(std::u32string const& key) const {
        auto const has_key = [&](std::uint32_t line) {
            return label_key(m_source.text(line)).find(key) != std::u32string::npos;
        };
        // There are candidates, so there are more lines than these.
        return std::any_of(m_filled.begin(), m_filled.begin() + names_before, has_key) ||
               std::any_of(m_filled.end() - names_behind, m_filled.end(), has_key);
    }

    /// Labels over several lines may have a line in common.
    [[nodiscard]] bool is_label_piece(std::u32string const& key) const {
        return std::any_of(
            m_labels.forms().begin(), m_labels.forms().end(), [&](FormLabels const& form) {
                return std::any_of(
                    form.labels.begin(), form.labels.end(), [&](FormLabel const& label) {
                        return label.keys.front().find(key) != std::u32string::npos;
                    });
            });
    }

    SourceMap const& m_source;
    LabelIndex const& m_labels;
    std::vector<std::uint32_t> m_filled; ///< lines that are not blank
    std::vector<bool> m_is_page_number;  ///< of each of them
    std::vector<Candidate> m_candidates;
    std::unordered_map<std::u32string, std::size_t> m_by_key;  ///< index into m_candidates
    std::unordered_map<std::string_view, std::size_t> m_texts; ///< the same, or no_candidate
};

} // namespace

std::vector<std::uint32_t>
running_heads(SourceMap const& source, std::span<LineRange const> text, LabelIndex const& labels) {
    return Finder(source, text, labels).run();
}

} // namespace gouji
