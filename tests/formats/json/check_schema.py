"""check_schema.py SAMPLES_PROGRAM SCHEMA_FOLDER: what is written is what docs/schema describes.

Unknown members count as errors here (and only here: readers pass over them), so that a member that
the schema forgot is found. Exit code 4 (skipped) without python3-jsonschema.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("skipped: no python3-jsonschema")
    sys.exit(4)


def closed(schema):
    """The schema with every object closed against members that it does not name."""
    if isinstance(schema, dict):
        made = {key: closed(value) for key, value in schema.items()}
        if "properties" in made and "additionalProperties" not in made:
            made["additionalProperties"] = False
        return made
    return [closed(value) for value in schema] if isinstance(schema, list) else schema


def main():
    program, schemas = sys.argv[1], pathlib.Path(sys.argv[2])
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, folder], check=True)
        for kind in ("document", "tables"):
            schema = json.loads((schemas / f"{kind}.schema.json").read_text(encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(closed(schema))
            samples = sorted(pathlib.Path(folder).glob(f"*.{kind}.json"))
            assert samples, f"no samples of {kind}"
            for sample in samples:
                for error in validator.iter_errors(json.loads(sample.read_text(encoding="utf-8"))):
                    print(f"{sample.name}: {list(error.absolute_path)}: {error.message[:300]}")
                    failures += 1
    sys.exit(1 if failures else 0)


main()
