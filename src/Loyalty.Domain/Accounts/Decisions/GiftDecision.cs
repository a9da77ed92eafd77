using Loyalty.Domain.Calendars;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>Points pass to another member, oldest expiry first, and keep the expiry that they have.</summary>
internal static class GiftDecision
{
    private static readonly Period Day = Period.FromDays(1);

    // In the hour that comes twice "the same time yesterday" goes back with the clock: gifts are remembered a little longer.
    private static readonly Duration ClockGoesBack = Duration.FromDays(1);

    public static Verdict Decide(Account account, AccountCommand.Give give, Instant at, DecisionContext context)
    {
        var program = context.Catalogue.Program;
        if (Refusal(account, give, at, program) is { } refusal)
        {
            return refusal;
        }

        var draws = account.Lots.Draw(give.Points);
        return new AccountEvent.GiftSent
        {
            At = at,
            GiftId = give.GiftId,
            To = give.To,
            Draws = draws,
            CountsFrom = program.TimeZone.Minus(at, Day) - ClockGoesBack,
            MovesExpiryTo = Earnings.MovesExpiry(program) ? Earnings.Expiry(program, account, at, isActivity: true) : null,
            Effects = [new Effect.DeliverGift(give.To, give.GiftId, draws)],
            Standing = account.Unsettled(program),
        };
    }

    public static Verdict Decide(Account account, AccountCommand.ReceiveGift gift, Instant at, DecisionContext context) =>
        new AccountEvent.GiftReceived
        {
            At = at,
            GiftId = gift.GiftId,
            From = gift.From,
            Gift = Restitution.Of(gift.Lots, Instant.Max(at, account.Seen)),
            Standing = account.Unsettled(context.Catalogue.Program),
        };

    private static Decision.Refused? Refusal(Account account, AccountCommand.Give give, Instant at, LoyaltyProgram program)
    {
        AccountRefusal? reason = account.Dealings.IsFrozen ? AccountRefusal.MemberFrozen
            : program.Gifts is null ? AccountRefusal.GiftsNotOffered
            : !give.IsKnown ? AccountRefusal.RecipientUnknown
            : give.IsOneself ? AccountRefusal.GiftToOneself
            : program.Gifts.CoolingOff is { } cooling && at < program.TimeZone.Plus(account.EnrolledAt, cooling) ? AccountRefusal.GiftTooEarly
            : null;
        if (reason is { } known)
        {
            return new Decision.Refused(known);
        }

        var since = program.TimeZone.Minus(at, Day);
        var given = account.Dealings.Gifts.Sum(gift => gift.At > since && gift.At <= at ? gift.Points : 0);
        if (program.Gifts!.MaxPerDay is { } most && give.Points > most - given)
        {
            return new Decision.Refused(AccountRefusal.GiftLimitReached, Math.Max(0, most - given), give.Points);
        }

        return account.Balance < give.Points
            ? new Decision.Refused(AccountRefusal.InsufficientPoints, account.Balance, give.Points)
            : null;
    }
}
