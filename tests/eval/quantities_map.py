#!/usr/bin/env python3
"""Maps what the product reads to the conventions of figure corpora (NewsQuant and its kin).

  quantities_map.py GOLD.jsonl CLAIMS.jsonl LEFT_OUT.jsonl > PRED.jsonl

Those corpora name units by phrase ("dollar", "percentage", "year of age"), keep per-units inside the unit,
have one `change` slot that holds a direction if there is one (also of a level right behind its verb) and else the modifier, write "up to" as "<" and an
average as "~", "eight more" as ">", read a change from A to B as one range in written order and "eight or nine" as two figures, count "n times" as "count" and a factor in
one word ("doubled") and "several hundred" not at all, take "dozens" as 12, call a part of things "% thing", take adjectives back to their
positive ("two smaller flats" are of the unit "small flat"), and have no "every year" and no "annually", but
"every 9 weeks" as a figure of its own.
NewsQuant and R-Quant count "one of the best speakers", which is no claim: the product tells it as such (`extract --what left-out`), and nothing
is added that it did not find.
"""
import collections, json, re, sys

from recognizers_map import lexicon

CURRENCY = {'USD': 'dollar', 'EUR': 'euro', 'GBP': 'pound sterling', 'JPY': 'japanese yen', 'CNY': 'chinese yuan', 'INR': 'indian rupee',
            'CAD': 'canadian dollar', 'AUD': 'australian dollar', 'CHF': 'swiss franc', 'HKD': 'hong kong dollar', 'SGD': 'singapore dollar',
            'NZD': 'new zealand dollar', 'KRW': 'south korean won', 'RUB': 'russian ruble', 'BRL': 'brazilian real', 'MXN': 'mexican peso',
            'SEK': 'swedish krona', 'NOK': 'norwegian krone', 'DKK': 'danish krone', 'ZAR': 'south african rand', 'TRY': 'turkish lira',
            'PLN': 'polish zloty', 'THB': 'thai baht', 'PHP': 'philippine peso', 'IDR': 'indonesian rupiah', 'MYR': 'malaysian ringgit',
            'PKR': 'pakistani rupee', 'NGN': 'nigerian naira', 'KES': 'kenyan shilling', 'BTC': 'bitcoin', 'TWD': 'taiwan dollar', 'JMD': 'jamaican dollar',
            'ILS': 'shekel', 'ESP': 'peseta', 'CRC': 'costa rican colón', 'LAK': 'lao kip', 'HRK': 'croatian kuna', 'CZK': 'czech koruna',
            'HUF': 'hungarian forint', 'RON': 'romanian leu', 'UAH': 'ukrainian hryvnia', 'AED': 'united arab emirates dirham', 'SAR': 'saudi riyal',
            'EGP': 'egyptian pound', 'ARS': 'argentine peso', 'CLP': 'chilean peso', 'COP': 'colombian peso', 'PEN': 'peruvian sol',
            'VND': 'vietnamese dong', 'BDT': 'bangladeshi taka', 'LKR': 'sri lankan rupee', 'NPR': 'nepalese rupee', 'GHS': 'ghanaian cedi',
            'UGX': 'ugandan shilling', 'TZS': 'tanzanian shilling', 'ISK': 'icelandic króna', 'BGN': 'bulgarian lev', 'KHR': 'cambodian riel',
            'DEM': 'german mark', 'FRF': 'french franc', 'ITL': 'italian lira', 'IEP': 'irish pound', 'QAR': 'qatari riyal', 'KWD': 'kuwaiti dinar'}
CURRENCY = lexicon('en').currencies | CURRENCY
UNIT = {'percent': 'percentage', 'percentage_point': 'percentage point', 'basis_point': 'basis point', 'person': 'people',
        'fraction': '-', 'times': 'count', 'time': 'count', 'degree celsius': 'celsius', 'degree fahrenheit': 'fahrenheit', 'pound': 'pound-mass', 'pound-foot': 'foot pound-force', 'gigatonne': 'gigaton', 'tonne': 'metric ton',
        '': '-'}
AGES = {'year', 'month', 'week', 'day'}
STOP = set('a an the of in on at to for and or with by from his her its their our my your this that these those more other additional another such'.split())

POSITIVE = {'better': 'good', 'best': 'good', 'worse': 'bad', 'worst': 'bad'}
GRADED = ('large', 'small', 'big', 'high', 'low', 'old', 'new', 'young', 'early', 'late', 'long', 'short', 'rich', 'poor', 'strong', 'weak', 'great',
          'fast', 'slow', 'hot', 'cold', 'close', 'near', 'deep', 'wide', 'tall', 'few', 'light', 'heavy', 'hard', 'easy', 'cheap', 'busy', 'safe')
