-- The partially adjudicated claims of v2, each as the server described it last, with whether its final claim is there already.
-- Grain: one row per partially adjudicated claim.
-- Key: claim_key
-- Sources: pac_claim, current_claim, current_patient_identifier, current_load
-- standing: superseded if a final claim has its control number, or if the feed has claims of v3; not_final if it is cancelled; else partial. The
-- final claim must be of the same enrollee, found by the Medicare number, unless no Patient has this number.
create table current_pac_claim as
with newest as (
    select
        load_id,
        source_file,
        source_line,
        row_number() over (
            partition by claim_key
            order by last_updated desc nulls last, load_id desc, source_file desc, source_line desc
        ) as version
    from pac_claim
),
number_of as (
    select value, max(patient_id) as patient_id
    from current_patient_identifier
    where system = 'http://hl7.org/fhir/sid/us-mbi'
    group by value
),
adjudicated as (
    select distinct patient_id, control_number
    from current_claim
    where claim_source = 'NCH' and standing in ('final', 'not_final') and control_number is not null
),
adjudicated_number as (
    select distinct control_number
    from adjudicated
),
newest_version as (
    select max(case when newest_version then api_version end) as api_version
    from current_load
)
select
    c.*,
    cast(case
        when v.api_version > 'v2' then 'superseded'
        when a.control_number is not null then 'superseded'
        when i.patient_id is null and b.control_number is not null then 'superseded'
        when c.status = 'cancelled' then 'not_final'
        else 'partial'
    end as varchar(10)) as standing
from pac_claim c
join newest n
    on n.load_id = c.load_id and n.source_file = c.source_file and n.source_line = c.source_line
cross join newest_version v
left join number_of i on i.value = c.mbi
left join adjudicated a on a.control_number = c.control_number and a.patient_id = i.patient_id
left join adjudicated_number b on b.control_number = c.control_number
where n.version = 1
order by c.mbi, c.claim_start, c.claim_key;
