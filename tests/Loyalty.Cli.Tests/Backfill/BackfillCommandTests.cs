using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using Loyalty.Cli.Backfill;
using Loyalty.Cli.Tests.FakeServer;
using Loyalty.Cli.Tests.Feeding;
using Spectre.Console;

namespace Loyalty.Cli.Tests.Backfill;

public sealed class BackfillCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("backfill-").FullName;
    private readonly StringWriter _output = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_compressed_file_is_fed_and_the_summary_is_written()
    {
        var ledger = new FakeLedger();
        await using var server = await FakeLoyaltyServer.Start(ledger);
        var file = Write("orders.bin", SampleHistory.Csv(3, 2), compressed: true);
        var summaryPath = Path.Combine(_folder, "summary.json");

        var exitCode = await Run(
            file, "--program", "storefront", "--server", $"{server.Address}", "--key", FakeLoyaltyServer.Key,
            "--json", summaryPath);

        exitCode.ShouldBe(ExitCode.Done, _output.ToString());
        ledger.Applied.ShouldBe(3 * (1 + 2 + 2));
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(summaryPath));
        summary.RootElement.GetProperty("result").GetString().ShouldBe("finished");
        summary.RootElement.GetProperty("history").GetProperty("orders").GetInt32().ShouldBe(6);
        summary.RootElement.GetProperty("history").GetProperty("returnPieces").GetProperty("matched").GetInt32().ShouldBe(6);
        summary.RootElement.GetProperty("feed").GetProperty("accepted").GetInt32().ShouldBe(15);
        _output.ToString().ShouldContain("Accepted now");
    }

    [Fact]
    public async Task A_currency_on_the_command_line_takes_the_place_of_the_mapping_s()
    {
        var ledger = new FakeLedger();
        await using var server = await FakeLoyaltyServer.Start(ledger);

        var exitCode = await Run(
            Write("orders.csv", SampleHistory.Csv(1, 1)), "--program", "storefront", "--server", $"{server.Address}",
            "--key", FakeLoyaltyServer.Key, "--currency", "USD");

        exitCode.ShouldBe(ExitCode.Done);
        ledger.State().ShouldContain("\"currency\":\"USD\"");
        ledger.State().ShouldNotContain("GBP");
    }

    [Fact]
    public async Task Refusals_are_shown_and_told_by_the_exit_code()
    {
        await using var server = await FakeLoyaltyServer.Start(
            new FakeLedger(), refuse: (_, kind) => kind == "purchases" ? 422 : null);

        var exitCode = await Run(
            Write("orders.csv", SampleHistory.Csv(1, 1)), "--program", "storefront", "--server", $"{server.Address}",
            "--key", FakeLoyaltyServer.Key);

        exitCode.ShouldBe(ExitCode.DoneWithFaults);
        _output.ToString().ShouldContain("Refused: Purchase 1000 of member m000: 422 id-reused");
    }

    [Fact]
    public async Task A_dry_run_needs_no_server()
    {
        var exitCode = await Run(
            Write("orders.csv", SampleHistory.Csv(1, 1)), "--program", "storefront",
            "--server", "http://127.0.0.1:1", "--dry-run");

        exitCode.ShouldBe(ExitCode.Done);
        _output.ToString().ShouldContain("nothing was sent");
    }

    [Fact]
    public async Task A_missing_file_and_a_cut_one_are_told()
    {
        (await Run(Path.Combine(_folder, "none.csv"), "--program", "p", "--dry-run")).ShouldBe(ExitCode.Unusable);
        _output.ToString().ShouldContain("none.csv");

        var cut = Write("cut.gz", SampleHistory.Csv(500, 20), compressed: true);
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(cut))[..^100]);
        (await Run(cut, "--program", "p", "--dry-run")).ShouldBe(ExitCode.Unusable);
        _output.ToString().ShouldContain("cut short");
    }

    [Fact]
    public async Task A_file_that_does_not_fit_the_mapping_is_told_with_its_columns()
    {
        (await Run(Write("orders.csv", "a,b\n1,2\n"), "--program", "p", "--dry-run")).ShouldBe(ExitCode.Unusable);
        _output.ToString().ReplaceLineEndings(" ").ShouldContain("\"a\", \"b\"");
    }

    [Theory]
    [InlineData("--concurrency", "0")]
    [InlineData("--currency", "pounds")]
    [InlineData("--server", "nowhere")]
    [InlineData("--patience-seconds", "0")]
    public void Impossible_options_are_refused(string option, string value) =>
        Parse("f.csv", "--program", "p", option, value).Errors.ShouldHaveSingleItem().Message.ShouldContain(option);

    [Fact]
    public void The_program_has_to_be_named() =>
        Parse("f.csv").Errors.ShouldHaveSingleItem().Message.ShouldContain("--program");

    private Task<int> Run(params string[] arguments) => Parse(arguments).InvokeAsync();

    private ParseResult Parse(params string[] arguments)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_output),
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = 400;
        return BackfillCommand.Create(new BackfillRun(console, TimeProvider.System)).Parse(arguments);
    }

    private string Write(string name, string text, bool compressed = false)
    {
        var path = Path.Combine(_folder, name);
        using Stream file = File.Create(path);
        using var content = compressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        content.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return path;
    }
}
