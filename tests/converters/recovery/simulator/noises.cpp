#include "gouji/tests/converters/recovery/simulator/noises.hpp"

#include <algorithm>
#include <array>

#include "gouji/model/text.hpp"
#include "gouji/tests/converters/recovery/simulator/prose.hpp"

namespace gouji::simulation {

namespace {

void add_meta_table(Lines& lines, Report const& report, Random& random) {
    std::string const year = std::to_string(report.year + 1);
    Lines const meta{
        "索引号 | 0012" + std::to_string(random.between(1000, 9999)) + "/" + year + "-00" +
            std::to_string(random.between(10, 99)) + " | 主题分类 | 政府信息公开 |",
        "发布机构 | " + report.organization + " | 发文日期 | " + signature_date(report) + " |",
        "名称 | " + title_of(report) + " | 文号 | 无 |"};
    lines.insert(lines.begin(), meta.begin(), meta.end());
}

void add_chrome(Lines& lines, Report const&, Random& random) {
    Lines const before{
        "您当前所在位置：首页 > 政府信息公开 > 政府信息公开年报",
        "字号：[ 大 中 小 ]",
        "浏览次数：" + std::to_string(random.between(1, 5000)),
        "打印本页 | 关闭窗口 | 分享到："};
    Lines const behind{
        "扫一扫在手机打开当前页",
        "上一篇：没有了",
        "访问量：" + std::to_string(random.between(1, 90000))};
    lines.insert(lines.begin(), before.begin(), before.end());
    lines.insert(lines.end(), behind.begin(), behind.end());
}

void add_remarks(Report& report, Random& random) {
    for (auto& before : report.before_table) {
        for (std::size_t i = random.below(3); i > 0; --i) {
            before.push_back(remark(report, random));
        }
    }
}

/// Units and notes in cells of tables whose sums nobody prints.
void add_units(Report& report, Random& random) {
    for (FilledTable& table : report.tables) {
        for (auto& values : table.form->identities.empty() ? table.values : table.values) {
            for (std::string& text : values) {
                bool const number = !text.empty() && text.front() >= '0' && text.front() <= '9';
                std::size_t const chance = table.form->identities.empty() ? 25 : 1;
                if (number && random.percent(chance)) {
                    text += random.pick(std::vector<std::string>{
                        "件", "项", "万元", "元", "（其中修订1件）", "批次"});
                }
            }
        }
    }
}

template <class Change>
void change_labels(DrawnTable& table, Random& random, std::size_t chance, Change change) {
    for (auto& row : table.rows) {
        for (DrawnCell& cell : row) {
            if (!cell.is_value && random.percent(chance)) {
                change(cell.text);
            }
        }
    }
}

void use_variants(DrawnTable& table, Random& random) {
    for (auto& row : table.rows) {
        for (DrawnCell& cell : row) {
            for (FormCell const& official : table.form->cells) {
                bool const same = !cell.is_value && official.text == cell.text;
                if (same && !official.variants.empty() && random.percent(40)) {
                    cell.text = random.pick(official.variants);
                    break;
                }
            }
        }
    }
}

/// Puts `what` behind a character in the middle of the text.
void insert_inside(std::string& text, std::string_view what, Random& random) {
    std::u32string const points = to_utf32(text);
    if (points.size() >= 4) {
        std::size_t const at = 2 + random.below(points.size() - 3);
        text = to_utf8(std::u32string_view{points}.substr(0, at)) + std::string{what} +
               to_utf8(std::u32string_view{points}.substr(at));
    }
}

/// The head of the table stands again above some rows: a page began there.
void repeat_heads(DrawnTable& table, Random& random) {
    auto const first = std::find_if(table.rows.begin(), table.rows.end(), [](auto const& row) {
        return !values_of(row).empty();
    });
    auto const head_rows = static_cast<std::size_t>(first - table.rows.begin());
    std::vector<std::size_t> breaks; // rows that no span from above reaches into
    for (std::size_t row = head_rows + 1; row < table.rows.size(); ++row) {
        bool whole = true;
        for (std::size_t column = 0; column < table.columns; ++column) {
            whole &= table.covering(row, column).row == row;
        }
        if (whole && !labels_of(table.rows[row]).empty() && !values_of(table.rows[row]).empty()) {
            breaks.push_back(row);
        }
    }
    if (head_rows == 0 || breaks.empty()) {
        return;
    }
    std::size_t const at = random.pick(breaks);
    std::vector<std::vector<DrawnCell>> head(
        table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(head_rows));
    table.rows.insert(
        table.rows.begin() + static_cast<std::ptrdiff_t>(at), head.begin(), head.end());
    for (std::size_t row = at; row < table.rows.size(); ++row) {
        for (DrawnCell& cell : table.rows[row]) {
            cell.row += row < at + head_rows ? at : head_rows;
        }
    }
}

void shift_labels(DrawnTable& table, Random& random) {
    change_labels(table, random, 20, shift_gbk_bytes);
}

void space_labels(DrawnTable& table, Random& random) {
    change_labels(table, random, 30, [&](std::string& text) {
        insert_inside(text, random.percent(70) ? " " : "\u3000", random);
    });
}

void break_labels(DrawnTable& table, Random& random) {
    change_labels(table, random, 20, [&](std::string& text) { insert_inside(text, "\n", random); });
}

/// `<br>` in a cell: what follows it is lost.
void truncate_labels(DrawnTable& table, Random& random) {
    change_labels(table, random, 10, [&](std::string& text) {
        insert_inside(text, "\n", random);
        text = text.substr(0, text.find('\n'));
    });
}

void misspell_labels(DrawnTable& table, Random& random) {
    change_labels(table, random, 10, [&](std::string& text) {
        std::u32string points = to_utf32(text);
        constexpr std::size_t least = 6; // shorter ones become another word
        if (points.size() < least) {
            return;
        }
        std::size_t const at = 3 + random.below(points.size() - 3);
        if (random.percent(50)) {
            points.erase(at, 1);
        } else {
            points.insert(at, 1, points[at]);
        }
        text = to_utf8(points);
    });
}

// clang-format off
constexpr std::array noises{
    Noise{"N1", "glosses with tones on traditional script", nullptr, nullptr, gloss_with_tones, nullptr, true},
    Noise{"N2", "plain pinyin, twice", nullptr, nullptr, double_pinyin, nullptr, true},
    Noise{"N3", "traditional script", nullptr, nullptr, make_traditional, nullptr, true},
    Noise{"N4", "parentheses became question marks", nullptr, nullptr, damage_parentheses, nullptr, true},
    Noise{"N4b", "labels shifted by one byte of GBK", nullptr, shift_labels, nullptr, nullptr, true},
    Noise{"N5", "a table of metadata before the text", nullptr, nullptr, nullptr, add_meta_table},
    Noise{"N6", "page chrome", nullptr, nullptr, nullptr, add_chrome},
    Noise{"N7", "remarks between title and table", add_remarks},
    Noise{"N8", "dates that lost characters", nullptr, nullptr, lose_date_digits},
    Noise{"N9", "units and notes in cells", add_units},
    Noise{"N10", "glyphs that look like digits", nullptr, mistake_digits},
    Noise{"N11", "digits of full width", nullptr, widen_digits},
    Noise{"N12", "page numbers and running heads between rows", nullptr, nullptr, nullptr, break_pages},
    Noise{"N13", "the head again where a page begins", nullptr, repeat_heads},
    Noise{"V0", "wordings that were met", nullptr, use_variants},
    Noise{"V1", "blanks inside labels", nullptr, space_labels},
    Noise{"V2", "half and full width mixed", nullptr, nullptr, change_widths, nullptr, true},
    Noise{"V3", "labels over two lines", nullptr, break_labels},
    Noise{"V4", "second lines of labels lost", nullptr, truncate_labels},
    Noise{"V5", "a character lost or doubled", nullptr, misspell_labels},
};
// clang-format on

} // namespace

std::span<Noise const> all_noises() {
    return noises;
}

Noise const* find_noise(std::string_view name) {
    auto const* const found = std::find_if(
        noises.begin(), noises.end(), [&](Noise const& noise) { return noise.name == name; });
    return found == noises.end() ? nullptr : found;
}

} // namespace gouji::simulation
