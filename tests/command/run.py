#!/usr/bin/env python3
"""Runs one command test file; README.md describes the form.

    run.py TEST.md --gouji PROGRAM --source CHECKOUT

GOUJI_UPDATE_GOLDEN=1 rewrites what is expected instead of comparing with it."""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ANYTHING = "[...]"
SECONDS = 60
SKIPPED = 4


class Command:
    """`% line`, its input, and what is expected of it."""

    def __init__(self, line, number):
        self.line = line
        self.number = number
        self.input = None
        self.out = []
        self.err = []
        self.code = 0

    def add(self, line):
        if line == "^D" and self.input is None:
            self.input, self.out = self.out, []
        elif line.startswith("2> ") or line == "2>":
            self.err.append(line[3:])
        elif re.fullmatch(r"=> \d+", line):
            self.code = int(line[3:])
        else:
            self.out.append(line)

    def write(self):
        lines = ["% " + self.line]
        if self.input is not None:
            lines += [*self.input, "^D"]
        lines += self.out + [f"2> {line}".rstrip() for line in self.err]
        if self.code != 0:
            lines.append(f"=> {self.code}")
        return lines


def parse(text):
    """The file as a list of text lines and commands, in order."""
    parts = []
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        if line == "```":
            inside = not inside
            parts.append(line)
        elif inside and line.startswith("% "):
            parts.append(Command(line[2:], number))
        elif inside and parts and isinstance(parts[-1], Command):
            parts[-1].add(line)
        else:
            parts.append(line)
    return parts


def matches_line(expected, actual):
    pieces = [re.escape(piece) for piece in expected.split(ANYTHING)]
    return re.fullmatch(".*".join(pieces), actual) is not None


def matches(expected, actual):
    """A line that is only [...] stands for any number of lines."""
    if not expected:
        return not actual
    if expected[0] == ANYTHING:
        return any(matches(expected[1:], actual[at:]) for at in range(len(actual) + 1))
    return bool(actual) and matches_line(expected[0], actual[0]) and matches(expected[1:], actual[1:])


def lines_of(data):
    text = data.decode("utf-8", "backslashreplace")
    return text[:-1].split("\n") if text.endswith("\n") else text.split("\n") if text else []


def environment(gouji, source, folder):
    return {
        "PATH": f"{gouji.parent}:{os.environ['PATH']}",
        "HOME": folder,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "FIXTURES": str(source / "fixtures"),
        "MAKE": f"{sys.executable} {source}/tests/command/make_input.py",
        "PYTHONDONTWRITEBYTECODE": "1",
        **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")},
    }


def execute(command, folder, variables):
    data = None if command.input is None else "".join(line + "\n" for line in command.input).encode()
    result = subprocess.run(
        ["sh", "-c", command.line],
        input=b"" if data is None else data,
        capture_output=True,
        cwd=folder,
        env=variables,
        timeout=SECONDS,
        check=False,
    )
    return lines_of(result.stdout), lines_of(result.stderr), result.returncode


def show(kind, expected, actual):
    print(f"  {kind} expected:")
    print("".join(f"    | {line}\n" for line in expected), end="")
    print(f"  {kind} was:")
    print("".join(f"    | {line}\n" for line in actual), end="")


def check(name, command, out, err, code):
    wrong = False
    for kind, expected, actual in (("output", command.out, out), ("stderr", command.err, err)):
        if not matches(expected, actual):
            if not wrong:
                print(f"{name}:{command.number}: % {command.line}")
            show(kind, expected, actual)
            wrong = True
    if code != command.code:
        print(f"{name}:{command.number}: % {command.line}\n  exit code expected: {command.code}, was: {code}")
        wrong = True
    return not wrong


def update(command, out, err, code):
    if not matches(command.out, out):
        command.out = out
    if not matches(command.err, err):
        command.err = err
    command.code = code


def run_file(path, gouji, source):
    updating = os.environ.get("GOUJI_UPDATE_GOLDEN") == "1"
    parts = parse(path.read_text(encoding="utf-8"))
    passed = True
    with tempfile.TemporaryDirectory(prefix="gouji-test-") as folder:
        variables = environment(gouji, source, folder)
        for command in (part for part in parts if isinstance(part, Command)):
            if command.line.startswith("skip unless "):
                probe = command.line.removeprefix("skip unless ")
                if subprocess.run(["sh", "-c", probe], cwd=folder, env=variables, capture_output=True, check=False).returncode:
                    print(f"skipped: {probe}")
                    return SKIPPED
                continue
            out, err, code = execute(command, folder, variables)
            if updating:
                update(command, out, err, code)
            else:
                passed = check(path.name, command, out, err, code) and passed
    if updating:
        lines = []
        for part in parts:
            lines += part.write() if isinstance(part, Command) else [part]
        path.write_text("\n".join(lines), encoding="utf-8")
    return 0 if passed else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("test", type=pathlib.Path)
    parser.add_argument("--gouji", type=pathlib.Path, required=True)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    options = parser.parse_args()
    return run_file(options.test, options.gouji.resolve(), options.source.resolve())


if __name__ == "__main__":
    sys.exit(main())
