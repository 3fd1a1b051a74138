#!/usr/bin/python3
"""generate.py FOLDER [--reports N] [--files N]: writes the inputs of the benchmark.

Annual reports with the three statutory tables of 2021, drawn from converters/forms/*.json and filled
with numbers whose sums are right. The same arguments give the same bytes.
"""
import argparse
import json
import pathlib
import random
import unicodedata
import zipfile
from xml.sax.saxutils import escape

FORMS = pathlib.Path(__file__).resolve().parent.parent / "converters" / "forms"
TABLES = ("proactive-2021", "applications-2021", "review-2021")
TITLES = ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
          "四、政府信息公开行政复议、行政诉讼情况")
SUBJECTS = ("窗口服务", "目录整理", "网站栏目", "公文审查", "来信答复", "业务培训", "资料归档")
VERBS = ("完成", "改进", "检查", "梳理", "公布")


class Cell:
    def __init__(self, row, column, rows, columns, text, value_of=None):
        self.row, self.column, self.rows, self.columns = row, column, rows, columns
        self.text, self.value_of = text, value_of  # (row id, column number) of a value


class Grid:
    """A form's grid: cells laid out as HTML lays out td's, and the ids of its rows."""

    def __init__(self, form_id):
        form = json.loads((FORMS / f"{form_id}.json").read_text(encoding="utf-8"))
        lines = form["grid"]
        self.form_id, self.rows = form_id, len(lines)
        self.head_rows = form.get("head_rows", 0)
        self.cells, self.row_ids, taken = [], [], set()
        for row, line in enumerate(lines):
            line = {"cells": line} if isinstance(line, list) else line
            values = line.get("values", [])
            spans = [1] * values if isinstance(values, int) else values
            cells = [c if isinstance(c, dict) else {"text": c} for c in line.get("cells", [])]
            cells += [{"value": True, "cols": span} for span in spans]
            if "row" in line:
                self.row_ids.append((line["row"], len(spans)))
            column = number = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                rows, columns = cell.get("rows", 1), cell.get("cols", 1)
                taken.update((r, c) for r in range(row, row + rows)
                             for c in range(column, column + columns))
                value_of = None
                if cell.get("value"):
                    value_of, number = (line["row"], number), number + 1
                self.cells.append(Cell(row, column, rows, columns, cell.get("text", ""), value_of))
        self.columns = max(c for _, c in taken) + 1


def filled(grid, chance):
    """A text for each (row id, column): sums over applicants, results and outcomes are right."""
    values = {(row, c): 0 for row, count in grid.row_ids for c in range(count)}
    if grid.form_id.startswith("applications"):
        results = [row for row, _ in grid.row_ids if row.startswith("3.") and row != "3.7"]
        for column in range(6):
            for row in results:
                values[row, column] = chance.choice((0, 0, 0, 1, 2, 17))
            values["3.7", column] = sum(values[row, column] for row in results)
            values["4", column], values["2", column] = chance.randrange(3), 0
            values["1", column] = values["3.7", column] + values["4", column]
        for row, _ in grid.row_ids:
            values[row, 6] = sum(values[row, column] for column in range(6))
    elif grid.form_id.startswith("review"):
        for block in range(0, 15, 5):
            for column in range(4):
                values["1", block + column] = chance.randrange(4)
            values["1", block + 4] = sum(values["1", block + column] for column in range(4))
    else:
        for key in values:
            values[key] = chance.randrange(3000)
        values["8.1", 0] = f"{chance.randrange(90000)}.{chance.randrange(1, 99):02}"
    return values


class Report:
    """Title, paragraphs and tables, in order: ("title" | "heading" | "text", str) or ("table", …)."""

    def __init__(self, seed):
        chance = random.Random(seed)
        year = 2021 + seed % 4
        self.blocks = [("title", f"第{seed + 1}号测试单位{year}年政府信息公开工作年度报告"),
                       ("heading", "一、总体情况")]
        self.blocks += [("text", self.sentence(chance, year)) for _ in range(8)]
        for title, form_id in zip(TITLES, TABLES):
            grid = GRIDS[form_id]
            self.blocks += [("heading", title), ("table", grid, filled(grid, chance))]
        self.blocks.append(("heading", "五、存在的主要问题及改进情况"))
        self.blocks += [("text", self.sentence(chance, year)) for _ in range(6)]

    @staticmethod
    def sentence(chance, year):
        parts = [f"{year}年{chance.choice(VERBS)}{chance.choice(SUBJECTS)}{chance.randrange(1, 400)}项"
                 for _ in range(4)]
        return "，".join(parts) + "。"


