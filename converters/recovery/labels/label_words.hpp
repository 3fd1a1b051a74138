#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

#include "gouji/converters/recovery/labels/form_labels.hpp"

namespace gouji {

/// Tells words that are labels of forms, without a table around them.
class LabelWords {
public:
    /// The index must outlive it.
    explicit LabelWords(LabelIndex const& index) : m_index(index) {}

    /// The key of a label that no form has twice; empty for any other word.
    [[nodiscard]] std::u32string unique_label(std::string_view word) const;
    /// A label, the beginning or a longer piece of one, or one with a few damaged characters.
    [[nodiscard]] bool is_like_label(std::string_view word);
    /// A label begins with the text.
    [[nodiscard]] bool begins_label(std::string_view text) const;
    /// A label begins with the text, or the text with a label.
    [[nodiscard]] bool begins_as_label(std::string_view text) const;

private:
    [[nodiscard]] bool may_be_label(std::string_view word) const;
    [[nodiscard]] std::u32string key_of_beginning(std::string_view text) const;
    template <class Test> [[nodiscard]] bool any_wording(Test test) const;
    [[nodiscard]] bool resembles_label(std::u32string const& key) const;

    LabelIndex const& m_index;
    std::unordered_map<std::u32string, bool> m_like; ///< what is_like_label() said of keys
};

} // namespace gouji
