#include "gouji/formats/html/chrome.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/model/text.hpp"

namespace gouji::html {

namespace {

/// Longer texts with such a class are something else.
constexpr std::size_t longest_bar = 300;
constexpr std::size_t longest_line = 400;

struct Summary {
    std::size_t text = 0;      ///< bytes that are not white space
    std::size_t link_text = 0; ///< of them in links
    std::size_t links = 0;
    bool heading = false;
    bool table = false;
    bool table_with_digits = false;
    bool control = false;
};

void summarize(Node const& node, bool in_link, bool in_table, Summary& summary) {
    for (char const c : text_of(node)) {
        summary.text += is_html_space(c) ? 0U : 1U;
        summary.link_text += in_link && !is_html_space(c) ? 1U : 0U;
        summary.table_with_digits = summary.table_with_digits || (in_table && c >= '0' && c <= '9');
    }
    GumboTag const tag = tag_of(node);
    if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE) {
        return;
    }
    summary.links += tag == GUMBO_TAG_A ? 1U : 0U;
    summary.heading = summary.heading || (tag != GUMBO_TAG_LAST && has_trait(tag, HeadingTag));
    summary.table = summary.table || tag == GUMBO_TAG_TABLE;
    summary.control = summary.control || tag == GUMBO_TAG_INPUT || tag == GUMBO_TAG_NAV ||
                      tag == GUMBO_TAG_SELECT || tag == GUMBO_TAG_BUTTON;
    for (Node const* const child : children_of(node)) {
        summarize(
            *child, in_link || tag == GUMBO_TAG_A, in_table || tag == GUMBO_TAG_TABLE, summary);
    }
}

bool has_bar_class(Node const& element) {
    for (std::string_view const text : {attribute(element, "class"), attribute(element, "id")}) {
        for (std::string_view const word : {"share", "breadcrumb", "crumbs", "pagination"}) {
            if (find_ignoring_case(text, word) != std::string_view::npos) {
                return true;
            }
        }
    }
    return false;
}

bool is_header(Node const& element) {
    return is_element(element, GUMBO_TAG_HEADER) || has_role(element, "banner");
}

// ---- lines

/// Words that only page controls use, longer ones before those they begin with.
constexpr std::array<std::string_view, 47> control_words{
    "扫一扫在手机上打开当前页面",
    "扫一扫在手机打开当前页面",
    "扫一扫在手机上打开当前页",
    "扫一扫在手机打开当前页",
    "扫一扫分享本页",
    "扫一扫",
    "打印本页",
    "打印此页",
    "打印页面",
    "打印整页",
    "打印内容",
    "打印正文",
    "打印文章",
    "我要打印",
    "打印",
    "关闭窗口",
    "关闭本页",
    "关闭页面",
    "关闭此页",
    "关闭",
    "分享到",
    "分享至",
    "分享",
    "字号",
    "字体大小",
    "字体",
    "文字大小",
    "浏览次数",
    "浏览量",
    "访问次数",
    "访问量",
    "阅读次数",
    "阅读量",
    "点击次数",
    "点击数",
    "点击率",
    "返回顶部",
    "回到顶部",
    "返回列表",
    "加入收藏",
    "收藏本页",
    "设为首页",
    "无障碍阅读",
    "无障碍",
    "长者模式",
    "关怀版",
    "保存本页"};
/// Words that may stand beside them.
constexpr std::array<std::string_view, 16> neutral_words{
    "特大",
    "大",
    "中",
    "小",
    "新浪微博",
    "腾讯微博",
    "微信好友",
    "微信",
    "微博",
    "QQ空间",
    "QQ好友",
    "朋友圈",
    "人人网",
    "更多",
    "默认",
    "次"};
/// Names with a value behind a colon.
constexpr std::array<std::string_view, 14> keys{
    "信息来源",
    "文章来源",
    "来源",
    "发布时间",
    "发布日期",
    "更新时间",
    "日期",
    "时间",
    "作者",
    "发布机构",
    "发布单位",
    "责任编辑",
    "编辑",
    "浏览"};

template <std::size_t N>
bool take_word(std::string_view& text, std::array<std::string_view, N> const& words) {
    for (std::string_view const word : words) {
        if (text.starts_with(word)) {
            text.remove_prefix(word.size());
            return true;
        }
    }
    return false;
}

bool take_colon(std::string_view& text) {
    text = trim(text);
    for (std::string_view const colon : {":", "："}) {
        if (text.starts_with(colon)) {
            text.remove_prefix(colon.size());
            text = trim(text);
            return true;
        }
    }
    return false;
}

/// Takes "来源：某某局" and "发布时间：2023-01-31 10:20" up to the next blank.
bool take_key(std::string_view& text) {
    std::string_view rest = text;
    if (!take_word(rest, keys) || !take_colon(rest)) {
        return false;
    }
    std::size_t at = 0;
    while (at < rest.size()) {
        std::size_t next = at;
        if (is_blank(next_code_point(rest, next))) {
            break;
        }
        at = next;
    }
    text = rest.substr(at);
    return at <= 60;
}

/// Takes one mark or digit that may stand between the words.
bool take_mark(std::string_view& text) {
    std::size_t at = 0;
    char32_t const c = next_code_point(text, at);
    constexpr std::u32string_view marks = U"[]【】｛｝{}()（）<>《》|｜/:：,，.·-—&+‹›、\n";
    bool const fits =
        is_blank(c) || (c >= '0' && c <= '9') || marks.find(c) != std::u32string_view::npos;
    if (fits) {
        text.remove_prefix(at);
    }
    return fits;
}

/// "您当前的位置：首页 > 信息公开"
bool is_breadcrumb(std::string_view text) {
    constexpr std::array<std::string_view, 5> openings{
        "您当前", "您现在", "您所在", "当前", "现在"};
    constexpr std::array<std::string_view, 4> middles{"所在的", "所在", "的", "浏览"};
    constexpr std::array<std::string_view, 1> places{"位置"};
    if (!take_word(text, openings)) {
        return false;
    }
    take_word(text, middles);
    return take_word(text, places) && take_colon(text);
}

} // namespace

