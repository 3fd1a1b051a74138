#include "gouji/tests/converters/recovery/simulator/random_report.hpp"

#include <algorithm>
#include <set>

#include "gouji/tests/converters/recovery/simulator/prose.hpp"

namespace gouji::simulation {

namespace {

/// What authors do with cells that count nothing.
enum class Blanks : std::uint8_t {
    None,       ///< every cell says 0
    Rows,       ///< rows of nothing are left blank
    TotalsOnly, ///< rows of nothing have a total of 0 and else blanks
    Used,       ///< only cells that count something, and the total
    Scattered,  ///< any cell of nothing may be blank
};

class TableFiller {
public:
    TableFiller(Form const& form, ReportOptions const& options, Random& random)
        : m_form(form), m_options(options), m_random(random) {
        m_table.form = &form;
    }

    FilledTable run() {
        fill_numbers();
        balance();
        add_totals(FormIdentity::Along::Column);
        add_totals(FormIdentity::Along::Row);
        print();
        leave_blanks();
        return std::move(m_table);
    }

private:
    bool is_total(FormRow const& row, std::size_t column, FormIdentity::Along along) const {
        return std::any_of(
            m_form.identities.begin(), m_form.identities.end(), [&](FormIdentity const& identity) {
                return identity.along == along &&
                       (along == FormIdentity::Along::Row
                            ? identity.total_column == row.columns[column]
                            : identity.total_row == row.id);
            });
    }

    std::int64_t number(std::size_t column, std::size_t columns) {
        std::size_t const busy = m_busy / (column == 0 || columns <= 3 ? 1 : 3);
        if (!m_random.percent(busy)) {
            return 0;
        }
        std::int64_t const most[] = {3, 9, 40, 300, 12000};
        return m_random.between(1, most[std::min(m_random.below(6), m_random.below(5))]);
    }

    void fill_numbers() {
        m_busy = m_random.pick(std::vector<std::size_t>{0, 10, 10, 40, 40, 95});
        for (FormRow const& row : m_form.rows) {
            std::vector<std::int64_t> numbers;
            for (std::size_t i = 0; i < row.columns.size(); ++i) {
                numbers.push_back(number(i, row.columns.size()));
            }
            m_numbers.push_back(std::move(numbers));
        }
    }

    std::int64_t& at(FormTerm const& term, FormIdentity const& identity, std::string const& place) {
        bool const along_row = identity.along == FormIdentity::Along::Row;
        std::size_t const row = row_index(m_form, along_row ? place : term.row);
        return m_numbers[row][*column_index(m_form.rows[row], along_row ? term.column : place)];
    }

    void add_totals(FormIdentity::Along along) {
        for (FormIdentity const& identity : m_form.identities) {
            bool const has_total = !identity.total_row.empty() || !identity.total_column.empty();
            if (identity.along != along || !has_total) {
                continue;
            }
            for (std::string const& place : identity.over) {
                std::int64_t sum = 0;
                for (FormTerm const& term : identity.left) {
                    sum += term.sign * at(term, identity, place);
                }
                at(identity.right.front(), identity, place) = sum;
            }
        }
    }

    /// Identities between totals: their first term is set, after the totals they use are known.
    void balance() {
        add_totals(FormIdentity::Along::Column);
        for (FormIdentity const& identity : m_form.identities) {
            if (!identity.total_row.empty() || !identity.total_column.empty()) {
                continue;
            }
            for (std::string const& place : identity.over) {
                std::int64_t rest = 0;
                for (FormTerm const& term : identity.right) {
                    rest += at(term, identity, place);
                }
                for (std::size_t i = 1; i < identity.left.size(); ++i) {
                    std::int64_t& other = at(identity.left[i], identity, place);
                    other = std::min(other, rest);
                    rest -= other;
                }
                at(identity.left.front(), identity, place) = rest;
            }
        }
    }

    std::string decimal(std::int64_t whole) {
        std::int64_t const digits = m_random.between(0, 4);
        std::string out = std::to_string(whole);
        if (digits > 0) {
            out += '.';
            for (std::int64_t i = 0; i < digits; ++i) {
                out += static_cast<char>('0' + m_random.below(10));
            }
        }
        return out;
    }

    std::string printed(std::int64_t value, NumberKind kind) {
        switch (kind) {
        case NumberKind::Integer:
            return std::to_string(value);
        case NumberKind::Decimal:
            return value == 0 ? "0" : decimal(value);
        case NumberKind::Signed:
            if (value == 0 && m_options.text_values && m_random.percent(10)) {
                return "未增未减";
            }
            return value == 0             ? "0"
                   : m_random.percent(40) ? "-" + std::to_string(value)
                   : m_random.percent(50) ? "+" + std::to_string(value)
                                          : std::to_string(value);
        }
        return "";
    }

    void print() {
        for (std::size_t i = 0; i < m_form.rows.size(); ++i) {
            std::vector<std::string> texts;
            for (std::size_t j = 0; j < m_numbers[i].size(); ++j) {
                texts.push_back(printed(m_numbers[i][j], m_form.rows[i].kinds[j]));
            }
            m_table.values.push_back(std::move(texts));
        }
    }

