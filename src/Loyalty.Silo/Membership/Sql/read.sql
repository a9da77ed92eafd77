SELECT * FROM cluster.members($1);
