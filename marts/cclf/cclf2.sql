-- Part A revenue center lines, as CMS's Claim and Claim Line Feed has them in CCLF2.
-- Grain: one row per line of a final institutional claim.
-- Key: cur_clm_uniq_id, clm_line_num
-- Sources: current_claim, current_claim_line, current_patient
-- Only final claims are here, each once, so no original has to be netted against its cancellation. See docs/marts-tuva-cclf.md for what CCLF has and
-- BCDA has not. clm_line_cvrd_pd_amt is NULL of inpatient and SNF lines of v2: there the claim has the only payment, clm_pmt_amt of cclf1. It is in
-- no version to be summed without a look at cclf1. v2 says neither which of the days is the revenue center's nor what is a HIPPS code.
create table cclf2 as
select
    cast(c.claim_id as varchar(40)) as cur_clm_uniq_id,
    l.line_number as clm_line_num,
    cast(p.mbi_current as varchar(11)) as bene_mbi_id,
    cast(null as varchar(11)) as bene_hic_num,
    cast(c.cms_claim_type as varchar(10)) as clm_type_cd,
    l.service_start as clm_line_from_dt,
    l.service_end as clm_line_thru_dt,
    cast(case
        when length(l.revenue_code) < 4
            then substring(concat('0000', l.revenue_code) from length(l.revenue_code) + 1 for 4)
        else l.revenue_code
    end as varchar(4)) as clm_line_prod_rev_ctr_cd,
    case when l.service_start = l.service_end then l.service_start end as clm_line_instnl_rev_ctr_dt,
    cast(case when l.hcpcs_system like '%HIPPSCodes' then null else l.hcpcs end as varchar(5)) as clm_line_hcpcs_cd,
    cast(null as varchar(11)) as bene_eqtbl_bic_hicn_num,
    cast(c.billing_ccn as varchar(20)) as prvdr_oscar_num,
    c.claim_start as clm_from_dt,
    c.claim_end as clm_thru_dt,
    l.quantity as clm_line_srvc_unit_qty,
    l.paid as clm_line_cvrd_pd_amt,
    cast(l.modifier_1 as varchar(2)) as hcpcs_1_mdfr_cd,
    cast(l.modifier_2 as varchar(2)) as hcpcs_2_mdfr_cd,
    cast(l.modifier_3 as varchar(2)) as hcpcs_3_mdfr_cd,
    cast(l.modifier_4 as varchar(2)) as hcpcs_4_mdfr_cd,
    cast(l.modifier_5 as varchar(2)) as hcpcs_5_mdfr_cd,
    cast(case when l.hcpcs_system like '%HIPPSCodes' then l.hcpcs end as varchar(5)) as clm_rev_apc_hipps_cd,
    cast(c.billing_ccn as varchar(20)) as clm_fac_prvdr_oscar_num
from current_claim c
join current_claim_line l on l.claim_key = c.claim_key
left join current_patient p on p.patient_id = c.patient_id
where c.standing = 'final' and c.eob_type in ('INPATIENT', 'OUTPATIENT', 'SNF', 'HHA', 'HOSPICE')
order by c.patient_id, c.claim_start, c.claim_key, l.line_number;
