-- Where partially adjudicated claims of v2 stand, each answer as the server described it last.
-- Grain: one row per ClaimResponse.
-- Key: claim_response_key
-- Sources: pac_claim_response, current_pac_claim
-- standing is that of the claim; NULL if the claim itself never came.
create table current_pac_claim_response as
with newest as (
    select
        load_id,
        source_file,
        source_line,
        row_number() over (
            partition by claim_response_key
            order by last_updated desc nulls last, load_id desc, source_file desc, source_line desc
        ) as version
    from pac_claim_response
)
select r.*, c.standing
from pac_claim_response r
join newest n
    on n.load_id = r.load_id and n.source_file = r.source_file and n.source_line = r.source_line
left join current_pac_claim c on c.claim_key = r.claim_key
where n.version = 1;
