#include "gouji/formats/html/nesting_guard.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "gouji/formats/html/open_elements.hpp"
#include "gouji/formats/html/tag_scanner.hpp"

namespace gouji::html {

namespace {

/// More unclosed formatting elements than any author means: each is repeated in every later block.
constexpr std::size_t max_active = 48;

/// Elements of SVG and MathML that hold HTML (or text that HTML tags end).
bool is_integration_point(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_FOREIGNOBJECT:
    case GUMBO_TAG_DESC:
    case GUMBO_TAG_ANNOTATION_XML:
    case GUMBO_TAG_MI:
    case GUMBO_TAG_MO:
    case GUMBO_TAG_MN:
    case GUMBO_TAG_MS:
    case GUMBO_TAG_MTEXT:
        return true;
    default:
        return false;
    }
}

/// Start tags that end foreign content: blocks, formatting and a few more, but no parts of tables.
bool breaks_out(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_META:
    case GUMBO_TAG_EMBED:
        return true;
    default:
        return has_trait(tag, ClosesP) || (has_trait(tag, Formatting) && tag != GUMBO_TAG_A);
    }
}

class Guard {
public:
    Guard(std::string& html, std::size_t limit, bool drop_formatting)
        : m_html{html}, m_scanner{html}, m_limit{limit}, m_drop_formatting{drop_formatting} {}

    /// False when formatting elements multiply so much that they had better go.
    bool run(GuardReport& report);

private:
    void start(Tag const& tag, GumboTag name);
    void end(Tag const& tag, GumboTag name);
    void start_in_select(Tag const& tag, GumboTag name);
    bool start_foreign(Tag const& tag, GumboTag name);
    void drop(Tag const& tag, GumboTag name);
    void drop_formatting(Tag const& tag, GumboTag name);
    bool end_dropped(Tag const& tag, GumboTag name);
    void blank(Tag const& tag);
    void see_text_before(Tag const& tag);
    void count(Tag const& tag, GumboTag name);

    std::string& m_html;
    TagScanner m_scanner;
    OpenElements m_open;
    std::map<GumboTag, std::size_t> m_dropped;     ///< open elements that were too deep
    std::map<GumboTag, std::size_t> m_unformatted; ///< formatting elements that were too many
    GuardReport m_report;
    std::size_t m_limit;
    std::size_t m_last_end = 0;
    std::size_t m_foreign = 0;      ///< open svg and math elements
    std::size_t m_foreign_base = 0; ///< open elements when the first of them began
    std::size_t m_integration = 0;  ///< open elements in them whose content is HTML
    bool m_drop_formatting;
    bool m_broken = false; ///< a br stands since the last text
};

/// The tag becomes "<!   >": a bogus comment, which is nothing, not even white space.
void Guard::blank(Tag const& tag) {
    m_report.elements += tag.closing ? 1U : 0U;
    m_html[tag.begin + 1] = '!';
    std::fill(
        m_html.begin() + static_cast<std::ptrdiff_t>(tag.begin + 2),
        m_html.begin() + static_cast<std::ptrdiff_t>(tag.end - 1),
        ' ');
}

/// Blanks the start tag of an element that is too much. Blocks leave a break, so that the texts
/// on both sides stay apart.
void Guard::drop(Tag const& tag, GumboTag name) {
    if (m_report.flattened++ == 0) {
        m_report.first_offset = tag.begin;
    }
    ++m_dropped[name];
    blank(tag);
    if (!has_trait(name, BlockBox) || m_broken) {
        return;
    }
    if (tag.end - tag.begin >= 4) {
        m_html.replace(tag.begin + 1, 2, "br");
        m_broken = true;
    } else {
        m_html.replace(tag.begin, 3, "   ");
    }
}

void Guard::drop_formatting(Tag const& tag, GumboTag name) {
    if (m_report.flattened++ == 0) {
        m_report.first_offset = tag.begin;
    }
    ++m_unformatted[name];
    blank(tag);
}

/// Blanks the end tag of an element whose start tag was blanked.
bool Guard::end_dropped(Tag const& tag, GumboTag name) {
    for (auto* const dropped : {&m_dropped, &m_unformatted}) {
        if (auto const found = dropped->find(name); found != dropped->end()) {
            if (--found->second == 0) {
                dropped->erase(found);
            }
            blank(tag);
            return true;
        }
    }
    return false;
}

void Guard::see_text_before(Tag const& tag) {
    for (std::size_t at = m_last_end; at < tag.begin; ++at) {
        if (!is_html_space(m_html[at])) {
            m_open.reconstruct();
            m_broken = false;
            break;
        }
    }
    m_last_end = tag.end;
}

/// What the parser will make of the tag; the end tags of p and br can make elements too.
void Guard::count(Tag const& tag, GumboTag name) {
    if (!tag.closing) {
        m_report.elements += 1 + std::min(tag.attributes, TagScanner::max_attributes);
    } else if (name == GUMBO_TAG_P || name == GUMBO_TAG_BR) {
        ++m_report.elements;
    }
}

