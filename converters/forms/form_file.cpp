#include "gouji/converters/forms/form_file.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>

#include "gouji/converters/forms/wording.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

using Json = nlohmann::json;

/// Forms are drawn on a page; the limits only keep a damaged file from asking for gigabytes.
constexpr std::int64_t max_side = 1000;
constexpr std::int64_t max_count = 1'000'000'000;

/// A value of the file and where it stands. The path is spelled out only for a message.
struct Node {
    Json const& value;
    Node const* parent = nullptr;
    std::string_view key{}; ///< member name; empty for elements of an array
    std::size_t index = 0;
};

std::string path_of(Node const& node) {
    if (node.parent == nullptr) {
        return {};
    }
    auto path = path_of(*node.parent);
    if (node.key.empty()) {
        return path + "[" + std::to_string(node.index) + "]";
    }
    return path.empty() ? std::string(node.key) : path + "." + std::string(node.key);
}

/// Reads one file. The first thing that is wrong is kept; after it everything reads as empty.
class FormFileReader {
public:
    explicit FormFileReader(std::string const& name) { m_file.name = name; }

    Result<FormFile> read(Json const& root) {
        read_form(Node{root});
        if (m_error) {
            return *std::move(m_error);
        }
        return std::move(m_file);
    }

private:
    using Member = void (*)(FormFileReader&, Node const&);
    static std::span<std::pair<std::string_view, Member> const> members_of_a_form();

    void fail(Node const& node, std::string_view reason) {
        if (!m_error) {
            m_error = bad_form(m_file.name, path_of(node), reason);
        }
    }

    /// Calls take(key, node) for each member; it returns false for one it does not know.
    template <class Take> void each_member(Node const& node, Take&& take) {
        if (!node.value.is_object()) {
            return fail(node, "must be an object");
        }
        for (auto const& [key, value] : node.value.items()) {
            Node const member{value, &node, key};
            if (!m_error && !take(std::string_view(key), member)) {
                fail(member, "is not a member that a form has here");
            }
        }
    }

    template <class Take> void each_element(Node const& node, Take&& take) {
        if (!node.value.is_array()) {
            return fail(node, "must be an array");
        }
        for (std::size_t index = 0; index < node.value.size() && !m_error; ++index) {
            take(Node{node.value[index], &node, {}, index});
        }
    }

    std::string text(Node const& node) {
        if (!node.value.is_string()) {
            fail(node, "must be a text");
            return {};
        }
        return node.value.get_ref<std::string const&>();
    }

    std::string filled_text(Node const& node) {
        auto read = text(node);
        if (read.empty()) {
            fail(node, "must not be empty");
        }
        return read;
    }

    bool boolean(Node const& node) {
        if (!node.value.is_boolean()) {
            fail(node, "must be true or false");
            return false;
        }
        return node.value.get<bool>();
    }

    std::int64_t integer(Node const& node, std::int64_t least, std::int64_t most) {
        auto const is_small =
            node.value.is_number_integer() &&
            !(node.value.is_number_unsigned() && node.value.get<std::uint64_t>() > max_count);
        auto const number = is_small ? node.value.get<std::int64_t>() : least - 1;
        if (number < least || number > most) {
            fail(
                node,
                "must be a whole number from " + std::to_string(least) + " to " +
                    std::to_string(most));
            return least;
        }
        return number;
    }

    std::int32_t small(Node const& node, std::int64_t least, std::int64_t most) {
        return static_cast<std::int32_t>(integer(node, least, most));
    }

    std::vector<std::string> texts(Node const& node) {
        std::vector<std::string> list;
        each_element(node, [&](Node const& item) { list.push_back(filled_text(item)); });
        return list;
    }

    void read_form(Node const& root);
    void read_years(Node const& node);
    void read_variants(Node const& node);
    NumberKind number_kind(Node const& node);
    std::vector<FormFileColumn> columns(Node const& node);
    FormFileCell cell(Node const& node);
    void read_cells(Node const& node, FormFileLine& line);
    void read_values(Node const& node, FormFileLine& line);
    FormFileLine line(Node const& node);
    std::vector<FormFileLine> grid(Node const& node);
    FormTerm term(Node const& node, FormIdentity::Along along);
    std::vector<FormTerm> terms(Node const& node, FormIdentity::Along along);
    FormIdentity::Along along(Node const& node);
    FormIdentity identity(Node const& node);
    std::vector<FormIdentity> identities(Node const& node);
    std::vector<FormPrior> priors(Node const& node);
    std::vector<std::string> wordings(Node const& node, bool with_number);
    std::vector<FormProse> prose(Node const& node);

