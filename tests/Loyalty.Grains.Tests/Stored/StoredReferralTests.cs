using System.Text;
using System.Text.Json;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Referrals;
using Loyalty.Grains.Stored;
using NodaTime;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>What is stored of a referral code, to the letter.</summary>
public sealed class StoredReferralTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 10, 15, 0);

    private static readonly (ReferralEvent Event, string Text)[] Samples =
    [
        (new ReferralEvent.Claimed("ann") { At = At }, """{"claimed":{"memberId":"ann","at":"2026-03-10T15:00:00Z"}}"""),
        (new ReferralEvent.FriendKept("ben", "o-1", true) { At = At, Effects = [new Effect.CreditReferrer("ann", "ben", "o-1")] },
            """
            {"friendKept":{"friend":"ben","orderId":"o-1","isRewarded":true,"at":"2026-03-10T15:00:00Z","effects":
            [{"creditReferrer":{"referrer":"ann","friend":"ben","orderId":"o-1"}}]}}
            """),
        (new ReferralEvent.FriendReversed("ben", "o-1", "o-2", true)
            {
                At = At,
                Effects = [new Effect.DebitReferrer("ann", "ben", "o-1", 1), new Effect.CreditReferrer("ann", "ben", "o-2")],
            },
            """
            {"friendReversed":{"friend":"ben","orderId":"o-1","nextOrderId":"o-2","isNextRewarded":true,"at":"2026-03-10T15:00:00Z","effects":
            [{"debitReferrer":{"referrer":"ann","friend":"ben","orderId":"o-1","credit":1}},
            {"creditReferrer":{"referrer":"ann","friend":"ben","orderId":"o-2"}}]}}
            """),
        (new ReferralEvent.EffectConfirmed(1, true) { At = At }, """{"effectConfirmed":{"number":1,"isDone":true,"at":"2026-03-10T15:00:00Z"}}"""),
    ];

    [Fact]
    public void Every_event_of_a_referral_is_written_as_ever_and_read_back()
    {
        Samples.Select(sample => sample.Event.GetType()).ShouldBe(
            typeof(ReferralEvent).GetNestedTypes().Where(nested => nested.IsAssignableTo(typeof(ReferralEvent))), ignoreOrder: true);
        foreach (var (happened, text) in Samples)
        {
            Encoding.UTF8.GetString(ReferralCodec.Write(happened).Span).ShouldBe(text.ReplaceLineEndings(""));
            SameObjects.Differences(happened, ReferralCodec.Read(Encoding.UTF8.GetBytes(text))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_snapshot_of_a_referral_is_read_back()
    {
        var referral = new Referral { MemberId = "ann" };
        foreach (var (happened, _) in Samples[1..])
        {
            referral = referral.Evolve(happened);
        }

        var text = JsonSerializer.Serialize(referral, StoredJson.Default.Referral);
        text.ShouldBe("""
            {"memberId":"ann","friends":{"ben":{"orderId":"o-2","credit":3,"waiting":[],"reversed":["o-1"],"toTakeBack":[]}},"rewarded":1,
            "outbox":{"sent":3,"waiting":[
            {"number":2,"effect":{"debitReferrer":{"referrer":"ann","friend":"ben","orderId":"o-1","credit":1}}},
            {"number":3,"effect":{"creditReferrer":{"referrer":"ann","friend":"ben","orderId":"o-2"}}}]}}
            """.ReplaceLineEndings(""));
        SameObjects.Differences(referral, JsonSerializer.Deserialize(text, StoredJson.Default.Referral)).ShouldBeEmpty();
    }

    [Fact]
    public void An_event_of_a_later_release_is_refused_with_advice() =>
        Should.Throw<JsonException>(() => ReferralCodec.Read("{\"merged\":{}}"u8.ToArray())).Message.ShouldContain("later release");
}
