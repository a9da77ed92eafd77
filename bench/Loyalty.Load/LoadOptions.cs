using System.CommandLine;
using Loyalty.Load.Http;
using Loyalty.Load.Requests;
using Loyalty.Load.Schedules;

namespace Loyalty.Load;

/// <summary>The options that the commands share.</summary>
internal static class LoadOptions
{
    public static readonly Option<string> Url = new("--url")
    { Description = "Where the server listens.", DefaultValueFactory = _ => "http://127.0.0.1:5080", Recursive = true };

    public static readonly Option<string> Program = new("--program")
    { Description = "The program of the members.", DefaultValueFactory = _ => "storefront", Recursive = true };

    public static readonly Option<long> Members = new("--members")
    { Description = "The load is spread over this many members.", DefaultValueFactory = _ => 10_000, Recursive = true };

    public static readonly Option<int> Clients = new("--clients")
    { Description = "Connections, each with one request at a time.", DefaultValueFactory = _ => 64, Recursive = true };

    public static readonly Option<double> Rate = new("--rate")
    { Description = "Requests per second (open loop); 0: each client sends on its answer (closed loop).", Recursive = true };

    public static readonly Option<double> Seconds = new("--seconds")
    { Description = "How long is measured.", DefaultValueFactory = _ => 10, Recursive = true };

    public static readonly Option<double> Warmup = new("--warmup")
    { Description = "Seconds before that.", DefaultValueFactory = _ => 3, Recursive = true };

    public static readonly Option<long> Count = new("--count")
    { Description = "Closed loop: ends after so many requests, without warm-up; 0: by time.", Recursive = true };

    public static readonly Option<bool> InTurn = new("--in-turn")
    { Description = "Members one after the other, not mixed.", Recursive = true };

    public static readonly Option<string> Run = new("--run")
    {
        Description = "Names the run: its order ids are its own.",
        DefaultValueFactory = _ => $"{DateTimeOffset.UtcNow:yyyyMMddHHmmssfff}",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    { Description = "One line of JSON instead of a table.", Recursive = true };

    public static readonly Option<bool> NoEnrolment = new("--enrolled")
    { Description = "The members are there: enrol nobody.", Recursive = true };

    public static IEnumerable<Option> All =>
        [Url, Program, Members, Clients, Rate, Seconds, Warmup, Count, InTurn, Run, Json, NoEnrolment];

    public static Target Target(ParseResult options) => Http.Target.Parse(
        options.GetRequiredValue(Url),
        Environment.GetEnvironmentVariable("LOYALTY_DEV_KEY") ?? throw new LoadException("LOYALTY_DEV_KEY is not set."));

    public static Spread Spread(ParseResult options) =>
        new(options.GetRequiredValue(Members), options.GetValue(InTurn));

    public static ISchedule Schedule(ParseResult options)
    {
        var rate = options.GetValue(Rate);
        var count = options.GetValue(Count);
        var warmup = TimeSpan.FromSeconds(count > 0 ? 0 : options.GetRequiredValue(Warmup));
        var duration = TimeSpan.FromSeconds(options.GetRequiredValue(Seconds));
        return rate > 0
            ? new OpenLoop(rate, warmup, duration)
            : new ClosedLoop(warmup, duration, count > 0 ? count : long.MaxValue);
    }
}