GRIDS = {form_id: Grid(form_id) for form_id in TABLES}


def cell_text(cell, values):
    return cell.text if cell.value_of is None else str(values[cell.value_of])


# ---- DOCX -------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARTS = {
    "[Content_Types].xml":
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.styles+xml"/></Types>',
    "_rels/.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml":
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>',
}


def docx_paragraph(text, style=None):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{escape(text)}</w:t></w:r>'
    return f"<w:p>{properties}{run if text else ''}</w:p>"


def docx_cell(cell, row, values):
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge, text = "", cell_text(cell, values)
    if cell.rows > 1:
        merge = '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
        text = text if row == cell.row else ""
    width = f'<w:tcW w:w="{700 * cell.columns}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{span}{merge}</w:tcPr>{docx_paragraph(text)}</w:tc>"


def docx_table(grid, values):
    rows = []
    for row in range(grid.rows):
        cells = sorted((c for c in grid.cells if c.row <= row < c.row + c.rows),
                       key=lambda c: c.column)
        head = "<w:trPr><w:tblHeader/></w:trPr>" if row < grid.head_rows else ""
        rows.append(f"<w:tr>{head}{''.join(docx_cell(c, row, values) for c in cells)}</w:tr>")
    columns = '<w:gridCol w:w="700"/>' * grid.columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"


def write_docx(path, reports):
    styles = {"title": "Title", "heading": "Heading1", "text": None}
    body = "".join(
        docx_table(block[1], block[2]) if block[0] == "table" else docx_paragraph(block[1], styles[block[0]])
        for report in reports for block in report.blocks)
    parts = dict(PARTS)
    parts["word/document.xml"] = f"<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), declared,
                             zipfile.ZIP_DEFLATED)


# ---- text with grid tables --------------------------------------------------------------------

def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def column_widths(grid, values):
    widths = [3] * grid.columns
    for cell in sorted(grid.cells, key=lambda c: c.columns):
        last = cell.column + cell.columns
        room = sum(widths[cell.column:last]) + cell.columns - 1
        widths[last - 1] += max(0, width(cell_text(cell, values)) + 2 - room)
    return widths


def grid_table(grid, values):
    """A grid table as reStructuredText draws it, one line of text a row."""
    widths = column_widths(grid, values)
    owner = {(r, c): cell for cell in grid.cells for r in range(cell.row, cell.row + cell.rows)
             for c in range(cell.column, cell.column + cell.columns)}

    def differs(a, b):
        return owner.get(a) is not owner.get(b)

    def border(row):
        dash, line = "=" if row == grid.head_rows and row else "-", ""
        for column in range(grid.columns + 1):
            left = column > 0 and differs((row - 1, column - 1), (row, column - 1))
            right = column < grid.columns and differs((row - 1, column), (row, column))
            above = row > 0 and differs((row - 1, column - 1), (row - 1, column))
            below = row < grid.rows and differs((row, column - 1), (row, column))
            across, down = left or right, above or below
            line += "+" if across and down else dash if across else "|" if down else " "
            if column < grid.columns:
                line += (dash if right else " ") * widths[column]
        return line

    def content(row):
        line, column = "", 0
        while column < grid.columns:
            cell = owner[row, column]
            room = sum(widths[column:column + cell.columns]) + cell.columns - 1
            text = " " + cell_text(cell, values) if row == cell.row else ""
            line += "|" + text + " " * (room - width(text))
            column += cell.columns
        return line + "|"

    lines = [border(0)]
    for row in range(grid.rows):
        lines += [content(row), border(row + 1)]
    return "\n".join(lines)


def write_text(path, reports):
    blocks = []
    for report in reports:
        for block in report.blocks:
            text = grid_table(block[1], block[2]) if block[0] == "table" else block[1]
            underline = {"title": "=", "heading": "-"}.get(block[0])
            blocks.append(text + ("\n" + underline * width(text) if underline else ""))
    pathlib.Path(path).write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def generate(folder, reports=200, files=100):
    folder = pathlib.Path(folder)
    (folder / "many").mkdir(parents=True, exist_ok=True)
    write_docx(folder / "one.docx", [Report(0)])
    write_text(folder / "one.txt", [Report(0)])
    write_docx(folder / "long.docx", [Report(seed) for seed in range(reports)])
    for seed in range(files):
        write_docx(folder / "many" / f"{seed:03}.docx", [Report(seed)])


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder")
    arguments.add_argument("--reports", type=int, default=200)
    arguments.add_argument("--files", type=int, default=100)
    options = arguments.parse_args()
    generate(options.folder, options.reports, options.files)
