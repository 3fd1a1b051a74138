"""The clauses of ISO 14289-1 (PDF/UA-1) that a machine can check, as functions of a Pdf: the failure
conditions of the Matterhorn Protocol. docs/pdf-conformance.md lists them."""
import re

from conformance_pdfa import (DC, PDFUA_ID, annotations, claims, operators, text, xmp_properties)

# What stands in what (ISO 32000-1, 14.8.4.3, 14.8.4.4).
PARENTS = {"/TR": ("/Table", "/THead", "/TBody", "/TFoot"), "/TH": ("/TR",), "/TD": ("/TR",),
           "/Hole": ("/TR",), "/THead": ("/Table",), "/TBody": ("/Table",), "/TFoot": ("/Table",),
           "/LI": ("/L",), "/LBody": ("/LI",), "/RB": ("/Ruby",), "/RT": ("/Ruby",),
           "/Caption": ("/Table",), "/Lbl": ("/LI", "/Note")}


def kinds_of_kids(pdf, element):
    return [pdf.get(kid)["/S"] for kid in pdf.kids(element) if isinstance(kid, str)]


def ua_identification(pdf):
    """5, 7.1: 06-002. A file that claims PDF/UA claims PDF/A here too."""
    if "ua" in claims(pdf):
        assert xmp_properties(pdf)[PDFUA_ID + "part"].text == "1" and "a" in claims(pdf)


def ua_title(pdf):
    """7.1: 06-003, 07-001, 07-002"""
    assert pdf.get(pdf.catalog["/ViewerPreferences"])["/DisplayDocTitle"] is True
    if "ua" in claims(pdf):
        (item,) = xmp_properties(pdf)[DC + "title"].iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li")
        assert item.text.strip()


def ua_all_content_is_marked(pdf):
    """7.1: 01-003 – 01-005. What draws stands in one sequence, of an element or an artifact; in it
    stand ActualTexts alone."""
    for page in pdf.pages():
        depth = 0
        for operator, operands in operators(pdf.data(page["/Contents"])):
            if operator in ("BDC", "BMC"):
                depth += 1
                is_text = "/ActualText" in operands and "/MCID" not in operands
                assert depth == (2 if is_text else 1)
                assert is_text or "/MCID" in operands or operands[0] == "/Artifact"
            elif operator == "EMC":
                depth -= 1
                assert depth >= 0
            elif operator in ("TJ", "Do", "f", "S"):
                assert depth > 0, operator
        assert depth == 0


def ua_parent_tree(pdf):
    """7.1: each sequence belongs to the element that names it."""
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


def ua_figures(pdf):
    """7.3: 13-004. Without a text in the source there is none, and no claim."""
    for _, element in pdf.elements():
        if element["/S"] == "/Figure":
            assert "Layout.BBox" in pdf.attributes(element)
            assert text(element.get("/Alt", "")).strip() or "ua" not in claims(pdf)


def ua_headings(pdf):
    """7.4.2: 14-002, 14-003, 14-006, 14-007. The first is H1, and none goes down by two."""
    level = 0
    for _, element in pdf.elements():
        assert element["/S"] != "/H"
        if match := re.fullmatch("/H([1-9])", element["/S"]):
            assert int(match.group(1)) <= level + 1
            level = int(match.group(1))
            assert pdf.get(element["/P"])["/S"] != "/P"


def ua_nesting(pdf):
    """7.2, 7.5, 7.6: 09-004, 09-005, 09-007"""
    for _, element in pdf.elements():
        kind, kids = element["/S"], kinds_of_kids(pdf, element)
        assert kind not in PARENTS or pdf.get(element["/P"])["/S"] in PARENTS[kind], kind
        if kind == "/L":
            assert set(kids) <= {"/LI"} and (kids or "ua" not in claims(pdf))
            assert pdf.attributes(element)["List.ListNumbering"] != "/None"
        elif kind == "/LI":
            assert kids == ["/Lbl", "/LBody"]
        elif kind == "/Ruby":
            assert kids == ["/RB", "/RT"]
        elif kind in ("/THead", "/TBody", "/TFoot"):
            assert set(kids) == {"/TR"}
        elif kind == "/TR":
            assert set(kids) <= {"/TH", "/TD", "/Hole"}


