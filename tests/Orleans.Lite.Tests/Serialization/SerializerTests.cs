using System.Text;
using Orleans.Serialization;

namespace Orleans.Lite.Tests.Serialization;

public sealed class SerializerTests
{
    private static readonly Serializer Serializer = new((_, _) => throw new InvalidOperationException("No reference is met."));

    [Fact]
    public void Values_of_every_kind_come_back_as_they_were()
    {
        var value = new Everything
        {
            Text = "Ünï \"quoted\" \n \0 \u2028 😀 </script>",
            Long = long.MinValue,
            Decimal = 79228162514264337593543950335m,
            At = new DateTimeOffset(2026, 11, 22, 3, 4, 5, 678, 901, TimeSpan.FromHours(-5)).AddTicks(7),
            Colour = Colour.Green,
            Huge = UInt128.MaxValue,
            Bytes = new byte[] { 0, 255, 7 },
            Pair = (3, "right"),
            Words = ["", "a", null!],
            Inners = [new Inner("one", 0) { Note = "" }, new Inner(null!)],
            Prices = new() { ["a/b \""] = 1.10m },
            Maybe = 0,
            Real = double.NaN,
            Span = TimeSpan.FromTicks(-1),
            Guid = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
            Numbers = new List<int> { 1, 2 },
            Immutable = ["x"],
            Entry = new("key", 4),
            MaybeColour = Colour.None,
            Blob = [],
            Set = ["s"],
            Day = new DateOnly(2026, 2, 28),
        };
        var back = Cross(value);
        back.Bytes.ToArray().ShouldBe(value.Bytes.ToArray());
        back.Immutable.ShouldBe(value.Immutable);
        back.ShouldBeEquivalentTo(value with { Bytes = back.Bytes, Immutable = back.Immutable });
        back.Prices!["a/b \""].ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe("1.10");
    }

    [Fact]
    public void Members_are_named_by_their_numbers_and_what_is_empty_is_left_out()
    {
        Json(new Everything { Text = "t", Maybe = 0 }).ShouldBe("""{"0":"t","11":0}""");
        Json(new Inner("n", 5)).ShouldBe("""{"p0":"n","7":5}""");
        Json(new Inner(null!, 0)).ShouldBe("""{"7":0}""");
    }

    [Fact]
    public void A_value_that_is_the_default_of_its_type_is_written_where_the_initial_value_is_another()
    {
        var zero = new Initial { Status = 0, Name = null, Count = null, Zero = null, Tags = null };
        Cross(zero).ShouldBe(zero);
        Json(new Initial()).ShouldBe("""{"0":422,"1":"nobody","2":3,"3":0}""");
        Cross(new Initial()).ShouldBeEquivalentTo(new Initial());
        Read<Initial>("{}").ShouldBeEquivalentTo(new Initial());
    }

    [Fact]
    public void A_missing_member_is_no_fault_even_where_it_is_required()
    {
        var read = Read<Everything>("""{"1":5}""");
        read.Text.ShouldBeNull();
        read.Long.ShouldBe(5);
        read.Words.ShouldBeEmpty();
        Read<Inner>("{}").ShouldBe(new Inner(null!, 5));
    }

    [Fact]
    public void Members_and_enum_values_that_this_build_does_not_know_are_no_fault()
    {
        var read = Read<Everything>("""{"0":"t","99":{"a":[1,{}]},"4":17,"name":1}""");
        read.Text.ShouldBe("t");
        ((int)read.Colour).ShouldBe(17);
    }

    [Fact]
    public void Parents_members_private_ones_and_those_without_a_setter_cross_by_their_numbers()
    {
        var child = new Child("hidden", "known") { OfParent = "parent" };
        Json(child).ShouldBe("""{"1":"known","1.0":"parent","0":"hidden"}""");
        Cross(child).Computed.ShouldBe("hidden known parent");
        Cross(new Point { X = 1, Y = 2, NotCrossing = 3 }).ShouldBe(new Point { X = 1, Y = 2 });
    }

    [Fact]
    public void A_type_that_is_not_marked_is_refused_when_it_is_first_met()
    {
        Should.Throw<NotSupportedException>(() => Serializer.SerializeToArray(new Unmarked("x"))).Message
            .ShouldContain("Unmarked cannot cross between grains: it has no [GenerateSerializer].");
        Should.Throw<NotSupportedException>(
            () => Serializer.SerializeToArray(new HoldsUnmarked { Unmarked = new("x") }));
        Should.Throw<NotSupportedException>(() => Serializer.SerializeToArray<object>("text"));
    }

    [Fact]
    public void Generic_types_and_bare_values_cross()
    {
        Cross(new Box<Box<int>> { Value = new() { Value = 3 } }).Value!.Value.ShouldBe(3);
        Cross("text").ShouldBe("text");
        Cross<string?>(null).ShouldBeNull();
        Cross<int?>(7).ShouldBe(7);
        Cross(new[] { 1, 2 }).ShouldBe([1, 2]);
        Cross(new[] { new[] { "a" }, null }).ShouldBe([["a"], null]);
    }

    private static T Cross<T>(T value) => Serializer.Deserialize<T>(Serializer.SerializeToArray(value));

    private static string Json<T>(T value) => Encoding.UTF8.GetString(Serializer.SerializeToArray(value));

    private static T Read<T>(string json) => Serializer.Deserialize<T>(Encoding.UTF8.GetBytes(json));
}
