#pragma once
#include <string_view>

#include "gouji/formats/html/dom.hpp"

/// What a web site puts around a text: navigation, share bars, "print this page". The rules are
/// timid: text in doubt stays, and what goes is kept in Document::furniture.

namespace gouji::html {

/// Whether an element is meant as site chrome by its name, role or class. `in_content`: it stands
/// in article, main or section, where header and footer belong to the text.
[[nodiscard]] bool looks_like_chrome(Node const& element, bool in_content);
/// Whether it may go: it holds no table with digits, and is not a heading of the text.
[[nodiscard]] bool may_be_chrome(Node const& element);
/// Whether a line of text consists of nothing but the words of page controls ("【打印本页】
/// 【关闭窗口】", "字号：大 中 小 浏览次数：15", "您当前的位置：首页 > …").
[[nodiscard]] bool is_chrome_line(std::string_view text);

} // namespace gouji::html
