using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using NodaTime;

namespace Loyalty.Domain.WhatIf;

/// <summary>
/// Lives a ledger again under a changed program: what was asked is asked again, at its time and in the order of the ledger, on an
/// account that begins anew; what time does comes by itself. Pure: the same arguments, the same outcome.
/// </summary>
public sealed class Replay
{
    private readonly ChangedProgram changed;
    private readonly Recall recall;
    private readonly List<AccountEvent> lived = [];
    private readonly Dictionary<string, int> awards = new(StringComparer.Ordinal);
    private readonly ImmutableArray<LeftOut>.Builder leftOut = ImmutableArray.CreateBuilder<LeftOut>();
    private Account? account;

    private Replay(ChangedProgram changed) => (this.changed, recall) = (changed, new Recall(changed));

    /// <summary>What a ledger comes to under a changed program.</summary>
    /// <param name="ledger">All events of one account, in order.</param>
    /// <param name="changed">The changed program.</param>
    /// <param name="now">What is due by then is done at the end.</param>
    public static Replayed Of(IEnumerable<AccountEvent> ledger, ChangedProgram changed, Instant now)
    {
        var replay = new Replay(changed);
        foreach (var happened in ledger)
        {
            replay.Relive(happened);
        }

        replay.CatchUp(now);
        return new Replayed(replay.account, replay.leftOut.ToImmutable());
    }

    private void Relive(AccountEvent happened)
    {
        if (recall.CommandOf(happened) is not { } command)
        {
            // The account had been looked at then: what is due by now in this life was done as well.
            CatchUp(happened.At);
            return;
        }

        switch (account.Decide(command, Context(command, happened)))
        {
            case Decision.Granted granted:
                Live(granted);
                break;
            case Decision.Refused refused:
                leftOut.Add(new LeftOut(happened, refused.Reason));
                CatchUp(happened.At);
                break;
        }
    }

    private void Live(Decision.Granted granted)
    {
        account = granted.After;
        lived.AddRange(granted.Events);
        if (lived[^1] is AccountEvent.Purchased award)
        {
            awards.TryAdd(award.OrderId, lived.Count - 1);
        }
    }

    private void CatchUp(Instant until)
    {
        if (account is { } before)
        {
            var due = ImmutableArray.CreateBuilder<AccountEvent>(0);
            account = before.CatchUp(changed.Now, until, due);
            lived.AddRange(due);
        }
    }

    private DecisionContext Context(AccountCommand command, AccountEvent happened) => command switch
    {
        AccountCommand.Return back when awards.TryGetValue(back.OrderId, out var place) =>
            Context(happened, (AccountEvent.Purchased)lived[place], place),
        AccountCommand.Purchase => new DecisionContext(changed.At(((AccountEvent.Purchased)happened).Catalogue), happened.At),
        _ => new DecisionContext(changed.Now, happened.At),
    };

    private DecisionContext Context(AccountEvent happened, AccountEvent.Purchased award, int place)
    {
        var earlier = award.Earning.ExpiresAt <= account!.Seen ? lived.Take(place) : [];
        return new DecisionContext(changed.Now, happened.At)
        {
            Order = OrderHistory.Of(award, lived.Skip(place + 1), earlier),
            OrderCatalogue = changed.At(award.Catalogue),
        };
    }
}

/// <summary>What a ledger comes to.</summary>
/// <param name="Account">The account; null where the changed program takes no such member.</param>
/// <param name="LeftOut">What the changed program refuses, in the order of the ledger.</param>
public sealed record Replayed(Account? Account, ImmutableArray<LeftOut> LeftOut);

/// <summary>Something that was granted once and is refused by the changed program.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Reason">Why it would not have happened.</param>
public sealed record LeftOut(AccountEvent Event, AccountRefusal Reason);