for adjective in GRADED:
    stem = adjective[:-1] + 'i' if adjective.endswith('y') else adjective.rstrip('e')
    double = stem + stem[-1] if adjective in ('big', 'hot') else stem
    POSITIVE |= {double + 'er': adjective, double + 'est': adjective}

def whole_of(c):
    """The unit of a part: what it is a part of, in the singular as the scorer makes it."""
    words = [POSITIVE.get(w, w) for w in re.findall(r"[\w'-]+", c.get('subject') or '') if w.lower() not in STOP | {'and', 'which', 'whom', 'them', 'million', 'billion'} and not w[0].isdigit()]
    return '% ' + (' '.join(words) or '-')

def unit_of(c, after=''):
    u = c.get('unit') or ''
    if u == 'fraction' and c['kind'] == 'share': return '% -' if re.match(r' of (which|whom|them|it)\b', after) else whole_of(c)
    lifelong = u == 'year' and re.search('(average|median|mean) age|life expectancy', c.get('subject') or '')
    if lifelong or c['quote'].lower().startswith('age ') or (u in AGES and any(w in c['quote'].lower() for w in ('old', 'of age', ' age of', 'y/o', ' yo'))):
        u = u + ' of age'
    elif c.get('minor'):
        u = c['minor']
    else:
        u = CURRENCY.get(u, UNIT.get(u, u))
        if len(u) == 3 and u.isupper(): u = u.lower()
        u = ' '.join(POSITIVE.get(w, w) for w in u.split() if w.lower() not in STOP) or '-'
    if c.get('per') and not re.search(r'\bevery\b|\b(annual|year|month|week|dai)ly\b', c['quote']):
        per = UNIT.get(c['per'], c['per'])
        u = (u + ' per ' + per).strip()
    return u

def words_of(*sections):
    """The words of the product's own lexicon, as one alternative of a pattern."""
    return '|'.join(sorted({re.escape(w) for s in sections for row in lexicon('en').rows[s] for w in row['words']}, key=len, reverse=True))

NOUNS = re.compile(rf"^[ -]*(\w+ ){{0,2}}(above|below|{words_of('change_noun')})\b")

OF_NOUN = re.compile(rf"\b({words_of('change_noun')}) of (about |around |nearly |almost |over |more than )?$")

# Right behind its verb a level has the verb's direction; behind a change ("fell 3% to 20") the change has it.
MOVED_TO = re.compile(rf"\b({words_of('change_verb')}) to $")

# "loses 30 tonnes a year": so has a rate of loss.
LOSES = re.compile(rf"\b({words_of('change_verb')}) $")
DIRECTION = {w: row['direction'] for row in lexicon('en').rows['change_verb'] for w in row['words']}

CHANGES = ('absolute_change', 'relative_change', 'point_change', 'multiple')

def change_of(c, before, after):
    d = c.get('direction')
    moved = c['kind'] in CHANGES and not NOUNS.match(after) and not OF_NOUN.search(before) and not c['quote'].lower().startswith('between')
    if d in ('up', 'down') and moved and c.get('modifier') != '~': return d
    m = c.get('modifier') or '='
    if c['kind'] == 'level' and m == '=' and d in ('up', 'down') and MOVED_TO.search(before) and re.match(r'[\W\d]', c['quote']): return d
    loses = LOSES.search(before)
    if c['kind'] == 'rate' and m == '=' and d == 'none' and loses: return DIRECTION[loses[1]]
    q = c['quote'].lower()
    if q.startswith(('just under', 'just below')): return '<'
    if q.startswith(('just over', 'just above')): return '>'
    if m == '=' and re.match(r'[\w-]+ more \w', q): return '>'
    if q.startswith('averaging') or before.rstrip().endswith(('averaged', 'averaging')): return '~'
    if q.startswith(('as many as', 'as much as', 'maybe')): return '='
    return {'>=': '>', '<=': '<'}.get(m, m)

def is_word_multiple(c):
    return c['kind'] == 'multiple' and re.fullmatch(r'(\D* )?(twice|thrice|(doubl|tripl|quadrupl|halv)\w+)', c['quote'].lower())

def is_few(c):
    return c.get('value') is None and re.match(r'(\D* )?(several|a few|a couple( of)?) (dozen|hundred|thousand|million|billion)', c['quote'].lower())

def cents(c, q):
    words = c['quote'].lower().split(' for every')[0]
    if c.get('value') is not None and not re.search('dollar|euro|pound', words) and c['unit'] in ('USD', 'EUR', 'GBP', 'CAD', 'AUD') and not any(s in words for s in '$€£'):
        for w in ('cent', '¢', 'pence', 'penny'):
            if w in words:
                q['value'] = round(c['value'] * 100, 9); q['unit'] = {'¢': 'cent', 'penny': 'penny'}.get(w, w) + (f" per {UNIT.get(c['per'], c['per'])}" if c.get('per') else '')
                break
        else:
            if c['unit'] == 'GBP' and re.search(r'\d ?p\b', words): q['value'], q['unit'] = round(c['value'] * 100, 9), 'pence'
    return q

