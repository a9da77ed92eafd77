INSERT INTO vault_person (program, member, key) VALUES (@program, @member, NULL) ON CONFLICT (program, member) DO UPDATE SET key = NULL;
