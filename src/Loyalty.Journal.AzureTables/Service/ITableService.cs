namespace Loyalty.Journal.AzureTables.Service;

/// <summary>
/// What is asked of the Table service, and nothing else is: so that another client can take the place of ours. Safe from any thread.
/// Every member may throw <see cref="TableServiceException"/>: for a write this means <b>unknown</b>, unless it says that it was refused.
/// </summary>
public interface ITableService
{
    /// <summary>Makes a table where it is missing.</summary>
    ValueTask MakeTable(string table, CancellationToken cancellation = default);

    /// <summary>One row by its keys, or null where there is none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The row's partition key.</param>
    /// <param name="row">The row's key.</param>
    /// <param name="properties">The properties that are wanted; none: all.</param>
    /// <param name="cancellation">Stops the wait.</param>
    ValueTask<TableRow?> Read(
        string table, string partition, string row, IReadOnlyList<string>? properties = null, CancellationToken cancellation = default);

    /// <summary>
    /// Rows of one partition from a row key (inclusive) to another (exclusive; null: to the end), in the order of their keys, at most
    /// <paramref name="limit"/>. It follows the service's continuation tokens.
    /// </summary>
    ValueTask<IReadOnlyList<TableRow>> Query(
        string table, string partition, string from, string? until, int limit, CancellationToken cancellation = default);

    /// <summary>Writes rows of one partition, 1 to 100, as one entity-group transaction: all of them or none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="writes">What to write; each row at most once.</param>
    /// <param name="sending">Called right before the request goes out; what it throws, keeps it from being sent.</param>
    /// <param name="cancellation">Stops the wait; whether it was written is unknown then.</param>
    ValueTask<TableOutcome> Write(
        string table, IReadOnlyList<TableWrite> writes, Action? sending = null, CancellationToken cancellation = default);
}

/// <summary>The certain answer to a transaction.</summary>
/// <param name="Status">Done, or why nothing was written.</param>
/// <param name="ETags">Where it was done: the rows' new tags, in the order of the writes; "" for a row that was deleted.</param>
public sealed record TableOutcome(TableStatus Status, IReadOnlyList<string> ETags)
{
    /// <summary>Whether all was written.</summary>
    public bool IsDone => Status == TableStatus.Done;
}

/// <summary>How a transaction ended.</summary>
public enum TableStatus
{
    /// <summary>All is written and durable.</summary>
    Done = 1,

    /// <summary>Nothing is written: a row that was to be inserted is there already (409).</summary>
    Exists = 2,

    /// <summary>Nothing is written: a row that was to be changed is not there (404).</summary>
    Missing = 3,

    /// <summary>Nothing is written: a row has another tag than it was to have (412).</summary>
    Changed = 4,
}
