#!/usr/bin/env python3
"""What other programs see in files of ours: structure (pdfinfo), text (pdftotext, mutool), pages.

    write_structure.py GOUJI

Exit codes: 0 as it should be, 1 not, 4 a tool is missing (skipped).
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pdf_objects import Pdf, need, run, text  # noqa: E402
from write_samples import DOCUMENTS, SAMPLES, long_table, page  # noqa: E402

FOLDER = None
GOUJI = None


def convert(name, content, *options):
    source = FOLDER / (name if "." in name else f"{name}.html")
    target = FOLDER / f"{name}.pdf"
    source.write_text(content, encoding="utf-8")
    done = subprocess.run([GOUJI, "convert", str(source), str(target), *options], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return target, done.stderr.decode()


def structure(target):
    """pdfinfo's tree as "Type text" lines, its attributes left out."""
    lines = []
    for line in run("pdfinfo", "-struct-text", str(target)).split("\n"):
        kind = re.match(r"( *)([A-Z][A-Za-z0-9]*)( |$|:|<)", line)
        words = re.match(r' *"(.*)"$', line)
        if words and lines:
            lines[-1] += words.group(1)
        elif kind:
            lines.append(f"{len(kind.group(1)) // 2 * '.'}{kind.group(2)} ")
    return [line.rstrip() for line in lines]


def test_blocks():
    target, _ = convert("blocks", SAMPLES["blocks"])
    seen = structure(target)
    wanted = ["Document", ".L", "..LI", "...Lbl 1.", "...LBody 第一项", "..LI", "...Lbl 2.", "...LBody",
              "....P 第二项", "....L", ".....LI", "......Lbl", "......LBody 甲"]
    assert [re.sub("Lbl [•◦○-]", "Lbl", line) for line in seen[:13]] == wanted, seen
    assert ".BlockQuote" in seen and "..P 引文。" in seen
    assert any(line.count("Figure") for line in seen)


def test_text_is_whole():
    """Every character of a page comes out of two other programs, in order."""
    html = SAMPLES["inlines"]
    target, _ = convert("inlines", html)
    body = re.sub("<rt>.*?</rt>", "", html[html.index("<body>"):])
    wanted = re.sub(r"\s", "", re.sub("<[^>]*>", "", body).replace("&amp;", "&"))
    seen = re.sub(r"\s", "", run("pdftotext", "-raw", str(target), "-"))
    for part in re.findall("[一-龥，。、]{5,}", wanted.replace("喆", " ")):
        assert part in seen, part
    pdf = Pdf(target)
    links = [e for _, e in pdf.elements() if e["/S"] == "/Link"]
    (link,) = [a for p in pdf.pages() for a in map(pdf.get, p["/Annots"])]
    assert text(pdf.get(link["/A"])["/URI"]) == "https://www.example.gov.cn/gk?a=1&b=2" and len(links) == 1


def test_wrapped_lines_are_one_text():
    target, _ = convert("inlines", SAMPLES["inlines"])
    (line,) = [line for line in structure(target) if "很长的一段" in line]
    assert line.count("内容不断重复以便换行，") == 20 and line.endswith("完。")


def test_spans():
    target, _ = convert("spans", SAMPLES["spans"])
    pdf = Pdf(target)
    cells = [(e["/S"], pdf.attributes(e)) for _, e in pdf.elements() if e["/S"] in ("/TH", "/TD")]
    spans = [(kind, a.get("Table.RowSpan", 1), a.get("Table.ColSpan", 1), a.get("Table.Scope", ""))
             for kind, a in cells]
    assert spans == [("/TH", 2, 1, "/Column"), ("/TH", 1, 2, "/Column"), ("/TH", 1, 1, "/Column"),
                     ("/TH", 1, 1, "/Column"), ("/TH", 2, 1, "/Row"), ("/TD", 1, 1, ""), ("/TD", 1, 1, ""),
                     ("/TD", 1, 2, ""), ("/TH", 1, 1, "/Row"), ("/TD", 1, 1, ""), ("/TD", 1, 1, "")], spans
    # The cell of both columns is spoken of by the headers of both, and by its row's.
    assert len(cells[7][1]["Table.Headers"]) == 4, cells[7]


def cells_by_page(pdf):
    """For each page the texts of its rows, by the marked contents of TR's cells."""
    pages = {}
    for reference, element in pdf.elements():
        if element["/S"] == "/TR":
            on = set()
            for kid in pdf.kids(element):
                cell = pdf.get(kid)
                if "/Pg" in cell:
                    on.add(cell["/Pg"])
                on |= {k["/Pg"] for k in pdf.kids(cell) if isinstance(k, dict) and "/Pg" in k}
            pages[reference] = on
    return pages


