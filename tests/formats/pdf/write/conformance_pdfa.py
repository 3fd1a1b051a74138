"""The clauses of ISO 19005-2 (PDF/A-2a) that a machine can check, as functions of a Pdf.

They check what our writer makes: where the standard allows more than it ever writes, they allow only
that, and a clause about the rest cannot arise. docs/pdf-conformance.md lists them.
"""
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from font_programs import Program, has_font_tools
from pdf_content import operators, shown_codes, used_codes
from pdf_objects import text

STANDARD_TYPES = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H
H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form""".split())
OPERATORS = set("BT ET Tf Tm TJ Tr BDC BMC EMC q Q cm Do w m l re f S g rg".split())
CATALOG = set("""/Type /Pages /StructTreeRoot /MarkInfo /Lang /ViewerPreferences /Metadata /OutputIntents
/Outlines /PageMode""".split())
PAGE = set("/Type /Parent /MediaBox /Resources /Contents /Tabs /StructParents /Annots".split())

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDFA_ID = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA_ID = "{http://www.aiim.org/pdfua/ns/id/}"
EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"


def walk(value):
    """A value and all that it holds, keys of dictionaries too."""
    yield value
    if isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from walk(item)
    elif isinstance(value, list):
        for item in value:
            yield from walk(item)


def dictionaries(pdf):
    return [entries for entries in pdf.objects.values() if isinstance(entries, dict)]


def xmp_properties(pdf):
    """Name -> element, of all descriptions of the metadata."""
    root = ElementTree.fromstring(pdf.data(pdf.catalog["/Metadata"]).decode())
    return {element.tag: element for description in root.iter(RDF + "Description") for element in description}


def claims(pdf):
    """What the file says of itself: a set of "a", "ua"."""
    found = xmp_properties(pdf)
    said = set()
    if PDFA_ID + "part" in found:
        said.add("a")
    if PDFUA_ID + "part" in found:
        said.add("ua")
    return said


def a_file_header(pdf):
    """6.1.2"""
    data = Path(pdf.path).read_bytes()
    assert re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", data)


def a_syntax(pdf):
    """6.1.3, 6.1.7.1, 6.1.9: nothing but streams whose lengths are right, and the end."""
    data = Path(pdf.path).read_bytes()
    at = data.index(b"\n", data.index(b"\n") + 1) + 1
    head = re.compile(rb"\d+ 0 obj\n<<[^\n]*?/Length (\d+)>>\nstream\n")
    while match := head.match(data, at):
        end = match.end() + int(match.group(1))
        assert data[end:].startswith(b"\nendstream\nendobj\n"), at
        at = end + len(b"\nendstream\nendobj\n")
    assert re.fullmatch(rb"startxref\n\d+\n%%EOF\n", data[at:])


def a_trailer(pdf):
    """6.1.3"""
    assert len(pdf.trailer["/ID"]) == 2
    assert "/Encrypt" not in pdf.trailer


def a_hexadecimal_strings(pdf):
    """6.1.6: an even number of digits."""
    for page in pdf.pages():
        for _, operands in operators(pdf.data(page["/Contents"])):
            for string in operands:
                assert not re.match("<[^<]", string) or re.fullmatch("<([0-9A-Fa-f]{2})*>", string), string


def a_streams(pdf):
    """6.1.7: inside the file; filters of ISO 32000-1, neither LZW nor Crypt."""
    for reference in pdf.streams:
        entries = pdf.objects[reference]
        assert not {"/F", "/FFilter", "/FDecodeParms"} & entries.keys()
        filters = entries.get("/Filter", [])
        filters = filters if isinstance(filters, list) else [filters]
        assert set(filters) <= {"/FlateDecode", "/DCTDecode"}, filters


def a_names(pdf):
    """6.1.8: names of fonts and structure types are UTF-8; ours are ASCII."""
    for entries in dictionaries(pdf):
        for key in ("/BaseFont", "/FontName", "/S"):
            assert re.fullmatch("/[!-~]+", entries.get(key, "/-"))


def a_references(pdf):
    """Each reference leads to an object."""
    for value in walk(list(pdf.objects.values())):
        if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            assert pdf.objects.get(value) is not None, value


def a_catalog(pdf):
    """6.1.12, 6.4, 6.5.2, 6.8 – 6.11: no permissions, forms, actions, embedded files, optional
    content, alternate presentations, requirements: the entries for them are not written."""
    assert pdf.catalog.keys() <= CATALOG, pdf.catalog.keys()
    for page in pdf.pages():
        assert page.keys() <= PAGE, page.keys()


def a_limits(pdf):
    """6.1.13"""
    for value in walk(list(pdf.objects.values())):
        if isinstance(value, int):
            assert abs(value) < 2**31
        elif isinstance(value, str) and value.startswith("/"):
            assert len(value.encode()) <= 128
        elif isinstance(value, str):
            kind, _, content = value.partition(":")
            assert len(content) // 2 <= 32767 if kind == "b" else len(content.encode("utf-16")) <= 32767
    assert len(pdf.objects) <= 8_388_607
    for page in pdf.pages():
        box = pdf.get(page["/MediaBox"])
        assert box[:2] == [0, 0] and all(3 <= side <= 14_400 for side in box[2:])
        depth = 0
        for operator, _ in operators(pdf.data(page["/Contents"])):
            depth += (operator == "q") - (operator == "Q")
            assert 0 <= depth <= 28


def a_operators(pdf):
    """6.2.2, 6.2.4 – 6.2.6, 6.1.10: only operators of ISO 32000-1, none for graphics states, patterns,
    rendering intents, inline images, other colours than device grey and RGB; resources of their own."""
    for page in pdf.pages():
        used = {operator for operator, _ in operators(pdf.data(page["/Contents"]))}
        assert used <= OPERATORS, used - OPERATORS
        assert pdf.get(page["/Resources"]).keys() <= {"/Font", "/XObject"}


def a_output_intent(pdf):
    """6.2.3"""
    (intent,) = pdf.get(pdf.catalog["/OutputIntents"])
    intent = pdf.get(intent)
    assert intent["/S"] == "/GTS_PDFA1" and "/OutputConditionIdentifier" in intent
    assert "/DestOutputProfileRef" not in intent
    profile = pdf.data(intent["/DestOutputProfile"])
    assert pdf.get(intent["/DestOutputProfile"])["/N"] == 3
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert profile[12:20] == b"mntrRGB " and profile[36:40] == b"acsp" and profile[8] <= 4


def a_icc_profile(pdf):
    """6.2.3: the profile is one (ICC.1): its tags lie inside, those of a matrix profile are there."""
    intent = pdf.get(pdf.get(pdf.catalog["/OutputIntents"])[0])
    profile = pdf.data(intent["/DestOutputProfile"])
    assert profile[20:24] == b"XYZ "
    tags = {}
    for i in range(int.from_bytes(profile[128:132], "big")):
        entry = profile[132 + 12 * i:144 + 12 * i]
        offset, size = int.from_bytes(entry[4:8], "big"), int.from_bytes(entry[8:12], "big")
        assert 128 < offset and offset % 4 == 0 and offset + size <= len(profile)
        tags[entry[:4]] = profile[offset:offset + 4]
    for name in (b"rXYZ", b"gXYZ", b"bXYZ", b"wtpt"):
        assert tags[name] == b"XYZ "
    for name in (b"rTRC", b"gTRC", b"bTRC"):
        assert tags[name] in (b"curv", b"para")
    assert {b"desc", b"cprt"} <= tags.keys()


def a_images(pdf):
    """6.2.4, 6.2.8, 6.2.10: device grey and RGB; no alternates, OPI, interpolation; masks are grey."""
    for entries in dictionaries(pdf):
        if entries.get("/Subtype") != "/Image":
            continue
        space = pdf.get(entries["/ColorSpace"])
        base = space[1] if isinstance(space, list) else space
        assert base in ("/DeviceRGB", "/DeviceGray"), base
        assert entries["/BitsPerComponent"] in (1, 2, 4, 8, 16)
        assert not {"/Alternates", "/OPI", "/Intent", "/Mask"} & entries.keys()
        assert entries.get("/Interpolate", False) is False
        if "/SMask" in entries:
            mask = pdf.get(entries["/SMask"])
            assert mask["/ColorSpace"] == "/DeviceGray" and not {"/SMask", "/Matte"} & mask.keys()


def a_forms(pdf):
    """6.2.9, 6.2.10: forms are the appearances of annotations and hold a path of one colour."""
    for reference, entries in pdf.objects.items():
        if isinstance(entries, dict) and entries.get("/Subtype") == "/Form":
            assert entries.keys() <= {"/Type", "/Subtype", "/BBox", "/Resources", "/Length"}
            used = {operator for operator, _ in operators(pdf.data(reference))}
            assert used <= {"rg", "m", "l", "f"}


def a_fonts_embedded(pdf):
    """6.2.11.2 – 6.2.11.4"""
    fonts = [entries for entries in dictionaries(pdf) if entries.get("/Type") == "/Font"]
    assert fonts or not used_codes(pdf)
    for font in fonts:
        if font["/Subtype"] == "/Type0":
            assert font["/Encoding"] == "/Identity-H" and "/ToUnicode" in font
            assert len(pdf.get(font["/DescendantFonts"])) == 1
            continue
        descriptor = pdf.get(font["/FontDescriptor"])
        assert re.fullmatch(r"/[A-Z]{6}\+.+", font["/BaseFont"])
        assert descriptor["/FontName"] == font["/BaseFont"] and "/CIDSet" not in descriptor
        assert {"/Registry", "/Ordering", "/Supplement"} <= font["/CIDSystemInfo"].keys()
        if font["/Subtype"] == "/CIDFontType2":
            assert "/FontFile2" in descriptor and font["/CIDToGIDMap"] in pdf.streams
        else:
            assert font["/Subtype"] == "/CIDFontType0" and "/CIDToGIDMap" not in font
            assert pdf.get(descriptor["/FontFile3"])["/Subtype"] == "/CIDFontType0C"


def a_widths(pdf):
    """6.2.11.5: of each glyph that is shown, as in the font program."""
    if not has_font_tools():
        return
    for reference, codes in used_codes(pdf).items():
        program = Program(pdf, pdf.get(reference))
        array = pdf.get(program.descendant["/W"])
        widths = {first + i: width for first, row in zip(array[::2], array[1::2])
                  for i, width in enumerate(row)}
        for code in codes:
            width = widths.get(code, program.descendant["/DW"])
            assert abs(program.width(code) - width) <= 1, (code, width, program.width(code))


def a_glyphs(pdf):
    """6.2.11.4.1, 6.2.11.8: each code shows a glyph that the program has, and none .notdef."""
    for page in pdf.pages():
        assert all(code != 0 for _, code, _ in shown_codes(pdf, page))
    if has_font_tools():
        for reference, codes in used_codes(pdf).items():
            program = Program(pdf, pdf.get(reference))
            for code in codes:
                assert program.glyph(code) is not None and not program.is_notdef(code), code


def to_unicode(pdf, font):
    cmap = pdf.data(pdf.get(font)["/ToUnicode"]).decode()
    assert "usecmap" not in cmap
    pairs = re.findall(r"^<([0-9A-F]{4})><([0-9A-F]{4,8})>$", cmap, re.M)
    return {int(code, 16): bytes.fromhex(units).decode("utf-16-be") for code, units in pairs}


def a_unicode_of_every_code(pdf):
    """6.2.11.7: each code has a character, none U+0000, U+FEFF, U+FFFE; one for private use is told
    by ActualText."""
    known = {}
    for page in pdf.pages():
        for font, code, is_told in shown_codes(pdf, page):
            if font not in known:
                known[font] = to_unicode(pdf, font)
            character = known[font][code]
            assert character not in ("\0", "\ufeff", "\ufffe")
            is_private = "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"
            assert is_told or not is_private, hex(ord(character))


def annotations(pdf):
    for page in pdf.pages():
        for reference in pdf.get(page.get("/Annots", [])):
            yield reference, pdf.get(reference)


def a_annotations(pdf):
    """6.3"""
    for _, annotation in annotations(pdf):
        assert annotation["/Subtype"] in ("/Link", "/Square")
        # Print; neither Invisible, Hidden, NoView, nor ToggleNoView
        assert annotation["/F"] & 4 and not annotation["/F"] & 0b100100011
        if annotation["/Subtype"] != "/Link":
            assert set(annotation["/AP"]) == {"/N"} and annotation["/AP"]["/N"] in pdf.streams


def a_actions(pdf):
    """6.5: URI alone."""
    for entries in dictionaries(pdf):
        assert "/AA" not in entries
        if "/A" in entries and entries.get("/Type") == "/Annot":
            assert pdf.get(entries["/A"])["/S"] == "/URI"


def a_metadata(pdf):
    """6.6.2: a packet without attributes for encoding, properties of XMP in their forms."""
    stream = pdf.objects[pdf.catalog["/Metadata"]]
    assert "/Filter" not in stream and stream["/Subtype"] == "/XML"
    xmp = pdf.data(pdf.catalog["/Metadata"]).decode()
    header = re.match(r"<\?xpacket ([^?]*)\?>", xmp).group(1)
    assert "bytes" not in header and "encoding" not in header and xmp.endswith('<?xpacket end="w"?>')
    forms = {DC + "format": None, DC + "title": "Alt", DC + "creator": "Seq", DC + "language": "Bag",
             PDF + "Producer": None, XMP + "CreateDate": None, PDFA_ID + "part": None,
             PDFA_ID + "conformance": None, PDFUA_ID + "part": None, EXTENSION + "schemas": "Bag"}
    for name, element in xmp_properties(pdf).items():
        form = forms[name]
        assert [kid.tag for kid in element] == ([RDF + form] if form else []), name


def a_metadata_agrees(pdf):
    """6.6.3: the information dictionary says the same."""
    info = pdf.get(pdf.trailer["/Info"])
    found = xmp_properties(pdf)
    assert info.keys() <= {"/Producer", "/Title", "/Author", "/CreationDate"}
    assert text(info["/Producer"]) == found[PDF + "Producer"].text
    for key, name in (("/Title", DC + "title"), ("/Author", DC + "creator")):
        assert (key in info) == (name in found)
        if key in info:
            (item,) = found[name].iter(RDF + "li")
            assert item.text == text(info[key])
    if "/CreationDate" in info:
        digits = re.sub(r"\D", "", found[XMP + "CreateDate"].text)
        assert text(info["/CreationDate"]) == f"D:{digits}Z"


def a_extension_schema(pdf):
    """6.6.2.3: what is not of XMP is described in the file, with all fields."""
    found = xmp_properties(pdf)
    assert (EXTENSION + "schemas" in found) == (PDFUA_ID + "part" in found)
    if EXTENSION + "schemas" not in found:
        return
    (schema,) = found[EXTENSION + "schemas"].find(RDF + "Bag")
    fields = {kid.tag: kid.text for kid in schema}
    assert fields.keys() == {SCHEMA + name for name in ("schema", "namespaceURI", "prefix", "property")}
    assert "{" + fields[SCHEMA + "namespaceURI"] + "}" == PDFUA_ID and fields[SCHEMA + "prefix"] == "pdfuaid"
    (one,) = schema.find(SCHEMA + "property").find(RDF + "Seq")
    fields = {kid.tag: kid.text for kid in one}
    assert fields.keys() == {PROPERTY + name for name in ("name", "valueType", "category", "description")}
    assert fields[PROPERTY + "name"] == "part" and fields[PROPERTY + "valueType"] == "Integer"
    assert fields[PROPERTY + "category"] == "internal" and fields[PROPERTY + "description"]


def a_identification(pdf):
    """6.6.4"""
    found = xmp_properties(pdf)
    if "a" in claims(pdf):
        assert found[PDFA_ID + "part"].text == "2" and found[PDFA_ID + "conformance"].text == "A"
        assert "<pdfaid:part>" in pdf.data(pdf.catalog["/Metadata"]).decode()
    else:
        assert PDFA_ID + "conformance" not in found


def a_tagged(pdf):
    """6.7.2, 6.7.3"""
    assert pdf.get(pdf.catalog["/MarkInfo"]) == {"/Marked": True}
    assert pdf.get(pdf.catalog["/StructTreeRoot"])["/Type"] == "/StructTreeRoot"


def a_role_map(pdf):
    """6.7.3.4: all types lead to standard ones, which are not mapped themselves."""
    roles = pdf.get(pdf.get(pdf.catalog["/StructTreeRoot"])["/RoleMap"])
    assert not {key[1:] for key in roles} & STANDARD_TYPES
    for _, element in pdf.elements():
        kind = element["/S"]
        assert kind[1:] in STANDARD_TYPES or roles[kind][1:] in STANDARD_TYPES, kind


def a_language(pdf):
    """6.7.4"""
    assert re.fullmatch("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", text(pdf.catalog["/Lang"]))
    assert all("/Lang" not in element for _, element in pdf.elements())
