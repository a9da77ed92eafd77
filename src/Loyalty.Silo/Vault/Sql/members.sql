SELECT member FROM vault_trace WHERE program = @program AND trace = @trace ORDER BY member LIMIT 100;
