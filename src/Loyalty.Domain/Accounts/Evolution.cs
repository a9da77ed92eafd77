using System.Collections.Immutable;
using System.Diagnostics;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Tiers;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>What events make of an account.</summary>
public static partial class Evolution
{
    /// <summary>The account after an event; null before it was enrolled.</summary>
    public static Account Evolve(this Account? account, AccountEvent happened)
    {
        if (happened is AccountEvent.Enrolled enrolled)
        {
            return Enrol(enrolled);
        }

        var before = account ?? throw new InvalidOperationException("An account's first event is its enrolment.");
        var after = happened switch
        {
            AccountEvent.Purchased purchased => before.Apply(purchased),
            AccountEvent.Returned returned => before.Apply(returned),
            AccountEvent.ActivityDone activity => before.Apply(activity),
            AccountEvent.Redeemed redeemed => before.Apply(redeemed),
            AccountEvent.BecameAvailable available => before.Apply(available),
            AccountEvent.Expired expired => before.Apply(expired),
            AccountEvent.BirthdayCame birthday => before.Earn(birthday.Earning, birthday) with { BirthdayYear = birthday.Year },
            AccountEvent.MembershipLasted lasted => before.Earn(lasted.Earning, lasted) with { MembershipMonths = lasted.Months },
            AccountEvent.ExpiryNeared neared => before with { WarnedUpTo = neared.Lots[^1].ExpiresAt },
            AccountEvent.TierAssessed => before,
            AccountEvent.Described described => before.Apply(described),
            AccountEvent.PointsHeld held => before.Apply(held),
            AccountEvent.StockAsked asked => before.Apply(asked),
            AccountEvent.StockRefused refused => before.Apply(refused),
            AccountEvent.Captured captured => before.Apply(captured),
            AccountEvent.Released released => before.Apply(released),
            AccountEvent.RedemptionReversed reversed => before.Apply(reversed),
            AccountEvent.GiftSent gift => before.Apply(gift),
            AccountEvent.GiftReceived gift => before.Apply(gift),
            AccountEvent.GiftBounced gift => before.Apply(gift),
            AccountEvent.ReferralEarned referral => before.Apply(referral),
            AccountEvent.ReferralReversed referral => before.Apply(referral),
            AccountEvent.EffectConfirmed confirmed => before.Confirm(confirmed.Number),
            AccountEvent.AdjustmentProposed proposed => before.Apply(proposed),
            AccountEvent.Adjusted adjusted => before.Apply(adjusted),
            AccountEvent.Frozen frozen => before with { Dealings = before.Dealings with { IsFrozen = frozen.IsFrozen } },
            AccountEvent.Invited invited => before with { Dealings = before.Dealings with { InvitationId = invited.InvitationId } },
            AccountEvent.Withdrawn => before with { Dealings = before.Dealings with { InvitationId = null } },
            _ => throw new UnreachableException($"No evolution for {happened.GetType()}."),
        };
        return after with
        {
            Tier = happened.Standing.Tier,
            Seen = Instant.Max(before.Seen, happened.At),
            Dealings = after.Dealings.Post(happened).After(happened, before.Tier.Id),
        };
    }

    /// <summary>The account after an event that is stamped now, from the account after it as it was: the tier is all that a stamp decides.</summary>
    internal static Account Settle(this Account after, AccountEvent stamped) => after with
    {
        Tier = stamped.Standing.Tier,
        Dealings = after.Dealings.After(stamped, after.Tier.Id),
    };

    private static Dealings Post(this Dealings dealings, AccountEvent happened) =>
        happened.Effects is { } effects ? dealings with { Outbox = dealings.Outbox.Post(effects) } : dealings;

    /// <summary>Any event at the instant at which an invitation ends may be the one that ends it.</summary>
    private static Dealings After(this Dealings dealings, AccountEvent happened, string tierBefore)
    {
        var isOver = dealings.InvitationId is not null && happened is not AccountEvent.Invited && happened.Standing.Tier.Id != tierBefore;
        return isOver ? dealings with { InvitationId = null } : dealings;
    }

