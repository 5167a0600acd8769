-- The days of 1900 to 2100 with running numbers, so that other marts can count days and months without date functions, which every database has in another form.
-- Grain: one row per day
-- Key: day
-- Sources: none
-- day_number and month_number run on without a gap: two days are as far apart as their numbers. A date outside of these years has no number.
create table calendar as
with digit as (
  select 0 as d union all select 1 union all select 2 union all select 3 union all select 4
  union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
), month_of_year as (
  select 1 as m, '-01' as mm, 31 as days union all select 2, '-02', 28 union all select 3, '-03', 31 union all select 4, '-04', 30
  union all select 5, '-05', 31 union all select 6, '-06', 30 union all select 7, '-07', 31 union all select 8, '-08', 31
  union all select 9, '-09', 30 union all select 10, '-10', 31 union all select 11, '-11', 30 union all select 12, '-12', 31
), calendar_year as (
  select y, case when mod(y, 4) = 0 and (mod(y, 100) <> 0 or mod(y, 400) = 0) then 1 else 0 end as leap
  from (
    select 1900 + 100 * h.d + 10 * t.d + o.d as y
    from digit h cross join digit t cross join digit o
    where h.d <= 2) years
  where y <= 2100
), calendar_month as (
  select y, m, concat(cast(y as varchar(4)), mm) as yyyy_mm, case when m = 2 then days + leap else days end as days
  from calendar_year cross join month_of_year
), day_of_month as (
  select 10 * t.d + o.d as dd, concat(cast(t.d as varchar(1)), cast(o.d as varchar(1))) as text
  from digit t cross join digit o
  where t.d <= 3
), days as (
  select
    cast(concat(concat(yyyy_mm, '-'), text) as date) as day,
    cast(concat(yyyy_mm, '-01') as date) as year_month,
    cast((y - 1900) * 12 + m as integer) as month_number,
    cast(y as integer) as year_number,
    cast(m as integer) as month_of_year,
    cast(dd as integer) as day_of_month,
    dd = days as is_month_end
  from calendar_month cross join day_of_month
  where dd between 1 and days
)
select
  day,
  cast(row_number() over (order by day) as integer) as day_number,
  year_month,
  month_number,
  year_number,
  month_of_year,
  day_of_month,
  is_month_end
from days
order by day;
