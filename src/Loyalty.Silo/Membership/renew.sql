update cluster_member set renewals = renewals + 1, seen = $3 where cluster = $1 and address = $2
