using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.Cli.Backfill;
using Loyalty.Cli.WhatIf;
using Spectre.Console;

namespace Loyalty.Cli.Tests.WhatIf;

public sealed class WhatIfCommandTests : IDisposable
{
    private const string Document = """
        { "id": "shop", "tiers": { "levels": [{ "id": "bronze" }, { "id": "silver" }, { "id": "gold" }] } }
        """;

    private const string FirstPage = """
        {
          "version": 7, "at": "2026-11-22T10:00:00+00:00", "total": 5, "members": 3, "next": "Ym9i",
          "moves": [
            { "from": "silver", "to": "bronze", "members": 1,
              "before": { "balance": 1150, "pending": 0, "held": 50, "owed": 0, "lifetimePoints": 1200, "liability": [{ "currency": "USD", "amount": 0.12 }] },
              "after": { "balance": 1150, "pending": 0, "held": 50, "owed": 0, "lifetimePoints": 1200, "liability": [{ "currency": "USD", "amount": 0.12 }] } },
            { "from": "gold", "to": "gold", "members": 2,
              "before": { "balance": 20000, "pending": 0, "held": 0, "owed": 0, "lifetimePoints": 21000, "liability": [{ "currency": "USD", "amount": 2 }] },
              "after": { "balance": 30000, "pending": 1, "held": 0, "owed": 0, "lifetimePoints": 31001,
                         "liability": [{ "currency": "GBP", "amount": 1.5 }, { "currency": "USD", "amount": 1.25 }] } }
          ],
          "movers": [{ "memberId": "ann", "from": "silver", "to": "bronze" }],
          "leftOut": [{ "kind": "redemption", "code": "insufficient-points", "count": 2, "points": -2000 }],
          "promotions": [{ "id": "double", "before": 1000, "after": 0 }]
        }
        """;

