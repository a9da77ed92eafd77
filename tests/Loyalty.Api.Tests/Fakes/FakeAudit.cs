using Loyalty.Contracts.Audit;

namespace Loyalty.Api.Tests.Fakes;

/// <summary>A trail in memory.</summary>
internal sealed class FakeAudit : IAuditGrain
{
    private readonly List<(string Id, AuditEntry Entry)> entries = [];

    /// <summary>Thrown instead of recording.</summary>
    public Exception? Failure { get; set; }

    public Task Begin(AuditRequest act, CancellationToken cancellation = default)
    {
        if (Failure is not null)
            return Task.FromException(Failure);
        entries.Add((act.Id, new AuditEntry { Key = act.Key, Act = act.Act, On = act.On }));
        return Task.CompletedTask;
    }

    public Task End(string id, int status, CancellationToken cancellation = default)
    {
        var place = entries.FindIndex(entry => entry.Id == id);
        entries[place] = (id, entries[place].Entry with { Status = status });
        return Task.CompletedTask;
    }

    public Task<AuditPage> Read(long before, int limit, CancellationToken cancellation = default) =>
        Task.FromResult(new AuditPage { Entries = [.. entries.Select(entry => entry.Entry).Reverse()] });
}
