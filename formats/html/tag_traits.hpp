#pragma once
#include <gumbo.h>

#include <array>
#include <cstdint>
#include <initializer_list>

/// What the HTML standard says of elements by their name, as far as the guard and the reader ask.

namespace gouji::html {

enum TagTrait : std::uint32_t {
    Void = 1U << 0U,
    Special = 1U << 1U,    ///< "special" in section 13.2.4.2, The stack of open elements
    Formatting = 1U << 2U, ///< "formatting", there too
    Scope = 1U << 3U,      ///< ends the search of "has an element in scope"
    Marker = 1U << 4U,     ///< puts a marker into the list of active formatting elements
    ClosesP = 1U << 5U,    ///< its start tag closes a p
    Raw = 1U << 6U,        ///< its content is text to the tokenizer
    TablePart = 1U << 7U,  ///< ignored outside a table
    HeadingTag = 1U << 8U,
    BlockBox = 1U << 9U, ///< begins on a line of its own
};

namespace detail {

using TraitTable = std::array<std::uint32_t, static_cast<std::size_t>(GUMBO_TAG_LAST) + 1>;

constexpr void mark(TraitTable& table, std::uint32_t traits, std::initializer_list<GumboTag> tags) {
    for (GumboTag const tag : tags) {
        table.at(static_cast<std::size_t>(tag)) |= traits;
    }
}

// NOLINTNEXTLINE(readability-function-size): a table, one tag a line
constexpr TraitTable make_traits() {
    TraitTable t{};
    mark(
        t,
        Void,
        {GUMBO_TAG_AREA,
         GUMBO_TAG_BASE,
         GUMBO_TAG_BASEFONT,
         GUMBO_TAG_BGSOUND,
         GUMBO_TAG_BR,
         GUMBO_TAG_COL,
         GUMBO_TAG_EMBED,
         GUMBO_TAG_HR,
         GUMBO_TAG_IMAGE,
         GUMBO_TAG_IMG,
         GUMBO_TAG_INPUT,
         GUMBO_TAG_ISINDEX,
         GUMBO_TAG_KEYGEN,
         GUMBO_TAG_LINK,
         GUMBO_TAG_META,
         GUMBO_TAG_PARAM,
         GUMBO_TAG_SOURCE,
         GUMBO_TAG_TRACK,
         GUMBO_TAG_WBR});
    mark(
        t,
        Special | ClosesP | BlockBox,
        {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,  GUMBO_TAG_ASIDE,      GUMBO_TAG_BLOCKQUOTE,
         GUMBO_TAG_CENTER,  GUMBO_TAG_DETAILS,  GUMBO_TAG_DIR,        GUMBO_TAG_DIV,
         GUMBO_TAG_DL,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
         GUMBO_TAG_FOOTER,  GUMBO_TAG_HEADER,   GUMBO_TAG_HGROUP,     GUMBO_TAG_MAIN,
         GUMBO_TAG_MENU,    GUMBO_TAG_NAV,      GUMBO_TAG_OL,         GUMBO_TAG_P,
         GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,  GUMBO_TAG_UL,         GUMBO_TAG_PRE,
         GUMBO_TAG_LISTING, GUMBO_TAG_FORM,     GUMBO_TAG_PLAINTEXT,  GUMBO_TAG_LI,
         GUMBO_TAG_DD,      GUMBO_TAG_DT,       GUMBO_TAG_HR,         GUMBO_TAG_XMP,
         GUMBO_TAG_H1,      GUMBO_TAG_H2,       GUMBO_TAG_H3,         GUMBO_TAG_H4,
         GUMBO_TAG_H5,      GUMBO_TAG_H6});
    mark(
        t, Special, {GUMBO_TAG_APPLET,   GUMBO_TAG_AREA,     GUMBO_TAG_BASE,     GUMBO_TAG_BASEFONT,
                     GUMBO_TAG_BGSOUND,  GUMBO_TAG_BODY,     GUMBO_TAG_BR,       GUMBO_TAG_BUTTON,
                     GUMBO_TAG_CAPTION,  GUMBO_TAG_COL,      GUMBO_TAG_COLGROUP, GUMBO_TAG_EMBED,
                     GUMBO_TAG_FRAME,    GUMBO_TAG_FRAMESET, GUMBO_TAG_HEAD,     GUMBO_TAG_HTML,
                     GUMBO_TAG_IFRAME,   GUMBO_TAG_IMG,      GUMBO_TAG_INPUT,    GUMBO_TAG_ISINDEX,
                     GUMBO_TAG_LINK,     GUMBO_TAG_MARQUEE,  GUMBO_TAG_META,     GUMBO_TAG_NOEMBED,
                     GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_OBJECT,   GUMBO_TAG_PARAM,
                     GUMBO_TAG_SCRIPT,   GUMBO_TAG_SELECT,   GUMBO_TAG_SOURCE,   GUMBO_TAG_STYLE,
                     GUMBO_TAG_TABLE,    GUMBO_TAG_TBODY,    GUMBO_TAG_TD,       GUMBO_TAG_TEMPLATE,
                     GUMBO_TAG_TEXTAREA, GUMBO_TAG_TFOOT,    GUMBO_TAG_TH,       GUMBO_TAG_THEAD,
                     GUMBO_TAG_TITLE,    GUMBO_TAG_TR,       GUMBO_TAG_TRACK,    GUMBO_TAG_WBR});
    mark(
        t,
        Formatting,
        {GUMBO_TAG_A,
         GUMBO_TAG_B,
         GUMBO_TAG_BIG,
         GUMBO_TAG_CODE,
         GUMBO_TAG_EM,
         GUMBO_TAG_FONT,
         GUMBO_TAG_I,
         GUMBO_TAG_NOBR,
         GUMBO_TAG_S,
         GUMBO_TAG_SMALL,
         GUMBO_TAG_STRIKE,
         GUMBO_TAG_STRONG,
         GUMBO_TAG_TT,
         GUMBO_TAG_U});
    mark(
        t,
        Scope,
        {GUMBO_TAG_APPLET,
         GUMBO_TAG_CAPTION,
         GUMBO_TAG_HTML,
         GUMBO_TAG_TABLE,
         GUMBO_TAG_TD,
         GUMBO_TAG_TH,
         GUMBO_TAG_MARQUEE,
         GUMBO_TAG_OBJECT,
         GUMBO_TAG_TEMPLATE});
    mark(
        t,
        Marker,
        {GUMBO_TAG_APPLET,
         GUMBO_TAG_MARQUEE,
         GUMBO_TAG_OBJECT,
         GUMBO_TAG_TD,
         GUMBO_TAG_TH,
         GUMBO_TAG_CAPTION,
         GUMBO_TAG_TEMPLATE});
    mark(
        t,
        Raw,
        {GUMBO_TAG_SCRIPT,
         GUMBO_TAG_STYLE,
         GUMBO_TAG_XMP,
         GUMBO_TAG_IFRAME,
         GUMBO_TAG_NOEMBED,
         GUMBO_TAG_NOFRAMES,
         GUMBO_TAG_TITLE,
         GUMBO_TAG_TEXTAREA});
    mark(
        t,
        TablePart,
        {GUMBO_TAG_CAPTION,
         GUMBO_TAG_COL,
         GUMBO_TAG_COLGROUP,
         GUMBO_TAG_TBODY,
         GUMBO_TAG_TD,
         GUMBO_TAG_TFOOT,
         GUMBO_TAG_TH,
         GUMBO_TAG_THEAD,
         GUMBO_TAG_TR});
    mark(
        t,
        HeadingTag,
        {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
    mark(t, BlockBox, {GUMBO_TAG_TABLE, GUMBO_TAG_TR, GUMBO_TAG_CAPTION});
    return t;
}

inline constexpr TraitTable traits = make_traits();

} // namespace detail

[[nodiscard]] constexpr bool has_trait(GumboTag tag, std::uint32_t trait) {
    return (detail::traits.at(static_cast<std::size_t>(tag)) & trait) != 0;
}

} // namespace gouji::html
