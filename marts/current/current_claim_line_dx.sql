-- The diagnoses of lines of claims in their newest versions.
-- Grain: one row per diagnosis of a line.
-- Key: claim_key, line_number, diagnosis_sequence
-- Sources: claim_line_dx, current_claim
-- Rows of older versions of a claim are left out, also those that an adjustment removed. standing is the claim's.
create table current_claim_line_dx as
select r.*, c.standing
from claim_line_dx r
join current_claim c
    on c.load_id = r.load_id and c.source_file = r.source_file and c.source_line = r.source_line;
