-- The job is gone with what it prepared: BCDA is asked anew, once.
update exports set state = 'requested', job_url = null, transaction_time = null, manifest = null,
       replacements = replacements + 1, exit_code = null, message = null
 where feed = :feed and id = :export and owner = :worker and replacements = 0 and state in ('waiting', 'downloading')
