update exports set landing = 'cleared' where feed = :#${variable.cleared.feed} and id = :#${variable.cleared.exportId}