    void leave_blanks() {
        Blanks const style = m_random.pick(std::vector<Blanks>{
            Blanks::None,
            Blanks::None,
            Blanks::None,
            Blanks::Rows,
            Blanks::TotalsOnly,
            Blanks::Used,
            Blanks::Scattered});
        std::string const stroke =
            m_options.text_values && m_random.percent(10)
                ? m_random.pick(std::vector<std::string>{"/", "-", "—", "无"})
                : "";
        if (style == Blanks::None && !stroke.empty()) {
            return;
        }
        for (std::size_t i = 0; i < m_table.values.size(); ++i) {
            leave_row(style, m_form.rows[i], m_table.values[i], stroke);
        }
    }

    void leave_row(
        Blanks style,
        FormRow const& row,
        std::vector<std::string>& texts,
        std::string const& blank) {
        auto const counts_nothing = [](std::string const& text) { return text == "0"; };
        bool const nothing = std::all_of(texts.begin(), texts.end(), counts_nothing);
        bool const unknown_total = m_options.unknown_totals && m_random.percent(2);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            bool const total = is_total(row, i, FormIdentity::Along::Row);
            bool leave = false;
            switch (style) {
            case Blanks::None:
                break;
            case Blanks::Rows:
                leave = nothing;
                break;
            case Blanks::TotalsOnly:
                leave = nothing && !total;
                break;
            case Blanks::Used:
                leave = counts_nothing(texts[i]) && (nothing ? m_random.percent(50) : !total);
                break;
            case Blanks::Scattered:
                leave = counts_nothing(texts[i]) && (!total || nothing) && m_random.percent(40);
                break;
            }
            leave |= total && unknown_total && style == Blanks::Scattered;
            if (leave) {
                texts[i] = blank;
            }
        }
        keep_row_within_axioms(row, texts, blank);
    }

    /// A row whose total is blank has no other 0: an author who writes one writes the total.
    void keep_row_within_axioms(
        FormRow const& row, std::vector<std::string>& texts, std::string const& blank) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            bool const blank_total =
                is_total(row, i, FormIdentity::Along::Row) && texts[i] == blank;
            bool const others = std::any_of(
                texts.begin(), texts.end(), [](auto const& text) { return text == "0"; });
            if (blank_total && others) {
                texts[i] = std::to_string(
                    m_numbers[static_cast<std::size_t>(&row - m_form.rows.data())][i]);
            }
        }
    }

    Form const& m_form;
    ReportOptions const& m_options;
    Random& m_random;
    std::size_t m_busy = 0;
    std::vector<std::vector<std::int64_t>> m_numbers;
    FilledTable m_table;
};

/// Changes one printed total that has at least two filled cells before it. False when none is
/// found.
bool break_a_total(Report& report, Random& random) {
    for (int attempt = 0; attempt < 50; ++attempt) {
        FilledTable& table = report.tables[random.below(report.tables.size())];
        if (table.form->identities.empty()) {
            continue;
        }
        FormIdentity const& identity = random.pick(table.form->identities);
        bool const along_row = identity.along == FormIdentity::Along::Row;
        if (along_row ? identity.total_column.empty() : identity.total_row.empty()) {
            continue;
        }
        std::string const& place = random.pick(identity.over);
        std::size_t const row = row_index(*table.form, along_row ? place : identity.total_row);
        auto const column =
            column_index(table.form->rows[row], along_row ? identity.total_column : place);
        std::vector<std::string>& texts = table.values[row];
        auto const filled = std::count_if(
            texts.begin(), texts.end(), [](std::string const& text) { return !text.empty(); });
        auto const sum = sum_of_parts(table, identity, place);
        if (!column || !sum || filled < 2 || texts[*column] != std::to_string(*sum)) {
            continue;
        }
        texts[*column] = std::to_string(*sum + random.between(1, 9));
        ++report.broken;
        return true;
    }
    return false;
}

} // namespace

Report random_report(FormLibrary const& forms, ReportOptions const& options, Random& random) {
    Report report;
    report.year = static_cast<std::int32_t>(random.between(2019, 2025));
    report.organization = random_organization(random);
    std::set<std::string> done;
    for (Form const& first : forms.all()) {
        std::vector<Form const*> editions;
        for (Form const& form : forms.all()) {
            if (form.table == first.table) {
                editions.push_back(&form);
            }
        }
        if (done.insert(first.table).second) {
            report.tables.push_back(TableFiller(*random.pick(editions), options, random).run());
        }
    }
    // The library lists forms by file name; a report has the publication table first.
    std::stable_sort(report.tables.begin(), report.tables.end(), [](auto const& l, auto const& r) {
        return l.form->part_rows.size() > r.form->part_rows.size();
    });
    for (std::size_t i = 0; i < options.breaks; ++i) {
        break_a_total(report, random);
    }
    write_prose(report, random);
    return report;
}

} // namespace gouji::simulation