    FormFile m_file;
    std::optional<Error> m_error;
};

std::span<std::pair<std::string_view, FormFileReader::Member> const>
FormFileReader::members_of_a_form() {
    using Reader = FormFileReader;
    static constexpr auto ignore = [](Reader&, Node const&) {};
    static constexpr auto members = std::to_array<std::pair<std::string_view, Member>>({
        {"$schema", ignore},
        {"note", ignore},
        {"gouji",
         [](Reader& r, Node const& n) {
             if (r.text(n) != "form") {
                 r.fail(n, "must be \"form\"");
             }
         }},
        {"version", [](Reader& r, Node const& n) { r.integer(n, 1, 1); }},
        {"extends", [](Reader& r, Node const& n) { r.m_file.extends = r.filled_text(n); }},
        {"id", [](Reader& r, Node const& n) { r.m_file.id = r.filled_text(n); }},
        {"table", [](Reader& r, Node const& n) { r.m_file.table = r.filled_text(n); }},
        {"edition", [](Reader& r, Node const& n) { r.m_file.edition = r.text(n); }},
        {"title", [](Reader& r, Node const& n) { r.m_file.title = r.filled_text(n); }},
        {"title_variants", [](Reader& r, Node const& n) { r.m_file.title_variants = r.texts(n); }},
        {"citation", [](Reader& r, Node const& n) { r.m_file.citation = r.text(n); }},
        {"same_in_all_editions",
         [](Reader& r, Node const& n) { r.m_file.same_in_all_editions = r.boolean(n); }},
        {"years", [](Reader& r, Node const& n) { r.read_years(n); }},
        {"head_rows",
         [](Reader& r, Node const& n) { r.m_file.head_rows = r.small(n, 0, max_side); }},
        {"part_rows",
         [](Reader& r, Node const& n) {
             auto& rows = r.m_file.part_rows.emplace();
             r.each_element(n, [&](Node const& row) { rows.push_back(r.small(row, 0, max_side)); });
         }},
        {"columns", [](Reader& r, Node const& n) { r.m_file.columns = r.columns(n); }},
        {"grid", [](Reader& r, Node const& n) { r.m_file.grid = r.grid(n); }},
        {"identities", [](Reader& r, Node const& n) { r.m_file.identities = r.identities(n); }},
        {"across_years", [](Reader& r, Node const& n) { r.m_file.across_years = r.identities(n); }},
        {"priors", [](Reader& r, Node const& n) { r.m_file.priors = r.priors(n); }},
        {"prose", [](Reader& r, Node const& n) { r.m_file.prose = r.prose(n); }},
        {"variants", [](Reader& r, Node const& n) { r.read_variants(n); }},
    });
    return members;
}

void FormFileReader::read_form(Node const& root) {
    each_member(root, [&](std::string_view key, Node const& node) {
        auto const members = members_of_a_form();
        auto const member = std::find_if(
            members.begin(), members.end(), [&](auto const& known) { return known.first == key; });
        if (member == members.end()) {
            return false;
        }
        member->second(*this, node);
        return true;
    });
}

void FormFileReader::read_years(Node const& node) {
    m_file.first_year = 0;
    m_file.last_year = 9999;
    each_member(node, [&](std::string_view key, Node const& year) {
        if (key == "from") {
            m_file.first_year = small(year, 0, 9999);
        } else if (key == "to") {
            m_file.last_year = small(year, 0, 9999);
        } else {
            return false;
        }
        return true;
    });
    if (*m_file.first_year > *m_file.last_year) {
        fail(node, R"("from" is after "to")");
    }
}

void FormFileReader::read_variants(Node const& node) {
    each_member(node, [&](std::string_view key, Node const& wordings) {
        m_file.variants.emplace_back(key, texts(wordings));
        return true;
    });
}

NumberKind FormFileReader::number_kind(Node const& node) {
    auto const kind = text(node);
    if (kind == "decimal") {
        return NumberKind::Decimal;
    }
    if (kind == "signed") {
        return NumberKind::Signed;
    }
    if (kind != "integer") {
        fail(node, R"(must be "integer", "decimal" or "signed")");
    }
    return NumberKind::Integer;
}

