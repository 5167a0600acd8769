-- Part B lines of durable medical equipment, as CMS's Claim and Claim Line Feed has them in CCLF6.
-- Grain: one row per line of a final DME claim.
-- Key: cur_clm_uniq_id, clm_line_num
-- Sources: current_claim, current_claim_line, current_patient, cms_value
-- Only final claims are here, each once, so no original has to be netted against its cancellation. See docs/marts-tuva-cclf.md for what CCLF has and
-- BCDA has not. clm_adjsmt_type_cd is 0 where CMS does not say. NULL because BCDA has no such value: HICNs; of v2 the day of loading into the IDR; of
-- v3 the code of denied payments.
create table cclf6 as
select
    cast(c.claim_id as varchar(40)) as cur_clm_uniq_id,
    l.line_number as clm_line_num,
    cast(p.mbi_current as varchar(11)) as bene_mbi_id,
    cast(null as varchar(11)) as bene_hic_num,
    cast(c.cms_claim_type as varchar(10)) as clm_type_cd,
    c.claim_start as clm_from_dt,
    c.claim_end as clm_thru_dt,
    cast(l.type_of_service as varchar(1)) as clm_fed_type_srvc_cd,
    cast(l.place_of_service as varchar(2)) as clm_pos_cd,
    l.service_start as clm_line_from_dt,
    l.service_end as clm_line_thru_dt,
    cast(l.hcpcs as varchar(5)) as clm_line_hcpcs_cd,
    l.paid as clm_line_cvrd_pd_amt,
    cast(v.line_primary_payer_code as varchar(1)) as clm_prmry_pyr_cd,
    cast(c.billing_npi as varchar(10)) as payto_prvdr_npi_num,
    cast(c.referring_npi as varchar(10)) as ordrg_prvdr_npi_num,
    cast(h.payment_denial_code as varchar(2)) as clm_carr_pmt_dnl_cd,
    cast(l.processing_indicator as varchar(2)) as clm_prcsg_ind_cd,
    cast(coalesce(h.adjustment_type, '0') as varchar(2)) as clm_adjsmt_type_cd,
    case when c.api_version = 'v2' then c.processed_date else c.created end as clm_efctv_dt,
    h.idr_load_date as clm_idr_ld_dt,
    cast(c.control_number as varchar(40)) as clm_cntl_num,
    cast(null as varchar(11)) as bene_eqtbl_bic_hicn_num,
    l.allowed as clm_line_alowd_chrg_amt,
    cast(h.disposition_code as varchar(2)) as clm_disp_cd,
    cast(c.billing_npi as varchar(10)) as clm_blg_prvdr_npi_num,
    cast(c.referring_npi as varchar(10)) as clm_rfrg_prvdr_npi_num
from current_claim c
join current_claim_line l on l.claim_key = c.claim_key
left join cms_value h on h.claim_key = c.claim_key and h.line_number is null
left join cms_value v on v.claim_key = l.claim_key and v.line_number = l.line_number
left join current_patient p on p.patient_id = c.patient_id
where c.standing = 'final' and c.eob_type = 'DME'
order by c.patient_id, c.claim_start, c.claim_key, l.line_number;
