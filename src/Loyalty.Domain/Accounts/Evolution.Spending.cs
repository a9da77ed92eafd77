using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <content>Points that leave for rewards and orders, and those that come back.</content>
public static partial class Evolution
{
    private static readonly Duration PaymentsAreKnownFor = Duration.FromDays(366);

    private static Account Apply(this Account account, AccountEvent.Redeemed redeemed)
    {
        var spent = redeemed.Number is { } number
            ? account.Confirm(number).WithoutHold(redeemed.RedemptionId)
            : account with { Lots = account.Lots.Without(redeemed.Draws) };
        spent = spent with { Books = spent.Books with { Redeemed = spent.Books.Redeemed + redeemed.Draws.Total() } };
        return spent
            .Pay(redeemed.OrderId, redeemed.RedemptionId, redeemed.At)
            .Acted(redeemed.At, redeemed.Counted, redeemed.MovesExpiryTo);
    }

    private static Account Apply(this Account account, AccountEvent.PointsHeld held) => (held.Number is { } number
        ? account.Confirm(number).WithoutHold(held.Hold.RedemptionId)
        : account with { Lots = account.Lots.Without(held.Hold.Draws) })
        .WithHold(held.Hold)
        .Acted(held.At, held.Counted, held.MovesExpiryTo);

    /// <summary>Activity is what the stock answers: a redemption that it refuses leaves no trace.</summary>
    private static Account Apply(this Account account, AccountEvent.StockAsked asked) => account.WithHold(asked.Hold) with
    {
        Lots = account.Lots.Without(asked.Hold.Draws),
        RuleUses = asked.Counted is { } counted ? account.RuleUses.Use(counted, asked.At, null) : account.RuleUses,
    };

    private static Account Apply(this Account account, AccountEvent.StockRefused refused)
    {
        var rule = account.Dealings.HoldOf(refused.RedemptionId)?.RewardId;
        return account.Confirm(refused.Number).WithoutHold(refused.RedemptionId).ComeBack(refused.Restitution).Uncount(rule, refused.Uncounted);
    }

    private static Account Apply(this Account account, AccountEvent.Captured captured)
    {
        var hold = captured.Hold;
        var spent = account.WithoutHold(hold.RedemptionId).Pay(hold.OrderId, hold.RedemptionId, captured.At);
        return spent with { Books = spent.Books with { Redeemed = spent.Books.Redeemed + hold.Draws.Total() } };
    }

    private static Account Apply(this Account account, AccountEvent.Released released) => account
        .WithoutHold(released.RedemptionId)
        .ComeBack(released.Restitution)
        .Uncount(released.RewardId, released.Uncounted);

    private static Account Apply(this Account account, AccountEvent.RedemptionReversed reversed)
    {
        var payments = account.Dealings.Payments.RemoveAll(payment => payment.RedemptionId == reversed.RedemptionId);
        return (account with { Dealings = account.Dealings with { Payments = payments } })
            .Restore(reversed.Restitution)
            .Uncount(reversed.RewardId, reversed.Uncounted);
    }

    /// <summary>Points that were spent come back.</summary>
    private static Account Restore(this Account account, Restitution restitution) => account.ComeBack(restitution) with
    {
        Books = account.Books with
        {
            Restored = account.Books.Restored + restitution.Points,
            Expired = account.Books.Expired + restitution.Expired,
        },
    };

    /// <summary>Points that were set aside, or come from elsewhere: they pay what is owed, the rest has the expiry that it had.</summary>
    private static Account ComeBack(this Account account, Restitution restitution)
    {
        var (owed, lots) = (account.Owed, account.Lots);
        foreach (var lot in restitution.Lots)
        {
            var paid = Math.Min(owed, lot.Points);
            owed -= paid;
            lots = lots.Add(lot.ExpiresAt, lot.Points - paid);
        }

        return account with
        {
            Owed = owed,
            Lots = lots,
            Books = account.Books with { Expired = account.Books.Expired + restitution.Expired },
        };
    }

    private static Account WithHold(this Account account, Hold hold) =>
        account with { Dealings = account.Dealings with { Holds = account.Dealings.Holds.Add(hold) } };

    private static Account WithoutHold(this Account account, string redemptionId) => account with
    {
        Dealings = account.Dealings with { Holds = account.Dealings.Holds.RemoveAll(hold => hold.RedemptionId == redemptionId) },
    };

    private static Account Acted(this Account account, Instant at, CountedRule? counted, Instant? movesExpiryTo)
    {
        var acted = account with
        {
            LastActivity = Instant.Max(account.LastActivity, at),
            RuleUses = counted is null ? account.RuleUses : account.RuleUses.Use(counted, at, null),
        };
        return movesExpiryTo is { } expiresAt ? acted.MoveExpiry(expiresAt) : acted;
    }

    private static Account Uncount(this Account account, string? rewardId, Instant? at) => rewardId is null || at is not { } used
        ? account
        : account with { RuleUses = account.RuleUses.Free(RewardUse(rewardId), used) };

    /// <summary>The name under which a reward's limit is counted.</summary>
    internal static string RewardUse(string rewardId) => $"reward/{rewardId}";

    private static Account Pay(this Account account, string? orderId, string redemptionId, Instant at)
    {
        if (orderId is null)
        {
            return account;
        }

        var known = account.Dealings.Payments.RemoveAll(payment => payment.At + PaymentsAreKnownFor < at);
        return account with { Dealings = account.Dealings with { Payments = known.Add(new Payment(orderId, redemptionId, at)) } };
    }
}
