"""Who is measured: for each, what to do beforehand, the command, and where its files are."""
import os
import pathlib
import subprocess

from harness import simulator

PEERS = simulator.ROOT / 'benchmarks' / 'peers'
PARALLELISM = 5
LAUNCHER = simulator.ROOT / 'target' / 'bcda-camel'


def prepare(names):
    if not simulator.JAR.exists():
        raise SystemExit('Build first: ./mvnw -q -DskipTests package')
    if 'aehrc' in names and not (PEERS / 'target' / 'peers.jar').exists():
        maven = str(simulator.ROOT / 'mvnw') if (simulator.ROOT / 'mvnw').exists() else 'mvn'
        subprocess.run([maven, '-q', '-f', str(PEERS / 'pom.xml'), 'package'], check=True)


class Ours:
    """From the token to the marker: everything that `run` does, the ledger and its syncs included, but the data profile and the tables."""
    name = 'ours'
    settings = ['--set', 'bcda.profile.enabled=false', '--set', 'bcda.tables.format=none']
    program = [str(LAUNCHER)] if LAUNCHER.exists() else ['java', '-jar', str(simulator.JAR)]

    def command(self, base, folder):
        return self.program + [
            'run', '--set', f'bcda.base-url={base}', '--set', 'bcda.rate-limit=99999/5m',
            '--set', f'bcda.download.parallelism={PARALLELISM}', '--set', 'bcda.poll.interval=100ms'] + self.settings

    def environment(self, base):
        return {'BCDA_CLIENT_ID': simulator.CLIENT, 'BCDA_CLIENT_SECRET': simulator.SECRET}

    def files(self, folder):
        return list(folder.glob('data/default/*/ndjson/*'))


class Plain(Ours):
    """The same without the launcher: no class archive, no options of ours for the Java machine."""
    name = 'java -jar'
    program = ['java', '-jar', str(simulator.JAR)]


class Profiled(Ours):
    """With the data profile of every path, which is on by default and which nobody else makes; without tables, too."""
    name = 'profiled'
    settings = ['--set', 'bcda.tables.format=none']


class Curl:
    """Only the downloads: the token and the addresses are fetched before, outside the measured time."""
    name = 'curl'

    def command(self, base, folder):
        access = simulator.token(base)
        output = simulator.manifest(base, access)['output']
        lines = [f'header = "Authorization: Bearer {access}"']
        for number, item in enumerate(output):
            lines.append(f'url = "{item["url"]}"\noutput = "{number:05}.ndjson"')
        (folder / 'curl.config').write_text('\n'.join(lines))
        return ['curl', '--silent', '--parallel', '--parallel-max', str(PARALLELISM), '--compressed',
                '--config', 'curl.config']

    def environment(self, base):
        return {}

    def files(self, folder):
        return list(folder.glob('*.ndjson'))


class Ceiling(Curl):
    """curl that neither inflates nor keeps anything: how fast the simulator can be."""
    name = 'ceiling'

    def command(self, base, folder):
        command = super().command(base, folder)
        text = (folder / 'curl.config').read_text().splitlines()
        text = ['output = "/dev/null"' if line.startswith('output') else line for line in text]
        (folder / 'curl.config').write_text('\n'.join(['header = "Accept-Encoding: gzip"'] + text))
        return [word for word in command if word != '--compressed']

    def files(self, folder):
        return None


class Aehrc:
    name = 'aehrc'

    def command(self, base, folder):
        return ['java', '-cp', f'{PEERS}/target/peers.jar:{PEERS}/target/lib/*', 'peers.Aehrc', base,
                str(folder / 'out'), str(PARALLELISM)]

    def environment(self, base):
        return {}

    def files(self, folder):
        return list(folder.glob('out/*.ndjson'))


class Notebook:
    name = 'notebook'

    def command(self, base, folder):
        return ['python3', str(pathlib.Path(__file__).resolve().parents[1] / 'notebook.py'), base, str(folder / 'out')]

    def environment(self, base):
        return {'BCDA_CLIENT_ID': simulator.CLIENT, 'BCDA_CLIENT_SECRET': simulator.SECRET}

    def files(self, folder):
        return list(folder.glob('out/*.ndjson'))


ALL = {kind.name: kind for kind in (Ours, Plain, Profiled, Curl, Aehrc, Notebook, Ceiling)}
