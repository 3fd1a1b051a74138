"""For the tests that hold what is written against docs/schema: `import schemas`.

Without python3-jsonschema the import ends the program with exit code 4 (skipped).
"""

import json
import sys

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


class ClosedSchema:
    """Unknown members count as errors here (and only here: readers pass over them), so that a
    member that the schema forgot is found."""

    def __init__(self, path):
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        self._validator = jsonschema.Draft202012Validator(closed(schema))

    def failures(self, name, value):
        """Prints what is wrong with `value`; how much that is."""
        errors = list(self._validator.iter_errors(value))
        for error in errors:
            print(f"{name}: {list(error.absolute_path)}: {error.message[:300]}")
        return len(errors)
