#!/usr/bin/env python3
"""Faults: a run is killed, stopped, starved of disk, started twice. Nothing that was stored is lost or fetched again.

  faults.py --recount BINARY [--kills 50] [--seed N]
  faults.py --recount BINARY --short                 a few of each, side by side: the form that is a test

A small news site of our own is served on loopback, and its log says what was asked for. After each fault the database
must be sound (SQLite's integrity and foreign keys), every page that counts as stored must have its article, and the
next run must not ask for it; in the end every page is stored once and every alarm was told. No request, of whichever run,
comes sooner after the last answer than the delay.
"""
import argparse
import collections
import contextlib
import itertools
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

DELAY = 0.02
WRONG_EVERY = 4  # every fourth article contradicts itself
PAGE = '''<!DOCTYPE html><html><head><title>Cases in district {n}</title></head><body><article><h1>Cases in district {n}</h1>
<p>The number of cases fell from 2{n:03} cases in 2015 to 1{n:03} cases in 2016, {change}, the ministry said on Monday.</p>
<p>The ministry has counted the cases since the turn of the century, and publishes its count in the spring of every year,
together with a short report on what was done about them in each district and by whom.</p>
<p>Officials say that the count has become more reliable, because nurses now write every case into one book, which is
sent to the capital at the end of each month and read by two people there.</p></article></body></html>'''
CONFIG = '[crawl]\ndelay = {delay}\nallow_private = true\n[[source]]\nurl = "{base}/sitemap.xml"\nkind = "sitemap"\n'


def page(n):
    return PAGE.format(n=n, change='a decrease of 13 percent' if n % WRONG_EVERY == 0 else 'a decrease')


class Site(ThreadingHTTPServer):
    """`asked` is the log; a page whose number is `hung` answers only once the site is closed."""
    daemon_threads = True

    def __init__(self, pages):
        super().__init__(('127.0.0.1', 0), Answer)
        self.pages = pages
        self.asked, self.hung, self.closed = [], None, threading.Event()
        self.free, self.gaps = None, []  # when the last answer had been sent
        self.base = 'http://127.0.0.1:%d' % self.server_address[1]
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def handle_error(self, *_): pass  # clients that were killed

    def urls(self):
        return {f'{self.base}/{n}' for n in range(self.pages)}

    def body(self, path):
        if path == '/robots.txt': return 'text/plain', 'User-agent: *\nDisallow: /private/\n'
        if path == '/sitemap.xml': return 'application/xml', '<urlset>' + ''.join(f'<url><loc>{u}</loc></url>' for u in sorted(self.urls())) + '</urlset>'
        return 'text/html; charset=utf-8', page(int(path[1:]))


class Answer(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        if self.server.free: self.server.gaps.append(time.monotonic() - self.server.free)
        self.server.asked.append(self.server.base + self.path)
        if self.path == f'/{self.server.hung}': self.server.closed.wait(60)
        kind, text = self.server.body(self.path)
        data = text.encode()
        self.send_response(200)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(data)))
        self.end_headers()
        self.server.free = time.monotonic()  # at the latest: the client has it a moment later
        self.wfile.write(data)

    def log_message(self, *_): pass


