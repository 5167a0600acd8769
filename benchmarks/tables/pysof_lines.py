"""pysof (Helios, Rust): our claim_line by the same kind of view, to CSV, one file after the other."""
import csv
import decimal
import json
import pathlib
import sys

import pysof

V = 'https://bluebutton.cms.gov/resources/variables/'
VIEW = {
    'resourceType': 'ViewDefinition', 'resource': 'ExplanationOfBenefit', 'status': 'active', 'name': 'claim_line',
    'select': [
        {'column': [{'name': 'claim_key', 'path': 'getResourceKey()'},
                    {'name': 'patient_id', 'path': 'patient.getReferenceKey(Patient)'}]},
        {'forEach': 'item', 'column': [
            {'name': 'line_number', 'path': 'sequence'},
            {'name': 'hcpcs', 'path': "productOrService.coding.where(system='https://bluebutton.cms.gov/resources/codesystem/hcpcs').code.first()"},
            {'name': 'revenue_code', 'path': f"revenue.coding.where(system='{V}rev_cntr').code.first()"},
            {'name': 'quantity', 'path': 'quantity.value'},
            {'name': 'charge', 'path': "adjudication.where(category.coding.where(" + f"code='{V}line_sbmtd_chrg_amt' or code='{V}rev_cntr_tot_chrg_amt'" + ").exists()).amount.value.first()"}]}]}


def main(made, out):
    lines, charges, total = 0, 0, decimal.Decimal(0)
    for number, file in enumerate(sorted(made.glob('*.ndjson'))):
        target = out / f'claim_line-{number}.csv'
        pysof.process_ndjson_to_file(VIEW, str(file), str(target), 'csv')
        for row in csv.DictReader(open(target)):
            lines += 1
            if row['charge']:
                charges += 1
                total += decimal.Decimal(row['charge'])
    (out / 'told.json').write_text(json.dumps({'lines': lines, 'charges': charges, 'total': str(total)}))


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
