-- The codes of the MEDS data set, with what they are called and where vocabularies of OMOP have them.
-- Grain: one row per code that is in meds_data
-- Key: code
-- Sources: meds_data, patient_event, code_dictionary
-- description is what the newest load that names the code calls it; NULL if no record says it, as with the HCPCS codes of v2. parent_code is the code as OMOP's
-- vocabularies write it, such as ICD10CM/E11.9; NULL of codes that are of this data set alone. A HCPCS code that begins with a digit is one of CPT4.
create table meds_codes as
with used as (
    select distinct code
    from meds_data
),
coded as (
    select distinct
        concat(concat(code_system, '//'), code) as code,
        case
            when code_system = 'ICD10CM' and length(code) > 3 then concat(
                'ICD10CM/',
                concat(concat(substring(code from 1 for 3), '.'), substring(code from 4 for 10))
            )
            when code_system in ('ICD10CM', 'ICD10PCS', 'NDC', 'DRG') then concat(concat(code_system, '/'), code)
            when code_system = 'HCPCS' and substring(code from 1 for 1) between '0' and '9' then concat('CPT4/', code)
            when code_system = 'HCPCS' then concat('HCPCS/', code)
            when code_system = 'REV' then concat('Revenue Code/', code)
        end as parent_code
    from patient_event
    where event_type in ('service', 'drug', 'diagnosis', 'procedure', 'drg')
),
vocabulary as (
    select 'http://hl7.org/fhir/sid/icd-10-cm' as uri, 'ICD10CM//' as prefix
    union all select 'http://hl7.org/fhir/sid/icd-10', 'ICD10CM//'
    union all select 'http://hl7.org/fhir/sid/icd-9-cm', 'ICD9CM//'
    union all select 'http://hl7.org/fhir/sid/icd-9-cm', 'ICD9PROC//'
    union all select 'http://www.cms.gov/Medicare/Coding/ICD9', 'ICD9PROC//'
    union all select 'http://hl7.org/fhir/sid/icd-10', 'ICD10PCS//'
    union all select 'http://www.cms.gov/Medicare/Coding/ICD10', 'ICD10PCS//'
    union all select 'http://hl7.org/fhir/sid/ndc', 'NDC//'
    union all select 'https://bluebutton.cms.gov/resources/variables/rev_cntr', 'REV//'
    union all select 'https://bluebutton.cms.gov/fhir/CodeSystem/CLM-REV-CNTR-CD', 'REV//'
    union all select 'https://bluebutton.cms.gov/resources/variables/clm_drg_cd', 'DRG//'
    union all select 'https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/AcuteInpatientPPS/MS-DRG-Classifications-and-Software', 'DRG//'
    union all select 'https://bluebutton.cms.gov/resources/codesystem/hcpcs', 'HCPCS//'
    union all select 'https://bluebutton.cms.gov/resources/variables/hcpcs_cd', 'HCPCS//'
    union all select 'http://www.ama-assn.org/go/cpt', 'HCPCS//'
    union all select 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', 'HCPCS//'
    union all select 'https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/ProspMedicareFeeSvcPmtGen/HIPPSCodes', 'HCPCS//'
    union all select 'https://bluebutton.cms.gov/resources/variables/race', 'RACE//'
    union all select 'urn:oid:2.16.840.1.113883.6.238', 'RACE//'
    union all select 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', 'RACE//'
    union all select 'urn:oid:2.16.840.1.113883.6.238', 'ETHNICITY//'
),
named as (
    select
        concat(s.prefix, replace(d.code, '.', '')) as code,
        d.display,
        row_number() over (
            partition by concat(s.prefix, replace(d.code, '.', ''))
            order by d.load_id desc, d.display, d.system
        ) as place
    from code_dictionary d
    join vocabulary s on s.uri = d.system
    where d.display is not null
),
own as (
    select code, 'Birth' as description from used where code = 'MEDS_BIRTH'
    union all
    select code, 'Death' from used where code = 'MEDS_DEATH'
    union all
    select code, concat('Enrollment in a part of Medicare (DUAL: in Medicaid beside it): ', replace(substring(code from 9 for 20), '//', ', '))
    from used
    where substring(code from 1 for 8) = 'ENROLL//'
    union all
    select code, concat('Claim, by the first day of service: ', substring(code from 8 for 20)) from used where substring(code from 1 for 7) = 'CLAIM//'
    union all
    select code, concat('Stay, with transfers put together: ', replace(substring(code from 7 for 20), '//', ', '))
    from used
    where substring(code from 1 for 6) = 'STAY//'
    union all
    select code, concat('Sex: ', substring(code from 6 for 20)) from used where substring(code from 1 for 5) = 'SEX//'
)
select
    u.code,
    coalesce(o.description, n.display) as description,
    c.parent_code
from used u
left join own o on o.code = u.code
left join named n on n.code = u.code and n.place = 1
left join coded c on c.code = u.code
order by u.code;
