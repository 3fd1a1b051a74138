#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "gouji/formats/docx/docx.hpp"
#include "gouji/formats/docx/docx_ole.hpp"
#include "gouji/formats/docx/docx_story_reader.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace docx::reading {

namespace {

/// docProps/core.xml (ECMA-376 part 2, 11): our keys for what it may say.
class PropertiesHandler final : public Handler {
public:
    explicit PropertiesHandler(std::map<std::string, std::string>& metadata)
        : m_metadata(metadata) {}

    void text(std::string_view piece) override {
        if (!m_key.empty()) {
            m_value += piece;
        }
    }

private:
    struct Property {
        Name name;
        std::string_view key;
    };
    static constexpr std::array properties{
        Property{Name::DcTitle, "title"},
        Property{Name::DcCreator, "author"},
        Property{Name::DcSubject, "subject"},
        Property{Name::DcDescription, "description"},
        Property{Name::DcLanguage, "language"},
        Property{Name::CpKeywords, "keywords"},
        Property{Name::DctermsCreated, "created"},
        Property{Name::DctermsModified, "modified"},
    };

    void start(Name name, Attributes const&) override {
        auto const* const found =
            std::find_if(properties.begin(), properties.end(), [&](auto const& item) {
                return item.name == name;
            });
        m_key = found == properties.end() ? std::string_view{} : found->key;
        m_value.clear();
    }
    void end(Name) override {
        std::string_view const value = trim(m_value);
        if (!m_key.empty() && !value.empty()) {
            m_metadata.insert_or_assign(std::string{m_key}, std::string{value});
        }
        m_key = {};
    }

    std::map<std::string, std::string>& m_metadata;
    std::string_view m_key;
    std::string m_value;
};

/// Puts one document together from its parts.
class DocumentReader {
public:
    DocumentReader(
        Package& package, Document& document, Diagnostics& diagnostics, Limits const& limits)
        : m_package(package), m_document(document),
          m_diagnostics(diagnostics), m_context{package, document, diagnostics, limits} {}

    Status run();

private:
    Status read_definitions();
    Status read_body();
    Status read_notes();
    Status read_page_stories();
    [[nodiscard]] std::vector<PageStoryReference> shown_page_stories() const;
    Status read_page_story(PageStoryReference const& reference, bool shown);
    Status read_properties();
    void fill(std::vector<ReadContext::PendingNote> const& pending, NotesById const& notes);
    void report();

    /// What is wrong with a side part: fatal, or noted so that the rest can be read.
    Status survive(Error const& error, std::string const& part);
    Status survive(XmlOutcome const& outcome, std::string const& part);
    /// The part that the main part names for `type`; empty when none, noted when it is missing.
    std::string part_of(std::string_view type);
    Result<Story> side_story(StoryPart kind, std::string const& part);

