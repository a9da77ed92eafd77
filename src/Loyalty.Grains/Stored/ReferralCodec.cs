using System.Diagnostics;
using System.Text.Json;
using Loyalty.Domain.Referrals;

namespace Loyalty.Grains.Stored;

/// <summary>Events of referral codes to bytes and back.</summary>
internal static class ReferralCodec
{
    private static readonly StoredJson Json = StoredJson.Default;

    public static ReadOnlyMemory<byte> Write(ReferralEvent happened) => happened switch
    {
        ReferralEvent.Claimed it => Envelope.Write("claimed", it, Json.ReferralClaimed),
        ReferralEvent.FriendKept it => Envelope.Write("friendKept", it, Json.FriendKept),
        ReferralEvent.FriendReversed it => Envelope.Write("friendReversed", it, Json.FriendReversed),
        ReferralEvent.EffectConfirmed it => Envelope.Write("effectConfirmed", it, Json.ReferralEffectConfirmed),
        _ => throw new UnreachableException($"No stored form for {happened.GetType()}."),
    };

    public static ReferralEvent Read(ReadOnlyMemory<byte> body)
    {
        var reader = Envelope.Open(body, out var kind);
        return kind switch
        {
            "claimed" => Envelope.Read(ref reader, Json.ReferralClaimed),
            "friendKept" => Envelope.Read(ref reader, Json.FriendKept),
            "friendReversed" => Envelope.Read(ref reader, Json.FriendReversed),
            "effectConfirmed" => Envelope.Read(ref reader, Json.ReferralEffectConfirmed),
            _ => throw new JsonException($"An event of kind '{kind}' was written by a later release: run that release."),
        };
    }
}
