"""HTML pages that together use all that the PDF writer can: name -> text."""
import base64
import json
import struct
import zlib


def png(width, height, color=2, interlaced=False):
    """A picture of one colour; color as in PNG: 2 RGB, 3 palette, 6 RGB and alpha."""
    pixel = {2: b"\x20\x60\xa0", 3: b"\0", 6: b"\x20\x60\xa0\x80"}[color]
    rows = b"".join(b"\0" + pixel * width for _ in range(height))
    if interlaced:
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        rows = b""
        for x, y, dx, dy in passes:
            columns, lines = -(-(width - x) // dx), -(-(height - y) // dy)
            rows += (b"\0" + pixel * columns) * lines if columns > 0 else b""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, color, 0, 0, int(interlaced))
    palette = chunk(b"PLTE", b"\x20\x60\xa0") if color == 3 else b""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + palette +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def uri(data, mime="image/png"):
    return f"data:{mime};base64," + base64.b64encode(data).decode()


def page(body, title="样例"):
    return f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>'


def rows(count, columns):
    return "".join("<tr>" + "".join(f"<td>{r * 31 + c * 7}</td>" for c in range(columns)) + "</tr>"
                   for r in range(count))


def long_table(count):
    head = "<thead><tr><th rowspan=2>序号</th><th colspan=2>情况</th></tr><tr><th>名称</th><th>数量</th></tr></thead>"
    body = "".join(f"<tr><td>{r}</td><td>第{r}项事项{'，说明文字较长' * (r % 7)}</td><td>{r * 37}</td></tr>"
                   for r in range(1, count + 1))
    return f"<h1>长表</h1><p>前言。</p><table>{head}<tbody>{body}</tbody></table><p>表后。</p>"


SAMPLES = {
    "inlines": page(
        "<h1>一、文字</h1><h2>（一）样式</h2><h3>1.小标题</h3>"
        '<p>见<a href="https://www.example.gov.cn/gk?a=1&b=2">门户网站</a>，<strong>粗</strong><em>斜</em>'
        "<u>下划线</u><s>删除</s>x<sup>2</sup>H<sub>2</sub>O<code>int main()</code>，"
        "<ruby>喆<rt>zhé</rt></ruby>。换行<br>之后。Tab\t与  空格，增长12.34%，共1,234.56万元。</p>"
        "<p></p><p>很长的一段，" + "内容不断重复以便换行，" * 20 + "完。</p>"),
    "blocks": page(
        "<ol><li>第一项<li>第二项<ul><li>甲<li>乙</ul></ol><blockquote><p>引文。</p><p>又一段。</p></blockquote>"
        "<pre>行一  空格\n  行二\tTab</pre>"
        f'<p>图<img src="{uri(png(40, 20))}" alt="蓝色">与<img src="{uri(png(9, 9, 6))}" alt="半透明">'
        f'与<img src="{uri(png(9, 5, 3))}"><img src="{uri(png(13, 9, 2, True))}"></p>'),
    "nested": page(
        "<table><caption>表1 嵌套</caption><tr><th>甲<th>乙<tr><td>换<br>行<td><p>外</p><table><tr><td>内1<td>内2"
        "<tr><td colspan=2>内3</table><p>后</p><tr><td><td>空格在左</table>"),
    "spans": page(
        "<table><thead><tr><th rowspan=2>项目<th colspan=2>数量<tr><th>上年<th>本年</thead>"
        "<tr><th scope=row rowspan=2>收入<td>1<td>2<tr><td colspan=2>3<tr><th scope=row>支出<td>4<td>5</table>"),
    "wide": page("<p>前</p><table><thead><tr>" + "".join(f"<th>指标{i}" for i in range(24)) + "</thead>" +
                 rows(4, 24) + "</table><p>后</p>"),
    "long": page(long_table(120)),
    "tall": page("<table><tr><th>项<th>内容<tr><td>一<td>" +
                 "".join(f"<p>第{i}段：{'这是跨页单元格的内容。' * 6}</p>" for i in range(60)) +
                 "<tr><td rowspan=60>跨行<td>0" + "".join(f"<tr><td>{i}" for i in range(1, 60)) + "</table>"),
    "levels": page("<h2>二级在先</h2><h2>再一个</h2><h4>四级</h4><p>文</p><h1>一级</h1><h3>三级</h3><h6>六级</h6>"
                   "<table><tr><td><h5>格内</h5><p>文</p><td>乙</table>"),
    "heads": page("<table><thead><tr><th>只有<th>表头</thead></table><table><tfoot><tr><td>只有<td>表尾</tfoot></table>"
                  "<table><caption>表</caption><thead><tr><th>甲<th>乙</thead><tbody><tr><td>1<td>2<tfoot><tr><td>3<td>4"
                  "</table>"),
    "ruby": page("<p><ruby>喆<rt></rt></ruby>与<ruby><rt>zhé</rt></ruby></p>"),
    "language": page("<p>正文。</p>").replace("zh-CN", "中文-"),
    "unnamed": '<!DOCTYPE html><html><body><table><tr><td></table></body></html>',
    "longalt": page(f'<p>图<img src="{uri(png(4, 4))}" alt="{"长" * 20000}"></p>'),
    "rare": page("<p>㐀䶵﨑喆堃镕𠀀𠮷部首⼈⺠兼容豈零宽\u200b字\u00a0空格 ①Ⅳ㎡℃“引”——……\U000F1234私用</p>"),
}

