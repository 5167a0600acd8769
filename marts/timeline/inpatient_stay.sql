-- Stays in hospitals, with transfers and interim bills put together: what readmissions and bed days are counted by.
-- Grain: one row per stay of an enrollee
-- Key: patient_id, stay_number
-- Sources: facility_stay
-- facility_stay says how claims become stays; stays in skilled nursing facilities are there. length_of_stay counts nights: 0 for one day.
-- days_since_discharge is the time since the stay before, at least 2; NULL of the first stay there is. is_still_patient is true where the last claim
-- says that the patient has not left (discharge status 30): discharge_date is then the last day that is billed.
create table inpatient_stay as
select
    patient_id,
    stay_number,
    admission_date,
    discharge_date,
    is_still_patient,
    length_of_stay,
    days_since_discharge,
    claim_count,
    facility_count,
    first_claim_key,
    last_claim_key,
    first_facility,
    last_facility,
    admission_type,
    admission_source,
    discharge_status,
    first_principal_diagnosis,
    last_principal_diagnosis,
    first_drg_code,
    last_drg_code,
    processed_date,
    total_charge,
    paid_amount
from facility_stay
where setting = 'inpatient'
order by patient_id, admission_date;
