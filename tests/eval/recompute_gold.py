#!/usr/bin/env python3
"""Build and verify the gold of the checks within an article.

  recompute_gold.py checking-gold.txt > checking-gold.jsonl     every label computed from the text
  recompute_gold.py --verify checking-gold.txt checking-gold.jsonl

The source is plain text, a snippet a paragraph:

  # id | title | date
  A sentence with its {figures} in {braces}.
  = I-LEVELS-PCT pct(1,2) ~ -0 | diagnosis          one expected check
  ! why a naive checker would be wrong              a trap: nothing may be flagged

Figures are numbered from 0 in text order; a figure of the title comes first and stands in braces there.
`pct(1,2) ~ -0` reads: the percent change from figure 1 to figure 2, held against figure 0 taken as a fall.
Intervals, verdicts and severities follow docs/checking.md; this file is a second implementation of them
and shares no code with the product, so that a label cannot inherit its bugs.
"""
import datetime, json, math, re, sys

INF = math.inf
WORDS = {w: i for i, w in enumerate('zero one two three four five six seven eight nine ten eleven twelve'.split())}
TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split()
SCALES = {'thousand': 1e3, 'million': 1e6, 'billion': 1e9, 'trillion': 1e12, 'm': 1e6, 'bn': 1e9}
FRACTIONS = {'half': .5, 'a third': 1 / 3, 'one third': 1 / 3, 'two-thirds': 2 / 3, 'a quarter': .25, 'one quarter': .25, 'three-quarters': .75,
             'a fifth': .2, 'a tenth': .1, 'one in three': 1 / 3, 'one in four': .25, 'one in five': .2, 'one in ten': .1, 'three in four': .75,
             'four in ten': .4, 'six in ten': .6, 'nine in ten': .9}
MULTIPLES = {'doubled': ((1.9, 2.15), (1.75, 2.5)), 'more than doubled': ((2, 3), (1.9, 3.5)), 'nearly doubled': ((1.8, 2), (1.7, 2.15)),
             'almost doubled': ((1.8, 2), (1.7, 2.15)), 'tripled': ((2.8, 3.25), (2.55, 3.75)), 'more than tripled': ((3, 4), (2.85, 4.5)),
             'nearly tripled': ((2.7, 3), (2.55, 3.25)), 'quadrupled': ((3.75, 4.3), (3.4, 5)), 'halved': ((.45, .53), (.425, .625)),
             'more than halved': ((1 / 3, .5), (.25, .53)), 'almost halved': ((.5, .55), (.45, .575)), 'nearly halved': ((.5, .55), (.45, .575))}
for n, word in enumerate('twice three four five six seven eight nine ten'.split(), 2):  # "three times", "threefold"
    for name in ((word,) if n == 2 else (word + ' times', word + 'fold')):
        MULTIPLES[name] = (.94 * n, 1.08 * n), (.86 * n, 1.25 * n)
        MULTIPLES['nearly ' + name] = MULTIPLES['almost ' + name] = (.9 * n, n), (.85 * n, n + .15)
QUALIFIERS = {'most': (50, 100), 'a majority': (50, 100), 'more than half': (50, 100), 'a minority': (0, 50), 'fewer than half': (0, 50),
              'less than half': (0, 50), 'slightly': (0, 7), 'a slight': (0, 7), 'a little': (0, 7), 'marginally': (0, 7), 'barely': (0, 7), 'a small': (0, 15), 'far': (3, INF), 'many': (3, INF),
              'almost unchanged': (0, 5), 'virtually unchanged': (0, 5), 'unchanged': (0, 5), 'flat': (0, 5), 'little changed': (0, 5), 'roughly the same': (0, 10), 'about the same': (0, 10)}
MONTHS = 'january february march april may june july august september october november december'.split()
HEDGES = [(r'(about|around|some|roughly|an estimated|approximately)\b', 'about'), (r'(nearly|almost|close to|just under)\b', 'nearly'),
          (r'(just over|a little more than)\b', 'over'), (r'(more than|over|at least|above)\b', 'least'),
          (r'(less than|under|fewer than|up to|at most|below)\b', 'most')]


