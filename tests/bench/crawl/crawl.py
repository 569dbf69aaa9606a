#!/usr/bin/env python3
"""The crawler beside wrk and Scrapy, against nginx on loopback, in paired rounds; and how exactly it keeps its delay.

  crawl.py --bench CRAWL_BENCH speed        [--rounds 3]   pages a second and CPU a page; medians of the rounds
  crawl.py --bench CRAWL_BENCH politeness                  gaps between requests as the server's own log has them
  crawl.py --bench CRAWL_BENCH memory                      100,000 pages of 200 hosts: resident memory on the way
  crawl.py --bench CRAWL_BENCH hosts                       a few pages each of 500 and of 5,000 hosts: CPU a page must not grow with them
  crawl.py --bench CRAWL_BENCH tls        [--rounds 3]     CPU of a new verified TLS connection, HTTP/2

Every host is an address of its own (127.0.0.x), so that each has its robots.txt, its delay and its one connection.
"""
import argparse
import collections
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PORT = 8641
PAGE_BYTES = 90_000
NGINX = '''
daemon off; worker_processes 1; error_log {folder}/error.log; pid {folder}/nginx.pid;
events {{ worker_connections 1024; }}
http {{
  log_format gaps '$server_addr $msec $request_time $uri'; log_format protocol '$server_protocol';
  access_log {log};
  default_type text/html; types {{ application/xml xml; text/plain txt; }}
  client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t; uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  keepalive_requests 1000000; sendfile on; tcp_nopush on; {gzip}
  server {{ listen {port} backlog=1024; {secure} root {folder}/site;
    location ~ ^/a/ {{ add_header X-Robots-Tag all; try_files /page.html =404; }} }}
}}
'''


