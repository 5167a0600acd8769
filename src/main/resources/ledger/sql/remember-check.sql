update exports set checks = checks + 1, progress = :#${variable.answer.progress} where feed = :#${variable.export.feed} and id = :#${variable.export.id} and state = 'waiting'
