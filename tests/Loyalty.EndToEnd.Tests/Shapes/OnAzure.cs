using Loyalty.Azurite;
using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.Shapes;

/// <summary>Two processes on the tables of one Azurite, each the API and a silo; calls go to both in turn.</summary>
public sealed class OnAzure(SharedAzurite azurite) : Engine
{
    private protected override async Task<Cluster> Make()
    {
        var connection = await azurite.NewTables();
        return new Cluster([], [new Server(Launch.CoHosted(Folder, connection)), new Server(Launch.CoHosted(Folder, connection))]);
    }
}

[CollectionDefinition]
public sealed class OnAzureCollection : ICollectionFixture<OnAzure>;