def number(text):
    """(value, unit of the last written digit, scaled) of the first number in a figure."""
    text = re.sub(r'(\d)(?:st|nd|rd|th)\b', r'\1', text)
    m = re.search(r'(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(thousand|million|billion|trillion|bn|m)?\b', text)
    if not m and (t := re.search(f'({"|".join(TENS)})(?:-({"|".join(WORDS)}))?', text.lower())):
        return 20.0 + 10 * TENS.index(t[1]) + WORDS.get(t[2], 0), 1.0, False
    if not m:
        word = next((w for w in re.findall(r'[a-z]+', text.lower()) if w in WORDS), None)
        return None if word is None else (float(WORDS[word]), 1.0, False)
    scale = SCALES.get(m[3] or '', 1.0)
    decimals = len(m[2]) - 1 if m[2] else 0
    return float(m[1].replace(',', '') + (m[2] or '')) * scale, 10.0 ** -decimals * scale, bool(m[3])


def percent_like(text):
    return bool(re.search(r'%|per ?cent|pct|points?\b', text))


def stated(text):
    """(strict, loose) intervals of a figure as written: the table of docs/checking.md."""
    low = text.lower().strip()
    for table in (MULTIPLES, FRACTIONS, QUALIFIERS):
        if low in table:
            entry = table[low]
            if table is MULTIPLES: return entry
            if table is QUALIFIERS: return entry, entry
            return (.95 * entry, 1.05 * entry), (.9 * entry, 1.1 * entry)
    if number(low) is None: return ((-INF, INF),) * 2  # no figure that arithmetic could use
    v, u, scaled = number(low)
    hedge = next((name for pattern, name in HEDGES if re.match(pattern, low)), None)
    step = lambda share: min(u, share * abs(v)) if scaled else u
    half = min(u / 2, .1 * abs(v)) if scaled else u / 2
    if hedge == 'about':
        r = max(step(.1), .05 * abs(v)); return (v - r, v + r), (v - 2 * r, v + 2 * r)
    if hedge == 'nearly':
        r = .1 * abs(v) if scaled else max(.1 * abs(v), u); return (v - r, v), (v - r - .05 * abs(v), v + half)
    if hedge == 'over':
        r = .1 * abs(v) if scaled else max(.1 * abs(v), u); return (v, v + r), (v - half, v + r + .1 * abs(v))
    if hedge == 'least': return (v, INF), (v - half, INF)
    if hedge == 'most': return (-INF, v), (-INF, v + half)
    if not percent_like(low) and not scaled and u >= 1:
        slack = 0.0
        if abs(v) >= 1000 and v % 100 == 0:
            place = 100
            while v % (place * 10) == 0: place *= 10
            slack = place / 2
        return (v, v), (v - slack, v + slack)
    tens = '%' in low or 'cent' in low or 'pct' in low
    loose = 5 * u if tens and u == 1 and v and v % 10 == 0 else step(.2)
    return (v - half, v + half), (v - loose, v + loose)


# ---- relations on intervals; each quantity stands once, so the ends are exact
def corners(f, *xs):
    values = [[]]
    for x in xs: values = [v + [end] for v in values for end in x]
    got = [f(*v) for v in values]
    return min(got), max(got)


def guard(f):
    def safe(*v):
        try: return f(*v)
        except ZeroDivisionError: return INF
    return safe


def widened(x, share): return x[0] - share * abs(x[0]), x[1] + share * abs(x[1])


