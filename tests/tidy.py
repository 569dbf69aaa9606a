#!/usr/bin/env python3
"""clang-tidy over all files, several files of one room at a time.

    cmake --preset tidy && python3 tests/tidy.py build/tidy

Most of clang-tidy's time on a file goes into the headers that the file includes, so files with the same
compile flags are read as one unit. A file whose private names clash with its company's goes into another
unit. A finding names the file and the line that it is in. Exit code 1 if there is any.
"""
import json
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

UNIT_SIZE = 10
CLASH = re.compile(r'^(/[^:]+):\d+:\d+: (?:fatal )?error: ', re.MULTILINE)


def flags_of(command):
    """The flags that decide how a file is read: all but its name and its output."""
    kept, skip = [], False
    for word in shlex.split(command)[1:]:
        if skip or word in ('-o', '-c'):
            skip = not skip and word == '-o'
        elif not word.endswith(('.cpp', 'clang++-19')):
            kept.append(word)
    return tuple(kept)


def groups(build, rooms):
    """The rooms' files by their flags."""
    found = {}
    for entry in json.loads((build / 'compile_commands.json').read_text()):
        if rooms.match(entry['file']) and entry['file'].endswith('.cpp'):
            found.setdefault(flags_of(entry['command']), set()).add(entry['file'])
    return sorted((sorted(files), flags) for flags, files in found.items())


class Tidy:
    """Runs clang on units; units are files that include the files to be read."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def unit(self, files):
        path = self.folder / (re.sub(r'\W', '_', files[0]) + f'_{len(files)}.cpp')
        path.write_text(''.join(f'#include "{file}"\n' for file in files))
        return str(path)

    def clashing(self, files, flags):
        """The files that do not compile in this company."""
        run = subprocess.run(['clang++-19', '-fsyntax-only', '-w', '-ferror-limit=0', *flags, self.unit(files)],
                             capture_output=True, text=True, check=False)
        broken = set(CLASH.findall(run.stderr))
        return [file for file in files[1:] if file in broken]

    def pack(self, group):
        """The group as (files, flags) that compile together; who clashes waits for a later unit."""
        waiting, flags = group
        units = []
        while waiting:
            files, waiting = waiting[:UNIT_SIZE], waiting[UNIT_SIZE:]
            while alone := self.clashing(files, flags):
                waiting += alone
                files = [file for file in files if file not in alone]
            units.append((files, flags))
        return units

    def check(self, unit):
        files, flags = unit
        run = subprocess.run(['clang-tidy-19', '-quiet', self.unit(files), '--', *flags],
                             capture_output=True, text=True, check=False)
        return run.returncode, run.stdout


def main(build, jobs):
    root = Path(__file__).resolve().parent.parent
    rooms = re.compile(re.escape(str(root)) + '/(core|crawler|extract|rules|store|report|app|tests)/')
    tidy = Tidy(root / 'build' / 'tidy' / 'units')
    failed, said = False, set()
    with ThreadPoolExecutor(jobs) as pool:
        units = [unit for packed in pool.map(tidy.pack, groups(build, rooms)) for unit in packed]
        for done, (code, output) in enumerate(pool.map(tidy.check, units), 1):
            if output not in said:
                print(output, end='', flush=True)
            said.add(output)
            failed = failed or code != 0
            if sys.stderr.isatty():
                print(f'\r{done} of {len(units)} units', end='', file=sys.stderr, flush=True)
    print(f'{sum(len(files) for files, _ in units)} files in {len(units)} units', file=sys.stderr)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else os.cpu_count()))
