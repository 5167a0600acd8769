-- Part D drug events, as CMS's Claim and Claim Line Feed has them in CCLF7.
-- Grain: one row per line of a final drug event: one per event, as CMS sends them.
-- Key: cur_clm_uniq_id
-- Sources: current_claim, current_claim_line, current_patient, cms_value
-- Only final claims are here, each once, so no original has to be netted against its cancellation. See docs/marts-tuva-cclf.md for what CCLF has and
-- BCDA has not. clm_adjsmt_type_cd is 0 where CMS does not say. clm_line_ndc_cd is NULL of compounds, whose drugs are in current_claim_line_detail.
-- NULL because v2 has no such value: the claim type, the day it took effect, the day of loading into the IDR, and what kind of number the provider's
-- is (it is an NPI).
create table cclf7 as
select
    cast(c.claim_id as varchar(40)) as cur_clm_uniq_id,
    cast(p.mbi_current as varchar(11)) as bene_mbi_id,
    cast(null as varchar(11)) as bene_hic_num,
    cast(l.ndc as varchar(11)) as clm_line_ndc_cd,
    cast(case when length(c.cms_claim_type) = 1 then concat('0', c.cms_claim_type) else c.cms_claim_type end as varchar(10)) as clm_type_cd,
    coalesce(l.service_start, c.claim_start) as clm_line_from_dt,
    cast(h.pharmacy_id_qualifier as varchar(2)) as prvdr_srvc_id_qlfyr_cd,
    cast(c.billing_npi as varchar(20)) as clm_srvc_prvdr_gnrc_id_num,
    cast(h.dispensing_status as varchar(1)) as clm_dspnsng_stus_cd,
    cast(l.daw_code as varchar(1)) as clm_daw_prod_slctn_cd,
    l.quantity as clm_line_srvc_unit_qty,
    l.days_supply as clm_line_days_suply_qty,
    cast(h.prescriber_id_qualifier as varchar(2)) as prvdr_prsbng_id_qlfyr_cd,
    cast(c.prescribing_npi as varchar(20)) as clm_prsbng_prvdr_gnrc_id_num,
    l.patient_pay as clm_line_bene_pmt_amt,
    cast(coalesce(h.adjustment_type, '0') as varchar(2)) as clm_adjsmt_type_cd,
    case when c.api_version = 'v2' then c.processed_date else c.created end as clm_efctv_dt,
    h.idr_load_date as clm_idr_ld_dt,
    cast(h.rx_number as varchar(12)) as clm_line_rx_srvc_rfrnc_num,
    l.fill_number as clm_line_rx_fill_num,
    cast(h.pharmacy_service_type as varchar(2)) as clm_phrmcy_srvc_type_cd
from current_claim c
join current_claim_line l on l.claim_key = c.claim_key
left join cms_value h on h.claim_key = c.claim_key and h.line_number is null
left join current_patient p on p.patient_id = c.patient_id
where c.standing = 'final' and c.claim_source = 'DDPS'
order by c.patient_id, c.claim_start, c.claim_key, l.line_number;
