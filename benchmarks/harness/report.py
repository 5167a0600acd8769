"""Results as JSON, as a table and as charts. A load that is measured again replaces what was there of it."""
import datetime
import json
import os
import pathlib
import platform
import statistics
import subprocess

from harness import charts


def machine():
    model = next((line.split(':', 1)[1].strip() for line in pathlib.Path('/proc/cpuinfo').read_text().splitlines()
                  if line.startswith('model name')), platform.processor())
    memory = os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9
    java = subprocess.run(['java', '-version'], capture_output=True, text=True).stderr.splitlines()[1]
    curl = subprocess.run(['curl', '--version'], capture_output=True, text=True).stdout.splitlines()[0]
    return f'{os.cpu_count()} cores of {model}, {memory:.0f} GB, {platform.system()} {platform.release()}; {java}; {curl}'


class Results:
    def __init__(self, folder, rounds):
        self.folder = folder
        self.rounds = rounds
        self.fresh = []
        path = folder / 'results.json'
        self.all = json.loads(path.read_text()) if path.exists() else {'loads': {}, 'parts': {}}

    @property
    def parts(self):
        return self.all['parts']

    @parts.setter
    def parts(self, found):
        self.all['parts'] = found

    def add(self, load, total, files, samples):
        self.fresh.append(load.name)
        self.all['loads'][load.name] = {
            'title': load.title, 'bytes': total, 'files': files, 'when': f'{datetime.datetime.now():%Y-%m-%d %H:%M}',
            'machine': machine(), 'load-average': os.getloadavg()[1],
            'samples': {name: [dict(sample._asdict()) for sample in each] for name, each in samples.items()}}

    def wrong(self):
        return [f'{name} did not bring the bytes of load {load} in {sum(not s["correct"] for s in each)} rounds.'
                for load in self.fresh for name, each in self.all['loads'][load]['samples'].items()
                if not all(sample['correct'] for sample in each)]

    def write(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / 'results.json').write_text(json.dumps(self.all, indent=1) + '\n')
        (self.folder / 'results.md').write_text(self.table())
        compared = {name: load for name, load in self.all['loads'].items() if len(load['samples']) > 1}
        grown = [load for load in self.all['loads'].values() if len(load['samples']) == 1]
        if compared:
            (self.folder / 'compared.svg').write_text(charts.compared(compared))
        if grown:
            (self.folder / 'growth.svg').write_text(charts.growth(grown))

    def table(self):
        lines = ['# Results', '', 'Written by `benchmarks/run`; the method is in [README.md](../README.md). Medians, and '
                 'in brackets the least and the most. "x curl" is the median of the ratios to curl in the same round.', '']
        for name, load in self.all['loads'].items():
            rounds = len(next(iter(load['samples'].values())))
            lines += [f'## {name}: {load["title"]}', '',
                      f'{load["bytes"] / 1e6:,.1f} MB decoded, {load["files"]:,} files. {load["when"]}, {rounds} rounds, '
                      f'load average of the machine {load["load-average"]:.1f}. {load["machine"]}.', '',
                      '| | Wall s | x curl | Processor s | x curl | Peak memory MB | Requests | Bytes correct | Simulator\'s processor s |',
                      '|---|---|---|---|---|---|---|---|---|']
            for who, samples in load['samples'].items():
                lines.append(f'| {who} | {spread(samples, "wall")} | {ratio(load, who, "wall")} | {spread(samples, "cpu")} | '
                             f'{ratio(load, who, "cpu")} | {max(s["memory"] for s in samples) / 1e6:.0f} | '
                             f'{statistics.median(s["requests"] for s in samples):.0f} | '
                             f'{correct(who, samples)} | {spread(samples, "simulator")} |')
            lines.append('')
        if self.parts:
            lines += ['## The parts by themselves', '', 'Processor seconds for a decoded gigabyte, one thread, warmed up.',
                      '', '| Part | s/GB | curl does it |', '|---|---|---|']
            lines += [f'| {part} | {seconds:.2f} | {"yes" if part in ("inflate", "write") else "no"} |'
                      for part, seconds in self.parts.items()]
            lines.append('')
        return '\n'.join(lines)


def correct(who, samples):
    return '(thrown away)' if who == 'ceiling' else f'{sum(s["correct"] for s in samples)} of {len(samples)}'


def spread(samples, key):
    values = [sample[key] for sample in samples]
    return f'{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})'


def ratio(load, who, key):
    if 'curl' not in load['samples'] or who == 'curl':
        return ''
    each = [ours[key] / theirs[key] for ours, theirs in zip(load['samples'][who], load['samples']['curl'])]
    return f'{statistics.median(each):.2f} ({min(each):.2f}–{max(each):.2f})'
