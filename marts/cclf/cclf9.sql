-- Earlier Medicare numbers of the enrollees, as CMS's Claim and Claim Line Feed has them in CCLF9.
-- Grain: one row per earlier Medicare number of an enrollee who has one in force.
-- Key: crnt_num, prvs_num
-- Sources: current_patient, current_patient_identifier
-- hicn_mbi_xref_ind is always M: these are MBIs. Numbers of the Railroad Retirement Board are not sent.
create table cclf9 as
select
    cast('M' as varchar(1)) as hicn_mbi_xref_ind,
    cast(p.mbi_current as varchar(11)) as crnt_num,
    cast(i.value as varchar(11)) as prvs_num,
    min(i.period_start) as prvs_id_efctv_dt,
    max(i.period_end) as prvs_id_obslt_dt,
    cast(null as varchar(12)) as bene_rrb_num
from current_patient p
join current_patient_identifier i on i.patient_id = p.patient_id
where i.system = 'http://hl7.org/fhir/sid/us-mbi' and i.value <> p.mbi_current
group by p.mbi_current, i.value
order by p.mbi_current, i.value;
