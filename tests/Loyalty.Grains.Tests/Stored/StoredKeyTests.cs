using System.Text;
using System.Text.Json;
using Loyalty.Domain.Audit;
using Loyalty.Domain.Keys;
using Loyalty.Grains.Stored;
using NodaTime;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>What is stored of keys, and of who did what with them, to the letter.</summary>
public sealed class StoredKeyTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 10, 15, 0);
    private static readonly KeySecret Secret = new("0123456789ab", "ff00");

    private static readonly (KeyEvent Event, string Text)[] Keys =
    [
        (new KeyEvent.Made("lou", Secret)
            {
                At = At, Content = "c", Scopes = ["support"], Programs = ["shop"], RequestsPerSecond = 9, Until = At + Duration.FromDays(1),
            },
            """
            {"made":{"name":"lou","secret":{"mark":"0123456789ab","hash":"ff00"},"scopes":["support"],"programs":["shop"],
            "requestsPerSecond":9,"until":"2026-03-11T15:00:00Z","at":"2026-03-10T15:00:00Z","content":"c"}}
            """),
        (new KeyEvent.Rotated("lou", Secret, At + Duration.FromDays(1)) { At = At, Content = "c" },
            """
            {"rotated":{"name":"lou","secret":{"mark":"0123456789ab","hash":"ff00"},"othersUntil":"2026-03-11T15:00:00Z",
            "at":"2026-03-10T15:00:00Z","content":"c"}}
            """),
        (new KeyEvent.Revoked("lou") { At = At }, """{"revoked":{"name":"lou","at":"2026-03-10T15:00:00Z"}}"""),
        (new KeyEvent.SigningRenewed("k", "00ff") { At = At }, """{"signingRenewed":{"id":"k","secret":"00ff","at":"2026-03-10T15:00:00Z"}}"""),
    ];

    private static readonly (AuditEvent Event, string Text)[] Acts =
    [
        (new AuditEvent.Begun("e-1", "lou", "0123456789ab", "freeze-member", "/v1/programs/shop/members/ann/freeze") { At = At },
            """
            {"begun":{"id":"e-1","key":"lou","mark":"0123456789ab","act":"freeze-member","on":"/v1/programs/shop/members/ann/freeze",
            "at":"2026-03-10T15:00:00Z"}}
            """),
        (new AuditEvent.Ended("e-1", 201) { At = At }, """{"ended":{"id":"e-1","status":201,"at":"2026-03-10T15:00:00Z"}}"""),
    ];

    [Fact]
    public void Every_event_of_keys_is_written_as_ever_and_read_back() => Check(Keys, KeyCodec.Write, KeyCodec.Read);

    [Fact]
    public void Every_event_of_a_trail_is_written_as_ever_and_read_back() => Check(Acts, AuditCodec.Write, AuditCodec.Read);

    [Fact]
    public void A_snapshot_of_the_keys_is_read_back()
    {
        var ring = new[] { Keys[0], Keys[1], Keys[3] }.Aggregate(default(KeyRing), (ring, sample) => ring.Evolve(sample.Event))!;
        var read = KeyCodec.Form.ReadSnapshot(KeyCodec.Form.WriteSnapshot(ring));
        SameObjects.Differences(ring, read).ShouldBeEmpty();
    }

    [Fact]
    public void An_event_of_a_later_release_is_refused_with_advice()
    {
        Should.Throw<JsonException>(() => KeyCodec.Read("{\"merged\":{}}"u8.ToArray())).Message.ShouldContain("later release");
        Should.Throw<JsonException>(() => AuditCodec.Read("{\"merged\":{}}"u8.ToArray())).Message.ShouldContain("later release");
    }

    private static void Check<T>((T Event, string Text)[] samples, Func<T, ReadOnlyMemory<byte>> write, Func<ReadOnlyMemory<byte>, T> read)
        where T : class
    {
        samples.Select(sample => sample.Event.GetType()).ShouldBe(
            typeof(T).GetNestedTypes().Where(nested => nested.IsAssignableTo(typeof(T))), ignoreOrder: true);
        foreach (var (happened, text) in samples)
        {
            Encoding.UTF8.GetString(write(happened).Span).ShouldBe(text.ReplaceLineEndings(""));
            SameObjects.Differences(happened, read(Encoding.UTF8.GetBytes(text))).ShouldBeEmpty();
        }
    }
}
