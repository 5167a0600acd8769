-- The care teams of claims in their newest versions.
-- Grain: one row per member of a claim's care team.
-- Key: claim_key, seq
-- Sources: claim_care_team, current_claim
-- Rows of older versions of a claim are left out, also those that an adjustment removed. standing is the claim's.
create table current_claim_care_team as
select r.*, c.standing
from claim_care_team r
join current_claim c
    on c.load_id = r.load_id and c.source_file = r.source_file and c.source_line = r.source_line;
