"""Runs the product on gold files and folders, and reads the JSON Lines that it prints."""
import json
import subprocess


def read_jsonl(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_jsonl(path, rows):
    with open(path, 'w', encoding='utf-8') as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + '\n')
    return path


class Product:
    """`Product(binary).claims(gold, out)` leaves the claims of a gold file in `out` and returns its path."""

    def __init__(self, binary):
        self.binary = binary

    def articles(self, folder, out):
        return self._run(['extract', '--what', 'article', '--format', 'jsonl', folder], out)

    def claims(self, gold, out):
        return self._run(['extract', '--what', 'claims', '--format', 'jsonl', gold], out)

    def left_out(self, gold, out):
        return self._run(['extract', '--what', 'left-out', '--format', 'jsonl', gold], out)

    def checks(self, gold, out):
        return self._run(['check', '--format', 'jsonl', '--all', gold], out)

    def _run(self, arguments, out):
        with open(out, 'wb') as stdout:
            done = subprocess.run([self.binary, *map(str, arguments)], stdout=stdout, stderr=subprocess.PIPE)
        if done.returncode not in (0, 3):  # 3: some of the input files failed, the others were done
            raise SystemExit(f'{self.binary} {" ".join(map(str, arguments))}: exit code {done.returncode}\n'
                             + done.stderr.decode('utf-8', 'replace'))
        return out
