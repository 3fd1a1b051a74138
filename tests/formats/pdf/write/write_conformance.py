#!/usr/bin/env python3
"""Checks files of ours clause by clause against PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

    write_conformance.py GOUJI REPORT.txt...

docs/pdf-conformance.md lists the clauses by the names of the functions here. Exit codes: 0 all
hold, 1 one does not, 4 a tool is missing (skipped).
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pdf_objects import Pdf, need, run, text  # noqa: E402
from write_samples import SAMPLES  # noqa: E402

STANDARD_TYPES = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H
H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form""".split())


def a_file_header(pdf):
    data = Path(pdf.path).read_bytes()
    assert re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", data)
    assert data.rstrip().endswith(b"%%EOF")


def a_trailer(pdf):
    assert len(pdf.trailer["/ID"]) == 2
    assert "/Encrypt" not in pdf.trailer


def a_streams(pdf):
    for reference in pdf.streams:
        entries = pdf.objects[reference]
        assert not {"/F", "/FFilter", "/FDecodeParms"} & entries.keys()
        filters = entries.get("/Filter", [])
        filters = filters if isinstance(filters, list) else [filters]
        assert set(filters) <= {"/FlateDecode", "/DCTDecode"}, filters


def a_limits(pdf):
    for value in walk(list(pdf.objects.values())):
        assert not isinstance(value, int) or abs(value) < 2**31
        assert not isinstance(value, str) or len(value.encode()) < 32767 or value.startswith("u:")
    assert len(pdf.objects) < 8_388_607


def walk(value):
    yield value
    if isinstance(value, dict):
        for item in value.values():
            yield from walk(item)
    elif isinstance(value, list):
        for item in value:
            yield from walk(item)


def a_output_intent(pdf):
    (intent,) = pdf.get(pdf.catalog["/OutputIntents"])
    intent = pdf.get(intent)
    assert intent["/S"] == "/GTS_PDFA1" and "/OutputConditionIdentifier" in intent
    profile = pdf.data(intent["/DestOutputProfile"])
    assert pdf.get(intent["/DestOutputProfile"])["/N"] == 3
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert profile[12:20] == b"mntrRGB " and profile[36:40] == b"acsp" and profile[8] <= 4


def a_colours(pdf):
    for page in pdf.pages():
        operators = set(re.findall(r"(?<=\s)(k|K|cs|CS|sc|SC|scn|SCN|ri|gs|sh)\s", pdf.content(page)))
        assert not operators, operators
    for entries in pdf.objects.values():
        if isinstance(entries, dict) and entries.get("/Subtype") == "/Image":
            space = pdf.get(entries["/ColorSpace"])
            base = space[1] if isinstance(space, list) else space
            assert base in ("/DeviceRGB", "/DeviceGray"), base
            assert "/Alternates" not in entries and "/OPI" not in entries
            assert entries.get("/Interpolate", False) is False


def a_fonts_embedded(pdf):
    fonts = [entries for entries in pdf.objects.values()
             if isinstance(entries, dict) and entries.get("/Type") == "/Font"]
    assert fonts
    for font in fonts:
        if font["/Subtype"] == "/Type0":
            assert font["/Encoding"] == "/Identity-H" and "/ToUnicode" in font
            continue
        descriptor = pdf.get(font["/FontDescriptor"])
        assert re.fullmatch(r"/[A-Z]{6}\+.+", font["/BaseFont"])
        assert descriptor["/FontName"] == font["/BaseFont"]
        if font["/Subtype"] == "/CIDFontType2":
            assert "/FontFile2" in descriptor and "/CIDToGIDMap" in font
        else:
            assert font["/Subtype"] == "/CIDFontType0"
            assert pdf.get(descriptor["/FontFile3"])["/Subtype"] == "/CIDFontType0C"


def codes_of(content):
    for array in re.findall(r"\[([^\]]*)\]TJ", content):
        for string in re.findall(r"<([0-9A-F]*)>", array):
            yield from re.findall("....", string)


def a_no_notdef(pdf):
    for page in pdf.pages():
        assert "0000" not in set(codes_of(pdf.content(page)))


def a_unicode_of_every_code(pdf):
    """Each code has a character, none U+0000, U+FEFF, U+FFFE, and no private one without ActualText."""
    known = set()
    for entries in pdf.objects.values():
        if isinstance(entries, dict) and entries.get("/Subtype") == "/Type0":
            cmap = pdf.data(entries["/ToUnicode"]).decode()
            pairs = re.findall(r"^<([0-9A-F]{4})><([0-9A-F]{4,8})>$", cmap, re.M)
            known |= {code for code, _ in pairs}
            assert not {"0000", "FEFF", "FFFE"} & {character for _, character in pairs}
    for page in pdf.pages():
        assert set(codes_of(pdf.content(page))) <= known


