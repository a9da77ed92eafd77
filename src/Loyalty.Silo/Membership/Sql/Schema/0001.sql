-- The processes of each cluster that shares this database. The row of a cluster is locked by whoever adds or removes a process, so
-- that versions rise by one for each change; renewals do not touch it.
CREATE TABLE cluster.state (
    cluster text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL
);

CREATE TABLE cluster.member (
    cluster      text COLLATE "C" NOT NULL,
    endpoint     text COLLATE "C" NOT NULL,
    generation   integer NOT NULL,
    hosts_grains boolean NOT NULL,
    since        bigint NOT NULL,
    seen         bigint NOT NULL,
    renewals     bigint NOT NULL,
    PRIMARY KEY (cluster, endpoint, generation)
) WITH (fillfactor = 50);

COMMENT ON COLUMN cluster.member.since IS 'The version that announced the process.';
COMMENT ON COLUMN cluster.member.seen IS 'The version that the process goes by, as it said with its last renewal.';

-- The whole table as of one moment; a cluster without members has one row, of its version alone.
CREATE FUNCTION cluster.members(named text)
RETURNS TABLE (
    version bigint, endpoint text, generation integer, hosts_grains boolean, since bigint, seen bigint, renewals bigint)
LANGUAGE sql STABLE AS $$
    SELECT coalesce(state.version, 0), member.endpoint, member.generation, member.hosts_grains, member.since, member.seen, member.renewals
    FROM (SELECT named AS cluster) AS wanted
    LEFT JOIN cluster.state USING (cluster)
    LEFT JOIN cluster.member USING (cluster)
$$;

CREATE FUNCTION cluster.change(named text) RETURNS bigint LANGUAGE sql AS $$
    UPDATE cluster.state SET version = version + 1 WHERE cluster = named RETURNING version
$$;

CREATE FUNCTION cluster.hold(named text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO cluster.state (cluster, version) VALUES (named, 0) ON CONFLICT DO NOTHING;
    PERFORM FROM cluster.state WHERE cluster = named FOR UPDATE;
END $$;

CREATE FUNCTION cluster.add(named text, place text, life integer, hosts boolean)
RETURNS SETOF record LANGUAGE plpgsql AS $$
DECLARE
    gone integer;
BEGIN
    PERFORM cluster.hold(named);
    DELETE FROM cluster.member WHERE cluster = named AND endpoint = place AND generation <> life;
    GET DIAGNOSTICS gone = ROW_COUNT;
    IF NOT EXISTS (SELECT FROM cluster.member WHERE cluster = named AND endpoint = place) THEN
        INSERT INTO cluster.member (cluster, endpoint, generation, hosts_grains, since, seen, renewals)
        VALUES (named, place, life, hosts, cluster.change(named), 0, 0);
    ELSIF gone > 0 THEN
        PERFORM cluster.change(named);
    END IF;
    RETURN QUERY SELECT * FROM cluster.members(named);
END $$;

-- A renewal need not survive a crash of the server, so it waits for no flush.
CREATE FUNCTION cluster.renew(named text, place text, life integer, known bigint)
RETURNS SETOF record LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    UPDATE cluster.member SET seen = known, renewals = renewals + 1
    WHERE cluster = named AND endpoint = place AND generation = life;
    RETURN QUERY SELECT * FROM cluster.members(named);
END $$;

CREATE FUNCTION cluster.remove(named text, place text, life integer, renewed bigint)
RETURNS SETOF record LANGUAGE plpgsql AS $$
BEGIN
    PERFORM cluster.hold(named);
    DELETE FROM cluster.member
    WHERE cluster = named AND endpoint = place AND generation = life AND (renewed IS NULL OR renewals <= renewed);
    IF FOUND THEN
        PERFORM cluster.change(named);
    END IF;
    RETURN QUERY SELECT * FROM cluster.members(named);
END $$;
