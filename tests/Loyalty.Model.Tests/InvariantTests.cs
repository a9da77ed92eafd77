using Loyalty.Model.Document;
using Loyalty.Model.Ledger;

namespace Loyalty.Model.Tests;

/// <summary>What must hold after any sequence of commands.</summary>
public sealed class InvariantTests
{
    private const string Earn = Programs.OnePerUnit + """
        , { "id": "first", "on": "purchase", "where": { "orderNumber": [1] }, "give": { "points": 15 } },
        { "id": "b", "on": "purchase", "where": { "sku": ["B"] }, "give": { "points": 3, "per": 2 }, "instead": ["purchase"] },
        { "id": "act", "on": "activity:act", "give": { "points": 7 }, "limit": { "times": 2, "per": "P3D" } },
        { "id": "birthday", "on": "birthdayMonth", "give": { "points": 11 } }
        """;

    private const string Double = """{ "id": "d", "multiply": 2, "weekly": ["sat", "sun"], "stack": "best", "perMember": 60 }""";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_books_balance_after_every_command(int seed)
    {
        var random = new Random(seed);
        var program = ProgramReader.Read(AnyProgram(random));
        var commands = AnyCommands(random);
        for (var count = 1; count <= commands.Count; count++)
        {
            var figures = Replay.Run(program, commands.Take(count), commands[count - 1].At).Figures;

            (figures.Balance + figures.Pending + figures.Redeemed + figures.Expired + figures.Reversed - figures.Owed)
                .ShouldBe(figures.Issued);
            figures.Lots.Sum(lot => lot.Points).ShouldBe(figures.Balance);
            figures.Lots.ShouldAllBe(lot => lot.Points > 0);
            figures.PendingLots.ShouldAllBe(lot => lot.Points > 0);
            figures.Lots.Select(lot => lot.ExpiresAt).ShouldBeUnique();
            figures.LifetimePoints.ShouldBeGreaterThanOrEqualTo(Corrections(commands));
            figures.Owed.ShouldBeGreaterThanOrEqualTo(0);
            (figures.Owed > 0 && figures.Balance > 0).ShouldBeFalse("points are there while some are owed");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void When_every_order_has_gone_back_nothing_of_them_counts(int seed)
    {
        var random = new Random(seed);
        var program = ProgramReader.Read(AnyProgram(random));
        var commands = AnyCommands(random);
        var end = commands.Max(command => command.At);
        var orders = commands.OfType<Purchase>().Select(purchase => purchase.Id);
        commands.AddRange(orders.Select(order => new Return($"all-{order}", end, order)).ToList());

        var outcome = Replay.Run(program, commands, end);

        var given = outcome.Receipts.Where(receipt => receipt.Command is Activity or Enrolment or Adjustment).Sum(receipt => receipt.Points);
        var birthdays = outcome.Figures.LifetimePoints - given;
        (birthdays % 11).ShouldBe(0);
        birthdays.ShouldBeLessThanOrEqualTo(22);
        (outcome.Figures.MetricValue + Corrections(commands)).ShouldBeLessThanOrEqualTo(outcome.Figures.LifetimePoints);
    }

    /// <summary>What staff took at most: lifetime points may be so far below zero.</summary>
    private static long Corrections(IEnumerable<Command> commands) =>
        commands.OfType<Adjustment>().Sum(adjustment => Math.Min(0, adjustment.Points));

    private static string AnyProgram(Random random)
    {
        var points = new List<string> { $"\"rounding\": \"{Any(random, "down", "nearest", "up")}\"" };
        if (random.Next(2) == 0)
        {
            points.Add($"\"pendingFor\": \"P{random.Next(1, 20)}D\"");
        }

        if (random.Next(4) > 0)
        {
            var expire = $"\"after\": \"P{random.Next(1, 40)}D\", \"from\": \"{Any(random, "earning", "lastActivity")}\"";
            points.Add($"\"expire\": {{ {expire}, \"at\": \"{Any(random, "exact", "endOfDay", "endOfMonth")}\" }}");
        }

        var tiers = $"\"over\": \"P20D\", \"downgrade\": \"{Any(random, "never", "atOnce", "atPeriodEnd")}\", \"grace\": \"P2D\"";
        return Programs.With(
            Earn,
            string.Join(',', points),
            Programs.Tiers(Any(random, "points", "lifetimePoints"), tiers),
            Double,
            zone: "America/New_York",
            debt: Any(random, "allowed", "capped"));
    }

    private static List<Command> AnyCommands(Random random)
    {
        var at = Story.Time("2026-02-10T00:00Z");
        var commands = new List<Command> { new Enrolment("member", at, random.Next(1, 5)) };
        for (var index = 0; index < 30; index++)
        {
            at += Duration.FromHours(random.Next(-20, 120));
            commands.Add(AnyCommand(random, $"id-{index}", at));
        }

        return commands;
    }

    private static Command AnyCommand(Random random, string id, Instant at) => random.Next(10) switch
    {
        < 4 => new Purchase(id, at, "EUR", [
            .. Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
                new PurchaseLine(Any(random, "A", "B"), random.Next(1, 4), random.Next(1, 4000) / 100m))]),
        4 => new Return(id, at, $"id-{random.Next(30)}"),
        5 => new Return(id, at, $"id-{random.Next(30)}", [new ReturnLine(Any(random, "A", "B"), random.Next(1, 3))]),
        6 => new Return(id, at, $"id-{random.Next(30)}", Amount: random.Next(1, 2000) / 100m),
        7 => new Redemption(id, at, random.Next(1, 60)),
        8 => new Adjustment(id, at, random.Next(-20, 20)),
        _ => new Activity(id, at, "act"),
    };

    private static string Any(Random random, params string[] texts) => texts[random.Next(texts.Length)];
}