    private static Account Enrol(AccountEvent.Enrolled enrolled)
    {
        var account = new Account
        {
            Member = enrolled.Member,
            EnrolledAt = enrolled.At,
            Seen = enrolled.At,
            LastActivity = enrolled.At,
            Tier = enrolled.Standing.Tier,
            Dealings = enrolled.Referral is null && enrolled.Effects is null ? Dealings.None : new Dealings
            {
                Referral = enrolled.Referral,
                Outbox = Outbox.Empty.Post(enrolled.Effects ?? []),
            },
        };
        return enrolled.Birthday is { } birthday
            ? account.Earn(birthday, enrolled) with { Tier = enrolled.Standing.Tier, BirthdayYear = enrolled.BirthdayYear }
            : account with { BirthdayYear = enrolled.BirthdayYear };
    }

    private static Account Apply(this Account account, AccountEvent.Purchased purchased)
    {
        var uses = account.PromotionUses;
        foreach (var share in purchased.Earning.Breakdown)
        {
            uses = share.Promotion is { } promotion && purchased.Facts.AllowanceOf(promotion) != long.MaxValue
                ? uses.SetItem(promotion, uses.GetValueOrDefault(promotion) + share.Points)
                : uses;
        }

        return account.Earn(purchased.Earning, purchased) with
        {
            KeptPurchases = account.KeptPurchases + 1,
            PromotionUses = uses,
            LastActivity = Instant.Max(account.LastActivity, purchased.At),
            Dealings = account.Dealings.Bought(purchased),
        };
    }

    private static Account Apply(this Account account, AccountEvent.Returned returned)
    {
        var reversal = returned.Reversal;
        var uses = account.PromotionUses;
        foreach (var share in returned.Breakdown)
        {
            uses = share.Promotion is { } promotion && uses.TryGetValue(promotion, out var used)
                ? uses.SetItem(promotion, Math.Max(0, used + share.Points))
                : uses;
        }

        var counted = returned.Standing.Metric == TierMetric.Spend ? returned.IsForeign is true ? 0 : returned.Spend : reversal.Total;
        var after = account.Reverse(reversal) with
        {
            KeptPurchases = account.KeptPurchases - (returned.IsWhole ? 1 : 0),
            Dealings = returned.IsWhole ? account.Dealings.Unbought(returned.OrderId) : account.Dealings,
            PromotionUses = uses,
            RuleUses = returned.Unused.Aggregate(account.RuleUses, (known, rule) => known.Free(rule, returned.BoughtAt)),
            Contributions = account.Contributions.Count(returned, returned.BoughtAt, -counted),
        };
        return (returned.PaymentsBack ?? []).Aggregate(after, (known, back) => known.Restore(back.Restitution));
    }

    /// <summary>Points go that should not have been given.</summary>
    private static Account Reverse(this Account account, Reversal reversal) => account with
    {
        Pending = reversal.Pending is { } pending ? account.Pending.Take(pending) : account.Pending,
        Lots = account.Lots.Without(reversal.Draws),
        Owed = account.Owed + reversal.Owed,
        Books = account.Books with { Reversed = account.Books.Reversed + reversal.Taken },
        LifetimePoints = account.LifetimePoints - reversal.Total,
    };

    private static Account Apply(this Account account, AccountEvent.ActivityDone activity) =>
        account.Earn(activity.Earning, activity, activity.Subject) with
        {
            LastActivity = Instant.Max(account.LastActivity, activity.At),
        };

    private static Account Apply(this Account account, AccountEvent.BecameAvailable available)
    {
        var paid = Math.Min(account.Owed, available.Lot.Points);
        return account with
        {
            Pending = account.Pending.Take(available.Lot),
            Owed = account.Owed - paid,
            Lots = account.Lots.Add(available.Lot.ExpiresAt, available.Lot.Points - paid),
        };
    }

    private static Account Apply(this Account account, AccountEvent.Expired expired) => account with
    {
        Lots = account.Lots.Without([expired.Lot]),
        Books = account.Books with { Expired = account.Books.Expired + expired.Lot.Points },
    };

