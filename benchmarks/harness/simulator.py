"""The simulator as a process of its own, and a kick-off that makes its files before anything is measured."""
import base64
import datetime
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
JAR = ROOT / 'target' / 'bcda-camel.jar'
CLIENT, SECRET = 'simulated-client', 'simulated-secret'


class Simulator:
    def __init__(self, options, folder):
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            port = free.getsockname()[1]
        self.base = f'http://127.0.0.1:{port}'
        self.requests = folder / 'requests.log'
        # Three digits of the second, because AEHRC's client takes no other instant. Makes no difference to others.
        command = ['java', '-Xmx512m', '-jar', str(JAR), 'simulate', '--port', str(port), '--progress-steps', '0',
                   '--scenario', 'three-digit-times', '--requests', str(self.requests)] + options
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        for _ in range(600):
            try:
                socket.create_connection(('127.0.0.1', port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError('The simulator did not start.')

    def processor_seconds(self):
        fields = pathlib.Path(f'/proc/{self.process.pid}/stat').read_text().rsplit(')', 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')

    def close(self):
        """Ends it and returns (time, path) of each request that it had."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        found = []
        for line in self.requests.read_text().splitlines():
            instant, _, target = line.split(' ', 3)[:3]
            text = instant.rstrip('Z').partition('.')
            time_of = datetime.datetime.fromisoformat(text[0] + '+00:00').timestamp() + float('0.' + (text[2] or '0'))
            found.append((time_of, target))
        return found


def send(url, headers, method='GET'):
    return urllib.request.urlopen(urllib.request.Request(url, headers=headers, method=method))


def token(base):
    basic = base64.b64encode(f'{CLIENT}:{SECRET}'.encode()).decode()
    with send(base + '/auth/token', {'Authorization': 'Basic ' + basic, 'Accept': 'application/json'}, 'POST') as answer:
        return json.load(answer)['access_token']


def manifest(base, access):
    """Kicks off and waits: a job's files are made once and shared by all later jobs."""
    headers = {'Authorization': 'Bearer ' + access, 'Accept': 'application/fhir+json', 'Prefer': 'respond-async'}
    with send(base + '/api/v2/Group/all/$export', headers) as answer:
        job = answer.headers['Content-Location']
    while True:
        with send(job, headers) as answer:
            if answer.status == 200:
                return json.load(answer)
        time.sleep(0.2)
