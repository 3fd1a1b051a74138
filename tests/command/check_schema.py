"""check_schema.py GOUJI PROJECT: what `extract` and `check` print is what docs/schema describes."""

import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import schemas


def inputs(project, folder):
    """Reports of two years with sums that fail, damaged ones, and one that is not there."""
    damaged = project / "fixtures" / "damaged"
    text = (damaged / "pipe-padded.txt").read_text(encoding="utf-8")
    wrong = text.replace("2023年", "2024年").replace("| 20 | ||", "| 21 | ||", 1)
    (folder / "next-year.txt").write_text(wrong, encoding="utf-8")
    names = [str(path) for path in sorted(damaged.glob("*.txt"))]
    return names + [str(folder / "next-year.txt"), str(folder / "not-there.txt")]


def printed(gouji, arguments):
    run = subprocess.run(
        [gouji, *arguments, "--quiet"], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 1, run.stderr  # one input is not there
    return json.loads(run.stdout)


def main(gouji, project):
    project = pathlib.Path(project)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        names = inputs(project, pathlib.Path(folder))
        outputs = {
            "extract": printed(gouji, ["extract", *names]),
            "check": printed(gouji, ["check", "--format", "json", *names]),
        }
    verdicts = {finding["verdict"] for finding in outputs["check"]["findings"]}
    assert verdicts == {"holds", "fails", "cannot-check"}, verdicts
    for kind, output in outputs.items():
        schema = schemas.ClosedSchema(project / "docs" / "schema" / f"{kind}.schema.json")
        failures += schema.failures(kind, output)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
