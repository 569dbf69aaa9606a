#!/usr/bin/env python3
"""Recompute every arithmetic line that the product prints, as a pocket calculator would.

  recompute_lines.py --recount build/release/app/recount GOLD.jsonl…

Each line is parsed as text: "100 × (4000 − 5000) / 5000 = -20 (…); stated -25 (-25.5 to -24.5)". Its left side must
give its right side to the digits shown, its brackets must hold its values and the finding's interval, and the verdict must follow from them,
"agree, but only thanks to rounding" included. Shares no code with the product.
"""
import argparse, datetime, json, math, re, subprocess, sys

NUMBER = r'-?(?:\d+(?:\.\d+)?|infinity)'
INTERVAL = rf'(?:at least {NUMBER}|at most {NUMBER}|{NUMBER} to {NUMBER}|{NUMBER}|anything)'
EQUATION = re.compile(rf'^(?P<left>[-\d.()×/+−^ ]+) = (?P<right>{NUMBER})(?: \((?P<all>{INTERVAL}) with rounding\))?')
STATED = re.compile(rf'^stated (?P<face>{NUMBER})(?: \((?P<range>{INTERVAL})\))?$')


def calculator(text):
    assert re.fullmatch(r'[-\d.()×/+−^ ]+', text), text
    return eval(text.replace('×', '*').replace('−', '-').replace('^', '**'), {'__builtins__': {}})  # noqa: only digits and signs


def shown(value, text):
    """`text` is `value` to the digits that it shows."""
    decimals = len(text.split('.')[1]) if '.' in text else 0
    return abs(value - float(text)) <= 0.5 * 10.0 ** -decimals * (1 + 1e-6) + 1e-9 * abs(value)


def interval(text):
    n = [float(x.replace('infinity', 'inf')) for x in re.findall(NUMBER, text)]
    if text == 'anything': return -math.inf, math.inf
    if text.startswith('at least'): return n[0], math.inf
    if text.startswith('at most'): return -math.inf, n[0]
    return n[0], n[-1]


def near(a, b):
    """Ends of an interval as printed, to four digits."""
    return a == b or abs(a - b) <= 6e-4 * max(abs(a), abs(b), 1e-9) or abs(a - b) <= .5 and abs(a) > 1000


def end(value, sign):
    return sign * math.inf if value is None else value


def weekday(line):
    m = re.match(r'(\d{4}-\d\d-\d\d) was a (\w+); stated (\w+)$', line)
    return m and datetime.date.fromisoformat(m[1]).strftime('%A').lower() == m[2]


def holds(line):
    m = re.match(rf'({NUMBER}) to ({NUMBER}) does (not )?hold ({NUMBER})$', line)
    return m and (float(m[1]) <= float(m[4]) <= float(m[2])) == (m[3] is None)


def passes(line):
    m = re.match(rf'({NUMBER}) > ({NUMBER});', line)
    return m and float(m[1]) > float(m[2])


MONTHS = 'January February March April May June July August September October November December'.split()


def stretch(line):
    """"28 June to 7 July: 9 to 10 days": from the first to the last day that the words allow."""
    m = re.match(r'(?:(\d+) )?([A-Z][a-z]+)(?: (\d{4}))? to (?:(\d+) )?([A-Z][a-z]+)(?: (\d{4}))?: (\d+)(?: to (\d+))? days; stated ', line)
    if not m: return False
    day = lambda d, month, year, last: (datetime.date(int(year), month, int(d)) if d else
                                        datetime.date(int(year), month, 1) if not last else
                                        datetime.date(int(year) + month // 12, month % 12 + 1, 1) - datetime.timedelta(1))
    first, second = MONTHS.index(m[2]) + 1, MONTHS.index(m[5]) + 1
    turned = (first, int(m[1] or 0)) > (second, int(m[4] or 31))
    start, end = m[3] or 2021, m[6] or 2021 + turned
    low = (day(m[4], second, end, False) - day(m[1], first, start, True)).days
    high = (day(m[4], second, end, True) - day(m[1], first, start, False)).days + 1
    return (low, high) == (int(m[7]), int(m[8] or m[7]))


def of_equation(line, f):
    """What is wrong with a line of equations; '' for nothing."""
    pieces = line.split('; ')
    found = [EQUATION.match(p) for p in pieces if ' = ' in p]
    if not found or not all(found): return 'no equation'
    for m in found:
        if not shown(calculator(m['left']), m['right']): return f"{m['left']} is {calculator(m['left'])}"
        if m['all']:
            low, high = interval(m['all'])
            if not low - 1e-9 <= float(m['right']) <= high + 1e-9: return 'the result lies outside its own rounding'
            mine = end(f['computed_low'], -1), end(f['computed_high'], 1)
            if not (near(low, mine[0]) and near(high, mine[1])): return f'printed {low} to {high}, computed {mine}'
    stated = STATED.match(pieces[-1])
    return '' if not stated else of_stated(found[0], stated, f)


def of_stated(equation, stated, f):
    low, high = interval(stated['range'] or stated['face'])
    face = float(equation['right'])
    mine = end(f['stated_low'], -1), end(f['stated_high'], 1)
    if f['rule'] in ('I-CONV', 'I-TIME'): return ''  # have a tolerance of their own
    if not any(near(low, a) and near(high, b) for a, b in (mine, (-mine[1], -mine[0]))): return f'printed {low} to {high}, stated {mine}'
    slack = 1e-3 * max(abs(face), abs(low) if math.isfinite(low) else 0)
    strictly = low - slack <= face <= high + slack
    clearly_out = face < low - slack or face > high + slack
    only = 'only thanks to rounding' in f['message']
    if f['verdict'] == 'consistent' and clearly_out != only and abs(face - low) > slack and abs(face - high) > slack:
        return f'at face value {face}, stated {low} to {high}, yet: {f["message"]}'
    if only and f['verdict'] != 'consistent': return 'a miss cannot hold thanks to rounding'
    if strictly and f['verdict'] == 'inconsistent' and low + slack < face < high - slack: return 'the result lies within what is stated'
    return ''


def wrong_with(f):
    line = f['arithmetic'] or ''
    if not line or f['rule'] == 'B-COVERAGE': return ''
    if line.startswith('official '): return ''  # nothing is computed
    if re.match(rf'{NUMBER}(?: \(.*\))?; stated ', line): return ''  # one quantity, told twice
    if weekday(line) or stretch(line) or holds(line) or passes(line): return ''
    return of_equation(line, f)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--recount', required=True)
    parser.add_argument('gold', nargs='+')
    a = parser.parse_args()
    out = subprocess.run([a.recount, 'check', '--format', 'jsonl', '--all', *a.gold], capture_output=True, text=True)
    findings = [json.loads(line) for line in out.stdout.splitlines()]
    bad = [(f, wrong) for f in findings if (wrong := wrong_with(f))]
    for f, wrong in bad: print(f"{f['article_id']} {f['rule']}: {f['arithmetic']}: {wrong}", file=sys.stderr)
    lines = sum(bool(f['arithmetic']) for f in findings)
    print(f'{lines} lines of arithmetic, {len(bad)} of them wrong')
    return 1 if bad or not lines else 0


if __name__ == '__main__':
    sys.exit(main())
