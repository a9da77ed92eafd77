using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>Servers and databases that the journal does not take, and what it says to do.</summary>
public sealed class RefusalTests(SharedPostgres shared)
{
    [Theory]
    [InlineData("synchronous_commit = off", "set synchronous_commit = on")]
    [InlineData("default_transaction_read_only = on", "set default_transaction_read_only = off")]
    public async Task A_database_that_loses_or_refuses_writes_is_refused(string setting, string advice)
    {
        var database = await shared.NewDatabase();
        var name = database.Split("Database=")[1].Split(';')[0];
        await (await shared.Server()).Execute("postgres", $"ALTER DATABASE {name} SET {setting}");
        await ShouldBeRefused(database, advice);
    }

    [Fact]
    public async Task A_database_in_another_encoding_is_refused() =>
        await ShouldBeRefused(await shared.NewDatabase("ENCODING 'SQL_ASCII' TEMPLATE template0"), "ENCODING 'UTF8'");

    [Fact]
    public async Task A_server_without_fsync_is_refused()
    {
        SharedPostgres.SkipWithoutPostgres();
        await using var server = await PostgresServer.StartNew("fsync = off");
        await ShouldBeRefused(server.ConnectionString("postgres"), "set fsync = on");
    }

    [Fact]
    public async Task A_standby_that_is_named_but_not_waited_for_is_refused()
    {
        SharedPostgres.SkipWithoutPostgres();
        await using var server = await PostgresServer.StartNew("synchronous_standby_names = 'other'", "synchronous_commit = local");
        await ShouldBeRefused(server.ConnectionString("postgres"), "set synchronous_commit = on");
    }

    [Fact]
    public async Task A_journal_of_a_later_release_is_refused()
    {
        var database = await shared.NewDatabase();
        await (await PostgresJournal.Open(PostgresPlace.Patient(database))).DisposeAsync();
        var name = database.Split("Database=")[1].Split(';')[0];
        await (await shared.Server()).Execute(name, "INSERT INTO journal.step VALUES (99)");
        await ShouldBeRefused(database, "later release");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable() =>
        await Should.ThrowAsync<JournalUnavailableException>(
            () => PostgresJournal.Open(new PostgresJournalOptions("Host=127.0.0.1;Port=1;Username=postgres")));

    [Fact]
    public async Task Many_processes_may_open_a_new_database_at_the_same_moment()
    {
        var database = await shared.NewDatabase();
        var journals = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => PostgresJournal.Open(PostgresPlace.Patient(database))));
        foreach (var journal in journals)
            await journal.DisposeAsync();
    }

    private static async Task ShouldBeRefused(string database, string advice) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => PostgresJournal.Open(PostgresPlace.Patient(database))))
            .Message.ShouldContain(advice);
}