std::vector<FormFileColumn> FormFileReader::columns(Node const& node) {
    std::vector<FormFileColumn> list;
    each_element(node, [&](Node const& item) {
        auto& column = list.emplace_back();
        if (item.value.is_string()) {
            column.name = filled_text(item);
            return;
        }
        each_member(item, [&](std::string_view key, Node const& member) {
            if (key == "name") {
                column.name = filled_text(member);
            } else if (key == "number") {
                column.kind = number_kind(member);
            } else if (key == "unit") {
                column.unit = text(member);
            } else {
                return false;
            }
            return true;
        });
        if (column.name.empty()) {
            fail(item, "a column needs a \"name\"");
        }
    });
    if (list.empty()) {
        fail(node, "must name at least one column");
    }
    return list;
}

FormFileCell FormFileReader::cell(Node const& node) {
    FormFileCell read;
    if (node.value.is_string()) {
        read.text = text(node);
        return read;
    }
    each_member(node, [&](std::string_view key, Node const& member) {
        if (key == "text") {
            read.text = text(member);
        } else if (key == "rows") {
            read.rows = small(member, 1, max_side);
        } else if (key == "cols") {
            read.columns = small(member, 1, max_side);
        } else if (key == "value") {
            read.is_value = boolean(member);
        } else {
            return false;
        }
        return true;
    });
    if (read.is_value && !read.text.empty()) {
        fail(node, "is a value and has a text: it must be one of the two");
    }
    return read;
}

void FormFileReader::read_cells(Node const& node, FormFileLine& line) {
    each_element(node, [&](Node const& item) { line.cells.push_back(cell(item)); });
}

/// 7: seven value cells; [1, 2, 1]: three, of these column spans.
void FormFileReader::read_values(Node const& node, FormFileLine& line) {
    FormFileCell value;
    value.is_value = true;
    if (node.value.is_array()) {
        return each_element(node, [&](Node const& span) {
            value.columns = small(span, 1, max_side);
            line.cells.push_back(value);
        });
    }
    auto const count = static_cast<std::size_t>(integer(node, 1, max_side));
    line.cells.insert(line.cells.end(), count, value);
}

FormFileLine FormFileReader::line(Node const& node) {
    FormFileLine read;
    if (node.value.is_array()) {
        read.is_array = true;
        read_cells(node, read);
        return read;
    }
    // Members come sorted by name, "cells" before "values": the order in which they stand.
    each_member(node, [&](std::string_view key, Node const& member) {
        if (key == "row") {
            read.row = filled_text(member);
        } else if (key == "cells") {
            read_cells(member, read);
        } else if (key == "values") {
            read_values(member, read);
        } else if (key == "columns") {
            read.columns = columns(member);
        } else {
            return false;
        }
        return true;
    });
    return read;
}

std::vector<FormFileLine> FormFileReader::grid(Node const& node) {
    std::vector<FormFileLine> lines;
    each_element(node, [&](Node const& item) { lines.push_back(line(item)); });
    if (lines.empty() || lines.size() > static_cast<std::size_t>(max_side)) {
        fail(node, "must have 1 to " + std::to_string(max_side) + " lines");
    }
    return lines;
}

FormTerm FormFileReader::term(Node const& node, FormIdentity::Along along) {
    FormTerm read;
    if (node.value.is_string()) {
        (along == FormIdentity::Along::Row ? read.column : read.row) = filled_text(node);
        return read;
    }
    each_member(node, [&](std::string_view key, Node const& member) {
        if (key == "row") {
            read.row = filled_text(member);
        } else if (key == "column") {
            read.column = filled_text(member);
        } else if (key == "sign") {
            read.sign = small(member, -1, 1);
        } else if (key == "year") {
            read.year = small(member, -1, 0);
        } else {
            return false;
        }
        return true;
    });
    if (read.sign == 0) {
        fail(node, "\"sign\" must be 1 or -1");
    }
    return read;
}

std::vector<FormTerm> FormFileReader::terms(Node const& node, FormIdentity::Along along) {
    std::vector<FormTerm> list;
    each_element(node, [&](Node const& item) { list.push_back(term(item, along)); });
    if (list.empty()) {
        fail(node, "must have at least one term");
    }
    return list;
}

