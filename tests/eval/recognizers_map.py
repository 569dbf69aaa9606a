#!/usr/bin/env python3
"""From the product's claims to the conventions of the Recognizers-Text specifications.

  recognizers_map.py GOLD.jsonl CLAIMS.jsonl > pred.jsonl    then score_recognizers.py GOLD.jsonl pred.jsonl

Each case names a model (percent, currency, age …) and expects that model's figures only, without the modifier before and,
for numbers, without the unit. What is a modifier or a unit of a language stands in the product's own lexicons; what the
specifications call it, in recognizers_names.py. Models that are no claims (dates, phones, addresses) get nothing.
"""
import collections
import functools
import json
import re
import sys
import tomllib
from pathlib import Path

import recognizers_names as names
from product import read_jsonl

LEXICONS = Path(__file__).resolve().parents[2] / 'extract' / 'data'
TIME_UNITS = {'year', 'month', 'week', 'day'}
NO_DIMENSION = TIME_UNITS | set(names.SCALES) - {'degree'} | {'', 'percent', 'percentage_point', 'basis_point', 'times', 'fraction', 'person', 'hour', 'minute', 'second'}
AGE_IS_DURATION = ('fr', 'es', 'pt', 'it', 'nl')  # their model has no word for "old"
PER_MILLE = re.compile('[十百千仟万萬亿]+\\s*分\\s*之')  # 千分之三 is a percent to them, a fraction to us
EQUAL = ('equal to', 'equals', 'égal', 'igual a', 'equivale a', 'iguales a', 'iguais a', 'uguale a', 'uguali a', 'pari a', 'gelijk aan', 'au nombre de')
ANGLE = re.compile('rotat|ruot|turn|angle|tourn|gir[aeo]|vir[ae]|draai|dreh|winkel|旋转|旋轉|hoek|ângulo', re.I)  # or a bare degree is a temperature
POUNDS = ('pound', 'pounds', 'libra', 'libras', 'livre', 'livres')  # money and mass to both models
OR = {'or', 'nor', 'ou', 'o', 'u', 'of', '或'}  # these join no two bounds
INCLUSIVE = {'more_than': 'at_least', 'less_than': 'at_most'}  # "more than 5000 or equal to"
BOUNDS = {'more_than': '({},)', 'at_least': '[{},)', 'less_than': '(,{})', 'at_most': '(,{}]', 'just_over': '({},)'}
FORMAL = re.compile(r'usd|us\s?\$|u\$[ds]|u\.s\.?\s?\$|\$\s?us|u\.?s\.? dollar|united states|american|美元|美金|美分|états-unis|estadounidense|norte-?americano|estadunidense', re.I)
UNSIGNED = re.compile(r'\d(?:[\d,.\u00a0\u202f]*\d)?')
DIGITS = re.compile(r'[-+−–]?\s{0,2}[\d,.\u00a0\u202f ]*\d(?:[eE^x×][-+^\d.]*\d)?')


class Lexicon:
    """The phrases of one language, longest first, by section."""

    def __init__(self, language):
        self.rows = collections.defaultdict(list)
        folders = [language] if language == 'en' else [language, 'common']
        for file in (f for folder in folders for f in (LEXICONS / folder).glob('*.toml')):
            for section, rows in tomllib.loads(file.read_text(encoding='utf-8')).items():
                if isinstance(rows, list) and rows and isinstance(rows[0], dict): self.rows[section] += rows

    @functools.cached_property
    def hedges(self):
        return self.table('hedge', 'hedge')

    @functools.cached_property
    def hedges_after(self):
        return self.table('hedge_after', 'hedge')

    @functools.cached_property
    def conjunctions(self):
        return {w for row in self.rows['conjunction'] for w in row['words']} - OR

    @functools.cached_property
    def units(self):
        return {w.lower() for s in ('unit', 'currency') for row in self.rows[s] for w in row['words']}

    @functools.cached_property
    def coins(self):
        return {w.lower() for row in self.rows['currency'] if row.get('power') == -2 for w in row['words']}

    @functools.cached_property
    def currencies(self):
        """The first name of each currency."""
        return {row['name']: row['words'][0] for row in reversed(self.rows['currency']) if not row.get('power') and ' ' in row['words'][0]}

    @functools.cached_property
    def kinds(self):
        return {row.get('name', row['words'][0]): row.get('kind', '') for row in self.rows['unit'] if row.get('kind') not in ('age', 'age_before')}

    def ages(self, kind):
        return [w.lower() for row in self.rows['unit'] if row.get('kind') == kind for w in row['words']]

    @functools.cached_property
    def scales(self):
        return {w.lower() for row in self.rows['scale'] for w in row['words']}

    @functools.cached_property
    def minus(self):
        return {w.lower() for row in self.rows['minus'] for w in row['words']}

    def table(self, section, key):
        return {w.lower(): row.get(key, '') for row in self.rows[section] for w in row['words']}