bool looks_like_chrome(Node const& element, bool in_content) {
    switch (tag_of(element)) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
        return true;
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
        return !in_content;
    default:
        break;
    }
    if (element.v.element.attributes.length == 0) {
        return false;
    }
    std::string_view const role = attribute(element, "role");
    for (std::string_view const name : {"navigation", "banner", "contentinfo", "search"}) {
        if (has_word(role, name)) {
            return true;
        }
    }
    return has_bar_class(element);
}

bool may_be_chrome(Node const& element) {
    Summary summary;
    summarize(element, false, false, summary);
    if (summary.table_with_digits) {
        return false;
    }
    if (is_header(element)) {
        // A banner links to the site; a header that only holds a heading is the title of the text.
        return !summary.heading || summary.links >= 3 || summary.control;
    }
    bool const by_name = is_element(element, GUMBO_TAG_NAV) ||
                         is_element(element, GUMBO_TAG_ASIDE) ||
                         is_element(element, GUMBO_TAG_FOOTER) || has_attribute(element, "role");
    return by_name || (summary.text <= longest_bar && !summary.table && !summary.heading);
}

bool is_chrome_line(std::string_view text) {
    text = trim(text);
    if (text.size() > longest_line) {
        return false;
    }
    if (is_breadcrumb(text) || text.starts_with("您的浏览器版本")) {
        return true;
    }
    bool control = false;
    while (!text.empty()) {
        if (take_word(text, control_words)) {
            control = true;
        } else if (!take_key(text) && !take_word(text, neutral_words) && !take_mark(text)) {
            return false;
        }
    }
    return control;
}

} // namespace gouji::html
