#include "gouji/converters/statutory/report_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

using Line = std::u32string;
using View = std::u32string_view;

// The wording of these reports, in both scripts.
constexpr std::array<View, 2> title_endings{U"报告", U"報告"};
/// Of the last line of a title that is set in several.
constexpr std::array<View, 3> last_letters{U"告", U"报", U"報"};
constexpr std::array<View, 2> subjects{U"信息公开", U"信息公開"};
constexpr std::array<View, 3> report_kinds{U"年度报告", U"年度報告", U"年报"};
constexpr std::array<View, 2> work_reports{U"工作报告", U"工作報告"};
constexpr std::array<View, 3> state_reports{U"情况的报告", U"情况報告", U"情况报告"};
constexpr std::array<View, 2> subject_prefixes{U"政府", U"政务"};
constexpr std::array<View, 8> period_words{
    U"统计期限", U"統計期限", U"统计时限", U"统计时段", U"统计期间", U"截止", U"截至", U"数据统计"};
// An organization ends like one, and is not the report's "we".
constexpr std::array<View, 46> organization_endings{
    U"人民政府", U"政府",   U"办公室", U"委员会", U"管委会", U"局",   U"厅",   U"委",
    U"办",       U"处",     U"站",     U"所",     U"院",     U"中心", U"大队", U"支队",
    U"总队",     U"街道",   U"镇",     U"乡",     U"区",     U"公司", U"学校", U"大学",
    U"学院",     U"中学",   U"小学",   U"医院",   U"银行",   U"集团", U"署",   U"会",
    U"部",       U"科",     U"队",     U"园",     U"馆",     U"市",   U"县",   U"省",
    U"協會",     U"辦公室", U"委員會", U"廳",     U"縣",     U"區"};
constexpr std::array<View, 12> self_references{
    U"我局",
    U"我办",
    U"我委",
    U"我厅",
    U"我镇",
    U"我乡",
    U"我区",
    U"我县",
    U"我市",
    U"我院",
    U"本局",
    U"本机关"};

template <std::size_t N> bool contains_any(View text, std::array<View, N> const& words) {
    return std::any_of(
        words.begin(), words.end(), [&](View word) { return text.find(word) != View::npos; });
}

template <std::size_t N> bool ends_with_any(View text, std::array<View, N> const& words) {
    return std::any_of(words.begin(), words.end(), [&](View word) { return text.ends_with(word); });
}

/// Without blanks; full width digits as ASCII.
void squeeze(std::string_view text, Line& out) {
    out.clear();
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = next_code_point(text, at);
        if (c >= U'０' && c <= U'９') {
            c -= U'０' - U'0';
        }
        if (!is_blank(c) && c != U'\n') {
            out.push_back(c);
        }
    }
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

constexpr char32_t year_sign = U'年';

} // namespace

std::optional<FoundYear> find_year(View line, std::size_t from) {
    constexpr View han_digits = U"〇一二三四五六七八九";
    auto const digit = [&](char32_t c) -> std::int32_t {
        if (is_digit(c)) {
            return static_cast<std::int32_t>(c - U'0');
        }
        std::size_t const at = c == U'○' || c == U'零' ? 0 : han_digits.find(c);
        return at == View::npos ? -1 : static_cast<std::int32_t>(at);
    };
    for (std::size_t at = line.find(year_sign, from); at != View::npos;
         at = line.find(year_sign, at + 1)) {
        if (at < from + 4) {
            continue;
        }
        std::int32_t year = 0;
        bool digits = at == 4 || digit(line[at - 5]) < 0;
        for (std::size_t i = at - 4; i < at && digits; ++i) {
            digits = digit(line[i]) >= 0;
            year = year * 10 + digit(line[i]);
        }
        if (digits && year >= 1949 && year < 2100) {
            std::size_t const end = at + 1 + (line.substr(at + 1).starts_with(U"度") ? 1 : 0);
            return FoundYear{year, at - 4, end};
        }
    }
    return std::nullopt;
}

