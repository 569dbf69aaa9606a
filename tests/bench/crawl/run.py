#!/usr/bin/env python3
"""What a whole `recount run` costs: real pages from nginx on loopback, fetched, read, checked and stored.

  run.py --recount BINARY [--rounds 3] FOLDER…    CPU an article, a run over a single page subtracted; medians

Pages lie in the folders as .html or .html.gz and are served in gzip, as a news site would. Every page has an address of
its own on one of sixteen hosts. A second run must fetch no page.
"""
import argparse
import gzip
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from crawl import Nginx, PORT, hosts

LIMIT_MS, PAGE_KB = 8, 174
CONFIG = '[crawl]\ndelay = 0.0\nallow_private = true\n'
SOURCE = '[[source]]\nurl = "http://{host}:{port}/{listing}"\nkind = "sitemap"\n'


def write_site(folder, pages, names):
    """Returns the mean size of a page, in KB."""
    site = folder / 'site'
    site.mkdir()
    (site / 'one.xml').write_text('<urlset><url><loc>/0.html</loc></url></urlset>')
    bytes_of_all = 0
    (site / 'robots.txt').write_text('User-agent: *\nDisallow: /private/\n')
    for i, file in enumerate(pages):
        packed = file.read_bytes()
        page = gzip.decompress(packed) if file.suffix == '.gz' else packed
        bytes_of_all += len(page)
        (site / f'{i}.html.gz').write_bytes(gzip.compress(page, 6))
    for k, host in enumerate(names):
        links = ''.join(f'<url><loc>/{i}.html</loc></url>' for i in range(k, len(pages), len(names)))
        (site / f'{host}.xml').write_text(f'<urlset>{links}</urlset>')
    return bytes_of_all / len(pages) / 1000


def run(recount, folder, store, sources):
    """CPU seconds, and what the run said."""
    config = folder / 'recount.toml'
    config.write_text(CONFIG + ''.join(SOURCE.format(host=h, port=PORT, listing=l) for h, l in sources))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # One core, so that its two readers do not slow each other and the figure is of work alone.
    done = subprocess.run(['taskset', '-c', '0', recount, '-v', '--config', config, '--db', store, 'run'], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode: raise SystemExit(f'exit code {done.returncode}: {done.stderr}')
    said = re.search(r'(\d+) pages, (\d+) articles, .*', done.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, said, after.ru_maxrss // 1024


def reading_alone(recount, pages):
    """CPU ms a page of finding the article in files: on a busy machine the ratio to it says more than the figure."""
    def cpu(files):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(['taskset', '-c', '0', recount, 'extract', '--what', 'article', *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return 1000 * (cpu(pages) - cpu(pages[:1])) / (len(pages) - 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--recount', required=True, type=Path)
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('folders', nargs='+', type=Path)
    a = parser.parse_args()
    pages = sorted(p for f in a.folders for p in [*f.rglob('*.html'), *f.rglob('*.html.gz')])
    if not pages: raise SystemExit(f'no pages in {a.folders}')
    names = hosts(16)
    sources = [(h, f'{h}.xml') for h in names]
    with tempfile.TemporaryDirectory(prefix='recount-bench-') as name:
        folder = Path(name)
        os.chmod(folder, 0o755)  # nginx's workers are another user
        size = write_site(folder, pages, names)
        costs, ratios = [], []
        with Nginx(folder, gzip='gzip_static always; gunzip on;'):
            for i in range(a.rounds):
                store = folder / f'{i}.db'
                start, one, _ = run(a.recount, folder, folder / f'{i}-one.db', [(names[0], 'one.xml')])
                cpu, said, megabytes = run(a.recount, folder, store, sources)
                _, again, _ = run(a.recount, folder, store, sources)
                if int(one[1]) != 1 or int(said[1]) != len(pages) or int(again[1]): raise SystemExit(f'{one[0]}; {said[0]}; {again[0]}')
                costs.append(1000 * (cpu - start) / (len(pages) - 1))
                print(f'round {i + 1}: {said[0]}; one page {start:.2f} s, {costs[-1]:.2f} ms a page more, at most {megabytes} MB', flush=True)
                ratios.append(costs[-1] / reading_alone(a.recount, pages))
        cost = statistics.median(costs)
        print(f'{len(pages)} pages of {size:.0f} KB: {cost:.2f} ms of CPU a page, {cost * PAGE_KB / size:.2f} ms for {PAGE_KB} KB '
              f'(the best round {min(costs) * PAGE_KB / size:.2f} ms); {statistics.median(ratios):.2f} times the reading of the articles alone')
    return 1 if cost * PAGE_KB / size > LIMIT_MS else 0


if __name__ == '__main__':
    sys.exit(main())
