namespace Loyalty.Faults.Processes;

/// <summary>Which processes make up the engine of a run.</summary>
/// <param name="Silos">Processes that run grains, 1 or more.</param>
/// <param name="Gateways">Processes that only answer HTTP; 0: each silo answers HTTP itself.</param>
/// <param name="Store">Where the journal is.</param>
public sealed record Shape(int Silos, int Gateways, Store Store)
{
    /// <summary>One process with its journal in a folder, as everyone starts with.</summary>
    public static Shape Embedded { get; } = new(1, 0, Store.Sqlite);

    /// <summary>Every silo is a cluster by itself and believes that it alone runs all grains, on one store.</summary>
    public bool IsApart { get; init; }

    /// <summary>Nothing is to be broken: no proxy stands before the store, and the store notes nothing beside what the engine stores.</summary>
    public bool IsPlain { get; init; }

    public override string ToString() => Store == Store.Sqlite
        ? "one process on SQLite"
        : $"{Silos} silos{(IsApart ? " that know nothing of each other" : "")}, "
            + (Gateways == 0 ? "each with its API" : $"{Gateways} gateways") + (Store == Store.Azure ? ", Azurite" : ", PostgreSQL");
}

public enum Store
{
    Sqlite,
    Postgres,
    Azure,
}
