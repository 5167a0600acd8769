-- The months that the report is about: 24, up to the one that the data go through, with whether their claims are complete.
-- Grain: one row per month
-- Key: year_month
-- Sources: load_file, current_claim, calendar
-- The last month is that of the newest transaction time; without one, of the newest final claim. Claims arrive late: is_complete says that three whole
-- months have followed, so the last month and the three before it are incomplete. This is a rule and no measurement; some claims arrive after a year.
create table report_month as
with known as (
    select
        (select max(k.month_number) from load_file f join calendar k on k.day = cast(f.transaction_time as date)) as newest_load,
        (select max(k.month_number) from current_claim c join calendar k on k.day = c.claim_end where c.standing = 'final') as newest_claim
),
bounds as (
    select coalesce(newest_load, newest_claim) as last_month
    from known
)
select
    k.year_month,
    k.month_number,
    k.month_number < b.last_month - 3 as is_complete
from calendar k
cross join bounds b
where k.day = k.year_month and k.month_number between b.last_month - 23 and b.last_month
order by k.year_month;
