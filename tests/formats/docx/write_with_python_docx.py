#!/usr/bin/env python3
"""Opens a document of ours with python-docx and compares what it sees with what was written.

Exit codes: 0 equal, 1 different, 4 python-docx is not installed (skipped).
"""
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import docx
except ImportError:
    print("skipped: no python-docx")
    sys.exit(4)


def check(name, seen, wanted):
    if seen != wanted:
        print(f"{name}: {seen!r} instead of {wanted!r}")
        sys.exit(1)


def main(writer):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "everything.docx"
        subprocess.run([writer, str(path)], check=True)
        document = docx.Document(str(path))

    styles = [paragraph.style.name for paragraph in document.paragraphs]
    check("styles", styles[:7], ["Title", "Subtitle", "Body Text First Indent", "Caption",
                                 "Gouji Note", "Gouji Signature", "Gouji Date"])
    check("headings", styles[7:16], [f"Heading {level}" for level in range(1, 10)])
    check("title", document.core_properties.title, "年度报告")
    check("author", document.core_properties.author, "某局")
    check("pictures", len(document.inline_shapes), 1)
    section = document.sections[0]
    check("header", section.header.paragraphs[0].text, "页眉")
    check("footer", section.footer.paragraphs[0].text, "页脚")
    check("page", (round(section.page_width.mm), round(section.page_height.mm)), (210, 297))

    check("tables", len(document.tables), 2)
    table = document.tables[0]
    check("size", (len(table.rows), len(table.columns)), (4, 3))
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    check("merged over rows", texts[0][0], texts[1][0])
    check("merged over columns", texts[0][1], texts[0][2])
    check("values", texts[2], ["受理", "12", "-3"])
    nested = table.rows[3].cells[1].tables
    check("nested", [cell.text for cell in nested[0].rows[0].cells], ["内一", "内二"])


main(sys.argv[1])
