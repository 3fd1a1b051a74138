"""What the font programs in a PDF of ours say of their glyphs, by fontTools."""
import io


def has_font_tools():
    try:
        import fontTools  # noqa: F401
    except ImportError:
        return False
    return True


class Program:
    """The font program of a Type 0 font."""

    def __init__(self, pdf, font):
        self.descendant = pdf.get(pdf.get(font["/DescendantFonts"])[0])
        descriptor = pdf.get(self.descendant["/FontDescriptor"])
        self.is_cff = "/FontFile3" in descriptor
        if self.is_cff:
            self._open_cff(pdf.data(descriptor["/FontFile3"]))
        else:
            from fontTools.ttLib import TTFont
            self.truetype = TTFont(io.BytesIO(pdf.data(descriptor["/FontFile2"])))
            self.glyphs = pdf.data(self.descendant["/CIDToGIDMap"])

    def _open_cff(self, data):
        from fontTools.cffLib import CFFFontSet
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        self.cff = fonts[0]
        self.names = self.cff.CharStrings.charStrings
        self.has_cids = hasattr(self.cff, "ROS")

    def glyph(self, code):
        """Name of the glyph that a code shows; None when there is none (9.7.4.2)."""
        if self.is_cff:
            if self.has_cids:
                name = "cid%05d" % code if code else ".notdef"
                return name if name in self.names else None
            return self.cff.charset[code] if code < len(self.cff.charset) else None
        number = int.from_bytes(self.glyphs[2 * code:2 * code + 2], "big")
        count = self.truetype["maxp"].numGlyphs
        return self.truetype.getGlyphName(number) if number < count else None

    def is_notdef(self, code):
        if self.is_cff:
            return self.glyph(code) == ".notdef"
        return self.glyphs[2 * code:2 * code + 2] == b"\0\0"

    def width(self, code):
        """In thousandths of the em."""
        name = self.glyph(code)
        if not self.is_cff:
            return self.truetype["hmtx"][name][0] * 1000 / self.truetype["head"].unitsPerEm
        from fontTools.misc.psCharStrings import T2WidthExtractor
        charstring = self.cff.CharStrings[name]
        private = charstring.private
        extractor = T2WidthExtractor(getattr(private, "Subrs", []), charstring.globalSubrs,
                                     private.nominalWidthX, private.defaultWidthX)
        extractor.execute(charstring)
        return extractor.width * self.cff.FontMatrix[0] * 1000