def a_widths(pdf):
    """/W against the font programs, where fontTools is there."""
    try:
        from fontTools.ttLib import TTFont
        from fontTools.cffLib import CFFFontSet
    except ImportError:
        return
    import io
    for font in list(pdf.objects.values()):
        if not isinstance(font, dict) or font.get("/Subtype") not in ("/CIDFontType2", "/CIDFontType0"):
            continue
        widths, array = {}, pdf.get(font["/W"])
        for first, row in zip(array[::2], array[1::2]):
            widths.update({first + i: width for i, width in enumerate(row)})
        descriptor = pdf.get(font["/FontDescriptor"])
        if font["/Subtype"] == "/CIDFontType0":
            fonts = CFFFontSet()
            fonts.decompile(io.BytesIO(pdf.data(descriptor["/FontFile3"])), None)
            assert len(fonts[0].CharStrings.keys()) >= len(widths)
            continue
        program = TTFont(io.BytesIO(pdf.data(descriptor["/FontFile2"])))
        scale = 1000 / program["head"].unitsPerEm
        map_ = pdf.data(font["/CIDToGIDMap"])
        for code, width in widths.items():
            glyph = program.getGlyphName(int.from_bytes(map_[2 * code:2 * code + 2], "big"))
            assert abs(program["hmtx"][glyph][0] * scale - width) <= 1


def annotations(pdf):
    for page in pdf.pages():
        for reference in pdf.get(page.get("/Annots", [])):
            yield reference, pdf.get(reference)


def a_annotations(pdf):
    for _, annotation in annotations(pdf):
        assert annotation["/Subtype"] in ("/Link", "/Square")
        assert annotation["/F"] & 4 and not annotation["/F"] & 0b100011
        if annotation["/Subtype"] != "/Link":
            assert set(annotation["/AP"]) == {"/N"}


def a_actions(pdf):
    assert not {"/AA", "/OpenAction", "/Names"} & pdf.catalog.keys()
    for _, annotation in annotations(pdf):
        assert "/AA" not in annotation
        if "/A" in annotation:
            assert pdf.get(annotation["/A"])["/S"] == "/URI"


def a_metadata(pdf):
    stream = pdf.objects[pdf.catalog["/Metadata"]]
    assert "/Filter" not in stream and stream["/Subtype"] == "/XML"
    xmp = pdf.data(pdf.catalog["/Metadata"]).decode()
    info = pdf.get(pdf.trailer["/Info"])
    title = text(info["/Title"]).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f">{title}</rdf:li>" in xmp
    assert f"<pdf:Producer>{text(info['/Producer'])}</pdf:Producer>" in xmp
    if "/Author" in info:
        assert f"<rdf:li>{text(info['/Author'])}</rdf:li>" in xmp


def a_no_claim(pdf):
    """Not every clause is checked here, so the file does not say that it conforms."""
    xmp = pdf.data(pdf.catalog["/Metadata"]).decode()
    assert "pdfaid" not in xmp and "pdfuaid" not in xmp


def a_tagged(pdf):
    assert pdf.get(pdf.catalog["/MarkInfo"])["/Marked"] is True
    assert text(pdf.catalog["/Lang"])


def a_role_map(pdf):
    roles = pdf.get(pdf.get(pdf.catalog["/StructTreeRoot"])["/RoleMap"])
    assert not {key[1:] for key in roles} & STANDARD_TYPES
    for _, element in pdf.elements():
        kind = element["/S"]
        assert kind[1:] in STANDARD_TYPES or roles[kind][1:] in STANDARD_TYPES, kind


def ua_title(pdf):
    assert pdf.get(pdf.catalog["/ViewerPreferences"])["/DisplayDocTitle"] is True
    assert "<dc:title>" in pdf.data(pdf.catalog["/Metadata"]).decode()


def ua_all_content_is_marked(pdf):
    """Whatever draws stands in a marked-content sequence; sequences do not nest but for ActualText."""
    for page in pdf.pages():
        depth = 0
        for line in re.findall(r"(BDC|BMC|EMC|\bTJ|\bDo|\bf\b|\bS\b|\bre\b)", pdf.content(page)):
            depth += line in ("BDC", "BMC")
            depth -= line == "EMC"
            assert 0 <= depth <= 2
            assert depth > 0 or line == "EMC", line
        assert depth == 0