namespace {

/// "2023年2月20日" and nothing else.
bool is_date(View line) {
    auto const year = find_year(line);
    constexpr std::size_t longest_date = 12;
    return year && year->begin == 0 && line.size() <= longest_date && line.ends_with(U"日");
}

constexpr std::size_t longest_title = 60;
constexpr std::size_t longest_name = 40;

bool is_title(View line) {
    // What most lines fail comes first.
    bool const ends = ends_with_any(line, title_endings) || line.ends_with(U"年报");
    return ends && line.size() <= longest_title && contains_any(line, subjects) &&
           line.find(U'。') == View::npos &&
           (contains_any(line, report_kinds) || contains_any(line, work_reports) ||
            (ends_with_any(line, state_reports) && find_year(line)));
}

/// A chapter's title ("四、政府信息公开行政复议、…") above the head of a page makes none of a
/// report.
bool holds_list(std::span<View const> lines) {
    return std::any_of(
        lines.begin(), lines.end(), [](View line) { return line.find(U'、') != View::npos; });
}

/// The first `count` lines as one.
Line joined(std::span<View const> lines, std::size_t count) {
    Line out;
    for (View const line : lines.first(count)) {
        out += line;
    }
    return out;
}

bool looks_like_organization(View line) {
    constexpr View forbidden = U"，。；：、！？,;:!?（）()《》“”\"|";
    return line.size() >= 3 && line.size() <= longest_name &&
           line.find_first_of(forbidden) == View::npos &&
           std::none_of(line.begin(), line.end(), is_digit) &&
           ends_with_any(line, organization_endings) && !contains_any(line, self_references);
}

/// Without what stands around a name: 关于, brackets, and the subject behind it.
View bare_name(View text) {
    constexpr View brackets = U"（）()";
    constexpr View about = U"关于";
    for (View const word : subjects) {
        text = text.substr(0, text.find(word));
    }
    std::size_t const first = std::min(text.find_first_not_of(brackets), text.size());
    text = text.substr(first, text.find_last_not_of(brackets) + 1 - first);
    for (View const prefix : subject_prefixes) {
        if (text.ends_with(prefix) &&
            looks_like_organization(text.substr(0, text.size() - prefix.size()))) {
            text.remove_suffix(prefix.size());
        }
    }
    if (text.ends_with(about)) {
        text.remove_suffix(about.size());
    }
    return text;
}

/// The name inside "NAME2022年政府信息公开…" or "2022年度NAME政府信息公开…".
std::optional<Line> name_before_subject(View line, FoundYear const& year) {
    View const rest = line.substr(year.end);
    bool const has_subject = contains_any(rest, subjects);
    for (View const name :
         {bare_name(line.substr(0, year.begin)), has_subject ? bare_name(rest) : View{}}) {
        if (looks_like_organization(name)) {
            return Line{name};
        }
    }
    return std::nullopt;
}

/// Without the marks of headings and of stress that plain text was written with ("# ", "**").
View bare(View line) {
    constexpr View marks = U"#*=";
    std::size_t const first = line.find_first_not_of(marks);
    if (first == View::npos) {
        return {};
    }
    return line.substr(first, line.find_last_not_of(marks) + 1 - first);
}

/// A table that lays out a page: its text is that of the page. One cell alone, or others around a
/// table.
bool is_frame(Table const& table) {
    if (table.form) {
        return false;
    }
    std::size_t cells = 0;
    bool holds_table = false;
    for (Row const& row : table.rows) {
        cells += row.cells.size();
        for (Cell const& cell : row.cells) {
            holds_table =
                holds_table ||
                std::any_of(cell.content.begin(), cell.content.end(), [](Block const& block) {
                    return std::holds_alternative<Box<Table>>(block.node);
                });
        }
    }
    return cells == 1 || holds_table;
}

/// The lines of all texts outside tables, and in those that are frames, in order.
void collect_lines(std::span<Block const> blocks, std::vector<TextLine>& out) {
    SourceRef where;
    Line squeezed;
    auto const add = [&](std::string const& text, bool heading) {
        for (std::size_t at = 0; at <= text.size();) {
            std::size_t const end = std::min(text.find('\n', at), text.size());
            squeeze(std::string_view{text}.substr(at, end - at), squeezed);
            View const line = bare(squeezed);
            if (!line.empty()) {
                out.push_back({Line{line}, heading, where});
            }
            at = end + 1;
        }
    };
    for (Block const& block : blocks) {
        where = {block.source.first, 0};
        match(
            block,
            [&](Paragraph const& paragraph) { add(plain_text(paragraph.children), false); },
            [&](Heading const& heading) { add(plain_text(heading.children), true); },
            [&](List const& list) {
                for (ListItem const& item : list.items) {
                    collect_lines(item.children, out);
                }
            },
            [&](Quote const& quote) { collect_lines(quote.children, out); },
            [&](Verbatim const& verbatim) { add(verbatim.text, false); },
            [&](Box<Table> const& table) {
                if (!is_frame(*table)) {
                    return;
                }
                for (Row const& row : table->rows) {
                    for (Cell const& cell : row.cells) {
                        collect_lines(cell.content, out);
                    }
                }
            },
            [](PageBreak const&) {});
    }
}

class Facts {
public:
    explicit Facts(std::span<TextLine const> lines) : m_lines(lines) {}

    ReportFacts find() {
        from_title();
        if (!m_facts.year) {
            from_period();
        }
        for (TextLine const& line : m_lines) {
            if (!m_facts.year && !is_date(line.text)) {
                take_year(find_year(line.text));
            }
        }
        if (!m_facts.organization) {
            from_signature();
        }
        if (!m_facts.organization) {
            from_opening();
        }
        return m_facts;
    }

private:
    void take_year(std::optional<FoundYear> const& found) {
        if (found) {
            m_facts.year = found->year;
        }
    }
    void take_name(View name) { m_facts.organization = to_utf8(name); }