    Package& m_package;
    Document& m_document;
    Diagnostics& m_diagnostics;
    ReadContext m_context;
    Relations const* m_relations = nullptr;
    std::set<std::string> m_read_stories;
};

Status DocumentReader::survive(Error const& error, std::string const& part) {
    if (error.code == Code::Malformed || error.code == Code::Truncated) {
        m_diagnostics.add(Code::Salvaged, error.place, {{"what", "all but " + part}});
        return done();
    }
    return error;
}

Status DocumentReader::survive(XmlOutcome const& outcome, std::string const& part) {
    if (outcome.end == XmlEnd::Complete) {
        return done();
    }
    Code const code = outcome.end == XmlEnd::Doctype ? Code::DoctypeForbidden : Code::Malformed;
    return survive(Error{code, {0, 0, outcome.offset, part}, {{"part", part}}}, part);
}

std::string DocumentReader::part_of(std::string_view type) {
    Relation const* const relation = m_relations->by_type(type);
    if (relation == nullptr || relation->external) {
        return {};
    }
    if (!m_package.has(relation->target)) {
        m_diagnostics.add(
            Code::MissingPart, {0, 0, -1, m_package.main_part()}, {{"part", relation->target}});
        return {};
    }
    return relation->target;
}

/// A part beside the text; what is damaged of it is left out.
Result<Story> DocumentReader::side_story(StoryPart kind, std::string const& part) {
    if (part.empty()) {
        return Story{};
    }
    Result<Story> story = read_story(m_context, kind, part);
    if (!story) {
        Status const status = survive(story.error(), part);
        return status ? Result<Story>{Story{}} : Result<Story>{status.error()};
    }
    return story;
}

Status DocumentReader::read_definitions() {
    if (std::string const part = part_of("styles"); !part.empty()) {
        Result<std::string> const xml = m_package.read(part);
        Status status =
            xml ? survive(m_context.styles.read(*xml), part) : survive(xml.error(), part);
        if (!status) {
            return status;
        }
    }
    if (std::string const part = part_of("numbering"); !part.empty()) {
        Result<std::string> const xml = m_package.read(part);
        Status status =
            xml ? survive(m_context.numbering.read(*xml), part) : survive(xml.error(), part);
        if (!status) {
            return status;
        }
        m_context.numbering.link_styles(m_context.styles);
    }
    Result<Story> comments = side_story(StoryPart::Comments, part_of("comments"));
    if (!comments) {
        return comments.error();
    }
    m_context.comments = std::move(comments->notes);
    return done();
}

Status DocumentReader::read_body() {
    Result<Story> story = read_story(m_context, StoryPart::Body, m_package.main_part());
    if (!story) {
        return story.error();
    }
    if (story->foreign) {
        return Error{
            Code::Malformed,
            {0, 0, 0, m_package.main_part()},
            {{"what", "Word document"},
             {"reason", m_package.main_part() + " is not WordprocessingML"}}};
    }
    m_document.blocks = std::move(story->blocks);
    bool const salvaged = story->cut || m_package.salvaged();
    if (salvaged && story->cut && m_document.blocks.empty()) {
        return Error{
            Code::Truncated,
            {},
            {{"what", "Word document"}, {"reason", "nothing of its text is left"}}};
    }
    if (salvaged) {
        m_diagnostics.add(
            Code::Salvaged,
            {0, 0, -1, m_package.main_part()},
            {{"what",
              story->cut ? "the text up to where the file breaks off"
                         : "the whole text; other parts may be missing"}});
    }
    return done();
}

void DocumentReader::fill(
    std::vector<ReadContext::PendingNote> const& pending, NotesById const& notes) {
    for (ReadContext::PendingNote const& item : pending) {
        auto const found = notes.find(item.id);
        if (found != notes.end()) {
            item.note->children = found->second.blocks;
        } else {
            m_diagnostics.add(
                Code::BadReference,
                {0, 0, -1, m_package.main_part()},
                {{"what", "A note's reference"}, {"target", item.id}});
        }
    }
}

Status DocumentReader::read_notes() {
    for (bool const foot : {true, false}) {
        auto const& pending = foot ? m_context.footnotes : m_context.endnotes;
        if (pending.empty()) {
            continue;
        }
        Result<Story> const story =
            side_story(StoryPart::Notes, part_of(foot ? "footnotes" : "endnotes"));
        if (!story) {
            return story.error();
        }
        fill(pending, story->notes);
    }
    return done();
}

bool has_content(Blocks const& blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](Block const& block) {
        return !std::holds_alternative<PageBreak>(block.node);
    });
}

/// A header or footer: of every page when `shown`, else kept apart.
Status DocumentReader::read_page_story(PageStoryReference const& reference, bool shown) {
    Relation const* const relation = m_relations->by_id(reference.relationship);
    if (relation == nullptr || relation->external || !m_package.has(relation->target)) {
        m_diagnostics.add(
            Code::BadReference,
            {0, 0, -1, m_package.main_part()},
            {{"what", reference.header ? "A header" : "A footer"},
             {"target", reference.relationship}});
        return done();
    }
    if (!m_read_stories.insert(relation->target).second) {
        return done();
    }
    Result<Story> story = side_story(StoryPart::PageStory, relation->target);
    if (!story) {
        return story.error();
    }
    auto& furniture = m_document.furniture;
    for (Furniture& number : story->page_numbers) {
        furniture.push_back(std::move(number));
    }
    if (!has_content(story->blocks)) {
        return done();
    }
    if (shown) {
        (reference.header ? m_document.header : m_document.footer) = std::move(story->blocks);
        return done();
    }
    std::string text = plain_text(story->blocks);
    FurnitureKind const kind = reference.header ? FurnitureKind::Header : FurnitureKind::Footer;
    if (!is_blank(text)) {
        furniture.push_back({kind, std::move(text), {}});
    }
    m_context.dropped.push_back(std::move(story->blocks));
    return done();
}

/// The header and footer that every page has: 17.10.5, a section without one of its own goes on
/// with that of the section before.
std::vector<PageStoryReference> DocumentReader::shown_page_stories() const {
    std::array<PageStoryReference const*, 2> shown{};
    for (Section const& section : m_context.sections) {
        for (PageStoryReference const& reference : section.stories) {
            if (reference.type == "default" || reference.type.empty()) {
                shown.at(reference.header ? 0 : 1) = &reference;
            }
        }
    }
    std::vector<PageStoryReference> found;
    for (PageStoryReference const* const reference : shown) {
        if (reference != nullptr) {
            found.push_back(*reference);
        }
    }
    return found;
}