FormIdentity::Along FormFileReader::along(Node const& node) {
    auto const found = node.value.is_object() ? node.value.find("along") : node.value.end();
    if (found == node.value.end()) {
        fail(node, R"(needs "along": "row" or "column")");
        return FormIdentity::Along::Row;
    }
    Node const direction{*found, &node, "along"};
    auto const name = text(direction);
    if (name != "row" && name != "column") {
        fail(direction, R"(must be "row" or "column")");
    }
    return name == "column" ? FormIdentity::Along::Column : FormIdentity::Along::Row;
}

FormIdentity FormFileReader::identity(Node const& node) {
    FormIdentity read;
    read.along = along(node);
    each_member(node, [&](std::string_view key, Node const& member) {
        if (key == "rule") {
            read.rule = filled_text(member);
        } else if (key == "left") {
            read.left = terms(member, read.along);
        } else if (key == "right") {
            read.right = terms(member, read.along);
        } else if (key == "over") {
            read.over = texts(member);
        } else if (key == "total") {
            auto const is_row = read.along == FormIdentity::Along::Column;
            (is_row ? read.total_row : read.total_column) = filled_text(member);
        } else if (key == "official") {
            read.official = boolean(member);
        } else {
            return key == "along";
        }
        return true;
    });
    if (read.rule.empty() || read.left.empty() || read.right.empty()) {
        fail(node, R"(needs "rule", "left" and "right")");
    }
    return read;
}

std::vector<FormIdentity> FormFileReader::identities(Node const& node) {
    std::vector<FormIdentity> list;
    each_element(node, [&](Node const& item) { list.push_back(identity(item)); });
    return list;
}

std::vector<FormPrior> FormFileReader::priors(Node const& node) {
    std::vector<FormPrior> list;
    each_element(node, [&](Node const& item) {
        auto& prior = list.emplace_back();
        each_member(item, [&](std::string_view key, Node const& member) {
            if (key == "columns") {
                prior.columns = texts(member);
            } else if (key == "seen") {
                prior.seen = integer(member, 0, max_count);
            } else if (key == "of") {
                prior.of = integer(member, 1, max_count);
            } else {
                return false;
            }
            return true;
        });
        if (prior.seen > prior.of || prior.of == 0 || prior.columns.empty()) {
            fail(item, R"(needs "columns", "seen" and "of", with "seen" at most "of")");
        }
    });
    return list;
}

std::vector<std::string> FormFileReader::wordings(Node const& node, bool with_number) {
    std::vector<std::string> list;
    each_element(node, [&](Node const& item) {
        auto const wrong = wrong_with_wording(list.emplace_back(text(item)), with_number);
        if (!wrong.empty()) {
            fail(item, wrong);
        }
    });
    return list;
}

std::vector<FormProse> FormFileReader::prose(Node const& node) {
    std::vector<FormProse> list;
    each_element(node, [&](Node const& item) {
        auto& read = list.emplace_back();
        each_member(item, [&](std::string_view key, Node const& member) {
            if (key == "cells") {
                read.cells = terms(member, FormIdentity::Along::Row);
            } else if (key == "says") {
                read.says = wordings(member, true);
            } else if (key == "says_none") {
                read.says_none = wordings(member, false);
            } else if (key == "subject") {
                read.subject = texts(member);
            } else {
                return false;
            }
            return true;
        });
        if (read.cells.empty() || read.says.empty()) {
            fail(item, R"(needs "cells" and "says")");
        }
    });
    return list;
}

} // namespace

Error bad_form(std::string_view file, std::string_view place, std::string_view reason) {
    auto text = std::string(place);
    text.append(text.empty() ? "" : ": ").append(reason);
    return Error{Code::BadForm, {}, {{"file", std::string(file)}, {"reason", std::move(text)}}};
}

Result<FormFile> parse_form_file(std::string_view json, std::string const& name) {
    try {
        return FormFileReader(name).read(Json::parse(json));
    } catch (Json::parse_error const& error) {
        // what() begins with the library's own name for the error: "[json.exception.…] ".
        auto const what = std::string_view(error.what());
        auto const start = what.find("] ");
        auto const reason = start == std::string_view::npos ? what : what.substr(start + 2);
        return bad_form(name, "", reason);
    }
}

} // namespace gouji
