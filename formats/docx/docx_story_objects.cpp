#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "gouji/formats/docx/docx_story_reader.hpp"
#include "gouji/formats/support/ascii.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

/// Alternatives, pictures, notes and sections of StoryReader.

namespace gouji::docx::reading {

// ------------------------------------------- alternatives and pictures

/// ECMA-376 part 3, 10.2.1: the first choice whose namespaces are all understood, else the
/// fallback.
void StoryReader::start_choice(Attributes const& attributes) {
    if (!in(Kind::Alternatives)) {
        return;
    }
    bool& taken = m_frames.back().flag;
    std::string_view required;
    bool const is_choice = attributes.find(Name::NoRequires, required);
    if (taken || (is_choice && !understands(required))) {
        skip();
        return;
    }
    taken = true;
}

bool StoryReader::understands(std::string_view prefixes) const {
    // Extensions of Word that only add properties, or shapes whose text is WordprocessingML. Not
    // ink, charts of new kinds or 3D models: their fallback is a picture.
    constexpr std::string_view word = "http://schemas.microsoft.com/office/word/";
    constexpr std::string_view drawing = "http://schemas.microsoft.com/office/drawing/2010/main";
    while (!prefixes.empty()) {
        std::size_t const end = std::min(prefixes.find(' '), prefixes.size());
        std::string_view const prefix = prefixes.substr(0, end);
        prefixes.remove_prefix(std::min(end + 1, prefixes.size()));
        if (prefix.empty()) {
            continue;
        }
        std::string_view const uri = m_xml->namespace_of(prefix);
        bool const known =
            uri == drawing ||
            (uri.starts_with(word) && uri.find("Ink") == std::string_view::npos) ||
            std::any_of(
                vocabulary().namespaces.begin(),
                vocabulary().namespaces.end(),
                [&](XmlVocabulary::Namespace const& item) { return item.uri == uri; });
        if (!known) {
            return false;
        }
    }
    return true;
}

namespace {

constexpr float emu_per_millimetre = 36'000;

/// "width:120pt" in the style of a VML shape, in millimetres; 0 when it is not there.
float vml_length(std::string_view style, std::string_view property) {
    struct Unit {
        std::string_view name;
        float millimetres;
    };
    constexpr std::array units{
        Unit{"pt", 25.4F / 72},
        Unit{"in", 25.4F},
        Unit{"cm", 10},
        Unit{"mm", 1},
        Unit{"px", 25.4F / 96},
        Unit{"pc", 25.4F / 6}};
    while (!style.empty()) {
        std::size_t const end = std::min(style.find(';'), style.size());
        std::string_view const declaration = trim(style.substr(0, end));
        style.remove_prefix(std::min(end + 1, style.size()));
        if (!declaration.starts_with(property) ||
            !declaration.substr(property.size()).starts_with(':')) {
            continue;
        }
        std::string_view const value = trim(declaration.substr(property.size() + 1));
        float number = 0;
        auto const parsed = std::from_chars(value.data(), value.data() + value.size(), number);
        std::string_view const rest =
            value.substr(static_cast<std::size_t>(parsed.ptr - value.data()));
        for (Unit const& unit : units) {
            if (rest.starts_with(unit.name) && number > 0) {
                return number * unit.millimetres;
            }
        }
    }
    return 0;
}

std::string media_type(std::string_view part, std::string stated) {
    struct Type {
        std::string_view extension;
        std::string_view mime;
    };
    constexpr std::array types{
        Type{".png", "image/png"},
        Type{".jpg", "image/jpeg"},
        Type{".jpeg", "image/jpeg"},
        Type{".gif", "image/gif"},
        Type{".bmp", "image/bmp"},
        Type{".tif", "image/tiff"},
        Type{".tiff", "image/tiff"},
        Type{".svg", "image/svg+xml"},
        Type{".emf", "image/x-emf"},
        Type{".wmf", "image/x-wmf"}};
    if (stated == "image/jpg" || stated == "image/pjpeg") {
        return "image/jpeg";
    }
    if (stated.starts_with("image/")) {
        return stated;
    }
    std::string const name = lower_case(part);
    for (Type const& type : types) {
        if (name.ends_with(type.extension)) {
            return std::string{type.mime};
        }
    }
    return "application/octet-stream";
}

} // namespace

void StoryReader::read_shape(Attributes const& attributes) {
    if (m_drawings.empty()) {
        return;
    }
    DrawingState& drawing = m_drawings.back();
    auto const set = [](float& value, float found) { value = found > 0 ? found : value; };
    auto const emu = [&](Name name) {
        return static_cast<float>(attributes.number(name, 0)) / emu_per_millimetre;
    };
    set(drawing.width, emu(Name::NoCx));
    set(drawing.height, emu(Name::NoCy));
    std::string_view const style = attributes.get(Name::NoStyle);
    set(drawing.width, vml_length(style, "width"));
    set(drawing.height, vml_length(style, "height"));
    for (Name const name : {Name::NoDescr, Name::NoAlt, Name::NoTitle}) {
        if (std::string_view const alt = attributes.get(name);
            !alt.empty() && drawing.alt.empty()) {
            drawing.alt = alt;
        }
    }
}

void StoryReader::add_image(std::string_view relationship) {
    if (m_drawings.empty() || relationship.empty() || !container().paragraph_open) {
        return;
    }
    if ((m_look & hidden_look) != 0) {
        ++m_context.hidden;
        return;
    }
    Relation const* const relation = m_relations.by_id(relationship);
    if (relation == nullptr) {
        m_context.diagnostics.add(
            Code::BadReference,
            {0, 0, m_xml->element_offset(), m_part},
            {{"what", "A picture"}, {"target", std::string{relationship}}});
        return;
    }
    DrawingState const& drawing = m_drawings.back();
    Image image;
    image.alt = drawing.alt;
    image.width = drawing.width;
    image.height = drawing.height;
    if (relation->external) {
        image.target = relation->target;
    } else {
        image.media = load_media(relation->target);
    }
    if (!image.media.empty() || !image.target.empty()) {
        paragraph().inlines.node({std::move(image)}, look());
    }
}

std::string StoryReader::load_media(std::string const& part) {
    std::string key = part.starts_with("word/") ? part.substr(5) : part;
    auto& media = m_context.document.media;
    if (media.contains(key) || m_context.missing.contains(part)) {
        return media.contains(key) ? key : std::string{};
    }
    Result<std::string> bytes = m_context.package.read(part);
    if (!bytes) {
        m_context.missing.insert(part);
        m_context.diagnostics.add(Code::MissingPart, {0, 0, -1, m_part}, {{"part", part}});
        return {};
    }
    media.emplace(
        key, Media{media_type(part, m_context.package.content_type(part)), std::move(*bytes)});
    return key;
}

void StoryReader::end_text_box() {
    Blocks blocks = close_container();
    if (container().paragraph_open) {
        paragraph().boxes.push_back(std::move(blocks));
    } else {
        container().blocks.add_blocks(std::move(blocks));
    }
}

// ------------------------------------------------------------------ notes

void StoryReader::start_note(Attributes const& attributes, bool comment) {
    std::string_view const type = attributes.get(Name::WType);
    if (!comment && !type.empty() && type != "normal") {
        skip(); // the lines above footnotes
        return;
    }
    m_note_id = attributes.get(Name::WId);
    m_note_author = attributes.get(Name::WAuthor);
    push(Kind::Note);
    open_container(false);
}

void StoryReader::end_note() {
    m_story.notes[m_note_id] = {m_note_author, close_container()};
}

void StoryReader::add_note(NoteKind kind, std::string_view id) {
    if ((m_look & hidden_look) != 0 || !container().paragraph_open || m_kind == StoryPart::Notes) {
        return;
    }
    Box<Note> note{Note{kind, {}, {}}};
    auto& pending = kind == NoteKind::Footnote ? m_context.footnotes : m_context.endnotes;
    pending.push_back({std::string{id}, &*note});
    paragraph().inlines.node({std::move(note)}, look());
}

void StoryReader::add_comment(std::string_view id) {
    auto const found = m_context.comments.find(std::string{id});
    if (found == m_context.comments.end() || !container().paragraph_open) {
        m_context.diagnostics.add(
            Code::BadReference,
            {0, 0, m_xml->element_offset(), m_part},
            {{"what", "A comment's anchor"}, {"target", std::string{id}}});
        return;
    }
    NoteContent const& comment = found->second;
    constexpr std::string_view marks_author = "Gouji";
    if (comment.author == marks_author) {
        std::string const text = plain_text(comment.blocks);
        std::vector<Mark> marks = parse_marks(text);
        bool const in_cell =
            !m_tables.empty() && m_containers.size() == m_tables.back().containers + 1;
        if (in_cell && !marks.empty()) {
            auto& into = m_tables.back().marks;
            into.insert(into.end(), marks.begin(), marks.end());
            return;
        }
        m_context.diagnostics.add(
            Code::MarkIgnored, {0, 0, m_xml->element_offset(), m_part}, {{"mark", text}});
    }
    paragraph().inlines.node({Note{NoteKind::Comment, comment.author, comment.blocks}}, look());
}

// --------------------------------------------------------------- sections

bool StoryReader::read_section_property(Name name, Attributes const& attributes) {
    constexpr float millimetres_per_twip = 25.4F / 1440;
    auto const length = [&](Name attribute, float otherwise) {
        std::string_view value;
        return attributes.find(attribute, value)
                   ? static_cast<float>(attributes.number(attribute, 0)) * millimetres_per_twip
                   : otherwise;
    };
    switch (name) {
    case Name::WType:
        m_section.type = attributes.get(Name::WVal);
        return true;
    case Name::WPgSz: {
        PageSetup& page = m_section.page ? *m_section.page : m_section.page.emplace();
        page.width = length(Name::WW, page.width);
        page.height = length(Name::WH, page.height);
        return true;
    }
    case Name::WPgMar: {
        PageSetup& page = m_section.page ? *m_section.page : m_section.page.emplace();
        // 17.6.11: a negative margin is one that headers do not push.
        page.top = std::abs(length(Name::WTop, page.top));
        page.bottom = std::abs(length(Name::WBottom, page.bottom));
        page.left = length(Name::WLeft, page.left);
        page.right = length(Name::WRight, page.right);
        return true;
    }
    case Name::WTitlePg:
        m_section.first_page_differs = attributes.on();
        return true;
    case Name::WHeaderReference:
    case Name::WFooterReference:
        m_section.stories.push_back(
            {name == Name::WHeaderReference,
             std::string{attributes.get(Name::WType)},
             std::string{attributes.get(Name::RId)}});
        return true;
    default:
        return false;
    }
}

void StoryReader::end_section() {
    // 17.6.22: the type says how this section starts, so it decides on the break before it.
    bool const flows = m_section.type == "continuous" || m_section.type == "nextColumn";
    if (flows && m_section_breaks.size() == m_context.sections.size() &&
        !m_section_breaks.empty()) {
        m_undone_breaks.push_back(m_section_breaks.back());
    }
    m_context.sections.push_back(std::move(m_section));
    m_section = {};
    if (in(Kind::ParagraphProperties)) {
        paragraph().ends_section = container().body;
    }
}

} // namespace gouji::docx::reading
