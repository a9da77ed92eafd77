using System.Collections.Immutable;
using System.Diagnostics;
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
    private readonly Lived lived = new();
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
        return new Replayed(replay.account, replay.leftOut.ToImmutable()) { Promotions = PromotionGiving.Of(replay.lived.Events) };
    }

    private void Relive(AccountEvent happened)
    {
        if (recall.CommandOf(happened, account) is not { } command)
        {
            // The account had been looked at then: what is due by now in this life was done as well.
            CatchUp(happened.At);
            return;
        }

        if (Ask(command, happened) is { } answer && Recall.NextOf(happened, answer, account!) is { } next)
        {
            Ask(next, happened);
        }
    }

    /// <summary>The event that grants a command; null where it is refused.</summary>
    private AccountEvent? Ask(AccountCommand command, AccountEvent happened)
    {
        if (command is AccountCommand.LoseReferral lost)
        {
            command = lost with { Given = lived.Referral(lost.Friend, lost.OrderId) };
        }

        switch (account.Decide(command, Context(command, happened)))
        {
            case Decision.Granted granted:
                account = granted.After;
                lived.Add(granted.Events);
                return granted.Events[^1];
            case Decision.Refused refused:
                leftOut.Add(new LeftOut(happened, refused.Reason));
                CatchUp(happened.At);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    private void CatchUp(Instant until)
    {
        if (account is { } before)
        {
            var due = ImmutableArray.CreateBuilder<AccountEvent>(0);
            account = before.CatchUp(changed.Now, until, due);
            lived.Add(due);
        }
    }

    private DecisionContext Context(AccountCommand command, AccountEvent happened)
    {
        var context = new DecisionContext(changed.Now, happened.At);
        return (command, happened) switch
        {
            (AccountCommand.Purchase, AccountEvent.Purchased purchased) => context with
            {
                Catalogue = changed.At(purchased.Catalogue),
                Budgets = changed.BudgetsOf(purchased),
            },
            (AccountCommand.Return back, _) when lived.Order(back.OrderId, account!) is { } order => context with
            {
                Order = order,
                OrderCatalogue = changed.At(order.Award.Catalogue),
            },
            (AccountCommand.Capture capture, _) => context with { Redemption = lived.Redemption(capture.RedemptionId) },
            (AccountCommand.Release release, _) => context with { Redemption = lived.Redemption(release.RedemptionId) },
            (AccountCommand.Restore restore, _) => context with { Redemption = lived.Redemption(restore.RedemptionId) },
            _ => context,
        };
    }
}

/// <summary>What a ledger comes to.</summary>
/// <param name="Account">The account; null where the changed program takes no such member.</param>
/// <param name="LeftOut">What the changed program refuses, in the order of the ledger.</param>
public sealed record Replayed(Account? Account, ImmutableArray<LeftOut> LeftOut)
{
    /// <summary>Points that each promotion gave, less what returns took back.</summary>
    public ImmutableSortedDictionary<string, long> Promotions { get; init; } = ImmutableSortedDictionary<string, long>.Empty;
}

/// <summary>Something that was granted once and is refused by the changed program.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Reason">Why it would not have happened.</param>
public sealed record LeftOut(AccountEvent Event, AccountRefusal Reason);