def test_rows_stay_whole_and_heads_repeat():
    target, _ = convert("long", page(long_table(300)))
    pdf = Pdf(target)
    rows = cells_by_page(pdf)
    assert len(rows) == 302 and all(len(on) == 1 for on in rows.values())
    count = len(pdf.pages())
    assert count > 8
    for number in range(1, count + 1):
        words = run("pdftotext", "-f", str(number), "-l", str(number), str(target), "-")
        assert "序号" in words and "数量" in words or number == count
    repeated = sum(pdf.content(p).count("/Subtype/TableHeader") > 0 for p in pdf.pages())
    assert repeated == count - 1
    # Once in the structure.
    assert sum("序号" in line for line in structure(target)) == 1


def test_a_tall_cell_goes_on():
    target, _ = convert("tall", SAMPLES["tall"])
    seen = "".join(structure(target))
    for i in range(60):
        assert seen.count(f"第{i}段：") == 1
    assert seen.count("这是跨页单元格的内容。") == 360
    for number in range(1, len(Pdf(target).pages()) + 1):
        boxes = re.findall(r'yMax="([\d.]+)"', run("pdftotext", "-bbox", "-f", str(number), "-l", str(number),
                                                   str(target), "-"))
        assert max(map(float, boxes)) < 842 - 40


def test_a_wide_table_turns_the_page():
    target, _ = convert("wide", SAMPLES["wide"])
    pdf = Pdf(target)
    turned = [p["/MediaBox"][2] > p["/MediaBox"][3] for p in pdf.pages()]
    assert turned == [False, True, False]
    numbers = set(re.findall(r"\d+", run("pdftotext", "-f", "2", "-l", "2", str(target), "-")))
    assert {str(r * 31 + c * 7) for r in range(4) for c in range(24)} <= numbers


def test_options():
    target, _ = convert("inlines", SAMPLES["inlines"], "--page", "A5-landscape")
    assert [round(x * 25.4 / 72) for x in Pdf(target).pages()[0]["/MediaBox"]] == [0, 0, 210, 148]
    wrong = subprocess.run([GOUJI, "convert", str(FOLDER / "inlines.html"), str(FOLDER / "no.pdf"),
                            "--font", "body=No Such Font"], capture_output=True)
    assert wrong.returncode == 2 and not (FOLDER / "no.pdf").exists()


def test_same_bytes():
    first = convert("blocks", SAMPLES["blocks"])[0].read_bytes()
    assert convert("blocks", SAMPLES["blocks"])[0].read_bytes() == first


def test_a_character_without_font():
    target, said = convert("rare", SAMPLES["rare"])
    assert "glyph-missing" in said and "U+F1234" in said
    seen = run("pdftotext", str(target), "-")
    for character in "喆堃镕⼈豈①Ⅳ㎡\U000F1234":
        assert character in seen, character


def test_pictures():
    target, _ = convert("blocks", SAMPLES["blocks"])
    pdf = Pdf(target)
    images = [(r, o) for r, o in pdf.objects.items() if isinstance(o, dict) and "/GoujiMedia" in o]
    assert len(images) == 4
    for reference, image in images:
        pixels = pdf.data(reference)
        channels = 3 if image["/ColorSpace"] == "/DeviceRGB" else 1
        assert len(pixels) == image["/Width"] * image["/Height"] * channels
        assert channels == 1 or pixels[:3] == b"\x20\x60\xa0"
        assert pdf.data(image["/GoujiMedia"]).startswith(b"\x89PNG")


def test_footnotes_stand_on_the_page_of_their_reference():
    target, _ = convert("notes.json", DOCUMENTS["notes"])
    pages = run("pdftotext", "-layout", str(target), "-").split("\f")
    where = {}
    for number, content in enumerate(pages):
        for kind, what in re.findall(r"(第|脚注|行|表注)(\d+)", content):
            where.setdefault((kind, int(what)), number)
    for i in range(1, 24, 3):
        # Its mark stands at the end of the paragraph, which may begin on the page before.
        assert 0 <= where["脚注", i] - where["第", i] <= 1, i
    assert sum(where["脚注", i] == where["第", i] for i in range(1, 24, 3)) >= 5
    for r in range(4, 90, 9):
        assert where["表注", r] == where["行", r], r
    whole = re.sub(r"\s|— *\d+ *—", "", "".join(pages))
    assert whole.count("很长的说明，") >= 690  # on several pages; the page breaks tear some
    for mark in ("尾注。", "批注。", "注中注。"):
        assert mark in pages[max(where.values())], mark


def main(gouji):
    global FOLDER, GOUJI
    need("qpdf", "pdfinfo", "pdftotext")
    GOUJI = gouji
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        FOLDER = Path(folder)
        for name, test in list(globals().items()):
            if name.startswith("test_"):
                try:
                    test()
                except Exception as problem:  # noqa: BLE001 a failed check, whatever its kind
                    print(f"{name}: {type(problem).__name__}: {problem}")
                    failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