    private static Account Apply(this Account account, AccountEvent.Described described)
    {
        var after = described.Birthday is { } birthday ? account.Earn(birthday, described) : account;
        return after with { Member = described.Member, BirthdayYear = described.BirthdayYear };
    }

    /// <summary>Points come in: what is owed is paid first, the rest is a lot. Pending points pay when they become available.</summary>
    private static Account Earn(this Account account, Earning earning, AccountEvent happened, string? subject = null)
    {
        var points = earning.Points;
        var paid = earning.AvailableAt is null ? Math.Min(account.Owed, points) : 0;
        var moved = earning.MovesExpiry ? account.MoveExpiry(earning.ExpiresAt) : account;
        var counted = happened is AccountEvent.Purchased bought && happened.Standing.Metric == TierMetric.Spend ? bought.IsForeign is true ? 0 : bought.Spend
            : happened.Standing.Metric == TierMetric.Points ? points : 0;
        return moved with
        {
            Owed = account.Owed - paid,
            Lots = earning.AvailableAt is null ? moved.Lots.Add(earning.ExpiresAt, points - paid) : moved.Lots,
            Pending = earning.AvailableAt is { } available
                ? moved.Pending.With(new PendingLot(available, earning.ExpiresAt, points))
                : moved.Pending,
            Books = account.Books with { Issued = account.Books.Issued + points },
            LifetimePoints = account.LifetimePoints + points,
            Contributions = account.Contributions.Count(happened, happened.At, counted),
            RuleUses = account.RuleUses.Use(earning, happened.At, subject),
        };
    }

    private static Account MoveExpiry(this Account account, Instant expiresAt) => account with
    {
        Lots = account.Lots.Aggregate(
            ImmutableArray<Lot>.Empty, (moved, lot) => moved.Add(Instant.Max(lot.ExpiresAt, expiresAt), lot.Points)),
        Pending = account.Pending.Aggregate(
            ImmutableArray<PendingLot>.Empty,
            (moved, lot) => moved.With(lot with { ExpiresAt = Instant.Max(lot.ExpiresAt, expiresAt) })),
    };

    private static ImmutableDictionary<string, RuleUse> Use(
        this ImmutableDictionary<string, RuleUse> uses, Earning earning, Instant at, string? subject)
    {
        foreach (var counted in earning.Counted)
        {
            uses = uses.Use(counted, at, subject);
        }

        return uses;
    }

    private static ImmutableDictionary<string, RuleUse> Use(
        this ImmutableDictionary<string, RuleUse> uses, CountedRule counted, Instant at, string? subject)
    {
        var use = uses.GetValueOrDefault(counted.Rule, RuleUse.None);
        var times = use.Times.RemoveAll(time => time <= counted.CountsFrom);
        var place = times.Count(time => time <= at);
        return uses.SetItem(counted.Rule, new RuleUse(
            times.Insert(place, at), counted.BySubject && subject is not null ? use.Subjects.Add(subject) : use.Subjects));
    }

    private static ImmutableDictionary<string, RuleUse> Free(
        this ImmutableDictionary<string, RuleUse> uses, string rule, Instant at) =>
        uses.TryGetValue(rule, out var use) ? uses.SetItem(rule, use with { Times = use.Times.Remove(at) }) : uses;

    private static ImmutableArray<Contribution> Count(
        this ImmutableArray<Contribution> contributions, AccountEvent happened, Instant at, decimal amount)
    {
        if (amount == 0 || happened.Standing.Metric is TierMetric.LifetimePoints or TierMetric.Balance)
        {
            return contributions;
        }

        var place = contributions.Length;
        while (place > 0 && contributions[place - 1].At > at)
        {
            place--;
        }

        var byTime = happened is AccountEvent.BirthdayCame or AccountEvent.MembershipLasted
            or AccountEvent.ReferralEarned { IsFriend: true, IsReversible: false } ? amount : 0;
        if (place == 0 || contributions[place - 1].At != at)
        {
            return contributions.Insert(place, new Contribution(at, amount, byTime));
        }

        var known = contributions[place - 1];
        return contributions.SetItem(place - 1, new Contribution(at, known.Amount + amount, known.ByTime + byTime));
    }
}
