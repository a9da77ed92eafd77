SELECT ''::text, now(), now() WHERE false
