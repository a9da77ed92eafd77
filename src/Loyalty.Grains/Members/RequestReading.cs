using System.Collections.Immutable;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Orders;
using NodaTime.Extensions;

namespace Loyalty.Grains.Members;

/// <summary>Requests to commands: every fault of their shape is told with its JSON pointer.</summary>
internal static class RequestReading
{
    private const decimal MostMoney = 1_000_000_000m;

    public static (AccountCommand.Enrol? Command, Refusal? Refusal) Enrol(EnrolRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/memberId", request.MemberId);
        faults.Text("/region", request.Region);
        faults.Text("/locale", request.Locale);
        faults.Texts("/tags", request.Tags);
        faults.Personal("/name", request.Name);
        faults.Personal("/email", request.Email);
        faults.Personal("/phone", request.Phone);
        faults.Check(request.ReferralCode is null, "/referralCode", "unsupported", "referral codes are not served yet: leave it out");
        var birthday = faults.Birthday("/birthday", request.Birthday);
        var facts = new MemberFacts
        {
            MemberId = request.MemberId,
            Region = request.Region,
            Locale = request.Locale,
            Currency = request.Currency is null ? null : faults.Currency("/currency", request.Currency),
            Tags = [.. request.Tags ?? []],
            BirthMonth = birthday,
        };
        var command = new AccountCommand.Enrol(facts)
        {
            OccurredAt = request.EnrolledAt?.ToInstant(),
            Content = Fingerprint.Of(request with { Name = null, Email = null, Phone = null, Birthday = null }),
        };
        return faults.Refusal is { } refusal ? (null, refusal) : (command, null);
    }

    public static (AccountCommand.Purchase? Command, Refusal? Refusal) Purchase(PurchaseRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/orderId", request.OrderId);
        var command = Purchase(request, faults) with { Content = Fingerprint.Of(request) };
        return faults.Refusal is { } refusal ? (null, refusal) : (command, null);
    }

    public static (AccountCommand.Purchase? Command, Refusal? Refusal) Quote(QuoteRequest request)
    {
        var faults = new RequestFaults();
        var command = Purchase(request.Purchase, faults);
        return faults.Refusal is { } refusal ? (null, refusal) : (command, null);
    }

    public static (AccountCommand.Return? Command, Refusal? Refusal) Return(ReturnRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/returnId", request.ReturnId);
        faults.Id("/orderId", request.OrderId);
        faults.Check(request.Lines is null || request.Amount is null, "/amount", "either-or", "give lines or an amount, not both");
        faults.Money("/amount", request.Amount, isPositive: true);
        faults.Check(request.Lines is not { Length: 0 or > 1_000 }, "/lines", "out-of-range", "give 1 to 1,000 lines, or leave them out");
        for (var place = 0; place < request.Lines?.Length; place++)
        {
            faults.Sku($"/lines/{place}/sku", request.Lines[place].Sku);
            faults.Pieces($"/lines/{place}/quantity", request.Lines[place].Quantity);
        }

        var command = new AccountCommand.Return(request.ReturnId, request.OrderId)
        {
            OccurredAt = request.OccurredAt?.ToInstant(),
            Lines = request.Lines?.Select(line => new Pieces(line.Sku, line.Quantity)).ToImmutableArray(),
            Amount = request.Amount,
            Content = Fingerprint.Of(request),
        };
        return faults.Refusal is { } refusal ? (null, refusal) : (command, null);
    }

    public static (AccountCommand.Act? Command, Refusal? Refusal) Act(ActivityRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/activityId", request.ActivityId);
        faults.Id("/type", request.Type);
        faults.Text("/subject", request.Subject);
        var command = new AccountCommand.Act(request.ActivityId, request.Type, request.Subject)
        {
            OccurredAt = request.OccurredAt?.ToInstant(),
            Content = Fingerprint.Of(request),
        };
        return faults.Refusal is { } refusal ? (null, refusal) : (command, null);
    }

    public static (AccountCommand.Redeem? Command, Refusal? Refusal) Redeem(RedemptionRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/redemptionId", request.RedemptionId);
        faults.Text("/rewardId", request.RewardId);
        faults.Text("/orderId", request.OrderId);
        faults.Check(request.RewardId is not null || request.Points is not null, "/rewardId", "required", "give a rewardId, or points");
        faults.Check(request.Points is null or (> 0 and <= RequestFaults.MostPoints), "/points", "out-of-range", "give 1 to 10^15 points");
        faults.Check(request.Hold is not true, "/hold", "unsupported", "holds are not served yet: redeem in one step");
        var command = new AccountCommand.Redeem(request.RedemptionId)
        {
            RewardId = request.RewardId,
            Points = request.Points,
            OrderId = request.OrderId,
            Content = Fingerprint.Of(request),
        };
        return faults.Refusal is { } refusal ? (null, refusal) : (command, null);
    }

    private static AccountCommand.Purchase Purchase(PurchaseRequest request, RequestFaults faults)
    {
        faults.Money("/shipping", request.Shipping);
        faults.Money("/tax", request.Tax);
        faults.Text("/channel", request.Channel);
        faults.Text("/paymentMethod", request.PaymentMethod);
        faults.Text("/partner", request.Partner);
        faults.Check(request.Vouchers is null or [], "/vouchers", "unsupported", "vouchers are not served yet: leave them out");
        faults.Check(
            request.PointsPaid is null or (>= 0 and <= RequestFaults.MostPoints), "/pointsPaid", "out-of-range", "give 0 to 10^15 points");
        var order = new Order
        {
            Currency = faults.Currency("/currency", request.Currency),
            Lines = Lines(request, faults),
            Channel = request.Channel,
            PaymentMethod = request.PaymentMethod,
            Partner = request.Partner,
        };
        return new AccountCommand.Purchase(request.OrderId, order)
        {
            OccurredAt = request.OccurredAt?.ToInstant(),
            PointsPaid = request.PointsPaid ?? 0,
        };
    }

    private static ImmutableArray<Line> Lines(PurchaseRequest request, RequestFaults faults)
    {
        if (!faults.Check(request.Lines is { Length: > 0 and <= 1_000 }, "/lines", "out-of-range", "give 1 to 1,000 lines"))
        {
            return [];
        }

        var lines = ImmutableArray.CreateBuilder<Line>(request.Lines.Length);
        var total = 0m;
        for (var place = 0; place < request.Lines.Length; place++)
        {
            var line = request.Lines[place];
            var isGood = faults.Line(place, line);
            lines.Add(new Line(line?.Sku!, line?.Quantity ?? 0, line?.UnitPrice ?? 0, line?.Category, line?.Brand));
            total += isGood ? lines[^1].Amount : 0;
        }

        faults.Check(total <= MostMoney, "/lines", "out-of-range", "an order is worth at most 1,000,000,000");
        return lines.MoveToImmutable();
    }
}
