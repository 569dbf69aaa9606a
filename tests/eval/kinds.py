"""What can be scored: for each kind, how the product is run on a gold file or folder and how its scorer is called.

A kind is a function (work, gold) -> arguments of the scorer; `metrics` reads the scorer's printed output.
"""
import re
import subprocess
import sys
from pathlib import Path

import recognizers_map
from product import read_jsonl, write_jsonl


class Work:
    """The product, a folder for what it prints, and its article runs by folder (the slow ones, done once)."""

    def __init__(self, product, folder):
        self.product, self.folder, self.done = product, Path(folder), {}

    def path(self, gold, name):
        return self.folder / f'{Path(gold).stem}.{name}.jsonl'

    def articles(self, pages):
        if pages not in self.done:
            self.done[pages] = self.product.articles(pages, self.folder / f'articles-{len(self.done)}.jsonl')
        return self.done[pages]

    def claims(self, gold):
        return self.product.claims(gold, self.path(gold, 'claims'))

    def checks(self, gold):
        return self.product.checks(gold, self.path(gold, 'checks'))


def wcxb_split(gold):
    """GOLD is the corpus (one split below it) or the split itself."""
    if (gold / 'ground-truth').is_dir(): return gold
    splits = sorted(p.parent for p in gold.glob('*/ground-truth'))
    if not splits: raise SystemExit(f'{gold}: no ground-truth folder in it or below it')
    return splits[0]


def articles_wcxb(work, gold):
    split = wcxb_split(gold)
    return ['score_articles.py', '--bench', 'wcxb', '--gold', split.parent, '--split', split.name, work.articles(split / 'html')]


def articles(bench):
    return lambda work, gold: ['score_articles.py', '--bench', bench, '--gold', gold, work.articles(gold / 'html')]


def metadata(corpus):
    return lambda work, gold: ['score_metadata.py', '--set', corpus, '--gold', gold, work.articles(gold / 'html')]


def metadata_wcxb(work, gold):
    return metadata('wcxb')(work, wcxb_split(gold))


def quantities(work, gold):
    mapped, mapping = work.path(gold, 'mapped'), Path(__file__).with_name('quantities_map.py')
    left_out = work.product.left_out(gold, work.path(gold, 'left-out'))
    with open(mapped, 'wb') as out:
        subprocess.run([sys.executable, mapping, gold, work.claims(gold), left_out], stdout=out, check=True)
    return ['score_quantities.py', gold, mapped]


def recognizers(work, gold):
    cases = read_jsonl(gold)
    inputs = write_jsonl(work.path(gold, 'input'), recognizers_map.articles(cases))
    claims = work.product.claims(inputs, work.path(gold, 'claims'))
    return ['score_recognizers.py', gold, write_jsonl(work.path(gold, 'mapped'), recognizers_map.predictions(cases, read_jsonl(claims)))]


def claims(work, gold):
    return ['score_claims.py', gold, work.claims(gold)]


def checking(part):
    return lambda work, gold: ['score_checking.py', part, gold, work.checks(gold)]


# --- reading what the scorers print -----------------------------------------------------------------

def article_metrics(out):
    header, row = out.splitlines()[:2]
    names = [n for n in header[28:].split() if not n.startswith(('n=', 'split', 'type', 'documents'))]
    return dict(zip(names, map(float, row[28:].split())))


def metadata_metrics(out):
    return {kind: float(f1) for kind, f1 in re.findall(r'^(\w+) .*F1 ([\d.]+)$', out, re.M)}


def quantity_metrics(out):
    return {level: float(f1) for level, f1 in re.findall(r'^ +(\S+) +P.*F1 +([\d.]+)$', out, re.M)}


FIGURE_MODELS = ['NumberModel', 'PercentModel', 'CurrencyModel', 'DimensionModel', 'TemperatureModel', 'AgeModel', 'NumberRangeModel']


def recognizer_metrics(out):
    rows = {m[0]: (int(m[1]), float(m[2])) for m in re.findall(r'^(\w+) +cases +(\d+) .*pass@full +([\d.]+)%', out, re.M)}
    figures = [rows[m] for m in FIGURE_MODELS if m in rows]
    return {'full': sum(n * p for n, p in figures) / max(1, sum(n for n, _ in figures))}


def claim_metrics(out):
    fields = dict(re.findall(r'(\w+) ([\d.]+)(?=  |$)', re.search(r'^of the matched: (.*)$', out, re.M).group(1)))
    return {'found': float(re.search(r'^found: .*F1 ([\d.]+)', out, re.M).group(1)),
            'whole': float(re.search(r'^whole claims: .* = ([\d.]+)', out, re.M).group(1))} | {k: float(v) for k, v in fields.items()}


def internal_metrics(out):
    precision, recall = map(float, re.search(r'precision ([\d.]+) recall ([\d.]+)', out).groups())
    return {'precision': precision, 'recall': recall, 'recognised': float(re.search(r'recognised: .* = ([\d.]+)', out).group(1))}


def baseline_metrics(out):
    named, of = map(int, re.search(r'named: (\d+)/(\d+)', out).groups())
    return {'verdicts': float(re.search(r'right: .* = ([\d.]+)', out).group(1)), 'named': named / max(1, of)}


KINDS = {
    'articles-scrapinghub': (articles('scrapinghub'), article_metrics),
    'articles-wcxb': (articles_wcxb, article_metrics),
    'articles-trafilatura': (articles('trafilatura'), article_metrics),
    'metadata-wcxb': (metadata_wcxb, metadata_metrics),
    'metadata-trafilatura': (metadata('trafilatura'), metadata_metrics),
    'metadata-htmldate': (metadata('htmldate'), metadata_metrics),
    'quantities': (quantities, quantity_metrics),
    'recognizers': (recognizers, recognizer_metrics),
    'claims': (claims, claim_metrics),
    'internal': (checking('internal'), internal_metrics),
    'baseline': (checking('baseline'), baseline_metrics),
}
