using System.CommandLine;

namespace Loyalty.Cli.WhatIf;

/// <summary>The command line of <c>loyalty what-if</c>.</summary>
internal sealed class WhatIfCommand
{
    private const string Description =
        "Runs the stored history of all members under a changed program document and shows who would move tier and what it costs. "
        + "Changes nothing. Exit codes: 0 done, 2 unusable arguments, document, key or program, 3 gave up on the server, "
        + "130 interrupted.";

    private readonly Option<string> _program = new("--program")
    {
        Description = "The changed document: a file of JSON, whose id says which program it changes.",
        Required = true,
    };

    private readonly Option<Uri> _server = new("--server")
    {
        Description = "Where the engine listens.",
        CustomParser = result => Backfill.BackfillCommand.ServerAddress(result),
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
    };

    private readonly Option<string?> _key = new("--key") { Description = "The key; LOYALTY_DEV_KEY where it is not given." };

    private readonly Option<string?> _json = new("--json") { Description = "Write the report to this file as JSON." };

    private readonly Option<int> _page = new("--page")
    {
        Description = "Members per call, 1 to 1000.",
        DefaultValueFactory = _ => 200,
    };

    private readonly Option<int> _patience = new("--patience-seconds")
    {
        Description = "How long to go on while the server does not answer, before giving up.",
        DefaultValueFactory = _ => 300,
    };

    public static Command Create(WhatIfRun run) => new WhatIfCommand().Build(run);

    private Command Build(WhatIfRun run)
    {
        Backfill.BackfillCommand.FromOneTo(_page, 1000);
        Backfill.BackfillCommand.FromOneTo(_patience, 86_400);
        var command = new Command("what-if", Description) { _program, _server, _key, _json, _page, _patience };
        command.SetAction((result, cancellation) => run.Run(Request(result), cancellation));
        return command;
    }

    private WhatIfRequest Request(ParseResult result) => new(
        result.GetRequiredValue(_program),
        result.GetRequiredValue(_server),
        result.GetValue(_key) ?? Environment.GetEnvironmentVariable("LOYALTY_DEV_KEY"),
        result.GetValue(_json),
        result.GetRequiredValue(_page),
        TimeSpan.FromSeconds(result.GetRequiredValue(_patience)));
}
