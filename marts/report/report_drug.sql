-- The drugs of Part D by how many people had them in the months of the report.
-- Grain: one row per NDC, and one for drug events without an NDC (compounds)
-- Key: drug_rank
-- Sources: current_claim, current_claim_line, code_dictionary, report_month, calendar
-- drug_rank is 1 for the drug that most people had; what has no NDC comes last. drug_name is what the records call the code, where they do. The same events as
-- in report_drug_month. further_people counts those who had any drug of a higher rank, to say how many are behind the rest of a list.
create table report_drug as
with fill as (
    select c.patient_id, coalesce(l.ndc, '') as code, l.total_drug_cost
    from current_claim c
    join current_claim_line l
        on l.load_id = c.load_id and l.source_file = c.source_file and l.source_line = c.source_line
    join calendar k on k.day = coalesce(l.service_start, c.claim_start)
    join report_month r on r.year_month = k.year_month
    where c.standing = 'final' and (c.eob_type = 'PDE' or c.claim_source = 'DDPS')
),
drug as (
    select code, count(*) as fills, count(distinct patient_id) as people, sum(total_drug_cost) as drug_cost
    from fill
    group by code
),
ranked as (
    select
        code,
        fills,
        people,
        drug_cost,
        row_number() over (order by case when code = '' then 1 else 0 end, people desc, fills desc, code) as drug_rank
    from drug
),
reach as (
    select f.patient_id, max(r.drug_rank) as last_rank
    from fill f
    join ranked r on r.code = f.code
    group by f.patient_id
),
ending as (
    select last_rank, count(*) as people
    from reach
    group by last_rank
),
named as (
    select code, min(display) as display
    from code_dictionary
    where system = 'http://hl7.org/fhir/sid/ndc' and display is not null
    group by code
)
select
    cast(r.drug_rank as integer) as drug_rank,
    cast(nullif(r.code, '') as varchar(64)) as ndc,
    n.display as drug_name,
    r.fills,
    r.people,
    cast(r.drug_cost as decimal(18,2)) as drug_cost,
    cast(coalesce(sum(e.people) over (order by r.drug_rank desc rows between unbounded preceding and 1 preceding), 0) as bigint) as further_people
from ranked r
left join ending e on e.last_rank = r.drug_rank
left join named n on n.code = r.code
order by r.drug_rank;
