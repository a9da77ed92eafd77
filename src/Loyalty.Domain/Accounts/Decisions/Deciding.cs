using System.Collections.Immutable;
using System.Diagnostics;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>Decides commands: what was due comes first, then the command on the account as it is then.</summary>
public static class Deciding
{
    /// <summary>How far ahead of the engine's clock a shop's clock may be; such an event happens now.</summary>
    public static readonly Duration ClockTolerance = Duration.FromMinutes(5);

    /// <summary>What an account, or none yet, makes of a command. Pure: the same arguments, the same decision.</summary>
    public static Decision Decide(this Account? account, AccountCommand command, DecisionContext context)
    {
        if (command is not AccountCommand.Enrol && account is null)
        {
            return new Decision.Refused(AccountRefusal.MemberUnknown);
        }

        if (command.OccurredAt > context.Now + ClockTolerance)
        {
            return new Decision.Refused(AccountRefusal.OccurredInFuture);
        }

        var at = command.OccurredAt is { } occurred ? Instant.Min(occurred, context.Now) : Instant.Max(context.Now, account?.Seen ?? context.Now);
        return command is AccountCommand.Enrol enrol
            ? EnrolDecision.Decide(enrol, at, context)
            : DecideOn(account!, command, at, context);
    }

    private static Decision DecideOn(Account account, AccountCommand command, Instant at, DecisionContext context)
    {
        var events = ImmutableArray.CreateBuilder<AccountEvent>();
        var current = account.CatchUp(context.Catalogue, Instant.Max(at, account.Seen), events, context.Seed);

        // What was due may have issued vouchers: the seed is used up so far.
        context = context with { Seed = context.Seed + (UInt128)events.Count };
        var verdict = Decide(current, command, at, context, events);
        if (verdict.Event is AccountEvent.Returned { IsWhole: true, OrderId: var order }
            && ReferralReturn.OfFriend(current, order, context.Catalogue.Program, at) is { } reversed)
        {
            current = Happen(current, reversed, context, events);
            verdict = Decide(current, command, at, context, events);
        }

        if (verdict.Refusal is { } refusal)
        {
            return refusal;
        }

        var answering = verdict.Event! with { Content = command.Content ?? verdict.Event.Content, Actor = command.Actor };
        var after = Happen(current, answering.WithVouchers(), context, events);
        return new Decision.Granted(events.ToImmutable(), after);
    }

    private static Account Happen(
        Account account, AccountEvent happened, DecisionContext context, ImmutableArray<AccountEvent>.Builder events)
    {
        var (stamped, after) = account.Stamp(happened, context.Catalogue.Program);
        events.Add(stamped);
        return after;
    }

    private static Verdict Decide(
        Account current, AccountCommand command, Instant at, DecisionContext context, ImmutableArray<AccountEvent>.Builder events) =>
        command switch
        {
            AccountCommand.Purchase purchase => PurchaseDecision.Decide(current, purchase, at, context),
            AccountCommand.Return back => ReturnDecision.Decide(current, back, at, context with { Order = context.Order?.With(events) }),
            AccountCommand.Act act => ActivityDecision.Decide(current, act, at, context),
            AccountCommand.Redeem redeem => RedeemDecision.Decide(current, redeem, at, context),
            AccountCommand.Capture capture => HoldDecision.Decide(current, capture, at, context),
            AccountCommand.Release release => HoldDecision.Decide(current, release, at, context),
            AccountCommand.Restore restore => RestoreDecision.Decide(current, restore, at, context),
            AccountCommand.Give give => GiftDecision.Decide(current, give, at, context),
            AccountCommand.ReceiveGift gift => GiftDecision.Decide(current, gift, at, context),
            AccountCommand.EarnReferral earned => ReferralEarning.OfReferrer(current, earned, context.Catalogue.Program, at),
            AccountCommand.LoseReferral lost => ReferralReturn.OfReferrer(current, lost, context.Catalogue.Program, at),
            AccountCommand.Confirm confirm => ConfirmDecision.Decide(current, confirm, at, context),
            AccountCommand.Adjust adjust => AdjustmentDecision.Decide(current, adjust, at, context),
            AccountCommand.Approve approve => AdjustmentDecision.Decide(current, approve, at, context),
            AccountCommand.Freeze freeze => FreezeDecision.Decide(current, freeze, at, context),
            AccountCommand.Invite invite => InvitationDecision.Decide(current, invite, at, context),
            AccountCommand.Withdraw withdraw => InvitationDecision.Decide(current, withdraw, at, context),
            AccountCommand.Describe describe => DescribeDecision.Decide(current, describe, at, context),
            _ => throw new UnreachableException($"No decision for {command.GetType()}."),
        };
}

/// <summary>The event that grants a command, or its refusal.</summary>
internal readonly record struct Verdict(AccountEvent? Event, Decision.Refused? Refusal)
{
    public static implicit operator Verdict(AccountEvent happened) => new(happened, null);

    public static implicit operator Verdict(AccountRefusal reason) => new(null, new Decision.Refused(reason));

    public static implicit operator Verdict(Decision.Refused refusal) => new(null, refusal);
}
