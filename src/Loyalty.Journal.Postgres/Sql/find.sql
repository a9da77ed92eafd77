SELECT after, command, lengths, bodies FROM journal.append WHERE stream = $1 AND command = $2;
