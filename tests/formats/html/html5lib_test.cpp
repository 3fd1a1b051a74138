#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>

#include "gouji/formats/html/dom.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"
#include "gouji/model/walk.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/html/support.hpp"

// The tables of the html5lib tree-construction cases: what our reader makes of #data against the
// grid that the HTML standard forms from the expected tree, by a second implementation.

using namespace gouji;

namespace {

/// An element of an expected tree, or a text (without tag).
struct Item {
    std::string tag;
    std::string text;
    std::map<std::string, std::string> attributes;
    std::vector<std::unique_ptr<Item>> children;
};

/// "|   <td>" under "| <tr>": two blanks a level.
std::unique_ptr<Item> parse_tree(std::vector<std::string> const& lines) {
    auto root = std::make_unique<Item>();
    std::vector<Item*> path{root.get()};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string line = lines[i];
        std::size_t const at = line.find_first_not_of(' ', 1);
        if (line.empty() || line[0] != '|' || at == std::string::npos) {
            continue;
        }
        std::size_t const level = (at - 2) / 2 + 1;
        path.resize(std::min(path.size(), level));
        std::string content = line.substr(at);
        auto item = std::make_unique<Item>();
        if (content[0] == '"') {
            while (content.size() < 2 || content.back() != '"') {
                content += "\n" + lines.at(++i); // a text goes on over lines
            }
            item->text = content.substr(1, content.size() - 2);
        } else if (content[0] == '<' && content[1] != '!') {
            item->tag = content.substr(1, content.size() - 2);
        } else if (content == "content") {
            item->tag = "template-content";
        } else if (std::size_t const equals = content.find("=\""); equals != std::string::npos) {
            path.back()->attributes[content.substr(0, equals)] =
                content.substr(equals + 2, content.size() - equals - 3);
            continue;
        } else {
            item->tag = "!";
        }
        Item* const raw = item.get();
        path.back()->children.push_back(std::move(item));
        path.push_back(raw);
    }
    return root;
}

/// What covers each slot: a number for each cell in document order and its text; -1 for holes.
struct Grid {
    std::vector<std::vector<int>> slots;
    std::vector<std::string> texts;
    bool operator==(Grid const&) const = default;
};

std::string show(Grid const& grid) {
    std::string out;
    for (auto const& row : grid.slots) {
        for (int const slot : row) {
            out += std::to_string(slot) + ' ';
        }
        out += '\n';
    }
    for (std::string const& text : grid.texts) {
        out += '[' + text + ']';
    }
    return out;
}

std::string without_space(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) {
        return c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f';
    });
    return out;
}

void collect_text(Item const& item, std::string& out) {
    static std::vector<std::string> const silent{
        "table",
        "script",
        "style",
        "template-content",
        "!",
        "select",
        "button",
        "textarea",
        "rp",
        "noscript",
        "iframe",
        "title",
        "noembed",
        "noframes",
        "rt"};
    for (auto const& child : item.children) {
        if (child->tag.empty()) {
            out += child->text;
        } else if (std::find(silent.begin(), silent.end(), child->tag) == silent.end()) {
            collect_text(*child, out);
        }
    }
}

std::int64_t
span_of(Item const& cell, std::string const& name, std::int64_t least, std::int64_t most) {
    auto const found = cell.attributes.find(name);
    std::int64_t value = 1;
    if (found == cell.attributes.end() || !html::parse_integer(found->second, value) || value < 0) {
        return 1;
    }
    return std::clamp(value, least, most);
}

/// The algorithm of the standard, one row group after the other.
Grid form(Item const& table) {
    std::vector<Item const*> groups;
    for (bool const feet : {false, true}) {
        for (auto const& child : table.children) {
            bool const group = child->tag == "thead" || child->tag == "tbody";
            if (feet ? child->tag == "tfoot" : group) {
                groups.push_back(child.get());
            }
        }
    }
    Grid grid;
    std::size_t width = 0;
    for (Item const* const group : groups) {
        std::size_t const first = grid.slots.size();
        std::vector<Item const*> rows;
        for (auto const& row : group->children) {
            if (row->tag == "tr") {
                rows.push_back(row.get());
            }
        }
        grid.slots.resize(first + rows.size());
        for (std::size_t y = 0; y < rows.size(); ++y) {
            std::size_t x = 0;
            for (auto const& cell : rows[y]->children) {
                if (cell->tag != "td" && cell->tag != "th") {
                    continue;
                }
                auto const taken = [&](std::size_t row, std::size_t column) {
                    auto const& slots = grid.slots[row];
                    return column < slots.size() && slots[column] >= 0;
                };
                while (taken(first + y, x)) {
                    ++x;
                }
                auto const columns = static_cast<std::size_t>(span_of(*cell, "colspan", 1, 1000));
                auto down = static_cast<std::size_t>(span_of(*cell, "rowspan", 0, 65534));
                down = down == 0 ? rows.size() - y : std::min(down, rows.size() - y);
                int const number = static_cast<int>(grid.texts.size());
                for (std::size_t r = first + y; r < first + y + down; ++r) {
                    if (grid.slots[r].size() < x + columns) {
                        grid.slots[r].resize(x + columns, -1);
                    }
                    for (std::size_t c = x; c < x + columns; ++c) {
                        int& slot = grid.slots[r][c];
                        slot = slot >= 0 ? slot : number;
                    }
                }
                x += columns;
                width = std::max(width, x);
                std::string text;
                collect_text(*cell, text);
                grid.texts.push_back(without_space(text));
            }
        }
    }
    for (auto& row : grid.slots) {
        row.resize(width, -1);
    }
    return grid;
}

