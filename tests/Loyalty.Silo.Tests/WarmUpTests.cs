using Loyalty.Domain.Programs;
using Loyalty.Journal;
using Loyalty.Journal.Sqlite;
using Microsoft.Extensions.Logging;

namespace Loyalty.Silo.Tests;

public sealed class WarmUpTests
{
    [Fact]
    public async Task It_awards_in_a_journal_of_its_own_and_leaves_nothing_in_the_clusters()
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-silo-");
        await using (var journal = SqliteJournal.Open(new SqliteJournalOptions(folder.FullName)))
        {
            var log = new KeptLog();
            await new WarmUp(journal, TimeProvider.System, log).StartAsync(default);
            log.Lines.ShouldBeEmpty("it starts warm");
            (await journal.Streams("", "", JournalLimits.PageSize)).ShouldBeEmpty();
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void Its_program_is_one() => ProgramParser.Parse(System.Text.Encoding.UTF8.GetBytes(WarmUp.Document), WarmUp.Program)
        .ShouldBeOfType<ProgramParse.Parsed>();

    private sealed class KeptLog : ILogger<WarmUp>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");
    }
}
