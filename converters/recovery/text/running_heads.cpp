#include "gouji/converters/recovery/text/running_heads.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/words/character_set.hpp"
#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/converters/recovery/words/line_words.hpp"
#include "gouji/converters/recovery/words/value_text.hpp"
#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/layout/page_number.hpp"
#include "gouji/formats/support/code_points.hpp"
#include "gouji/formats/support/simplified.hpp"
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
        count_candidates();
        m_firsts.clear();
        for (Candidate const& candidate : m_candidates) {
            m_is_found.push_back(is_head(candidate) && !is_label_piece(candidate.key));
            if (m_is_found.back()) {
                m_firsts.insert(candidate.key.front());
            }
        }
        bool const any = std::find(m_is_found.begin(), m_is_found.end(), true) != m_is_found.end();
        return any ? lines_of_found() : std::vector<std::uint32_t>{};
    }

private:
    static constexpr std::size_t no_candidate = SIZE_MAX;
    static constexpr std::size_t names_before = 3; ///< lines of a text that may be its title
    static constexpr std::size_t names_behind = 4; ///< lines of a text that may be its signature

    /// Counts the lines between title and signature that could be heads. Of most texts these are
    /// few: lines beside the number of a page, or with words of the title or the signature.
    void count_candidates() {
        if (m_filled.size() <= names_before + names_behind) {
            return;
        }
        std::for_each(
            m_filled.begin(), m_filled.begin() + names_before, [this](std::uint32_t line) {
                add_name(line);
            });
        std::for_each(m_filled.end() - names_behind, m_filled.end(), [this](std::uint32_t line) {
            add_name(line);
        });
        for (std::size_t i = names_before; i + names_behind < m_filled.size(); ++i) {
            bool const beside = m_is_page_number[i - 1] || m_is_page_number[i + 1];
            if (!beside && !begins_like_one(m_filled[i])) {
                continue;
            }
            std::size_t const known = known_candidate(m_filled[i]);
            if (known != no_candidate) {
                ++m_candidates[known].all;
                m_candidates[known].beside_page_number += beside ? 1U : 0U;
            }
        }
    }

    /// A line of the title or the signature.
    void add_name(std::uint32_t line) {
        constexpr std::size_t longest_name = 4096; // bytes
        std::string_view const text = m_source.text(line);
        m_names.push_back(text.size() <= longest_name ? label_key(text) : std::u32string{});
        m_firsts.insert(m_names.back().begin(), m_names.back().end());
    }

    [[nodiscard]] std::vector<std::uint32_t> lines_of_found() {
        std::vector<std::uint32_t> heads;
        for (std::size_t i = names_before; i + names_behind < m_filled.size(); ++i) {
            std::size_t const known =
                begins_like_one(m_filled[i]) ? known_candidate(m_filled[i]) : no_candidate;
            if (known < m_is_found.size() && m_is_found[known]) {
                heads.push_back(m_filled[i]);
            }
        }
        return heads;
    }

    /// The first character of its key is in m_firsts.
    [[nodiscard]] bool begins_like_one(std::uint32_t line) const {
        std::string_view const text = m_source.text(line);
        for (std::size_t at = 0; at < text.size();) {
            char32_t const first = key_character(next_code_point(text, at));
            if (first != 0) {
                // What words that differ by region begin with is not looked into.
                return m_firsts.contains(first) || !mainland_characters(first).empty();
            }
        }
        return false;
    }

    /// The candidate that the line's text is; an index into m_candidates.
    std::size_t known_candidate(std::uint32_t line) {
        constexpr std::size_t longest = 4 * longest_key; // bytes
        std::string_view const text = m_source.text(line);
        if (text.size() > longest || is_ascii(text)) {
            return no_candidate; // a head has ideographs
        }
        // Most lines of many reports in one text are there again and again.
        auto const [known, is_new] = m_texts.try_emplace(text, no_candidate);
        if (is_new) {
            known->second = candidate_of(text);
        }
        return known->second;
    }

    std::size_t candidate_of(std::string_view text) {
        if (has_bar_or_tab(text) || is_row(text)) {
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
        return std::any_of(m_names.begin(), m_names.end(), [&](std::u32string const& name) {
            return name.find(key) != std::u32string::npos;
        });
    }

    /// Labels over several lines may have a line in common.
    [[nodiscard]] bool is_label_piece(std::u32string const& key) const {
        return key.empty() ||
               std::any_of(
                   m_labels.forms().begin(), m_labels.forms().end(), [&](FormLabels const& form) {
                       return has_label_piece(form, key);
                   });
    }

    SourceMap const& m_source;
    LabelIndex const& m_labels;
    std::vector<std::uint32_t> m_filled; ///< lines that are not blank
    std::vector<bool> m_is_page_number;  ///< of each of them
    std::vector<std::u32string> m_names; ///< keys of the lines of title and signature
    CharacterSet m_firsts;               ///< with which the keys of lines begin that matter
    std::vector<Candidate> m_candidates;
    std::vector<bool> m_is_found;                              ///< of each of them: it is a head
    std::unordered_map<std::u32string, std::size_t> m_by_key;  ///< index into m_candidates
    std::unordered_map<std::string_view, std::size_t> m_texts; ///< the same, or no_candidate
};

} // namespace

std::vector<std::uint32_t>
running_heads(SourceMap const& source, std::span<LineRange const> text, LabelIndex const& labels) {
    return Finder(source, text, labels).run();
}

} // namespace gouji
