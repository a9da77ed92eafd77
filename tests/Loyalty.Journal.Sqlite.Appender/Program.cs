using System.Text;
using Loyalty.Journal;
using Loyalty.Journal.Sqlite;

// A process to be killed: appends from many tasks and prints each acknowledged "stream version command", until its end comes.
// Arguments: the data directory, and how many tasks append (0: it only holds the directory).
var tasks = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
try
{
    await using var journal = SqliteJournal.Open(new SqliteJournalOptions(args[0]));
    Console.WriteLine("open");
    await Task.WhenAll(Enumerable.Range(0, tasks).Select(task => Task.Run(() => AppendForEver(journal, task))));
    await Task.Delay(Timeout.Infinite);
    return 0;
}
catch (InvalidOperationException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

static async Task AppendForEver(SqliteJournal journal, int task)
{
    var random = new Random();
    while (true)
    {
        var stream = $"member/p/{task}-{random.Next(20)}";
        var version = await journal.Version(stream);
        var command = Guid.NewGuid().ToString("N");
        var bodies = Enumerable.Range(0, random.Next(1, 4))
            .Select(body => $"{command} {body} {new string('x', random.Next(600))}")
            .Select(body => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(body));
        ReadOnlyMemory<byte>? snapshot = random.Next(5) == 0 ? Encoding.UTF8.GetBytes(command) : default(ReadOnlyMemory<byte>?);
        var due = random.Next(3) == 0 ? Due.Becomes(DateTimeOffset.UnixEpoch.AddMinutes(random.Next(1_000_000))) : Due.Unchanged;
        var outcome = await journal.Append(new Append(stream, version, command, [.. bodies], snapshot, due));
        if (outcome.Status != AppendStatus.Appended)
            throw new InvalidOperationException($"{stream} at {version}: {outcome}");
        Console.WriteLine($"{stream} {outcome.Version} {command}");
    }
}