def paragraph(*children):
    return {"paragraph": {"children": list(children)}}


def note(*blocks, **facts):
    return {"note": {"children": list(blocks), **facts}}


def notes():
    """As JSON: footnotes in text and in a long table, one longer than a page, notes in notes, an endnote,
    a comment, a heading and a table in a note."""
    filler = "正文内容反复出现，以便占满版面，" * 4
    inner = {"table": {"rows": [{"group": "head", "cells": [{"content": [paragraph("甲")]}]},
                                {"cells": [{"content": [paragraph("1")]}]}]}}
    blocks = [{"paragraph": {"role": "title", "children": ["脚注样例"]}}]
    for i in range(24):
        mark = [note(paragraph(f"脚注{i}的文字。"))] if i % 3 == 1 else []
        blocks.append(paragraph(f"第{i}段", filler, *mark, "结束。"))
    blocks[4]["paragraph"]["children"].append(note(paragraph("尾注。"), kind="endnote"))
    blocks[5]["paragraph"]["children"].append(note(paragraph("批注。"), kind="comment", author="某人"))
    blocks[6]["paragraph"]["children"].append(
        note({"heading": {"level": 3, "children": ["注中标题"]}}, inner, paragraph("注中", note(paragraph("注中注。")))))
    rows = [{"cells": [{"content": [paragraph(f"行{r}", *([note(paragraph(f"表注{r}的文字。"))] if r % 9 == 4 else []))]},
                       {"content": [paragraph("数")]}]} for r in range(90)]
    head = {"group": "head", "cells": [{"content": [paragraph("名称", note(paragraph("表头注。")))]},
                                       {"content": [paragraph("数量")]}]}
    blocks += [{"table": {"rows": [head, *rows]}}, {"heading": {"level": 4, "children": ["末节"]}},
               paragraph("末段。", note(paragraph("长注：" + "很长的说明，" * 700)))]
    return json.dumps({"gouji": "document", "version": 1, "blocks": blocks}, ensure_ascii=False)


# Of those that HTML cannot state: name -> text in Gouji's JSON.
DOCUMENTS = {"notes": notes()}

# Samples that do not conform, and say so by saying nothing.
NOT_ARCHIVAL = {
    "rare",     # a character that no font has
    "longalt",  # a string longer than the standard allows
}
NOT_ACCESSIBLE = {
    "blocks",   # images without alternative text
    "unnamed",  # no title, and no text to make one of
}
