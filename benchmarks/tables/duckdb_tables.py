"""DuckDB with the types written by hand: six of our tables, as far as it can express them, to Parquet (zstd)."""
import json
import pathlib
import sys

import duckdb

V = 'https://bluebutton.cms.gov/resources/variables/'
CODING = 'STRUCT(system VARCHAR, code VARCHAR)[]'
CONCEPT = f'STRUCT(coding {CODING})'
MONEY = 'STRUCT("value" DECIMAL(18,2))'
EXTENSION = f'STRUCT(url VARCHAR, valueCoding STRUCT(system VARCHAR, code VARCHAR), valueQuantity STRUCT("value" DECIMAL(18,4)), valueDate VARCHAR, valueIdentifier STRUCT(system VARCHAR, "value" VARCHAR))[]'
PERIOD = 'STRUCT("start" DATE, "end" DATE)'
ADJUDICATION = f'STRUCT(category {CONCEPT}, amount {MONEY}, reason {CONCEPT})[]'
COLUMNS = {
    'id': 'VARCHAR', 'meta': 'STRUCT(lastUpdated VARCHAR)', 'status': 'VARCHAR', 'outcome': 'VARCHAR', 'use': 'VARCHAR',
    'created': 'VARCHAR', 'patient': 'STRUCT(reference VARCHAR)', 'billablePeriod': PERIOD,
    'type': CONCEPT, 'identifier': f'STRUCT(system VARCHAR, "value" VARCHAR, type {CONCEPT})[]',
    'payment': f'STRUCT(amount {MONEY}, "date" DATE)', 'extension': EXTENSION,
    'total': f'STRUCT(category {CONCEPT}, amount {MONEY})[]',
    'benefitBalance': f'STRUCT(financial STRUCT(type {CONCEPT}, usedMoney {MONEY}, usedUnsignedInt INTEGER)[])[]',
    'supportingInfo': f'STRUCT(sequence INTEGER, category {CONCEPT}, code {CONCEPT}, timingDate VARCHAR, timingPeriod {PERIOD}, valueQuantity STRUCT("value" DECIMAL(18,4)))[]',
    'diagnosis': f'STRUCT(sequence INTEGER, diagnosisCodeableConcept {CONCEPT}, type STRUCT(coding {CODING})[], extension {EXTENSION})[]',
    'careTeam': f'STRUCT(sequence INTEGER, provider STRUCT(identifier STRUCT("value" VARCHAR, type {CONCEPT}), display VARCHAR), role {CONCEPT}, qualification {CONCEPT}, responsible BOOLEAN)[]',
    'item': f'STRUCT(sequence INTEGER, productOrService {CONCEPT}, revenue {CONCEPT}, modifier STRUCT(coding {CODING})[], locationCodeableConcept {CONCEPT}, category {CONCEPT}, servicedDate DATE, servicedPeriod {PERIOD}, quantity STRUCT("value" DECIMAL(18,4)), diagnosisSequence INTEGER[], careTeamSequence INTEGER[], adjudication {ADJUDICATION}, extension {EXTENSION})[]',
}


def code(coding, system):
    return f"list_filter({coding}, lambda c: c.system = '{system}')[1].code"


def amount(*variables):
    names = ', '.join(f"'{V}{name}'" for name in variables)
    return f"list_filter(i.adjudication, lambda a: len(list_filter(a.category.coding, lambda c: c.code in ({names}))) > 0)[1].amount.value"


