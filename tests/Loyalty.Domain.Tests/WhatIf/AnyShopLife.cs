using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Money;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Tests.Agreement;
using NodaTime;

namespace Loyalty.Domain.Tests.WhatIf;

/// <summary>All that can be asked of an account, at random: the same seed, the same life.</summary>
internal sealed class AnyShopLife
{
    private static readonly Currency Dollars = Currency.Parse("USD");
    private readonly Random random;
    private readonly ShopLife life;
    private int ids;

    private AnyShopLife(Random random, string document) => (this.random, life) = (random, new ShopLife(document));

    public static (string Document, ShopLife Life) Of(int seed)
    {
        var random = new Random(seed);
        var document = Document(random);
        var any = new AnyShopLife(random, document);
        any.Live(random.Next(5, 80));
        return (document, any.life);
    }

    public static string Document(Random random) => $$"""
        {
          "id": "shop", "name": { "en": "Shop" }, "timeZone": "America/New_York", "currencies": ["USD"],
          "points": {
            "worth": { "USD": 0.01 }, "holdFor": "{{random.Any("PT1H", "P10D")}}"
            {{random.Any("", """, "pendingFor": "P3D" """)}}
            {{random.Any(
                "", """, "expire": { "after": "P2M", "from": "lastActivity" }""",
                """, "expire": { "after": "P45D", "from": "earning" }, "warnBefore": "P10D" """)}}
          },
          "tiers": {{random.Any(Lifetime, Points, Balance)}},
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } },
            { "id": "review", "on": "activity:review", "give": { "points": 20 }, "once": "perSubject" },
            { "id": "months", "on": "membership", "where": { "months": [1, 5] }, "give": { "points": 8 } },
            { "id": "birthday", "on": "birthdayMonth", "give": { "points": 30 } }
          ],
          "referral": { "referrer": { "points": 25 }, "friend": { "points": 15 }, "window": "P60D"{{random.Any("", """, "keptFor": "P7D" """)}} },
          "gifts": { "maxPerDay": 80 },
          "adjustments": { "secondApprovalAbove": 50 },
          "debt": "{{random.Any("allowed", "allowed", "capped")}}",
          "rewards": [
            { "id": "cup", "points": 40, "gives": { "product": "CUP" } },
            { "id": "tote", "points": 30, "gives": { "product": "TOTE" }, "stock": 100, "limit": { "times": 2, "per": "P30D" } },
            { "id": "five", "points": 20, "gives": { "giftVoucher": { "USD": 5 } }, "multiple": true }
          ]
        }
        """;

    private const string Lifetime = """
        { "metric": "lifetimePoints", "levels": [{ "id": "basic", "from": 0 }, { "id": "gold", "from": 150 }, { "id": "vip", "invitationOnly": true }] }
        """;

    private const string Points = """
        { "metric": "points", "over": "P90D", "downgrade": "atOnce", "grace": "P5D",
          "levels": [{ "id": "basic", "from": 0 }, { "id": "gold", "from": 150 }, { "id": "vip", "invitationOnly": true }] }
        """;

    private const string Balance = """
        { "metric": "balance", "downgrade": "atPeriodEnd",
          "levels": [{ "id": "basic", "from": 0 }, { "id": "gold", "from": 150 }, { "id": "vip", "invitationOnly": true }] }
        """;

    private void Live(int length)
    {
        life.Do(new AccountCommand.Enrol(Facts())
        {
            Referral = random.Next(2) == 0 ? new ReferralClaim("CODE", "ben", IsOwn: false) : null,
        });
        for (var step = 0; step < length; step++)
        {
            life.Later(random.Next(4) == 0 ? Duration.FromDays(random.Next(1, 30)) : Duration.FromMinutes(random.Next(0, 2000)));
            Step();
        }
    }

    private void Step()
    {
        var id = $"id-{ids++}";
        switch (random.Next(12))
        {
            case < 3:
                life.Do(Purchase(id));
                break;
            case 3:
                life.Do(Return(id));
                break;
            case < 6:
                life.Do(Redeem(id));
                break;
            case < 8 when life.Waiting.Length > 0:
                var waiting = life.Waiting[random.Next(life.Waiting.Length)];
                var outcome = random.Next(3) == 0 && waiting.Effect is Effect.TakeStock or Effect.DeliverGift ? EffectOutcome.Refused : EffectOutcome.Done;
                life.Do(new AccountCommand.Confirm(waiting.Number, outcome));
                break;
            case 8:
                life.Look();
                break;
            case 9:
                life.Do(OfStaff(id));
                break;
            default:
                life.Do(OfOthers(id));
                break;
        }
    }

