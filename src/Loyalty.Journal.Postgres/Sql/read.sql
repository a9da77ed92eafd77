-- From the append that the version lies in, or the one before it.
SELECT after, command, lengths, bodies FROM journal.append
WHERE stream = $1
    AND after >= coalesce((SELECT after FROM journal.append WHERE stream = $1 AND after <= $2 ORDER BY after DESC LIMIT 1), 0)
ORDER BY after LIMIT $3 + 1;
