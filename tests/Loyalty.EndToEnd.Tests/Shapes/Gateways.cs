using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.Postgres;

namespace Loyalty.EndToEnd.Tests.Shapes;

/// <summary>Two silos on one PostgreSQL and two gateways to them; calls go to both gateways in turn.</summary>
public sealed class Gateways(SharedPostgres postgres) : Engine
{
    private protected override async Task<Cluster> Make() => Cluster.OfGateways(Folder, await postgres.NewDatabase());
}

[CollectionDefinition]
public sealed class GatewaysCollection : ICollectionFixture<Gateways>;
