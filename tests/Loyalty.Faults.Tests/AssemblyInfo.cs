using Loyalty.Postgres;

[assembly: AssemblyFixture(typeof(SharedPostgres))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]
