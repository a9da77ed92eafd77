using Loyalty.Journal;
using Loyalty.Journal.Sqlite;
using Loyalty.Simulation.Faults;
using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Store;

/// <summary>
/// The real store on SQLite, in the thread of the simulation: its schema, statements, group commit and recovery. Now and then the machine
/// dies while it writes, and what is then on the disk is what the store comes back with: see <see cref="StoreFiles"/>.
/// </summary>
internal sealed class SqliteStore : IStore, IDisposable
{
    private const string Name = "journal.db";
    private readonly Dice dice;
    private readonly FaultCount count;
    private readonly double dying;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("loyalty-simulation-");
    private readonly GroupCommit queue = new(new GroupCommitOptions());
    private int lives;
    private string path;
    private BatchWriter writer;
    private Reader reader;

    public SqliteStore(Dice dice, FaultCount count)
    {
        (this.dice, this.count) = (dice, count);
        dying = dice.Of([0, 0.01, 0.04]);
        Schema.CheckLibrary();
        path = Folder();
        (writer, reader) = Open();
    }

    /// <summary>The machine does not die any more.</summary>
    public Func<bool> IsHealed { get; set; } = static () => false;

    public IReadOnlyList<AppendOutcome> Commit(IReadOnlyList<Append> appends)
    {
        var answers = appends.Select(append => queue.Append(append, CancellationToken.None)).ToList();
        if (!IsHealed() && dice.Chance(dying)) Die();
        else queue.RunOnce(writer.Commit);
        return [.. answers.Select(static answer => answer.GetAwaiter().GetResult())];
    }

    public StreamTail Load(string stream) => reader.Read(stream, static (reader, stream) => reader.Load(stream));

    public IReadOnlyList<StoredEvent> Read(string stream, long after, int limit) =>
        reader.Read((stream, after, limit), static (reader, page) => reader.Events(page.stream, page.after, page.limit));

    public StoredEvent? Find(string stream, string command) =>
        reader.Read((stream, command), static (reader, key) => reader.Find(key.stream, key.command));

    public long Version(string stream) => reader.Read(stream, static (reader, stream) => reader.Version(stream));

    public IReadOnlyList<string> Streams(string prefix, string after, int limit) =>
        reader.Read((prefix, after, limit), static (reader, page) => reader.Streams(page.prefix, page.after, page.limit));

    public IReadOnlyList<DueStream> Due(string prefix, DateTimeOffset until, int limit) =>
        reader.Read((prefix, until, limit), static (reader, page) => reader.Due(page.prefix, page.until, page.limit));

    public IReadOnlyList<FeedEvent> Feed(long after, int limit) =>
        reader.Read((after, limit), static (reader, page) => reader.Feed(page.after, page.limit));

    public void Dispose()
    {
        Close();
        folder.Delete(recursive: true);
    }

    /// <summary>
    /// The machine dies while it writes a batch, or moves the log into the database. Nobody has heard of the batch: what was told durable
    /// before must be there when the store comes back, and of the batch all or nothing.
    /// </summary>
    private void Die()
    {
        var before = StoreFiles.Read(path);
        if (dice.Chance(0.7)) queue.RunOnce(writer.Commit);
        else Checkpoint();
        var after = StoreFiles.Read(path);
        Close();
        path = Folder();
        var how = StoreFiles.Torn(before, after, dice).Write(path);
        count.Add($"machine dies: {how}");
        (writer, reader) = Open();
        Action<AppendBatch> fail = static _ => throw new JournalUnavailableException("The machine has died.");
        queue.RunOnce(fail); // what the writer did not take
        throw new JournalUnavailableException("The machine has died.");
    }

    private void Checkpoint()
    {
        using var connection = new WriteConnection(path, 1);
        connection.Checkpoint();
    }

    private (BatchWriter Writer, Reader Reader) Open() => (new BatchWriter(new SqliteJournalOptions(folder.FullName), path), new Reader(path));

    private void Close()
    {
        reader.Dispose();
        writer.Dispose();
    }

    private string Folder() => Path.Combine(folder.CreateSubdirectory($"{++lives}").FullName, Name);
}
