DELETE FROM vault_trace WHERE program = @program AND member = @member;
