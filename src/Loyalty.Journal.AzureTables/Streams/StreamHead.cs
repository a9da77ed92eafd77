using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Streams;

/// <summary>
/// The head of a stream, the row <c>h</c> of its partition: every append changes it, on condition that it has not changed since it was
/// known. That is what forbids two histories.
/// </summary>
internal sealed record StreamHead
{
    /// <summary>The row's key.</summary>
    public const string Row = "h";

    /// <summary>What is asked for where the snapshot's bytes are not.</summary>
    public static readonly IReadOnlyList<string> Properties = [VersionName, DueName, FenceName, SnapshotName, LengthName];

    private const string VersionName = "V";
    private const string DueName = "D";
    private const string FenceName = "F";
    private const string SnapshotName = "S";
    private const string LengthName = "L";
    private const long NotDue = -1;

    /// <summary>That of the last event; 0 where there is none.</summary>
    public long Version { get; init; }

    /// <summary>The row's tag; "" where there is no row.</summary>
    public string ETag { get; init; } = "";

    /// <summary>When the stream has something to do, in ticks; null for never.</summary>
    public long? Due { get; init; }

    /// <summary>Whether appends of other streams have named this one as their fence.</summary>
    public bool IsFence { get; init; }

    /// <summary>The version that the snapshot stands for; 0 without one.</summary>
    public long SnapshotVersion { get; init; }

    /// <summary>How long the snapshot is.</summary>
    public int SnapshotBytes { get; init; }

    /// <summary>When it was known, by the journal's clock: the time before it was asked for.</summary>
    public long KnownAt { get; init; }

    /// <summary>Whether there is a row, though it may be of a stream without events (a fence that is named before it is there).</summary>
    public bool IsThere => ETag.Length > 0;

    public static StreamHead Of(TableRow? row, long knownAt) => row is null ? new StreamHead { KnownAt = knownAt } : new StreamHead
    {
        Version = row.Number(VersionName),
        ETag = row.ETag,
        Due = row.Number(DueName, NotDue) is >= 0 and var due ? due : null,
        IsFence = row.Truth(FenceName),
        SnapshotVersion = row.Number(SnapshotName),
        SnapshotBytes = (int)row.Number(LengthName),
        KnownAt = knownAt,
    };

    /// <summary>The change that brings the row from what is known of it to this.</summary>
    public TableWrite From(StreamHead known, string partition)
    {
        var row = new TableRow(partition, Row).With(VersionName, Version);
        if (Due != known.Due)
            row.With(DueName, Due ?? NotDue);
        if (IsFence && !known.IsFence)
            row.With(FenceName, true);
        if (SnapshotVersion != known.SnapshotVersion)
            row.With(SnapshotName, SnapshotVersion).With(LengthName, (long)SnapshotBytes);
        return known.IsThere ? new TableWrite(TableVerb.Merge, row, known.ETag) : new TableWrite(TableVerb.Insert, row);
    }
}
