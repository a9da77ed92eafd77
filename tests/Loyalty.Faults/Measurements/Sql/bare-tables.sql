CREATE TABLE award (stream text COLLATE "C", after bigint, last bigint, command text COLLATE "C", body bytea, PRIMARY KEY (stream, after));
CREATE UNIQUE INDEX ON award (stream, command);
CREATE SEQUENCE number;
INSERT INTO journal.append (stream, after, last, position, bodies) VALUES ('programs', 0, 1, 0, '');
