using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>On a server of their own: a transaction that stays open anywhere on a server holds back the feeds of all its databases.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    private PostgresServer? server;
    private string database = "";

    public async ValueTask InitializeAsync()
    {
        SharedPostgres.SkipWithoutPostgres();
        server = await PostgresServer.StartNew();
        database = await server.CreateDatabase("feed");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task An_append_that_commits_late_is_not_skipped_and_nothing_is_told_before_it()
    {
        await using var journal = await PostgresJournal.Open(new PostgresJournalOptions(database));
        await journal.Append(One("before", 0));
        await using var late = await HeldStore.Begin(database, "late", 0);
        await journal.Append(One("after", 0));
        (await Names(journal, 0)).ShouldBe(["before"]);
        var position = (await journal.Feed(0, 10))[^1].Position;
        await late.Commit();
        (await Names(journal, position)).ShouldBe(["late", "after"]);
        (await Names(journal, 0)).ShouldBe(["before", "late", "after"]);
    }

    [Fact]
    public async Task An_append_that_is_rolled_back_leaves_nothing_and_holds_nothing_up()
    {
        await using var journal = await PostgresJournal.Open(new PostgresJournalOptions(database));
        await using var undone = await HeldStore.Begin(database, "undone", 0);
        await journal.Append(One("after", 0));
        await undone.Rollback();
        (await Names(journal, 0)).ShouldBe(["after"]);
    }

    [Fact]
    public async Task The_events_of_one_append_may_be_read_in_pages()
    {
        await using var journal = await PostgresJournal.Open(new PostgresJournalOptions(database));
        await journal.Append(new Append("a", 0, null, Bodies("1", "2", "3")));
        await journal.Append(new Append("b", 0, null, Bodies("1", "2")));
        var seen = new List<(string, long)>();
        for (var position = 0L; await journal.Feed(position, 1) is [var next]; position = next.Position)
            seen.Add((next.Stream, next.Version));
        seen.ShouldBe([("a", 1), ("a", 2), ("a", 3), ("b", 1), ("b", 2)]);
    }

    [Fact]
    public async Task Positions_rise_on_after_the_data_came_to_a_younger_server()
    {
        await using (var journal = await PostgresJournal.Open(new PostgresJournalOptions(database)))
            await journal.Append(One("old", 0));
        await server!.Execute("feed", "UPDATE journal.append SET position = position + (1000000::bigint << 20)");
        await using var restored = await PostgresJournal.Open(new PostgresJournalOptions(database));
        var old = (await restored.Feed(0, 10)).ShouldHaveSingleItem();
        await restored.Append(One("new", 0));
        await using (var again = await PostgresJournal.Open(new PostgresJournalOptions(database)))
            await again.Append(One("newer", 0));
        var feed = await restored.Feed(old.Position, 10);
        feed.Select(stored => stored.Stream).ShouldBe(["new", "newer"]);
        (feed[1].Position - feed[0].Position).ShouldBeLessThan(100L << 20, "the origin is raised once");
    }

    private static async Task<IEnumerable<string>> Names(PostgresJournal journal, long after) =>
        (await journal.Feed(after, 10)).Select(stored => stored.Stream);
}
