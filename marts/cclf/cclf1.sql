-- Part A claims, as CMS's Claim and Claim Line Feed has them in CCLF1: the header.
-- Grain: one row per final institutional claim.
-- Key: cur_clm_uniq_id
-- Sources: current_claim, current_claim_diagnosis, current_claim_care_team, current_patient, cms_value
-- Only final claims are here, each once, so no original has to be netted against its cancellation. See docs/marts-tuva-cclf.md for what CCLF has and
-- BCDA has not. cur_clm_uniq_id is CMS's number of the claim as BCDA sends it, which in v2 is another number than in CCLF. clm_adjsmt_type_cd is 0
-- where CMS does not say. NULL because BCDA has no such value: HICNs; of v2 also the FIPS code of the state (v2 has another code there), the day of
-- loading into the IDR, and the control number of the original.
create table cclf1 as
with dx as (
    select
        claim_key,
        max(case when rank = 1 then code_nodot end) as principal,
        max(case when rank = 1 then icd_version end) as icd_version,
        max(case when type = 'admitting' then code_nodot end) as admitting
    from current_claim_diagnosis
    where standing = 'final'
    group by claim_key
),
other_provider as (
    select
        claim_key,
        coalesce(max(case when role = 'otheroperating' then npi end), max(case when role = 'supervisor' then npi end)) as npi
    from current_claim_care_team
    where standing = 'final'
    group by claim_key
)
select
    cast(c.claim_id as varchar(40)) as cur_clm_uniq_id,
    cast(c.billing_ccn as varchar(20)) as prvdr_oscar_num,
    cast(p.mbi_current as varchar(11)) as bene_mbi_id,
    cast(null as varchar(11)) as bene_hic_num,
    cast(c.cms_claim_type as varchar(10)) as clm_type_cd,
    c.claim_start as clm_from_dt,
    c.claim_end as clm_thru_dt,
    cast(case
        when length(c.bill_type) = 4 then substring(c.bill_type from 2 for 1)
        else substring(c.bill_type from 1 for 1)
    end as varchar(1)) as clm_bill_fac_type_cd,
    cast(case
        when length(c.bill_type) = 4 then substring(c.bill_type from 3 for 1)
        else substring(c.bill_type from 2 for 1)
    end as varchar(1)) as clm_bill_clsfctn_cd,
    cast(d.principal as varchar(7)) as prncpl_dgns_cd,
    cast(d.admitting as varchar(7)) as admtg_dgns_cd,
    cast(h.nonpayment_reason as varchar(2)) as clm_mdcr_npmt_rsn_cd,
    c.paid_amount as clm_pmt_amt,
    cast(h.primary_payer_code as varchar(1)) as clm_nch_prmry_pyr_cd,
    cast(h.facility_fips_state as varchar(2)) as prvdr_fac_fips_st_cd,
    cast(case when length(c.discharge_status) = 1 then concat('0', c.discharge_status) else c.discharge_status end as varchar(2)) as bene_ptnt_stus_cd,
    cast(case
        when length(c.drg_code) < 3 then substring(concat('000', c.drg_code) from length(c.drg_code) + 1 for 3)
        else c.drg_code
    end as varchar(4)) as dgns_drg_cd,
    cast(h.op_service_type as varchar(1)) as clm_op_srvc_type_cd,
    cast(c.facility_npi as varchar(10)) as fac_prvdr_npi_num,
    cast(c.operating_npi as varchar(10)) as oprtg_prvdr_npi_num,
    cast(c.attending_npi as varchar(10)) as atndg_prvdr_npi_num,
    cast(o.npi as varchar(10)) as othr_prvdr_npi_num,
    cast(coalesce(h.adjustment_type, '0') as varchar(2)) as clm_adjsmt_type_cd,
    case when c.api_version = 'v2' then c.processed_date else c.created end as clm_efctv_dt,
    h.idr_load_date as clm_idr_ld_dt,
    cast(null as varchar(11)) as bene_eqtbl_bic_hicn_num,
    cast(c.admission_type as varchar(2)) as clm_admsn_type_cd,
    cast(c.admission_source as varchar(2)) as clm_admsn_src_cd,
    cast(case
        when length(c.bill_type) = 4 then substring(c.bill_type from 4 for 1)
        else substring(c.bill_type from 3 for 1)
    end as varchar(1)) as clm_bill_freq_cd,
    cast(h.query_code as varchar(1)) as clm_query_cd,
    cast(case d.icd_version when '10' then '0' when '9' then '9' end as varchar(1)) as dgns_prcdr_icd_ind,
    c.total_charge as clm_mdcr_instnl_tot_chrg_amt,
    h.capital_ime_amount as clm_mdcr_ip_pps_cptl_ime_amt,
    h.operating_ime_amount as clm_oprtnl_ime_amt,
    h.capital_dsh_amount as clm_mdcr_ip_pps_dsprprtnt_amt,
    h.uncompensated_care_amount as clm_hipps_uncompd_care_amt,
    h.operating_dsh_amount as clm_oprtnl_dsprprtnt_amt,
    cast(c.billing_ccn as varchar(20)) as clm_blg_prvdr_oscar_num,
    cast(c.billing_npi as varchar(10)) as clm_blg_prvdr_npi_num,
    cast(c.operating_npi as varchar(10)) as clm_oprtg_prvdr_npi_num,
    cast(c.attending_npi as varchar(10)) as clm_atndg_prvdr_npi_num,
    cast(o.npi as varchar(10)) as clm_othr_prvdr_npi_num,
    cast(c.control_number as varchar(40)) as clm_cntl_num,
    cast(h.original_control_number as varchar(40)) as clm_org_cntl_num,
    cast(h.contractor_number as varchar(20)) as clm_cntrctr_num
from current_claim c
left join dx d on d.claim_key = c.claim_key
left join other_provider o on o.claim_key = c.claim_key
left join cms_value h on h.claim_key = c.claim_key and h.line_number is null
left join current_patient p on p.patient_id = c.patient_id
where c.standing = 'final' and c.eob_type in ('INPATIENT', 'OUTPATIENT', 'SNF', 'HHA', 'HOSPICE')
order by c.patient_id, c.claim_start, c.claim_key;
