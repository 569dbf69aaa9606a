#!/usr/bin/env python3
"""Text extractors side by side on the same pages in one run: CPU a page, and F1 where the pages have labels.

  compare.py --recount BINARY --readability readability.mjs PAGES [--scorer score_articles.py]

PAGES holds html/*.html[.gz], and ground-truth.json where it is labelled (the format of the article extraction
benchmark). Each program reads all pages in one process, starting included, so that no one is charged for a start
per page. CPU is user and system time of the process and its children: times on a busy machine stay comparable.
"""
import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def programs(recount, readability, pages):
    return {
        'recount': [recount, 'extract', '--what', 'article', '--format', 'jsonl', pages],
        'python3-readability': ['/usr/bin/python3', HERE / 'readability_python.py', pages],  # apt's package is for apt's python
        '@mozilla/readability on linkedom': ['node', readability, pages],
    }


def run(command, out):
    """CPU seconds of the command; what it prints goes to `out`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(out, 'wb') as stdout:
        done = subprocess.run([str(c) for c in command], stdout=stdout, stderr=subprocess.PIPE)
    if done.returncode not in (0, 3):
        raise SystemExit(f'{command[0]}: exit code {done.returncode}\n' + done.stderr.decode('utf-8', 'replace'))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def f1(scorer, labelled, out):
    done = subprocess.run([sys.executable, scorer, '--bench', 'scrapinghub', '--gold', labelled, out],
                          capture_output=True, text=True)
    if done.returncode: raise SystemExit(done.stderr)
    header, row = done.stdout.splitlines()[:2]
    return dict(zip(header[28:].split(), row[28:].split())).get('F1', '')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--recount', required=True)
    parser.add_argument('--readability', required=True, type=Path, help='readability.mjs beside its node_modules')
    parser.add_argument('--scorer', type=Path)
    parser.add_argument('pages', type=Path)
    a = parser.parse_args()
    html = a.pages / 'html'
    count = len([p for p in html.iterdir() if p.name.endswith(('.html', '.html.gz'))])
    if not count: raise SystemExit(f'{html}: no pages')
    first = None
    with tempfile.TemporaryDirectory(prefix='recount-bench-') as folder:
        for name, command in programs(a.recount, a.readability, html).items():
            out = Path(folder) / f'{name.split()[0].replace("/", "-")}.jsonl'
            seconds = run(command, out)
            first = first or seconds
            texts = [json.loads(line) for line in out.open(encoding='utf-8')]
            quality = f'  F1 {f1(a.scorer, a.pages, out)}' if a.scorer else ''
            print(f'{name:<34} {1000 * seconds / count:7.2f} ms CPU a page  × {seconds / first:5.1f}  {len(texts)} of {count} pages{quality}',
                  flush=True)


if __name__ == '__main__':
    main()
