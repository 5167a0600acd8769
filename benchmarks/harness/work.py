"""The loads, and the rounds in which the contenders take turns."""
import collections
import json
import shutil
import sys

from harness import contenders, measure, simulator

Load = collections.namedtuple('Load', 'name title options')

EOB = ['--types', 'ExplanationOfBenefit']


def eob(enrollees, a_file):
    return ['--enrollees', str(enrollees), '--enrollees-per-file', str(a_file)] + EOB


LOADS = [
    Load('a', '100 enrollees', ['--enrollees', '100']),
    Load('b', '1 GB in 200 files', eob(1000, 5)),
    Load('c', '2 GB in one file', eob(2000, 2000)),
    Load('d', '2,000 files of 20 KB', ['--data', 'small:2000']),
]
GROWTH = [Load(f'{count} files', f'{count:,} files of 1 MB', eob(count, 1)) for count in (1, 10, 100, 1000)] + [
    Load(f'{enrollees // 1000 or 0.1} GB', f'{enrollees // 1000 or 0.1} GB in files of 50 MB', eob(enrollees, 50))
    for enrollees in (100, 1000, 4000)]
QUICK = Load('quick', '20 files of 1 MB', eob(20, 1))


def measure_one(contender, server, expected, folder):
    home = folder / 'home'
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    command = contender.command(server.base, home)
    before = server.processor_seconds()
    wall, cpu, memory, began, ended, code = measure.run(command, contender.environment(server.base), home)
    served = server.processor_seconds() - before
    files = contender.files(home)
    # curl ends with 23 on the empty second gzip member that BCDA sends, though the data are whole.
    correct = files is None or measure.digests(files) == expected and (code == 0 or contender.name == 'curl')
    if not correct:
        shutil.copy(home / 'out.log', folder / f'wrong-{contender.name}.log')
        print(f'{contender.name} ended with {code}; {len(files)} files of {len(expected)}:', file=sys.stderr)
        sys.stderr.write((home / 'out.log').read_text(errors='replace')[-1500:] + '\n')
    return measure.Sample(wall, cpu, memory, began, ended, correct, 0, served)


def measure_rounds(load, names, rounds, server, folder):
    reference = folder / 'reference'
    reference.mkdir(exist_ok=True)
    first = contenders.Curl()
    measure.run(first.command(server.base, reference), {}, reference)
    expected = measure.digests(first.files(reference))
    total = sum(path.stat().st_size for path in first.files(reference))
    shutil.rmtree(reference)
    samples = collections.defaultdict(list)
    for number in range(rounds):
        # Turned by one each round, so that nobody always follows the same neighbour.
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            sample = measure_one(contenders.ALL[name](), server, expected, folder)
            samples[name].append(sample)
            print(f'{load.name} round {number + 1} {name}: {sample.wall:.2f} s, processor {sample.cpu:.2f} s, '
                  f'{sample.memory / 1e6:.0f} MB', file=sys.stderr, flush=True)
    return total, len(expected), samples


def measure_load(load, names, rounds, folder):
    names = names if load in GROWTH else names + ['ceiling']
    options = list(load.options)
    if options[-1].startswith('small:'):
        options[-1] = small_files(folder / 'small', int(options[-1].split(':')[1]))
    server = simulator.Simulator(options, folder)
    try:
        total, files, samples = measure_rounds(load, names, rounds, server, folder)
    finally:
        requests = server.close()
        shutil.rmtree(folder / 'small', ignore_errors=True)
        shutil.rmtree(folder / 'home', ignore_errors=True)
    counted = {
        name: [sample._replace(requests=sum(sample.began <= time <= sample.ended for time, _ in requests))
               for sample in each]
        for name, each in samples.items()}
    return total, files, counted


def small_files(folder, count):
    folder.mkdir()
    for number in range(count):
        lines = [json.dumps({'id': f'{number}-{line}', 'item': [{'sequence': n, 'net': {'value': n * 1.5}}
                                                              for n in range(40)],
                             'resourceType': 'ExplanationOfBenefit', 'status': 'active'}) for line in range(10)]
        (folder / f'ExplanationOfBenefit.{number:05}.ndjson').write_text('\n'.join(lines) + '\n')
    return str(folder)