void collect_tables(Item const& item, std::vector<Grid>& grids) {
    for (auto const& child : item.children) {
        if (child->tag == "table") {
            Grid grid = form(*child);
            if (!grid.slots.empty()) {
                grids.push_back(std::move(grid));
            }
        }
        if (child->tag != "template-content") {
            collect_tables(*child, grids);
        }
    }
}

Grid grid_of(Table const& table) {
    TableGrid const formed = form_grid(table);
    Grid grid;
    grid.slots.assign(
        static_cast<std::size_t>(formed.rows()),
        std::vector<int>(static_cast<std::size_t>(formed.columns()), -1));
    std::map<Cell const*, int> numbers;
    for (Row const& row : table.rows) {
        for (Cell const& cell : row.cells) {
            numbers.emplace(&cell, static_cast<int>(grid.texts.size()));
            grid.texts.push_back(without_space(plain_text(cell.content)));
        }
    }
    for (std::int32_t r = 0; r < formed.rows(); ++r) {
        for (std::int32_t c = 0; c < formed.columns(); ++c) {
            if (Cell const* const cell = formed.at(r, c).cell) {
                grid.slots[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] =
                    numbers.at(cell);
            }
        }
    }
    return grid;
}

struct Case {
    std::string data;
    std::vector<std::string> tree;
    bool usable = true; ///< a whole document, without scripts
};

std::vector<Case> read_cases(std::string const& text) {
    std::vector<Case> cases;
    std::istringstream lines{text};
    std::string section;
    for (std::string line; std::getline(lines, line);) {
        if (line == "#data") {
            cases.emplace_back();
            section = line;
        } else if (!line.empty() && line[0] == '#' && (section != "#data" || line == "#errors")) {
            section = line;
            cases.back().usable =
                cases.back().usable && line != "#document-fragment" && line != "#script-on";
        } else if (section == "#data") {
            cases.back().data += (cases.back().data.empty() ? "" : "\n") + line;
        } else if (section == "#document") {
            cases.back().tree.push_back(line);
        }
    }
    return cases;
}

std::filesystem::path shared() {
    char const* const stated = std::getenv("GOUJI_SHARED");
    return stated != nullptr ? std::filesystem::path{stated}
                             : std::filesystem::path{GOUJI_SOURCE_DIR} / "../shared";
}

} // namespace

TEST_CASE("tables of the html5lib cases", "[html][html5lib]") {
    std::filesystem::path const folder = shared() / "corpora/html/html5lib";
    if (!std::filesystem::exists(folder)) {
        std::cout << "skipped: no ../shared\n";
        return;
    }
    std::size_t compared = 0;
    std::size_t cells = 0;
    for (auto const& entry : std::filesystem::directory_iterator{folder}) {
        for (Case const& one : read_cases(test::read_file(entry.path().string()))) {
            std::vector<Grid> expected;
            collect_tables(*parse_tree(one.tree), expected);
            if (!one.usable || expected.empty()) {
                continue;
            }
            ReadOptions options;
            options.extra["layout-tables"] = "keep";
            Diagnostics diagnostics;
            auto const document = read_html(one.data, options, diagnostics);
            REQUIRE(document.has_value());
            std::vector<Grid> found;
            for (TableInDocument const& table : tables_of(*document)) {
                found.push_back(grid_of(*table.table));
            }
            CAPTURE(entry.path().filename().string(), one.data);
            REQUIRE(found.size() == expected.size());
            for (std::size_t i = 0; i < found.size(); ++i) {
                INFO("expected\n" << show(expected[i]) << "\nfound\n" << show(found[i]));
                CHECK(found[i] == expected[i]);
                cells += found[i].texts.size();
            }
            ++compared;
        }
    }
    std::cout << "html5lib: " << compared << " cases with tables compared, " << cells << " cells\n";
    CHECK(compared > 0);
}
