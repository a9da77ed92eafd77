INSERT INTO vault_trace (program, trace, member)
SELECT person.program, @trace, person.member FROM vault_person AS person
WHERE person.program = @program AND person.member = @member AND person.key IS NOT NULL
ON CONFLICT (program, trace, member) DO NOTHING;
