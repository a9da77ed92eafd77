using Loyalty.Domain.Programs;
using Loyalty.Journal;
using Loyalty.Journal.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization;

namespace Loyalty.Silo.Tests;

public sealed class WarmUpTests
{
    [Fact]
    public async Task It_awards_in_a_journal_of_its_own_and_leaves_nothing_in_the_clusters()
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-silo-");
        await using (var journal = SqliteJournal.Open(new SqliteJournalOptions(folder.FullName)))
        {
            using var host = new HostBuilder().UseOrleans(static _ => { }).Build();
            var serializer = host.Services.GetRequiredService<Serializer>();
            var logger = NullLogger<WarmUp>.Instance;
            var warmUp = new WarmUp(journal, serializer, TimeProvider.System, new CryptographicSeeds(), new OnlyThisSilo(), logger);
            await warmUp.StartAsync(default);
            (await journal.Streams("", "", JournalLimits.PageSize)).ShouldBeEmpty();
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void Its_program_is_one() => ProgramParser.Parse(System.Text.Encoding.UTF8.GetBytes(WarmUp.Document), WarmUp.Program)
        .ShouldBeOfType<ProgramParse.Parsed>();
}