class Desk:
    """One store, and the program over it."""

    def __init__(self, recount, folder, site):
        self.recount, self.folder, self.site = recount, Path(folder), site
        self.folder.mkdir()
        self.db, self.out, self.seen = self.folder / 'recount.db', self.folder / 'out', set()
        (self.folder / 'recount.toml').write_text(CONFIG.format(base=site.base, delay=DELAY))

    def start(self, *options, limit=None, **more):
        limited = ['sh', '-c', f'ulimit -f {limit}; exec "$@"', 'sh'] if limit else []
        command = [*limited, self.recount, '--config', self.folder / 'recount.toml', '--db', self.db, *options, 'run']
        with open(self.out, 'ab') as out:
            return subprocess.Popen([str(c) for c in command], **{'stdout': out, 'stderr': subprocess.PIPE, 'text': True} | more)

    def run(self, *options, code=0, **more):
        process = self.start(*options, **more)
        told = process.communicate(timeout=60)[1]
        expect(process.returncode == code, f'exit code {process.returncode}, not {code}: {told}')
        return told

    def stored(self):
        """What the database holds; fails where it is not sound."""
        if not self.db.exists(): return set()
        with contextlib.closing(sqlite3.connect(self.db)) as db:
            if not db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'url_state'").fetchone()[0]: return set()
            expect(db.execute('PRAGMA integrity_check').fetchall() == [('ok',)], 'the database is damaged')
            expect(not db.execute('PRAGMA foreign_key_check').fetchall(), 'a row points nowhere')
            stored = {u for (u,) in db.execute("SELECT url FROM url_state WHERE stored AND role = 'article'")}
            articles = collections.Counter(u for (u,) in db.execute('SELECT url FROM article_version'))
            claims = {u for (u,) in db.execute('SELECT v.url FROM article_version v JOIN claim c ON c.article = v.article')}
            expect(set(articles) == stored, f'stored URLs and articles differ: {set(articles) ^ stored}')
            expect(set(articles.values()) <= {1}, 'an article was stored twice')
            expect(claims == stored, f'articles without their claims: {stored - claims}')
            return stored

    def check(self):
        """After a fault: nothing lost, and since the last check nothing was asked for that had been stored."""
        again = set(self.site.asked) & self.seen
        expect(not again, f'stored, and fetched again: {sorted(again)}')
        stored = self.stored()
        expect(self.seen <= stored, f'lost: {sorted(self.seen - stored)}')
        short = [g for g in self.site.gaps if g < DELAY]
        expect(not short, f'asked too soon: {short}')
        self.site.asked.clear()
        self.site.gaps.clear()
        self.seen = stored

    def finish(self):
        """A run that nothing disturbs brings the rest, and tells every alarm that was not told."""
        self.run('-q')
        self.check()
        expect(self.seen == self.site.urls(), f'never stored: {sorted(self.site.urls() - self.seen)}')
        told = set(re.findall(r'/(\d+): \w+: .*\[', self.out.read_text()))
        wrong = {str(n) for n in range(0, self.site.pages, WRONG_EVERY)}
        expect(told == wrong, f'alarms told of {sorted(told)}, not of {sorted(wrong)}')
        before = self.out.stat().st_size
        self.run('-q')
        expect(self.out.stat().st_size == before, 'an alarm was told twice')


class Failed(Exception): pass


def expect(condition, message):
    if not condition: raise Failed(message)