bool Guard::run(GuardReport& report) {
    Tag tag;
    std::size_t tags = 0;
    while (m_scanner.next(tag)) {
        ++tags;
        see_text_before(tag);
        // Copied, because blanking overwrites the name.
        GumboTag const name =
            gumbo_tagn_enum(tag.name.data(), static_cast<unsigned>(tag.name.size()));
        count(tag, name);
        if (tag.excess != 0) {
            std::fill(
                m_html.begin() + static_cast<std::ptrdiff_t>(tag.excess),
                m_html.begin() + static_cast<std::ptrdiff_t>(tag.end - 1),
                ' ');
        }
        if (start_foreign(tag, name)) {
            continue;
        }
        if (tag.closing) {
            end(tag, name);
        } else if (m_open.has(GUMBO_TAG_SELECT)) {
            start_in_select(tag, name);
        } else {
            start(tag, name);
        }
        if (m_open.size() < m_foreign_base) {
            m_foreign = 0;
        }
        if (!m_drop_formatting && m_open.reconstructed() > 1000 + 4 * tags) {
            return false;
        }
    }
    report = m_report;
    report.elements += m_scanner.comments() + m_open.reconstructed();
    return true;
}

/// In <svg> and <math>: their own tags go, their text stays, except that of script, style and
/// title. Tags of HTML end the foreign content, or stand in a part of it that holds HTML
/// ("13.2.6.5 The rules for parsing tokens in foreign content"). True when the tag is dealt with.
bool Guard::start_foreign(Tag const& tag, GumboTag name) {
    bool const root = name == GUMBO_TAG_SVG || name == GUMBO_TAG_MATH;
    if (m_foreign == 0 && !root) {
        return false;
    }
    bool const holds_html = is_integration_point(name);
    bool const closed = tag.inside.ends_with('/');
    if (root || holds_html) {
        std::size_t& count = root ? m_foreign : m_integration;
        if (m_foreign == 0) {
            m_foreign_base = m_open.size();
            m_integration = 0;
        }
        count = tag.closing ? count - std::min<std::size_t>(count, 1) : count + (closed ? 0 : 1);
        blank(tag);
        return true;
    }
    if (name == GUMBO_TAG_SCRIPT || name == GUMBO_TAG_STYLE || name == GUMBO_TAG_TITLE) {
        if (closed) {
            blank(tag);
        } else if (!tag.closing) {
            m_scanner.skip_raw_text(gumbo_normalized_tagname(name));
        }
        return true;
    }
    bool const html = name != GUMBO_TAG_UNKNOWN;
    if (tag.closing ? html && m_open.has(name) : html && m_integration != 0) {
        return false;
    }
    if (!tag.closing && breaks_out(name)) {
        m_foreign = 0;
        return false;
    }
    blank(tag);
    return true;
}

/// "In select" mode: nearly all start tags are ignored by the parser, so that none of them may
/// begin raw text here.
void Guard::start_in_select(Tag const& tag, GumboTag name) {
    switch (name) {
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_OPTGROUP:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_TEMPLATE:
        start(tag, name);
        return;
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_KEYGEN:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
        m_open.end(GUMBO_TAG_SELECT);
        if (name != GUMBO_TAG_SELECT) {
            start(tag, name);
        }
        return;
    default:
        blank(tag);
        return;
    }
}

void Guard::start(Tag const& tag, GumboTag name) {
    if (name == GUMBO_TAG_HTML || name == GUMBO_TAG_HEAD || name == GUMBO_TAG_BODY) {
        return;
    }
    if (name == GUMBO_TAG_FRAMESET || name == GUMBO_TAG_FRAME) {
        blank(tag); // its content is read as that of a body
        return;
    }
    std::size_t const look = std::hash<std::string_view>{}(tag.inside);
    if (!m_dropped.empty() && !has_trait(name, Void) && !has_trait(name, Raw)) {
        drop(tag, name);
        return;
    }
    bool const in_table = m_open.has(GUMBO_TAG_TABLE) || m_open.has(GUMBO_TAG_TEMPLATE);
    if (has_trait(name, TablePart) && !in_table) {
        return;
    }
    m_open.imply_ends(name);
    if (!has_trait(name, Special)) {
        m_open.reconstruct();
    }
    if (has_trait(name, Raw)) {
        m_scanner.skip_raw_text(gumbo_normalized_tagname(name));
        return;
    }
    if (name == GUMBO_TAG_PLAINTEXT) {
        m_scanner.skip_rest();
        return;
    }
    if (has_trait(name, Void)) {
        return;
    }
    if (has_trait(name, Formatting) && m_drop_formatting) {
        blank(tag);
        return;
    }
    if (m_open.size() >= m_limit) {
        drop(tag, name);
        return;
    }
    if (has_trait(name, Formatting) && m_open.active() >= max_active) {
        drop_formatting(tag, name);
        return;
    }
    m_open.push(name, look);
}

void Guard::end(Tag const& tag, GumboTag name) {
    if (has_trait(name, Formatting) && m_drop_formatting) {
        blank(tag);
        return;
    }
    if (end_dropped(tag, name)) {
        return;
    }
    if (m_open.end(name) == OpenElements::Ended::Something) {
        m_dropped.clear();
    }
}

} // namespace

GuardReport guard_nesting(std::string& html, std::size_t limit) {
    GuardReport report;
    if (!Guard{html, limit, false}.run(report)) {
        Guard{html, limit, true}.run(report);
        report.formatting_dropped = true;
    }
    return report;
}

} // namespace gouji::html
