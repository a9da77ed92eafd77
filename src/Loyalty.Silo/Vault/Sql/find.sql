SELECT key FROM vault_person WHERE program = @program AND member = @member;
