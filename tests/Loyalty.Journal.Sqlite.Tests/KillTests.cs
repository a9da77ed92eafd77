namespace Loyalty.Journal.Sqlite.Tests;

public sealed class KillTests : IDisposable
{
    private const int Rounds = 20;

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task What_a_killed_process_acknowledged_is_there_exactly_once()
    {
        var random = new Random(20);
        var acknowledged = new List<Acknowledged>();
        for (var round = 0; round < Rounds; round++)
        {
            using var process = await AppenderProcess.Start(directory.Path, tasks: 32);
            process.IsOpen.ShouldBeTrue();
            var ofRound = await process.KillAfter(random.Next(1, 2_000));
            ofRound.ShouldNotBeEmpty();
            acknowledged.AddRange(ofRound);
            await using var journal = SqliteJournal.Open(new SqliteJournalOptions(directory.Path));
            await ShouldHold(journal, acknowledged);
            Faults().ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_second_process_is_refused_while_the_first_lives_and_admitted_after_its_kill()
    {
        using var first = await AppenderProcess.Start(directory.Path, tasks: 0);
        first.IsOpen.ShouldBeTrue();
        var refusal = Should.Throw<InvalidOperationException>(() => SqliteJournal.Open(new SqliteJournalOptions(directory.Path)));
        refusal.Message.ShouldContain(directory.Path);
        refusal.Message.ShouldContain($"(id {first.Id})");
        refusal.Message.ShouldContain("Stop that process");
        using (var second = await AppenderProcess.Start(directory.Path, tasks: 0))
        {
            second.IsOpen.ShouldBeFalse();
            (await second.End()).ShouldBe((1, refusal.Message + Environment.NewLine));
        }

        first.Kill();
        using var third = await AppenderProcess.Start(directory.Path, tasks: 0);
        third.IsOpen.ShouldBeTrue();
    }

    private static async Task ShouldHold(SqliteJournal journal, List<Acknowledged> acknowledged)
    {
        foreach (var ofStream in acknowledged.GroupBy(append => append.Stream))
        {
            var events = await journal.Read(ofStream.Key, 0, JournalLimits.PageSize);
            events.Select(stored => stored.Version).ShouldBe(Enumerable.Range(1, events.Count).Select(version => (long)version));
            var commands = events.Where(stored => stored.CommandId is not null)
                .ToDictionary(stored => stored.CommandId!, stored => stored.Version);
            foreach (var append in ofStream)
                commands[append.CommandId].ShouldBe(append.Version);
            var tail = await journal.Load(ofStream.Key);
            tail.Version.ShouldBe(events.Count);
        }
    }

    private long Faults()
    {
        using var connection = Connection.Open(Path.Combine(directory.Path, "journal.db"), readOnly: true);
        return connection.Scalar("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok';");
    }
}
