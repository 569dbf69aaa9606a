#!/usr/bin/env python3
"""How long `recount check` takes over 1,000 articles of 800 words: reading, claims, rules, and the bundled series.

  check.py --recount build/release/app/recount

Three texts: real articles (RECOUNT_SHARED, where there is one), the bundled newsroom's, which hold three times as many
figures, and the snippets of tests/eval with a figure in every clause. Prints CPU seconds, the start included; fails
above two seconds for real news.
"""
import argparse, json, os, re, resource, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARTICLES, WORDS, MOST_SECONDS = 1000, 800, 2.0


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if out.returncode not in (0, 1): raise SystemExit(out.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, out.stdout.count('\n')


def of_snippets():
    gold = ROOT / 'tests' / 'eval' / 'checking-gold.jsonl'
    return [json.loads(line)['text'] for line in gold.read_text(encoding='utf-8').splitlines()]


def of_newsroom(recount):
    out = subprocess.run([recount, 'extract', '--what', 'article', '--format', 'jsonl', ROOT / 'examples' / 'newsroom'],
                         capture_output=True, text=True)
    return [a['text'] for line in out.stdout.splitlines() if (a := json.loads(line)).get('text')]


def of_real_news():
    gold = Path(os.environ.get('RECOUNT_SHARED', '')) / 'data' / 'articles' / 'scrapinghub' / 'ground-truth.json'
    return [a['articleBody'] for a in json.loads(gold.read_text(encoding='utf-8')).values()] if gold.exists() else []


def articles(texts):
    """Texts in turn till an article has its words; the turn goes on, so that no two are the same."""
    turn = 0
    for i in range(ARTICLES):
        parts, words = [], 0
        while words < WORDS:
            parts.append(texts[turn % len(texts)])
            words += len(re.findall(r'\S+', parts[-1]))
            turn += 1
        yield {'id': f'a{i}', 'title': '', 'date': '2023-05-10', 'text': ' '.join(' '.join(parts).split()[:WORDS])}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--recount', required=True)
    recount = parser.parse_args().recount
    kinds = {'real news': of_real_news(), "the newsroom's": of_newsroom(recount), 'a figure in every clause': of_snippets()}
    slow = False
    for name, texts in kinds.items():
        if not texts: continue
        with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8') as file:
            for a in articles(texts): file.write(json.dumps(a, ensure_ascii=False) + '\n')
            file.flush()
            seconds, checks = min(cpu([recount, 'check', '--all', '--format', 'jsonl', file.name]) for _ in range(3))
            claims, figures = min(cpu([recount, 'extract', '--what', 'claims', '--format', 'csv', file.name]) for _ in range(3))
        slow |= name == 'real news' and seconds > MOST_SECONDS
        print(f'{name}: {ARTICLES} articles of {WORDS} words, {figures} figures, {checks} checks: {seconds:.2f} s of CPU; '
              f'their claims alone {claims:.2f} s')
    return 1 if slow else 0


if __name__ == '__main__':
    sys.exit(main())
