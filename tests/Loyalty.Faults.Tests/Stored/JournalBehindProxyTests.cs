using System.Net;
using Loyalty.Faults.Proxies;
using Loyalty.Faults.Stored;
using Loyalty.Journal;
using Loyalty.Journal.Postgres;
using Loyalty.Postgres;
using Npgsql;

namespace Loyalty.Faults.Tests.Stored;

/// <summary>The proxy knows the journal's own statement, and the store notes who stored what.</summary>
public sealed class JournalBehindProxyTests(SharedPostgres postgres)
{
    [Fact]
    public async Task An_append_whose_answer_is_lost_is_unknown_and_stored()
    {
        var connection = await postgres.NewDatabase();
        await using var proxy = Proxy(connection);
        await using var journal = await Open(connection, proxy, "silo-1");
        proxy.Loss.Every = 1;

        await Should.ThrowAsync<JournalUnavailableException>(() => journal.Append(Append("member/a", 0, "purchase/1")).AsTask());

        proxy.Loss.Every = 0;
        (await journal.Find("member/a", "purchase/1")).ShouldNotBeNull().Version.ShouldBe(1);
        (await journal.Append(Append("member/a", 0, "purchase/1"))).Status.ShouldBe(AppendStatus.DuplicateCommand);
        proxy.Loss.Lost.ShouldBe(1);
    }

    [Fact]
    public async Task The_store_notes_who_stored_what()
    {
        var connection = await postgres.NewDatabase();
        await using var proxy = Proxy(connection);
        await using var first = await Open(connection, proxy, "silo-1");
        await first.Append(Append("member/a", 0, "purchase/1"));
        await Members(connection);
        await StoreWitness.Install(connection);
        await using var second = await Open(connection, proxy, "silo-2");

        await first.Append(Append("member/a", 1, "purchase/2"));
        await second.Append(Append("member/a", 2, "purchase/3"));

        var written = await StoreWitness.Written(connection);
        written.Where(one => one.Version > 1).Select(one => (one.Stream, one.Version, one.Silo))
            .ShouldBe([("member/a", 2, "silo-1"), ("member/a", 3, "silo-2")]);
        written[^1].At.ShouldBeGreaterThanOrEqualTo(written[^2].At);
    }

    [Fact]
    public async Task The_feed_is_read_whole_and_followed()
    {
        var connection = await postgres.NewDatabase();
        await using var proxy = Proxy(connection);
        await using var journal = await Open(connection, proxy, "silo-1");
        using var end = new CancellationTokenSource();
        var following = FeedReader.Follow(journal, end.Token);
        for (var version = 0; version < 5; version++)
        {
            await journal.Append(Append("member/a", version, $"purchase/{version}"));
        }

        var whole = await FeedReader.Whole(journal);
        whole.Select(place => place.Version).ShouldBe([1, 2, 3, 4, 5]);
        (await FeedReader.Versions(journal)).ShouldBe([new("member/a", 5)]);
        await Task.Delay(300);
        await end.CancelAsync();
        (await following).ShouldBe(whole.Take((await following).Count));
    }

    [Fact]
    public async Task The_store_notes_when_processes_come_and_go()
    {
        var connection = await postgres.NewDatabase();
        await using var proxy = Proxy(connection);
        await using var journal = await Open(connection, proxy, "silo-1");
        await Members(connection);
        await StoreWitness.Install(connection);
        await Execute(connection, "INSERT INTO cluster.member VALUES ('127.0.0.1:1', 'a'), ('127.0.0.1:2', 'b')");
        await Execute(connection, "DELETE FROM cluster.member WHERE address = 'a'");
        await Execute(connection, "INSERT INTO cluster.member VALUES ('127.0.0.1:1', 'a2')");
        await Execute(connection, "DELETE FROM cluster.member WHERE address = 'b'");

        var absences = await StoreWitness.Absences(connection, new Dictionary<string, string> { ["127.0.0.1:1"] = "silo-1" });

        absences.Select(absence => absence.Silo).ShouldBe(["silo-1", "127.0.0.1:2"]);
        absences[0].Until.ShouldBeInRange(absences[0].From, absences[1].From);
        absences[1].Until.ShouldBe(DateTimeOffset.MaxValue);
    }

    private static Task Members(string connection) =>
        Execute(connection, "CREATE SCHEMA cluster; CREATE TABLE cluster.member (endpoint text, address text)");

    private static async Task Execute(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static FaultProxy Proxy(string connection) =>
        new(new IPEndPoint(IPAddress.Loopback, new NpgsqlConnectionStringBuilder(connection).Port), port: 0);

    private static Task<PostgresJournal> Open(string connection, FaultProxy proxy, string name) =>
        PostgresJournal.Open(new PostgresJournalOptions(
            new NpgsqlConnectionStringBuilder(connection) { Port = proxy.Port, ApplicationName = name }.ConnectionString));

    private static Append Append(string stream, long version, string command) => new(stream, version, command, [new byte[] { 1 }]);
}
