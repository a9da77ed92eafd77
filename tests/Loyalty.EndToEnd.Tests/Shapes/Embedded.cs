using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.Shapes;

/// <summary>One process, whose journal is on the disk: as everyone starts with.</summary>
public sealed class Embedded : Engine
{
    internal string Data => Path.Combine(Folder, "data");

    private protected override Task<Cluster> Make() => Task.FromResult(new Cluster([], [new Server(Data)]));
}

[CollectionDefinition]
public sealed class EmbeddedCollection : ICollectionFixture<Embedded>;
