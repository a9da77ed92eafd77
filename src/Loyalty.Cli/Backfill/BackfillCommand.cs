using System.CommandLine;
using Loyalty.Cli.Feeding;
using Loyalty.Cli.Mapping;

namespace Loyalty.Cli.Backfill;

/// <summary>The command line of <c>loyalty backfill</c>.</summary>
internal sealed class BackfillCommand
{
    private const string Description =
        "Feeds years of order history to the engine, in event time. Run it again at any time: nothing doubles. "
        + "Exit codes: 0 done, 1 done with refusals or unreadable lines, 2 unusable arguments, file, mapping, key or program, "
        + "3 gave up on the server, 130 interrupted.";

    private readonly Argument<string> _file = new("file") { Description = "The order history: CSV, or CSV in gzip." };

    private readonly Option<string> _program = new("--program")
    {
        Description = "The program whose members are fed, for example storefront.",
        Required = true,
    };

    private readonly Option<Uri> _server = new("--server")
    {
        Description = "Where the engine listens.",
        CustomParser = result => ServerAddress(result),
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
    };

    private readonly Option<string?> _key = new("--key") { Description = "The key; LOYALTY_DEV_KEY where it is not given." };

    private readonly Option<string> _mapping = new("--mapping")
    {
        Description = "What the columns mean: uci, or the path of a mapping document (docs/backfill.md).",
        DefaultValueFactory = _ => "uci",
    };

    private readonly Option<string?> _currency = new("--currency")
    {
        Description = "Currency of the history (ISO 4217), in place of the mapping's.",
    };

    private readonly Option<int> _concurrency = new("--concurrency")
    {
        Description = "Members fed at once, 1 to 1024.",
        DefaultValueFactory = _ => 64,
    };

    private readonly Option<int> _patience = new("--patience-seconds")
    {
        Description = "How long to go on while the server settles nothing, before giving up.",
        DefaultValueFactory = _ => 300,
    };

    private readonly Option<string?> _json = new("--json") { Description = "Write the summary to this file as JSON." };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Read and match, send nothing." };

    public static Command Create(BackfillRun run) => new BackfillCommand().Build(run);

    private Command Build(BackfillRun run)
    {
        _currency.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } currency && !MappingDocument.IsCurrency(currency))
                result.AddError($"--currency '{currency}' is not three capital letters such as GBP.");
        });
        FromOneTo(_concurrency, 1024);
        FromOneTo(_patience, 86_400);
        var command = new Command("backfill", Description)
        {
            _file, _program, _server, _key, _mapping, _currency, _concurrency, _patience, _json, _dryRun,
        };
        command.SetAction((result, cancellation) => run.Run(Request(result), cancellation));
        return command;
    }

    private BackfillRequest Request(ParseResult result) => new(
        result.GetRequiredValue(_file),
        result.GetRequiredValue(_mapping),
        result.GetValue(_currency),
        result.GetValue(_json),
        result.GetValue(_dryRun),
        new FeedOptions
        {
            Server = result.GetRequiredValue(_server),
            Program = result.GetRequiredValue(_program),
            Key = result.GetValue(_key) ?? Environment.GetEnvironmentVariable("LOYALTY_DEV_KEY"),
            Concurrency = result.GetRequiredValue(_concurrency),
            Patience = TimeSpan.FromSeconds(result.GetRequiredValue(_patience)),
        });

    internal static Uri? ServerAddress(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme is "http" or "https")
            return server;
        result.AddError($"--server '{text}' is not an address such as http://127.0.0.1:5080.");
        return null;
    }

    internal static void FromOneTo(Option<int> option, int most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is var value && (value < 1 || value > most))
            result.AddError($"{option.Name} {value} is not between 1 and {most}.");
    });
}
