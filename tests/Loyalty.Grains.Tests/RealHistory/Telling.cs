using System.Globalization;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Grains.Tests.RealHistory;

/// <summary>Tells a member's grain what the model's commands say, and what both make of it as one text.</summary>
internal static class Telling
{
    /// <summary>Tells what happened up to an instant, from the place where it was left.</summary>
    /// <returns>The place at which to go on.</returns>
    public static async Task<int> Tell(
        Shop shop, string program, string id, IReadOnlyList<Command> commands, int place, Instant until)
    {
        var member = shop.Member(id, program);
        for (; place < commands.Count && commands[place].At <= until; place++)
        {
            switch (commands[place])
            {
                case Enrolment enrolment:
                    (await member.Enrol(new EnrolRequest { MemberId = id, EnrolledAt = enrolment.At.ToDateTimeOffset(), Currency = enrolment.Currency }))
                        .Refusal.ShouldBeNull();
                    break;
                case Purchase purchase:
                    await member.Purchase(Of(purchase)).Value();
                    break;
                case Return back:
                    await member.Return(Of(back)).Value();
                    break;
            }
        }

        return place;
    }

    public static string Text(MemberView member) => Text(
        member.Tier.Id, member.Tier.Since, member.Progress.Value, (member.Balance, member.Pending, member.Owed, member.LifetimePoints));

    public static string Text(Figures figures) => Text(
        figures.Tier,
        figures.TierSince!.Value.ToDateTimeOffset(),
        figures.MetricValue,
        (figures.Balance, figures.Pending, figures.Owed, figures.LifetimePoints));

    private static string Text(
        string? tier, DateTimeOffset since, decimal value, (long Balance, long Pending, long Owed, long Lifetime) points) =>
        string.Create(CultureInfo.InvariantCulture, $"{tier} since {since.UtcDateTime:O} by {value:0.00####} with {points}");

    private static PurchaseRequest Of(Purchase purchase) => new()
    {
        OrderId = purchase.Id,
        OccurredAt = purchase.At.ToDateTimeOffset(),
        Currency = purchase.Currency,
        Lines = [.. purchase.Lines.Select(line => new OrderLine { Sku = line.Sku, Quantity = (int)line.Quantity, UnitPrice = line.UnitPrice })],
    };

    private static ReturnRequest Of(Return back) => new()
    {
        ReturnId = back.Id,
        OrderId = back.OrderId,
        OccurredAt = back.At.ToDateTimeOffset(),
        Lines = [.. back.Lines!.Select(line => new ReturnedPieces { Sku = line.Sku, Quantity = (int)line.Quantity })],
    };
}
