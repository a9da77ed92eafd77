using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>The server, or a part of it, goes away under load: what was answered is there, what is unknown resolves by looking.</summary>
public sealed class LostServerTests
{
    private const int Appenders = 24;

    [Theory]
    [InlineData(StopMode.Fast)]
    [InlineData(StopMode.Immediate)]
    public Task A_restart_of_the_server_loses_and_doubles_nothing(StopMode mode) => UnderLoad(async server =>
    {
        await server.Stop(mode);
        await server.Start();
    });

    [Fact]
    public Task A_killed_backend_loses_and_doubles_nothing() => UnderLoad(
        server => server.Execute("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'loyalty'"));

    private static async Task UnderLoad(Func<PostgresServer, Task> disturb)
    {
        SharedPostgres.SkipWithoutPostgres();
        await using var server = await PostgresServer.StartNew();
        await using var journal = await PostgresJournal.Open(new PostgresJournalOptions(await server.CreateDatabase("load")));
        using var stop = new CancellationTokenSource();
        var counts = new int[2];
        var appending = Enumerable.Range(0, Appenders).Select(number => Append(journal, $"s{number}", counts, stop.Token)).ToArray();
        for (var round = 0; round < 4; round++)
        {
            await Progress(counts);
            await disturb(server);
        }

        await Progress(counts);
        await stop.CancelAsync();
        var versions = await Task.WhenAll(appending);
        counts[1].ShouldBeGreaterThan(0, "no append was in doubt: nothing was tried");
        for (var number = 0; number < Appenders; number++)
            await ShouldBeOneHistory(journal, $"s{number}", versions[number]);
    }

    private static async Task Progress(int[] counts)
    {
        var goal = Volatile.Read(ref counts[0]) + 20 * Appenders;
        while (Volatile.Read(ref counts[0]) < goal)
            await Task.Delay(2);
    }

    /// <summary>One command after the other; each is sent until it is stored, and its outcome must fit what is known.</summary>
    private static async Task<long> Append(PostgresJournal journal, string stream, int[] counts, CancellationToken stop)
    {
        var version = 0L;
        while (!stop.IsCancellationRequested)
        {
            var command = $"c{version + 1}";
            try
            {
                (await journal.Append(One(stream, version, command), CancellationToken.None)).ShouldBe(Appended(version + 1));
            }
            catch (JournalUnavailableException)
            {
                Interlocked.Increment(ref counts[1]);
                if (await Look(journal, stream, command) is not { } found)
                    continue;
                found.Version.ShouldBe(version + 1);
            }

            version++;
            Interlocked.Increment(ref counts[0]);
        }

        return version;
    }

    private static async Task<StoredEvent?> Look(PostgresJournal journal, string stream, string command)
    {
        while (true)
        {
            try
            {
                return await journal.Find(stream, command);
            }
            catch (JournalUnavailableException)
            {
                await Task.Delay(20);
            }
        }
    }
}
