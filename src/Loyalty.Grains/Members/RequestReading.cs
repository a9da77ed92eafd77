using System.Collections.Immutable;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using Loyalty.Grains.Privacy;
using NodaTime.Extensions;

namespace Loyalty.Grains.Members;

/// <summary>Requests to commands: every fault of their shape is told with its JSON pointer; a command is made of a good one alone.</summary>
internal static class RequestReading
{
    public static (AccountCommand.Enrol? Command, Refusal? Refusal) Enrol(EnrolRequest request, string member)
    {
        var faults = new RequestFaults();
        faults.Id("/memberId", request.MemberId);
        faults.Check(request.MemberId == member, "/memberId", "other-member", "give the id of the member that is called");
        faults.Time("/enrolledAt", request.EnrolledAt);
        faults.Text("/region", request.Region);
        faults.Text("/locale", request.Locale);
        faults.Texts("/tags", request.Tags);
        faults.Personal("/name", request.Name);
        faults.Personal("/email", request.Email);
        faults.Personal("/phone", request.Phone);
        faults.Consents("/consents", request.Consents);
        faults.Text("/referralCode", request.ReferralCode);
        var birthMonth = faults.Birthday("/birthday", request.Birthday);
        Currency? currency = request.Currency is null ? null : faults.Currency("/currency", request.Currency);
        if (faults.Refusal is { } refusal)
        {
            return (null, refusal);
        }

        var facts = new MemberFacts
        {
            Region = request.Region,
            Locale = request.Locale,
            Currency = currency,
            Tags = [.. request.Tags ?? []],
            BirthMonth = birthMonth,
        };
        var content = Fingerprint.Of(Person.Masked(request));
        return (new AccountCommand.Enrol(SharedFacts.Of(facts)) { OccurredAt = request.EnrolledAt?.ToInstant(), Content = content }, null);
    }

    public static (AccountCommand.Purchase? Command, Refusal? Refusal) Purchase(PurchaseRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/orderId", request.OrderId);
        var currency = OrderReading.Check(request, faults);
        return faults.Refusal is { } refusal
            ? (null, refusal)
            : (OrderReading.Purchase(request, currency, Fingerprint.Of(request)), null);
    }

    public static (AccountCommand.Purchase? Command, Refusal? Refusal) Quote(QuoteRequest request)
    {
        var faults = new RequestFaults();
        faults.Time("/at", request.At);
        if (!faults.Check(request.Purchase is not null, "/purchase", "required", "give a purchase"))
        {
            return (null, faults.Refusal);
        }

        faults.Within("/purchase");
        var currency = OrderReading.Check(request.Purchase!, faults);
        return faults.Refusal is { } refusal ? (null, refusal) : (OrderReading.Purchase(request.Purchase!, currency, null), null);
    }

    public static (AccountCommand.Return? Command, Refusal? Refusal) Return(ReturnRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/returnId", request.ReturnId);
        faults.Id("/orderId", request.OrderId);
        faults.Time("/occurredAt", request.OccurredAt);
        faults.Check(request.Lines is null || request.Amount is null, "/amount", "either-or", "give lines or an amount, not both");
        faults.Money("/amount", request.Amount, isPositive: true);
        var isFew = faults.Check(
            request.Lines is not { Length: 0 or > 1_000 }, "/lines", "out-of-range", "give 1 to 1,000 lines, or leave them out");
        for (var place = 0; isFew && place < request.Lines?.Length; place++)
        {
            faults.Pieces(place, request.Lines[place]);
        }

        if (faults.Refusal is { } refusal)
        {
            return (null, refusal);
        }

        var command = new AccountCommand.Return(request.ReturnId, request.OrderId)
        {
            OccurredAt = request.OccurredAt?.ToInstant(),
            Lines = request.Lines?.Select(line => new Pieces(line.Sku, line.Quantity)).ToImmutableArray(),
            Amount = request.Amount,
            Content = Fingerprint.Of(request),
        };
        return (command, null);
    }

    public static (AccountCommand.Act? Command, Refusal? Refusal) Act(ActivityRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/activityId", request.ActivityId);
        faults.Id("/type", request.Type);
        faults.Text("/subject", request.Subject);
        faults.Time("/occurredAt", request.OccurredAt);
        if (faults.Refusal is { } refusal)
        {
            return (null, refusal);
        }

        var command = new AccountCommand.Act(request.ActivityId, request.Type, request.Subject)
        {
            OccurredAt = request.OccurredAt?.ToInstant(),
            Content = Fingerprint.Of(request),
        };
        return (command, null);
    }

    public static (AccountCommand.Redeem? Command, Refusal? Refusal) Redeem(RedemptionRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/redemptionId", request.RedemptionId);
        faults.Text("/rewardId", request.RewardId);
        faults.Text("/orderId", request.OrderId);
        faults.Check(request.RewardId is not null || request.Points is not null, "/rewardId", "required", "give a rewardId, or points");
        faults.Check(request.Points is null or (> 0 and <= RequestFaults.MostPoints), "/points", "out-of-range", "give 1 to 10^15 points");
        if (faults.Refusal is { } refusal)
        {
            return (null, refusal);
        }

        var command = new AccountCommand.Redeem(request.RedemptionId)
        {
            RewardId = request.RewardId,
            Points = request.Points,
            OrderId = request.OrderId,
            Hold = request.Hold is true,
            Content = Fingerprint.Of(request),
        };
        return (command, null);
    }
}
