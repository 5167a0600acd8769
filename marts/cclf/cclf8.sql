-- The enrollees, as CMS's Claim and Claim Line Feed has them in CCLF8.
-- Grain: one row per enrollee.
-- Key: bene_mbi_id
-- Sources: current_patient, current_patient_name, current_coverage, current_coverage_month, coverage_value
-- Dual status and buy-in are those of the last month that has one (v2), or of the coverage in force (v3). bene_line_1_adr has all lines of the
-- address with commas between; v3 sends none. NULL because BCDA has no such value: HICNs, FIPS codes, and the range of benefits. bene_age is NULL,
-- because it changes: take it from bene_dob.
create table cclf8 as
with covered as (
    select
        patient_id,
        min(case when part = 'A' then period_start end) as part_a_start,
        min(case when part = 'B' then period_start end) as part_b_start,
        coalesce(max(case when part = 'A' then orec end), max(case when part = 'B' then orec end)) as orec,
        coalesce(max(case when part = 'A' then medicare_status_code end), max(case when part = 'B' then medicare_status_code end))
            as medicare_status_code
    from current_coverage
    group by patient_id
),
buyin as (
    select m.patient_id, m.buyin as code, m.year_month as as_of
    from current_coverage_month m
    where m.buyin is not null
    union all
    select c.patient_id, v.code, c.period_start
    from current_coverage c
    join coverage_value v
        on v.load_id = c.load_id and v.source_file = c.source_file and v.source_line = c.source_line
    where v.variable = 'bene_buyin_cd'
),
newest_buyin as (
    select
        patient_id,
        code,
        row_number() over (partition by patient_id order by as_of desc nulls last, code) as n
    from buyin
),
dual_status as (
    select patient_id, dual_status as code, year_month as as_of
    from current_coverage_month
    where dual_status is not null
    union all
    select patient_id, dual_status_code, period_start
    from current_coverage
    where part = 'DUAL' and status = 'active' and dual_status_code is not null
),
newest_dual as (
    select
        patient_id,
        code,
        row_number() over (partition by patient_id order by as_of desc nulls last, code) as n
    from dual_status
)
select
    cast(p.mbi_current as varchar(11)) as bene_mbi_id,
    cast(null as varchar(11)) as bene_hic_num,
    cast(null as varchar(2)) as bene_fips_state_cd,
    cast(null as varchar(3)) as bene_fips_cnty_cd,
    cast(p.zip5 as varchar(5)) as bene_zip_cd,
    p.birth_date as bene_dob,
    cast(case p.sex when 'male' then '1' when 'female' then '2' else '0' end as varchar(1)) as bene_sex_cd,
    cast(case
        when p.race_code in ('0', '1', '2', '3', '4', '5', '6') then p.race_code
        when p.ethnicity_code = '2135-2' then '5'
        when p.race_code = '2106-3' then '1'
        when p.race_code = '2054-5' then '2'
        when p.race_code = '2131-1' then '3'
        when p.race_code = '2028-9' then '4'
        when p.race_code = '1002-5' then '6'
        when p.race_code = 'UNK' then '0'
    end as varchar(1)) as bene_race_cd,
    cast(null as integer) as bene_age,
    cast(e.medicare_status_code as varchar(2)) as bene_mdcr_stus_cd,
    cast(d.code as varchar(2)) as bene_dual_stus_cd,
    p.death_date as bene_death_dt,
    cast(null as date) as bene_rng_bgn_dt,
    cast(null as date) as bene_rng_end_dt,
    cast(n.name_first as varchar(200)) as bene_1st_name,
    cast(n.name_middle as varchar(200)) as bene_midl_name,
    cast(p.name_family as varchar(200)) as bene_last_name,
    cast(e.orec as varchar(1)) as bene_orgnl_entlmt_rsn_cd,
    cast(y.code as varchar(1)) as bene_entlmt_buyin_ind,
    e.part_a_start as bene_part_a_enrlmt_bgn_dt,
    e.part_b_start as bene_part_b_enrlmt_bgn_dt,
    cast(p.address_line as varchar(400)) as bene_line_1_adr,
    cast(null as varchar(45)) as bene_line_2_adr,
    cast(null as varchar(45)) as bene_line_3_adr,
    cast(null as varchar(45)) as bene_line_4_adr,
    cast(null as varchar(45)) as bene_line_5_adr,
    cast(null as varchar(45)) as bene_line_6_adr,
    cast(p.city as varchar(100)) as geo_zip_plc_name,
    cast(p.state as varchar(2)) as geo_usps_state_cd,
    cast(p.zip5 as varchar(5)) as geo_zip5_cd,
    cast(case
        when length(p.zip9) = 9 then substring(p.zip9 from 6 for 4)
        when length(p.zip9) = 10 then substring(p.zip9 from 7 for 4)
    end as varchar(4)) as geo_zip4_cd
from current_patient p
left join current_patient_name n on n.patient_id = p.patient_id
left join covered e on e.patient_id = p.patient_id
left join newest_buyin y on y.patient_id = p.patient_id and y.n = 1
left join newest_dual d on d.patient_id = p.patient_id and d.n = 1
order by p.patient_id;
