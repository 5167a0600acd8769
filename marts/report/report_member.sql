-- How many people had which part of Medicare in each month of the report.
-- Grain: one row per month of report_month
-- Key: year_month
-- Sources: report_month, patient_month
-- members had any part; the other columns are some of them, and one person can be in several. medicare_advantage is part C, or an HMO that handles claims.
-- dual is NULL of months that nothing tells of, which is so in v2 outside of the years that its coverages name. Everybody counts whose coverage was ever
-- exported, whether still attributed or not.
create table report_member as
select
    r.year_month,
    cast(coalesce(sum(case when m.part_a or m.part_b or m.part_c or m.part_d then 1 else 0 end), 0) as bigint) as members,
    cast(coalesce(sum(case when m.part_a then 1 else 0 end), 0) as bigint) as part_a,
    cast(coalesce(sum(case when m.part_b then 1 else 0 end), 0) as bigint) as part_b,
    cast(coalesce(sum(case when m.medicare_advantage and (m.part_a or m.part_b or m.part_c or m.part_d) then 1 else 0 end), 0) as bigint) as medicare_advantage,
    cast(coalesce(sum(case when m.part_d then 1 else 0 end), 0) as bigint) as part_d,
    cast(sum(case when m.dual and (m.part_a or m.part_b or m.part_c or m.part_d) then 1 when m.dual is not null then 0 end) as bigint) as dual
from report_month r
left join patient_month m on m.year_month = r.year_month
group by r.year_month
order by r.year_month;
