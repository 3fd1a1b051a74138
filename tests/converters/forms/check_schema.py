#!/usr/bin/python3
"""check_schema.py SCHEMA FOLDER: every *.json of the folder keeps the schema.

Also tries a few broken forms, so that a schema that accepts everything is noticed.
Exit status 4: python3-jsonschema is not installed.
"""
import copy
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: no python3-jsonschema")
    sys.exit(4)


def broken_forms(form):
    """Copies of a whole form with one thing wrong in each."""
    def changed(change):
        bad = copy.deepcopy(form)
        change(bad)
        return bad

    yield changed(lambda bad: bad.pop("grid"))
    yield changed(lambda bad: bad.update(colour="red"))
    yield changed(lambda bad: bad.update(version=2))
    yield changed(lambda bad: bad.update(id="two words"))
    yield changed(lambda bad: bad.update(head_rows="3"))
    yield changed(lambda bad: bad["grid"].append([{"text": "a", "rows": 0}]))
    yield changed(lambda bad: bad["grid"].append([{"text": "a", "colspan": 2}]))
    yield changed(lambda bad: bad.update(identities=[{"rule": "x", "left": ["1"], "right": ["2"]}]))


def main(schema_path, folder):
    schema = json.loads(pathlib.Path(schema_path).read_text(encoding="utf-8"))
    validator_class = jsonschema.validators.validator_for(schema)
    validator_class.check_schema(schema)
    validator = validator_class(schema)
    failures = 0
    paths = sorted(pathlib.Path(folder).glob("*.json"))
    for path in paths:
        form = json.loads(path.read_text(encoding="utf-8"))
        for error in validator.iter_errors(form):
            failures += 1
            print(f"{path.name}: {error.json_path}: {error.message}")
        if "extends" not in form:
            for number, bad in enumerate(broken_forms(form)):
                if validator.is_valid(bad):
                    failures += 1
                    print(f"{path.name}: the schema accepts broken form {number}")
    print(f"{len(paths)} form files, {failures} failures")
    return 1 if failures or not paths else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
