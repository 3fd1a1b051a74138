#!/usr/bin/env python3
"""Checks files of ours clause by clause against PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), and
that they say of themselves what holds.

    write_conformance.py GOUJI SOURCE...

docs/pdf-conformance.md lists the clauses by the names of the functions. Exit codes: 0 all hold, 1 one
does not, 4 a tool is missing (skipped).
"""
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import conformance_pdfa  # noqa: E402
import conformance_pdfua  # noqa: E402
from font_programs import has_font_tools  # noqa: E402
from pdf_objects import Pdf, need, run  # noqa: E402
from write_samples import DOCUMENTS, NOT_ACCESSIBLE, NOT_ARCHIVAL, SAMPLES  # noqa: E402

CLAUSES = [check for module, start in ((conformance_pdfa, "a_"), (conformance_pdfua, "ua_"))
           for name, check in vars(module).items() if name.startswith(start)]


def wanted_claims(name):
    if name in NOT_ARCHIVAL:
        return set()
    return {"a"} if name in NOT_ACCESSIBLE else {"a", "ua"}


def problems_of(gouji, source, target):
    """Name of the check and what it says, of each that fails."""
    done = subprocess.run([gouji, "convert", str(source), str(target), "--quiet"], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    run("qpdf", "--check", str(target))
    pdf = Pdf(target)
    said = conformance_pdfa.claims(pdf)
    if said != wanted_claims(source.stem):
        yield "claims", f"the file claims {sorted(said)}"
    for clause in CLAUSES:
        # What a document brings may break these: then it claims nothing.
        if clause.__name__ == "a_limits" and not said:
            continue
        try:
            clause(pdf)
        except Exception as problem:  # noqa: BLE001 a failed check, whatever its kind
            yield clause.__name__, f"{type(problem).__name__} {problem}"


def main(gouji, *given):
    need("qpdf", "pdfinfo", "pdftotext")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(source) for source in given]
        for samples, ending in ((SAMPLES, "html"), (DOCUMENTS, "json")):
            for name, content in samples.items():
                sources.append(Path(folder) / f"{name}.{ending}")
                sources[-1].write_text(content, encoding="utf-8")
        for source in sources:
            for name, problem in problems_of(gouji, source, Path(folder) / (source.name + ".pdf")):
                print(f"{source.name}: {name}: {problem[:300]}")
                failed += 1
    if not has_font_tools():
        print("no fontTools: widths and glyphs are not compared with the fonts")
    print(f"{len(CLAUSES)} clauses, {len(sources)} documents, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