    struct TitleLines {
        std::size_t first = 0;
        std::size_t count = 0;
    };

    /// The first title that tells a year; a column of a site is named like a title without one.
    [[nodiscard]] TitleLines find_title() const {
        TitleLines title;
        for (std::size_t at = 0; at < m_lines.size(); ++at) {
            std::size_t const count = title_lines(views(at, most_title_lines));
            if (count == 0) {
                continue;
            }
            bool const tells_year = find_year(joined(views(at, count), count)).has_value();
            if (title.count == 0 || tells_year) {
                title = {at, count};
            }
            if (tells_year) {
                break;
            }
        }
        return title;
    }

    void from_title() {
        auto const [at, count] = find_title();
        if (count == 0) {
            return;
        }
        Line const title = joined(views(at, count), count);
        auto year = find_year(title);
        take_year(year);
        if (year && take_name_of(title, *year)) {
            return;
        }
        // "某某局" on a line of its own above "2022年政府信息公开工作年度报告".
        if (at > 0 && looks_like_organization(m_lines[at - 1].text)) {
            take_name(m_lines[at - 1].text);
        } else if (at > 0 && !year) {
            // "2022年某某局" above "政府信息公开工作年度报告".
            Line const whole = m_lines[at - 1].text + title;
            year = find_year(whole);
            if (year && whole.size() <= longest_title && take_name_of(whole, *year)) {
                take_year(year);
            }
        }
    }

    [[nodiscard]] bool take_name_of(View title, FoundYear const& year) {
        auto const name = name_before_subject(title, year);
        if (name) {
            take_name(*name);
        }
        return name.has_value();
    }

    [[nodiscard]] std::vector<View> views(std::size_t at, std::size_t count) const {
        std::vector<View> lines;
        for (; lines.size() < count && at < m_lines.size(); ++at) {
            lines.emplace_back(m_lines[at].text);
        }
        return lines;
    }

    void from_period() {
        for (TextLine const& line : m_lines) {
            for (View const word : period_words) {
                std::size_t const at = line.text.find(word);
                if (at != View::npos) {
                    take_year(find_year(line.text, at + word.size()));
                }
                if (m_facts.year) {
                    return;
                }
            }
        }
    }

    /// The line above the last date, or the last line when it is a name.
    void from_signature() {
        for (std::size_t i = m_lines.size(); i-- > 1;) {
            if (is_date(m_lines[i].text)) {
                if (looks_like_organization(m_lines[i - 1].text) && !m_lines[i - 1].heading) {
                    take_name(m_lines[i - 1].text);
                }
                return;
            }
        }
        if (!m_lines.empty() && looks_like_organization(m_lines.back().text)) {
            take_name(m_lines.back().text);
        }
    }

    /// "对2024年某某局政府信息公开工作情况报告如下" in the first paragraphs.
    void from_opening() {
        constexpr std::size_t opening = 3;
        for (std::size_t i = 0; i < std::min(opening, m_lines.size()); ++i) {
            View const line = m_lines[i].text;
            for (auto year = find_year(line); year; year = find_year(line, year->end)) {
                // A name and the subject behind it are no longer.
                View rest = line.substr(year->end, longest_title);
                rest = rest.substr(0, rest.find_first_of(U"，。；,;"));
                Line const phrase =
                    Line{line.substr(year->begin, year->end - year->begin)} + Line{rest};
                auto const name =
                    name_before_subject(phrase, {year->year, 0, year->end - year->begin});
                if (name) {
                    take_name(*name);
                    return;
                }
            }
        }
    }

    std::span<TextLine const> m_lines;
    ReportFacts m_facts;
};

} // namespace

ReportFacts report_facts(std::span<TextLine const> lines) {
    return Facts(lines).find();
}

std::vector<TextLine> text_lines(std::span<Block const> blocks) {
    std::vector<TextLine> lines;
    collect_lines(blocks, lines);
    return lines;
}

Line line_letters(std::string_view text) {
    Line squeezed;
    squeeze(text, squeezed);
    return Line{bare(squeezed)};
}

std::size_t title_lines(std::span<View const> lines) {
    std::size_t length = 0;
    for (std::size_t count = 1; count <= std::min(lines.size(), most_title_lines); ++count) {
        View const last = lines[count - 1];
        length += last.size();
        if (last.empty() || length > longest_title) {
            return 0;
        }
        // Before the first line of the title may stand anything.
        if (ends_with_any(last, last_letters) && is_title(joined(lines, count))) {
            return count == 1 || (!is_title(joined(lines.subspan(1), count - 1)) &&
                                  !holds_list(lines.first(count)))
                       ? count
                       : 0;
        }
    }
    return 0;
}

bool is_report_title(std::string_view line) {
    return is_title(line_letters(line));
}

} // namespace gouji
