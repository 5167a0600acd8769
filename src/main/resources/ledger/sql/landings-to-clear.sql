-- Finished and proven at every destination: the landing need not keep them (bcda.landing.keep).
select id from exports where feed = :feed and state = 'finished' and landing = 'clearing' and told order by id
