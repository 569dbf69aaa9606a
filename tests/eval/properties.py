"""What must hold of every claim of every page, whatever the page: a quote is the text at its span, and the same
articles give the same bytes again. So it is with the numbers left out, and none of them is a claim's number.
"""
import collections
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from product import read_jsonl


def extracted(binary, what, folder):
    """The lines that the product prints of all pages below the folder; exit 3: some pages were no articles."""
    done = subprocess.run([binary, 'extract', '--what', what, '--format', 'jsonl', str(folder)], capture_output=True)
    if done.returncode not in (0, 3): raise SystemExit(f'extract of {folder}: {done.returncode}\n{done.stderr.decode()[-400:]}')
    return done.stdout


def text_of(article, claim):
    """The part of the article that the claim's span indexes, in code points."""
    if claim['part'] == 'title': return article['title']
    if claim['part'] == 'body': return article['text']
    if claim['part'] == 'standfirst': return article['standfirst']
    return article['captions'][claim.get('caption') or 0]


def wrong_quotes(articles, claims):
    """Claims whose quote is not the text at their span; parts have no index, so any caption may hold it."""
    for claim in claims:
        article = articles[str(claim['article_id'])]
        parts = article['captions'] if claim['part'] == 'caption' else [text_of(article, claim)]
        if not any(part[claim['start']:claim['end']] == claim['quote'] for part in parts): yield claim


def both(claims, left_out):
    """Numbers left out that are a claim's number as well."""
    place = lambda n, start, end: (n['article_id'], n['part'], n.get('caption'), n[start], n[end])
    numbers = {place(c, 'number_start', 'number_end') for c in claims}
    return [n for n in left_out if place(n, 'start', 'end') in numbers]


def run(binary, folder, scratch):
    """Checks all pages below one folder; returns (pages, claims, what is wrong). Pages are parsed once, claims read twice."""
    pages, found = scratch / 'articles.jsonl', scratch / 'claims.jsonl'
    pages.write_bytes(extracted(binary, 'article', folder))
    found.write_bytes(extracted(binary, 'claims', pages))
    same = found.read_bytes() == extracted(binary, 'claims', pages)
    articles = {str(a['id']): a for a in read_jsonl(pages)}
    claims = read_jsonl(found)
    numbers = scratch / 'left-out.jsonl'
    numbers.write_bytes(extracted(binary, 'left-out', pages))
    left_out = read_jsonl(numbers)
    wrong = [f"{c['article_id']}: {c['quote']!r} is not the text at {c['part']} {c['start']}-{c['end']}" for c in wrong_quotes(articles, claims + left_out)]
    wrong += [f"{n['article_id']}: {n['quote']!r} at {n['part']} {n['start']} is a claim and left out as {n['reason']}" for n in both(claims, left_out)]
    if not same: wrong.append('the second run printed other bytes')
    return len(articles), len(claims), wrong


def run_all(binary, shared):
    with tempfile.TemporaryDirectory(prefix='recount-properties-') as folder:
        return run_below(binary, shared, Path(folder))


def run_below(binary, shared, scratch):
    start, wrong, total = time.monotonic(), [], collections.Counter()
    folders = sorted(p for p in (shared / 'data' / 'articles').rglob('html') if p.is_dir())
    if not folders: raise SystemExit(f'{shared}: no pages (data/articles/**/html) there')
    for folder in folders:
        pages, claims, bad = run(binary, folder, scratch)
        total.update(pages=pages, claims=claims)
        wrong += [f'{folder.parent.name}: {b}' for b in bad]
    for line in wrong[:20]: print(line, file=sys.stderr)
    print(f"properties: {total['pages']} pages, {total['claims']} claims, {len(wrong)} wrong, {time.monotonic() - start:.1f} s")
    return 1 if wrong or not total['claims'] else 0
