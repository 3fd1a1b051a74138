#include "gouji/formats/layout/comma_records.hpp"

#include <algorithm>
#include <optional>

#include "gouji/formats/layout/line_kinds.hpp"

namespace gouji {

namespace {

/// Quotes that stay open longer are none of a field.
constexpr std::size_t most_lines_of_field = 40;

std::string_view trim_field(std::string_view text) {
    return trim_line(trim_ascii(text));
}

/// Reads one record; the place where it is.
class RecordReader {
public:
    RecordReader(LayoutLines lines, std::size_t line, std::string_view delimiter)
        : m_lines(lines), m_line(line), m_delimiter(delimiter), m_first_line(line) {}

    /// Nothing where a quote does not close, or something stands behind the one that does.
    std::optional<CommaRecord> read() {
        CommaRecord record;
        record.first_line = m_first_line;
        do {
            std::size_t const content = rest().find_first_not_of(' ');
            bool const quoted = content != std::string_view::npos && rest()[content] == '"';
            m_at += quoted ? content : 0;
            std::optional<CommaField> field = quoted ? read_quoted() : read_bare();
            if (!field) {
                return std::nullopt;
            }
            field->behind_blank = content != 0 && !field->text().empty();
            record.fields.push_back(std::move(*field));
        } while (pass_delimiter());
        record.lines = m_line + 1 - m_first_line;
        return record;
    }

    [[nodiscard]] bool met_stray_quote() const { return m_stray; }

private:
    [[nodiscard]] std::string_view rest() const { return m_lines[m_line].text.substr(m_at); }

    bool pass_delimiter() {
        if (!rest().starts_with(m_delimiter)) {
            return false;
        }
        m_at += m_delimiter.size();
        return true;
    }

    std::optional<CommaField> read_bare() {
        CommaField field;
        field.line = m_lines[m_line];
        std::size_t const length = std::min(rest().find(m_delimiter), rest().size());
        field.piece = trim_field(rest().substr(0, length));
        m_stray = m_stray || field.piece.find('"') != std::string_view::npos;
        m_at += length;
        return field;
    }

    std::optional<CommaField> read_quoted() {
        CommaField field;
        field.quoted = true;
        field.line = m_lines[m_line];
        ++m_at;
        std::size_t const end = std::min(m_lines.size(), m_line + most_lines_of_field);
        std::string text;
        std::size_t begin = m_at;
        field.piece = rest();
        while (true) {
            std::size_t const quote = m_lines[m_line].text.find('"', m_at);
            if (quote == std::string_view::npos) {
                text += m_lines[m_line].text.substr(begin);
                text += '\n';
                if (++m_line == end) {
                    return std::nullopt;
                }
                m_at = 0;
                begin = 0;
                continue;
            }
            text += m_lines[m_line].text.substr(begin, quote - begin);
            m_at = quote + 1;
            if (!rest().starts_with('"')) {
                break;
            }
            text += '"';
            begin = ++m_at;
        }
        m_at += std::min(rest().find_first_not_of(' '), rest().size());
        if (!rest().empty() && !rest().starts_with(m_delimiter)) {
            return std::nullopt;
        }
        settle(field, text);
        return field;
    }

    void settle(CommaField& field, std::string const& text) const {
        bool const as_it_stands = field.piece.substr(0, text.size()) == text &&
                                  field.piece.substr(text.size()).starts_with('"');
        field.needs_quotes = !as_it_stands || text.find(m_delimiter) != std::string::npos;
        field.piece =
            trim_field(field.piece.substr(0, as_it_stands ? text.size() : std::string::npos));
        if (!as_it_stands) {
            field.whole = trim_field(text);
        }
    }

    LayoutLines m_lines;
    std::size_t m_line;
    std::string_view m_delimiter;
    std::size_t m_first_line;
    std::size_t m_at = 0;
    bool m_stray = false;
};

} // namespace

bool is_unnamed_column(std::string_view text) {
    constexpr std::string_view unnamed = "Unnamed: ";
    return text.starts_with(unnamed) &&
           text.find_first_not_of("0123456789_level", unnamed.size()) == std::string_view::npos;
}

bool CommaRecord::is_single() const {
    return !fields.front().text().empty() &&
           std::all_of(fields.begin() + 1, fields.end(), [](CommaField const& field) {
               return field.text().empty() || is_unnamed_column(field.text());
           });
}

bool CommaRecord::is_blank() const {
    return std::all_of(
        fields.begin(), fields.end(), [](CommaField const& field) { return field.text().empty(); });
}

CommaRecords read_comma_records(LayoutLines lines, std::string_view delimiter) {
    CommaRecords found;
    auto const may_begin = [&](std::string_view line) {
        return line.find(delimiter) != std::string_view::npos || line.starts_with('"');
    };
    while (found.lines < lines.size() && may_begin(lines[found.lines].text)) {
        RecordReader reader{lines, found.lines, delimiter};
        std::optional<CommaRecord> record = reader.read();
        bool const fits =
            record && record->fields.size() >= 2 &&
            (found.records.empty() || record->fields.size() == found.records.front().fields.size());
        if (!fits) {
            break;
        }
        found.has_stray_quotes = found.has_stray_quotes || reader.met_stray_quote();
        found.lines += record->lines;
        found.records.push_back(std::move(*record));
    }
    return found;
}

} // namespace gouji
