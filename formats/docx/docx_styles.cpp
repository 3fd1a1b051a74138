#include "gouji/formats/docx/docx_styles.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/docx/docx_style_ids.hpp"
#include "gouji/formats/support/ascii.hpp"

namespace gouji::docx::reading {

namespace {

/// Lower case and without blanks, as names of built-in styles are told from each other.
std::string folded(std::string_view name) {
    std::string out;
    for (char const c : name) {
        if (c != ' ') {
            out += lower_case(c);
        }
    }
    return out;
}

/// 1 … 9 for "heading 1" and "标题 1", else 0.
int heading_level(std::string_view name) {
    for (std::string_view const stem : {"heading", "标题", "標題"}) {
        bool const fits = name.size() == stem.size() + 1 && name.starts_with(stem);
        if (fits && name.back() >= '1' && name.back() <= '9') {
            return name.back() - '0';
        }
    }
    return 0;
}

struct NamedKind {
    std::string_view name;
    StyleKind kind;
};
/// Built-in styles (their names are English in every Word; other programs write local ones), and
/// our own.
constexpr std::array kinds{
    NamedKind{"title", StyleKind::Title},
    NamedKind{"标题", StyleKind::Title},
    NamedKind{"標題", StyleKind::Title},
    NamedKind{"subtitle", StyleKind::Subtitle},
    NamedKind{"副标题", StyleKind::Subtitle},
    NamedKind{"副標題", StyleKind::Subtitle},
    NamedKind{"signature", StyleKind::Signature},
    NamedKind{"签名", StyleKind::Signature},
    NamedKind{"date", StyleKind::Date},
    NamedKind{"日期", StyleKind::Date},
    NamedKind{"caption", StyleKind::Caption},
    NamedKind{"题注", StyleKind::Caption},
    NamedKind{"quote", StyleKind::Quote},
    NamedKind{"quotations", StyleKind::Quote},
    NamedKind{"intensequote", StyleKind::Quote},
    NamedKind{"blocktext", StyleKind::Quote},
    NamedKind{"引用", StyleKind::Quote},
    NamedKind{"明显引用", StyleKind::Quote},
    NamedKind{"sourcecode", StyleKind::Verbatim},
    NamedKind{"htmlpreformatted", StyleKind::Preformatted},
    NamedKind{"preformattedtext", StyleKind::Preformatted},
    NamedKind{"html预设格式", StyleKind::Preformatted},
    NamedKind{"goujisignature", StyleKind::Signature},
    NamedKind{"goujidate", StyleKind::Date},
    NamedKind{"goujinote", StyleKind::Note},
    NamedKind{"goujitablecaption", StyleKind::TableCaption},
    NamedKind{"goujiseparator", StyleKind::Separator},
    NamedKind{"goujiverbatim", StyleKind::Verbatim},
    NamedKind{"goujirowheader", StyleKind::RowHeader},
    NamedKind{"goujidoubts", StyleKind::Doubts},
    NamedKind{"goujidoubtsheading", StyleKind::Doubts},
};

StyleKind find_kind(std::string_view name) {
    auto const* const found = std::find_if(
        kinds.begin(), kinds.end(), [&](NamedKind const& item) { return item.name == name; });
    return found == kinds.end() ? StyleKind::None : found->kind;
}

/// What a style based on another keeps of its meaning.
bool is_inherited(StyleKind kind) {
    return kind == StyleKind::Title || kind == StyleKind::Subtitle || kind == StyleKind::Caption ||
           kind == StyleKind::Quote || kind == StyleKind::Preformatted;
}

bool is_code(std::string_view name) {
    return name == "goujicode" || name == "verbatimchar" || name == "htmlcode" ||
           name == "html代码" || name == "sourcetext";
}

std::int8_t list_continue(std::string_view id) {
    auto const* const found =
        std::find(style::list_continue.begin(), style::list_continue.end(), id);
    return found == style::list_continue.end()
               ? std::int8_t{0}
               : static_cast<std::int8_t>(found - style::list_continue.begin() + 1);
}

/// Styles whose layout is that of their role (or ours), not something the document states of a
/// paragraph.
bool has_layout_of_role(std::string_view id, StyleKind kind) {
    bool const role = kind == StyleKind::Title || kind == StyleKind::Subtitle ||
                      kind == StyleKind::Signature || kind == StyleKind::Date ||
                      kind == StyleKind::Caption || kind == StyleKind::Quote;
    return role || id == style::indented_body || id.starts_with("Gouji");
}

/// Table styles are most of the part in many documents and say nothing to us: as Word writes them
/// they can be cut out unread.
void feed_without_table_styles(XmlReader& reader, std::string_view xml) {
    constexpr std::string_view begin = R"(<w:style w:type="table")";
    constexpr std::string_view end = "</w:style>";
    // In a comment or a CDATA section these would be no tags.
    bool const plain = xml.find("<!") == std::string_view::npos;
    while (plain) {
        std::size_t const first = xml.find(begin);
        std::size_t const last = first == std::string_view::npos ? first : xml.find(end, first);
        if (last == std::string_view::npos) {
            break;
        }
        reader.feed(xml.substr(0, first));
        xml.remove_prefix(last + end.size());
    }
    reader.feed(xml);
}

} // namespace

struct Styles::Raw {
    std::string id;
    std::string name; ///< folded
    std::string type;
    std::string based_on;
    ParagraphFormat paragraph;
    RunFormat run;
};

class Styles::Reader final : public Handler {
public:
    explicit Reader(Styles& styles) : m_styles(styles) {}
    std::vector<Raw> raw;

private:
    void start(Name name, Attributes const& attributes) override {
        ++m_depth;
        if (m_depth > m_skip) {
            return;
        }
        switch (name) {
        case Name::WStyles:
            return;
        case Name::WDocDefaults:
            m_paragraph = &m_styles.m_default_paragraph;
            m_run = &m_styles.m_default_run;
            return;
        case Name::WStyle:
            start_style(attributes);
            return;
        case Name::WName:
            current().name = folded(attributes.get(Name::WVal));
            return;
        case Name::WBasedOn:
            current().based_on = attributes.get(Name::WVal);
            return;
        case Name::WPPrChange:
        case Name::WRPrChange:
            m_skip = m_depth;
            return;
        case Name::WRPr:
            m_in_run = true;
            return;
        case Name::WPPr:
            m_in_run = false;
            return;
        default:
            if (m_paragraph != nullptr) {
                m_in_run ? read_property(*m_run, name, attributes)
                         : read_property(*m_paragraph, name, attributes);
            }
        }
    }

