using System.CommandLine;
using System.Text.Json;
using Loyalty.Cli.Backfill;
using Loyalty.Cli.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Loyalty.Cli.Tests.Reports;

public sealed class ReportCommandTests : IAsyncLifetime
{
    private const string Points = """
        {
          "time": { "from": "2026-02-28T23:00:00Z", "to": "2026-03-31T22:00:00Z", "timeZone": "Europe/Paris" },
          "totals": [{ "currency": "EUR", "issued": 1234567, "redeemed": 5, "expired": 0, "reversed": 0, "owed": 0, "change": 1234562, "breakage": 0.125 }],
          "periods": [{ "period": "2026-03", "currency": "EUR", "issued": 1234567, "redeemed": 5, "expired": 0, "reversed": 0, "owed": 0, "change": 1234562 }]
        }
        """;

    private readonly StringWriter _output = new();
    private readonly List<string> _asked = [];
    private WebApplication? _server;
    private (int Status, string Body) _answer = (200, Points);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(context =>
        {
            _asked.Add($"{context.Request.Path}{context.Request.QueryString} {context.Request.Headers.Authorization}");
            context.Response.StatusCode = _answer.Status;
            return context.Response.WriteAsync(_answer.Body);
        });
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();

    [Fact]
    public async Task A_report_is_shown_as_a_table_that_a_person_reads()
    {
        (await Run("points", "--from", "2026-03-01", "--to", "2026-04-01", "--by", "month")).ShouldBe(ExitCode.Done, _output.ToString());

        _asked.ShouldBe(["/v1/programs/gemo/reports/points?from=2026-03-01&to=2026-04-01&by=month Bearer a-key"]);
        var shown = _output.ToString();
        shown.ShouldContain("Points of gemo from 2026-03-01 00:00 up to 2026-04-01 00:00 (Europe/Paris)");
        shown.ShouldContain("1,234,567");
        shown.ShouldContain("12.5 %");
        shown.ShouldContain("In all");
        shown.ShouldNotContain("Owed", Case.Sensitive, "a column of zeros tells nothing");
    }

    [Fact]
    public async Task Json_is_what_the_engine_says()
    {
        (await Run("points", "--json")).ShouldBe(ExitCode.Done);
        JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("totals")[0].GetProperty("issued").GetInt64().ShouldBe(1_234_567);
    }

    [Theory]
    [InlineData(400, ExitCode.Unusable)]
    [InlineData(404, ExitCode.Unusable)]
    [InlineData(503, ExitCode.GaveUp)]
    public async Task A_refusal_is_told_in_the_engine_s_words(int status, int exitCode)
    {
        _answer = (status, """{ "code": "bad-request", "detail": "to: a date or a time." }""");
        (await Run("points", "--to", "soon")).ShouldBe(exitCode);
        _output.ToString().ShouldContain($"The server answers {status}: to: a date or a time.");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told()
    {
        await _server!.StopAsync();
        (await Run("liability")).ShouldBe(ExitCode.GaveUp);
        _output.ToString().ShouldContain("cannot be reached");
    }

    [Theory]
    [InlineData("weather")]
    [InlineData("points", "--by", "week")]
    [InlineData("points", "--server", "nowhere")]
    public void Impossible_arguments_are_refused(params string[] arguments) => Parse(arguments).Errors.ShouldNotBeEmpty();

    [Theory]
    [InlineData("liability", """{ "time": T, "months": [], "tiers": [], "totals": [] }""")]
    [InlineData("tiers", """{ "time": T, "tiers": [{ "tier": "gold", "members": 3 }], "moves": [] }""")]
    [InlineData("members", """{ "time": T, "members": 0, "total": { "enrolled": 0, "active": 0, "returning": 0 }, "periods": [] }""")]
    [InlineData("promotions", """{ "time": T, "promotions": [] }""")]
    [InlineData("partners", """{ "time": T, "partners": [], "donations": [] }""")]
    public async Task Each_report_has_its_tables(string report, string body)
    {
        _answer = (200, body.Replace("T,", """{ "to": "2026-03-31T22:00:00Z", "timeZone": "Europe/Paris" },""", StringComparison.Ordinal));
        (await Run(report)).ShouldBe(ExitCode.Done, _output.ToString());
        _output.ToString().ShouldContain("none.");
    }

    private Task<int> Run(params string[] arguments) =>
        Parse([.. arguments, "--server", _server!.Urls.First(), "--program", "gemo", "--key", "a-key"]).InvokeAsync();

    private ParseResult Parse(params string[] arguments)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_output),
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = 300;
        return ReportCommand.Create(new ReportRun(console)).Parse(arguments);
    }
}
