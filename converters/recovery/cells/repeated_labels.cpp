#include "gouji/converters/recovery/cells/repeated_labels.hpp"

#include <algorithm>
#include <vector>

namespace gouji {

namespace {

constexpr std::size_t telling_copies = 3; ///< side by side or row under row: no chance

/// [begin, end) of the stream.
struct StreamRow {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

class Folder {
public:
    Folder(CellStream& stream, std::size_t begin, LabelIndex const& index)
        : m_stream(stream), m_index(index) {
        part_rows(begin);
    }

    void run() {
        if (!repeats_beside() && !repeats_below()) {
            return;
        }
        std::vector<bool> copies(m_stream.size(), false);
        for (std::size_t row = 1; row < m_rows.size(); ++row) {
            mark_copies_of_row_above(m_rows[row - 1], m_rows[row], copies);
        }
        std::size_t kept = 0; // the label that copies beside it repeat
        for (StreamRow const& row : m_rows) {
            for (std::size_t at = row.begin; at < row.end; ++at) {
                bool const beside = at > row.begin && is_label(at) && same(at - 1, at);
                if (beside) {
                    ++m_stream[kept].copies;
                } else {
                    kept = at;
                }
                copies[at] = copies[at] || beside;
            }
        }
        for (std::size_t at = 0; at < copies.size(); ++at) {
            if (copies[at]) {
                m_stream[at].kind = CellKind::Copy;
            }
        }
    }

private:
    [[nodiscard]] bool is_label(std::size_t at) const {
        StreamCell const& cell = m_stream[at];
        return cell.kind == CellKind::Text && !cell.key.empty() && !m_index.find(cell.key).empty();
    }
    [[nodiscard]] bool same(std::size_t left, std::size_t right) const {
        return m_stream[left].kind == m_stream[right].kind &&
               m_stream[left].key == m_stream[right].key;
    }
    [[nodiscard]] bool alone_on_line(std::size_t at) const {
        return m_stream[at].starts_line &&
               (at + 1 == m_stream.size() || m_stream[at + 1].starts_line);
    }

    /// A row is a line; where cells have lines of their own, texts and the values behind them.
    void part_rows(std::size_t begin) {
        for (std::size_t at = begin; at < m_stream.size(); ++at) {
            bool const behind_values = at > begin && m_stream[at].kind == CellKind::Text &&
                                       m_stream[at - 1].kind != CellKind::Text;
            bool const opens =
                at == begin || behind_values ||
                (m_stream[at].starts_line && !(alone_on_line(at) && alone_on_line(at - 1)));
            if (opens) {
                m_rows.push_back({at, at});
            }
            m_rows.back().end = at + 1;
        }
    }

    [[nodiscard]] bool repeats_beside() const {
        return std::any_of(m_rows.begin(), m_rows.end(), [&](StreamRow const& row) {
            std::size_t copies = 1;
            for (std::size_t at = row.begin + 1; at < row.end && copies < telling_copies; ++at) {
                copies = is_label(at) && same(at - 1, at) ? copies + 1 : 1;
            }
            return copies >= telling_copies;
        });
    }

    /// The first label of several rows, one under the other, each with another one behind it.
    [[nodiscard]] bool repeats_below() const {
        std::size_t copies = 1;
        for (std::size_t row = 1; row < m_rows.size() && copies < telling_copies; ++row) {
            bool const again = m_rows[row].size() > 1 && m_rows[row - 1].size() > 1 &&
                               is_label(m_rows[row].begin) &&
                               same(m_rows[row - 1].begin, m_rows[row].begin) &&
                               m_stream[m_rows[row].begin + 1].kind == CellKind::Text;
            copies = again ? copies + 1 : 1;
        }
        return copies >= telling_copies;
    }

    void mark_copies_of_row_above(
        StreamRow const& above, StreamRow const& row, std::vector<bool>& copies) const {
        for (std::size_t i = 0; i < std::min(above.size(), row.size()); ++i) {
            std::size_t const at = row.begin + i;
            copies[at] = is_label(at) && same(above.begin + i, at);
        }
    }

    CellStream& m_stream;
    LabelIndex const& m_index;
    std::vector<StreamRow> m_rows;
};

} // namespace

void fold_repeated_labels(CellStream& stream, std::size_t begin, LabelIndex const& index) {
    Folder(stream, begin, index).run();
}

} // namespace gouji
