using System.Collections.Immutable;
using System.Globalization;
using Loyalty.Journal;
using Loyalty.Journal.Bench;
using Loyalty.Journal.Sqlite;

// Arguments: seconds per run (10), streams (100000), data directory (a new one under the current directory, removed after).
var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
var streams = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100_000;
var directory = args.Length > 2 ? args[2] : Path.Combine(Environment.CurrentDirectory, $"journal-bench-{Environment.ProcessId}");

var journal = SqliteJournal.Open(new SqliteJournalOptions(directory));
await journal.Append(
    new Append("catalogue/storefront", 0, null, ImmutableArray.Create<ReadOnlyMemory<byte>>(new byte[100])));
Console.WriteLine(
    $"{"appenders",9} {"appends/s",10} {"cpu us",7} {"bytes/append",12} {"p50 ms",8} {"p99 ms",8} {"p99.9 ms",8}");
foreach (var appenders in new[] { 64, 1, 64, 1_000 })
{
    var figures = await new AppendRun(journal, appenders, streams).Measure("catalogue/storefront", TimeSpan.FromSeconds(seconds));
    Console.WriteLine(
        $"{figures.Appenders,9} {figures.PerSecond,10:N0} {figures.Processor,7:0.0} {figures.BytesAllocated,12:N0} "
        + $"{figures.Median,8:0.000} {figures.Percentile99,8:0.000} {figures.Percentile999,8:0.000}");
}

await journal.DisposeAsync();
Console.WriteLine($"database {new FileInfo(Path.Combine(directory, "journal.db")).Length / 1_000_000.0:N0} MB");
if (args.Length < 3)
    Directory.Delete(directory, recursive: true);
