using System.Globalization;
using Loyalty.Contracts.Audit;
using Loyalty.Domain.Audit;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Stored;
using Loyalty.Journal;

namespace Loyalty.Grains.Audit;

/// <summary>A trail of privileged acts: what is done is stored before it is done, and how it ended after it.</summary>
internal sealed class AuditGrain(IJournal journal, CatalogueShelf shelf) : Grain, IAuditGrain
{
    private const int MostEntries = 500;
    private SmallStream<AuditTrail, AuditEvent>? stream;

    public Task Begin(AuditRequest act, CancellationToken cancellation = default) =>
        Store(BeginningOf(act.Id), new AuditEvent.Begun(act.Id, act.Key, act.Mark, act.Act, act.On) { At = shelf.EngineNow }, cancellation);

    public Task End(string id, int status, CancellationToken cancellation = default) =>
        Store(EndOf(id), new AuditEvent.Ended(id, status) { At = shelf.EngineNow }, cancellation);

    public async Task<AuditPage> Read(long before, int limit, CancellationToken cancellation = default)
    {
        limit = Math.Clamp(limit, 1, MostEntries);
        var (entries, ends) = (new List<AuditEntry>(limit), new Dictionary<string, int>());
        var last = before > 0 ? before - 1 : await journal.Version(Stream.Name, cancellation);
        while (last > 0)
        {
            var first = Math.Max(0, last - (2 * limit));
            var events = await journal.Read(Stream.Name, first, (int)(last - first), cancellation);
            foreach (var stored in events.Reverse())
            {
                if (entries.Count == limit)
                {
                    return new AuditPage { Entries = [.. entries], Next = (stored.Version + 1).ToString(CultureInfo.InvariantCulture) };
                }

                await Collect(AuditCodec.Read(stored.Body), entries, ends, cancellation);
            }

            last = first;
        }

        return new AuditPage { Entries = [.. entries] };
    }

    private SmallStream<AuditTrail, AuditEvent> Stream =>
        stream ??= new SmallStream<AuditTrail, AuditEvent>(journal, Streams.OfAudit(this.GetPrimaryKeyString()), AuditCodec.Form);

    private static string BeginningOf(string id) => $"begin/{id}";

    private static string EndOf(string id) => $"end/{id}";

    private async Task Store(string commandId, AuditEvent happened, CancellationToken cancellation) =>
        await Stream.Execute(commandId, null, shelf.EngineNow, _ => happened, cancellation);

    /// <summary>An end comes after its beginning, mostly at once; the one of an act at the edge of a page is looked up.</summary>
    private async ValueTask Collect(
        AuditEvent happened, List<AuditEntry> entries, Dictionary<string, int> ends, CancellationToken cancellation)
    {
        if (happened is AuditEvent.Ended ended)
        {
            ends[ended.Id] = ended.Status;
        }
        else if (happened is AuditEvent.Begun begun)
        {
            entries.Add(Entry(begun, ends.TryGetValue(begun.Id, out var status) ? status : await Status(begun.Id, cancellation)));
        }
    }

    private async ValueTask<int?> Status(string id, CancellationToken cancellation) =>
        await journal.Find(Stream.Name, EndOf(id), cancellation) is { } stored && AuditCodec.Read(stored.Body) is AuditEvent.Ended ended
            ? ended.Status
            : null;

    private static AuditEntry Entry(AuditEvent.Begun begun, int? status) => new()
    {
        At = begun.At.ToDateTimeOffset(),
        Key = begun.Key,
        Mark = begun.Mark.Length == 0 ? null : begun.Mark,
        Act = begun.Act,
        On = begun.On,
        Status = status,
    };
}
