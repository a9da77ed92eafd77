using Loyalty.Postgres;

[assembly: AssemblyFixture(typeof(SharedPostgres))]
[assembly: CollectionBehavior(DisableTestParallelization = true)] // each test may have both cores to itself
