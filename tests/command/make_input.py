#!/usr/bin/env python3
"""Makes inputs that are too bad or too large to be kept as files.   make_input.py KIND OUT"""
import struct
import sys
import zipfile

SECTOR = 512
END_OF_CHAIN = 0xFFFFFFFE
FREE = 0xFFFFFFFF

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
RELATIONSHIPS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def directory_entry(name, kind, child, start, size, right=FREE):
    """[MS-CFB] 2.6.1: 128 bytes."""
    wide = (name + "\0").encode("utf-16-le")
    return (
        wide.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(wide), kind, 1, FREE, right, child)
        + bytes(16 + 4 + 8 + 8)
        + struct.pack("<IQ", start, size)
    )


def compound(*streams):
    """A compound file with empty-looking streams of these names: header, FAT, directory, data."""
    header = struct.pack("<Q", 0xE11AB1A1E011CFD0) + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    data_sectors = 8  # 4,096 bytes each: streams below that would need the mini stream
    fat = [0xFFFFFFFD, END_OF_CHAIN]
    entries = [directory_entry("Root Entry", 5, 1, END_OF_CHAIN, 0)]
    for number, name in enumerate(streams):
        start = len(fat)
        fat += [start + i + 1 for i in range(data_sectors - 1)] + [END_OF_CHAIN]
        right = number + 2 if number + 1 < len(streams) else FREE
        entries.append(directory_entry(name, 2, FREE, start, SECTOR * data_sectors, right))
    entries += [bytes(128)] * (4 - len(entries))
    table = b"".join(struct.pack("<I", value) for value in fat).ljust(SECTOR, b"\xff")
    return header + table + b"".join(entries) + bytes(SECTOR * data_sectors * len(streams))


def zip_of(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries:
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name), content, method)


def docx(path, body, prolog=""):
    zip_of(path, [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONSHIPS),
        ("word/document.xml", f'<?xml version="1.0"?>{prolog}<w:document {WORD}><w:body>{body}</w:body></w:document>'),
    ])


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def truncated_docx(path):
    docx(path, "".join(paragraph(f"第{i}段，共收到{i * 7 % 101}件。") for i in range(400)))
    with open(path, "rb") as whole:
        data = whole.read()
    with open(path, "wb") as cut:
        cut.write(data[: len(data) // 2])


def nested_html(path, depth=10_000):
    with open(path, "w", encoding="utf-8") as out:
        out.write("<!DOCTYPE html><body>" + "<div>" * depth + "最里层" + "</div>" * depth)


def nested_docx(path, depth=10_000):
    cell = "<w:tbl><w:tr><w:tc>"
    docx(path, cell * depth + paragraph("最里层") + "<w:p/></w:tc></w:tr></w:tbl>" * depth)


def pdf(path, content, page="", objects=()):
    """One page; further objects count from 5."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R%s>>" % page.encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content.encode()),
        *objects,
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    write(path, data)


def scan_pdf(path):
    picture = (b"<</Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8"
               b"/ColorSpace/DeviceGray/Length 4>>stream\nabcd\nendstream")
    pdf(path, "q 300 0 0 200 0 0 cm /Im Do Q", "/Resources<</XObject<</Im 5 0 R>>>>", [picture])


def text_pdf(path):
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    pdf(path, "BT /F 12 Tf 20 150 Td (All of it is here.) Tj ET", "/Resources<</Font<</F 5 0 R>>>>", [font])


def table_pdf(path):
    """A drawn table, and one between rules only, without tags; a page number."""
    draw = []

    def text(x, y, words):
        draw.append(f"BT /F1 10 Tf {x} {y} Td ({words}) Tj ET")

    def line(x0, y0, x1, y1):
        draw.append(f"{x0} {y0} m {x1} {y1} l S")

    text(20, 186, "One table has lines, the other not.")
    for y in (175, 157, 139):
        line(20, y, 220, y)
    for x in (20, 120, 220):
        line(x, 139, x, 175)
    for x, y, words in ((26, 162, "Name"), (126, 162, "Sum"), (26, 144, "North"), (126, 144, "12.50")):
        text(x, y, words)
    for y in (122, 106, 56):
        line(20, y, 280, y)
    rows = (("Region", "1995", "1996"), ("North", "12", "7,545.00"), ("South", "-", "31"), ("East", "4", "8"))
    for row, y in zip(rows, (110, 92, 77, 62)):
        for x, words in zip((20, 120, 220), row):
            text(x, y, words)
    text(140, 8, "- 1 -")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    pdf(path, "\n".join(draw), "/Resources<</Font<</F1 5 0 R>>>>", [font])


def write(path, data):
    with open(path, "wb") as out:
        out.write(data)


KINDS = {
    "docx": lambda path: docx(path, paragraph("一段文字。")),
    "encrypted-docx": lambda path: write(path, compound("EncryptedPackage", "EncryptionInfo")),
    "doc": lambda path: write(path, compound("WordDocument", "1Table")),
    "xls": lambda path: write(path, compound("Workbook")),
    "ppt": lambda path: write(path, compound("PowerPoint Document")),
    "xlsx": lambda path: zip_of(path, [("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")]),
    "pptx": lambda path: zip_of(path, [("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p/>")]),
    "ofd": lambda path: zip_of(path, [("OFD.xml", "<ofd:OFD/>"), ("Doc_0/Document.xml", "<d/>")]),
    "odt": lambda path: zip_of(path, [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<o/>")]),
    "ods": lambda path: zip_of(path, [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<o/>")]),
    "epub": lambda path: zip_of(path, [("mimetype", "application/epub+zip"), ("index.xhtml", "<html/>")]),
    "zip": lambda path: zip_of(path, [("a.txt", "文字"), ("b.txt", "文字")]),
    "table-pdf": table_pdf,
    "truncated-docx": truncated_docx,
    "doctype-docx": lambda path: docx(
        path, paragraph("&bomb;"), '<!DOCTYPE w:document [<!ENTITY bomb SYSTEM "file:///etc/passwd">]>'),
    "nested-html": nested_html,
    "nested-docx": nested_docx,
    "binary": lambda path: write(path, bytes(range(256)) * 40),
    "png": lambda path: write(path, b"\x89PNG\r\n\x1a\n" + bytes(range(64))),
    "jpeg": lambda path: write(path, b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(64)),
    "gif": lambda path: write(path, b"GIF89a" + bytes(64)),
    "bmp": lambda path: write(path, b"BM" + struct.pack("<IIII", 1000, 0, 54, 40) + bytes(64)),
    "tiff": lambda path: write(path, b"II*\0" + bytes(64)),
    "webp": lambda path: write(path, b"RIFF\x40\0\0\0WEBPVP8 " + bytes(64)),
    "7z": lambda path: write(path, b"7z\xbc\xaf\x27\x1c" + bytes(64)),
    "rar": lambda path: write(path, b"Rar!\x1a\x07\x01\0" + bytes(64)),
    "gz": lambda path: write(path, b"\x1f\x8b\x08\0" + bytes(64)),
    "scan-pdf": scan_pdf,
    "text-pdf": text_pdf,
    "pdf": lambda path: write(path, b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
}


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in KINDS:
        sys.exit(f"usage: make_input.py KIND OUT; kinds: {' '.join(KINDS)}")
    KINDS[sys.argv[1]](sys.argv[2])
