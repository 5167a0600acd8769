-- The lines of partially adjudicated claims in their newest versions; v2 only.
-- Grain: one row per line of a claim.
-- Key: claim_key, line_number
-- Sources: pac_claim_line, current_pac_claim
-- Rows of older versions of a claim are left out. standing is the claim's.
create table current_pac_claim_line as
select r.*, c.standing
from pac_claim_line r
join current_pac_claim c
    on c.load_id = r.load_id and c.source_file = r.source_file and c.source_line = r.source_line;
