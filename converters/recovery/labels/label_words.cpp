#include "gouji/converters/recovery/labels/label_words.hpp"

#include <algorithm>
#include <set>

#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t most_bytes = 8; ///< of a label's word, for each glyph of its key

} // namespace

std::u32string LabelWords::unique_label(std::string_view word) const {
    if (word.size() > most_bytes * m_index.longest_key() || !may_be_label(word)) {
        return {};
    }
    std::u32string key = label_key(word);
    std::set<std::uint16_t> forms;
    auto const uses = m_index.find(key);
    bool const unique = std::all_of(uses.begin(), uses.end(), [&](LabelIndex::Use const& use) {
        return forms.insert(use.form).second;
    });
    return uses.empty() || !unique ? std::u32string{} : key;
}

/// Told by its first character that counts: nearly every word that is no label is.
bool LabelWords::may_be_label(std::string_view word) const {
    for (std::size_t at = 0; at < word.size();) {
        if (char32_t const first = key_character(next_code_point(word, at)); first != 0) {
            return m_index.may_begin(first);
        }
    }
    return false;
}

bool LabelWords::is_like_label(std::string_view word) {
    constexpr std::size_t most_kept = 2000; // different words; few of more are labels
    if (word.size() > most_bytes * m_index.longest_key()) {
        return false;
    }
    std::u32string const key = label_key(word);
    auto const known = m_like.find(key);
    if (known != m_like.end()) {
        return known->second;
    }
    bool const like = m_like.size() < most_kept && resembles_label(key);
    return m_like.emplace(key, like).first->second;
}

/// Whether `test` is true for the key of a label, in any wording.
template <class Test> bool LabelWords::any_wording(Test test) const {
    return std::any_of(m_index.forms().begin(), m_index.forms().end(), [&](FormLabels const& form) {
        return std::any_of(form.labels.begin(), form.labels.end(), [&](FormLabel const& label) {
            return std::any_of(label.keys.begin(), label.keys.end(), test);
        });
    });
}

/// Of no more of the text than labels have.
std::u32string LabelWords::key_of_beginning(std::string_view text) const {
    return label_key(text.substr(0, std::min(text.size(), most_bytes * m_index.longest_key())));
}

bool LabelWords::begins_label(std::string_view text) const {
    std::u32string const key = key_of_beginning(text);
    return key.size() > 1 &&
           any_wording([&](std::u32string const& wording) { return wording.starts_with(key); });
}

bool LabelWords::begins_as_label(std::string_view text) const {
    std::u32string const key = key_of_beginning(text);
    return begins_label(text) || any_wording([&](std::u32string const& wording) {
               return wording.size() > 1 && key.starts_with(wording);
           });
}

bool LabelWords::resembles_label(std::u32string const& key) const {
    constexpr double likeness = 0.6;
    constexpr std::size_t least_piece = 4; // characters that prose seldom has by chance
    if (key.size() < 2) {
        return false;
    }
    return any_wording([&](std::u32string const& wording) {
        return wording.starts_with(key) ||
               (key.size() >= least_piece && wording.find(key) != std::u32string::npos) ||
               key_similarity(wording, key) >= likeness;
    });
}

} // namespace gouji