lexicon = functools.cache(Lexicon)


def leading(text, phrases):
    """The longest phrase that begins `text` as a whole word."""
    low = text.lower()
    fits = [p for p in phrases if low.startswith(p) and not (p[-1].isalpha() and low[len(p):len(p) + 1].isalpha() and p[-1] < '\u3000')]
    return max(fits, key=len, default='')


def trailing(text, phrases):
    low = text.lower()
    fits = [p for p in phrases if low.endswith(p) and not (p[0].isalpha() and low[-len(p) - 1:-len(p)].isalpha() and p[0] < '\u3000')]
    return max(fits, key=len, default='')


class Figure:
    """One claim in one language: its quote with and without modifiers, and its number alone."""

    def __init__(self, claim, case):
        self.claim, self.language, self.words = claim, case['lang'], lexicon(case['lang'])
        self.whole = case['input']
        self.before = case['input'][:claim['start']]
        self.start, self.end, self.hedge, self.hedge_behind = claim['start'], claim['end'], '', ''
        self.strip()

    def text(self):
        return self.claim['quote'][self.start - self.claim['start']:self.end - self.claim['start']]

    def strip(self):
        while found := leading(self.text(), self.words.hedges):
            self.hedge = self.words.hedges[found] if self.words.hedges[found] not in ('', 'none') else self.hedge
            self.start += len(found)
            self.start += len(self.text()) - len(self.text().lstrip())
        if found := trailing(self.text(), self.words.hedges_after):
            self.hedge_behind = self.words.hedges_after[found]
            self.end -= len(found)
            self.end -= len(self.text()) - len(self.text().rstrip())

    def without_per(self):
        """The end of the quote before "a share", "pro Kopf"."""
        if not self.claim.get('per'): return self.end
        text, low = self.text(), self.text().lower()
        cuts = [at for per, kind in self.words.table('per', 'kind').items() if kind in ('before', 'whole') and (at := low.rfind(' ' + per)) > 0]
        return self.start + len(text[:max(cuts, default=len(text))].rstrip(' -'))

    def without_stuff(self):
        """The end of the quote before "of copper"."""
        for of in re.finditer(r"\s(?:of|de|di|van|von)\b|\sd['’]", self.text()):
            if trailing(self.text()[:of.start()], self.words.units): return self.start + of.start()
        return self.end

    def cents(self):
        """The name of the smaller coin, where the quote counts nothing else."""
        coin = trailing(self.text(), self.words.coins)
        rest = self.text().lower().removesuffix(coin)
        return names.COINS.get(coin) if coin and not any(re.search(rf'\b{re.escape(w)}\b', rest) for w in self.words.units if len(w) > 2) else None

    @property
    def is_range(self):
        """A hedged value has bounds too."""
        return self.claim.get('value') is None and self.claim.get('low') is not None

    @property
    def value(self):
        return plain(self.claim['value'])

    def number(self):
        """Bounds of the number alone: from the product where it tells, else the quote without its unit."""
        if 'number_start' in self.claim: return self.sign(self.claim['number_start']), self.claim['number_end']
        start, text = self.start, self.text()
        if found := leading(text, self.words.units):
            start += len(found)
            start += len(text[len(found):]) - len(text[len(found):].lstrip())
        digits = DIGITS.search(text)
        if digits: return self.sign(self.start + digits.start()), self.scaled(self.start + digits.end())
        end = self.end
        while found := trailing(self.text()[:end - self.start], self.words.units):
            end -= len(found)
            end -= len(self.text()[:end - self.start]) - len(self.text()[:end - self.start].rstrip(' -'))
        if end == self.end and self.claim['unit'] not in ('', 'fraction', 'times'):
            rest = self.text().rsplit(None, self.claim['unit'].count(' ') + 1)[0]
            end = self.start + len(rest)
        return start, end

    def sign(self, at):
        before = self.claim['quote'][:at - self.claim['start']]
        if match := re.search(r'[-−]\s*$', before): return at - (len(before) - match.start())
        if found := trailing(before.rstrip(), self.words.minus): return self.claim['start'] + len(before.rstrip()) - len(found)
        return at

    def scaled(self, end):
        while True:
            rest = self.claim['quote'][end - self.claim['start']:]
            gap = len(rest) - len(rest.lstrip())
            if not (found := leading(rest.lstrip(), self.words.scales)): return end
            end += gap + len(found)