RELATIONS = {
    'pct': lambda a, b: corners(guard(lambda x, y: 100 * (y / x - 1)), a, b),
    'diff': lambda a, b: corners(lambda x, y: y - x, a, b),
    'share': lambda p, w: corners(guard(lambda x, y: 100 * x / y), p, w),
    'frac': lambda p, w: corners(guard(lambda x, y: x / y), p, w),
    'ratio': lambda a, b: corners(guard(lambda x, y: y / x), a, b),
    'sum': lambda *xs: (sum(x[0] for x in xs), sum(x[1] for x in xs)),
    'prod': lambda a, b: corners(lambda x, y: x * y, a, b),
    'avg': lambda t, n: corners(guard(lambda x, y: x / y), t, n),
    'rate': lambda n, d, per: corners(guard(lambda x, y: x / y * per[0]), n, d),
    'cagr': lambda a, b, n: corners(guard(lambda x, y: 100 * ((y / x) ** (1 / n[0]) - 1)), a, b),
    'gainpct': lambda after, d: corners(guard(lambda y, x: 100 * x / (y - x)), after, d),
    'losspct': lambda after, d: corners(guard(lambda y, x: 100 * x / (y + x)), after, d),
    'same': lambda a: a,
    'over': lambda whole, part: corners(lambda w, p: w - p, whole, part),
    'gran': lambda n, p: (100 * round(sum(p) / 2 * n[0] / 100) / n[0],) * 2,  # the nearest k of n
    'base': lambda d, p: (100 * d[0] / max(1, round(d[0] / (sum(p) / 200))),) * 2,  # the percent a whole base gives
    'span': lambda a, b: (b[0] - a[0] - 1, b[0] - a[0] + 1),  # whole years from any day to any day
    'conv': lambda a, factor, offset: widened(corners(lambda x: x * factor[0] + offset[0], a), .02),
    'quot': lambda a, b, c, d: corners(guard(lambda w, x, y, z: (z / y) / (x / w)), a, b, c, d),  # one exchange rate
}


def argument(token, figures):
    token = token.strip()
    if token.startswith('='): return (float(token[1:]),) * 2  # a constant, e.g. years
    return figures[int(token)][0]


def severity(gap, strict, factor):
    middle = [abs(x) for x in strict if math.isfinite(x)]
    share = gap / max(sum(middle) / len(middle), 1e-12)
    if factor: return 'high'
    return 'low' if share < .02 else 'medium' if share < .5 else 'high'


def meets(a, b): return a[0] <= b[1] + 1e-9 and b[0] <= a[1] + 1e-9


def power_of_ten(computed, strict):
    mids = [sum(x) / 2 for x in (computed, strict)]
    if not all(map(math.isfinite, mids)) or not mids[0] or not mids[1]: return False
    exponent = math.log10(abs(mids[0] / mids[1]))
    return abs(exponent) > .9 and abs(exponent - round(exponent)) < .03


def judge(computed, strict, loose, impossible=False):
    if meets(computed, strict): return 'consistent', None
    finite = [x for x in strict if math.isfinite(x)]
    if finite and computed[0] * finite[0] < 0 and not impossible: return 'inconsistent', 'high'
    if meets(computed, loose): return 'needs_review', 'low'
    gap = max(strict[0] - computed[1], computed[0] - strict[1])
    return 'inconsistent', severity(gap, strict, impossible or power_of_ten(computed, strict))


def weekday(day, date):
    """Whether a written date falls on a written day of the week."""
    for form in ('%d %B %Y', '%B %d, %Y'):
        try: return datetime.datetime.strptime(date, form).strftime('%A') == day
        except ValueError: pass
    raise SystemExit(f'cannot read the date: {date}')


def day(text):
    """A written day as a count of days; one without a year lies in a leap year or another, which is a day's difference at most."""
    number, month, year = re.search(r'\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)', text), re.search('|'.join(MONTHS), text.lower()), re.search(r'\b\d{4}\b', text)
    return datetime.date(int(year[0]) if year else 2023, MONTHS.index(month[0]) + 1, int(number[1])).toordinal()


def between(first, second, stated):
    """From one written day to another in the unit of the stated duration, one more or less for whole units."""
    days = day(second) - day(first)
    unit = next(n for word, n in (('week', 7), ('fortnight', 14), ('month', 30.4), ('night', 1), ('day', 1)) if word in stated)
    return math.floor((days - 1) / unit - (unit > 1) * .5), math.ceil((days + 1) / unit + (unit > 1) * .5)


