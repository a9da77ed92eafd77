using Loyalty.Journal.AzureTables.Fencing;
using Loyalty.Journal.AzureTables.Service;
using Loyalty.Journal.AzureTables.Streams;

namespace Loyalty.Journal.AzureTables.Appending;

/// <summary>
/// Decides the appends of one stream that wait, in their order: those that fit what is known of the stream share a transaction, and one that
/// does not is answered by what the store holds. What is known may be old: then the transaction is refused, and it is looked again.
/// </summary>
internal sealed class StreamCommit(Workshop shop, string stream, IEnumerable<BatchAppend> batch)
{
    private const int MostRounds = 1_000;

    private readonly Queue<BatchAppend> waiting = new(batch);
    private StreamHead head = new();

    /// <summary>The version as of which others must have heard of this stream before they are answered; null where nobody relies on it.</summary>
    public long? FenceVersion => head.IsFence ? head.Version : null;

    public async Task Run()
    {
        head = shop.Heads.TryGet(stream, out var known) ? known : await shop.Reads.Head(stream, default).ConfigureAwait(false);
        for (var round = 0; waiting.TryPeek(out var next); round++)
        {
            if (round == MostRounds)
                throw new TableServiceException($"Others append to the stream without end, or a fence cannot be known.");
            var fences = await Fences().ConfigureAwait(false);
            if (next.IsSuspect || !Fits(next, head.Version, fences))
                await Look(next).ConfigureAwait(false);
            else
                await Store(Fitting(fences), fences).ConfigureAwait(false);
        }
    }

    private static bool Fits(BatchAppend append, long version, Dictionary<string, FenceView> fences) =>
        append.Append.Line is not { IsBroken: true }
        && append.Append.ExpectedVersion == version
        && (append.Append.Fence is not { } fence || fences[fence.Stream].Version == fence.Version);

    private async ValueTask<Dictionary<string, FenceView>> Fences()
    {
        var views = new Dictionary<string, FenceView>(StringComparer.Ordinal);
        foreach (var append in waiting)
        {
            if (append.Append.Fence is { } fence && !views.ContainsKey(fence.Stream))
                views.Add(fence.Stream, await shop.Fences.Current(fence.Stream).ConfigureAwait(false));
        }

        return views;
    }

    /// <summary>Those from the first on that one transaction stores.</summary>
    private List<BatchAppend> Fitting(Dictionary<string, FenceView> fences)
    {
        var (fitting, commands) = (new List<BatchAppend>(), new HashSet<string>(StringComparer.Ordinal));
        var (version, rows, bytes) = (head.Version, 0, 0);
        foreach (var append in waiting)
        {
            (rows, bytes) = (rows + append.Rows, bytes + append.Pending.Bytes);
            var isAlone = fitting.Count == 0;
            if (!isAlone && (rows > AppendLimits.Rows || bytes > AppendLimits.SharedBytes || append.IsSuspect)
                || !Fits(append, version, fences)
                || append.Append.CommandId is { } command && !commands.Add(command))
            {
                break;
            }

            fitting.Add(append);
            version = append.Last;
        }

        return fitting;
    }

    /// <summary>What the first one meets, looked at in the store: it is answered, or fits after all. The head first: what is found later counts.</summary>
    private async ValueTask Look(BatchAppend append)
    {
        head = await shop.Reads.Head(stream, default).ConfigureAwait(false);
        shop.Heads.Set(stream, head);
        if (append.Append.CommandId is { } command && await shop.Reads.Holder(stream, command, default).ConfigureAwait(false) is { } holder)
            Settle(AppendStatus.DuplicateCommand, holder);
        else if (append.Append.Line is { IsBroken: true } || append.Append.ExpectedVersion != head.Version)
            Settle(AppendStatus.VersionConflict, head.Version);
        else if (append.Append.Fence is { } fence && await shop.Fences.Fresh(fence.Stream).ConfigureAwait(false) is var view
            && view.Version != fence.Version)
            Settle(AppendStatus.FenceMoved, view.Version);
        append.IsSuspect = false;
    }

    private void Settle(AppendStatus status, long version) => waiting.Dequeue().Settle(status, version);

    private async ValueTask Store(List<BatchAppend> appends, Dictionary<string, FenceView> fences)
    {
        var transaction = new AppendTransaction(stream, head, appends);
        await shop.Announce(stream, head, transaction.Head, appends).ConfigureAwait(false);
        shop.Heads.Forget(stream);
        if (await Send(transaction, appends, fences).ConfigureAwait(false) is not { } outcome)
            return;
        if (outcome.IsDone)
            Done(transaction.Head with { ETag = outcome.ETags[0] }, appends);
        else
            await Refused(appends).ConfigureAwait(false);
    }

    /// <summary>The answer; null where it was not sent, as what it was decided on had become too old.</summary>
    private async ValueTask<TableOutcome?> Send(
        AppendTransaction transaction, List<BatchAppend> appends, Dictionary<string, FenceView> fences)
    {
        FencePass? pass = null;
        try
        {
            shop.Options.AroundCommit?.Invoke(CommitMoment.Before);
            var outcome = await shop.Service.Write(shop.Tables.Streams, transaction.Writes, Enter).ConfigureAwait(false);
            pass?.Exit();
            shop.Options.AroundCommit?.Invoke(CommitMoment.After);
            return outcome;
        }
        catch (TooLateException)
        {
            pass?.ExitLater();
            return null;
        }
        catch
        {
            pass?.ExitLater();
            throw;
        }

        // Once for each attempt: one that was throttled was not done.
        void Enter()
        {
            pass?.Exit();
            pass = shop.Enter(appends, fences);
        }
    }

    private void Done(StreamHead stored, List<BatchAppend> appends)
    {
        head = stored;
        shop.Heads.Set(stream, head);
        shop.Fences.Stored(stream, head.Version);
        foreach (var append in appends)
            Settle(AppendStatus.Appended, append.Last);
    }

    private async ValueTask Refused(List<BatchAppend> appends)
    {
        foreach (var append in appends)
            append.IsSuspect = true;
        head = await shop.Reads.Head(stream, default).ConfigureAwait(false);
    }
}
