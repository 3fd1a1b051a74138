#include "gouji/converters/recovery/form_labels.hpp"

#include <algorithm>

#include "gouji/converters/recovery/label_key.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

FormLabels labels_of(Form const& form) {
    FormLabels out;
    out.form = &form;
    out.label_of_row.assign(form.rows.size(), -1);
    for (std::size_t i = 0; i < form.cells.size(); ++i) {
        FormCell const& cell = form.cells[i];
        if (!cell.is_value) {
            FormLabel label;
            label.cell = static_cast<std::int32_t>(i);
            label.keys.push_back(label_key(cell.text));
            for (std::string const& variant : cell.variants) {
                label.keys.push_back(label_key(variant));
            }
            out.labels.push_back(std::move(label));
            continue;
        }
        // Cells stand in row order, so the last label seen is the one the values follow.
        auto const row = static_cast<std::size_t>(cell.row);
        if (out.label_of_row[row] < 0 && !out.labels.empty()) {
            out.labels.back().row = cell.row;
            out.label_of_row[row] = static_cast<std::int32_t>(out.labels.size()) - 1;
        }
    }
    return out;
}

} // namespace

bool holds_label_pieces(FormLabels const& form, std::string_view text) {
    auto const is_piece = [&](std::u32string const& key) {
        return std::any_of(form.labels.begin(), form.labels.end(), [&](FormLabel const& label) {
            return label.keys.front().find(key) != std::u32string::npos;
        });
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const here = at;
        if (is_blank(next_code_point(text, at))) {
            if (!is_piece(label_key(text.substr(begin, here - begin)))) {
                return false;
            }
            begin = at;
        }
    }
    return is_piece(label_key(text.substr(begin)));
}

LabelIndex::LabelIndex(FormLibrary const& library) {
    for (Form const& form : library.all()) {
        m_forms.push_back(labels_of(form));
        auto const form_index = static_cast<std::uint16_t>(m_forms.size() - 1);
        std::vector<FormLabel> const& labels = m_forms.back().labels;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            for (std::u32string const& key : labels[i].keys) {
                m_uses[key].push_back({form_index, static_cast<std::uint16_t>(i)});
                m_longest = std::max(m_longest, key.size());
            }
        }
    }
}

std::span<LabelIndex::Use const> LabelIndex::find(std::u32string const& key) const {
    auto const found = m_uses.find(key);
    return found == m_uses.end() ? std::span<Use const>{} : std::span<Use const>{found->second};
}

} // namespace gouji
