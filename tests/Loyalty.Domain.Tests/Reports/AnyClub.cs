using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Domain.Tests.Reports;

/// <summary>Three members who do at random all that members and staff can do, and effects that arrive when they like.</summary>
internal sealed class AnyClub
{
    private static readonly string[] Members = ["ann", "ben", "carl"];
    private readonly Random random;
    private readonly List<string> orders = [];
    private readonly List<string> redemptions = [];

    public AnyClub(int seed, bool isLateAllowed)
    {
        random = new Random(seed);
        Club = new Club(ClubProgram.With(
            Any("America/New_York", "Pacific/Apia", "Europe/London"),
            Any(
                "\"after\": \"P12M\", \"at\": \"endOfYear\"",
                "\"after\": \"P3M\", \"at\": \"endOfDay\"",
                "\"after\": \"P2M\", \"at\": \"exact\"",
                "\"after\": \"P4M\", \"from\": \"lastActivity\", \"at\": \"endOfMonth\""),
            Any("", "\"pendingFor\": \"P14D\",")))
        {
            Clock = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(500_000)),
        };
        IsLateAllowed = isLateAllowed;
        foreach (var member in Members)
        {
            Club.Enrol(member, Any(null, "EUR"));
        }
    }

    public Club Club { get; }

    private bool IsLateAllowed { get; }

    /// <summary>One thing happens, or is refused.</summary>
    public void Step()
    {
        Club.Clock += Duration.FromMinutes(random.Next(4) == 0 ? random.Next(100_000) : random.Next(2_000));
        var member = Any(Members);
        if (random.Next(3) == 0)
        {
            Club.CatchUp(member);
            Club.Deliver(member, random.Next(4) > 0);
            return;
        }

        Club.Do(member, Command(member));
    }

    private AccountCommand Command(string member) => random.Next(14) switch
    {
        < 4 => Purchase(),
        4 => new AccountCommand.Return(Club.NextId, Known(orders, "none")) { OccurredAt = Late(), Amount = random.Next(2) == 0 ? null : random.Next(1, 20) },
        5 => new AccountCommand.Act(Club.NextId, "review", null) { OccurredAt = Late() },
        6 or 7 => Redemption(),
        8 => new AccountCommand.Capture(Known(redemptions, "none")),
        9 => random.Next(2) == 0 ? new AccountCommand.Release(Known(redemptions, "none")) : new AccountCommand.Restore(Known(redemptions, "none")),
        10 => new AccountCommand.Give(Club.NextId, Any([.. Members.Where(other => other != member)]), random.Next(1, 40)) { IsKnown = true },
        11 => new AccountCommand.Adjust(Club.NextId, random.Next(-60, 60) is not 0 and var points ? points : 900, "a test"),
        12 => new AccountCommand.Describe(Club.NextId, new MemberFacts { Currency = Currency.Parse(Any("USD", "EUR")) }),
        _ => random.Next(3) switch
        {
            0 => new AccountCommand.Invite(Club.NextId, "vip", null),
            1 => new AccountCommand.Freeze(Club.NextId, random.Next(2) == 0, null),
            _ => new AccountCommand.Adjust(Club.NextId, 900, "a test"),
        },
    };

    private AccountCommand.Purchase Purchase()
    {
        orders.Add(Club.NextId);
        return new AccountCommand.Purchase(
            orders[^1],
            new Domain.Orders.Order
            {
                Currency = Currency.Parse(Any("USD", "EUR")),
                Lines = [new Domain.Orders.Line("A", 1, random.Next(1, 80))],
                Partner = Any(null, "hotel", "airline"),
            })
        {
            OccurredAt = Late(),
        };
    }

    private AccountCommand.Redeem Redemption()
    {
        redemptions.Add(Club.NextId);
        var redeem = new AccountCommand.Redeem(redemptions[^1]) { Hold = random.Next(2) == 0 };
        return random.Next(3) switch
        {
            0 => redeem with { RewardId = "mug" },
            1 => redeem with { RewardId = Any("five", "donate") },
            _ => redeem with { Points = random.Next(1, 30), OrderId = Known(orders, "later") },
        };
    }

    private Instant? Late() => IsLateAllowed && random.Next(4) == 0 ? Club.Clock - Duration.FromMinutes(random.Next(200_000)) : null;

    private string Known(IReadOnlyList<string> known, string otherwise) =>
        known.Count == 0 || random.Next(8) == 0 ? otherwise : known[^Math.Min(known.Count, random.Next(1, 6))];

    private T Any<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
