"""What a notebook does to export from BCDA: one file after the other, each whole in memory. Arguments: base URL, folder.

Standard library only. Like the notebooks that circulate it looks at the first record of each file, and checks nothing.
"""
import base64
import gzip
import json
import os
import sys
import time
import urllib.request


def get(url, headers, method='GET'):
    return urllib.request.urlopen(urllib.request.Request(url, headers=headers, method=method))


base, folder = sys.argv[1:3]
os.makedirs(folder)
basic = base64.b64encode((os.environ['BCDA_CLIENT_ID'] + ':' + os.environ['BCDA_CLIENT_SECRET']).encode()).decode()
token = json.load(get(base + '/auth/token', {'Authorization': 'Basic ' + basic, 'Accept': 'application/json'}, 'POST'))
headers = {'Authorization': 'Bearer ' + token['access_token'], 'Accept': 'application/fhir+json'}
job = get(base + '/api/v2/Group/all/$export', {**headers, 'Prefer': 'respond-async'}).headers['Content-Location']
answer = get(job, headers)
while answer.status == 202:
    time.sleep(0.1)
    answer = get(job, headers)
for number, item in enumerate(json.load(answer)['output']):
    response = get(item['url'], {**headers, 'Accept-Encoding': 'gzip'})
    body = response.read()
    text = (gzip.decompress(body) if response.headers.get('Content-Encoding') == 'gzip' else body).decode()
    keys = sorted(json.loads(text.split('\n', 1)[0]))
    with open(os.path.join(folder, f"{item['type']}.{number:05}.ndjson"), 'w', newline='') as out:
        out.write(text)
    print(item['type'], keys)
