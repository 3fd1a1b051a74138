#include "gouji/formats/docx/docx_package.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "gouji/formats/docx/docx_names.hpp"
#include "gouji/formats/docx/docx_ole.hpp"
#include "gouji/formats/support/ascii.hpp"
#include "gouji/model/codes.hpp"

namespace gouji::docx::reading {

namespace {

constexpr std::string_view types_part = "[Content_Types].xml";

Error malformed(std::string reason) {
    return {Code::Malformed, {}, {{"what", "Word document"}, {"reason", std::move(reason)}}};
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    char const low = static_cast<char>(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        int const high = at + 2 < text.size() && text[at] == '%' ? hex_digit(text[at + 1]) : -1;
        int const low = high < 0 ? -1 : hex_digit(text[at + 2]);
        out += low < 0 ? text[at] : static_cast<char>(high * 16 + low);
        at += low < 0 ? 0U : 2U;
    }
    return out;
}

/// The part that `target` names, seen from `source` (ECMA-376 part 2, 9.3 and annex A).
std::string resolve(std::string_view source, std::string_view target) {
    target = target.substr(0, target.find_first_of("#?"));
    std::string path;
    if (!target.starts_with('/') && !target.starts_with('\\')) {
        path =
            source.substr(0, source.rfind('/') == std::string_view::npos ? 0 : source.rfind('/'));
    }
    std::string rest = percent_decoded(target);
    std::replace(rest.begin(), rest.end(), '\\', '/');
    std::vector<std::string> segments;
    path += '/' + rest;
    for (std::size_t at = 0; at < path.size();) {
        std::size_t const end = std::min(path.find('/', at), path.size());
        std::string segment = path.substr(at, end - at);
        at = end + 1;
        if (segment == "..") {
            if (!segments.empty()) {
                segments.pop_back();
            }
        } else if (!segment.empty() && segment != ".") {
            segments.push_back(std::move(segment));
        }
    }
    std::string out;
    for (std::string const& segment : segments) {
        out += (out.empty() ? "" : "/") + segment;
    }
    return out;
}

std::string relations_part(std::string_view part) {
    std::size_t const slash = part.rfind('/');
    std::size_t const name = slash == std::string_view::npos ? 0 : slash + 1;
    return std::string{part.substr(0, name)} + "_rels/" + std::string{part.substr(name)} + ".rels";
}

class RelationsHandler final : public Handler {
public:
    RelationsHandler(ZipReader const& zip, std::string_view source)
        : m_zip(zip), m_source(source) {}
    std::vector<Relation> relations;

private:
    void start(Name name, Attributes const& attributes) override {
        if (name != Name::RelRelationship) {
            return;
        }
        Relation relation;
        relation.id = attributes.get(Name::NoId);
        std::string_view const type = attributes.get(Name::NoType);
        relation.type = type.substr(type.rfind('/') + 1);
        relation.external = attributes.get(Name::NoTargetMode) == "External";
        relation.target = attributes.get(Name::NoTarget);
        // A hyperlink's target is an address even where it forgets to say so.
        if (!relation.external && relation.type != "hyperlink") {
            std::string const target = std::move(relation.target);
            relation.target = resolve(m_source, target);
            // Some producers forget that targets count from the part's folder.
            if (std::string from_root = resolve("", target);
                !m_zip.find(relation.target) && m_zip.find(from_root)) {
                relation.target = std::move(from_root);
            }
        }
        relations.push_back(std::move(relation));
    }

