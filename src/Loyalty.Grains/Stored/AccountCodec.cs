using System.Diagnostics;
using System.Text.Json;
using Loyalty.Domain.Accounts;
using Loyalty.Grains.Members;

namespace Loyalty.Grains.Stored;

/// <summary>Events and snapshots of accounts to bytes and back.</summary>
internal static class AccountCodec
{
    /// <summary>To be raised when an account has new fields or events come to mean something else: older snapshots are then ignored.</summary>
    private const string SnapshotForm = "account1";

    private static readonly StoredJson Json = StoredJson.Default;

    public static ReadOnlyMemory<byte> Write(AccountEvent happened) => happened switch
    {
        AccountEvent.Enrolled enrolled => Envelope.Write("enrolled", enrolled, Json.Enrolled),
        AccountEvent.Purchased purchased => Envelope.Write("purchased", purchased, Json.Purchased),
        AccountEvent.Returned returned => Envelope.Write("returned", returned, Json.Returned),
        AccountEvent.ActivityDone activity => Envelope.Write("activityDone", activity, Json.ActivityDone),
        AccountEvent.Redeemed redeemed => Envelope.Write("redeemed", redeemed, Json.Redeemed),
        AccountEvent.BecameAvailable available => Envelope.Write("becameAvailable", available, Json.BecameAvailable),
        AccountEvent.Expired expired => Envelope.Write("expired", expired, Json.Expired),
        AccountEvent.BirthdayCame birthday => Envelope.Write("birthdayCame", birthday, Json.BirthdayCame),
        AccountEvent.MembershipLasted lasted => Envelope.Write("membershipLasted", lasted, Json.MembershipLasted),
        AccountEvent.TierAssessed assessed => Envelope.Write("tierAssessed", assessed, Json.TierAssessed),
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

    private static Account Shared(Account account) => account with { Member = SharedFacts.Of(account.Member) };
}
