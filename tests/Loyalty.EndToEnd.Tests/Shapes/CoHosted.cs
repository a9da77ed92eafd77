using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.Postgres;

namespace Loyalty.EndToEnd.Tests.Shapes;

/// <summary>Two processes on one PostgreSQL, each the API and a silo; calls go to both in turn.</summary>
public sealed class CoHosted(SharedPostgres postgres) : Engine
{
    private protected override async Task<Cluster> Make()
    {
        var connection = await postgres.NewDatabase();
        return new Cluster([], [new Server(Launch.CoHosted(Folder, connection)), new Server(Launch.CoHosted(Folder, connection))]);
    }
}

[CollectionDefinition]
public sealed class CoHostedCollection : ICollectionFixture<CoHosted>;