    void end(Name) override {
        if (m_depth == m_skip) {
            m_skip = SIZE_MAX;
        }
        --m_depth;
    }

    void start_style(Attributes const& attributes) {
        std::string_view const type = attributes.get(Name::WType);
        m_paragraph = nullptr;
        if (type == "table") {
            m_skip = m_depth;
            return;
        }
        Raw& style = raw.emplace_back();
        style.id = attributes.get(Name::WStyleId);
        style.type = type.empty() ? "paragraph" : type;
        std::string_view is_default;
        if (style.type == "paragraph" && attributes.find(Name::WDefault, is_default) &&
            is_default != "0" && is_default != "false" && is_default != "off") {
            m_styles.m_default_style = style.id;
        }
        m_paragraph = &style.paragraph;
        m_run = &style.run;
        m_in_run = false;
    }

    Raw& current() { return raw.empty() ? raw.emplace_back() : raw.back(); }

    Styles& m_styles;
    ParagraphFormat* m_paragraph = nullptr;
    RunFormat* m_run = nullptr;
    bool m_in_run = false;
    std::size_t m_depth = 0;
    std::size_t m_skip = SIZE_MAX; ///< the depth of an element whose content does not count
};

XmlOutcome Styles::read(std::string_view xml) {
    Reader reader{*this};
    XmlReader source{vocabulary(), reader};
    feed_without_table_styles(source, xml);
    XmlOutcome outcome = source.finish();
    resolve(reader.raw);
    return outcome;
}

/// 17.7.4.3: a style adds to the one it is based on. `chain` begins with the style itself.
ParagraphStyle Styles::resolve_chain(std::vector<Raw const*> const& chain) const {
    Raw const& style = *chain.front();
    ParagraphStyle resolved;
    resolved.id = style.id;
    resolved.format = style.type == "paragraph" ? m_default_paragraph : ParagraphFormat{};
    std::for_each(chain.rbegin(), chain.rend(), [&](Raw const* link) {
        StyleKind kind = find_kind(link->name);
        kind = kind == StyleKind::None ? find_kind(folded(link->id)) : kind;
        if (kind != StyleKind::None && (link == &style || is_inherited(kind))) {
            resolved.kind = kind;
        }
        ParagraphFormat format = link->paragraph;
        if (int const level = heading_level(link->name); level != 0 && !format.outline) {
            format.outline = level - 1;
        }
        resolved.format.apply(format);
        resolved.run.apply(link->run);
        if (is_code(link->name)) {
            resolved.run.set(look_of(Style::Code), true);
        }
    });
    resolved.continues = list_continue(style.id);
    if (has_layout_of_role(style.id, resolved.kind)) {
        resolved.format.align.reset();
        resolved.format.indent_chars.reset();
        resolved.format.indent_twips.reset();
    }
    return resolved;
}

void Styles::resolve(std::vector<Raw> const& raw) {
    ById<Raw const*> by_id;
    for (Raw const& style : raw) {
        by_id.emplace(style.id, &style);
    }
    std::vector<Raw const*> chain;
    for (Raw const& style : raw) {
        // A loop in the chain ends it.
        constexpr std::size_t longest_chain = 32;
        chain.assign(1, &style);
        while (chain.size() < longest_chain && !chain.back()->based_on.empty()) {
            auto const parent = by_id.find(chain.back()->based_on);
            if (parent == by_id.end()) {
                break;
            }
            chain.push_back(parent->second);
        }
        ParagraphStyle resolved = resolve_chain(chain);
        if (style.type == "character") {
            m_characters.emplace(style.id, resolved.run);
        } else if (style.type == "numbering") {
            m_numberings.emplace(style.id, resolved.format.number.value_or(0));
        } else {
            m_paragraphs.emplace(style.id, std::move(resolved));
        }
    }
}

ParagraphStyle const& Styles::paragraph(std::string_view id) {
    id = id.empty() ? std::string_view{m_default_style} : id;
    if (auto const found = m_paragraphs.find(id); found != m_paragraphs.end()) {
        return found->second;
    }
    ParagraphStyle style;
    style.id = id;
    style.format = m_default_paragraph;
    std::string const name = folded(id);
    style.kind = find_kind(name);
    style.continues = list_continue(id);
    if (int const level = heading_level(name); level != 0) {
        style.format.outline = level - 1;
    }
    return m_paragraphs.emplace(id, std::move(style)).first->second;
}

RunFormat const& Styles::character(std::string_view id) const {
    static RunFormat const plain;
    auto const found = m_characters.find(id);
    return found == m_characters.end() ? plain : found->second;
}

int Styles::numbering(std::string_view id) const {
    auto const found = m_numberings.find(id);
    return found == m_numberings.end() ? 0 : found->second;
}

} // namespace gouji::docx::reading
