-- What people had, by the chapters of ICD-10-CM.
-- Grain: one row per chapter, also those that nobody has a code of
-- Key: chapter
-- Sources: current_claim, current_claim_diagnosis, report_month, calendar
-- All ICD-10-CM diagnoses of the claims that report_claim counts, wherever they stand in the claim. Somebody with codes of two chapters is in both.
-- people_of_all and claims_of_all are those of all these claims, with or without a diagnosis. A diagnosis on a claim is no proof that somebody is ill.
create table report_condition as
with chapter as (
    select 1 as chapter, 'A00' as first_code, 'B99' as last_code, 'Certain infectious and parasitic diseases' as chapter_name
    union all select 2, 'C00', 'D49', 'Neoplasms'
    union all select 3, 'D50', 'D89', 'Diseases of the blood and blood-forming organs and certain disorders involving the immune mechanism'
    union all select 4, 'E00', 'E89', 'Endocrine, nutritional and metabolic diseases'
    union all select 5, 'F01', 'F99', 'Mental, behavioral and neurodevelopmental disorders'
    union all select 6, 'G00', 'G99', 'Diseases of the nervous system'
    union all select 7, 'H00', 'H59', 'Diseases of the eye and adnexa'
    union all select 8, 'H60', 'H95', 'Diseases of the ear and mastoid process'
    union all select 9, 'I00', 'I99', 'Diseases of the circulatory system'
    union all select 10, 'J00', 'J99', 'Diseases of the respiratory system'
    union all select 11, 'K00', 'K95', 'Diseases of the digestive system'
    union all select 12, 'L00', 'L99', 'Diseases of the skin and subcutaneous tissue'
    union all select 13, 'M00', 'M99', 'Diseases of the musculoskeletal system and connective tissue'
    union all select 14, 'N00', 'N99', 'Diseases of the genitourinary system'
    union all select 15, 'O00', 'O9A', 'Pregnancy, childbirth and the puerperium'
    union all select 16, 'P00', 'P96', 'Certain conditions originating in the perinatal period'
    union all select 17, 'Q00', 'Q99', 'Congenital malformations, deformations and chromosomal abnormalities'
    union all select 18, 'R00', 'R99', 'Symptoms, signs and abnormal clinical and laboratory findings, not elsewhere classified'
    union all select 19, 'S00', 'T88', 'Injury, poisoning and certain other consequences of external causes'
    union all select 20, 'V00', 'Y99', 'External causes of morbidity'
    union all select 21, 'Z00', 'Z99', 'Factors influencing health status and contact with health services'
    union all select 22, 'U00', 'U85', 'Codes for special purposes'
),
counted as (
    select c.load_id, c.source_file, c.source_line, c.claim_key, c.patient_id
    from current_claim c
    join calendar k on k.day = coalesce(c.claim_end, c.claim_start)
    join report_month r on r.year_month = k.year_month
    where c.standing = 'final' and coalesce(c.eob_type, '') <> 'PDE' and coalesce(c.claim_source, '') <> 'DDPS'
),
overall as (
    select count(*) as claims, count(distinct patient_id) as people
    from counted
),
found as (
    select h.chapter, count(distinct c.claim_key) as claims, count(distinct c.patient_id) as people
    from counted c
    join current_claim_diagnosis d
        on d.load_id = c.load_id and d.source_file = c.source_file and d.source_line = c.source_line
    join chapter h on substring(d.code_nodot from 1 for 3) between h.first_code and h.last_code
    where d.icd_version = '10'
    group by h.chapter
)
select
    cast(h.chapter as integer) as chapter,
    cast(h.first_code as varchar(3)) as first_code,
    cast(h.last_code as varchar(3)) as last_code,
    cast(h.chapter_name as varchar(120)) as chapter_name,
    coalesce(f.people, 0) as people,
    coalesce(f.claims, 0) as claims,
    o.people as people_of_all,
    o.claims as claims_of_all
from chapter h
cross join overall o
left join found f on f.chapter = h.chapter
order by h.chapter;