def plain(value):
    return f'{value:.15g}' if isinstance(value, float) else str(value)


def found_as(span, value, **more):
    return {'start': span[0], 'end': span[1], 'value': value, **more}


def percent(f):
    if f.claim['unit'] == 'fraction' and PER_MILLE.match(f.text()): return found_as((f.start, f.end), plain(f.claim['value'] * 100) + '%')
    if f.claim['unit'] in ('percent', 'percentage_point'): return found_as((f.start, f.end), f.value + '%')


def currency(f):
    code = f.claim['unit']
    if not re.fullmatch('[A-Z]{3}', code): return None
    if coin := f.cents(): return found_as((f.start, f.end), plain(f.claim['value'] * 100), unit=coin)
    end = f.without_per()
    amount = f.whole[f.start:end].lower()
    if code == 'CHF' and amount.endswith(('franc', 'francs')) and 'swiss' not in amount: code = 'FRF'
    return found_as((f.start, end), f.value, unit=names.currency(code, FORMAL.search(f.text()), f.language, f.words.currencies))


def age(f):
    if f.text().lower().startswith('age '): return found_as((f.start, f.end), f.value, unit='Age')
    told = f.language in AGE_IS_DURATION or trailing(f.text(), f.words.ages('age')) or trailing(f.before.rstrip(), f.words.ages('age_before'))
    end = f.end - len(re.search(r"(\s+de\s+\w+)?$", f.text()).group()) if f.language == 'pt' else f.end
    if told and f.claim['unit'] in TIME_UNITS: return found_as((f.start, end), f.value, unit=names.unit(f.claim['unit'], f.language))


def is_bare(f):
    """The unit was named with an earlier figure: to these models an ellipsis has none."""
    return not re.search(r'[^\d\s.,+−–-]', f.text())


def temperature(f):
    if is_bare(f): return None
    if f.claim['unit'] == 'degree' and ANGLE.search(f.whole): return None
    if f.claim['unit'] in names.SCALES: return found_as((f.start, f.end), f.value, unit=names.unit(f.claim['unit'], f.language))


def dimension(f):
    if is_bare(f): return None
    name = f.claim['unit']
    if name == 'degree':
        return found_as((f.start, f.end), f.value, unit='Degree') if ANGLE.search(f.whole) else None
    if name == 'GBP' and trailing(f.text(), POUNDS): return found_as((f.start, f.end), f.value, unit=names.unit('pound', f.language))
    if name in NO_DIMENSION or f.words.kinds.get(name) not in ('physical',): return None
    if name == 'tonne' and f.language == 'en' and 'metric' not in f.text().lower(): name = 'ton'
    feet = re.match(r"[\d.,]+ ?(ft|feet|foot|')", f.text())
    if name == 'inch' and feet: return found_as((f.start, f.end), plain(f.claim['value'] / 12), unit=names.unit('foot', f.language))
    full = name + (f" per {f.claim['per']}" if f.claim.get('per') in ('hour', 'second', 'minute') else '')
    return found_as((f.start, min(f.without_stuff(), f.without_per()) if ' per ' not in full else f.end), f.value, unit=names.unit(full, f.language))


def alone(text, low):
    """The lower end as it stands by itself: the 100 of "100 to 300 billion"."""
    digits = re.sub(r'\D', '', text)
    scales = [10 ** power for power in (3, 6, 9, 12) if digits and low == int(digits) * 10 ** power]
    return low / scales[0] if scales and not re.search(r'[^\W\d]', text) else low