def ua_table_groups(pdf):
    """7.5: 09-004. A caption first; then rows alone, or THead? TBody TFoot?"""
    for _, element in pdf.elements():
        if element["/S"] == "/Table":
            kids = " ".join(kinds_of_kids(pdf, element))
            assert re.fullmatch("(/Caption ?)?((/TR ?)*|(/THead )?/TBody( /TFoot)?)", kids), kids
            assert "/T" in kids or "ua" not in claims(pdf)


def rows_of(pdf, table):
    for kid in pdf.kids(table):
        part = pdf.get(kid)
        if part["/S"] == "/TR":
            yield part
        elif part["/S"] != "/Caption":
            yield from rows_of(pdf, part)


def ua_tables_are_regular(pdf):
    """7.5: cells do not overlap, and all rows have as many columns."""
    for _, element in pdf.elements():
        if element["/S"] != "/Table":
            continue
        taken, columns, rows = set(), set(), list(rows_of(pdf, element))
        for number, row in enumerate(rows):
            column = 0
            for kid in pdf.kids(row):
                attributes = pdf.attributes(pdf.get(kid))
                while (number, column) in taken:
                    column += 1
                across, down = attributes.get("Table.ColSpan", 1), attributes.get("Table.RowSpan", 1)
                assert number + down <= len(rows)
                slots = {(number + r, column + c) for r in range(down) for c in range(across)}
                assert not slots & taken
                taken |= slots
            columns.add(sum(1 for place in taken if place[0] == number))
        assert len(columns) <= 1, columns


def ua_scopes(pdf):
    """7.5: 15-003"""
    for _, element in pdf.elements():
        if element["/S"] == "/TH":
            assert pdf.attributes(element)["Table.Scope"] in ("/Row", "/Column", "/Both")


def ua_header_ids(pdf):
    """7.5: headers name cells that are there."""
    ids = {element["/ID"] for _, element in pdf.elements() if "/ID" in element}
    root = pdf.get(pdf.catalog["/StructTreeRoot"])
    names = pdf.get(root["/IDTree"])["/Names"] if "/IDTree" in root else []
    assert names[::2] == sorted(names[::2]) and set(names[::2]) <= ids
    assert all(pdf.get(element)["/ID"] == name for name, element in zip(names[::2], names[1::2]))
    for _, element in pdf.elements():
        for header in pdf.attributes(element).get("Table.Headers", []):
            assert header in names[::2]


def ua_notes(pdf):
    """7.9: 19-003, 19-004"""
    ids = [element["/ID"] for _, element in pdf.elements() if element["/S"] == "/Note"]
    assert len(ids) == len(set(ids))


def ua_annotations(pdf):
    """7.18: 28-002, 28-004, 28-008 – 28-012"""
    root = pdf.get(pdf.catalog["/StructTreeRoot"])
    numbers = pdf.get(root["/ParentTree"])["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2]))
    for page in pdf.pages():
        assert page["/Tabs"] == "/S"
    for reference, annotation in annotations(pdf):
        assert text(annotation["/Contents"]).strip()
        element = pdf.get(parents[annotation["/StructParent"]])
        assert element["/S"] == ("/Link" if annotation["/Subtype"] == "/Link" else "/Annot")
        objects = [kid["/Obj"] for kid in pdf.kids(element) if isinstance(kid, dict) and "/Obj" in kid]
        assert reference in objects


def ua_forms(pdf):
    """7.20: 30-001, 30-002. Appearances name neither files nor marked content."""
    for reference, entries in pdf.objects.items():
        if isinstance(entries, dict) and entries.get("/Subtype") == "/Form":
            assert b"MCID" not in pdf.data(reference) and "/Ref" not in entries