def ua_parent_tree(pdf):
    """Each sequence belongs to the element that names it."""
    root = pdf.get(pdf.catalog["/StructTreeRoot"])
    numbers = pdf.get(root["/ParentTree"])["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2]))
    named = {}
    for reference, element in pdf.elements():
        for kid in pdf.kids(element):
            if isinstance(kid, int):
                named[element["/Pg"], kid] = reference
            elif isinstance(kid, dict) and kid["/Type"] == "/MCR":
                named[kid.get("/Pg", element.get("/Pg")), kid["/MCID"]] = reference
    page_references = {id(page): reference for reference, page in
                       ((r, o) for r, o in pdf.objects.items() if isinstance(o, dict))
                       if page.get("/Type") == "/Page"}
    total = 0
    for page in pdf.pages():
        elements = pdf.get(parents[page["/StructParents"]])
        marks = [int(mark) for mark in re.findall(r"/MCID (\d+)>>BDC", pdf.content(page))]
        assert marks == list(range(len(elements)))
        for mcid, element in enumerate(elements):
            assert named[page_references[id(page)], mcid] == element
        total += len(elements)
    assert total == len(named)


def ua_headings(pdf):
    for _, element in pdf.elements():
        if re.fullmatch("/H[1-9]", element["/S"]):
            assert pdf.get(element["/P"])["/S"] != "/P"


def ua_tables(pdf):
    parents = {"/TR": ("/Table", "/THead", "/TBody", "/TFoot"), "/TH": ("/TR",), "/TD": ("/TR",),
               "/Hole": ("/TR",), "/THead": ("/Table",), "/TBody": ("/Table",), "/TFoot": ("/Table",)}
    for _, element in pdf.elements():
        kind = element["/S"]
        assert kind not in parents or pdf.get(element["/P"])["/S"] in parents[kind]
        if kind == "/TH":
            assert pdf.attributes(element)["Table.Scope"] in ("/Row", "/Column", "/Both")


def ua_header_ids(pdf):
    ids = {element["/ID"] for _, element in pdf.elements() if "/ID" in element}
    root = pdf.get(pdf.catalog["/StructTreeRoot"])
    if ids:
        names = pdf.get(root["/IDTree"])["/Names"]
        assert names[::2] == sorted(names[::2]) and set(names[::2]) == ids
        assert all(pdf.get(element)["/ID"] == name for name, element in zip(names[::2], names[1::2]))
    for _, element in pdf.elements():
        for header in pdf.attributes(element).get("Table.Headers", []):
            assert header in ids


def ua_lists(pdf):
    for _, element in pdf.elements():
        kinds = [pdf.get(kid)["/S"] for kid in pdf.kids(element) if isinstance(kid, str)]
        if element["/S"] == "/L":
            assert set(kinds) <= {"/LI"} and pdf.attributes(element)["List.ListNumbering"] != "/None"
        if element["/S"] == "/LI":
            assert kinds == ["/Lbl", "/LBody"]


def ua_figures(pdf):
    for _, element in pdf.elements():
        if element["/S"] == "/Figure":
            assert "/Alt" in element and "Layout.BBox" in pdf.attributes(element)


def ua_notes(pdf):
    ids = [element["/ID"] for _, element in pdf.elements() if element["/S"] == "/Note"]
    assert len(ids) == len(set(ids))


def ua_annotations(pdf):
    root = pdf.get(pdf.catalog["/StructTreeRoot"])
    numbers = pdf.get(root["/ParentTree"])["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2]))
    for page in pdf.pages():
        assert page["/Tabs"] == "/S"
    for reference, annotation in annotations(pdf):
        assert text(annotation["/Contents"])
        element = pdf.get(parents[annotation["/StructParent"]])
        assert element["/S"] == ("/Link" if annotation["/Subtype"] == "/Link" else "/Annot")
        objects = [kid["/Obj"] for kid in pdf.kids(element) if isinstance(kid, dict)]
        assert reference in objects


CLAUSES = [check for name, check in list(globals().items()) if name.startswith(("a_", "ua_"))]


def main(gouji, *reports):
    need("qpdf", "pdfinfo", "pdftotext")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(report) for report in reports]
        for name, html in SAMPLES.items():
            sources.append(Path(folder) / f"{name}.html")
            sources[-1].write_text(html, encoding="utf-8")
        for source in sources:
            target = Path(folder) / (source.name + ".pdf")
            done = subprocess.run([gouji, "convert", str(source), str(target), "--quiet"],
                                  capture_output=True)
            assert done.returncode == 0, done.stderr.decode()
            run("qpdf", "--check", str(target))
            pdf = Pdf(target)
            for clause in CLAUSES:
                try:
                    clause(pdf)
                except Exception as problem:  # noqa: BLE001 a failed check, whatever its kind
                    print(f"{source.name}: {clause.__name__}: {type(problem).__name__} {problem}")
                    failed += 1
    print(f"{len(CLAUSES)} clauses, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