def alternatives(c, q):
    """"eight or nine euros"."""
    at = c['quote'].lower().find(' or ')
    if q.get('low') is None or at < 0: return [q]
    start = c['start'] + at
    one = {k: v for k, v in q.items() if k not in ('low', 'high')}
    return [{**one, 'value': q['low'], 'span': [c['start'], start]}, {**one, 'value': q['high'], 'span': [start + 4, c['end']]}]

def every(c, q):
    """"for every 9 weeks": what a rate is per is a figure too."""
    per, at = re.fullmatch(r'(\d[\d.]*) (.+)', c.get('per') or ''), c['quote'].find(' every ')
    if not per or at < 0: return []
    return [{'value': float(per[1]), 'unit': per[2], 'change': '=', 'span': [c['start'] + at + 7, c['end']], 'concept': q['concept']}]

def counted_there(number):
    """A number that is no claim, as a figure of the corpora; None for all but one kind."""
    if number['reason'] != 'one of many': return None
    unit = unit_of({**number, 'unit': number['noun'].replace("'s", ''), 'kind': 'level'})
    return {'value': number['value'], 'unit': unit, 'change': '=', 'span': [number['start'], number['end']], 'concept': ['-']}

def main():
    gold = [json.loads(l) for l in open(sys.argv[1], encoding='utf-8')]
    by, left_out = collections.defaultdict(list), collections.defaultdict(list)
    for l in open(sys.argv[3], encoding='utf-8'):
        number = json.loads(l)
        if number['part'] == 'body': left_out[str(number['article_id'])].append(number)
    for l in open(sys.argv[2], encoding='utf-8'):
        c = json.loads(l)
        if c.get('part', 'body') == 'body' and c.get('kind') != 'rank' and not is_word_multiple(c) and not is_few(c): by[str(c['article_id'])].append(c)
    for g in gold:
        text, out = g['text'], []
        claims = sorted(by[str(g['id'])], key=lambda c: c['start'])
        i = 0
        while i < len(claims):
            c = claims[i]
            q = {'unit': unit_of(c, text[c['end']:]), 'change': change_of(c, text[max(0, c['start'] - 40):c['start']], text[c['end']:c['end'] + 40]), 'span': [c['start'], c['end']],
                 'concept': [w for w in (c.get('subject') or '').split() if w.lower() not in STOP] or ['-']}
            if c.get('value') is None: q['low'], q['high'] = c.get('low'), c.get('high')
            else: q['value'] = c['value']
            last = claims[i - 1] if i else None
            if last and last['kind'] in CHANGES and last.get('direction') == c.get('direction') != 'none':
                between = text[last['end']:c['start']]
                if re.fullmatch(r',? or ', between) and out: q['change'] = out[-1]['change']  # the same change once more
                elif c['kind'] == 'level' and '.' not in between: q['change'] = {'up': '=', 'down': '='}.get(q['change'], q['change'])  # the change has it
            q = cents(c, q)
            if c['quote'].lower().startswith('dozens'): q = {**q, 'value': 12, 'low': None, 'high': None}
            if re.match(r'(an?|another) .* or two\b', c['quote'], re.I): q = {**q, 'value': 2, 'low': None, 'high': None}  # an article is no figure
            if out and claims[i - 1]['end'] < c['start'] and re.fullmatch(r' ?[(/] ?', text[claims[i - 1]['end']:c['start']]) and q['change'] == '=' \
                    and out[-1]['change'] in '<>': q['change'] = out[-1]['change']  # the same in another unit
            nxt = claims[i + 1] if i + 1 < len(claims) else None
            before = text[:c['start']].rstrip().lower()
            if nxt and before.endswith('from') and c.get('value') is not None and nxt.get('value') is not None:
                between = text[c['end']:nxt['start']]
                if between.strip().lower().split()[-1:] == ['to'] and len(between) < 60:
                    q = {'low': c['value'], 'high': nxt['value'], 'unit': unit_of(nxt) if unit_of(nxt) != '-' else unit_of(c),
                         'change': '=', 'span': [c['start'], nxt['end']], 'concept': q['concept']}
                    i += 1
            out += alternatives(c, q) + every(c, q)
            i += 1
        if g.get('dataset', '').startswith(('newsquant', 'rquant')): out += [q for n in left_out[str(g['id'])] if (q := counted_there(n))]
        print(json.dumps({'id': g['id'], 'quantities': out}, ensure_ascii=False))

main()
