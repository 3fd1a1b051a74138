"""A PDF file as qpdf sees it: what the tests with other tools share. Standard library only."""
import json
import re
import shutil
import subprocess
import sys


def need(*tools):
    """Exits with 4 (skipped) where a tool is missing."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing:
        print("skipped: no " + ", ".join(missing))
        sys.exit(4)


def run(*command, ok=(0,)):
    done = subprocess.run(command, capture_output=True)
    if done.returncode not in ok:
        raise AssertionError(f"{command} gave {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode(errors="replace")


class Pdf:
    """Objects by reference ("12 0 R"), and the streams of the pages, in order."""

    def __init__(self, path):
        self.path = str(path)
        whole = json.loads(run("qpdf", "--json=2", "--json-stream-data=inline",
                               "--decode-level=generalized", self.path))
        self.objects = {}
        self.streams = {}
        for name, entry in whole["qpdf"][1].items():
            reference = name.removeprefix("obj:")
            if "stream" in entry:
                self.objects[reference] = entry["stream"]["dict"]
                self.streams[reference] = entry["stream"].get("data", "")
            else:
                self.objects[reference] = entry["value"]
        self.trailer = self.objects["trailer"]
        self.catalog = self.get(self.trailer["/Root"])

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            value = self.objects.get(value)
        return value

    def data(self, reference):
        import base64
        return base64.b64decode(self.streams[reference])

    def pages(self, node=None):
        node = self.get(node or self.catalog["/Pages"])
        if node["/Type"] == "/Page":
            return [node]
        return [page for kid in self.get(node["/Kids"]) for page in self.pages(kid)]

    def content(self, page):
        return self.data(page["/Contents"]).decode("latin-1")

    def elements(self, reference=None):
        """The structure elements, parents before kids, as (reference, dictionary)."""
        if reference is None:
            roots = self.get(self.catalog["/StructTreeRoot"])["/K"]
            for root in roots if isinstance(roots, list) else [roots]:
                yield from self.elements(root)
            return
        element = self.get(reference)
        yield reference, element
        for kid in self.kids(element):
            if isinstance(kid, str) and "/S" in (self.get(kid) or {}):
                yield from self.elements(kid)

    def kids(self, element):
        kids = self.get(element.get("/K", []))
        return kids if isinstance(kids, list) else [kids]

    def attributes(self, element):
        """All attributes as "Owner.Key"."""
        merged = {}
        objects = self.get(element.get("/A", []))
        for entry in objects if isinstance(objects, list) else [objects]:
            entry = self.get(entry)
            for key, value in entry.items():
                merged[f"{entry['/O'][1:]}.{key[1:]}"] = value
        return merged


def text(value):
    """A text string as qpdf's JSON has it."""
    return value.removeprefix("u:") if isinstance(value, str) else value
