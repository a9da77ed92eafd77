using Loyalty.Postgres;

[assembly: AssemblyFixture(typeof(SharedPostgres))]