    ZipReader const& m_zip;
    std::string_view m_source;
};

class TypesHandler final : public Handler {
public:
    std::map<std::string, std::string, std::less<>> by_part;
    std::map<std::string, std::string, std::less<>> by_extension;

private:
    void start(Name name, Attributes const& attributes) override {
        std::string type{attributes.get(Name::NoContentType)};
        if (name == Name::CtDefault) {
            by_extension.emplace(lower_case(attributes.get(Name::NoExtension)), std::move(type));
        } else if (name == Name::CtOverride) {
            std::string_view part = attributes.get(Name::NoPartName);
            part.remove_prefix(part.starts_with('/') ? 1U : 0U);
            by_part.emplace(lower_case(percent_decoded(part)), std::move(type));
        }
    }
};

Status check(XmlOutcome const& outcome, std::string_view part) {
    if (outcome.end == XmlEnd::Doctype) {
        return Error{
            Code::DoctypeForbidden,
            {0, 0, outcome.offset, std::string{part}},
            {{"part", std::string{part}}}};
    }
    if (outcome.end != XmlEnd::Complete) {
        return malformed(std::string{part} + ": " + outcome.reason);
    }
    return done();
}

/// What else comes as such a package, by the type of its main part.
std::string_view other_document(std::string_view type) {
    struct Kind {
        std::string_view part_of_type;
        std::string_view name;
    };
    constexpr std::array kinds{
        Kind{"spreadsheetml", "Excel workbook"},
        Kind{"ms-excel", "Excel workbook"},
        Kind{"presentationml", "PowerPoint presentation"},
        Kind{"ms-powerpoint", "PowerPoint presentation"},
        Kind{"ms-visio", "Visio drawing"},
    };
    auto const* const found = std::find_if(kinds.begin(), kinds.end(), [&](Kind const& kind) {
        return type.find(kind.part_of_type) != std::string_view::npos;
    });
    return found == kinds.end() ? std::string_view{} : found->name;
}

/// Not a zip package at all: what it is instead.
Error not_a_package(Bytes bytes, Error zip_error) {
    switch (ole_content(bytes)) {
    case OleContent::EncryptedPackage:
        return {Code::Encrypted};
    case OleContent::WordDocument:
    case OleContent::Other:
        return {
            Code::UnsupportedFormat,
            {},
            {{"format", "Word 97–2003 document (.doc) or another OLE file"},
             {"way_out", "Open it in Word or LibreOffice and save it as .docx."}}};
    case OleContent::NotOle:
        break;
    }
    return zip_error;
}

} // namespace

Relations::Relations(std::vector<Relation> relations)
    : m_relations(std::move(relations)), m_by_id(m_relations.size()) {
    std::iota(m_by_id.begin(), m_by_id.end(), std::size_t{0});
    std::stable_sort(m_by_id.begin(), m_by_id.end(), [&](std::size_t a, std::size_t b) {
        return m_relations[a].id < m_relations[b].id;
    });
}

Relation const* Relations::by_id(std::string_view id) const {
    auto const found = std::lower_bound(
        m_by_id.begin(), m_by_id.end(), id, [&](std::size_t index, std::string_view wanted) {
            return m_relations[index].id < wanted;
        });
    return found == m_by_id.end() || m_relations[*found].id != id ? nullptr : &m_relations[*found];
}

Relation const* Relations::by_type(std::string_view type) const {
    auto const found =
        std::find_if(m_relations.begin(), m_relations.end(), [&](Relation const& relation) {
            return relation.type == type;
        });
    return found == m_relations.end() ? nullptr : &*found;
}

Result<Package> Package::open(Bytes bytes, Limits const& limits, Diagnostics& diagnostics) {
    ZipLimits zip_limits;
    zip_limits.inflated_bytes = limits.inflated_bytes;
    Result<ZipReader> zip = ZipReader::open(bytes, zip_limits);
    if (!zip) {
        return not_a_package(bytes, zip.error());
    }
    Package package{std::move(zip).value()};
    for (std::string const& name : package.m_zip.bad_names()) {
        diagnostics.add(
            Code::BadReference, {}, {{"what", "An entry of the package"}, {"target", name}});
    }
    if (Status status = package.read_content_types(); !status) {
        return status.error();
    }
    if (Status status = package.find_main_part(diagnostics); !status) {
        return status.error();
    }
    return package;
}

Status Package::read_content_types() {
    if (!has(types_part)) {
        return done();
    }
    Result<std::string> const xml = read(types_part);
    if (!xml) {
        return xml.error();
    }
    TypesHandler handler;
    Status status = check(read_xml(*xml, vocabulary(), handler), types_part);
    m_types_by_part = std::move(handler.by_part);
    m_types_by_extension = std::move(handler.by_extension);
    return salvaged() && !status && status.error().code == Code::Malformed ? done() : status;
}

Status Package::find_main_part(Diagnostics& diagnostics) {
    Result<Relations const*> const of_package = relations("", diagnostics);
    if (!of_package) {
        return of_package.error();
    }
    if (Relation const* const relation = (*of_package)->by_type("officeDocument")) {
        m_main_part = relation->target;
    }
    if (m_main_part.empty() || !has(m_main_part)) {
        auto const typed =
            std::find_if(m_types_by_part.begin(), m_types_by_part.end(), [this](auto const& item) {
                return item.second.ends_with(".main+xml") && has(item.first);
            });
        m_main_part = typed != m_types_by_part.end() ? typed->first : "word/document.xml";
    }
    if (std::string_view const other = other_document(content_type(m_main_part)); !other.empty()) {
        return Error{
            Code::UnsupportedFormat,
            {},
            {{"format", std::string{other}}, {"way_out", "Copy its tables to a Word document."}}};
    }
    if (!has(m_main_part)) {
        if (salvaged()) {
            return Error{
                Code::Truncated,
                {},
                {{"what", "Word document"}, {"reason", "its text is not in what is left of it"}}};
        }
        return malformed("the package has no main part");
    }
    return done();
}

Result<Relations const*> Package::relations(std::string const& part, Diagnostics& diagnostics) {
    if (auto const found = m_relations.find(part); found != m_relations.end()) {
        return &found->second;
    }
    std::string const name = relations_part(part);
    std::vector<Relation> found;
    if (has(name)) {
        Result<std::string> const xml = read(name);
        RelationsHandler handler{m_zip, part};
        Status const status =
            xml ? check(read_xml(*xml, vocabulary(), handler), name) : xml.error();
        if (!status && (status.error().code != Code::Malformed || part.empty()) && !salvaged()) {
            return status.error();
        }
        if (!status) {
            diagnostics.add(Code::Salvaged, {0, 0, -1, name}, {{"what", name}});
        }
        found = std::move(handler.relations);
    }
    return &m_relations.emplace(part, Relations{std::move(found)}).first->second;
}

std::string Package::content_type(std::string_view part) const {
    std::string const key = lower_case(part);
    if (auto const found = m_types_by_part.find(key); found != m_types_by_part.end()) {
        return found->second;
    }
    std::size_t const dot = key.rfind('.');
    auto const found =
        m_types_by_extension.find(dot == std::string::npos ? std::string{} : key.substr(dot + 1));
    return found == m_types_by_extension.end() ? std::string{} : found->second;
}

bool Package::is_whole(std::string_view part) const {
    auto const entry = m_zip.find(part);
    return entry && m_zip.entries()[*entry].whole;
}

Status Package::stream(std::string_view part, ZipReader::Take const& take) {
    auto const entry = m_zip.find(part);
    return entry ? m_zip.stream(*entry, take)
                 : Status{malformed("it has no part " + std::string{part})};
}

Result<std::string> Package::read(std::string_view part) {
    auto const entry = m_zip.find(part);
    return entry ? m_zip.read(*entry)
                 : Result<std::string>{malformed("it has no part " + std::string{part})};
}

} // namespace gouji::docx::reading
