using Loyalty.Azurite;
using Loyalty.Postgres;

[assembly: AssemblyFixture(typeof(SharedPostgres))]
[assembly: AssemblyFixture(typeof(SharedAzurite))]
