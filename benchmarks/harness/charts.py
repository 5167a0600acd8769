"""Charts as SVG, with nothing but text."""
import statistics

COLOURS = {'ours': '#1b5e8c', 'java -jar': '#7fa8c4', 'curl': '#888888', 'aehrc': '#b5651d', 'notebook': '#7a9a3a',
           'ceiling': '#cccccc'}
STYLE = 'font-family="sans-serif" font-size="12" fill="#333"'


def svg(width, height, body):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n'
            f'<rect width="{width}" height="{height}" fill="white"/>\n' + '\n'.join(body) + '\n</svg>\n')


def text(x, y, words, anchor='start', weight='normal'):
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" font-weight="{weight}" {STYLE}>{words}</text>'


def compared(loads):
    """For each load a bar a contender: processor seconds solid, wall seconds as an outline."""
    body, y = [text(10, 20, 'Seconds for each load, medians: solid, processor; outline, wall', weight='bold')], 40
    for load in loads.values():
        samples = load['samples']
        middle = {who: [statistics.median(s[key] for s in each) for key in ('cpu', 'wall')]
                  for who, each in samples.items()}
        most = max(max(pair) for pair in middle.values())
        body.append(text(10, y + 12, load['title'], weight='bold'))
        y += 20
        for who, (cpu, wall) in middle.items():
            body.append(text(90, y + 12, who, 'end'))
            body.append(f'<rect x="100" y="{y + 3}" width="{450 * cpu / most:.1f}" height="10" '
                        f'fill="{COLOURS.get(who, "#555")}"/>')
            body.append(f'<rect x="100" y="{y}" width="{450 * wall / most:.1f}" height="16" fill="none" stroke="#333"/>')
            body.append(text(108 + 450 * max(cpu, wall) / most, y + 12, f'{cpu:.1f} / {wall:.1f}'))
            y += 20
        y += 14
    return svg(660, y, body)


def growth(loads):
    """Processor seconds and peak memory over decoded bytes."""
    points = sorted((load['bytes'], statistics.median(s['cpu'] for s in load['samples']['ours']),
                     max(s['memory'] for s in load['samples']['ours']), load['title']) for load in loads)
    body = []
    for left, index, unit, title in ((60, 1, 1, 'Processor seconds'), (390, 2, 1e6, 'Peak memory, MB')):
        most = max(point[index] / unit for point in points) * 1.15
        widest = max(point[0] for point in points)
        place = [(left + 230 * point[0] / widest, 260 - 200 * point[index] / unit / most) for point in points]
        body.append(text(left, 30, f'{title}, over decoded GB', weight='bold'))
        body.append(f'<path d="M{left},60 V260 H{left + 240}" fill="none" stroke="#333"/>')
        body.append(text(left - 6, 64, f'{most:.0f}', 'end'))
        body.append(text(left - 6, 264, '0', 'end'))
        body.append(text(left + 230, 278, f'{widest / 1e9:.1f}', 'middle'))
        body.append(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in place)}" fill="none" stroke="#1b5e8c"/>')
        for (x, y), point in zip(place, points):
            body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#1b5e8c"><title>{point[3]}: '
                        f'{point[index] / unit:.1f}</title></circle>')
    return svg(680, 300, body)
