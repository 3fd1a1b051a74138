#!/usr/bin/env python3
"""docutils_check.py TOOL: docutils finds in our grid tables exactly the grids that we wrote.

TOOL prints samples (write_samples_tool.cpp). Exit code 4 when docutils is not installed.
"""
import json
import subprocess
import sys
import unicodedata

try:
    from docutils.core import publish_doctree
    from docutils.parsers.rst.tableparser import GridTableParser
    from docutils.statemachine import StringList
except ImportError:
    print('skipped: docutils is not installed')
    sys.exit(4)


def unescape(line):
    if not line.startswith('\\'):
        return line
    line = line[1:]
    return line[:-1] if line.endswith('\\') else line


def text_of(block):
    """The text of a cell in our notation: blank lines part paragraphs."""
    lines = [line.replace('\x00', '').strip(' ') for line in block]
    return '\n'.join(unescape(line) for line in lines if line)


def parse(lines):
    block = StringList(lines, 'sample')
    block.pad_double_width('\x00')
    widths, head, body = GridTableParser().parse(block)
    cells = {}
    for r, row in enumerate(head + body):
        for c, cell in enumerate(row):
            if cell is not None:
                cells[r, c] = (cell[0] + 1, cell[1] + 1, text_of(cell[3]))
    return len(head) + len(body), len(widths), len(head), cells


def bare(text):
    return [line.strip() for line in text.split('\n')]


def has_combining(text):
    return any(unicodedata.combining(c) for c in text)


def check(sample):
    lines = sample['text'].split('\n')
    begin = next(i for i, line in enumerate(lines) if line.startswith('+'))
    lines = [line.rstrip() for line in lines[begin:] if line]
    rows, columns, head, cells = parse(lines)
    assert (rows, columns) == (sample['rows'], sample['columns']), (rows, columns)
    assert head == sample['head'], 'header rows'
    # docutils itself misplaces the text of cells beside combining characters.
    whole_text = not has_combining(sample['text'])
    holes = set(cells) - {(c['r'], c['c']) for c in sample['cells']}
    assert not whole_text or all(cells[hole] == (1, 1, '') for hole in holes), 'holes'
    for cell in sample['cells']:
        row_span, column_span, text = cells[cell['r'], cell['c']]
        assert (row_span, column_span) == (cell['rs'], cell['cs']), cell
        if whole_text and not cell['nested']:
            # docutils takes ideographic and no-break spaces for indents.
            assert bare(text) == bare(cell['text']), (text, cell['text'])
    document = publish_doctree('\n'.join(lines), settings_overrides={
        'report_level': 5, 'halt_level': 5})
    # What is in the cells may be anything to docutils; the table itself is one.
    assert [node.tagname for node in document if node.tagname != 'system_message'] == ['table']


def main():
    samples = subprocess.run([sys.argv[1]], check=True, capture_output=True).stdout.decode()
    failed = 0
    count = 0
    for line in samples.splitlines():
        sample = json.loads(line)
        count += 1
        try:
            check(sample)
        except Exception as error:  # each sample is told
            failed += 1
            print(f"seed {sample['seed']}: {type(error).__name__} {error}\n{sample['text']}")
    print(f'{count} tables, {failed} differ')
    return 1 if failed or count == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