Status DocumentReader::read_page_stories() {
    std::vector<PageStoryReference> stories = shown_page_stories();
    std::size_t const shown = stories.size();
    for (Section const& section : m_context.sections) {
        std::copy_if(
            section.stories.begin(),
            section.stories.end(),
            std::back_inserter(stories),
            [&](PageStoryReference const& reference) {
                return reference.type != "first" || section.first_page_differs;
            });
    }
    for (std::size_t i = 0; i < stories.size(); ++i) {
        if (Status status = read_page_story(stories[i], i < shown); !status) {
            return status;
        }
    }
    if (!m_context.sections.empty()) {
        m_document.page = m_context.sections.back().page;
    }
    return done();
}

Status DocumentReader::read_properties() {
    Result<Relations const*> const relations = m_package.relations("", m_diagnostics);
    Relation const* const relation = relations ? (*relations)->by_type("core-properties") : nullptr;
    if (relation == nullptr || !m_package.has(relation->target)) {
        return done();
    }
    Result<std::string> const xml = m_package.read(relation->target);
    if (!xml) {
        return survive(xml.error(), relation->target);
    }
    PropertiesHandler handler{m_document.metadata};
    return survive(read_xml(*xml, vocabulary(), handler), relation->target);
}

void DocumentReader::report() {
    auto const lost = [this](std::size_t count, std::string what) {
        if (count > 0) {
            m_diagnostics.add_many(
                Code::Loss,
                count,
                {},
                {{"format", "Gouji"}, {"what", std::move(what)}, {"count", std::to_string(count)}});
        }
    };
    auto const counted = [this](Code code, std::size_t count) {
        if (count > 0) {
            m_diagnostics.add_many(code, count, {}, {{"count", std::to_string(count)}});
        }
    };
    counted(Code::RevisionsAccepted, m_context.revisions);
    counted(Code::HiddenText, m_context.hidden);
    lost(m_context.charts, "charts and diagrams");
    lost(m_context.chunks, "documents inside the document");
    if (m_context.flattened) {
        m_diagnostics.add(
            Code::DepthFlattened, {}, {{"limit", std::to_string(m_context.limits.depth)}});
    }
    if (m_context.ornate) {
        m_diagnostics.add(Code::StyleDropped);
    }
    if (!m_document.furniture.empty()) {
        std::size_t const count = m_document.furniture.size();
        m_diagnostics.add_many(
            Code::FurnitureRemoved,
            count,
            {},
            {{"count", std::to_string(count)}, {"example", m_document.furniture.front().text}});
    }
}

Status DocumentReader::run() {
    Result<Relations const*> const relations =
        m_package.relations(m_package.main_part(), m_diagnostics);
    if (!relations) {
        return relations.error();
    }
    m_relations = *relations;
    for (auto const step :
         {&DocumentReader::read_definitions,
          &DocumentReader::read_body,
          &DocumentReader::read_notes,
          &DocumentReader::read_page_stories,
          &DocumentReader::read_properties}) {
        if (Status status = (this->*step)(); !status) {
            return status;
        }
    }
    report();
    return done();
}

} // namespace

} // namespace docx::reading

int sniff_docx(Bytes head) {
    using docx::reading::OleContent;
    if (docx::reading::ole_content(head) == OleContent::EncryptedPackage) {
        return 90;
    }
    if (!head.starts_with("PK\3\4") || head.find("[Content_Types].xml") == Bytes::npos) {
        return 0;
    }
    if (head.find("word/document") != Bytes::npos) {
        return 100;
    }
    for (std::string_view const other : {"xl/workbook", "ppt/presentation", "visio/document"}) {
        if (head.find(other) != Bytes::npos) {
            return 0;
        }
    }
    // The main part may have any name: only the package tells.
    Diagnostics unheard;
    auto const package = docx::reading::Package::open(head, {}, unheard);
    bool const word =
        package && package->content_type(package->main_part()).find("word") != std::string::npos;
    return word ? 90 : 0;
}

Result<Document> read_docx(Bytes input, ReadOptions const& options, Diagnostics& diagnostics) {
    if (!options.extra.empty()) {
        return Error{
            Code::UnknownOption,
            {},
            {{"option", options.extra.begin()->first}, {"format", "docx"}}};
    }
    if (input.size() > options.limits.input_bytes) {
        return Error{
            Code::LimitExceeded,
            {},
            {{"what", "input"},
             {"limit", std::to_string(options.limits.input_bytes) + " bytes"},
             {"name", "input_bytes"}}};
    }
    Result<docx::reading::Package> package =
        docx::reading::Package::open(input, options.limits, diagnostics);
    if (!package) {
        return package.error();
    }
    Document document;
    Status const status =
        docx::reading::DocumentReader{*package, document, diagnostics, options.limits}.run();
    if (!status) {
        return status.error();
    }
    return document;
}

} // namespace gouji
