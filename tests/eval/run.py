#!/usr/bin/env python3
"""Accuracy of the product, by scorers that know nothing of it.

  run.py --recount BINARY --shared DIR              every score of floors.toml in one table; fails below a floor
  run.py --recount BINARY --shared DIR KIND GOLD    one kind on any gold file or folder; prints that scorer's own output
  run.py --recount BINARY --shared DIR crawling     the crawler's external suites
  run.py --recount BINARY --shared DIR hostile      pages made to crash, hang or flood the extractor
  run.py --recount BINARY --shared DIR properties   every claim of every page: its quote, and the same bytes twice
  run.py --recount BINARY --shared DIR silence      the alarms on all pages: no more than those that are right
  run.py --recount BINARY --shared DIR hostile-server  answers made to do the same to the crawler
  run.py --recount BINARY --shared DIR faults      kill -9 at 50 random moments, signals, full disks, a second instance
  run.py --recount BINARY --shared DIR --pin        every floor becomes the score that is reached now, rounded down

Scorers and data lie in DIR (eval/, data/); a gold in floors.toml is looked for here first, then in DIR.
"""
import argparse
import hashlib
import math
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

import faults
import hostile
import hostile_server
import properties
import silence
from kinds import KINDS, Work
from product import Product

HERE = Path(__file__).resolve().parent
FLOORS = HERE / 'floors.toml'


def score(kind, gold, work, shared):
    """The scorer's own output."""
    scorer, *arguments = KINDS[kind][0](work, gold)
    done = subprocess.run([sys.executable, shared / 'eval' / scorer, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode: raise SystemExit(f'{scorer}: {done.stderr or done.stdout}')
    return done.stdout


def digest(gold):
    """Short fingerprint of the labels: a score means nothing without the corpus that it was taken on."""
    sha = hashlib.sha256()
    files = [gold] if gold.is_file() else sorted(p for p in gold.rglob('*.json'))
    for file in files:
        sha.update(file.read_bytes())
    return sha.hexdigest()[:12]


def locate(name, shared):
    for folder in (HERE, shared):
        if (folder / name).exists(): return folder / name
    raise SystemExit(f'floors.toml: no gold {name} in {HERE} or {shared}')


def measure(entry, gold, work, shared):
    return KINDS[entry['kind']][1](score(entry['kind'], gold, work, shared))


def row(entry, work, shared):
    """Prints one line of the table; returns what is wrong with it."""
    gold, start = locate(entry['gold'], shared), time.monotonic()
    metrics = measure(entry, gold, work, shared)
    cells, wrong = [], []
    for name, floor in entry['floors'].items():
        got = metrics[name]
        low = got < floor - 1e-9
        cells.append(f"{name} {got:.4g} ({'BELOW ' if low else '≥ '}{floor:g})")
        if low: wrong.append(f"{entry['kind']} {entry['gold']}: {name} {got:.4g} is below its floor {floor:g}")
    if digest(gold) != entry['digest']:
        wrong.append(f"{entry['kind']} {entry['gold']}: another corpus (digest {digest(gold)}); measure and pin its floors anew")
    print(f"{entry['kind']:<22} {gold.name:<28} {time.monotonic() - start:5.1f} s  {'  '.join(cells)}", flush=True)
    return wrong


def floors():
    return tomllib.loads(FLOORS.read_text(encoding='utf-8'))['score']


def rounded_down(score):
    """Three digits of a share, one of a percentage."""
    steps = 1000 if score <= 1 else 10
    return math.floor(score * steps + 1e-6) / steps


def pin(work, shared):
    head = FLOORS.read_text(encoding='utf-8').split('[[score]]')[0]
    entries = []
    for entry in floors():
        gold = locate(entry['gold'], shared)
        metrics = measure(entry, gold, work, shared)
        values = ', '.join(f'"{name}" = {rounded_down(metrics[name])}' for name in entry['floors'])
        entries.append(f'[[score]]\nkind = "{entry["kind"]}"\ngold = "{entry["gold"]}"\ndigest = "{digest(gold)}"\nfloors = {{{values}}}\n')
    FLOORS.write_text(head + '\n'.join(entries), encoding='utf-8')
    return 0


def table(work, shared):
    wrong = [w for entry in floors() for w in row(entry, work, shared)]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def crawling(binary, shared):
    program = Path(binary).parent.parent / 'tests' / 'eval' / 'crawling_eval'
    if not program.exists(): raise SystemExit(f'{program} is not built')
    return subprocess.run([program, shared / 'data' / 'crawling', Path(__file__).parent]).returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--recount', required=True)
    parser.add_argument('--shared', required=True, type=Path)
    parser.add_argument('--pin', action='store_true')
    parser.add_argument('kind', nargs='?', choices=[*KINDS, 'crawling', 'hostile', 'hostile-server', 'properties', 'silence', 'faults'])
    parser.add_argument('gold', nargs='?', type=Path)
    a = parser.parse_args()
    if not (a.shared / 'eval').is_dir(): raise SystemExit(f'{a.shared}: no scorers (eval/) there; set RECOUNT_SHARED')
    if a.kind == 'crawling': return crawling(a.recount, a.shared)
    if a.kind == 'hostile': return hostile.run_all(a.recount, a.shared)
    if a.kind == 'faults': return faults.run_all(Path(a.recount).resolve(), 50, int(time.time()))
    if a.kind == 'hostile-server': return hostile_server.run_all(a.recount, a.shared)
    if a.kind == 'properties': return properties.run_all(a.recount, a.shared)
    if a.kind == 'silence': return silence.run_all(a.recount, a.shared)
    if a.kind and not a.gold: parser.error(f'{a.kind} needs a gold file or folder')
    with tempfile.TemporaryDirectory(prefix='recount-eval-') as folder:
        work = Work(Product(a.recount), folder)
        if a.pin: return pin(work, a.shared)
        if not a.kind: return table(work, a.shared)
        print(score(a.kind, a.gold.resolve(), work, a.shared), end='')
    return 0


if __name__ == '__main__':
    sys.exit(main())