def ends(f):
    """A range as two figures: "10 bln or 10 tln"."""
    found = list(UNSIGNED.finditer(f.text()))
    if len(found) != 2: return []
    spans = [(f.start + m.start(), f.scaled(f.start + m.end())) for m in found]
    return [found_as(spans[0], plain(alone(f.whole[slice(*spans[0])], f.claim['low']))), found_as(spans[1], plain(f.claim['high']))]


def number(f):
    start, end = f.number()
    behind = f.claim['quote'][end - f.claim['start']:]
    glued = behind[:1].isalpha() and behind[:1].isascii() and f.words.kinds.get(f.claim['unit']) == 'physical'
    return None if glued else found_as((start, end), f.value)


def number_range(f):
    number_end = f.number()[1]
    if f.is_range:
        start = f.start if f.hedge == 'about' else f.claim['start']
        return found_as((start, number_end), f"[{plain(f.claim['low'])},{plain(f.claim['high'])})")
    if f.hedge_behind == 'none' and f.hedge in INCLUSIVE: return found_as((f.claim['start'], f.claim['end']), BOUNDS[INCLUSIVE[f.hedge]].format(f.value))
    exact = any(f.claim['quote'].lower().startswith(w) for w in EQUAL)
    if exact and not f.hedge_behind and not f.hedge: return found_as((f.claim['start'], number_end), f'[{f.value},{f.value}]')
    if exact and f.hedge_behind in BOUNDS: return found_as((f.claim['start'], f.claim['end']), BOUNDS[f.hedge_behind].format(f.value))
    inside = f.claim.get('modifier') == '>' and not f.hedge and not f.hedge_behind  # 500多亿
    if inside: return found_as((f.start, number_end), BOUNDS['more_than'].format(f.value))
    if f.hedge in BOUNDS: return found_as((f.claim['start'], number_end), BOUNDS[f.hedge].format(f.value))
    if f.hedge_behind in BOUNDS: return found_as((f.start, f.claim['end']), BOUNDS[f.hedge_behind].format(f.value))


MODELS = {'PercentModel': percent, 'CurrencyModel': currency, 'AgeModel': age, 'TemperatureModel': temperature,
          'DimensionModel': dimension, 'NumberModel': number, 'NumberRangeModel': number_range}


def joined(ranges, text, conjunctions):
    """'more than 10 and less than 20' is one range where both bounds fit."""
    out = []
    for r in ranges:
        last = out[-1] if out else None
        if last and re.fullmatch(r',?\s*\w*\s*', text[last['end']:r['start']]) and joins(text[last['end']:r['start']], conjunctions) and (both := merged(last['value'], r['value'])):
            out[-1] = found_as((last['start'], r['end']), both)
        else:
            out.append(r)
    return out


def joins(between, conjunctions):
    word = between.strip(' ,\u3000').lower()
    return not word or word in conjunctions


def merged(a, b):
    low, high = (a, b) if a.endswith(',)') else (b, a)
    if not low.endswith(',)') or not high.startswith('(,'): return None
    return low[:-1] + high[2:] if float(low[1:-2]) < float(high[2:-1]) else None


def figures(case, claims):
    model = MODELS.get(case['type'])
    if not model: return []
    body = [Figure(c, case) for c in claims if c.get('part', 'body') == 'body']
    if model is number_range: return joined([r for r in map(model, body) if r], case['input'], lexicon(case['lang']).conjunctions)
    single = [r for r in map(model, [f for f in body if f.claim.get('value') is not None]) if r]
    if model is age:  # "40 - 50 years old" ends in an age
        single += [{**found, 'start': last['start'], 'value': last['value']} for f in body if f.is_range and (last := (ends(f) or [None])[-1])
                   and (f.claim.update(value=f.claim['high']) or True) and (found := age(f))]
    both = [r for f in body if f.is_range for r in ends(f)] if model is number else []
    return single + both


def articles(gold):
    """The cases as articles that the product reads."""
    return [{'id': g['id'], 'title': '', 'text': g['input'], 'captions': [], 'published': '', 'language': g['lang']} for g in gold]


def predictions(gold, claims):
    found = collections.defaultdict(list)
    for claim in claims:
        found[str(claim['article_id'])].append(claim)
    return [{'id': g['id'], 'found': figures(g, found[str(g['id'])])} for g in gold]


if __name__ == '__main__':
    for row in predictions(read_jsonl(sys.argv[1]), read_jsonl(sys.argv[2])):
        print(json.dumps(row, ensure_ascii=False))
