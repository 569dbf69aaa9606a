"""How loud the checks are on real pages, which seldom contradict themselves.

Every alarm (medium or high) of the 1,438 pages has been read, and each is right: "most of 383 manufacturers" are 89, and
"a majority of online students (45%)" is none, told twice. One more, or far fewer checks, is for somebody to look at.
"""
import json
import subprocess
import time

MOST_ALARMS = 3
LEAST_CHECKS = 520


def findings(binary, folder):
    """Every check of all pages below the folder; exit 3: some pages were no articles."""
    done = subprocess.run([binary, 'check', '--all', '--format', 'jsonl', str(folder)], capture_output=True, text=True)
    if done.returncode not in (0, 3): raise SystemExit(f'check of {folder}: {done.returncode}\n{done.stderr[-400:]}')
    return [json.loads(line) for line in done.stdout.splitlines()]


def run_all(binary, shared):
    start, folder = time.monotonic(), shared / 'data' / 'articles'
    if not folder.is_dir(): raise SystemExit(f'{shared}: no pages (data/articles) there')
    found = findings(binary, folder)
    alarms = [f for f in found if f['severity'] in ('medium', 'high')]
    for f in alarms: print(f"{f['article_id']}: {f['rule']}: {f['message']}")
    print(f'silence: {len(found)} checks (≥ {LEAST_CHECKS}), {len(alarms)} alarms (≤ {MOST_ALARMS}), {time.monotonic() - start:.1f} s')
    return 1 if len(alarms) > MOST_ALARMS or len(found) < LEAST_CHECKS else 0
