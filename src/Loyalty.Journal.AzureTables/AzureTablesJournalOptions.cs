using Azure.Core;

namespace Loyalty.Journal.AzureTables;

/// <summary>Where a journal on Azure Tables is, and how long and how wide it works.</summary>
/// <param name="Connection">
/// A storage account's connection string, <c>UseDevelopmentStorage=true</c>, or the address of its Table service. <c>TablePrefix=…</c> in it
/// keeps several journals apart in one account.
/// </param>
public sealed record AzureTablesJournalOptions(string Connection)
{
    /// <summary>What reaches the service where the connection has no key; null: <c>DefaultAzureCredential</c>.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>
    /// Seconds for which the service may work on a request and an answer is waited for; an append without one is unknown then. 1 to 30.
    /// Where a process says nothing, a fence's stream answers its appends only when this time has passed, and <see cref="FenceAge"/>.
    /// </summary>
    public int RequestSeconds { get; init; } = 3;

    /// <summary>How old what is known of a fence may be when an append that names it goes out; more than zero.</summary>
    public TimeSpan FenceAge { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many streams are appended to at the same moment; 1 or more. The appends of one stream go one behind the other.</summary>
    public int Writers { get; init; } = 64;

    /// <summary>Bounds of what waits.</summary>
    public GroupCommitOptions GroupCommit { get; init; } = new();

    /// <summary>Streams whose head is kept in mind, so that an append need not read it; 1 or more.</summary>
    public int Heads { get; init; } = 200_000;

    /// <summary>The clock by which waits are measured.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Called around each transaction of appends; a test that throws there breaks it, or hides its answer.</summary>
    internal Action<CommitMoment>? AroundCommit { get; init; }
}

/// <summary>The two moments at which a test may break a transaction.</summary>
internal enum CommitMoment
{
    Before,
    After,
}
