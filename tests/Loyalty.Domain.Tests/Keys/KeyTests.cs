using System.Reflection;
using Loyalty.Domain.Keys;
using NodaTime;

namespace Loyalty.Domain.Tests.Keys;

public sealed class KeyTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 1, 12, 0);
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly KeyRing One = Ring(Make("one"));

    private static readonly KeyRing Full =
        Enumerable.Range(0, KeyRing.MostKeys - 1).Aggregate(One, (ring, number) => ring.Evolve(Happened(ring, Make($"k-{number}"))));

    private static readonly (KeyRefusal Reason, string Why, KeyRing? Ring, KeyCommand Command)[] Rows =
    [
        (KeyRefusal.KeyUnknown, "nobody's is rotated", null, Rotate("one", "m-2", Day)),
        (KeyRefusal.KeyRevoked, "an ended one is rotated", Ring(Make("one"), new KeyCommand.Revoke("one")), Rotate("one", "m-2", Day)),
        (KeyRefusal.KeyExists, "the name is taken, also of an ended one", Ring(Make("one"), new KeyCommand.Revoke("one")), Make("one")),
        (KeyRefusal.TooManyKeys, "as many as there may be are in force", Full, Make("more")),
        (KeyRefusal.TooManySecrets, "too many are good at once", Rotated(3), Rotate("one", "m-5", Day)),
    ];

    public static TheoryData<int, string> RowNames => [.. Rows.Select((row, place) => new TheoryDataRow<int, string>(place, row.Why))];

    [Theory]
    [MemberData(nameof(RowNames))]
    public void Refusal_is_told(int place, string why) =>
        Rows[place].Ring.Decide(Rows[place].Command, Now).ShouldBe(new KeyDecision.Refused(Rows[place].Reason), why);

    [Fact]
    public void Every_refusal_has_its_row_in_the_order_of_precedence() =>
        Rows.Select(row => row.Reason).ShouldBe(Enum.GetValues<KeyRefusal>());

    [Fact]
    public void A_key_that_ended_makes_room_for_another()
    {
        var ring = Full.Evolve(Happened(Full, new KeyCommand.Revoke("one")));
        Happened(ring, Make("more")).ShouldBeOfType<KeyEvent.Made>();
    }

    [Fact]
    public void The_old_secret_ends_with_the_overlap_or_when_it_would_have_ended_anyway()
    {
        var ring = One.Evolve(Happened(One, Rotate("one", "m-2", Day)));
        ring = ring.Evolve(Happened(ring, Rotate("one", "m-3", Day + Day)));
        ring.Keys["one"].Secrets.Select(secret => (secret.Mark, secret.Until)).ShouldBe(
            [("m-1", Now + Day), ("m-2", Now + Day + Day), ("m-3", null)]);
        ring = ring.Evolve(Happened(ring, Rotate("one", "m-4", Duration.Zero)));
        ring.Keys["one"].Secrets.Select(secret => secret.Mark).ShouldBe(["m-4"], "without overlap the others are over at once");
    }

    [Fact]
    public void Without_overlap_a_key_is_rotated_however_many_secrets_it_has() =>
        Happened(Rotated(3), Rotate("one", "m-5", Duration.Zero)).ShouldBeOfType<KeyEvent.Rotated>();

    [Fact]
    public void A_key_ends_once_and_its_secrets_with_it()
    {
        var ring = Ring(Make("one"), new KeyCommand.Revoke("one"));
        ring.Keys["one"].Secrets.ShouldBeEmpty();
        ring.Keys["one"].RevokedAt.ShouldBe(Now);
        ring.Decide(new KeyCommand.Revoke("one"), Now + Day).ShouldBeOfType<KeyDecision.Nothing>();
    }

    [Fact]
    public void Tokens_are_signed_by_a_new_key_each_day_and_the_one_before_is_kept_as_long_again()
    {
        var ring = Ring(new KeyCommand.RenewSigning("a", "s"));
        ring.Decide(new KeyCommand.RenewSigning("b", "s"), Now + Day - Duration.Epsilon).ShouldBeOfType<KeyDecision.Nothing>();
        ring = ring.Evolve(Happened(ring, new KeyCommand.RenewSigning("b", "s"), Now + Day));
        ring.Signing.Select(key => key.Id).ShouldBe(["a", "b"]);
        ring = ring.Evolve(Happened(ring, new KeyCommand.RenewSigning("c", "s"), Now + Day + Day));
        ring.Signing.Select(key => key.Id).ShouldBe(["b", "c"]);
    }

    [Fact]
    public void The_ring_evolves_by_each_event()
    {
        var events = new[] { Make("one"), Rotate("one", "m-2", Day), new KeyCommand.Revoke("one"), new KeyCommand.RenewSigning("a", "s") }
            .Aggregate((Ring: default(KeyRing), Types: new List<Type>()), (known, command) =>
            {
                var happened = Happened(known.Ring, command);
                return (known.Ring.Evolve(happened), [.. known.Types, happened.GetType()]);
            });
        events.Types.ShouldBe(typeof(KeyEvent).GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(typeof(KeyEvent))), ignoreOrder: true);
    }

    private static KeyRing Rotated(int times) => Ring(
        [Make("one"), .. Enumerable.Range(2, times).Select(number => Rotate("one", $"m-{number}", Day))]);

    private static KeyRing Ring(params KeyCommand[] commands) =>
        commands.Aggregate(default(KeyRing), (ring, command) => ring.Evolve(Happened(ring, command)))!;

    private static KeyEvent Happened(KeyRing? ring, KeyCommand command) => Happened(ring, command, Now);

    private static KeyEvent Happened(KeyRing? ring, KeyCommand command, Instant at) =>
        ring.Decide(command, at).ShouldBeOfType<KeyDecision.Granted>().Event;

    private static KeyCommand Make(string name) => new KeyCommand.Make(name, new KeySecret("m-1", "hash")) { Scopes = ["member:read"] };

    private static KeyCommand Rotate(string name, string mark, Duration overlap) =>
        new KeyCommand.Rotate(name, new KeySecret(mark, "hash"), overlap);
}
