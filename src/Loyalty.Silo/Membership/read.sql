select cluster_version.version, address, hosts_grains, since, seen, renewals
from cluster_version left join cluster_member using (cluster)
where cluster = $1
order by address
