-- The input table pharmacy_claim of the Tuva Project (0.18): Part D drug events.
-- Grain: one row per line of a final drug event.
-- Key: claim_id, claim_line_number, data_source
-- Sources: current_claim, current_claim_line, current_patient, current_load
-- claim_id is claim_key. paid_amount is what the plan paid (plan_paid), allowed_amount the gross drug cost (total_drug_cost), and copayment_amount
-- all that the patient paid, because CMS does not say which of it was deductible or coinsurance. What a manufacturer, the subsidy for low incomes or
-- others paid is in claim_line alone. quantity is rounded to a whole number, as Tuva wants it; the exact one is in claim_line. ndc_code is NULL of
-- compounds.
create table pharmacy_claim as
select
    cast(c.claim_key as varchar(64)) as claim_id,
    coalesce(l.line_number, 1) as claim_line_number,
    cast(c.patient_id as varchar(64)) as person_id,
    cast(coalesce(p.mbi_current, c.patient_id) as varchar(64)) as member_id,
    cast('medicare' as varchar(20)) as payer,
    cast('medicare' as varchar(20)) as plan,
    cast(c.prescribing_npi as varchar(20)) as prescribing_provider_npi,
    cast(c.billing_npi as varchar(20)) as dispensing_provider_npi,
    coalesce(l.service_start, c.claim_start) as dispensing_date,
    cast(l.ndc as varchar(20)) as ndc_code,
    cast(round(l.quantity, 0) as integer) as quantity,
    l.days_supply,
    l.fill_number as refills,
    c.payment_date as paid_date,
    l.plan_paid as paid_amount,
    l.total_drug_cost as allowed_amount,
    cast(null as decimal(18,2)) as charge_amount,
    cast(null as decimal(18,2)) as coinsurance_amount,
    l.patient_pay as copayment_amount,
    cast(null as decimal(18,2)) as deductible_amount,
    cast(null as boolean) as in_network_flag,
    cast('bcda' as varchar(10)) as data_source,
    cast(c.source_file as varchar(400)) as file_name,
    cast(coalesce(f.transaction_time, c.last_updated) as date) as file_date,
    cast(coalesce(f.transaction_time, c.last_updated) as timestamp) as ingest_datetime
from current_claim c
left join current_claim_line l on l.claim_key = c.claim_key
left join current_patient p on p.patient_id = c.patient_id
left join current_load f on f.load_id = c.load_id
where c.standing = 'final' and c.claim_source = 'DDPS'
order by c.patient_id, c.claim_start, c.claim_key, l.line_number;
