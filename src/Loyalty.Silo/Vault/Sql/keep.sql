INSERT INTO vault_person (program, member, key) VALUES (@program, @member, @key) ON CONFLICT (program, member) DO NOTHING;
