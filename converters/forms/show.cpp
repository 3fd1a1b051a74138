#include "gouji/converters/forms/show.hpp"

#include <algorithm>
#include <string>

#include "gouji/model/json_writer.hpp"

namespace gouji {

namespace {

std::size_t count_values(Form const& form) {
    std::size_t count = 0;
    for (auto const& row : form.rows) {
        count += row.cells.size();
    }
    return count;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text + "  ";
}

std::string joined(std::vector<std::string> const& texts, std::string_view separator) {
    std::string line;
    for (auto const& text : texts) {
        line.append(line.empty() ? "" : separator).append(text);
    }
    return line;
}

std::string counted(std::size_t number, std::string_view noun) {
    return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string size_of_grid(Form const& form) {
    return std::to_string(form.grid_rows) + " x " + std::to_string(form.grid_columns);
}

void write_list_as_text(FormLibrary const& forms, Sink& sink) {
    std::size_t id_width = 0;
    for (auto const& form : forms.all()) {
        id_width = std::max(id_width, form.id.size());
    }
    for (auto const& form : forms.all()) {
        // Chinese texts stand last: their width on a terminal is not their length.
        sink.write(
            padded(form.id, id_width) + padded(form.edition, 4) + padded(size_of_grid(form), 7) +
            padded(counted(count_values(form), "value"), 10) + padded(form.citation, 0) +
            form.title + "\n");
    }
}

/// null where the years are open.
void write_year(JsonWriter& json, std::int32_t year, std::int32_t open) {
    if (year == open) {
        json.null();
    } else {
        json.number(year);
    }
}

void write_list_as_json(FormLibrary const& forms, Sink& sink) {
    JsonWriter json(sink, JsonWriter::Layout::Indented);
    json.begin_object().key("gouji").string("forms").key("version").number(1);
    json.key("forms").begin_array();
    for (auto const& form : forms.all()) {
        json.begin_object();
        json.key("id").string(form.id).key("table").string(form.table);
        json.key("edition").string(form.edition);
        json.key("same_in_all_editions").boolean(form.same_in_all_editions);
        json.key("title").string(form.title).key("citation").string(form.citation);
        json.key("years").begin_object().inline_values();
        write_year(json.key("from"), form.first_year, 0);
        write_year(json.key("to"), form.last_year, 9999);
        json.end_object();
        json.key("rows").number(form.grid_rows).key("cols").number(form.grid_columns);
        json.key("row_ids").begin_array().inline_values();
        for (auto const& row : form.rows) {
            json.string(row.id);
        }
        json.end_array();
        json.key("values").number(static_cast<std::int64_t>(count_values(form)));
        json.end_object();
    }
    json.end_array().end_object();
    sink.write("\n");
}

/// Writes one form; the parts of the text are separated by blank lines.
class FormText {
public:
    FormText(Form const& form, Sink& sink) : m_form(form), m_sink(sink) {}

    void write() {
        write_head();
        write_grid();
        write_rows();
        write_identities("Sums", m_form.identities);
        write_identities("Across years", m_form.across_years);
        write_priors();
        write_prose();
        write_variants();
    }

private:
    void line(std::string text) {
        text += '\n';
        m_sink.write(text);
    }
    void heading(std::string_view text) { line("\n" + std::string(text) + ":"); }
    void fact(std::string name, std::string const& text) {
        if (!text.empty()) {
            line("  " + padded(std::move(name), 9) + text);
        }
    }

    void write_head() {
        line(m_form.id);
        fact("title", m_form.title);
        fact("met as", joined(m_form.title_variants, " / "));
        fact("table", m_form.table);
        fact(
            "edition",
            m_form.edition +
                (m_form.same_in_all_editions ? " (the same form in all editions)" : ""));
        fact("years", years());
        fact("citation", m_form.citation);
        fact(
            "grid",
            size_of_grid(m_form) + ", " +
                counted(static_cast<std::size_t>(m_form.head_rows), "head row"));
        fact(
            "values",
            counted(count_values(m_form), "value") + " in " + counted(m_form.rows.size(), "row"));
        if (m_form.part_rows.size() > 1) {
            fact(
                "parts",
                "may stand as " + counted(m_form.part_rows.size(), "table") +
                    ", cut above the rows marked >");
        }
    }

    [[nodiscard]] std::string years() const {
        if (m_form.first_year == 0 && m_form.last_year == 9999) {
            return {};
        }
        auto const last =
            m_form.last_year == 9999 ? "on" : "to " + std::to_string(m_form.last_year);
        return "prescribed from " + std::to_string(m_form.first_year) + " " + last;
    }

    void write_grid() {
        heading("Grid (xN spans N columns, ^N spans N rows, _ is a value)");
        std::size_t cell = 0;
        for (std::int32_t row = 0; row < m_form.grid_rows; ++row) {
            std::string text;
            for (; cell < m_form.cells.size() && m_form.cells[cell].slot.row == row; ++cell) {
                text.append(text.empty() ? "" : " | ").append(drawn(m_form.cells[cell]));
            }
            auto const number = std::to_string(row);
            std::string shown = begins_part(row) ? "> " : "  ";
            shown.append(4 - std::min<std::size_t>(4, number.size()), ' ');
            line(shown.append(number).append("  ").append(text));
        }
    }

    [[nodiscard]] bool begins_part(std::int32_t row) const {
        return row > 0 && std::ranges::count(m_form.part_rows, row) > 0;
    }

    static std::string drawn(FormCell const& cell) {
        auto text = cell.is_value ? "_" : cell.text;
        if (cell.col_span > 1) {
            text += " x" + std::to_string(cell.col_span);
        }
        if (cell.row_span > 1) {
            text += " ^" + std::to_string(cell.row_span);
        }
        return text;
    }

    void write_rows() {
        heading("Rows of values, under their columns");
        FormRow const* above = nullptr;
        std::size_t width = 0;
        for (auto const& row : m_form.rows) {
            width = std::max(width, row.id.size());
        }
        for (auto const& row : m_form.rows) {
            if (above == nullptr || above->columns != row.columns || above->kinds != row.kinds ||
                above->units != row.units) {
                line("  " + columns_of(row));
            }
            line("    " + (row.label.empty() ? row.id : padded(row.id, width) + row.label));
            above = &row;
        }
    }

    static std::string columns_of(FormRow const& row) {
        std::string text;
        for (std::size_t column = 0; column < row.columns.size(); ++column) {
            auto note = std::string(
                row.kinds[column] == NumberKind::Decimal  ? "decimal"
                : row.kinds[column] == NumberKind::Signed ? "signed"
                                                          : "");
            if (!row.units[column].empty()) {
                note += (note.empty() ? "" : ", ") + row.units[column];
            }
            text += (column == 0 ? "" : " | ") + row.columns[column];
            text += note.empty() ? "" : " (" + note + ")";
        }
        return text;
    }

    void write_identities(std::string_view title, std::vector<FormIdentity> const& identities) {
        if (identities.empty()) {
            return;
        }
        heading(title);
        for (auto const& identity : identities) {
            line(
                "  " + identity.rule + (identity.official ? " (printed in the form)" : "") + ": " +
                sum(identity.left) + " = " + sum(identity.right) + ", " + place_of(identity));
        }
    }

    static std::string sum(std::vector<FormTerm> const& terms) {
        std::string text;
        for (auto const& term : terms) {
            auto const* const minus = text.empty() ? "-" : " - ";
            auto const* const plus = text.empty() ? "" : " + ";
            text += term.sign < 0 ? minus : plus;
            text += term.row + (term.row.empty() || term.column.empty() ? "" : " ") + term.column;
            text += term.year < 0 ? " of the year before" : "";
        }
        return text;
    }

    [[nodiscard]] std::string place_of(FormIdentity const& identity) const {
        if (identity.along == FormIdentity::Along::Column) {
            auto const& columns = m_form.rows.front().columns;
            return identity.over == columns ? "in each column"
                                            : "in column " + joined(identity.over, ", ");
        }
        return identity.over.size() == m_form.rows.size() ? "in each row"
                                                          : "in row " + joined(identity.over, ", ");
    }

    void write_priors() {
        if (m_form.priors.empty()) {
            return;
        }
        heading("Columns that are filled, of measured rows with as many filled");
        for (auto const& prior : m_form.priors) {
            line(
                "  " + joined(prior.columns, " + ") + ": " + std::to_string(prior.seen) + " of " +
                std::to_string(prior.of));
        }
    }

    void write_prose() {
        if (m_form.prose.empty()) {
            return;
        }
        heading("Numbers that prose repeats (* some letters, # the number, [] one of these)");
        for (auto const& prose : m_form.prose) {
            line("  " + sum(prose.cells) + ": " + joined(prose.says, " / "));
            if (!prose.says_none.empty()) {
                line("    none: " + joined(prose.says_none, " / "));
            }
            if (!prose.subject.empty()) {
                line("    where it speaks of: " + joined(prose.subject, " / "));
            }
        }
    }

    void write_variants() {
        bool first = true;
        std::vector<std::string> shown;
        for (auto const& cell : m_form.cells) {
            if (cell.variants.empty() || std::ranges::count(shown, cell.text) > 0) {
                continue;
            }
            if (first) {
                heading("Labels also met as");
                first = false;
            }
            shown.push_back(cell.text);
            line("  " + cell.text + ": " + joined(cell.variants, " / "));
        }
    }

    Form const& m_form;
    Sink& m_sink;
};

} // namespace

void write_forms_list(FormLibrary const& forms, bool as_json, Sink& sink) {
    if (as_json) {
        write_list_as_json(forms, sink);
    } else {
        write_list_as_text(forms, sink);
    }
}

void write_form_show(Form const& form, Sink& sink) {
    FormText(form, sink).write();
}

} // namespace gouji
