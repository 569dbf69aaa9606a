"""Hostile servers, path by path: what the crawler reports of each, and in what time and memory.

The server and what must come of each path lie with the evaluation data (tools/hostile_server.py,
hostile_server-expected.txt). A line of the list: path, code, ok|retry|permanent, a note. Each path is crawled into a
store of its own, so that one path's failures do not pause the host for the next.
"""
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LINE = re.compile(r'^(/\S+)[^\S\n]+(\S+)[^\S\n]+(ok|retry|permanent)\b[^\S\n]*(.*)$', re.M)
OUTCOME = re.compile(r'(\w+) (\d+)')
MOST_MB, AT_ONCE, TIMEOUT = 96, 8, 4
# What is right otherwise than the list has it, and why.
OTHERWISE = {
    '/soft404': ('ok', 'ok'),  # the crawler got a page; that it holds no article is for the extractor to say
    '/chunk-huge': ('bad_chunk', 'retry'),  # libcurl calls a chunk size of sixteen digits malformed before it is a size
    '/redirect/crlf': ('bad_header', 'permanent'),  # refused for the NUL in the header, before it is a redirect
}
CONFIG = '[crawl]\ncontact = "desk@news.example"\ndelay = 0.05\ntimeout = {timeout}.0\n'
SOURCE = '[[source]]\nurl = "{url}"\nkind = "page"\nallow_private = true\n'


def crawl(recount, url, folder):
    """Counts by outcome, seconds and MB of the run."""
    folder.mkdir()
    config = folder / 'recount.toml'
    config.write_text(CONFIG.format(timeout=TIMEOUT) + SOURCE.format(url=url))
    start = time.monotonic()
    process = subprocess.Popen([recount, '-v', 'crawl', '--config', config, '--db', folder / 'recount.db'],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told = process.stderr.read().decode('utf-8', 'replace')
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    line = re.search(r'outcomes: (.*)', told)
    outcomes = {code: int(count) for code, count in OUTCOME.findall(line[1])} if line else {}
    if os.WIFSIGNALED(status): outcomes = {'crashed': 1}
    return outcomes, time.monotonic() - start, usage.ru_maxrss / 1024


def complaints(path, code, rule, outcomes, mb):
    code, rule = OTHERWISE.get(path, (code, rule))
    retried = outcomes.pop('retried', 0)
    if list(outcomes) != [code]: yield f'is {" ".join(outcomes) or "nothing"}, not {code}'
    if rule == 'permanent' and retried: yield f'was asked {retried} times more'
    if rule == 'retry' and not retried and not path.startswith('/retry-after'): yield 'was not asked again'
    if mb > MOST_MB: yield f'took {mb:.0f} MB'


def run_all(recount, shared):
    expectations = LINE.findall((shared / 'tools' / 'hostile_server-expected.txt').read_text(encoding='utf-8'))
    server = subprocess.Popen([sys.executable, shared / 'tools' / 'hostile_server.py', '--port', '0'], stdout=subprocess.PIPE, text=True)
    wrong = 0
    try:
        base = re.search(r'http://[\d.]+:\d+', server.stdout.readline())[0]
        with tempfile.TemporaryDirectory(prefix='recount-hostile-') as name, ThreadPoolExecutor(AT_ONCE) as pool:
            jobs = [pool.submit(crawl, recount, base + path, Path(name) / str(i)) for i, (path, *_) in enumerate(expectations)]
            for (path, code, rule, _), job in zip(expectations, jobs):
                outcomes, seconds, mb = job.result()
                found = list(complaints(path, code, rule, outcomes, mb))
                wrong += bool(found)
                print(f'{path:<22} {code:<26} {rule:<10} {seconds:5.1f} s {mb:4.0f} MB  {"; ".join(found) or "right"}', flush=True)
    finally:
        server.terminate()
        server.wait()
    print(f'{len(expectations) - wrong} of {len(expectations)} hostile answers end as they must')
    return 1 if wrong else 0
