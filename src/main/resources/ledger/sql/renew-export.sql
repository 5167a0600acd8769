-- The job is gone with what it prepared: asked anew, once. What was remembered of it is forgotten before the kick-off.
update exports set state = 'requested', job_url = null, transaction_time = null, manifest_sha256 = null, renewals = renewals + 1,
       exit_code = null, message = null
 where feed = :#${variable.export.feed} and id = :#${variable.export.id} and owner = :#${variable.global:worker}
   and renewals = 0 and state in ('waiting', 'downloading')
