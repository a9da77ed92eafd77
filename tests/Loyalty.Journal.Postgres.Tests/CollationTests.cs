using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>Texts in a database that orders them as people do, not as bytes.</summary>
public sealed class CollationTests(SharedPostgres shared)
{
    private const string English = "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'";

    [Fact]
    public async Task Streams_list_in_the_order_of_their_bytes_whatever_the_collation_of_the_database()
    {
        await using var journal = await PostgresJournal.Open(PostgresPlace.Patient(await shared.NewDatabase(English)));
        string[] inOrder = ["m/A", "m/B", "m/Z", "m/_", "m/a", "m/a b", "m/a%", "m/a\\", "m/a_", "m/ab", "m/b", "m/é", "m/\uFFEE", "m/😀"];
        foreach (var name in inOrder.Reverse())
            (await journal.Append(One(name, 0, name))).ShouldBe(Appended(1));
        (await journal.Streams("m/", "", 100)).ShouldBe(inOrder);
        (await journal.Streams("m/a", "m/a", 100)).ShouldBe(inOrder[5..10]);
        (await journal.Streams("m/a%", "", 100)).ShouldBe(["m/a%"]);
        (await journal.Streams("m/a_", "", 100)).ShouldBe(["m/a_"]);
        (await journal.Streams("m/a\\", "", 100)).ShouldBe(["m/a\\"]);
    }

    [Fact]
    public async Task Due_streams_of_names_with_signs_of_patterns_keep_to_their_prefix()
    {
        await using var journal = await PostgresJournal.Open(PostgresPlace.Patient(await shared.NewDatabase(English)));
        foreach (var name in new[] { "m/%/a", "m/_/a", "m/x/a", "m/\\/a", "m/\u0001\n/a" })
            await journal.Append(One(name, 0) with { Due = Due.Becomes(DateTimeOffset.UnixEpoch) });
        foreach (var prefix in new[] { "m/%/", "m/_/", "m/\\/", "m/\u0001\n/" })
            (await journal.Due(prefix, DateTimeOffset.UnixEpoch, 10)).ShouldHaveSingleItem().Stream.ShouldBe(prefix + "a");
    }

    [Theory]
    [InlineData("a\0b", "c")]
    [InlineData("a", "c\0")]
    public async Task What_postgresql_could_not_hold_never_reaches_it(string stream, string command)
    {
        await using var journal = await PostgresJournal.Open(PostgresPlace.Patient(await shared.NewDatabase()));
        await Should.ThrowAsync<ArgumentException>(async () => await journal.Append(One(stream, 0, command)));
        await Should.ThrowAsync<ArgumentException>(async () => await journal.Find(stream, command));
        (await journal.Append(One("a", 0, "\u0001\u007F\u0085\uFFFF"))).ShouldBe(Appended(1));
        (await journal.Find("a", "\u0001\u007F\u0085\uFFFF")).ShouldNotBeNull();
    }
}
