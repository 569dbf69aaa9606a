#!/usr/bin/env python3
"""From the product's claims to the conventions of the Recognizers-Text specifications.

  recognizers_map.py GOLD.jsonl CLAIMS.jsonl > pred.jsonl    then score_recognizers.py GOLD.jsonl pred.jsonl

Each case names a model (percent, currency, age …) and expects that model's figures only, without the modifier before
and, for numbers, without the unit behind. Models that are no claims (dates, phones, addresses) get nothing.
"""
import collections
import json
import re
import sys

from product import read_jsonl

CURRENCIES = {'USD': 'Dollar', 'EUR': 'Euro', 'GBP': 'Pound', 'JPY': 'Japanese yen', 'CNY': 'Chinese yuan', 'AUD': 'Australian dollar',
              'CAD': 'Canadian dollar', 'NZD': 'New Zealand dollar', 'SGD': 'Singapore dollar', 'HKD': 'Hong Kong dollar',
              'CHF': 'Swiss franc', 'INR': 'Rupee', 'BTC': 'Bitcoin', 'MXN': 'Mexican peso', 'ESP': 'Peseta', 'FRF': 'Franc',
              'CRC': 'Costa Rican colón', 'LAK': 'Lao kip', 'KRW': 'South Korean won', 'SEK': 'Swedish krona', 'RUB': 'Russian ruble'}
AGE = re.compile(r'\b(old|age|aged|yo)\b|-olds?\b', re.I)

TIME_UNITS = {'year', 'month', 'week', 'day'}
TEMPERATURES = {'degree celsius': 'C', 'degree fahrenheit': 'F', 'degree': 'Degree'}
NO_DIMENSION = TIME_UNITS | {'', 'percent', 'percentage_point', 'basis_point', 'times', 'fraction', 'person', 'hour', 'minute', 'second'} | set(TEMPERATURES)
SPELLING = [('kilometre', 'kilometer'), ('metre', 'meter'), ('litre', 'liter'), ('tonne', 'metric ton')]
COUNTRY_NAMED = {'USD': 'United States dollar'}
MODIFIER = re.compile(r"(?:about|around|some|nearly|almost|roughly|approximately|an estimated|more than|less than|fewer than|greater than"
                      r"|over|under|below|above|up to|at least|at most|just|only|as many as|close to|the|equal to|or|more|less)\s+", re.I)
DIGITS = re.compile(r'[-+−]?\s?[\d.,\u00a0]*\d(?:\s?(?:thousand|million|billion|trillion|hundred|dozen|[kmb]n?)\b)*', re.I)
WORDS = re.compile(r"(?:(?:minus|negative|zero|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy"
                   r"|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|half|quarter|thirds?|fourths?|fifths?|sixths?|and|point|over|in)[\s-]*)+", re.I)


def bare_span(claim):
    """The claim's span without the modifier before the figure."""
    start = 0
    while match := MODIFIER.match(claim['quote'], start):
        start = match.end()
    return claim['start'] + start, claim['end']


def number_span(claim):
    start, end = bare_span(claim)
    quote = claim['quote'][start - claim['start']:]
    match = DIGITS.search(quote) or WORDS.match(quote)
    if not match: return start, end
    trimmed = re.sub(r'[\s-]+$|\s+(?:and|in|over|a|an)\s*$', '', match.group())
    return start + match.start(), start + match.start() + len(trimmed)


def spelled(unit):
    for british, american in SPELLING:
        unit = unit.replace(british, american)
    return unit[:1].upper() + unit[1:]


def plain(value):
    return f'{value:.12g}' if isinstance(value, float) else str(value)


def found_as(span, claim, **more):
    return {'start': span[0], 'end': span[1], 'value': plain(claim['value']), **more}


def percent(claim):
    if claim['unit'] == 'percent': return found_as(bare_span(claim), claim) | {'value': plain(claim['value']) + '%'}


def currency(claim):
    name = CURRENCIES.get(claim['unit'])
    if not name: return None
    if re.search(r'us\s?\$|usd|united states', claim['quote'], re.I): name = COUNTRY_NAMED.get(claim['unit'], name)
    return found_as(bare_span(claim), claim, unit=name)


def age(claim):
    if claim['unit'] in TIME_UNITS and AGE.search(claim['quote']): return found_as(bare_span(claim), claim, unit=spelled(claim['unit']))


def temperature(claim):
    if claim['unit'] in TEMPERATURES: return found_as(bare_span(claim), claim, unit=TEMPERATURES[claim['unit']])


def dimension(claim):
    if claim['unit'] in NO_DIMENSION or claim['unit'] in CURRENCIES: return None
    return found_as(bare_span(claim), claim, unit=spelled(claim['unit'] + (f" per {claim['per']}" if claim.get('per') else '')))


def number(claim):
    return found_as(number_span(claim), claim)


MODELS = {'PercentModel': percent, 'CurrencyModel': currency, 'AgeModel': age, 'TemperatureModel': temperature,
          'DimensionModel': dimension, 'NumberModel': number}


def figures(case, claims):
    model = MODELS.get(case['type'])
    single = [c for c in claims if c.get('value') is not None and c.get('part', 'body') == 'body']
    return [f for f in map(model, single) if f] if model else []


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
