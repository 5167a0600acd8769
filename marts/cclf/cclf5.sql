-- Part B lines of physicians, as CMS's Claim and Claim Line Feed has them in CCLF5.
-- Grain: one row per line of a final carrier claim.
-- Key: cur_clm_uniq_id, clm_line_num
-- Sources: current_claim, current_claim_line, current_claim_line_dx, current_claim_diagnosis, current_patient, cms_value
-- Only final claims are here, each once, so no original has to be netted against its cancellation. See docs/marts-tuva-cclf.md for what CCLF has and
-- BCDA has not. clm_adjsmt_type_cd is 0 where CMS does not say. clm_line_dgns_cd is the line's first diagnosis by its number. NULL because BCDA has
-- no such value: HICNs; of v2 the FIPS code of the state (v2 has another code there) and the day of loading into the IDR; of v3 BETOS and the code of
-- denied payments.
create table cclf5 as
with dx as (
    select
        claim_key,
        max(case when rank = 1 then icd_version end) as icd_version,
        max(case when rank = 1 then code_nodot end) as dx_1,
        max(case when rank = 2 then code_nodot end) as dx_2,
        max(case when rank = 3 then code_nodot end) as dx_3,
        max(case when rank = 4 then code_nodot end) as dx_4,
        max(case when rank = 5 then code_nodot end) as dx_5,
        max(case when rank = 6 then code_nodot end) as dx_6,
        max(case when rank = 7 then code_nodot end) as dx_7,
        max(case when rank = 8 then code_nodot end) as dx_8,
        max(case when rank = 9 then code_nodot end) as dx_9,
        max(case when rank = 10 then code_nodot end) as dx_10,
        max(case when rank = 11 then code_nodot end) as dx_11,
        max(case when rank = 12 then code_nodot end) as dx_12
    from current_claim_diagnosis
    where standing = 'final' and rank <= 12
    group by claim_key
),
ranked_line_dx as (
    select
        claim_key,
        line_number,
        code,
        row_number() over (partition by claim_key, line_number order by diagnosis_sequence, code) as n
    from current_claim_line_dx
    where standing = 'final'
),
line_dx as (
    select claim_key, line_number, replace(code, '.', '') as code_nodot
    from ranked_line_dx
    where n = 1
)
select
    cast(c.claim_id as varchar(40)) as cur_clm_uniq_id,
    l.line_number as clm_line_num,
    cast(p.mbi_current as varchar(11)) as bene_mbi_id,
    cast(null as varchar(11)) as bene_hic_num,
    cast(c.cms_claim_type as varchar(10)) as clm_type_cd,
    c.claim_start as clm_from_dt,
    c.claim_end as clm_thru_dt,
    cast(coalesce(v.provider_type, h.provider_type) as varchar(3)) as rndrg_prvdr_type_cd,
    cast(h.rendering_fips_state as varchar(2)) as rndrg_prvdr_fips_st_cd,
    cast(l.specialty_code as varchar(2)) as clm_prvdr_spclty_cd,
    cast(l.type_of_service as varchar(1)) as clm_fed_type_srvc_cd,
    cast(l.place_of_service as varchar(2)) as clm_pos_cd,
    l.service_start as clm_line_from_dt,
    l.service_end as clm_line_thru_dt,
    cast(l.hcpcs as varchar(5)) as clm_line_hcpcs_cd,
    l.paid as clm_line_cvrd_pd_amt,
    cast(v.line_primary_payer_code as varchar(1)) as clm_line_prmry_pyr_cd,
    cast(x.code_nodot as varchar(7)) as clm_line_dgns_cd,
    cast(v.rendering_tax_number as varchar(10)) as clm_rndrg_prvdr_tax_num,
    cast(coalesce(l.rendering_npi, c.rendering_npi) as varchar(10)) as rndrg_prvdr_npi_num,
    cast(h.payment_denial_code as varchar(2)) as clm_carr_pmt_dnl_cd,
    cast(l.processing_indicator as varchar(2)) as clm_prcsg_ind_cd,
    cast(coalesce(h.adjustment_type, '0') as varchar(2)) as clm_adjsmt_type_cd,
    case when c.api_version = 'v2' then c.processed_date else c.created end as clm_efctv_dt,
    h.idr_load_date as clm_idr_ld_dt,
    cast(c.control_number as varchar(40)) as clm_cntl_num,
    cast(null as varchar(11)) as bene_eqtbl_bic_hicn_num,
    l.allowed as clm_line_alowd_chrg_amt,
    l.quantity as clm_line_srvc_unit_qty,
    cast(l.modifier_1 as varchar(2)) as hcpcs_1_mdfr_cd,
    cast(l.modifier_2 as varchar(2)) as hcpcs_2_mdfr_cd,
    cast(l.modifier_3 as varchar(2)) as hcpcs_3_mdfr_cd,
    cast(l.modifier_4 as varchar(2)) as hcpcs_4_mdfr_cd,
    cast(l.modifier_5 as varchar(2)) as hcpcs_5_mdfr_cd,
    cast(h.disposition_code as varchar(2)) as clm_disp_cd,
    cast(d.dx_1 as varchar(7)) as clm_dgns_1_cd,
    cast(d.dx_2 as varchar(7)) as clm_dgns_2_cd,
    cast(d.dx_3 as varchar(7)) as clm_dgns_3_cd,
    cast(d.dx_4 as varchar(7)) as clm_dgns_4_cd,
    cast(d.dx_5 as varchar(7)) as clm_dgns_5_cd,
    cast(d.dx_6 as varchar(7)) as clm_dgns_6_cd,
    cast(d.dx_7 as varchar(7)) as clm_dgns_7_cd,
    cast(d.dx_8 as varchar(7)) as clm_dgns_8_cd,
    cast(case d.icd_version when '10' then '0' when '9' then '9' end as varchar(1)) as dgns_prcdr_icd_ind,
    cast(d.dx_9 as varchar(7)) as clm_dgns_9_cd,
    cast(d.dx_10 as varchar(7)) as clm_dgns_10_cd,
    cast(d.dx_11 as varchar(7)) as clm_dgns_11_cd,
    cast(d.dx_12 as varchar(7)) as clm_dgns_12_cd,
    cast(v.betos_code as varchar(3)) as hcpcs_betos_cd,
    cast(coalesce(l.rendering_npi, c.rendering_npi) as varchar(10)) as clm_rndrg_prvdr_npi_num,
    cast(c.referring_npi as varchar(10)) as clm_rfrg_prvdr_npi_num,
    cast(h.contractor_number as varchar(20)) as clm_cntrctr_num
from current_claim c
join current_claim_line l on l.claim_key = c.claim_key
left join dx d on d.claim_key = c.claim_key
left join line_dx x on x.claim_key = l.claim_key and x.line_number = l.line_number
left join cms_value h on h.claim_key = c.claim_key and h.line_number is null
left join cms_value v on v.claim_key = l.claim_key and v.line_number = l.line_number
left join current_patient p on p.patient_id = c.patient_id
where c.standing = 'final' and c.eob_type = 'CARRIER'
order by c.patient_id, c.claim_start, c.claim_key, l.line_number;
