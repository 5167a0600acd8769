"""Runs one program and says what it cost; compares what it wrote, outside the measured time."""
import collections
import hashlib
import os
import subprocess
import time

Sample = collections.namedtuple('Sample', 'wall cpu memory began ended correct requests simulator')


def run(command, environment, folder):
    """Wall seconds, processor seconds of the process and its children, peak resident bytes, exit code."""
    with open(folder / 'out.log', 'wb') as out:
        began, start = time.time(), time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, began, began + wall, process.returncode


def digests(paths):
    """The multiset of the files' SHA-256: names differ between programs, bytes must not."""
    found = []
    for path in paths:
        digest = hashlib.sha256()
        with open(path, 'rb') as content:
            while piece := content.read(1 << 20):
                digest.update(piece)
        found.append(digest.hexdigest())
    return sorted(found)
