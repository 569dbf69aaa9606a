#!/usr/bin/env python3
"""clang-tidy over all files, many files of one room at a time.

    cmake --preset tidy && python3 tests/tidy.py build/tidy

Most of clang-tidy's time on a file goes into the headers that the file includes, so files with the same
compile flags are read as one unit. Two files that use one private name never share a unit; a file that
does not compile in its company for another reason is read alone. A finding names the file and the line that it
is in. Exit code 1 if there is any.
"""
import json
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

UNIT_SIZE = 24
PRIVATE = re.compile(r'^namespace \{$(.*?)^\}  // namespace$', re.MULTILINE | re.DOTALL)
# clang-format puts what a namespace holds at the begin of a line: types, constants, functions.
NAME = re.compile(r'^(?:(?:struct|class|enum(?: class)?|using(?= \w+ =)) (\w+)|(?!using)[^\s#/}].*?\b(\w+)(?:\(|\{| = ))', re.MULTILINE)

BROKEN = re.compile(r'^(/[^:]+):\d+:\d+: error: .*\[clang-diagnostic-error', re.MULTILINE)


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


def private_names(file):
    """What cannot stand twice in one unit."""
    text = Path(file).read_text()
    hidden = ''.join(PRIVATE.findall(text)) if '\nnamespace {' in text else ''
    names = {match[1] or match[2] for match in NAME.finditer(hidden)}
    names |= set(re.findall(r'^using (\w+) =', text, re.MULTILINE))
    return names | ({'main'} if re.search(r'^int main\(', text, re.MULTILINE) else set())


def pack(files):
    """The files in as few units as their names allow: each goes into the first that has room for it."""
    units = []
    for file in files:
        names = private_names(file)
        for unit, taken in units:
            if len(unit) < UNIT_SIZE and not names & taken:
                unit.append(file)
                taken |= names
                break
        else:
            units.append(([file], set(names)))
    return [unit for unit, _ in units]


def check(folder, files, flags):
    """Exit code and findings."""
    path = folder / (re.sub(r'\W', '_', files[0]) + f'_{len(files)}.cpp')
    path.write_text(''.join(f'#include "{file}"\n' for file in files))
    run = subprocess.run(['clang-tidy-19', '-quiet', str(path), '--', *flags],
                         capture_output=True, text=True, check=False)
    clashing = {file for file in BROKEN.findall(run.stdout) if file in files}
    if len(files) == 1 or not clashing:
        return run.returncode, run.stdout
    rest = [file for file in files if file not in clashing]
    parts = [check(folder, part, flags) for part in [rest] * bool(rest) + [[file] for file in sorted(clashing)]]
    return max(code for code, _ in parts), ''.join(output for _, output in parts)


def main(build, jobs):
    root = Path(__file__).resolve().parent.parent
    rooms = re.compile(re.escape(str(root)) + '/(core|crawler|extract|rules|store|report|app|tests)/')
    folder = root / 'build' / 'tidy' / 'units'
    folder.mkdir(parents=True, exist_ok=True)
    units = [(unit, flags) for files, flags in groups(build, rooms) for unit in pack(files)]
    failed, said = False, set()
    with ThreadPoolExecutor(jobs) as pool:
        for done, (code, output) in enumerate(pool.map(lambda unit: check(folder, *unit), units), 1):
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
