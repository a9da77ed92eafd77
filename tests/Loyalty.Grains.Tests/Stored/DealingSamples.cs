using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Money;
using Loyalty.Domain.Vouchers;
using NodaTime;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>One of each event that passes between members and other grains, with every field told.</summary>
internal static class DealingSamples
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 10, 15, 0) + Duration.FromTicks(1);
    private static readonly Instant Expiry = Instant.FromUtc(2027, 3, 11, 5, 0);

    public static readonly VoucherTerms Voucher = new()
    {
        Code = "0123456789ABCDEF", RewardId = "ten-dollars", OrderId = "1002", Kind = VoucherKind.GiftVoucher, Percent = 10, Amount = 10.5m,
        Currency = Currency.Parse("USD"), ExpiresAt = Expiry,
    };

    public static readonly Effect[] Effects =
    [
        new Effect.TakeStock("tote", 2, "x-1"),
        new Effect.ReturnStock("tote", 2, "x-1"),
        new Effect.IssueVoucher(Voucher, "x-1"),
        new Effect.DeliverGift("ben", "g-1", [new Lot(Expiry, 5), new Lot(Instant.MaxValue, 6)]),
        new Effect.KeepReferral("CODE", "1001"),
        new Effect.ReverseReferral("CODE", "1001"),
        new Effect.CreditReferrer("anna", "ben", "1001"),
        new Effect.DebitReferrer("anna", "ben", "1001", 3),
        new Effect.RestoreRedemption("anna", "x-1"),
    ];

    public static readonly Hold Hold = new()
    {
        RedemptionId = "x-1", RewardId = "tote", OrderId = "1002", Draws = [new Lot(Expiry, 900)], Until = Expiry, WaitsForStock = true,
        IsTwoStep = true, Pieces = 2, Content = "0123456789abcdef0123456789abcdef", At = At,
    };

    private static readonly Restitution Back = new([new Lot(Expiry, 900)], 12);
    private static readonly CountedRule Counted = new("reward/tote", At - Duration.FromDays(400), false);
    private static readonly Proposal Proposal = new("adj-1", -5000, "goodwill", "clara");

    private static readonly Reversal Reversal = new() { Draws = [new Lot(Expiry, 20)], Owed = 30, LetGo = 40, LetGoExpired = 15 };

    public static AccountEvent[] Of(Domain.Tiers.Standing usual, Earning earned) =>
    [
        new AccountEvent.Described
        {
            At = At, Standing = usual, ChangeId = "c-1", Member = new MemberFacts { Region = "NY" }, Birthday = earned, BirthdayYear = 2026,
        },
        new AccountEvent.PointsHeld
        {
            At = At, Standing = usual, Hold = Hold, Number = 4, Counted = Counted, MovesExpiryTo = Expiry, Effects = [.. Effects],
        },
        new AccountEvent.StockAsked { At = At, Standing = usual, Hold = Hold, Counted = Counted, Effects = [Effects[0]] },
        new AccountEvent.StockRefused { At = At, Standing = usual, RedemptionId = "x-1", Restitution = Back, Number = 4, Uncounted = At },
        new AccountEvent.Captured { At = At, Standing = usual, Hold = Hold, Voucher = Voucher },
        new AccountEvent.Released
        {
            At = At, Standing = usual, RedemptionId = "x-1", Restitution = Back, ByTime = true, RewardId = "tote", Uncounted = At,
        },
        new AccountEvent.RedemptionReversed
        {
            At = At, Standing = usual, RedemptionId = "x-1", Restitution = Back, RewardId = "tote", Uncounted = At,
        },
        new AccountEvent.GiftSent
        {
            At = At, Standing = usual, GiftId = "g-1", To = "ben", Draws = [new Lot(Expiry, 5)], CountsFrom = At, MovesExpiryTo = Expiry,
        },
        new AccountEvent.GiftReceived { At = At, Standing = usual, GiftId = "g-1", From = "anna", Gift = Back },
        new AccountEvent.GiftBounced { At = At, Standing = usual, GiftId = "g-1", To = "ben", Restitution = Back, Number = 4 },
        new AccountEvent.ReferralEarned
        {
            At = At, Standing = usual, Code = "CODE", IsFriend = true, Other = "anna", OrderId = "1001", Earning = earned, IsReversible = true,
        },
        new AccountEvent.ReferralReversed
        {
            At = At, Standing = usual, Code = "CODE", IsFriend = true, Other = "anna", OrderId = "1001", EarnedAt = At, Reversal = Reversal,
        },
        new AccountEvent.EffectConfirmed { At = At, Standing = usual, Number = 4 },
        new AccountEvent.AdjustmentProposed { At = At, Standing = usual, Proposal = Proposal, Actor = "clara" },
        new AccountEvent.Adjusted
        {
            At = At, Standing = usual, AdjustmentId = "adj-1", Reason = "goodwill", Earning = earned, Reversal = Reversal, ProposedBy = "clara",
            Actor = "dora",
        },
        new AccountEvent.Frozen { At = At, Standing = usual, FreezeId = "f-1", IsFrozen = true, Reason = "stolen card" },
        new AccountEvent.Invited { At = At, Standing = usual, InvitationId = "i-1", Tier = "vip", Until = Expiry },
        new AccountEvent.Withdrawn { At = At, Standing = usual, InvitationId = "i-1", Before = "vip" },
    ];

    public static Domain.Accounts.Dealings Dealings => new()
    {
        Outbox = new Outbox(9, [.. Effects.Select((effect, place) => new Outgoing(place + 1, effect))]),
        Holds = [Hold],
        Gifts = [new GiftGiven(At, 5)],
        Referral = new ReferralState("CODE", "anna", Expiry) { OrderId = "1001", KeptAt = Expiry, RewardedAt = At },
        InvitationId = "i-1",
        Proposals = [Proposal],
        Payments = [new Payment("1002", "x-1", At)],
        IsFrozen = true,
    };
}
