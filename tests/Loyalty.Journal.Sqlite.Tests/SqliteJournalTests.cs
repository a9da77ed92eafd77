using System.Collections.Immutable;

namespace Loyalty.Journal.Sqlite.Tests;

public sealed class SqliteJournalTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task The_database_writes_ahead_and_flushes_at_each_commit()
    {
        await Open().DisposeAsync();
        using var connection = Connection.Open(Path.Combine(directory.Path, "journal.db"), readOnly: false);
        connection.Scalar("SELECT journal_mode = 'wal' FROM pragma_journal_mode;").ShouldBe(1);
        connection.Scalar("PRAGMA synchronous;").ShouldBe(2);
    }

    [Fact]
    public async Task The_same_directory_is_not_opened_twice_by_one_process()
    {
        await using (Open())
            Should.Throw<InvalidOperationException>(Open).Message.ShouldContain(directory.Path);
        await using var again = Open();
    }

    [Fact]
    public async Task A_journal_of_a_later_release_is_refused_and_the_directory_stays_free()
    {
        await Open().DisposeAsync();
        using (var connection = Connection.Open(Path.Combine(directory.Path, "journal.db"), readOnly: false))
            connection.Execute("PRAGMA user_version = 99;");
        Should.Throw<InvalidOperationException>(Open).Message.ShouldContain("later release");
        Should.Throw<InvalidOperationException>(Open).Message.ShouldContain("later release");
    }

    [Fact]
    public async Task A_read_of_a_closed_journal_is_refused()
    {
        var journal = Open();
        await journal.DisposeAsync();
        await journal.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(async () => await journal.Version("s"));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await journal.Append(Append("s", 0)));
    }

    [Fact]
    public async Task A_write_that_the_disk_refuses_is_unknown_and_the_journal_goes_on_when_there_is_room()
    {
        var full = true;
        await using var journal = SqliteJournal.Open(new SqliteJournalOptions(directory.Path)
        {
            AroundCommit = _ =>
            {
                if (full)
                    throw new IOException("No space left on device");
            },
        });
        await Should.ThrowAsync<JournalUnavailableException>(async () => await journal.Append(Append("s", 0)));
        await Should.ThrowAsync<JournalUnavailableException>(async () => await journal.Append(Append("s", 0)));
        (await journal.Version("s")).ShouldBe(0);
        full = false;
        (await journal.Append(Append("s", 0))).ShouldBe(new AppendOutcome(AppendStatus.Appended, 1));
    }

    private static Append Append(string stream, long expectedVersion) =>
        new(stream, expectedVersion, null, ImmutableArray.Create<ReadOnlyMemory<byte>>(new byte[10]));

    private SqliteJournal Open() => SqliteJournal.Open(new SqliteJournalOptions(directory.Path));
}
