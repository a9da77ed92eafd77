using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using Loyalty.Grains.Privacy;
using NodaTime.Extensions;

namespace Loyalty.Grains.Members;

/// <summary>Requests of gifts and of staff to commands: every fault of their shape is told with its JSON pointer.</summary>
internal static class DealingReading
{
    public static (AccountCommand.Give? Command, Refusal? Refusal) Give(GiftRequest request, string member)
    {
        var faults = new RequestFaults();
        faults.Id("/giftId", request.GiftId);
        faults.MemberId("/to", request.To);
        faults.Check(request.Points is > 0 and <= RequestFaults.MostPoints, "/points", "out-of-range", "give 1 to 10^15 points");
        return faults.Refusal is { } refusal ? (null, refusal) : (new AccountCommand.Give(request.GiftId, request.To, request.Points)
        {
            IsOneself = request.To == member,
            Content = Fingerprint.Of(request),
        }, null);
    }

    public static (AccountCommand.Adjust? Command, Refusal? Refusal) Adjust(AdjustmentRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/adjustmentId", request.AdjustmentId);
        faults.Check(
            request.Points is not 0 and >= -RequestFaults.MostPoints and <= RequestFaults.MostPoints,
            "/points",
            "out-of-range",
            "give a number of points other than 0, at most 10^15 either way");
        faults.Reason("/reason", request.Reason);
        faults.Actor("/actor", request.Actor);
        return faults.Refusal is { } refusal ? (null, refusal) : (new AccountCommand.Adjust(request.AdjustmentId, request.Points, request.Reason)
        {
            Actor = request.Actor,
            Content = Fingerprint.Of(request),
        }, null);
    }

    public static (AccountCommand.Approve? Command, Refusal? Refusal) Approve(string adjustmentId, ApprovalRequest request)
    {
        var faults = new RequestFaults();
        faults.Actor("/actor", request.Actor);
        return faults.Refusal is { } refusal ? (null, refusal) : (new AccountCommand.Approve(adjustmentId)
        {
            Actor = request.Actor,
            Content = Fingerprint.Of(request),
        }, null);
    }

    public static (AccountCommand.Freeze? Command, Refusal? Refusal) Freeze(FreezeRequest request, bool frozen)
    {
        var faults = new RequestFaults();
        faults.Id("/freezeId", request.FreezeId);
        faults.Reason("/reason", request.Reason);
        faults.Actor("/actor", request.Actor);
        return faults.Refusal is { } refusal ? (null, refusal) : (new AccountCommand.Freeze(request.FreezeId, frozen, request.Reason)
        {
            Actor = request.Actor,
            Content = frozen ? Fingerprint.Of(request) : $"end/{Fingerprint.Of(request)}",
        }, null);
    }

    public static (AccountCommand.Invite? Command, Refusal? Refusal) Invite(InvitationRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/invitationId", request.InvitationId);
        faults.Id("/tier", request.Tier);
        faults.Time("/until", request.Until);
        faults.Actor("/actor", request.Actor);
        return faults.Refusal is { } refusal
            ? (null, refusal)
            : (new AccountCommand.Invite(request.InvitationId, request.Tier, request.Until?.ToInstant())
            {
                Actor = request.Actor,
                Content = Fingerprint.Of(request),
            }, null);
    }

    public static (AccountCommand.Withdraw? Command, Refusal? Refusal) Withdraw(string invitationId, ApprovalRequest request)
    {
        var faults = new RequestFaults();
        faults.Actor("/actor", request.Actor);
        return faults.Refusal is { } refusal ? (null, refusal) : (new AccountCommand.Withdraw(invitationId)
        {
            Actor = request.Actor,
            Content = Fingerprint.Of(request),
        }, null);
    }

    /// <summary>What is left out stays as it is.</summary>
    public static (AccountCommand.Describe? Command, Refusal? Refusal) Describe(ProfileRequest request, MemberFacts known)
    {
        var faults = new RequestFaults();
        faults.Id("/changeId", request.ChangeId);
        faults.Text("/region", request.Region);
        faults.Text("/locale", request.Locale);
        faults.Texts("/tags", request.Tags);
        faults.Personal("/name", request.Name);
        faults.Personal("/email", request.Email);
        faults.Personal("/phone", request.Phone);
        faults.Consents("/consents", request.Consents);
        faults.Actor("/actor", request.Actor);
        var birthMonth = faults.Birthday("/birthday", request.Birthday);
        Currency? currency = request.Currency is null ? known.Currency : faults.Currency("/currency", request.Currency);
        if (faults.Refusal is { } refusal)
        {
            return (null, refusal);
        }

        var facts = new MemberFacts
        {
            Region = request.Region ?? known.Region,
            Locale = request.Locale ?? known.Locale,
            Currency = currency,
            Tags = request.Tags is { } tags ? [.. tags] : known.Tags,
            BirthMonth = birthMonth ?? known.BirthMonth,
        };
        return (new AccountCommand.Describe(request.ChangeId, SharedFacts.Of(facts))
        {
            Actor = request.Actor,
            Content = Fingerprint.Of(Person.Masked(request)),
        }, null);
    }
}