KEYS = 'e.id as claim_key, replace(e.patient.reference, \'Patient/\', \'\') as patient_id'
SAYS = "list_filter({}, lambda c: starts_with(c.code, '" + V + "'))[1].code"
TABLES = {
    'claim': f"""select {KEYS}, {code('e.type.coding', V + 'nch_clm_type_cd')} as cms_claim_type, e.status, e.outcome, e.use as claim_use,
        e.billablePeriod.start as claim_start, e.billablePeriod.end as claim_end, e.payment.amount.value as paid_amount, len(e.item) as line_count from eob e""",
    'claim_line': f"""select {KEYS}, i.sequence as line_number, {code('i.productOrService.coding', 'https://bluebutton.cms.gov/resources/codesystem/hcpcs')} as hcpcs,
        {code('i.revenue.coding', V + 'rev_cntr')} as revenue_code, {code('i.locationCodeableConcept.coding', V + 'line_place_of_srvc_cd')} as place_of_service,
        i.modifier[1].coding[1].code as modifier_1, i.modifier[2].coding[1].code as modifier_2, coalesce(i.servicedPeriod.start, i.servicedDate) as service_start,
        coalesce(i.servicedPeriod.end, i.servicedDate) as service_end, i.quantity.value as quantity, {amount('line_sbmtd_chrg_amt', 'rev_cntr_tot_chrg_amt')} as charge,
        {amount('line_nch_pmt_amt', 'rev_cntr_pmt_amt_amt')} as paid, {amount('line_alowd_chrg_amt')} as allowed, {amount('line_prvdr_pmt_amt', 'rev_cntr_prvdr_pmt_amt')} as provider_paid,
        {amount('line_bene_ptb_ddctbl_amt', 'rev_cntr_cash_ddctbl_amt')} as deductible, {amount('line_coinsrnc_amt', 'rev_cntr_coinsrnc_wge_adjstd_c')} as coinsurance,
        array_to_string(i.diagnosisSequence, ',') as dx_pointers from eob e, unnest(e.item) t(i)""",
    'claim_line_dx': f"select {KEYS}, i.sequence as line_number, d as diagnosis_sequence from eob e, unnest(e.item) t(i), unnest(i.diagnosisSequence) u(d)",
    'claim_diagnosis': f"select {KEYS}, d.sequence as seq, {code('d.diagnosisCodeableConcept.coding', 'http://hl7.org/fhir/sid/icd-10-cm')} as code, d.type[1].coding[1].code as type from eob e, unnest(e.diagnosis) t(d)",
    'claim_care_team': f"select {KEYS}, m.sequence as seq, m.role.coding[1].code as role, m.provider.identifier.value as npi, m.provider.display as name, m.qualification.coding[1].code as specialty_code, m.responsible from eob e, unnest(e.careTeam) t(m)",
    'claim_value': f"""select {KEYS}, i.sequence as line_number, 'item.adjudication' as element, {SAYS.format('a.category.coding')} as variable, a.reason.coding[1].code as code, a.amount.value as amount, null::DECIMAL(18,4) as quantity, null as value_date from eob e, unnest(e.item) t(i), unnest(i.adjudication) u(a)
        union all select {KEYS}, i.sequence, 'item.extension', x.url, coalesce(x.valueCoding.code, x.valueIdentifier.value), null, x.valueQuantity.value, x.valueDate from eob e, unnest(e.item) t(i), unnest(i.extension) u(x)
        union all select {KEYS}, null, 'extension', x.url, coalesce(x.valueCoding.code, x.valueIdentifier.value), null, x.valueQuantity.value, x.valueDate from eob e, unnest(e.extension) u(x)
        union all select {KEYS}, null, 'supportingInfo', {SAYS.format('s.category.coding')}, s.code.coding[1].code, null, s.valueQuantity.value, coalesce(s.timingDate, s.timingPeriod.start::VARCHAR) from eob e, unnest(e.supportingInfo) u(s)
        union all select {KEYS}, null, 'total', {SAYS.format('s.category.coding')}, null, s.amount.value, null, null from eob e, unnest(e.total) u(s)
        union all select {KEYS}, null, 'benefitBalance', f.type.coding[1].code, null, f.usedMoney.value, f.usedUnsignedInt, null from eob e, unnest(e.benefitBalance) u(b), unnest(b.financial) v(f)""",
}


def main(made, out):
    db = duckdb.connect()
    db.sql("set threads=2; set memory_limit='2GB'; set preserve_insertion_order=false; set TimeZone='UTC'")
    db.sql(f"set temp_directory='{out / 'spill'}'")
    columns = '{' + ', '.join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items()) + '}'
    staged = out / 'eob.parquet'
    db.sql(f"copy (select * from read_ndjson('{made}/*.ndjson', columns={columns}, maximum_object_size=33554432)) to '{staged}' (format parquet, compression snappy)")
    db.sql(f"create view eob as select * from '{staged}'")
    for name, select in TABLES.items():
        db.sql(f"copy ({select}) to '{out}/{name}.parquet' (format parquet, compression zstd)")
    lines, charges, total = db.sql(f"select count(*), count(charge), sum(charge) from '{out}/claim_line.parquet'").fetchall()[0]
    staged.unlink()
    (out / 'told.json').write_text(json.dumps({'lines': lines, 'charges': charges, 'total': str(total)}))


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
