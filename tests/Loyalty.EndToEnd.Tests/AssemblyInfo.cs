using Loyalty.Azurite;
using Loyalty.Postgres;

[assembly: AssemblyFixture(typeof(SharedPostgres))]
[assembly: AssemblyFixture(typeof(SharedAzurite))]
[assembly: CollectionBehavior(DisableTestParallelization = true)] // each test may have both cores to itself
