using System.CommandLine;
using System.CommandLine.Parsing;

namespace Loyalty.Cli.Reports;

/// <summary>The command line of <c>loyalty report</c>.</summary>
internal sealed class ReportCommand
{
    private const string Description =
        "Shows a report of a program: liability, points, tiers, members, promotions or partners. "
        + "Exit codes: 0 done, 2 unusable arguments, key or program, 3 the server cannot be reached, 130 interrupted.";

    private readonly Argument<string> _report = new("report") { Description = "Which one." };

    private readonly Option<string> _program = new("--program") { Description = "The program, for example storefront.", Required = true };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "From here on: a date in the program's time zone (2026-03-01), or a time with an offset; from the beginning where it is not given.",
    };

    private readonly Option<string?> _to = new("--to") { Description = "Up to here, which is excluded, in the same form; up to now where it is not given." };

    private readonly Option<string?> _by = new("--by") { Description = "month or day; by month where it is not given." };

    private readonly Option<Uri> _server = new("--server")
    {
        Description = "Where the engine listens.",
        CustomParser = ServerAddress,
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
    };

    private readonly Option<string?> _key = new("--key") { Description = "The key; LOYALTY_DEV_KEY where it is not given." };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON in place of tables." };

    public static Command Create(ReportRun run) => new ReportCommand().Build(run);

    private Command Build(ReportRun run)
    {
        _report.AcceptOnlyFromAmong([.. ReportLayout.Names]);
        _by.AcceptOnlyFromAmong("month", "day");
        var command = new Command("report", Description) { _report, _program, _from, _to, _by, _server, _key, _json };
        command.SetAction((result, cancellation) => run.Run(Request(result), cancellation));
        return command;
    }

    private ReportRequest Request(ParseResult result) => new(
        result.GetRequiredValue(_report),
        result.GetRequiredValue(_program),
        result.GetRequiredValue(_server),
        result.GetValue(_key) ?? Environment.GetEnvironmentVariable("LOYALTY_DEV_KEY"),
        result.GetValue(_json))
    {
        From = result.GetValue(_from),
        To = result.GetValue(_to),
        By = result.GetValue(_by),
    };

    private static Uri? ServerAddress(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme is "http" or "https")
            return server;
        result.AddError($"--server '{text}' is not an address such as http://127.0.0.1:5080.");
        return null;
    }
}
