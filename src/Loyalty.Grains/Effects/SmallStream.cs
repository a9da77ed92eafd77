using Loyalty.Grains.Members;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Effects;

/// <summary>
/// The stream of a small aggregate (voucher, referral, stock): decide, append, evolve, as with an account. Memory changes only after
/// the store said durable; after a doubtful append it is thrown away, read again, and the command id looked up. One event answers one
/// command. The stream is due as long as an effect of it waits.
/// </summary>
internal sealed class SmallStream<TState, TEvent>(IJournal journal, string name, SmallForm<TState, TEvent> form)
    where TState : class
    where TEvent : class
{
    private const int SnapshotEvery = 100;
    private const int MostSnapshotBytes = 1024 * 1024;
    private const int MostAttempts = 100;
    private const int Page = 1_000;
    private bool isLoaded;
    private long doubted; // the version that an append which was given up may still take; 0: none

    public string Name => name;

    /// <summary>The aggregate as it was last seen; null before its first event. Call <see cref="EnsureLoaded"/> or <see cref="Refresh"/> before.</summary>
    public TState? State { get; private set; }

    public long Version { get; private set; }

    /// <summary>
    /// Reads the aggregate where what is in memory is not known to be what is stored: what was not found after a doubt may land as long as
    /// nothing else has taken its version.
    /// </summary>
    public ValueTask EnsureLoaded(CancellationToken cancellation) =>
        !isLoaded ? Load(cancellation) : doubted == Version + 1 ? Follow(cancellation) : default;

    /// <summary>Reads what is new in the store, so that an answer shows all that was answered anywhere before.</summary>
    public async ValueTask Refresh(CancellationToken cancellation)
    {
        if (!isLoaded)
        {
            await Load(cancellation);
        }

        await Follow(cancellation);
    }

    private async ValueTask Follow(CancellationToken cancellation) =>
        (State, Version) = await Fold(State, Version, long.MaxValue, cancellation);

    /// <summary>Decides a command and stores what happens; the same command again is answered as it was.</summary>
    /// <param name="commandId">The command's id, which the stream keeps for ever.</param>
    /// <param name="content">Fingerprint of the command's content; null where its id says it all.</param>
    /// <param name="now">From when on the stream is due where effects wait.</param>
    /// <param name="decide">The decision; taken again where another silo was quicker.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async ValueTask<SmallOutcome<TEvent>> Execute(
        string commandId, string? content, Instant now, Func<TState?, SmallVerdict<TEvent>> decide, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            await EnsureLoaded(cancellation);
            var verdict = decide(State);
            if (verdict.Event is not { } happened)
            {
                if (await Find(commandId, content, cancellation) is { } found)
                {
                    return found;
                }

                if (await journal.Version(name, cancellation) == Version)
                {
                    return new(null, Version, verdict.Refusal, IsReplay: false);
                }

                await Advance(cancellation);
                continue;
            }

            var outcome = await Append(commandId, happened, now);
            switch (outcome.Status)
            {
                case AppendStatus.Appended:
                    return new(happened, outcome.Version, null, IsReplay: false);
                case AppendStatus.DuplicateCommand:
                    return await Find(commandId, content, cancellation)
                        ?? throw new InvalidOperationException("The journal knows a command that it does not find.");
                default:
                    await Advance(cancellation);
                    break;
            }
        }

        throw new TimeoutException("The stream moved on at each attempt: send the command again.");
    }

    /// <summary>The aggregate as it was at a version.</summary>
    public async ValueTask<TState?> At(long version, CancellationToken cancellation) =>
        isLoaded && version == Version ? State : (await Fold(null, 0, version, cancellation)).State;

    private async ValueTask Load(CancellationToken cancellation)
    {
        isLoaded = false;
        var tail = await journal.Load(name, cancellation);
        if (tail.Snapshot is { } snapshot && form.ReadSnapshot(snapshot) is { } state)
        {
            (State, Version) = (tail.Events.Aggregate(state, (known, stored) => form.Evolve(known, form.Read(stored.Body))), tail.Version);
        }
        else
        {
            (State, Version) = await Fold(null, 0, long.MaxValue, cancellation);
        }

        isLoaded = true;
    }

    /// <summary>Reads what another has written meanwhile.</summary>
    private async ValueTask Advance(CancellationToken cancellation)
    {
        var before = Version;
        await Refresh(cancellation);
        isLoaded = Version > before; // not overtaken: what is in memory was never stored, as after a store was put back
    }

    private async ValueTask<(TState? State, long Version)> Fold(TState? state, long version, long upTo, CancellationToken cancellation)
    {
        while (true)
        {
            var page = await journal.Read(name, version, (int)Math.Clamp(upTo - version, 1, Page), cancellation);
            foreach (var stored in page.Where(stored => stored.Version <= upTo))
            {
                (state, version) = (form.Evolve(state, form.Read(stored.Body)), stored.Version);
            }

            if (page.Count == 0 || version >= upTo)
            {
                return (state, version);
            }
        }
    }

    private async ValueTask<AppendOutcome> Append(string commandId, TEvent happened, Instant now)
    {
        var after = form.Evolve(State, happened);
        var append = new Append(
            name,
            Version,
            commandId,
            [form.Write(happened)],
            (Version + 1) % SnapshotEvery == 0 ? Snapshot(after) : null,
            DueAfter(after, now));
        try
        {
            var outcome = await journal.Append(append, CancellationToken.None);
            if (outcome.Status == AppendStatus.Appended)
            {
                (State, Version) = (after, outcome.Version);
            }

            return outcome;
        }
        catch (Exception unknown) when (unknown is not JournalOverloadedException and not ArgumentException)
        {
            (isLoaded, doubted) = (false, append.ExpectedVersion + 1); // noted before anything is looked at, as the look may fail
            if (await LookUp(append) is { } outcome)
            {
                return outcome;
            }

            throw;
        }
    }

    /// <summary>One that is too large for an append is left out: then more events are read when the stream is loaded.</summary>
    private ReadOnlyMemory<byte>? Snapshot(TState state) =>
        form.WriteSnapshot(state) is { Length: <= MostSnapshotBytes } snapshot ? snapshot : default(ReadOnlyMemory<byte>?);

    private Journal.Due DueAfter(TState after, Instant now)
    {
        var waits = !form.OutboxOf(after).Waiting.IsEmpty;
        var waited = State is { } before && !form.OutboxOf(before).Waiting.IsEmpty;
        return waits == waited ? default : Journal.Due.Becomes(waits ? Views.Time(now) : null);
    }

    /// <summary>
    /// After a doubt: what the store holds is what happened. Null where it does not hold the command. It is read after the command was
    /// found, as the append may land in between.
    /// </summary>
    private async ValueTask<AppendOutcome?> LookUp(Append append)
    {
        var found = await journal.Find(name, append.CommandId!, CancellationToken.None);
        await Load(CancellationToken.None);
        if (found is not { } stored)
        {
            return null;
        }

        var isThis = stored.Version == append.ExpectedVersion + 1 && stored.Body.Span.SequenceEqual(append.Events[0].Span);
        return new AppendOutcome(isThis ? AppendStatus.Appended : AppendStatus.DuplicateCommand, stored.Version);
    }

    private async ValueTask<SmallOutcome<TEvent>?> Find(string commandId, string? content, CancellationToken cancellation)
    {
        if (await journal.Find(name, commandId, cancellation) is not { } stored)
        {
            return null;
        }

        if (stored.Version > Version)
        {
            await Refresh(cancellation); // what is read after this answer shows it
        }

        var happened = form.Read(stored.Body);
        return form.ContentOf(happened) == content
            ? new(happened, stored.Version, null, IsReplay: true)
            : new(null, stored.Version, MemberRefusals.IdReused, IsReplay: false);
    }
}
