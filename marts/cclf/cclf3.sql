-- Part A procedures, as CMS's Claim and Claim Line Feed has them in CCLF3.
-- Grain: one row per procedure of a final institutional claim.
-- Key: cur_clm_uniq_id, clm_val_sqnc_num
-- Sources: current_claim, current_claim_procedure, current_patient
-- Only final claims are here, each once, so no original has to be netted against its cancellation. See docs/marts-tuva-cclf.md for what CCLF has and
-- BCDA has not.
create table cclf3 as
select
    cast(c.claim_id as varchar(40)) as cur_clm_uniq_id,
    cast(p.mbi_current as varchar(11)) as bene_mbi_id,
    cast(null as varchar(11)) as bene_hic_num,
    cast(c.cms_claim_type as varchar(10)) as clm_type_cd,
    x.seq as clm_val_sqnc_num,
    cast(replace(x.code, '.', '') as varchar(7)) as clm_prcdr_cd,
    x.procedure_date as clm_prcdr_prfrm_dt,
    cast(null as varchar(11)) as bene_eqtbl_bic_hicn_num,
    cast(c.billing_ccn as varchar(20)) as prvdr_oscar_num,
    c.claim_start as clm_from_dt,
    c.claim_end as clm_thru_dt,
    cast(case x.icd_version when '10' then '0' when '9' then '9' end as varchar(1)) as dgns_prcdr_icd_ind,
    cast(c.billing_ccn as varchar(20)) as clm_blg_prvdr_oscar_num
from current_claim c
join current_claim_procedure x on x.claim_key = c.claim_key
left join current_patient p on p.patient_id = c.patient_id
where c.standing = 'final' and c.eob_type in ('INPATIENT', 'OUTPATIENT', 'SNF', 'HHA', 'HOSPICE')
order by c.patient_id, c.claim_start, c.claim_key, x.seq;
