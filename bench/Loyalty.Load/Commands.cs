using System.CommandLine;
using System.Globalization;
using Loyalty.Load.Http;
using Loyalty.Load.Listening;
using Loyalty.Load.Requests;
using Loyalty.Load.Results;

namespace Loyalty.Load;

/// <summary>What the console offers.</summary>
internal static class Commands
{
    /// <summary>Enrols the members, then buys.</summary>
    public static Command Purchase() => Load(
        "purchase", "Enrols the members, then sends purchases of three lines.", enrols: true,
        (target, options) => ProgramRequests.Purchase(
            target, options.GetRequiredValue(LoadOptions.Program), options.GetRequiredValue(LoadOptions.Run)));

    /// <summary>Enrols the members, then reads them.</summary>
    public static Command Read() => Load(
        "read", "Enrols the members, then reads them.", enrols: true,
        (target, options) => ProgramRequests.Read(target, options.GetRequiredValue(LoadOptions.Program)));

    /// <summary>Gets the address itself.</summary>
    public static Command Get() => Load(
        "get", "Gets the address given with --url again and again.", enrols: false,
        (target, _) => RequestTemplate.Create(target, target.Address.PathAndQuery));

    /// <summary>Times a start.</summary>
    public static Command FirstAward()
    {
        var server = new Argument<string[]>("server")
        { Description = "The command that starts the server.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("first-award", "Starts a server; prints milliseconds to its first answered award, and its id.");
        command.Arguments.Add(server);
        command.SetAction(async options =>
        {
            var (milliseconds, processId) = await Loyalty.Load.FirstAward.TimeAsync(
                LoadOptions.Target(options),
                options.GetRequiredValue(LoadOptions.Program),
                options.GetRequiredValue(LoadOptions.Run),
                options.GetRequiredValue(server));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F0} {processId}"));
        });
        return command;
    }

    /// <summary>Listens while it buys.</summary>
    public static Command Listen()
    {
        var server = new Option<int>("--process") { Description = "Id of the server's process, whose memory is read.", Required = true };
        var listeners = new Option<int>("--listeners")
        { Description = "Open streams, each of a member of its own.", DefaultValueFactory = _ => 10_000 };
        var command = new Command("listen", "Opens live streams, sends purchases, and tells memory and delay; --rate says how many.");
        command.Options.Add(server);
        command.Options.Add(listeners);
        command.SetAction(async options =>
        {
            var run = new ListenRun(
                LoadOptions.Target(options),
                options.GetRequiredValue(LoadOptions.Program),
                options.GetRequiredValue(LoadOptions.Run),
                options.GetRequiredValue(listeners),
                options.GetRequiredValue(LoadOptions.Clients),
                options.GetRequiredValue(server));
            Console.WriteLine(await run.RunAsync(LoadOptions.Schedule(options)));
        });
        return command;
    }

    private static Command Load(
        string name, string description, bool enrols, Func<Target, ParseResult, RequestTemplate> template)
    {
        var command = new Command(name, description);
        command.SetAction(async options =>
        {
            var target = LoadOptions.Target(options);
            var clients = options.GetRequiredValue(LoadOptions.Clients);
            if (enrols && !options.GetValue(LoadOptions.NoEnrolment))
            {
                var members = options.GetRequiredValue(LoadOptions.Members);
                await Enrolment.EnrolAsync(target, options.GetRequiredValue(LoadOptions.Program), members, clients);
            }
            var run = new LoadRun(target, template(target, options), LoadOptions.Spread(options), LoadOptions.Schedule(options));
            var summary = await run.RunAsync(clients);
            var what = $"{name}, {clients} clients, {Pace(options)}";
            Console.WriteLine(options.GetValue(LoadOptions.Json) ? Report.Json(what, summary) : Report.Table(what, summary));
            return summary.Errors == 0 ? 0 : 2;
        });
        return command;
    }

    private static string Pace(ParseResult options) => options.GetValue(LoadOptions.Rate) is > 0 and var rate
        ? string.Create(CultureInfo.InvariantCulture, $"open loop at {rate:N0} per second")
        : "closed loop";
}
