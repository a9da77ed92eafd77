using System.Diagnostics;
using System.Text.Json;
using Loyalty.Domain.Accounts;
using Loyalty.Grains.Members;

namespace Loyalty.Grains.Stored;

/// <summary>Events and snapshots of accounts to bytes and back.</summary>
internal static class AccountCodec
{
    /// <summary>To be raised when an account has new fields or events come to mean something else: older snapshots are then ignored.</summary>
    private const string SnapshotForm = "account3";

    private static readonly StoredJson Json = StoredJson.Default;

    public static ReadOnlyMemory<byte> Write(AccountEvent happened) => happened switch
    {
        AccountEvent.Enrolled enrolled => Envelope.Write("enrolled", enrolled, Json.Enrolled),
        AccountEvent.Purchased award when PurchasedWriter.Knows(award) => Envelope.Write("purchased", award, PurchasedWriter.Write),
        AccountEvent.Purchased purchased => Envelope.Write("purchased", purchased, Json.Purchased),
        AccountEvent.Returned returned => Envelope.Write("returned", returned, Json.Returned),
        AccountEvent.ActivityDone activity => Envelope.Write("activityDone", activity, Json.ActivityDone),
        AccountEvent.Redeemed redeemed => Envelope.Write("redeemed", redeemed, Json.Redeemed),
        AccountEvent.BecameAvailable available => Envelope.Write("becameAvailable", available, Json.BecameAvailable),
        AccountEvent.Expired expired => Envelope.Write("expired", expired, Json.Expired),
        AccountEvent.BirthdayCame birthday => Envelope.Write("birthdayCame", birthday, Json.BirthdayCame),
        AccountEvent.MembershipLasted lasted => Envelope.Write("membershipLasted", lasted, Json.MembershipLasted),
        AccountEvent.TierAssessed assessed => Envelope.Write("tierAssessed", assessed, Json.TierAssessed),
        AccountEvent.ExpiryNeared it => Envelope.Write("expiryNeared", it, Json.ExpiryNeared),
        AccountEvent.Described it => Envelope.Write("described", it, Json.Described),
        AccountEvent.PointsHeld it => Envelope.Write("pointsHeld", it, Json.PointsHeld),
        AccountEvent.StockAsked it => Envelope.Write("stockAsked", it, Json.StockAsked),
        AccountEvent.StockRefused it => Envelope.Write("stockRefused", it, Json.StockRefused),
        AccountEvent.Captured it => Envelope.Write("captured", it, Json.Captured),
        AccountEvent.Released it => Envelope.Write("released", it, Json.Released),
        AccountEvent.RedemptionReversed it => Envelope.Write("redemptionReversed", it, Json.RedemptionReversed),
        AccountEvent.GiftSent it => Envelope.Write("giftSent", it, Json.GiftSent),
        AccountEvent.GiftReceived it => Envelope.Write("giftReceived", it, Json.GiftReceived),
        AccountEvent.GiftBounced it => Envelope.Write("giftBounced", it, Json.GiftBounced),
        AccountEvent.ReferralEarned it => Envelope.Write("referralEarned", it, Json.ReferralEarned),
        AccountEvent.ReferralReversed it => Envelope.Write("referralReversed", it, Json.ReferralReversed),
        AccountEvent.EffectConfirmed it => Envelope.Write("effectConfirmed", it, Json.EffectConfirmed),
        AccountEvent.AdjustmentProposed it => Envelope.Write("adjustmentProposed", it, Json.AdjustmentProposed),
        AccountEvent.Adjusted it => Envelope.Write("adjusted", it, Json.Adjusted),
        AccountEvent.Frozen it => Envelope.Write("frozen", it, Json.Frozen),
        AccountEvent.Invited it => Envelope.Write("invited", it, Json.Invited),
        AccountEvent.Withdrawn it => Envelope.Write("withdrawn", it, Json.Withdrawn),
        _ => throw new UnreachableException($"No stored form for {happened.GetType()}."),
    };

    public static AccountEvent Read(ReadOnlyMemory<byte> body)
    {
        var reader = Envelope.Open(body, out var kind);
        return kind switch
        {
            "enrolled" => Shared(Envelope.Read(ref reader, Json.Enrolled)),
            "purchased" => Envelope.Read(ref reader, Json.Purchased),
            "returned" => Envelope.Read(ref reader, Json.Returned),
            "activityDone" => Envelope.Read(ref reader, Json.ActivityDone),
            "redeemed" => Envelope.Read(ref reader, Json.Redeemed),
            "becameAvailable" => Envelope.Read(ref reader, Json.BecameAvailable),
            "expired" => Envelope.Read(ref reader, Json.Expired),
            "birthdayCame" => Envelope.Read(ref reader, Json.BirthdayCame),
            "membershipLasted" => Envelope.Read(ref reader, Json.MembershipLasted),
            "tierAssessed" => Envelope.Read(ref reader, Json.TierAssessed),
            "expiryNeared" => Envelope.Read(ref reader, Json.ExpiryNeared),
            "described" => Shared(Envelope.Read(ref reader, Json.Described)),
            "pointsHeld" => Envelope.Read(ref reader, Json.PointsHeld),
            "stockAsked" => Envelope.Read(ref reader, Json.StockAsked),
            "stockRefused" => Envelope.Read(ref reader, Json.StockRefused),
            "captured" => Envelope.Read(ref reader, Json.Captured),
            "released" => Envelope.Read(ref reader, Json.Released),
            "redemptionReversed" => Envelope.Read(ref reader, Json.RedemptionReversed),
            "giftSent" => Envelope.Read(ref reader, Json.GiftSent),
            "giftReceived" => Envelope.Read(ref reader, Json.GiftReceived),
            "giftBounced" => Envelope.Read(ref reader, Json.GiftBounced),
            "referralEarned" => Envelope.Read(ref reader, Json.ReferralEarned),
            "referralReversed" => Envelope.Read(ref reader, Json.ReferralReversed),
            "effectConfirmed" => Envelope.Read(ref reader, Json.EffectConfirmed),
            "adjustmentProposed" => Envelope.Read(ref reader, Json.AdjustmentProposed),
            "adjusted" => Envelope.Read(ref reader, Json.Adjusted),
            "frozen" => Envelope.Read(ref reader, Json.Frozen),
            "invited" => Envelope.Read(ref reader, Json.Invited),
            "withdrawn" => Envelope.Read(ref reader, Json.Withdrawn),
            _ => throw new JsonException($"An event of kind '{kind}' was written by a later release: run that release."),
        };
    }

    public static ReadOnlyMemory<byte> WriteSnapshot(Account account) => Envelope.Write(SnapshotForm, account, Json.Account);

    /// <summary>The account of a snapshot; null where it is of another form or broken: the events say it all again.</summary>
    public static Account? ReadSnapshot(ReadOnlyMemory<byte> body)
    {
        try
        {
            var reader = Envelope.Open(body, out var form);
            return form == SnapshotForm ? Shared(Envelope.Read(ref reader, Json.Account)) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static AccountEvent.Enrolled Shared(AccountEvent.Enrolled enrolled) => enrolled with { Member = SharedFacts.Of(enrolled.Member) };

    private static AccountEvent.Described Shared(AccountEvent.Described described) =>
        described with { Member = SharedFacts.Of(described.Member) };

    private static Account Shared(Account account) => account with { Member = SharedFacts.Of(account.Member) };
}
