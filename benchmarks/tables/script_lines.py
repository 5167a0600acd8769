"""What an analyst writes first: one table of lines to CSV, with orjson. Amounts are doubles."""
import csv
import json
import pathlib
import sys

import orjson

V = 'https://bluebutton.cms.gov/resources/variables/'
CHARGES = {V + 'line_sbmtd_chrg_amt', V + 'rev_cntr_tot_chrg_amt'}


def main(made, out):
    lines = charges = 0
    total = 0.0
    with open(out / 'claim_line.csv', 'w', newline='') as target:
        writer = csv.writer(target)
        writer.writerow(['claim_key', 'patient_id', 'line_number', 'hcpcs', 'revenue_code', 'service_start', 'quantity', 'charge'])
        for file in sorted(made.glob('*.ndjson')):
            with open(file, 'rb') as content:
                for line in content:
                    claim = orjson.loads(line)
                    for item in claim.get('item', []):
                        charge = None
                        for adjudication in item.get('adjudication', []):
                            if any(coding.get('code') in CHARGES for coding in adjudication['category']['coding']):
                                charge = adjudication.get('amount', {}).get('value')
                        hcpcs = next((c['code'] for c in item.get('productOrService', {}).get('coding', [])
                                      if c.get('system', '').endswith('/hcpcs')), None)
                        revenue = next((c['code'] for c in item.get('revenue', {}).get('coding', [])), None)
                        writer.writerow([claim['id'], claim['patient']['reference'][8:], item['sequence'], hcpcs, revenue,
                                         item.get('servicedPeriod', {}).get('start') or item.get('servicedDate'),
                                         item.get('quantity', {}).get('value'), charge])
                        lines += 1
                        if charge is not None:
                            charges += 1
                            total += charge
    (out / 'told.json').write_text(json.dumps({'lines': lines, 'charges': charges, 'total': str(total)}))


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
