-- From when a process was taken out until it was announced again. Who is announced in another life and taken out of the former one by
-- the same statement was never absent.
SELECT endpoint, at, coalesce(
    (SELECT min(back.at) FROM witness.membership AS back WHERE back.endpoint = gone.endpoint AND back.comes AND back.at > gone.at),
    'infinity')
FROM witness.membership AS gone
WHERE NOT gone.comes AND NOT EXISTS (
    SELECT FROM witness.membership AS back
    WHERE back.endpoint = gone.endpoint AND back.comes AND back.at BETWEEN gone.at - interval '1 millisecond' AND gone.at)
ORDER BY at
