"""Texts of one kind each, for bench/text: from random words with fixed seeds, so that the same
arguments give the same bytes.

KINDS: name -> Kind. A kind's text() makes a text of about so many bytes.
"""
import random
import textwrap

HAN = ("各项工作有序推进全年主动公开政府信息及时更新网站栏目认真答复群众来信加强业务培训完善制度建设"
       "梳理目录清单规范公文审查提高服务水平回应社会关切推动数据共享保障道路桥梁学校医院住房就业")
WORDS = ("the quick brown fox jumps over a lazy dog and runs on while every report of this office "
         "tells how many cases were open at the end of a year and how each of them went on").split()
LABELS = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开",
          "（二）部分公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开", "（七）总计",
          "四、结转下年度继续办理", "自然人", "总计"]
NUMERALS = "一二三四五六七八九十"
POOL = 4000  # pieces from which a text is drawn


class Kind:
    """text: what is promised 20 MB/s. lines: short lines, whose cost is one of lines, not bytes.
    table: what is read as tables, in part at least. hostile: made to do harm."""

    def __init__(self, group, text):
        self.group, self.text = group, text


def repeated(piece, size):
    return piece * max(1, size // len(piece.encode("utf-8")))


class Maker:
    """Random pieces; one generator for each text."""

    def __init__(self):
        self.random = random.Random(7)
        self.choice, self.number = self.random.choice, self.random.randint

    def han(self, least, most):
        return "".join(self.choice(HAN) for _ in range(self.number(least, most)))

    def clause(self):
        return self.choice([self.han(4, 14), self.han(4, 14), f"共{self.number(1, 999)}件"])

    def sentence(self):
        return "，".join(self.clause() for _ in range(self.number(1, 4))) + "。"

    def paragraph(self):
        return "".join(self.sentence() for _ in range(self.number(3, 8)))

    def english(self, least=6, most=16):
        words = " ".join(self.choice(WORDS) for _ in range(self.number(least, most)))
        return words.capitalize() + "."

    def english_paragraph(self):
        return " ".join(self.english() for _ in range(self.number(3, 8)))


def drawn(make):
    """A kind's text of pieces that `make` makes, drawn from a pool of them."""
    def text(size):
        maker = Maker()
        pool = [make(maker) for _ in range(POOL)]
        parts, bytes_so_far = [], 0
        while bytes_so_far < size:
            parts.append(maker.choice(pool))
            bytes_so_far += len(parts[-1].encode("utf-8"))
        return "".join(parts)
    return text


def counted(make):
    """The same with pieces that count up, so that none is like another."""
    def text(size):
        maker, parts, bytes_so_far = Maker(), [], 0
        while bytes_so_far < size:
            parts.append(make(maker, len(parts)))
            bytes_so_far += len(parts[-1].encode("utf-8"))
        return "".join(parts)
    return text


def wrapped(m):
    text = "　　" + m.paragraph()
    return "".join(text[i:i + 20] + "\n" for i in range(0, len(text), 20))


def numbers(m):
    return (f"{m.han(4, 8)}{m.number(2000, 2030)}年，共受理申请{m.number(1, 999)}件，同比增长"
            f"{m.number(1, 99)}.{m.number(0, 9)}%，其中{m.number(1, 99)}件予以公开，结转"
            f"{m.number(1, 9)}件。\n")


def justified(m):
    """A page as extractors lay it out: a margin, and blanks that fill up the lines."""
    lines = []
    for line in textwrap.wrap(m.english_paragraph(), 78):
        words = line.split()
        for _ in range(82 - len(line) if len(line) > 66 else 0):
            words[m.number(0, len(words) - 2)] += " "
        lines.append("          " + " ".join(words) + "\n")
    return "".join(lines) + m.choice(["", "", "\n", f"\n{'':40}{m.number(1, 99)}\n\f"])


def markdown(m):
    word = m.choice(WORDS)
    return m.choice([
        f"## {word.capitalize()} {m.choice(WORDS)}\n\n",
        f"{m.english()} *{word}* and [{word}](http://www.example.org/{word}) `{word}()`.\n\n",
        f"- **{word}**: {m.english()}\n- {m.english()}\n\n",
        f"> {m.english()}\n\n",
        f"```\n{word} = {m.choice(WORDS)}({m.number(1, 99)})\n```\n\n"])


def code(m):
    return m.choice([
        "    if ({a} == {b}) {{\n", "    int {a} = compute({b}, 12);\n", "    }}\n", "\n",
        "    return {a}; // {b}\n", "void {a}(int {b}) {{\n", "}}\n",
        "        values.push_back({a} * 2 + {b});\n"]).format(a=m.choice(WORDS), b=m.choice(WORDS))


def log(m, count):
    return (f"2023-{count % 12 + 1:02d}-{m.number(1, 28):02d} {m.number(0, 23):02d}:"
            f"{m.number(0, 59):02d}:07,{m.number(0, 999):03d} [{m.choice(['INFO', 'WARN'])}] "
            f"org.example.{m.choice(WORDS)} - request id={count} took {m.number(1, 999)} ms from "
            f"10.0.{m.number(0, 255)}.{m.number(0, 255)} status={m.choice([200, 404, 500])}\n")


def numbered(m, count):
    return f"{count % 50 + 1}. {m.english()}\n"


def numbered_han(m):
    numeral = m.choice(NUMERALS)
    return m.choice([f"（{numeral}）", f"{numeral}、"]) + m.sentence() + "\n"


def row_of_numbers(separator):
    return lambda m, count: separator.join(str(count * i * 7 % 997) for i in range(100)) + "\n"


def record(separator):
    return lambda m: separator.join([str(m.number(1, 99999)), m.choice(WORDS), m.han(4, 4),
                                     f"{m.number(0, 999)}.{m.number(10, 99)}",
                                     m.choice(WORDS)]) + "\n"


KINDS = {
    "Chinese prose": Kind("text", drawn(lambda m: m.paragraph() + "\n")),
    "Chinese, wrapped": Kind("text", drawn(wrapped)),
    "Chinese, indented": Kind("text", drawn(lambda m: "　　" + m.sentence() + "\n")),
    "English prose": Kind("text", drawn(lambda m: m.english_paragraph() + "\n\n")),
    "English, wrapped": Kind("text", drawn(
        lambda m: textwrap.fill(m.english_paragraph(), 72) + "\n\n")),
    "English, indented": Kind("text", drawn(
        lambda m: " " * m.choice([4, 8, 12]) + m.english() + "\n")),
    "many numbers": Kind("text", drawn(numbers)),
    "numbered, Chinese": Kind("text", drawn(numbered_han)),
    "numbered, English": Kind("text", counted(numbered)),
    "speakers": Kind("text", drawn(lambda m: m.han(2, 2) + "：" + m.sentence() + "\n")),
    "gaps in lines": Kind("text", drawn(
        lambda m: m.english(4, 8) + " " * m.number(2, 6) + m.english(2, 6) + "\n")),
    "pages laid out": Kind("text", drawn(justified)),
    "tabs in lines": Kind("text", drawn(
        lambda m: m.sentence() + "\t" * m.number(1, 3) + m.sentence() + "\n")),
    "commas in lines": Kind("text", drawn(lambda m: ", ".join(
        m.choice(WORDS) for _ in range(m.number(3, 12))) + "\n")),
    "bars in lines": Kind("text", drawn(lambda m: " | ".join(
        m.english(2, 4)[:-1] for _ in range(m.number(2, 5))) + m.choice(["\n", "\n\n", " |\n"]))),
    "Markdown": Kind("text", drawn(markdown)),
    "addresses": Kind("text", drawn(lambda m: f"<http://www.example.org/{m.choice(WORDS)}/"
                                              f"{m.number(1, 9999)}.html> {m.choice(WORDS)}\n")),
    "log file": Kind("text", counted(log)),
    "source code": Kind("text", drawn(code)),
    "rows of numbers": Kind("text", counted(row_of_numbers(" "))),
    "one line": Kind("text", drawn(lambda m: m.sentence())),
    "one line, mixed": Kind("text", lambda size: repeated("政府信息公开 report 2023 ", size)),

    "short, Chinese": Kind("lines", drawn(lambda m: m.han(1, 4) + "\n")),
    "short, mixed": Kind("lines", drawn(lambda m: m.choice(
        [m.han(1, 3), str(m.number(0, 9999)), m.choice(WORDS), f"{m.number(1, 9)}."]) + "\n")),
    "a digit a line": Kind("lines", lambda size: repeated("7\n", size // 10)),
    "a bar a line": Kind("lines", lambda size: repeated("|\n", size // 10)),
    "a bullet a line": Kind("lines", lambda size: repeated("- a\n", size // 5)),
    "a heading a line": Kind("lines", lambda size: repeated("一、\n", size // 5)),
    "blank lines": Kind("lines", lambda size: "\n" * (size // 20)),

    "brackets": Kind("hostile", lambda size: "[" * (size // 2) + "]" * (size // 2)),
    "quote signs": Kind("hostile", lambda size: repeated("> ", size)),
    "backslashes": Kind("hostile", lambda size: repeated("a\\\n", size // 5)),
    "fences": Kind("hostile", lambda size: repeated("```\n", size // 5) + "````\n"),
    "bars": Kind("hostile", lambda size: "|" * size),
    "glosses": Kind("hostile", lambda size: repeated("政(zhèng)府(fǔ)", size)),
    "rare characters": Kind("hostile", lambda size: "".join(
        chr(0x20000 + i % 40000) for i in range(size // 4))),
    "digits on one line": Kind("hostile", lambda size: repeated("1234567890", size)),
    "borders": Kind("hostile", lambda size: repeated("+---+---+\n| a | b \n", size // 2)),
    "rules": Kind("hostile", lambda size: repeated("--- ---\n", size // 2)),
    "ragged fields": Kind("hostile", lambda size: repeated("a  b\nc    d  e\nx\n", size // 2)),
    "two fields": Kind("hostile", lambda size: repeated(
        "some words here    and some there\n\n", size)),
    "bar lines": Kind("hostile", lambda size: repeated("| | | |\n", size // 2)),
    "tab lines": Kind("hostile", lambda size: repeated("\t" * 8 + "x\n", size)),
    "labels of a head": Kind("hostile", lambda size: repeated("自然人\n法人或其他组织\n总计\n", size // 4)),
    "labels between bars": Kind("hostile", lambda size: 2 * (
        repeated("行政许可|行政处罚|", size // 8) + "\n")),
    "labels run together": Kind("hostile", lambda size: "\n".join(LABELS) + "\n" + repeated(
        "行政许可58行政处罚12", size // 4)),
    "forms on one line": Kind("hostile", lambda size: repeated("".join(LABELS), size // 4)),
    "numbers below numbers": Kind("hostile", lambda size: "\n".join(LABELS) + "\n" + 2 * (
        repeated("1234  ", size // 8) + "\n")),

    "comma records": Kind("table", drawn(record(","))),
    "tab records": Kind("table", drawn(record("\t"))),
    "columns of numbers": Kind("table", counted(lambda m, count: "".join(
        f"{count * i * 7 % 997:6}" for i in range(100)) + "\n")),
    "small tables": Kind("table", lambda size: repeated(
        "Name    A    B\nx       1    2\ny       3    4\n\nText between.\n\n", size // 2)),
    "labels": Kind("table", lambda size: repeated("\n".join(LABELS) + "\n", size // 8)),
    "labels and values": Kind("table", lambda size: repeated(
        "".join(label + " | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n" for label in LABELS), size // 4)),
}
