using System.Collections.Immutable;
using System.Diagnostics;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Members;

/// <content>The append, what becomes of a doubtful one, and when the sweep is to look again.</content>
internal sealed partial class AccountStream
{
    private const int SnapshotEvery = 50;
    private const int MostEventsAtOnce = 500;

    /// <summary>As many events as one append takes: what was due for long is done bit by bit.</summary>
    private (Decision.Granted Part, bool IsWhole) FirstPart(Decision.Granted granted)
    {
        if (granted.Events.Length <= MostEventsAtOnce)
        {
            return (granted, true);
        }

        var events = granted.Events[..MostEventsAtOnce];
        return (new Decision.Granted(events, events.Aggregate(Account, (account, happened) => account.Evolve(happened))!), false);
    }

    /// <summary>Whether the due index says that something is to be done by now.</summary>
    private async ValueTask<bool> IsListed(Instant now, CancellationToken cancellation)
    {
        if (head.IsDueKnown)
        {
            return head.Due <= now;
        }

        var listed = await journal.Due(Name, now.ToDateTimeOffset(), JournalLimits.PageSize, cancellation);
        return listed.Any(stream => stream.Stream == Name);
    }

    /// <summary>
    /// When the sweep looks at the account. One that is due in the past was told of the past: more of its history may be on its
    /// way, in which activity keeps points alive, so it is left alone for a while. Who reads it sees what is due all the same.
    /// </summary>
    private static Instant? WakeAt(Instant? nextDue, Instant toldOf, Instant now, AccountHead from)
    {
        if (!(nextDue <= now) || toldOf > now - Quiet)
        {
            return nextDue;
        }

        var isPutOff = from.IsDueKnown && from.Due > now + (Quiet / 2) && from.Due <= now + Quiet;
        return isPutOff ? from.Due : now + Quiet;
    }

    private async ValueTask<AppendOutcome> Append(string? commandId, Decision.Granted granted, Catalogue catalogue, long began)
    {
        if (!term.MayAnswer(began))
        {
            return new AppendOutcome(AppendStatus.VersionConflict, Version); // as if whom it belongs to now had written to it already
        }

        var (append, after) = Prepare(commandId, granted, catalogue, head);
        try
        {
            var outcome = await journal.Append(append, CancellationToken.None);
            if (outcome.Status == AppendStatus.Appended)
            {
                head = Stored(after, outcome);
            }

            return outcome;
        }
        catch (Exception unknown) when (!IsSurelyNotStored(unknown) && unknown is not UnreachableException)
        {
            Doubt(append);
            if (await LookUp(append) is { } outcome)
            {
                return outcome;
            }

            throw;
        }
    }

    /// <summary>Asserted wherever it runs: what was decided is stored where it was decided to be.</summary>
    private AccountHead Stored(AccountHead after, AppendOutcome outcome)
    {
        if (outcome.Version == after.Version)
        {
            return after;
        }

        isLoaded = false;
        throw new UnreachableException($"An append that leads to version {after.Version} was stored at {outcome.Version}.");
    }

    private static bool IsSurelyNotStored(Exception failure) => failure is JournalOverloadedException or ArgumentException;

    /// <summary>The append that a decision leads to, and the account once it is stored.</summary>
    private (Append Append, AccountHead After) Prepare(
        string? commandId, Decision.Granted granted, Catalogue catalogue, AccountHead from, AppendLine? behind = null)
    {
        var version = from.Version + granted.Events.Length;
        var nextDue = granted.After.NextDue(catalogue);
        nextDue = commandId is null ? nextDue : WakeAt(nextDue, granted.Events[^1].At, shelf.Now(catalogue), from);
        nextDue = granted.After.Dealings.Outbox.Waiting.IsEmpty ? nextDue : Instant.Min(nextDue ?? Instant.MaxValue, granted.After.Seen);
        var due = nextDue ?? Instant.MaxValue;
        var append = new Append(
            Name,
            from.Version,
            commandId,
            Bytes(granted.Events),
            version / SnapshotEvery > from.Version / SnapshotEvery ? AccountCodec.WriteSnapshot(granted.After) : default(ReadOnlyMemory<byte>?),
            from.IsDueKnown && due == from.Due ? default : Journal.Due.Becomes(Views.Time(nextDue)),
            new Fence(catalogue.Stream, catalogue.Version),
            behind);
        return (append, new AccountHead(granted.After, version, due, IsDueKnown: true));
    }

    /// <summary>It may be stored, and may be on its way for a while: noted before anything is looked at, as the look may fail.</summary>
    private void Doubt(Append append) => (isLoaded, doubted) = (false, Math.Max(doubted, append.ExpectedVersion + append.Events.Length));

    /// <summary>
    /// After a doubt: what the store holds is what happened. Null where it does not hold the command. The append may be under way still
    /// and land at any moment: the account is read after the command was found, so that it holds what is answered.
    /// </summary>
    private async ValueTask<AppendOutcome?> LookUp(Append append)
    {
        var found = append.CommandId is null ? null : await journal.Find(Name, append.CommandId, CancellationToken.None);
        await Load(CancellationToken.None);
        if (found is not { } stored)
        {
            return null;
        }

        var isThis = stored.Version == append.ExpectedVersion + append.Events.Length
            && stored.Body.Span.SequenceEqual(append.Events[^1].Span);
        return new AppendOutcome(isThis ? AppendStatus.Appended : AppendStatus.DuplicateCommand, stored.Version);
    }

    private async ValueTask<Catalogue?> Follow(AppendStatus status, Catalogue catalogue, CancellationToken cancellation)
    {
        if (status == AppendStatus.VersionConflict)
        {
            await Advance(cancellation);
        }

        return status == AppendStatus.FenceMoved ? await shelf.Refresh(program, cancellation) : catalogue;
    }

    private static ImmutableArray<ReadOnlyMemory<byte>> Bytes(ImmutableArray<AccountEvent> events)
    {
        var bytes = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(events.Length);
        foreach (var happened in events)
        {
            bytes.Add(AccountCodec.Write(happened));
        }

        return bytes.MoveToImmutable();
    }
}
