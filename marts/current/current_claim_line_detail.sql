-- The drugs of lines of claims in their newest versions.
-- Grain: one row per drug of a line.
-- Key: claim_key, line_number, detail_number (NULL in v2)
-- Sources: claim_line_detail, current_claim
-- Rows of older versions of a claim are left out, also those that an adjustment removed. standing is the claim's.
create table current_claim_line_detail as
select r.*, c.standing
from claim_line_detail r
join current_claim c
    on c.load_id = r.load_id and c.source_file = r.source_file and c.source_line = r.source_line;
