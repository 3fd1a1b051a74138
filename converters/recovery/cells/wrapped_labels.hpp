#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gouji/converters/recovery/labels/form_labels.hpp"

namespace gouji {

/// A word that may be a piece of a label.
struct LabelWord {
    std::u32string key; ///< never empty
    std::string text;
    std::size_t cell = 0;   ///< of the stream
    std::uint32_t line = 0; ///< words of one line have the same, and stand from left to right
    bool may_be_value = false;
};

/// Which labels of a form some words are pieces of.
struct WrappedLabels {
    /// By word: index into FormLabels::labels; -1 for a value, or a word of a line that is none of
    /// the table. The words behind the last label are left out.
    std::vector<std::int32_t> labels;
    bool heads_are_sure = true; ///< else other pieces may belong to labels that name no row
};

/// How the labels of a form's rows stand to each other.
class RowLabels {
public:
    /// `form` must outlive it.
    explicit RowLabels(FormLabels const& form);

    /// Beside which rows a label stands; indices into rows().
    struct Reach {
        std::int32_t first = 0;
        std::int32_t last =
            -1; ///< less than `first` for a head, which stands above its row `first`
        [[nodiscard]] bool is_head() const { return last < first; }
    };

    [[nodiscard]] FormLabels const& form() const { return m_form; }
    /// The labels that name rows, in order.
    [[nodiscard]] std::vector<std::size_t> const& rows() const { return m_rows; }
    /// The row (index into rows()) that the label names; -1: it is a group's or a head.
    [[nodiscard]] std::int32_t row(std::size_t label) const { return m_row[label]; }
    [[nodiscard]] Reach const& reach(std::size_t label) const { return m_reach[label]; }
    /// The wordings of a label; behind those with a numeral the same without it.
    [[nodiscard]] std::vector<std::u32string> const& keys(std::size_t label) const {
        return m_keys[label];
    }
    [[nodiscard]] std::int32_t column(std::size_t label) const { return cell(label).slot.column; }
    [[nodiscard]] std::size_t size() const { return m_row.size(); }

    /// A word that may begin the first row's label, or that of a group which begins with this row.
    [[nodiscard]] bool may_begin(std::u32string const& key) const;

private:
    [[nodiscard]] FormCell const& cell(std::size_t label) const {
        return m_form.form->cells[static_cast<std::size_t>(m_form.labels[label].cell)];
    }
    [[nodiscard]] Reach reach_of(std::size_t label) const;

    FormLabels const& m_form;
    std::vector<std::size_t> m_rows;
    std::vector<std::int32_t> m_row;                 ///< by label
    std::vector<Reach> m_reach;                      ///< by label
    std::vector<std::vector<std::u32string>> m_keys; ///< by label
};

/// Reads the words from `first` on as all labels of the form's rows, letter by letter: each row's
/// label follows that of the row before; the labels of groups stand beside their rows, the heads of
/// a part before its rows, those of the first part left out. A few lines of nothing that fits (a
/// page's head) are left out. nullopt where they are no such labels, or where the label of some row
/// may begin at several words.
[[nodiscard]] std::optional<WrappedLabels> find_wrapped_labels(
    RowLabels const& labels, std::vector<LabelWord> const& words, std::size_t first);

} // namespace gouji
