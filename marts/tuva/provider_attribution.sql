-- The input table provider_attribution of the Tuva Project (0.18): the months of enrollees, without providers.
-- Grain: one row per enrollee and month in which eligibility has a day, from the first month in which the feed has a final claim.
-- Key: person_id, member_id, year_month, payer, plan, data_source
-- Sources: eligibility, current_claim, calendar
-- BCDA says who is attributed to your organization, but not to which of its providers: all attributed columns are NULL. Fill
-- custom_attributed_provider and the columns behind it from your own roster.
create table provider_attribution as
with first_month as (
    select d.year_month
    from (select min(claim_start) as day from current_claim where standing = 'final') c
    join calendar d on d.day = c.day
),
enrolled_month as (
    select distinct e.person_id, e.member_id, e.payer, e.plan, e.data_source, m.day as month_start
    from eligibility e
    cross join first_month f
    join calendar s on s.day = e.enrollment_start_date
    join calendar m
        on m.day >= s.year_month and m.day <= e.enrollment_end_date and m.day >= f.year_month
    where m.day_of_month = 1
)
select
    person_id,
    person_id as patient_id,
    member_id,
    cast(concat(
        substring(cast(month_start as varchar(10)) from 1 for 4),
        substring(cast(month_start as varchar(10)) from 6 for 2)
    ) as varchar(6)) as year_month,
    payer,
    plan,
    data_source,
    cast(null as varchar(64)) as payer_attributed_provider,
    cast(null as varchar(64)) as payer_attributed_provider_practice,
    cast(null as varchar(64)) as payer_attributed_provider_organization,
    cast(null as varchar(64)) as payer_attributed_provider_lob,
    cast(null as varchar(64)) as custom_attributed_provider,
    cast(null as varchar(64)) as custom_attributed_provider_practice,
    cast(null as varchar(64)) as custom_attributed_provider_organization,
    cast(null as varchar(64)) as custom_attributed_provider_lob
from enrolled_month
order by person_id, month_start;
