#include "gouji/formats/html/document_writer.hpp"
#include "gouji/formats/html/escape.hpp"

namespace gouji::html {

namespace {

// The faces of GB/T 9704 by the names that Chinese desks have, then free ones.
constexpr std::string_view rules = R"css(
:root { color-scheme: light;
  --song: "方正小标宋简体", "FZXiaoBiaoSong-B05S", "华文中宋", STZhongsong, SimSun, "宋体",
    "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", serif;
  --fang: "仿宋_GB2312", "FangSong_GB2312", FangSong, "仿宋", STFangsong, "Noto Serif CJK SC",
    "Source Han Serif SC", "Songti SC", serif;
  --hei: "黑体", SimHei, "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC",
    "Microsoft YaHei", sans-serif;
  --kai: "楷体_GB2312", "KaiTi_GB2312", KaiTi, "楷体", STKaiti, "LXGW WenKai", "Kaiti SC", serif;
  --line: #6b7280; }
* { box-sizing: border-box; }
html { background: #eceff3; }
body { margin: 1.5rem auto; max-width: 60rem; padding: 3.5rem 4rem; background: #fff;
  color: #16181d; font: 1.125rem/1.85 var(--fang); overflow-wrap: anywhere;
  box-shadow: 0 1px 3px rgb(15 23 42 / .12), 0 8px 28px rgb(15 23 42 / .08); }
p { margin: .35em 0; text-align: justify; }
main > p { text-indent: 2em; }
main > p.flush, main > p[style*="text-align"], main > p[class*="role-"] { text-indent: 0; }
h1, h2, h3, h4, h5, h6, [role="heading"] { margin: 1.1em 0 .45em; line-height: 1.5;
  break-after: avoid; font-weight: 400; text-wrap: balance; }
h1 { font: 1.5rem/1.5 var(--hei); }
h2 { font: 1.25rem/1.55 var(--hei); }
h3 { font: 1.18rem/1.6 var(--kai); }
h4, h5, h6, [role="heading"] { font: 600 1.06rem/1.6 var(--fang); }
h1.role-title { margin: .4em 0 1em; font: 700 2rem/1.45 var(--song); text-align: center;
  letter-spacing: .02em; }
p.role-subtitle { margin: -.6em 0 1.4em; font-family: var(--kai); text-align: center; }
p.role-signature, p.role-date { margin: .3em 2em .3em 0; text-align: right; }
p.role-signature { margin-top: 2.2em; break-after: avoid; }
p.role-caption { margin: 1em 0 .35em; font: .98rem/1.5 var(--hei); text-align: center;
  break-after: avoid; }
p.role-note { font-size: .92rem; line-height: 1.6; color: #374151; }
p.blank { min-height: 1em; }
a { color: #1d4e89; text-decoration-thickness: .06em; text-underline-offset: .18em; }
ul, ol { margin: .4em 0; padding-left: 2.2em; }
li { margin: .15em 0; }
li::marker { font-variant-numeric: tabular-nums; }
blockquote { margin: .8em 0; padding: .1em 1.2em; border-left: .22em solid #cbd5e1;
  font-family: var(--kai); }
pre { margin: .8em 0; padding: .8em 1em; overflow-x: auto; background: #f5f7fa;
  border: 1px solid #e2e8f0; border-radius: 4px;
  font: .88rem/1.5 "Sarasa Mono SC", "Noto Sans Mono CJK SC", Consolas, Menlo, monospace; }
code { font-family: "Sarasa Mono SC", "Noto Sans Mono CJK SC", Consolas, Menlo, monospace;
  font-size: .9em; }
img { max-width: 100%; }
rt { font-size: .55em; }
.table { margin: 1em 0 1.3em; overflow-x: auto; }
table { margin: 0 auto; border-collapse: collapse; min-width: 55%; max-width: 100%;
  font: .92rem/1.5 var(--song); font-variant-numeric: tabular-nums; }
.table > table:has(> colgroup) { width: 100%; }
td table { margin: .3em 0; min-width: 0; font-size: .95em; }
caption { padding: 0 0 .5em; font: .98rem/1.5 var(--hei); }
th, td { padding: .38em .55em; border: 1px solid var(--line); vertical-align: middle;
  text-align: left; overflow-wrap: break-word; }
thead th, tbody.head th { background: #eef2f7; font-weight: 600; text-align: center; }
tbody th { background: #f8fafc; font-weight: 400; }
tfoot td, tbody.foot td { background: #f8fafc; }
td.n { min-width: 2.6em; text-align: center; }
th p, td p { margin: 0; text-align: inherit; }
td ul, td ol { margin: 0; padding-left: 1.4em; }
hr.page-break { margin: 2.2em 0; border: 0; border-top: 1px dashed #cbd5e1; }
.page-header, .page-footer { color: #6b7280; font-size: .85rem; }
.page-header { margin-bottom: 1.6em; border-bottom: 1px solid #e2e8f0; }
.page-footer { margin-top: 2em; border-top: 1px solid #e2e8f0; }
[role="doc-noteref"] { vertical-align: super; font: .68em/1 var(--hei); text-decoration: none; }
[role="doc-noteref"]::before { content: "["; }
[role="doc-noteref"]::after { content: "]"; }
[role="doc-backlink"] { font-family: var(--hei); font-size: .85em; text-decoration: none; }
.footnotes { margin-top: 2.4em; padding-top: .6em; border-top: 1px solid #cbd5e1;
  font-size: .92rem; line-height: 1.65; }
.footnotes::before { content: attr(aria-label); font: .95rem/1.5 var(--hei); }
.g-ambiguous { --doubt: #d97706; --tint: #fff3d6; }
.g-missing { --doubt: #dc2626; --tint: #fde8e8; }
.g-repaired { --doubt: #0f766e; --tint: #dcf5ef; }
.g-inferred { --doubt: #2563eb; --tint: #e3edfd; }
.g-decided { --doubt: #7c3aed; --tint: #efe7fd; }
td[class*="g-"], th[class*="g-"], .legend {
  background: linear-gradient(225deg, var(--doubt) .42em, transparent .44em) var(--tint);
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.legend { display: inline-block; margin: 0 .25em; padding: 0 .75em 0 .5em;
  border: 1px solid var(--line); font: .85rem/1.7 var(--song); text-indent: 0; }
.doubts { margin-top: 2.6em; padding-top: .4em; border-top: 2px solid var(--line);
  font-size: .95rem; }
@media (max-width: 48rem) {
  body { margin: 0; padding: 1.4rem 1.1rem; font-size: 1rem; box-shadow: none; }
  h1.role-title { font-size: 1.5rem; } }
@media print {
  html { background: none; }
  body { margin: 0; padding: 0; max-width: none; box-shadow: none; font-size: 16pt;
    line-height: 28pt; }
  h1.role-title { font-size: 22pt; line-height: 1.4; }
  h1, h2, h3, h4, h5, h6 { font-size: 16pt; }
  .table { overflow: visible; }
  table { font-size: 10.5pt; line-height: 1.4; width: 100%; }
  th, td { padding: 2pt 3pt; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr { break-inside: avoid; }
  hr.page-break { margin: 0; border: 0; break-after: page; }
  a { color: inherit; } }
)css";

} // namespace

std::string style_sheet(PageSetup const& page) {
    auto const mm = [](float value) { return format_number(value) + "mm"; };
    return "@page { size: " + mm(page.width) + ' ' + mm(page.height) + "; margin: " + mm(page.top) +
           ' ' + mm(page.right) + ' ' + mm(page.bottom) + ' ' + mm(page.left) + "; }" +
           std::string{rules};
}

} // namespace gouji::html
