"""Content streams of our own files: their operators, and the glyphs that they show."""
import re

TOKEN = re.compile(rb"\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f]*>|\[|\]|/[^\s()<>\[\]{}/%]*"
                   rb"|[+-]?\d*\.?\d+|[A-Za-z'\"*]+\d?", re.S)


def operators(data):
    """(operator, its operands) in order; arrays and dictionaries as their tokens."""
    operands = []
    for match in TOKEN.finditer(data):
        token = match.group()
        if token[:1].isalpha() or token in (b"'", b'"'):
            yield token.decode(), operands
            operands = []
        else:
            operands.append(token.decode("latin-1"))


def shown_codes(pdf, page):
    """(font, code, whether ActualText tells the text) of each glyph of a page. All codes are of two bytes."""
    fonts = pdf.get(pdf.get(page["/Resources"]).get("/Font", {}))
    font = None
    open_marks = []
    for operator, operands in operators(pdf.data(page["/Contents"])):
        if operator in ("BDC", "BMC"):
            open_marks.append("/ActualText" in operands)
        elif operator == "EMC":
            open_marks.pop()
        elif operator == "Tf":
            font = fonts[operands[0]]
        elif operator == "TJ":
            for string in operands:
                if string.startswith("<"):
                    for code in re.findall("....", string[1:-1]):
                        yield font, int(code, 16), any(open_marks)


def used_codes(pdf):
    """The codes that are shown in each font, by the font's reference."""
    used = {}
    for page in pdf.pages():
        for font, code, _ in shown_codes(pdf, page):
            used.setdefault(font, set()).add(code)
    return used
