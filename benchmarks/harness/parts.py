"""What the parts of receiving a file cost by themselves (peers.Parts)."""
import subprocess
import zlib

from harness import contenders, simulator, work


def measure(folder):
    """Processor seconds for a decoded gigabyte, by part."""
    server = simulator.Simulator(work.eob(100, 100), folder)
    try:
        access = simulator.token(server.base)
        url = simulator.manifest(server.base, access)['output'][0]['url']
        with simulator.send(url, {'Authorization': 'Bearer ' + access, 'Accept-Encoding': 'gzip'}) as answer:
            encoded = answer.read()
    finally:
        server.close()
    member = zlib.decompressobj(wbits=31)
    member.decompress(encoded)
    (folder / 'parts.gz').write_bytes(encoded[:len(encoded) - len(member.unused_data)])
    lib = simulator.ROOT / 'target' / 'lib'
    classes = f'{contenders.PEERS}/target/peers.jar:{simulator.JAR}:{lib}/*'
    out = subprocess.run(['java', '-Xmx1g', '-XX:+UseSerialGC', '-cp', classes, 'peers.Parts',
                          str(folder / 'parts.gz'), str(folder)], check=True, capture_output=True, text=True).stdout
    return {name: float(seconds) for name, seconds in (line.split() for line in out.splitlines())}
