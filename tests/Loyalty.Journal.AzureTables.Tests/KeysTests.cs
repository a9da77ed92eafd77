using System.Text;

namespace Loyalty.Journal.AzureTables.Tests;

public sealed class KeysTests
{
    [Fact]
    public void Keys_sort_as_the_bytes_of_the_names_and_hold_nothing_that_the_service_refuses()
    {
        var random = new Random(5);
        string[] names = [.. Enumerable.Range(0, 3_000).Select(_ => Name(random)).Distinct()];
        var byName = names.OrderBy(Encoding.UTF8.GetBytes, Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)));
        names.OrderBy(Keys.Of, StringComparer.Ordinal).ShouldBe(byName);
        names.Select(Keys.Of).ShouldAllBe(key => key.All(letter => letter > 0x20 && letter < 0x7F && !@"/\#?%'".Contains(letter)));
        names.Select(Keys.Of).Distinct().Count().ShouldBe(names.Length);
    }

    [Fact]
    public void Names_of_any_length_have_keys_of_their_own_that_the_service_takes()
    {
        string[] names = [new('語', 400), new string('語', 399) + "誤", new('n', 400), new('/', 400), new string('/', 399) + "x"];
        names.Select(Keys.Of).Distinct().Count().ShouldBe(names.Length);
        names.ShouldAllBe(name => Keys.Of(name).Length <= 440 + 1 && Keys.Of(name).StartsWith(Keys.Prefix(name.Substring(0, 3)), StringComparison.Ordinal));
    }

    private static string Name(Random random) => new([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ =>
        random.Next(3) == 0 ? (char)random.Next(0x80, 0x500) : (char)random.Next(1, 0x80))]);
}