    private AccountCommand Purchase(string id)
    {
        var lines = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Line(random.Any("A", "B"), random.Next(1, 4), random.Next(1, 4000) / 100m));
        return new AccountCommand.Purchase(random.Next(4) == 0 ? $"paid-{random.Next(6)}{id}" : id, new Order { Currency = Dollars, Lines = [.. lines] })
        {
            OccurredAt = random.Next(6) == 0 ? Instant.Max(life.Now - Duration.FromDays(random.Next(1, 20)), life.Account!.EnrolledAt) : null,
            PointsPaid = random.Next(3) == 0 ? random.Next(1, 300) : 0,
            Vouchers = random.Next(4) == 0 ? [new VoucherPayment(true, Dollars, random.Next(1, 600) / 100m)] : [],
        };
    }

    private AccountCommand Return(string id) => new AccountCommand.Return(id, Known<AccountEvent.Purchased>(award => award.OrderId)) is var back
        && random.Next(3) is var way && way == 0 ? back
        : way == 1 ? back with { Amount = random.Next(1, 3000) / 100m }
        : back with { Lines = [new Pieces(random.Any("A", "B"), random.Next(1, 3))] };

    private AccountCommand Redeem(string id) => random.Next(6) switch
    {
        0 => new AccountCommand.Capture(Known<AccountEvent.PointsHeld>(held => held.Hold.RedemptionId)),
        1 => new AccountCommand.Release(Known<AccountEvent.PointsHeld>(held => held.Hold.RedemptionId)),
        2 => new AccountCommand.Restore(Known<AccountEvent.Redeemed>(redeemed => redeemed.RedemptionId)),
        3 => new AccountCommand.Redeem(id)
        {
            Points = random.Next(1, 60),
            OrderId = random.Next(2) == 0 ? Known<AccountEvent.Purchased>(award => award.OrderId) : $"id-{ids + random.Next(5)}",
            Hold = random.Next(2) == 0,
        },
        _ => new AccountCommand.Redeem(id) { RewardId = random.Any("cup", "tote", "tote", "five"), Hold = random.Next(2) == 0 },
    };

    private AccountCommand OfStaff(string id) => random.Next(7) switch
    {
        0 or 1 => new AccountCommand.Adjust(id, random.Next(-80, 81) is var points && points == 0 ? 1 : points, "why") { Actor = "carl" },
        2 => new AccountCommand.Approve(Known<AccountEvent.AdjustmentProposed>(asked => asked.Proposal.AdjustmentId)) { Actor = "dora" },
        3 => new AccountCommand.Freeze(id, random.Next(3) == 0, null),
        4 => new AccountCommand.Invite(id, "vip", random.Next(2) == 0 ? life.Now + Duration.FromDays(20) : null),
        5 => new AccountCommand.Withdraw(Known<AccountEvent.Invited>(invited => invited.InvitationId)),
        _ => new AccountCommand.Describe(id, Facts()),
    };

    private AccountCommand OfOthers(string id) => random.Next(6) switch
    {
        0 => new AccountCommand.Give(id, "eve", random.Next(1, 40)) { IsKnown = true },
        1 or 2 => new AccountCommand.ReceiveGift(
            id, "eve", [new Lot(life.Now - Duration.FromDays(1), 3), new Lot(life.Now + Duration.FromDays(random.Next(1, 60)), random.Next(1, 50))]),
        3 => new AccountCommand.EarnReferral("MINE", $"friend-{id}", "o"),
        4 => new AccountCommand.LoseReferral("MINE", Lost(), "o"),
        _ => new AccountCommand.Act(id, "review", random.Any("x", "y")),
    };

    /// <summary>A friend whose reward is not lost yet, or nobody.</summary>
    private string Lost()
    {
        var lost = life.Ledger.OfType<AccountEvent.ReferralReversed>().Select(reversed => reversed.Other).ToHashSet();
        return life.Ledger.OfType<AccountEvent.ReferralEarned>().FirstOrDefault(earned => !earned.IsFriend && !lost.Contains(earned.Other))?.Other
            ?? "nobody";
    }

    private MemberFacts Facts() => new()
    {
        Region = random.Any("FR", "US"),
        BirthMonth = random.Next(3) == 0 ? random.Next(1, 13) : null,
    };

    private string Known<T>(Func<T, string> idOf)
        where T : AccountEvent =>
        life.Ledger.OfType<T>().ToList() is { Count: > 0 } known ? idOf(known[random.Next(known.Count)]) : "none";
}