def write_site(folder, pages):
    """A page, and sitemaps of `pages` links; nginx serves the one page under every address below /a/."""
    site = folder / 'site'
    site.mkdir()
    sentence = 'The council counted {} votes on Tuesday, and the second count gave the same result as the first. '
    paragraphs, i = [], 0
    while sum(map(len, paragraphs)) < PAGE_BYTES:
        paragraphs.append('<p class="story">' + ''.join(sentence.format(1000 + i + k) for k in range(5)) + '</p>\n')
        i += 1
    (site / 'page.html').write_text('<!DOCTYPE html><title>Votes</title><h1>Votes</h1>\n' + ''.join(paragraphs))
    (site / 'robots.txt').write_text('User-agent: *\nDisallow: /private/\nDisallow: /*?print=\n')
    links = ''.join(f'<url><loc>/a/{i}</loc></url>' for i in range(pages))
    (site / 'sitemap.xml').write_text(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{links}</urlset>')


class Nginx:
    def __init__(self, folder, log='off', gzip='', secure=''):
        self.folder, config = folder, folder / 'nginx.conf'
        config.write_text(NGINX.format(folder=folder, log=log, port=PORT, gzip=gzip, secure=secure))
        self.process = subprocess.Popen([shutil.which('nginx') or '/usr/sbin/nginx', '-c', config, '-p', folder])
        for _ in range(100):
            if (folder / 'nginx.pid').exists(): return
            time.sleep(0.05)
        raise SystemExit('nginx did not start: ' + (folder / 'error.log').read_text())

    def __enter__(self): return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def hosts(count):
    return [f'127.0.{1 + i // 250}.{1 + i % 250}' for i in range(count)]


def cpu_of(command, **more):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode: raise SystemExit(f'{command[0]}: exit code {done.returncode}\n{done.stderr[-2000:]}')
    return done.stdout, (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime), time.monotonic() - start


def ours(bench, delay, names):
    out, _, _ = cpu_of([bench, delay, *(f'http://{h}:{PORT}/sitemap.xml' for h in names)])
    return {k: float(v) for k, v in re.findall(r'(\w+) ([\d.]+)', out)}, out.strip()


def wrk(names):
    out, _, _ = cpu_of(['wrk', '-t1', f'-c{len(names)}', '-d4s', f'http://{names[0]}:{PORT}/a/1'])
    return float(re.search(r'Requests/sec:\s+([\d.]+)', out)[1])


SPIDER = '''
import scrapy
class Pages(scrapy.Spider):
    name = 'pages'
    start_urls = [{urls}]
    def parse(self, response):
        yield {{'bytes': len(response.body)}}
'''


def scrapy(folder, pages):
    """CPU milliseconds a page: the program's own, less what a run over one page costs."""
    def run(count):
        spider = folder / f'spider{count}.py'
        spider.write_text(SPIDER.format(urls=', '.join(repr(f'http://127.0.1.{1 + i % 16}:{PORT}/a/{i}') for i in range(count))))
        settings = ['-s', 'ROBOTSTXT_OBEY=True', '-s', 'LOG_LEVEL=ERROR', '-s', 'CONCURRENT_REQUESTS=64', '-s', 'CONCURRENT_REQUESTS_PER_DOMAIN=8',
                    '-s', 'TELNETCONSOLE_ENABLED=False']
        _, cpu, _ = cpu_of(['/usr/bin/python3', '-m', 'scrapy', 'runspider', spider, *settings])
        return cpu
    return 1000 * (run(pages) - run(1)) / (pages - 1)


def speed(bench, folder, rounds):
    pages, count = 200, 64
    write_site(folder, pages)
    rates, cpus, wrks, theirs = [], [], [], []
    with Nginx(folder):
        for i in range(rounds):
            wrks.append(wrk(hosts(count)))
            got, line = ours(bench, 0, hosts(count))
            rates.append(got['rate'])
            cpus.append(got['cpu_ms'])
            theirs.append(scrapy(folder, 1000))
            print(f'round {i + 1}: wrk {wrks[-1]:.0f} pages/s; recount {line}; Scrapy {theirs[-1]:.2f} ms a page', flush=True)
    middle = statistics.median
    print(f'pages of 90 KB: {middle(rates):.0f} pages/s, {middle(r / w for r, w in zip(rates, wrks)):.2f} of wrk; CPU {middle(cpus):.3f} ms a page, '
          f'Scrapy {middle(theirs):.2f} ms: {middle(t / c for t, c in zip(theirs, cpus)):.0f} times as much')
    with Nginx(folder, gzip='gzip on; gzip_comp_level 5;'):
        got, _ = ours(bench, 0, hosts(count))
    print(f'the same pages in gzip: CPU {got["cpu_ms"]:.3f} ms a page')


def politeness(bench, folder, delay=0.25, count=100, pages=204):
    write_site(folder, pages)
    log = folder / 'access.log'
    with Nginx(folder, log=f'{log} gaps'):
        got, line = ours(bench, delay, hosts(count))
    by_host = collections.defaultdict(list)
    for row in log.read_text().splitlines():
        host, end, took, _ = row.split(' ', 3)
        by_host[host].append((float(end) - float(took), float(end)))
    gaps = []
    for visits in by_host.values():
        visits.sort()
        gaps += [later[0] - earlier[1] for earlier, later in zip(visits, visits[1:])]
    # The log has milliseconds: a gap is known to one of them.
    short = [g for g in gaps if g < delay - 0.001]
    print(line)
    print(f'{len(gaps)} gaps on {len(by_host)} hosts, delay {delay} s: {len(short)} shorter (the shortest {min(gaps):.4f} s), the mean {statistics.mean(gaps):.4f} s, '
          f'the median {statistics.median(gaps):.4f} s: {delay / statistics.mean(gaps):.1%} of what the delay allows; '
          f'{len(gaps) * delay / count / got["seconds"]:.1%} from the start of the run to its end')
    return 1 if short else 0


def memory(bench, folder):
    """URLs and hosts are kept in a store, as the program keeps them, so that what grows is the crawler's own."""
    write_site(folder, 500)
    with Nginx(folder):
        out, _, _ = cpu_of([bench, '--store', folder / 'recount.db', 0, *(f'http://{h}:{PORT}/sitemap.xml' for h in hosts(200))])
    print(out.strip())
    resident = [int(mb) for mb in re.findall(r'(\d+) MB resident', out)]
    half = len(resident) // 2
    growth = resident[-1] - resident[half - 1]
    print(f'resident: {resident[half - 1]} MB after {half}0,000 pages, {resident[-1]} MB after {len(resident)}0,000')
    return 1 if growth > 2 else 0


def many_hosts(bench, folder, pages=4):
    """Ten times as many hosts: nothing that is done for a page may go through all of them."""
    write_site(folder, pages)
    costs = []
    with Nginx(folder):
        for count in (500, 5000):
            got, line = ours(bench, 0, hosts(count))
            costs.append(got['cpu_ms'])
            print(f'{count} hosts: {line}', flush=True)
    print(f'CPU a page: {costs[0]:.3f} ms with 500 hosts, {costs[1]:.3f} ms with 5,000')
    return 1 if costs[1] > 2 * costs[0] else 0


CERTIFICATES = '''
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj "/CN=Bench CA"
openssl req -newkey rsa:2048 -nodes -keyout site.key -out site.csr -subj "/CN=news.localhost"
printf "subjectAltName=DNS:*.news.localhost" >site.ext
openssl x509 -req -in site.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out site.pem -days 1 -extfile site.ext
'''


def tls(bench, folder, rounds, count=200, pages=3):
    """Every host is a name of its own and so a connection of its own; the same requests without TLS are subtracted."""
    write_site(folder, pages)
    (folder / 'site' / 'page.html').write_text('<!DOCTYPE html><title>Votes</title><p>Few words.')
    subprocess.run(['sh', '-ec', CERTIFICATES], cwd=folder, check=True, capture_output=True)
    costs, names = [], [f'h{i}.news.localhost' for i in range(count)]
    secure = f'listen {PORT + 1} ssl http2 backlog=1024; listen [::1]:{PORT + 1} ssl http2; listen [::1]:{PORT}; ' \
             f'ssl_certificate {folder}/site.pem; ssl_certificate_key {folder}/site.key;'
    roots = [folder / 'ca.pem', *Path('/etc/ssl/certs').glob('ca-certificates.crt')]
    (folder / 'roots.pem').write_text(''.join(p.read_text() for p in roots))  # as many as a real system trusts
    with Nginx(folder, secure=secure, log=f'{folder}/access.log protocol'):
        def cpu(scheme, port):
            out, _, _ = cpu_of([bench, '--ca', folder / 'roots.pem', 0, *(f'{scheme}://{n}:{port}/sitemap.xml' for n in names)])
            got = dict(re.findall(r'(\w+) ([\d.]+)', out))
            if float(got['pages']) != count * pages: raise SystemExit(f'not every page came: {out}')
            return float(got['cpu_ms']) * float(got['pages'])
        for i in range(rounds):
            costs.append((cpu('https', PORT + 1) - cpu('http', PORT)) / count)
            print(f'round {i + 1}: {costs[-1]:.2f} ms a connection', flush=True)
    protocols = collections.Counter((folder / 'access.log').read_text().split())
    print(f'a new verified TLS connection: {statistics.median(costs):.2f} ms of CPU, its five requests over TLS included; requests by protocol: {dict(protocols)}')
    return 1 if statistics.median(costs) > 2.5 else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--bench', required=True, type=Path)
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('what', choices=['speed', 'politeness', 'memory', 'hosts', 'tls'])
    a = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='recount-bench-') as name:
        folder = Path(name)
        os.chmod(folder, 0o755)  # nginx's workers are another user
        if a.what == 'speed': return speed(a.bench, folder, a.rounds)
        if a.what == 'politeness': return politeness(a.bench, folder)
        if a.what == 'tls': return tls(a.bench, folder, a.rounds)
        if a.what == 'hosts': return many_hosts(a.bench, folder)
        return memory(a.bench, folder)


if __name__ == '__main__':
    sys.exit(main())
