using Loyalty.Journal;
using Loyalty.Simulation.Faults;
using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Store;

/// <summary>
/// One process's way to the store: with the group commit that the stores have, one batch on its way at a time. What is asked takes its
/// time, may be lost before it gets there or on its way back, may come late, and hangs while the way is cut.
/// </summary>
internal sealed class SimulatedJournal(IStore store, StoreFaults faults, VirtualTime world, ProcessScheduler scheduler, TimeProvider time) : IJournal
{
    private readonly GroupCommit queue = new(new GroupCommitOptions(Appends: 256, BatchAppends: 64));
    private readonly Dice dice = faults.Dice.Fork();
    private bool isWriting;

    /// <summary>Whose way it is, for the story.</summary>
    public required string Owner { get; init; }

    /// <summary>Whose way it is, told from those before and after it in its place.</summary>
    public required string Life { get; init; }

    /// <summary>Nothing gets through.</summary>
    public bool IsCut { get; set; }

    /// <summary>Done when the next batch has just been sent, which then takes so long until it is stored.</summary>
    public (TimeSpan Delay, Action Then)? Trap { get; set; }

    public ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation = default)
    {
        var answer = queue.Append(append, cancellation);
        if (!isWriting)
        {
            isWriting = true;
            _ = scheduler.Start(Write);
        }

        return answer;
    }

    public ValueTask<StreamTail> Load(string stream, CancellationToken cancellation = default) =>
        Ask(() => store.Load(stream), cancellation);

    public ValueTask<IReadOnlyList<StoredEvent>> Read(string stream, long afterVersion, int limit, CancellationToken cancellation = default) =>
        Ask(() => store.Read(stream, afterVersion, limit), cancellation);

    public ValueTask<StoredEvent?> Find(string stream, string commandId, CancellationToken cancellation = default) =>
        Ask(() => store.Find(stream, commandId), cancellation);

    public ValueTask<long> Version(string stream, CancellationToken cancellation = default) =>
        Ask(() => store.Version(stream), cancellation);

    public ValueTask<IReadOnlyList<string>> Streams(string prefix, string after, int limit, CancellationToken cancellation = default) =>
        Ask(() => store.Streams(prefix, after, limit), cancellation);

    public ValueTask<IReadOnlyList<DueStream>> Due(
        string prefix, DateTimeOffset until, int limit, CancellationToken cancellation = default) =>
        Ask(() => store.Due(prefix, until, limit), cancellation);

    public ValueTask<IReadOnlyList<FeedEvent>> Feed(long afterPosition, int limit, CancellationToken cancellation = default) =>
        Ask(() => store.Feed(afterPosition, limit), cancellation);

    /// <summary>What is sent: whether a line is broken its sender knows, and an append of a broken one has no version that would do.</summary>
    public static Append Sent(Append append) => append.Line is { IsBroken: true } ? append with { ExpectedVersion = long.MaxValue } : append;

    private async ValueTask<T> Ask<T>(Func<T> question, CancellationToken cancellation)
    {
        if (IsCut) await Hang(cancellation);
        await Task.Delay(faults.Way(dice), time, cancellation);
        if (faults.FailsReading(dice)) throw new JournalUnavailableException($"The store could not be read by {Owner}.");
        var answer = question();
        if (IsCut) await Hang(cancellation);
        if (faults.AnswersLate(dice)) await Task.Delay(faults.Late(dice), time, cancellation);
        return answer;
    }

    private async Task Hang(CancellationToken cancellation)
    {
        await Task.Delay(StoreFaults.Patience, time, cancellation);
        throw new JournalUnavailableException($"The store cannot be reached by {Owner}.");
    }

    private async Task Write()
    {
        while (queue.IsWaiting) await queue.RunOnce(Commit);
        isWriting = false;
    }

    private async ValueTask Commit(AppendBatch batch)
    {
        var taken = new List<PendingAppend>();
        while (batch.TryTake(out var pending)) taken.Add(pending);
        var outcomes = await Send([.. taken.Select(pending => Sent(pending.Append))]);
        for (var index = 0; index < taken.Count; index++) taken[index].Settle(outcomes[index]);
    }

    /// <summary>Null: the store died over it.</summary>
    private IReadOnlyList<AppendOutcome>? Store(IReadOnlyList<Append> appends)
    {
        try
        {
            var outcomes = store.Commit(appends);
            faults.Stored(Owner, Life, appends, outcomes);
            return outcomes;
        }
        catch (JournalUnavailableException)
        {
            faults.Died(Owner, appends);
            return null;
        }
    }

    /// <summary>The store decides by itself, whatever becomes of the process meanwhile.</summary>
    private async Task<IReadOnlyList<AppendOutcome>> Send(IReadOnlyList<Append> appends)
    {
        var answer = new TaskCompletionSource<IReadOnlyList<AppendOutcome>>();
        var trap = IsCut ? null : Trap;
        var fate = IsCut ? BatchFate.LostOnTheWay : trap is not null ? BatchFate.Late : faults.Fate(dice);
        faults.Note(Owner, fate, appends);
        if (fate == BatchFate.LostOnTheWay)
        {
            await Task.Delay(StoreFaults.Patience, time);
            throw new JournalUnavailableException("The batch did not get to the store.");
        }

        var way = faults.Way(dice);
        var back = faults.Way(dice);
        if (trap is not null)
        {
            Trap = null;
            world.After(TimeSpan.Zero, trap.Value.Then);
        }

        faults.UnderWay++;
        world.After(fate == BatchFate.Late ? way + (trap?.Delay ?? faults.Late(dice)) : way, () =>
        {
            faults.UnderWay--;
            var outcomes = fate == BatchFate.FailsBefore ? null : Store(appends);
            world.After(back, () => scheduler.Post(() =>
            {
                if (outcomes is null) answer.TrySetException(new JournalUnavailableException("The store failed."));
                else if (fate is BatchFate.AnswerIsLost || IsCut) answer.TrySetException(new JournalUnavailableException("No answer of the store."));
                else answer.TrySetResult(outcomes);
            }));
        });
        return fate == BatchFate.Late ? await answer.Task.WaitAsync(StoreFaults.Patience, time) : await answer.Task;
    }
}
