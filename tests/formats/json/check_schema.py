"""check_schema.py SAMPLES_PROGRAM SCHEMA_FOLDER: what is written is what docs/schema describes."""

import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
import schemas


def main():
    program, folder_of_schemas = sys.argv[1], pathlib.Path(sys.argv[2])
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, folder], check=True)
        for kind in ("document", "tables"):
            schema = schemas.ClosedSchema(folder_of_schemas / f"{kind}.schema.json")
            samples = sorted(pathlib.Path(folder).glob(f"*.{kind}.json"))
            assert samples, f"no samples of {kind}"
            for sample in samples:
                value = json.loads(sample.read_text(encoding="utf-8"))
                failures += schema.failures(sample.name, value)
    sys.exit(1 if failures else 0)


main()
