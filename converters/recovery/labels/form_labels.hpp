#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gouji/converters/forms/form.hpp"
#include "gouji/converters/recovery/words/character_set.hpp"

/// The labels of the forms, made ready for comparing.

namespace gouji {

/// One label of a form, in the order of its grid.
struct FormLabel {
    std::int32_t cell = -1;           ///< index into Form::cells
    std::vector<std::u32string> keys; ///< label_key of the official wording, then of its variants
    /// What other editions print over the same values: kept as printed, since it may mean another
    /// thing.
    std::vector<std::u32string> other_editions;
    std::int32_t row = -1; ///< row whose values stand right behind this label; -1: none

    [[nodiscard]] bool is_of_other_edition(std::u32string const& key) const;
};

/// A form with its label sequence.
struct FormLabels {
    Form const* form = nullptr;
    std::vector<FormLabel> labels;
    std::vector<std::int32_t> label_of_row; ///< for each row the label its values stand behind
};

/// The part of the form (index into Form::part_rows; 0 for a form of one part) that a label is in.
[[nodiscard]] std::size_t part_of_label(FormLabels const& labels, std::size_t label);

/// The label that stands lowest over a value cell (index into Form::cells): its column's head; an
/// index into FormLabels::labels, -1 when there is none.
[[nodiscard]] std::int32_t label_over(FormLabels const& labels, std::int32_t value_cell);

/// The key is a piece of the official wording of one of the form's labels; an empty one is not.
[[nodiscard]] bool has_label_piece(FormLabels const& form, std::u32string_view key);

/// Every word of `text`, as blanks part them, is a piece of one of the form's labels.
[[nodiscard]] bool holds_label_pieces(FormLabels const& form, std::string_view text);

/// All labels of a library, found by their keys.
class LabelIndex {
public:
    struct Use {
        std::uint16_t form;  ///< index into forms()
        std::uint16_t label; ///< index into FormLabels::labels
    };
    explicit LabelIndex(FormLibrary const& library);

    [[nodiscard]] std::vector<FormLabels> const& forms() const { return m_forms; }
    /// Every place where a label has exactly this key.
    [[nodiscard]] std::span<Use const> find(std::u32string const& key) const;
    /// Whether the key of a text whose first character that counts is this one may be a label's.
    [[nodiscard]] bool may_begin(char32_t key_character) const {
        return m_beginnings.contains(key_character);
    }
    /// Many times as many cells as any form has: a list of something else.
    [[nodiscard]] bool is_outgrown_by(Table const& table) const;
    /// No label's key is longer.
    [[nodiscard]] std::size_t longest_key() const { return m_longest; }

private:
    void note_beginning(char32_t character);

    std::vector<FormLabels> m_forms;
    std::unordered_map<std::u32string, std::vector<Use>> m_uses;
    CharacterSet m_beginnings;
    std::size_t m_longest = 0;
    std::size_t m_most_cells = 0; ///< of a form
};

} // namespace gouji
