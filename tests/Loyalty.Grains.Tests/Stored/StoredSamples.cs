using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Money;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Promotions;
using Loyalty.Domain.Tiers;
using NodaTime;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>One of each thing that is stored, with every field told.</summary>
internal static class StoredSamples
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 10, 15, 0) + Duration.FromTicks(1);
    private static readonly Instant Expiry = Instant.FromUtc(2027, 3, 11, 5, 0);

    public static readonly AccountEvent[] Events =
    [
        Standing(new AccountEvent.Enrolled
        {
            At = At, Standing = Usual, Member = Facts, Birthday = Earned("birthday", null, 1500), BirthdayYear = 2026,
            Referral = new ReferralState("CODE", "anna", Expiry),
        }),
        Standing(new AccountEvent.Purchased
        {
            At = At, Standing = Usual, OrderId = "1001", Order = Bought, Facts = Priced, Catalogue = 3, Holder = "silo~0", Spend = 33.9m, IsForeign = true,
            Payments = ["x-1"], ReferralKeptAt = Expiry,
            Earning = Earned("purchase", "double", 3390),
        }),
        Standing(new AccountEvent.Returned
        {
            At = At, Standing = Usual, ReturnId = "r-1", OrderId = "1001", BoughtAt = At - Duration.FromDays(3),
            LotExpiresAt = Expiry, GoneBack = new GoneBack([1, 0], 10, 12.5m), IsWhole = false,
            Breakdown = [new Share("purchase", null, -100)], Unused = ["first-purchase"], Spend = 1, IsForeign = true,
            Reversal = new Reversal
            {
                Pending = new PendingLot(At, Expiry, 10), Draws = [new Lot(Expiry, 20)], Owed = 30, LetGo = 40, LetGoExpired = 15,
            },
            PaymentsBack = [new PaymentBack("x-1", new Restitution([new Lot(Expiry, 900)], 12))],
        }),
        Standing(new AccountEvent.ActivityDone
        {
            At = At, Standing = Usual, ActivityId = "a-1", Type = "review", Subject = "HAT", Earning = Earned("review", null, 50),
        }),
        Standing(new AccountEvent.Redeemed
        {
            At = At, Standing = Usual, RedemptionId = "x-1", RewardId = "ten-percent", OrderId = "1002", MovesExpiryTo = Expiry,
            Draws = [new Lot(Expiry, 900), new Lot(Instant.MaxValue, 100)], Voucher = DealingSamples.Voucher, Number = 4, AskedAt = At,
            Pieces = 2, Counted = new CountedRule("reward/ten-percent", At, false),
        }),
        Standing(new AccountEvent.BecameAvailable { At = At, Standing = Usual, Lot = new PendingLot(At, Expiry, 70) }),
        Standing(new AccountEvent.Expired { At = At, Standing = Usual, Lot = new Lot(Expiry, 12) }),
        Standing(new AccountEvent.ExpiryNeared { At = At, Standing = Usual, Lots = [new Lot(Expiry, 12), new Lot(Expiry + Duration.FromDays(1), 7)] }),
        Standing(new AccountEvent.BirthdayCame { At = At, Standing = Usual, Year = 2027, Earning = Earned("birthday", null, 1500) }),
        Standing(new AccountEvent.MembershipLasted { At = At, Standing = Usual, Months = 2, Earning = Earned("two-months", null, 200) }),
        Standing(new AccountEvent.TierAssessed { At = At, Standing = Usual, Before = "silver" }),
        .. DealingSamples.Of(Usual, Earned("gift", null, 70) with { Vouchers = [DealingSamples.Voucher] }).Select(Standing),
    ];

    public static readonly CatalogueEvent[] CatalogueEvents =
    [
        new CatalogueEvent.ProgramPublished("{ \"id\": \"café\" }"),
        new CatalogueEvent.PromotionPut("double", "{ \"multiply\": 2 }"),
        new CatalogueEvent.PromotionSwitched("double", false),
        new CatalogueEvent.ClockMoved(At),
        new CatalogueEvent.HolderListed("silo~0"),
        new CatalogueEvent.HolderRevoked("silo~0"),
    ];

    public static readonly PromotionEvent[] PromotionEvents =
    [
        new PromotionEvent.SliceGranted("silo~0", 7, 1500, 250),
        new PromotionEvent.HolderSettled("silo~0", 1200),
        new PromotionEvent.FreeSpendingCounted(800, 12),
    ];

    public static Account Account => new()
    {
        Member = Facts,
        EnrolledAt = At,
        Seen = At,
        LastActivity = At,
        Tier = Usual.Tier,
        Lots = [new Lot(Expiry, 900), new Lot(Instant.MaxValue, 100)],
        Pending = [new PendingLot(At, Expiry, 70)],
        WarnedUpTo = Expiry,
        Owed = 0,
        Books = new Books(2000, 500, 300, 200, 40, 50, 60),
        LifetimePoints = 1800,
        KeptPurchases = 4,
        Contributions = [new Contribution(At, 33.9m, 0.9m)],
        RuleUses = ImmutableDictionary<string, RuleUse>.Empty.Add("review", new RuleUse([At], ["HAT"])),
        PromotionUses = ImmutableDictionary<string, long>.Empty.Add("double", 1695),
        BirthdayYear = 2026,
        MembershipMonths = 2,
        Dealings = DealingSamples.Dealings,
    };

    private static MemberFacts Facts => new()
    {
        Region = "NY", Locale = "en-US", Currency = Currency.Parse("USD"), Tags = ["press"], BirthMonth = 3,
    };

    private static Standing Usual => new()
    {
        Tier = new TierHeld("gold", At, Expiry, Expiry + Duration.FromDays(30)), TierName = "Gold", Metric = TierMetric.Spend,
        Value = 600.5m, NextTier = "vip", Threshold = 1000, Currency = Currency.Parse("USD"), Locale = "en-US",
    };

    private static Order Bought => new()
    {
        Currency = Currency.Parse("USD"), Channel = "web", PaymentMethod = "house-card", Partner = "hotel", Paid = 0.1m,
        Lines = [new Line("HAT", 2, 12.50m, "hats", "Acme"), new Line("FREE", 1, 0)],
    };

    private static PricingFacts Priced => new()
    {
        At = At, Tier = "gold", OrderNumber = 4, Region = "NY", Tags = ["press"], Exhausted = ["first-purchase"],
        Allowances = [new Allowance("double", 0)], Budgeted = [new Allowance("double", 3390)],
    };

    private static Earning Earned(string rule, string? promotion, long points) => new()
    {
        Breakdown = [new Share(rule, promotion, points)], AvailableAt = At + Duration.FromDays(14), ExpiresAt = Expiry,
        Counted = [new CountedRule(rule, Instant.FromUtc(2026, 3, 9, 15, 0), true)], MovesExpiry = true,
    };

    private static AccountEvent Standing(AccountEvent happened) =>
        happened with { After = new Figures(1000, 70, 0, 0), Content = "0123456789abcdef0123456789abcdef" };
}
