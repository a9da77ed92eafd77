namespace Loyalty.Contracts.Audit;

/// <summary>Who did what in a program, or in the engine as a whole. Keys: see <see cref="AuditKey"/>. It calls no other grain.</summary>
[Alias("loyalty.IAuditGrain")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>Records that somebody is let through to an act; durable when it is answered. Again with the same id: once.</summary>
    [Alias("Begin")]
    Task Begin(AuditRequest act, CancellationToken cancellation = default);

    /// <summary>Records how an act ended.</summary>
    /// <param name="id">The act's id.</param>
    /// <param name="status">The HTTP status of the answer.</param>
    /// <param name="cancellation">Ends the wait.</param>
    [Alias("End")]
    Task End(string id, int status, CancellationToken cancellation = default);

    /// <summary>The acts, the newest first.</summary>
    /// <param name="before">The <see cref="AuditPage.Next"/> of an earlier page; 0 for the first one.</param>
    /// <param name="limit">How many at the most, 1 to 500.</param>
    /// <param name="cancellation">Ends the wait.</param>
    [Alias("Read")]
    Task<AuditPage> Read(long before, int limit, CancellationToken cancellation = default);
}

/// <summary>Keys of audit grains.</summary>
public static class AuditKey
{
    /// <summary>What was done to the engine as a whole, such as to its keys.</summary>
    public const string Engine = "engine";

    /// <summary>What was done in a program.</summary>
    public static string Of(string program) => $"program/{program}";
}