    private const string LastPage = """
        {
          "version": 7, "at": "2026-11-22T10:00:01+00:00", "members": 2,
          "moves": [
            { "from": "silver", "to": "bronze", "members": 1,
              "before": { "balance": 2000, "pending": 0, "held": 0, "owed": 5, "lifetimePoints": 2000, "liability": [{ "currency": "USD", "amount": 0.2 }] },
              "after": { "balance": 0, "pending": 0, "held": 0, "owed": 0, "lifetimePoints": 0, "liability": [] } },
            { "from": "bronze", "members": 1,
              "before": { "balance": 10, "pending": 0, "held": 0, "owed": 0, "lifetimePoints": 10, "liability": [] },
              "after": { "balance": 0, "pending": 0, "held": 0, "owed": 0, "lifetimePoints": 0, "liability": [] } }
          ],
          "movers": [{ "memberId": "bea", "from": "silver", "to": "bronze" }, { "memberId": "cy", "from": "bronze" }],
          "leftOut": [{ "kind": "enrolment", "code": "currency-unknown", "count": 1, "points": 0 },
                      { "kind": "redemption", "code": "insufficient-points", "count": 1, "points": -500 }],
          "promotions": [{ "id": "double", "before": 500, "after": 20 }, { "id": "autumn", "before": 0, "after": 7 }]
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("what-if-").FullName;
    private readonly StringWriter _output = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Pages_are_added_up_and_shown_as_tables()
    {
        await using var server = await FakeWhatIfServer.Start((200, FirstPage), (200, LastPage));

        (await Run(server, "--page", "3")).ShouldBe(ExitCode.Done, _output.ToString());

        server.Asked.Select(asked => asked.Query).ShouldBe(["?limit=3&after=", "?limit=3&after=Ym9i"]);
        server.Asked.ShouldAllBe(asked => asked.Key == "Bearer a-key" && asked.Body == Document);
        Lines(_output.ToString()).ShouldBe(Lines("""
            shop with changed.json, 5 members, as of 2026-11-22 10:00:00Z
            ╭─────────────┬─────────┬──────────┬────────┬──────────┬───────────┬───────────╮
            │ Tier        │ Members │ would be │ Points │ would be │ Liability │  would be │
            ├─────────────┼─────────┼──────────┼────────┼──────────┼───────────┼───────────┤
            │ (no member) │       0 │        1 │      0 │        0 │           │           │
            │ bronze      │       1 │        2 │     10 │    1,200 │           │  0.12 USD │
            │ silver      │       2 │        0 │  3,200 │        0 │  0.32 USD │           │
            │ gold        │       2 │        2 │ 20,000 │   30,001 │  2.00 USD │  1.50 GBP │
            │             │         │          │        │          │           │  1.25 USD │
            │             │         │          │        │          │           │           │
            │ All         │       5 │        5 │ 23,210 │   31,201 │  2.32 USD │  1.50 GBP │
            │             │         │          │        │          │           │  1.37 USD │
            │ Change      │         │          │        │   +7,991 │           │ +1.50 GBP │
            │             │         │          │        │          │           │ -0.95 USD │
            ╰─────────────┴─────────┴──────────┴────────┴──────────┴───────────┴───────────╯
            ╭──────────────────────┬─────────┬────────┬──────────╮
            │ Would move           │ Members │ Points │ would be │
            ├──────────────────────┼─────────┼────────┼──────────┤
            │ bronze → (no member) │       1 │     10 │        0 │
            │ silver → bronze      │       2 │  3,200 │    1,200 │
            ╰──────────────────────┴─────────┴────────┴──────────╯
            They are ann (silver → bronze), bea (silver → bronze), cy (bronze → (no member)).
            ╭───────────┬──────────────┬──────────╮
            │ Promotion │ Points given │ would be │
            ├───────────┼──────────────┼──────────┤
            │ autumn    │            0 │        7 │
            │ double    │        1,500 │       20 │
            ╰───────────┴──────────────┴──────────╯
            ╭─────────────────────────────────┬───────┬────────╮
            │ Would be refused                │ Times │ Points │
            ├─────────────────────────────────┼───────┼────────┤
            │ enrolment: currency-unknown     │     1 │      0 │
            │ redemption: insufficient-points │     3 │ -2,500 │
            ╰─────────────────────────────────┴───────┴────────╯
            """));
    }

    [Fact]
    public async Task The_report_is_written_as_JSON_with_everybody_who_moves()
    {
        await using var server = await FakeWhatIfServer.Start((200, FirstPage), (200, LastPage));
        var path = Path.Combine(_folder, "report.json");

        (await Run(server, "--json", path)).ShouldBe(ExitCode.Done, _output.ToString());

        var report = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        report["tiers"]!.AsArray().Select(tier => (string?)tier!["tier"]).ShouldBe([null, "bronze", "silver", "gold"]);
        report["tiers"]![2]!.ToJsonString().ShouldBe(
            """{"tier":"silver","before":{"members":2,"figures":{"balance":3150,"pending":0,"held":50,"owed":5,"lifetimePoints":3200,"""
            + "\"liability\":[{\"currency\":\"USD\",\"amount\":0.32}],\"points\":3200}},"
            + "\"after\":{\"members\":0,\"figures\":{\"balance\":0,\"pending\":0,\"held\":0,\"owed\":0,\"lifetimePoints\":0,"
            + "\"liability\":[],\"points\":0}}}");
        report["movers"]!.ToJsonString().ShouldBe("""
            [{"memberId":"ann","from":"silver","to":"bronze"},{"memberId":"bea","from":"silver","to":"bronze"},{"memberId":"cy","from":"bronze","to":null}]
            """);
        (report["members"]!.GetValue<long>(), report["moving"]!.GetValue<long>(), report["isTorn"]!.GetValue<bool>()).ShouldBe((5, 3, false));
        report["leftOut"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_program_that_changes_meanwhile_is_told()
    {
        await using var server = await FakeWhatIfServer.Start((200, FirstPage), (200, LastPage.Replace("\"version\": 7", "\"version\": 8")));
        (await Run(server)).ShouldBe(ExitCode.Done);
        _output.ToString().ShouldContain("changed while this ran");
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_again_and_given_up_on_in_the_end()
    {
        await using var server = await FakeWhatIfServer.Start((503, "{}"), (429, "{}"), (200, LastPage));
        (await Run(server)).ShouldBe(ExitCode.Done, _output.ToString());
        server.Asked.Count.ShouldBe(3);

        await using var broken = await FakeWhatIfServer.Start(Enumerable.Repeat((503, "{}"), 100));
        (await Run(broken, "--patience-seconds", "1")).ShouldBe(ExitCode.GaveUp);
        _output.ToString().ShouldContain("the server answers 503");
    }

    [Fact]
    public async Task A_document_that_is_refused_is_told_with_each_fault()
    {
        var problem = new
        {
            code = "program-faulty",
            detail = "The program has 1 fault.",
            faults = new[] { new { pointer = "/timeZone", code = "unknown", detail = "give a zone" } },
        };
        await using var server = await FakeWhatIfServer.Start((422, JsonSerializer.Serialize(problem)));
        (await Run(server)).ShouldBe(ExitCode.Unusable);
        _output.ToString().ShouldContain("422 program-faulty: The program has 1 fault.");
        _output.ToString().ShouldContain("/timeZone: give a zone (unknown)");
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "it is not a program document")]
    [InlineData("{}", "it is not a program document")]
    public async Task What_is_no_document_is_told_without_asking(string text, string expected)
    {
        await using var server = await FakeWhatIfServer.Start();
        (await Run(server, text)).ShouldBe(ExitCode.Unusable);
        _output.ToString().ReplaceLineEndings(" ").ShouldContain(expected);
    }

    [Theory]
    [InlineData("--page", "0")]
    [InlineData("--page", "1001")]
    [InlineData("--server", "nowhere")]
    public void Impossible_options_are_refused(string option, string value) =>
        Parse("--program", "f.json", option, value).Errors.ShouldHaveSingleItem().Message.ShouldContain(option);

    [Fact]
    public void A_line_tells_how_far_it_is() => WhatIfProgress.Line(500, 2000).ShouldBe("500 of 2,000 members (25.0 %)");

    private Task<int> Run(FakeWhatIfServer server, params string[] options)
    {
        var (document, others) = options.Length == 1 ? (options[0], []) : (Document, options);
        var path = Path.Combine(_folder, "changed.json");
        File.WriteAllText(path, document);
        return Parse(["--program", path, "--server", $"{server.Address}", "--key", "a-key", .. others]).InvokeAsync();
    }

    private ParseResult Parse(params string[] arguments)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_output),
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = 160;
        console.Profile.Encoding = System.Text.Encoding.UTF8;
        var root = new RootCommand { WhatIfCommand.Create(new WhatIfRun(console, TimeProvider.System)) };
        return root.Parse(["what-if", .. arguments]);
    }

    private static IEnumerable<string> Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);
}
