-- What CMS's feeds have of a claim and no column of claim or claim_line holds, in one reading of claim_value: for the marts of the groups cclf and tuva.
-- Grain: one row per final claim with such values (line_number is NULL), and one row per line of it with such values.
-- Key: claim_key, line_number
-- Sources: claim_value, current_claim
-- Each column says in its definition which variables of CMS it is, those of v2 first. No two values of one claim or line compete: where CMS repeats
-- one, as the type of each provider of a carrier claim, the greatest stands here.
create table cms_value as
with wanted as (
    select load_id, source_file, source_line, line_number, element, variable, category_code,
        code, amount, value_date, text
    from claim_value
    where variable in (
            'clm_adjstmt_type_cd', 'clm_idr_ld_dt', 'carr_num', 'fi_num', 'clm_cntrctr_num', 'clm_disp_cd',
            'clm_mdcr_non_pmt_rsn_cd', 'clm_mdcr_npmt_rsn_cd', 'nch_prmry_pyr_cd', 'clm_nch_prmry_pyr_cd',
            'prvdr_fac_fips_st_cd', 'rndrg_prvdr_fips_st_cd', 'clm_op_srvc_type_cd', 'claim_query_cd',
            'clm_query_cd', 'clm_pps_cptl_ime_amt', 'clm_mdcr_ip_pps_cptl_ime_amt', 'ime_op_clm_val_amt',
            'clm_oprtnl_ime_amt', 'clm_pps_cptl_dsprprtnt_shr_amt', 'clm_mdcr_ip_pps_dsprprtnt_amt',
            'clm_uncompd_care_pmt_amt', 'clm_hipps_uncompd_care_amt', 'dsh_op_clm_val_amt',
            'clm_oprtnl_dsprtnt_amt', 'carr_clm_pmt_dnl_cd', 'carr_line_prvdr_type_cd', 'clm_prvdr_type_cd',
            'dspnsng_stus_cd', 'clm_dspnsng_stus_cd', 'phrmcy_srvc_type_cd', 'clm_phrmcy_srvc_type_cd',
            'clm_line_rx_num', 'line_bene_prmry_pyr_cd', 'clm_prmry_pyr_cd', 'betos_cd', 'tax_num',
            'clm_prvdr_tax_num'
        )
        or (variable is null and (
            element = 'disposition'
            or (element = 'identifier' and code_system like '%/variables/rx_srvc_rfrnc_num')
            or (element = 'related.reference' and code_system like '%/CLM-CNTL-NUM')
            or (element in ('contained.identifier', 'careTeam.provider.identifier') and code_system like '%/GenericIdNum')
            or (element = 'careTeam.provider.identifier.type' and code_system like '%/PRVDR-ID-QLFYR-CD')
        ))
)
select
    c.claim_key,
    v.line_number,
    cast(max(case when v.variable = 'clm_adjstmt_type_cd' then v.code end) as varchar(40)) as adjustment_type,
    cast(max(case when v.variable = 'clm_idr_ld_dt' then v.value_date end) as date) as idr_load_date,
    cast(max(case
        when v.variable in ('carr_num', 'fi_num', 'clm_cntrctr_num') then v.code
    end) as varchar(40)) as contractor_number,
    cast(max(case
        when v.variable = 'clm_disp_cd' then v.code
        when v.element = 'disposition' then v.text
    end) as varchar(40)) as disposition_code,
    cast(max(case
        when v.variable in ('clm_mdcr_non_pmt_rsn_cd', 'clm_mdcr_npmt_rsn_cd') then v.code
    end) as varchar(40)) as nonpayment_reason,
    cast(max(case
        when v.variable in ('nch_prmry_pyr_cd', 'clm_nch_prmry_pyr_cd') then v.code
    end) as varchar(40)) as primary_payer_code,
    cast(max(case when v.variable = 'prvdr_fac_fips_st_cd' then v.code end) as varchar(40)) as facility_fips_state,
    cast(max(case when v.variable = 'rndrg_prvdr_fips_st_cd' then v.code end) as varchar(40)) as rendering_fips_state,
    cast(max(case when v.variable = 'clm_op_srvc_type_cd' then v.code end) as varchar(40)) as op_service_type,
    cast(max(case when v.variable in ('claim_query_cd', 'clm_query_cd') then v.code end) as varchar(40)) as query_code,
    cast(max(case
        when v.variable in ('clm_pps_cptl_ime_amt', 'clm_mdcr_ip_pps_cptl_ime_amt') then v.amount
    end) as decimal(18,2)) as capital_ime_amount,
    cast(max(case
        when v.variable in ('ime_op_clm_val_amt', 'clm_oprtnl_ime_amt') then v.amount
    end) as decimal(18,2)) as operating_ime_amount,
    cast(max(case
        when v.variable in ('clm_pps_cptl_dsprprtnt_shr_amt', 'clm_mdcr_ip_pps_dsprprtnt_amt') then v.amount
    end) as decimal(18,2)) as capital_dsh_amount,
    cast(max(case
        when v.variable in ('clm_uncompd_care_pmt_amt', 'clm_hipps_uncompd_care_amt') then v.amount
    end) as decimal(18,2)) as uncompensated_care_amount,
    cast(max(case
        when v.variable in ('dsh_op_clm_val_amt', 'clm_oprtnl_dsprtnt_amt') then v.amount
    end) as decimal(18,2)) as operating_dsh_amount,
    cast(max(case when v.variable = 'carr_clm_pmt_dnl_cd' then v.code end) as varchar(40)) as payment_denial_code,
    cast(max(case
        when v.variable in ('carr_line_prvdr_type_cd', 'clm_prvdr_type_cd') then v.code
    end) as varchar(40)) as provider_type,
    cast(max(case
        when v.variable in ('dspnsng_stus_cd', 'clm_dspnsng_stus_cd') then v.code
    end) as varchar(40)) as dispensing_status,
    cast(max(case
        when v.variable in ('phrmcy_srvc_type_cd', 'clm_phrmcy_srvc_type_cd') then v.code
    end) as varchar(40)) as pharmacy_service_type,
    cast(max(case
        when v.variable = 'clm_line_rx_num' then v.text
        when v.element = 'identifier' then v.code
    end) as varchar(40)) as rx_number,
    cast(max(case
        when v.element = 'related.reference' then v.code
    end) as varchar(40)) as original_control_number,
    cast(max(case
        when v.element = 'careTeam.provider.identifier.type' then v.code
        when v.element = 'careTeam.provider.identifier' then v.category_code
    end) as varchar(40)) as prescriber_id_qualifier,
    cast(max(case
        when v.element = 'contained.identifier' then v.category_code
    end) as varchar(40)) as pharmacy_id_qualifier,
    cast(max(case
        when v.variable in ('line_bene_prmry_pyr_cd', 'clm_prmry_pyr_cd') then v.code
    end) as varchar(40)) as line_primary_payer_code,
    cast(max(case when v.variable = 'betos_cd' then v.code end) as varchar(40)) as betos_code,
    cast(max(case
        when v.variable in ('tax_num', 'clm_prvdr_tax_num') then coalesce(v.code, v.text)
    end) as varchar(40)) as rendering_tax_number
from wanted v
join current_claim c
    on c.load_id = v.load_id and c.source_file = v.source_file and c.source_line = v.source_line
where c.standing = 'final'
group by c.claim_key, v.line_number;
