using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Agreement;

/// <summary>A member's life at random: what is done, and how much time passes in between, edges of calendars preferred.</summary>
internal sealed class AnyHistory(Random random, string program, DateTimeZone zone, bool isLateAllowed)
{
    private readonly string[] activities =
        [.. new[] { "review", "share" }.Where(type => program.Contains($"activity:{type}", StringComparison.Ordinal))];

    // The engine keeps no past balances: whether a tier by balance was reached only with what goes back, it does not know.
    private readonly bool isByBalance = program.Contains("\"metric\": \"balance\"", StringComparison.Ordinal);

    private readonly bool isByLifetime = program.Contains("\"metric\": \"lifetimePoints\"", StringComparison.Ordinal)
        && program.Contains("-gold\"", StringComparison.Ordinal) | program.Contains("gold-extra", StringComparison.Ordinal);

    // An order's history is told from its award on: what of the same lot expired before a late award is not in it.
    private readonly HashSet<string> expiredOnArrival = [];

    private readonly List<Command> commands = [];
    private readonly AnyClock clock = new(random, program, zone);
    private Instant now;

    public IReadOnlyList<Command> Make(int length)
    {
        now = clock.Start();
        commands.Add(new Enrolment(
            "member", now, random.Next(3) == 0 ? null : random.Next(1, 13), random.Any("FR", "US"), random.Any("USD", "EUR"), [random.Any("staff", "none")]));
        while (commands.Count < length)
        {
            now = clock.Advance(AnyBefore);
            commands.Add(AnyCommand($"id-{commands.Count}"));
        }

        return commands;
    }

    private Instant AnyBefore() => commands[random.Next(commands.Count)].At;

    private Command AnyCommand(string id) => random.Next(20) switch
    {
        < 8 => AnyPurchase(id),
        < 12 when !isByBalance => AnyReturn(id),
        < 14 when activities.Length > 0 => new Activity(id, Late(), random.Any(activities), random.Any("x", "y", "z")),
        < 17 => AnyRedemption(id),
        17 => new SwitchPromotion(id, now, random.Any("double", "more", "extra", "alone"), random.Next(2) == 0),
        _ => new TimePasses(id, now),
    };

    private Purchase AnyPurchase(string id)
    {
        var lines = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new PurchaseLine(
            random.Any("A", "B", "C"), random.Next(1, 4), random.Next(20) == 0 ? 0 : random.Next(1, 5000) / 100m, random.Any("shoes", "bags")));
        var at = Late();
        if (now - at > Duration.FromDays(30))
            expiredOnArrival.Add(id);
        return new Purchase(
            id, at, random.Next(30) == 0 ? "JPY" : random.Any("USD", "EUR"), [.. lines], random.Any("web", "store"), random.Any("card", "cash"));
    }

    private Return AnyReturn(string id)
    {
        var orders = commands.OfType<Purchase>().Where(order => !expiredOnArrival.Contains(order.Id)).ToList();
        var order = orders.Count == 0 ? null : orders[random.Next(orders.Count)];
        var orderId = order?.Id ?? "none";
        return random.Next(4) switch
        {
            0 => new Return(id, now, orderId),
            1 => new Return(id, now, orderId, Amount: random.Next(1, 4000) / 100m),
            2 => new Return(id, now, orderId, Amount: Part(order)),
            _ => new Return(id, now, orderId, [new ReturnLine(random.Any("A", "B", "C"), random.Next(1, 3))]),
        };
    }

    /// <summary>A half or a third of an order, so that thirds add up to whole orders.</summary>
    private decimal Part(Purchase? order) => order is null ? 1
        : Math.Max(0.01m, Math.Round(order.Lines.Sum(line => line.Quantity * line.UnitPrice) / random.Next(2, 4), 2));

    private Redemption AnyRedemption(string id) => random.Next(3) == 0
        ? new Redemption(id, now, null, random.Any("cup", "tote", "donate", "nothing"))
        : new Redemption(id, now, random.Next(1, 60));

    /// <summary>
    /// Now, or some time before that, but never before the member joined. The tier of a past instant is known to the engine for
    /// the metrics with a period; for the others it prices by the tier of now.
    /// </summary>
    private Instant Late() =>
        !isLateAllowed || isByBalance || isByLifetime || random.Next(6) > 0 ? now : clock.Late(AnyBefore, commands[0].At);
}