def until(condition, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        expect(time.monotonic() < end, 'waited in vain')
        time.sleep(0.005)


def kills(desks, long, chance, count):
    """kill -9 at random moments, until so many have hit; a store that is complete makes place for a new one."""
    desk, begun = desks(), time.monotonic()
    desk.finish()
    whole = time.monotonic() - begun
    desk, left = desks(), count
    while left:
        process = desk.start('-q')
        time.sleep(chance.uniform(0, whole * 0.7))
        left -= process.poll() is None
        process.kill()
        process.communicate()
        desk.check()
        if desk.seen == desk.site.urls():
            desk.finish()
            desk = desks()
    desk.finish()
    return f'{count} times kill -9 in the course of a run of {whole:.1f} s'


def signals(desks, long, *_):
    """SIGTERM and SIGINT: a page that hangs is given up after the grace, exit code 0; a second signal ends it at once."""
    desk = desks()
    desk.site.hung = desk.site.pages // 2
    for number in (signal.SIGTERM, signal.SIGINT) if long else (signal.SIGTERM,):
        process = desk.start()
        until(lambda: f'{desk.site.base}/{desk.site.hung}' in desk.site.asked)
        begun = time.monotonic()
        process.send_signal(number)
        told = process.communicate(timeout=20)[1]
        took = time.monotonic() - begun
        expect(process.returncode == 0, f'exit code {process.returncode} after {number.name}: {told}')
        expect('; stopped' in told, f'nothing says that it stopped: {told}')
        expect(took < 6, f'{took:.1f} s from {number.name} to the end')
        desk.check()
        if number == signal.SIGTERM: expect(len(desk.seen) > 0, 'nothing was kept')
    process = desk.start()
    until(lambda: f'{desk.site.base}/{desk.site.hung}' in desk.site.asked)
    process.terminate()
    time.sleep(0.2)
    process.terminate()
    process.communicate(timeout=2)
    expect(process.returncode == -signal.SIGTERM, f'exit code {process.returncode} after a second SIGTERM')
    desk.check()
    desk.site.hung = None
    desk.finish()
    return f'a signal ends a run in {took:.1f} s while a page hangs, a second signal at once'


def second(desks, *_):
    """Another run at the same time: 75, a message unless -q, and not one request."""
    desk = desks()
    desk.site.hung = 3
    first = desk.start('-q')
    until(lambda: f'{desk.site.base}/3' in desk.site.asked)
    asked = len(desk.site.asked)
    told = desk.run(code=75)
    expect('another run is at work' in told, f'told: {told}')
    expect(desk.run('-q', code=75) == '', 'not silent under -q')
    expect(len(desk.site.asked) == asked, 'the second run asked for pages')
    first.kill()
    first.communicate()
    desk.site.hung = None
    desk.check()
    desk.finish()
    return 'a second run: 75, silent under -q, no request'


def disk(desks, long, *_):
    """No room for the database at several sizes, and none for what is printed: 4, a message, and the next run resumes."""
    desk = desks()
    told = desk.run('-q', code=4, stdout=open('/dev/full', 'w'))
    expect('cannot be written' in told, f'told: {told}')
    desk.check()
    expect(desk.seen == desk.site.urls(), 'pages were lost with the output')
    desk.finish()
    for kilobytes in (8, 150, 300, 500) if long else (150,):
        desk = desks()
        told = desk.run('-q', code=4, limit=2 * kilobytes)  # in blocks of 512 bytes
        expect(str(desk.db) in told and 'disk' in told, f'told: {told}')
        desk.check()
        desk.finish()
    return 'no room for the database or the output: 4, and the next run resumes'


def full_disk(desks, *_):
    """A disk that is really full, where a name space of our own may mount one."""
    can_mount = subprocess.run(['unshare', '-Urm', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', '/mnt'], capture_output=True).returncode == 0
    if not can_mount: return 'a full disk: not tried, no file system may be mounted here'
    desk = desks()
    script = 'mount -t tmpfs -o size=$1k none "$2/disk"; shift 2; "$@"; code=$?; cp "$5"* "$(dirname "$5")/.."; exit $code'
    for kilobytes in (300, 700):
        room = desk.folder / 'disk'
        room.mkdir(exist_ok=True)
        command = [desk.recount, '--config', desk.folder / 'recount.toml', '--db', room / 'recount.db', '-q', 'run']
        done = subprocess.run(['unshare', '-Urm', 'sh', '-c', script, 'sh', str(kilobytes), *map(str, [desk.folder, *command])], capture_output=True, text=True)
        expect(done.returncode == 4 and 'disk is full' in done.stderr, f'exit code {done.returncode}: {done.stderr}')
        desk.site.asked.clear()
        desk.stored()
        for file in desk.folder.glob('recount.db*'): file.unlink()
    return 'a full disk: 4, "the disk is full", the database sound'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--recount', required=True, type=Path)
    parser.add_argument('--kills', type=int, default=50)
    parser.add_argument('--short', action='store_true')
    parser.add_argument('--seed', type=int, default=int(time.time()))
    a = parser.parse_args()
    return run_all(a.recount.resolve(), 2 if a.short else a.kills, a.seed, not a.short)


def attempt(fault, recount, folder, chance, count, long):
    """Every fault has a site of its own, so that several may go on at once."""
    begun, site, numbers = time.monotonic(), Site(40 if long else 12), itertools.count()

    def desks():
        site.asked.clear()
        site.gaps.clear()
        site.free = site.hung = None
        return Desk(recount, folder / str(next(numbers)), site)

    folder.mkdir()
    failed = False
    try:
        said = fault(desks, long, chance, count)
    except (Failed, subprocess.TimeoutExpired) as problem:
        failed, said = True, f'FAILED: {fault.__name__}: {problem}'
    site.closed.set()
    print(f'{time.monotonic() - begun:5.1f} s  {said}', flush=True)
    return failed


def run_all(recount, count, seed, long=True):
    print(f'seed {seed}')
    faults = (signals, kills, disk, second) + ((full_disk,) if long else ())
    with tempfile.TemporaryDirectory(prefix='recount-faults-') as name, ThreadPoolExecutor(1 if long else 4) as pool:
        jobs = [pool.submit(attempt, f, recount, Path(name) / f.__name__, random.Random(seed), count, long) for f in faults]
        return 1 if any([j.result() for j in jobs]) else 0


if __name__ == '__main__':
    sys.exit(main())
