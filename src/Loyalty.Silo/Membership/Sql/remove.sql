SELECT * FROM cluster.remove($1, $2, $3, $4)
AS member (version bigint, endpoint text, generation integer, hosts_grains boolean, since bigint, seen bigint, renewals bigint);
