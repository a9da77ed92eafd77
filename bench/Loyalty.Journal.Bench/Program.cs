using System.Collections.Immutable;
using System.Globalization;
using Loyalty.Journal;
using Loyalty.Journal.Bench;
using Loyalty.Journal.Postgres;
using Loyalty.Journal.Sqlite;

// sqlite [seconds per run (10)] [streams (100000)] [data directory (a new one under the current directory, removed after)]
// postgres CONNECTION [seconds per run (10)] [streams (100000)] [writers (the journal's own number)]
return args switch
{
    ["postgres", var connection, .. var rest] => await OnPostgres(connection, rest),
    ["sqlite", .. var rest] => await OnSqlite(rest),
    _ => await OnSqlite(args),
};

static int Number(string[] numbers, int index, int otherwise) =>
    numbers.Length > index ? int.Parse(numbers[index], CultureInfo.InvariantCulture) : otherwise;

static async Task<int> OnPostgres(string connection, string[] numbers)
{
    var options = new PostgresJournalOptions(connection);
    await using var journal = await PostgresJournal.Open(options with { Writers = Number(numbers, 2, options.Writers) });
    await Measure(journal, [64, 512], Number(numbers, 0, 10), Number(numbers, 1, 100_000));
    return 0;
}

static async Task<int> OnSqlite(string[] arguments)
{
    var directory = arguments.Length > 2
        ? arguments[2]
        : Path.Combine(Environment.CurrentDirectory, $"journal-bench-{Environment.ProcessId}");
    await using (var journal = SqliteJournal.Open(new SqliteJournalOptions(directory)))
        await Measure(journal, [64, 1, 64, 1_000], Number(arguments, 0, 10), Number(arguments, 1, 100_000));
    Console.WriteLine($"database {new FileInfo(Path.Combine(directory, "journal.db")).Length / 1_000_000.0:N0} MB");
    if (arguments.Length < 3)
        Directory.Delete(directory, recursive: true);
    return 0;
}

static async Task Measure(IJournal journal, int[] runs, int seconds, int streams)
{
    await journal.Append(
        new Append("catalogue/storefront", 0, null, ImmutableArray.Create<ReadOnlyMemory<byte>>(new byte[100])));
    Console.WriteLine(
        $"{"appenders",9} {"appends/s",10} {"cpu us",7} {"bytes/append",12} {"p50 ms",8} {"p99 ms",8} {"p99.9 ms",8}");
    foreach (var appenders in runs)
    {
        var figures = await new AppendRun(journal, appenders, streams).Measure("catalogue/storefront", TimeSpan.FromSeconds(seconds));
        Console.WriteLine(
            $"{figures.Appenders,9} {figures.PerSecond,10:N0} {figures.Processor,7:0.0} {figures.BytesAllocated,12:N0} "
            + $"{figures.Median,8:0.000} {figures.Percentile99,8:0.000} {figures.Percentile999,8:0.000}");
    }

    Console.WriteLine($"one stream, 64 together: {await new HotRun(journal, 64).Measure(TimeSpan.FromSeconds(seconds)),0:N0} appends/s");
}
