#!/usr/bin/env python3
"""The main text of each page by python3-readability (readability-lxml), as JSON Lines."""
import gzip
import json
import logging
import sys
from pathlib import Path

from lxml import html
from readability import Document

BLOCKS = {'p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'br', 'tr', 'pre'}
logging.disable(logging.CRITICAL)


def text_of(summary):
    tree = html.fromstring(summary)
    for element in tree.iter():
        if element.tag in BLOCKS: element.tail = '\n' + (element.tail or '')
    return tree.text_content()


for page in sorted(Path(sys.argv[1]).iterdir()):
    body = gzip.decompress(page.read_bytes()) if page.suffix == '.gz' else page.read_bytes()
    try:
        text = text_of(Document(body.decode('utf-8', 'replace')).summary())
    except Exception as error:  # one page that it cannot read must not end the comparison
        print(f'{page.name}: {error}', file=sys.stderr)
        text = ''
    print(json.dumps({'id': page.name.removesuffix('.gz').removesuffix('.html'), 'text': text}))
