-- The diagnoses of claims in their newest versions.
-- Grain: one row per diagnosis of a claim.
-- Key: claim_key, seq
-- Sources: claim_diagnosis, current_claim
-- Rows of older versions of a claim are left out, also those that an adjustment removed. standing is the claim's.
create table current_claim_diagnosis as
select r.*, c.standing
from claim_diagnosis r
join current_claim c
    on c.load_id = r.load_id and c.source_file = r.source_file and c.source_line = r.source_line;