def expectation(line, figures, spans):
    m = re.match(r'= (\S+) (\w+)\(([^)]*)\) ~ ([+-]?)(\S+)(?: \| (.*))?$', line)
    if not m: raise SystemExit(f'cannot read: {line}')
    rule, relation, arguments, sign, target, note = m.groups()
    tokens = [t for t in arguments.split(',') if t.strip()]
    if relation == 'weekday':
        own = [spans[int(t)] for t in tokens]
        right = weekday(*(s['text'] for s in own))
        return {'rule': rule, 'verdict': 'consistent' if right else 'inconsistent', 'severity': None if right else 'medium', 'spans': own,
                'formula': f'weekday({arguments})', 'computed': [None, None], 'stated': [None, None], 'note': note or ''}
    if relation == 'between': computed = between(*(spans[int(t)]['text'] for t in (*tokens, target)))
    else: computed = RELATIONS[relation](*(argument(t, figures) for t in tokens))
    if target == 'whole':
        strict = loose = (100.0, 100.0)
        verdict = judge(computed, strict, loose)
    elif target in ('part', 'share', 'fall'):
        strict = loose = {'part': (0, INF), 'share': (0, 100), 'fall': (-INF, 100)}[target]
        verdict = judge(computed, strict, loose, impossible=True)
    elif target == 'one':  # two rates are one, up to 3 %
        strict = loose = (.97, 1.03)
        verdict = judge(computed, strict, loose)
    elif target.startswith('between:'):
        low, high = (figures[int(i)] for i in target.split(':')[1:])
        strict = loose = (low[1][0], high[1][1])
        verdict = judge(computed, strict, loose, impossible=True)
    else:
        strict, loose = figures[int(target)]
        if sign == '-': strict, loose = ((-x[1], -x[0]) for x in (strict, loose))
        verdict = judge(computed, strict, loose)
    used = sorted({int(t) for t in tokens if not t.strip().startswith('=')} | {int(t) for t in target.split(':') if t.isdigit()})
    finite = lambda x: None if not math.isfinite(x) else round(x, 6)
    return {'rule': rule, 'verdict': verdict[0], 'severity': verdict[1], 'spans': [spans[i] for i in used],
            'formula': f'{relation}({arguments}) ~ {sign}{target}', 'computed': list(map(finite, computed)),
            'stated': list(map(finite, strict)), 'note': note or ''}


def figures_of(marked, part, spans):
    """Text without braces; appends each braced figure's span."""
    out = ''
    for piece in re.split(r'(\{[^}]*\})', marked):
        if piece.startswith('{'):
            quote = piece[1:-1]
            spans.append({'in': part, 'start': len(out), 'end': len(out) + len(quote), 'text': quote})
            out += quote
        else:
            out += piece
    return out


def snippet(block):
    head, *lines = block.split('\n')
    ident, title, date = (x.strip() for x in (head[1:] + '||').split('|')[:3])
    spans = []
    title = figures_of(title, 'title', spans)
    marked = [l for l in lines if l[0] not in '=!>']
    text = figures_of(' '.join(marked), 'body', spans)
    captions = [figures_of(l[2:], 'caption', spans) for l in lines if l.startswith('> ')]
    figures = [stated(s['text']) for s in spans]
    expected = [expectation(l, figures, spans) for l in lines if l.startswith('= ')]
    row = {'id': ident, 'kind': 'constructed', 'date': date, 'title': title, 'text': text}
    if captions: row['captions'] = captions
    trap = next((l[2:] for l in lines if l.startswith('! ')), None)
    if trap: row['trap'] = trap
    flags = sum(e['verdict'] == 'inconsistent' and e['severity'] in ('medium', 'high') for e in expected)
    return {**row, 'expected': expected, 'must_flag': flags, 'no_other_flags': True}


def build(path):
    text = open(path, encoding='utf-8').read()
    blocks = [b.strip() for b in re.split(r'\n\s*\n', text) if b.strip().startswith('# ')]
    rows = [snippet(b) for b in blocks]
    assert len({r['id'] for r in rows}) == len(rows), 'an id stands twice'
    return ''.join(json.dumps(r, ensure_ascii=False) + '\n' for r in rows)


def main(arguments):
    if arguments[:1] == ['--verify']:
        fresh, kept = build(arguments[1]), open(arguments[2], encoding='utf-8').read()
        if fresh != kept: raise SystemExit(f'{arguments[2]} is not what {arguments[1]} gives')
        print(f'{fresh.count(chr(10))} snippets, every label recomputed')
    else:
        sys.stdout.write(build(arguments[0]))


if __name__ == '__main__':
    main(sys.argv[1:])
