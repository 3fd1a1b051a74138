#include "gouji/converters/recovery/running_heads.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "gouji/converters/recovery/cell_stream.hpp"
#include "gouji/converters/recovery/label_key.hpp"
#include "gouji/formats/layout/page_number.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t least_key = 3;
constexpr std::size_t longest_key = 40;

/// A line that could be a head of pages.
struct Line {
    std::uint32_t number = 0;
    std::u32string key;
    bool beside_page_number = false;
};

struct Occurrences {
    std::size_t all = 0;
    std::size_t beside_page_number = 0;
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
        std::vector<Line> const lines = candidates();
        std::unordered_map<std::u32string, Occurrences> found;
        for (Line const& line : lines) {
            Occurrences& of = found[line.key];
            ++of.all;
            of.beside_page_number += line.beside_page_number ? 1U : 0U;
        }
        std::vector<std::uint32_t> heads;
        for (Line const& line : lines) {
            if (is_head(line.key, found[line.key]) && !is_label_piece(line.key)) {
                heads.push_back(line.number);
            }
        }
        return heads;
    }

private:
    static constexpr int names_before = 3; ///< lines of a text that may be its title
    static constexpr int names_behind = 4; ///< lines of a text that may be its signature

    /// The lines between title and signature.
    [[nodiscard]] std::vector<Line> candidates() const {
        std::vector<Line> lines;
        for (std::size_t i = names_before; i + names_behind < m_filled.size(); ++i) {
            std::string_view const text = m_source.text(m_filled[i]);
            constexpr std::size_t longest = 4 * longest_key; // bytes
            if (text.size() > longest || text.find_first_of("|\t") != std::string_view::npos ||
                looks_like_value(trim(text))) {
                continue;
            }
            Line line{
                m_filled[i], label_key(text), m_is_page_number[i - 1] || m_is_page_number[i + 1]};
            if (line.key.size() >= least_key && line.key.size() <= longest_key &&
                m_labels.find(line.key).empty()) {
                lines.push_back(std::move(line));
            }
        }
        return lines;
    }

    [[nodiscard]] bool is_head(std::u32string const& key, Occurrences const& found) const {
        constexpr std::size_t often = 2;
        if (found.beside_page_number >= often) {
            return true;
        }
        return (found.beside_page_number > 0 || found.all >= often) && names_report(key);
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
};

} // namespace

std::vector<std::uint32_t>
running_heads(SourceMap const& source, std::span<LineRange const> text, LabelIndex const& labels) {
    return Finder(source, text, labels).run();
}

} // namespace gouji
